"""Reading a workbook: its cells by what they are for, wherever they have been moved to.

The workbook says itself what is where: a hidden sheet tells what it is based on, a hidden line names the
columns and a hidden column the lines (`render.excel` writes them). What the cells mean is not known here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from math import isfinite
from pathlib import Path
from typing import NamedTuple

from python_calamine import CalamineError, CalamineWorkbook, load_workbook

from generator.model.spreadsheet import IDENTITY, KEY_MARK, TAG, letters

TAGS = f"{KEY_MARK}{TAG}"
PLACES, LARGE = 10, 10**15
"""Decimal places that are kept of a number; what a spreadsheet has beyond them is the binary's."""

Value = str | Decimal
"""What a cell holds: a text, which may be empty, or a number. Dates are texts, as `2026-03-31`."""


class Filled(NamedTuple):
    """One cell."""

    value: Value
    line: int
    column: int
    """Both counted from 1."""

    @property
    def name(self) -> str:
        """Its address, as `F12`."""
        return f"{letters(self.column)}{self.line}"


@dataclass(frozen=True)
class Workbook:
    """A filled workbook."""

    identity: Mapping[str, str]
    """What it is based on."""
    sheet: str
    """Name of the sheet that is filled in."""
    cells: Mapping[tuple[str, str], Filled]
    """By the tag of the line and the key of the column."""
    repeated: tuple[tuple[str, int], ...]
    """Tags that stand in a second line too, with that line."""


class UnreadableError(Exception):
    """The file is no workbook, or none that a handbook has made."""

    def __init__(self, rule: str, detail: str = "") -> None:
        super().__init__(rule)
        self.rule, self.detail = rule, detail


def read_workbook(path: Path) -> Workbook:
    """Read a workbook. Raises UnreadableError, and OSError when the file can't be opened."""
    try:
        return _workbook(load_workbook(path))
    except CalamineError as error:
        raise UnreadableError("filled-unreadable", str(error)) from error


def _workbook(book: CalamineWorkbook) -> Workbook:
    if IDENTITY not in book.sheet_names:
        raise UnreadableError("filled-unmarked")
    rows = _rows(book, IDENTITY)
    identity = {str(row[0]): str(row[1]) for row in rows if len(row) > 1 and row[0] != ""}
    found: list[Workbook] = []
    for name in book.sheet_names:
        rows = [] if name == IDENTITY else _rows(book, name)
        head = next((row for row in rows if TAGS in row), None)
        if head is not None:
            found.append(_read(identity, name, rows, head))
    if len(found) > 1:
        # Somebody has copied the sheet for another site, or to keep the one before.
        raise UnreadableError("filled-several", ", ".join(each.sheet for each in found))
    if not found:
        raise UnreadableError("filled-unmarked")
    return found[0]


def _rows(book: CalamineWorkbook, name: str) -> list[list[Value]]:
    rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
    return [[_value(cell) for cell in row] for row in rows]


def _read(identity: dict[str, str], name: str, rows: list[list[Value]], head: list[Value]) -> Workbook:
    keys = {
        place: str(cell).removeprefix(KEY_MARK)
        for place, cell in enumerate(head)
        if str(cell).startswith(KEY_MARK)
    }
    tags = head.index(TAGS)
    cells: dict[tuple[str, str], Filled] = {}
    seen: set[str] = set()
    repeated = []
    for line, row in enumerate(rows, start=1):
        tag = str(row[tags])
        if row is head or not tag:
            continue
        if tag in seen:
            repeated.append((tag, line))
            continue
        seen.add(tag)
        cells |= {(tag, key): Filled(row[place], line, place + 1) for place, key in keys.items()}
    return Workbook(identity, name, cells, tuple(repeated))


def _value(cell: object) -> Value:
    match cell:
        case bool():
            return str(cell)
        case int() | float() if isfinite(cell):
            number = Decimal(repr(cell))
            # Larger numbers have no such decimals, and Decimal would not round them.
            return round(number, PLACES).normalize() + 0 if abs(number) < LARGE else number
        case datetime() if not (cell.hour or cell.minute or cell.second):
            return cell.date().isoformat()
        case date() | datetime() | time() | timedelta():
            return str(cell)
    return str(cell).strip()
