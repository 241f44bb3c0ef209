"""The days in a filled workbook: of the check, of what is to be put right, of the second look."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from generator.app.cells import Cells, shown
from generator.findings import Severity
from generator.source.workbook import Filled
from generator.views.workbook.places import FOLLOW_UP

DAYS = tuple(key for key in FOLLOW_UP if key in {"due", "checked"})
WRITTEN = re.compile(r"(\d{4})\D{1,3}(\d{1,2})\D{1,3}(\d{1,2})\D?")
"""A day as people write it: 2026-03-31, 2026/3/31, 2026.3.31, or with the words for year, month and day."""


def doubtful_days(cells: Cells) -> None:
    """Note entries that are no day, and days before that of the check. None of them changes the score."""
    checked = _day(cells, _of_check(cells))
    for line in cells.view.main.lines:
        if not line.tag.startswith(("row|", "other|")):
            continue
        for key in DAYS:
            at = cells.cell(line.tag, key)
            day = _day(cells, at)
            if day is not None and checked is not None and day < checked:
                known = {"value": day.isoformat(), "day": checked.isoformat()}
                cells.found("filled-day-before", at, Severity.WARNING, **known)


def _of_check(cells: Cells) -> Filled:
    """Return the cell with the day of the check; an empty one where the sheet has no place for it."""
    keys = {column.letter: column.key for column in cells.view.main.columns}
    places = (
        (line.tag, keys[cell.column])
        for line in cells.view.main.lines
        if line.tag.startswith("head|")
        for cell in line.cells
        if cell.entry is not None and cell.entry.kind == "date"
    )
    return cells.cell(*next(places, ("", "")))


def _day(cells: Cells, at: Filled) -> date | None:
    """Return the day in a cell; none where it is empty, or no day, which is noted."""
    if at.value == "":
        return None
    found = None if isinstance(at.value, Decimal) else WRITTEN.fullmatch(at.value)
    year, month, day = (int(part) for part in found.groups()) if found else (0, 0, 0)
    try:
        return date(year, month, day)
    except ValueError:
        cells.found("filled-not-a-day", at, Severity.WARNING, value=shown(at.value))
        return None
