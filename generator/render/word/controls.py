"""Content controls: places to tick and to fill in, which Word and WPS show as such and programs can read.

Each carries the title of its field, and in its tag the id, so that what was filled in can be read by machine.
"""

from __future__ import annotations

from itertools import count

from generator.render.word.xml import Xml, run, tag, w
from generator.words import Words

NAME_MOST = 64
"""Word takes no longer title or tag of a content control."""
ROOM, NARROW_ROOM = "\u2003" * 6, "\u2003"
"""Shown in an empty place, so that it can be clicked and printed without a word in it."""
BOX, TICKED = ("2610", "2611")
"""Code points of the box without and with its tick."""
BOX_FONT = "Segoe UI Symbol"
"""As in the style of boxes in `styles.xml`."""


class Controls:
    """Makes the controls of one document, numbered as the format demands: each number once."""

    def __init__(self, words: Words) -> None:
        self._numbers = count(1)
        self._date_format = words("word.date-format")
        self._date_pattern = words("print.form.pattern.date")
        self._language = words("word.language")

    def tick(self, title: str, name: str, style: str = "Box") -> Xml:
        """Return a box that a click ticks."""
        states = (
            tag("w14:checked", {"w14:val": "0"}),
            tag("w14:checkedState", {"w14:val": TICKED, "w14:font": BOX_FONT}),
            tag("w14:uncheckedState", {"w14:val": BOX, "w14:font": BOX_FONT}),
        )
        return self._control(title, name, (tag("w14:checkbox", {}, *states),), run(chr(int(BOX, 16)), style))

    def text(self, title: str, name: str, *, pattern: str = "", lines: bool = False) -> Xml:
        """Return a place for a text; `pattern` shows faintly until it is filled in."""
        if pattern:
            return self._patterned(title, name, pattern)
        return self._empty(title, name, w("text", multiLine=1) if lines else w("text"), ROOM)

    def underlined(self, title: str, name: str, unit: str) -> Xml:
        """Return a place for a figure on a line within a text, with its unit."""
        return self._patterned(title, name, f"{ROOM}{unit}", "PlaceholderLine")

    def figure(self, title: str, name: str, pattern: str = "") -> Xml:
        """Return a place for a figure or a few words, in a narrow column."""
        if pattern:
            return self._patterned(title, name, pattern)
        return self._empty(title, name, w("text"), NARROW_ROOM)

    def _patterned(self, title: str, name: str, pattern: str, style: str = "PlaceholderText") -> Xml:
        # Of a control for plain text LibreOffice does not show the style of what stands in it.
        return self._empty(title, name, w("richText"), pattern, style)

    def dated(self, title: str, name: str, pattern: str) -> Xml:
        """Return a place for a date where the pattern is that of one, else for a text."""
        make = self.date if pattern == self._date_pattern else self.text
        return make(title, name, pattern=pattern)

    def date(self, title: str, name: str, pattern: str) -> Xml:
        """Return a place for a date, which Word offers a calendar for."""
        kind = w(
            "date",
            w("dateFormat", val=self._date_format),
            w("lid", val=self._language),
            w("storeMappedDataAs", val="dateTime"),
            w("calendar", val="gregorian"),
        )
        return self._empty(title, name, kind, pattern)

    def _empty(self, title: str, name: str, kind: Xml, shown: str, style: str = "PlaceholderText") -> Xml:
        return self._control(title, name, (w("showingPlcHdr"), kind), run(shown, style))

    def _control(self, title: str, name: str, kind: tuple[Xml, ...], content: Xml) -> Xml:
        return w(
            "sdt",
            w(
                "sdtPr",
                w("alias", val=" ".join(title.split())[:NAME_MOST]),
                # What tells the places of a row apart stands at the end.
                w("tag", val=name[-NAME_MOST:]),
                w("id", val=next(self._numbers)),
                *kind,
            ),
            w("sdtContent", content),
        )
