"""Texts over one column of a sheet, over several side by side, or over all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.views.workbook.grid import Cell, Column, Line, Style, visible
from generator.views.workbook.measure import height, pieces
from generator.views.workbook.places import more_tag


@dataclass(frozen=True)
class Spans:
    """Makes cells over the columns of one sheet."""

    columns: tuple[Column, ...]

    @property
    def visible(self) -> tuple[Column, ...]:
        """The columns that people see."""
        return visible(self.columns)

    def groups(self, count: int) -> list[tuple[Column, ...]]:
        """Return the visible columns in so many groups of about the same width."""
        total, groups, done = sum(column.width for column in self.visible), [[]], 0  # type: ignore[var-annotated]
        for column in self.visible:
            if groups[-1] and len(groups) < count and done + column.width / 2 > total * len(groups) / count:
                groups.append([])
            groups[-1].append(column)
            done += column.width
        return [tuple(group) for group in groups]

    def merged(self, first: str, last: str, content: str, style: Style) -> tuple[Cell, int]:
        """Return one cell from one column to another, by their keys, with its width."""
        keys = [column.key for column in self.visible]
        return self.over(self.visible[keys.index(first) : keys.index(last) + 1], content, style)

    def over(self, columns: tuple[Column, ...], content: str, style: Style) -> tuple[Cell, int]:
        """Return one cell over columns side by side, with its width."""
        last = columns[-1].letter if len(columns) > 1 else ""
        return Cell(columns[0].letter, content, style, last=last), sum(c.width for c in columns)

    def across(self, tag: str, content: str, style: Style, least: int = 0) -> Iterator[Line]:
        """Yield a text over all columns, in several rows where it is long."""
        first, last = self.visible[0].key, self.visible[-1].key
        width = sum(column.width for column in self.visible)
        for place, piece in enumerate(pieces(content, width)):
            cell, _ = self.merged(first, last, piece.rstrip("\n"), style)
            yield Line(more_tag(tag, place) if place else tag, max(height((piece, width)), least), (cell,))
