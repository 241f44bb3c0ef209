"""Which columns the main table of a sheet has: only those that a row of it needs."""

from __future__ import annotations

from generator.views.sheet.checks import Plan
from generator.views.sheet.result import Result
from generator.views.sheet.view import Answer, SheetColumns, SheetRow
from generator.views.wording import Wording


def columns_of(
    wording: Wording, result: Result, plan: Plan, rows: tuple[SheetRow, ...], answers: tuple[Answer, ...]
) -> SheetColumns:
    """Return the heads of the columns."""
    words = wording.words
    if not rows:
        return _listing(wording, result)
    scored, pool = result.scored, result.pool
    questions = all(any(answer.expected for answer in row.answers) for row in rows)
    shown = {
        "points": any(row.points for row in rows),
        "rule": scored,
        # What holds for every row is said once at the head; where nothing is said, every scored row shows it.
        "method": plan.common_method is None
        or (scored and plan.common_method == (wording.unspecified.text,)),
        "outcome": not answers,
        "tally": any(row.tally or row.findings for row in rows) and scored,
        "deduction": any(row.deduction for row in rows) and scored,
    }
    heads = {key: words(f"print.sheet.column.{key}") if on else "" for key, on in shown.items()}
    return SheetColumns(
        number=words("print.sheet.column.number"),
        standard=words(f"print.sheet.column.{'question' if questions else 'standard'}"),
        answers=answers,
        score=(
            words("print.sheet.blank.left") if pool else words(f"print.sheet.column.score.{result.better}")
        )
        if scored
        else "",
        reason=words(f"print.sheet.column.reason.{result.better}" if scored else "print.sheet.column.remark"),
        **heads,
    )


def _listing(wording: Wording, result: Result) -> SheetColumns:
    """Return the columns of a sheet without criteria: places to write findings in."""
    words, scored = wording.words, result.scored
    left = words("print.sheet.blank.left") if result.pool else ""
    return SheetColumns(
        number=words("print.sheet.column.number"),
        standard=words("print.sheet.blank.place"),
        points="",
        rule="",
        method="",
        answers=(),
        outcome=words("print.sheet.blank.finding"),
        tally="",
        deduction=words("print.sheet.column.deduction") if scored else "",
        score=left if scored else "",
        reason=words("print.sheet.column.remark"),
    )
