"""How the cells of a workbook look."""

from __future__ import annotations

from typing import Any

FONT, SIZE = "Microsoft YaHei", 10
"""On every Windows and in every Office for Mac; elsewhere the program takes another Chinese typeface."""
INK, FAINT, RULE = "#1F2933", "#52606D", "#9AA5B1"
PAPER, BAND, HEAD, ENTRY, CLOSED = "#FFFFFF", "#DCE6EC", "#1F4E5F", "#FFFBE6", "#F3F5F7"

_BASE: dict[str, Any] = {"font_name": FONT, "font_size": SIZE, "font_color": INK, "valign": "vcenter"}
_WRAPPED = {**_BASE, "text_wrap": True}
_BOXED = {**_WRAPPED, "border": 1, "border_color": RULE}
_TEXT = {**_BOXED, "valign": "top"}
_CENTRE = {**_BOXED, "align": "center"}
_ENTRY = {**_BOXED, "bg_color": ENTRY, "locked": False}

LOOKS: dict[str, dict[str, Any]] = {
    "title": {**_WRAPPED, "bold": True, "font_size": 16},
    "title-marked": {**_WRAPPED, "bold": True, "font_size": 16, "font_color": PAPER, "bg_color": INK},
    "control": {**_WRAPPED, "font_size": 9, "font_color": FAINT},
    "label": {**_BOXED, "bg_color": CLOSED, "font_color": FAINT},
    "head": {**_CENTRE, "bold": True, "font_color": PAPER, "bg_color": HEAD},
    "band": {**_BOXED, "bold": True, "bg_color": BAND},
    "text": _TEXT,
    "centre": {**_CENTRE, "valign": "top"},
    "number": {**_CENTRE, "valign": "top"},
    "total": {**_CENTRE, "bold": True},
    "entry": {**_ENTRY, "valign": "top"},
    "entry-centre": {**_ENTRY, "align": "center", "valign": "top"},
    "entry-line": _ENTRY,
    "entry-line-date": {**_ENTRY, "align": "left", "num_format": "yyyy-mm-dd"},
    "entry-date": {**_ENTRY, "align": "center", "valign": "top", "num_format": "yyyy-mm-dd"},
    "closed": {**_BOXED, "bg_color": CLOSED},
    "hidden": {"hidden": True, "num_format": ";;;"},
    "reckoning": {"hidden": True},
    "strip": {**_CENTRE, "bold": True, "bg_color": BAND},
    "note": {**_WRAPPED, "valign": "top"},
    "note-title": {**_WRAPPED, "bold": True, "bg_color": BAND},
    "reason": {**_WRAPPED, "bold": True},
    "plain": _WRAPPED,
    "strong": {"font_name": FONT, "font_size": SIZE, "font_color": INK, "bold": True},
    "weak": {"font_name": FONT, "font_size": SIZE, "font_color": INK},
    "bold": {**_TEXT, "bold": True},
}
"""By the styles of the view. `hidden` texts show nothing, not even where a hidden column would overflow.
Numbers of the `reckoning` need no such format; LibreOffice would hide what refers to them as well.
"""

COLOURS: dict[str, dict[str, Any]] = {
    "nonconforming": {"bg_color": "#F8D7DA", "font_color": "#842029"},
    "partly": {"bg_color": "#FDE8CF", "font_color": "#7A4100"},
    "left-out": {"bg_color": "#E4E7EB", "font_color": "#52606D"},
    "open": {"bg_color": "#FFF3B0"},
    "missing": {"bg_color": "#F4A340", "font_color": "#3B2200"},
    "conforming": {"bg_color": "#D8F0DD", "font_color": "#14532D"},
}
"""By the colours of the view; each pair has a contrast of at least 4.5."""

LOOKS |= {colour: {**_BOXED, **look} for colour, look in COLOURS.items()}
