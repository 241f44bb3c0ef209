"""The columns of a sheet's table, as the rows of a Word document ask for them."""

from __future__ import annotations

from dataclasses import dataclass

from generator.views.sheet.view import Column

ANSWERS = frozenset({"answer", "outcome"})
"""The columns that hold what is answered."""


@dataclass(frozen=True)
class Columns:
    """The columns that a sheet has."""

    columns: tuple[Column, ...]

    @property
    def widths(self) -> tuple[int, ...]:
        """The widths of all."""
        return tuple(column.width for column in self.columns)

    def has(self, key: str) -> bool:
        """Return whether there is such a column."""
        return any(column.key == key for column in self.columns)

    def head(self, key: str) -> str:
        """Return the head of a column."""
        return next(column.head for column in self.columns if column.key == key)

    @property
    def answers(self) -> int:
        """How many columns hold what is answered: one at the least."""
        return sum(column.key in ANSWERS for column in self.columns)

    @property
    def before_answers(self) -> int:
        """How many columns stand before those of the answers, without the number."""
        return next(place for place, each in enumerate(self.columns) if each.key in ANSWERS) - 1
