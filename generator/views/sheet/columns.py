"""Which columns the main table of a sheet has, and how wide they are: only those that a row of it needs.

Paper and Word documents share these widths. Where rules or methods are told at length, room goes where it
saves most lines. All lengths are whole hundredths of a millimetre: a renderer converts them once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import product

from generator.views.flowchart import text
from generator.views.sheet.checks import Plan
from generator.views.sheet.result import Result
from generator.views.sheet.view import Answer, Column, SheetRow
from generator.views.wording import Wording

PAGE = {False: 18600, True: 27300}
"""Between the margins of an A4 page, upright and landscape."""
FIXED = {
    "number": 800,
    "points": 1000,
    "outcome": 6800,
    "tally": 1500,
    "deduction": 1200,
    "score": 1200,
    "reason": 3200,
}
LISTED_PLACE, STANDARD_LEAST, ANSWER_LEAST = 4400, 4400, 1050
TEXTS = (2000, 2400, 2800, 3200, 3600, 4000, 4400)
"""What the columns of rules and methods may be wide."""
SIDES, NARROW_SIDES, ABOVE_AND_BELOW, ROW_LEAST = 320, 160, 280, 900
"""Margins in a cell, in that of an answer's head, and above and below; a line to write on."""
LARGE, SMALL = 300, 265
"""An em of a standard (8.5 pt), and of what stands beside it (7.5 pt)."""
LINE = {LARGE: 375, SMALL: 331}
"""How high a line of such letters is."""
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
        known = {**FIXED, "standard": LISTED_PLACE, "outcome": 0}
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
    words, scored = wording.words, result.scored
    return {
        "number": words("print.sheet.column.number"),
        "standard": words("print.sheet.blank.place"),
        "outcome": words("print.sheet.blank.finding"),
        "deduction": words("print.sheet.column.deduction") if scored else "",
        "score": words("print.sheet.blank.left") if scored and result.pool else "",
        "reason": words("print.sheet.column.remark"),
    }


def _columns(heads: Heads, answers: tuple[Answer, ...], widths: Mapping[str, int]) -> Iterator[Column]:
    for key, head in heads.items():
        if key == "answer":
            for answer in answers:
                yield Column(key, "\n".join(filter(None, (answer.symbol, answer.title))), widths[key])
        elif head:
            yield Column(key, head, widths.get(key, 0))


def _filled(columns: list[Column], open_: str, page: int) -> tuple[Column, ...]:
    """Return columns of which an open one takes what the others leave of the page."""
    left = page - sum(column.width for column in columns if column.key != open_)
    return tuple(replace(one, width=left) if one.key == open_ else one for one in columns)


def _answer_width(answers: tuple[Answer, ...]) -> int:
    words = [word for answer in answers for word in (answer.symbol, *answer.title.split())]
    return max([ANSWER_LEAST, *(_length(_unbroken(word), SMALL) + NARROW_SIDES for word in words)])


def _unbroken(word: str) -> str:
    """Return the part of a word that stays on one line: all of it where it has Latin letters."""
    return word if any(letter.isascii() and letter.isalpha() for letter in word) else word[:WORD_MOST]


Lengths = tuple[int, ...]
"""Of the lines of a text, as if nothing broke them."""
Measured = tuple[Lengths, Lengths, Lengths]
"""Of a row: how long the texts of standard, rule and method are."""


def _texts(heads: Heads, measured: list[Measured], left: int) -> dict[str, int]:
    """Return the widths of rules and methods by which the rows are lowest in all."""
    choices = product(*(TEXTS if heads[key] else (0,) for key in ("rule", "method")))
    fitting = [one for one in choices if left - sum(one) >= STANDARD_LEAST] or [(TEXTS[0], TEXTS[0])]
    rule, method = min(fitting, key=lambda one: (_height(measured, left - sum(one), *one), sum(one)))
    return {"rule": rule, "method": method}


def _measured(row: SheetRow, arrow: str) -> Measured:
    title = " ".join(filter(None, (row.code, row.title, row.marks, *row.flags)))
    return (
        _lengths(LARGE, title, row.text),
        _lengths(SMALL, row.rule, arrow.join(row.ladder)),
        _lengths(SMALL, *row.method, *row.check),
    )


def _length(line: str, size: int) -> int:
    """Return how long a line of letters of a size is, rounded up."""
    hundredths = round(text.width(line) * 100)
    return -(-hundredths * size // 100)


def _lengths(size: int, *lines: str) -> Lengths:
    return tuple(_length(line, size) for each in lines if each for line in each.split("\n"))


def _height(measured: list[Measured], *widths: int) -> int:
    """Return about how high rows are with columns of these widths."""
    sizes = (LARGE, SMALL, SMALL)
    return sum(
        max(
            ROW_LEAST,
            *(_lines(one, *each) + ABOVE_AND_BELOW for one, *each in zip(row, widths, sizes, strict=True)),
        )
        for row in measured
    )


def _lines(lengths: Lengths, column: int, size: int) -> int:
    room = max(column - SIDES, size)
    return sum(max(-(-length // room), 1) for length in lengths) * LINE[size]
