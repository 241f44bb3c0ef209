"""Which columns the main table of a sheet has, and how wide they are: only those that a row of it needs.

Paper and Word documents share these widths. Where rules or methods are told at length, room goes where it
saves most lines.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import product
from math import ceil

from generator.views.flowchart.text import width
from generator.views.sheet.checks import Plan
from generator.views.sheet.result import Result
from generator.views.sheet.view import Answer, Column, SheetRow
from generator.views.wording import Wording

PAGE = {False: 186.0, True: 273.0}
"""Millimetres between the margins of an A4 page, upright and landscape."""
FIXED = {
    "number": 8.0,
    "points": 10.0,
    "outcome": 68.0,
    "tally": 15.0,
    "deduction": 12.0,
    "score": 12.0,
    "reason": 32.0,
}
LISTED_PLACE, STANDARD_LEAST, ANSWER_LEAST = 44.0, 44.0, 10.5
TEXTS = (20.0, 24.0, 28.0, 32.0, 36.0, 40.0, 44.0)
"""What the columns of rules and methods may be wide, in millimetres."""
SIDES, NARROW_SIDES, ABOVE_AND_BELOW, ROW_LEAST = 3.2, 1.6, 2.8, 9.0
"""Margins in a cell, in that of an answer's head, and above and below; a line to write on; in millimetres."""
EM = 0.353
"""Millimetres of a point."""
LARGE, SMALL, LINE = 8.5 * EM, 7.5 * EM, 1.25
"""Millimetres of an em of a standard, and of what stands beside it; height of a line in em."""
WORD_MOST = 4
"""Letters of a Chinese word that stay on one line at the head of a column."""

Heads = Mapping[str, str]


def columns_of(  # noqa: PLR0913 - all that the columns depend on
    wording: Wording,
    result: Result,
    plan: Plan,
    rows: tuple[SheetRow, ...],
    answers: tuple[Answer, ...],
    *,
    landscape: bool,
) -> tuple[Column, ...]:
    """Return the columns in their order; together they are as wide as the page. Answers have one each."""
    page = PAGE[landscape]
    if not rows:
        known = {**FIXED, "standard": LISTED_PLACE, "outcome": 0.0}
        return _filled([*_columns(_listing_heads(wording, result), (), known)], "outcome", page)
    heads = _heads(wording, result, plan, rows, answers)
    known = {**FIXED, "answer": _answer_width(answers)}
    left = page - sum(column.width for column in _columns(heads, answers, known))
    known |= _texts(heads, [_measured(row, wording.words("print.arrow")) for row in rows], left)
    return _filled([*_columns(heads, answers, known)], "standard", page)


def _heads(
    wording: Wording, result: Result, plan: Plan, rows: tuple[SheetRow, ...], answers: tuple[Answer, ...]
) -> dict[str, str]:
    words, scored = wording.words, result.scored
    questions = all(any(answer.expected for answer in row.answers) for row in rows)
    # What holds for every row is said once at the head; where nothing is said, every scored row shows it.
    silent = scored and plan.common_method == (wording.unspecified.text,)
    shown = {
        "number": "number",
        "standard": "question" if questions else "standard",
        "points": "points" if any(row.points for row in rows) else "",
        "rule": "rule" if scored else "",
        "method": "method" if plan.common_method is None or silent else "",
        "answer": "",
        "outcome": "" if answers else "outcome",
        "tally": "tally" if scored and any(row.tally or row.findings for row in rows) else "",
        "deduction": "deduction" if scored and any(row.deduction for row in rows) else "",
        "score": f"score.{result.better}" if scored else "",
        "reason": f"reason.{result.better}" if scored else "remark",
    }
    heads = {key: words(f"print.sheet.column.{name}") if name else "" for key, name in shown.items()}
    return heads | ({"score": words("print.sheet.blank.left")} if scored and result.pool else {})


def _listing_heads(wording: Wording, result: Result) -> dict[str, str]:
    """Return the heads of a sheet without criteria: places to write findings in."""
    words, scored = wording.words, result.scored and result.others
    return {
        "number": words("print.sheet.column.number"),
        "standard": words("print.sheet.blank.place"),
        "outcome": words("print.sheet.blank.finding"),
        "deduction": words("print.sheet.column.deduction") if scored else "",
        "score": words("print.sheet.blank.left") if scored and result.pool else "",
        "reason": words("print.sheet.column.remark"),
    }


def _columns(heads: Heads, answers: tuple[Answer, ...], widths: Mapping[str, float]) -> Iterator[Column]:
    for key, head in heads.items():
        if key == "answer":
            for answer in answers:
                yield Column(key, "\n".join(filter(None, (answer.symbol, answer.title))), widths[key])
        elif head:
            yield Column(key, head, widths.get(key, 0.0))


def _filled(columns: list[Column], open_: str, page: float) -> tuple[Column, ...]:
    """Return columns of which an open one takes what the others leave of the page."""
    left = page - sum(column.width for column in columns if column.key != open_)
    return tuple(replace(one, width=left) if one.key == open_ else one for one in columns)


def _answer_width(answers: tuple[Answer, ...]) -> float:
    words = [word for answer in answers for word in (answer.symbol, *answer.title.split())]
    return max([ANSWER_LEAST, *(width(_unbroken(word)) * SMALL + NARROW_SIDES for word in words)])


def _unbroken(word: str) -> str:
    """Return the part of a word that stays on one line: all of it where it has Latin letters."""
    return word if any(letter.isascii() and letter.isalpha() for letter in word) else word[:WORD_MOST]


Lengths = tuple[float, ...]
"""Of the lines of a text, in millimetres, as if nothing broke them."""
Measured = tuple[Lengths, Lengths, Lengths]
"""Of a row: how long the texts of standard, rule and method are."""


def _texts(heads: Heads, measured: list[Measured], left: float) -> dict[str, float]:
    """Return the widths of rules and methods by which the rows are lowest in all."""
    choices = product(*(TEXTS if heads[key] else (0.0,) for key in ("rule", "method")))
    fitting = [one for one in choices if left - sum(one) >= STANDARD_LEAST] or [(TEXTS[0], TEXTS[0])]
    rule, method = min(fitting, key=lambda one: (_height(measured, left - sum(one), *one), sum(one)))
    return {"rule": rule, "method": method}


def _measured(row: SheetRow, arrow: str) -> Measured:
    title = " ".join(filter(None, (row.code, row.title, row.marks, *row.flags)))
    return (
        _lengths(LARGE, title, row.text),
        _lengths(SMALL, row.rule, arrow.join(row.ladder)),
        _lengths(SMALL, *row.method, row.check),
    )


def _lengths(size: float, *texts: str) -> Lengths:
    return tuple(width(line) * size for text in texts if text for line in text.split("\n"))


def _height(measured: list[Measured], *widths: float) -> float:
    """Return about how high rows are, in millimetres, with columns of these widths."""
    sizes = (LARGE, SMALL, SMALL)
    return sum(
        max(
            ROW_LEAST,
            *(_lines(one, *each) + ABOVE_AND_BELOW for one, *each in zip(row, widths, sizes, strict=True)),
        )
        for row in measured
    )


def _lines(lengths: Lengths, column: float, size: float) -> float:
    room = max(column - SIDES, size)
    return sum(max(ceil(length / room), 1) for length in lengths) * size * LINE
