"""Slots: a label above, room to write below, side by side; and the boxes of grades."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import groupby
from math import ceil
from typing import TypeVar

from generator.render.word.controls import Controls
from generator.render.word.grid import Cell, Paragraph, Row, Table, paragraph
from generator.render.word.xml import run
from generator.views.imprint import Labelled
from generator.views.sheet.view import GradeBox

T = TypeVar("T")

BESIDE_MOST = 8
"""Slots side by side."""
LARGE_MOST = 8
"""So many characters of a figure that is known stand large."""


class Slots:
    """Sets the slots of a document that is so many millimetres wide."""

    def __init__(self, controls: Controls, width: int) -> None:
        self.controls = controls
        self.width = width

    def tables(
        self, name: str, pairs: Sequence[Labelled], height: int, most: int = BESIDE_MOST
    ) -> Iterator[Table]:
        """Yield the slots of a group in lines, those of one length joined; all stays with what follows."""
        named = [(f"{name}.{place}", pair) for place, pair in enumerate(pairs, start=1)]
        for _, lines in groupby(_lines(named, most), len):
            yield self._table(
                [tuple(Cell(self._slot(*each), upright="top") for each in line) for line in lines], height
            )

    def signatures(self, pairs: Sequence[Labelled], height: int) -> Iterator[Table]:
        """Yield the places to sign at, each with its date."""
        cells = []
        for place, pair in enumerate(pairs, start=1):
            signed = self.controls.text(pair.label, f"signatures.{place}")
            dated = self.controls.dated(pair.label, f"signatures.{place}.date", pair.pattern)
            content = (paragraph("SlotLabel", pair.label), Paragraph("Value", (signed,)))
            cells.append(Cell((*content, Paragraph("ValueEnd", (dated,))), upright="top"))
        if cells:
            yield self._table([tuple(cells)], height)

    def grades(self, grades: Sequence[GradeBox], most: int) -> Iterator[Table]:
        """Yield the grades, each with a box to tick."""
        for line in _lines([*enumerate(grades, start=1)], min(len(grades), most) or 1):
            cells = [Cell(self._grade(place, grade), upright="top") for place, grade in line]
            yield self._table([tuple(cells)], 0)

    def _table(self, lines: Sequence[tuple[Cell, ...]], height: int) -> Table:
        count = len(lines[0])
        widths = (Fraction(self.width, count),) * count
        return Table(widths, tuple(Row(cells, height).kept() for cells in lines))

    def _slot(self, name: str, pair: Labelled) -> tuple[Paragraph, ...]:
        if pair.text:
            style = "Known" if len(pair.text) <= LARGE_MOST else "KnownLong"
            return (paragraph("SlotLabel", pair.label), paragraph(style, pair.text))
        place = self.controls.dated(pair.label, name, pair.pattern)
        return (paragraph("SlotLabel", pair.label), Paragraph(value_style(pair.pattern), (place,)))

    def _grade(self, place: int, grade: GradeBox) -> tuple[Paragraph, ...]:
        tick = self.controls.tick(grade.title, f"grade.{place}")
        title = Paragraph("FieldName", (tick, run("\u00a0"), run(grade.title, "Strong")))
        return (title, paragraph("Cell", grade.band), *(paragraph("SlotLabel", line) for line in grade.more))


def value_style(pattern: str) -> str:
    """Return the style of a place to write: a pattern stands at its end, where it leaves room."""
    return "ValueEnd" if pattern else "Value"


def _lines(items: Sequence[T], most: int) -> Iterator[Sequence[T]]:
    """Yield items in lines as long as each other, but for the last, and none longer than `most`."""
    if items:
        length = ceil(len(items) / ceil(len(items) / most))
        yield from (items[start : start + length] for start in range(0, len(items), length))
