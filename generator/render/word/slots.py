"""Places to fill in: a label and a place beside it, several in a line; signatures; boxes of grades."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from math import ceil
from typing import TypeVar

from generator.render.word.controls import Controls
from generator.render.word.grid import SOFT, Cell, Paragraph, Row, Table, paragraph
from generator.render.word.xml import run
from generator.views.imprint import Labelled
from generator.views.measure import parted
from generator.views.sheet.view import GradeBox

T = TypeVar("T")

LARGE_MOST = 8
"""So many characters of a figure that is known stand large."""


class Slots:
    """Sets the places of a document that is so many hundredths of a millimetre wide."""

    def __init__(self, controls: Controls, width: int) -> None:
        self.controls = controls
        self.width = width

    def tables(
        self, name: str, pairs: Sequence[Labelled], height: int, most: int, label: int
    ) -> Iterator[Table]:
        """Yield the places of a group in lines, those of one length joined; all stays with what follows.

        `most` of them stand in a line, each with a label of that width.
        """
        named = [(f"{name}.{place}", pair) for place, pair in enumerate(pairs, start=1)]
        for _, lines in groupby(_lines(named, most), len):
            yield self._table([[*line] for line in lines], height, label)

    def signatures(self, pairs: Sequence[Labelled], height: int, label: int) -> Iterator[Table]:
        """Yield the places to sign at, each with its date."""
        cells: list[Cell] = []
        for place, pair in enumerate(pairs, start=1):
            signed = self.controls.text(pair.label, f"signatures.{place}")
            dated = self.controls.dated(pair.label, f"signatures.{place}.date", pair.pattern)
            content = (Paragraph("Value", (signed,)), Paragraph("ValueEnd", (dated,)))
            cells += [_label(pair), Cell(content, upright="top")]
        if cells:
            yield Table(self._widths(len(pairs), label), (Row(tuple(cells), height).kept(),))

    def grades(self, grades: Sequence[GradeBox], most: int) -> Iterator[Table]:
        """Yield the grades, each with a box to tick."""
        for line in _lines([*enumerate(grades, start=1)], min(len(grades), most) or 1):
            cells = tuple(Cell(self._grade(place, grade), upright="top") for place, grade in line)
            yield Table(parted(self.width, (1,) * len(cells)), (Row(cells).kept(),))

    def _widths(self, count: int, label: int) -> tuple[int, ...]:
        each = parted(self.width, (1,) * count)
        return tuple(width for one in each for width in (label, one - label))

    def _table(self, lines: Sequence[Sequence[tuple[str, Labelled]]], height: int, label: int) -> Table:
        rows = (
            Row(
                tuple(cell for name, pair in line for cell in (_label(pair), self._place(name, pair))), height
            )
            for line in lines
        )
        return Table(self._widths(len(lines[0]), label), tuple(row.kept() for row in rows))

    def _place(self, name: str, pair: Labelled) -> Cell:
        if pair.text:
            return Cell((paragraph("Known" if len(pair.text) <= LARGE_MOST else "KnownLong", pair.text),))
        place = self.controls.dated(pair.label, name, pair.pattern)
        return Cell((Paragraph(value_style(pair.pattern), (place,)),))

    def _grade(self, place: int, grade: GradeBox) -> tuple[Paragraph, ...]:
        tick = self.controls.tick(grade.title, f"grade.{place}")
        title = Paragraph("FieldName", (tick, run("\u00a0"), run(grade.title, "Strong")))
        return (title, paragraph("Cell", grade.band), *(paragraph("SlotLabel", line) for line in grade.more))


def _label(pair: Labelled) -> Cell:
    return Cell((paragraph("CellText", pair.label),), ground=SOFT, tight=True)


def value_style(pattern: str) -> str:
    """Return the style of a place to write: a pattern stands at its end, where it leaves room."""
    return "ValueEnd" if pattern else "Value"


def _lines(items: Sequence[T], most: int) -> Iterator[Sequence[T]]:
    """Yield items in lines as long as each other, but for the last, and none longer than `most`."""
    if items:
        length = ceil(len(items) / ceil(len(items) / most))
        yield from (items[start : start + length] for start in range(0, len(items), length))
