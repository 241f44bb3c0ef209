"""What a workbook is made of: cells with texts, formulas and entries, in lines and columns.

Formulas are text in A1 notation, made by `formulas` of numbers, own words and addresses alone. Texts of the
source never stand in one: where a formula compares or shows them, it refers to the cell that holds them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Style = Literal[
    "title", "title-marked", "control", "label", "head", "band", "text", "centre", "number", "total",
    "entry", "entry-centre", "entry-date", "entry-line", "entry-line-date", "closed", "hidden", "reckoning",
    "strip", "note", "note-title", "plain", "reason", "open", "conforming", "partly", "nonconforming",
    "left-out", "missing",
]  # fmt: skip
"""How a cell looks; the renderer knows what that means."""
Colour = Literal["open", "conforming", "partly", "nonconforming", "left-out", "missing"]
"""What lights up; also the style of a cell that always has that colour."""


@dataclass(frozen=True)
class Column:
    """A column of the sheet."""

    key: str
    """What stands in it; kept in a hidden row, so that a moved column is found again."""
    letter: str
    title: str
    width: int
    """In characters; 0 for a hidden column."""


@dataclass(frozen=True)
class Choice:
    """One thing that can be chosen in a cell, and the number by which formulas know it."""

    text: str
    code: int


@dataclass(frozen=True)
class Entry:
    """What may be put into a cell. The renderer makes it a validation with a message."""

    kind: Literal["choice", "count", "amount", "number", "date", "text"]
    title: str = ""
    says: str = ""
    """What to enter, shown when the cell is selected."""
    refused: str = ""
    """What is told when something else is entered."""
    choices: str = ""
    """Range that lists the choices."""
    most: Decimal | None = None
    """The largest amount; none for no bound."""
    least: str = ""
    """Of a day: address of the cell with the day before which it can't be; empty for none."""


@dataclass(frozen=True)
class Formula:
    """A formula without its sign of equality, and what it gives while nothing is filled in."""

    text: str
    blank: str | Decimal = ""


@dataclass(frozen=True)
class Cell:
    """One cell, or several side by side merged into one."""

    column: str
    """Letter of its first column."""
    content: str | Decimal | Formula = ""
    style: Style = "text"
    entry: Entry | None = None
    last: str = ""
    """Letter of the last column of merged cells."""
    strong: str = ""
    """The beginning of the content that stands out, such as a title before its text."""
    places: int | None = None
    """Decimal places shown of a number; none for as many as it has."""


@dataclass(frozen=True)
class Line:
    """One row."""

    tag: str
    """What the row is for, kept in a hidden column so that a moved row is found again."""
    height: int
    """In points; 0 for a hidden row."""
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Colouring:
    """A fill of the cells of a range wherever a formula is true of the row."""

    first: str
    last: str
    """Letters of the columns."""
    formula: str
    """For the first row of the range; its references to rows are relative."""
    colour: Colour


def letter_of(columns: Iterable[Column], key: str) -> str:
    """Return the letter of a column by its key."""
    return next(column.letter for column in columns if column.key == key)


def visible(columns: Iterable[Column]) -> tuple[Column, ...]:
    """Return the columns that people see."""
    return tuple(column for column in columns if column.width)
