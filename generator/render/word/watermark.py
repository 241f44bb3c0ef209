"""Faint words behind every page, as Word itself writes them: a text on a path (VML) in the header."""

from __future__ import annotations

from fractions import Fraction
from unicodedata import east_asian_width

from generator.render.word.xml import Xml, tag, w

SIZE, ACROSS_MOST = 120, 560
"""Of the letters at most, in points; a Chinese one is as wide and as high. Longer words are set smaller."""
NARROW, LOW = Fraction("0.7"), Fraction("0.7")
"""Width and height of a Latin capital, where a Chinese letter has 1."""
FAINT = "#f0f0f0"
PATH = "m@7,l@8,m@5,21600l@6,21600e"
FORMULAS = (
    "sum #0 0 10800",
    "prod #0 2 1",
    "sum 21600 0 @1",
    "sum 0 0 @2",
    "sum 21600 0 @3",
    "if @0 @3 0",
    "if @0 21600 @1",
    "if @0 0 @2",
    "if @0 @4 21600",
    "mid @5 @6",
    "mid @8 @5",
    "mid @7 @8",
    "mid @6 @7",
    "sum @6 0 @5",
)
"""Of the shape "plain text" (136): how its path follows its size."""


def watermark(words: str, font: str) -> Xml:
    """Return a run that draws the words aslant in the middle of the page."""
    wide = [east_asian_width(each) in "WF" for each in words]
    letters_wide: Fraction | int = sum(1 if each else NARROW for each in wide)
    size = min(Fraction(SIZE), Fraction(ACROSS_MOST) / letters_wide)
    across, height = size * letters_wide, size * (1 if any(wide) else LOW)
    place = ";".join(
        (
            "position:absolute;margin-left:0;margin-top:0;rotation:330;z-index:-251658752",
            f"width:{round(across)}pt;height:{round(height)}pt",
            "mso-position-horizontal:center;mso-position-horizontal-relative:margin",
            "mso-position-vertical:center;mso-position-vertical-relative:margin",
        )
    )
    letters = {"style": f'font-family:"{font}";font-size:1pt', "string": words}
    shape = {
        "id": "PowerPlusWaterMarkObject1",
        "o:spid": "_x0000_s2049",
        "type": "#_x0000_t136",
        "style": place,
        "o:allowincell": "f",
        "fillcolor": FAINT,
        "stroked": "f",
    }
    return w(
        "r", w("rPr", w("noProof")), w("pict", _kind(), tag("v:shape", shape, tag("v:textpath", letters)))
    )


def _kind() -> Xml:
    attributes = {
        "id": "_x0000_t136",
        "coordsize": "21600,21600",
        "o:spt": "136",
        "adj": "10800",
        "path": PATH,
    }
    return tag(
        "v:shapetype",
        attributes,
        tag("v:formulas", {}, *(tag("v:f", {"eqn": formula}) for formula in FORMULAS)),
        tag("v:path", {"textpathok": "t", "o:connecttype": "rect"}),
        tag("v:textpath", {"on": "t", "fitshape": "t"}),
    )
