"""The score of a filled workbook as a table for Excel: a line for each row, section and the sheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from decimal import Decimal

from generator.app.scored import Rectified, Scored, ScoredSheet
from generator.model.schemes import Grade
from generator.scoring.results import PartResult
from generator.views.scoring import mark_words
from generator.views.wording import number
from generator.views.workbook.places import FOLLOW_UP
from generator.words import Words

BYTE_ORDER_MARK = "\ufeff"
"""By which Excel knows UTF-8."""
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
"""A text that begins so would be a formula to a spreadsheet."""
COLUMNS = (
    "kind", "number", "id", "section", "title", "found", "full", "points", "lost", "by-hand", "reason", "who",
    "due", "checker", "checked", "recheck",
)  # fmt: skip

Line = dict[str, str | Decimal | None]
"""One line of the table, by the keys of its columns."""


def as_csv(scored: Scored, words: Words) -> str:
    """Return the table, in UTF-8 as Excel knows it; only its head where there is no score."""
    target = io.StringIO()
    writer = csv.writer(target, lineterminator="\r\n")
    writer.writerow(words(f"score.column.{key}") for key in COLUMNS)
    for line in _lines(scored.sheet, words) if scored.sheet else ():
        writer.writerow(_cell(line.get(key)) for key in COLUMNS)
    return BYTE_ORDER_MARK + target.getvalue()


def _lines(sheet: ScoredSheet, words: Words) -> Iterator[Line]:
    for part in sheet.result.parts:
        title = sheet.wording.name(part.id).text
        yield from _rows(sheet, words, part, title)
        points: Line = {"full": part.full, "points": part.points}
        yield {"kind": words("score.kind.section"), "id": part.id, "section": title, **points}
    for one in sheet.rectify:
        if not one.id:
            hand = words("score.by-hand") if one.by_hand else ""
            known: Line = {"section": one.title, "found": one.found, "lost": one.lost, "by-hand": hand}
            known |= _follow_up(one)
            yield {"kind": words("score.kind.other"), **known}
    yield from _ending(sheet, words)


def _rows(sheet: ScoredSheet, words: Words, part: PartResult, section: str) -> Iterator[Line]:
    follow_up = {one.id: _follow_up(one) for one in sheet.rectify}
    rows = {row.id: row for row in sheet.plan.rows}
    numbers = {row.id: row.number for each in sheet.view.sections for row in each.rows}
    for row in part.rows:
        yield {
            "kind": words("score.kind.row"),
            "number": numbers[row.id],
            "id": row.id,
            "section": section,
            "title": sheet.wording.name(row.id).text,
            "found": mark_words(sheet.wording, rows[row.id], sheet.marks[row.id]),
            "full": row.full,
            "points": row.points,
            "lost": None if row.lost is None else row.lost + row.overflow,
            "by-hand": words("score.by-hand") if row.by_hand else "",
            **follow_up.get(row.id, {}),
        }


def _follow_up(one: Rectified) -> Line:
    return {key: getattr(one, key) for key in FOLLOW_UP}


def _ending(sheet: ScoredSheet, words: Words) -> Iterator[Line]:
    result, wording = sheet.result, sheet.wording
    state = words(f"workbook.state.{result.state}")
    points: Line = {"full": result.full, "points": result.points}
    yield {"kind": words("score.kind.sheet"), "id": result.id, "found": state, **points}
    yield {"kind": words("workbook.total.result"), "points": result.result}
    if result.grade is not None:
        title = wording.plain(wording.handbook.get(result.grade, Grade).title)
        yield {"kind": words("workbook.total.grade"), "title": title}
    if result.coefficient is not None:
        yield {"kind": words("workbook.total.coefficient"), "title": wording.points(result.coefficient)}


def _cell(value: str | Decimal | None) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    if isinstance(value, Decimal):
        return number(value)
    text = value or ""
    return f"'{text}" if text.startswith(FORMULA_SIGNS) else text
