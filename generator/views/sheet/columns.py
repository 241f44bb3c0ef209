"""Which columns the main table of a sheet has, and how wide they are: only those that a row of it needs.

What all rows say alike has no column: it stands once above the table, and whoever writes has its room. Paper
and Word documents share the widths. Where rules or methods are told at length, room goes where it saves most
lines. All lengths are whole hundredths of a millimetre: a renderer converts them once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import product

from generator.views.imprint import Labelled
from generator.views.measure import length
from generator.views.sheet.result import Result
from generator.views.sheet.view import Answer, Column, SheetRow, SheetView
from generator.views.wording import Wording

PAGE = {False: 17800, True: 27300}
"""Between the margins of an A4 page: upright with 20 mm to bind it at the left, landscape at the top."""
FIXED = {"number": 800, "points": 1000, "outcome": 6400, "tally": 1400, "deduction": 1200, "score": 1200}
LISTED_PLACE, STANDARD_LEAST, ANSWER_LEAST = 4400, 4400, 1050
TEXTS = (2000, 2400, 2800, 3200, 3600, 4000, 4400)
"""What the columns of rules and methods may be wide."""
REASON, WIDER = 3000, 400
"""The least width of the column of reasons, and by what steps it may be wider."""
FREED = {"points": 1000, "rule": 2800, "method": 2800}
"""The room of a column that is not there, for the column of reasons."""
SIDES, NARROW_SIDES, ABOVE_AND_BELOW, ROW_LEAST = 320, 160, 280, 900
"""Margins in a cell, in that of an answer's head, and above and below; a line to write on."""
LARGE, SMALL = 300, 283
"""An em of a standard (8.5 pt), and of what stands beside it (8 pt)."""
LINE = 125
"""How high a line is, in hundredths of an em."""
WORD_MOST = 4
"""Letters of a Chinese word that stay on one line at the head of a column."""
FOLLOW_UP = {
    False: (1000, 6200, 2200, 2200, 1600, 2400, 2200),
    True: (1200, 11900, 3000, 3000, 2000, 3200, 3000),
}
"""Of the table of nonconformities: number, finding, who, by when, corrected at once, re-check and its day."""

Heads = Mapping[str, str]


@dataclass(frozen=True)
class Table:
    """The main table of one sheet; `answers` have a column each."""

    wording: Wording
    result: Result
    content: SheetView
    answers: tuple[Answer, ...]
    landscape: bool

    @cached_property
    def rows(self) -> tuple[SheetRow, ...]:
        """The rows of all sections."""
        return tuple(row for section in self.content.sections for row in section.rows)

    @cached_property
    def common(self) -> dict[str, Labelled]:
        """What all rows say alike, by the keys of the columns that need not be there; open ones first."""
        silent = self.wording.unspecified.text
        found = {}
        for key in ("rule", "method", "points"):
            said = {self._said(row, key) for row in self.rows}
            told = next(iter(said)) if len(said) == 1 else ""
            if told and (told == silent or len(self.rows) > 1):
                found[key] = Labelled(self.wording.words(f"print.sheet.column.{key}"), told)
        return dict(sorted(found.items(), key=lambda each: each[1].text != silent))

    def _said(self, row: SheetRow, key: str) -> str:
        """Return what a column says in a row, as one text."""
        words = self.wording.words
        if key == "points":
            return row.points
        if key == "rule":
            ladder = words("print.arrow").join(row.ladder)
            return words("print.sheet.with-ladder", rule=row.rule, ladder=ladder) if ladder else row.rule
        own = self.content.own_checks(row)
        return words("print.and").join(row.method) + "\n".join(own)

    def _measured(self, row: SheetRow) -> Measured:
        title = " ".join(filter(None, (row.code, row.title, row.marks, *row.flags)))
        return (
            _lengths(LARGE, title, row.text),
            _lengths(SMALL, row.rule, self.wording.words("print.arrow").join(row.ladder)),
            _lengths(SMALL, *row.method, *self.content.own_checks(row)),
        )

    def columns(self) -> tuple[Column, ...]:
        """Return the columns in their order; together they are as wide as the page. Answers have one each."""
        page = PAGE[self.landscape]
        if not self.rows:
            known = {**FIXED, "standard": LISTED_PLACE, "outcome": 0, "reason": REASON}
            return _filled([*_columns(self._listing_heads(), (), known)], "outcome", page)
        heads = self._heads()
        known = {**FIXED, "answer": _answer_width(self.answers), "reason": 0}
        left = page - sum(column.width for column in _columns(heads, self.answers, known))
        freed = sum(FREED[key] for key in self.common)
        measured = [self._measured(row) for row in self.rows]
        known |= _texts(heads, measured, left, freed)
        return _filled([*_columns(heads, self.answers, known)], "standard", page)

    def _heads(self) -> dict[str, str]:
        words, scored, rows = self.wording.words, self.result.scored, self.rows
        questions = all(any(answer.expected for answer in row.answers) for row in rows)
        shown = {
            "number": "number",
            "standard": "question" if questions else "standard",
            "points": "points" if any(row.points for row in rows) else "",
            "rule": "rule" if scored else "",
            "method": "method",
            "answer": "",
            "outcome": "" if self.answers else "outcome",
            "tally": "tally" if scored and any(row.tally or row.findings for row in rows) else "",
            "deduction": "deduction" if scored and any(row.deduction for row in rows) else "",
            "score": f"score.{self.result.better}" if scored else "",
            "reason": f"reason.{self.result.better}" if scored else "remark",
        }
        left = {key: "" if key in self.common else name for key, name in shown.items()}
        heads = {key: words(f"print.sheet.column.{name}") if name else "" for key, name in left.items()}
        return heads | ({"score": words("print.sheet.blank.left")} if scored and self.result.pool else {})

    def _listing_heads(self) -> dict[str, str]:
        """Return the heads of a sheet without criteria: places to write findings in."""
        words, scored = self.wording.words, self.result.scored and self.result.others
        return {
            "number": words("print.sheet.column.number"),
            "standard": words("print.sheet.blank.place"),
            "outcome": words("print.sheet.blank.finding"),
            "deduction": words("print.sheet.column.deduction") if scored else "",
            "score": words("print.sheet.blank.left") if scored and self.result.pool else "",
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
    return max([ANSWER_LEAST, *(length(_unbroken(word), SMALL) + NARROW_SIDES for word in words)])


def _unbroken(word: str) -> str:
    """Return the part of a word that stays on one line: all of it where it has Latin letters."""
    return word if any(letter.isascii() and letter.isalpha() for letter in word) else word[:WORD_MOST]


Lengths = tuple[int, ...]
"""Of the lines of a text, as if nothing broke them."""
Measured = tuple[Lengths, Lengths, Lengths]
"""Of a row: how long the texts of standard, rule and method are."""


def _texts(heads: Heads, measured: list[Measured], left: int, freed: int) -> dict[str, int]:
    """Return the widths of rules, methods and reasons by which the rows are lowest in all.

    Reasons get at least half of the room that is freed, and of what makes rows equally low the most.
    """
    reasons = range(REASON + freed // 2, REASON + freed + 1, WIDER)
    texts = product(*(TEXTS if heads[key] else (0,) for key in ("rule", "method")))
    choices: list[tuple[int, ...]] = [(*one, reason) for one in texts for reason in reasons]
    fitting = [one for one in choices if left - sum(one) >= STANDARD_LEAST]
    if not fitting:
        fitting = [(*(TEXTS[0] if heads[key] else 0 for key in ("rule", "method")), REASON)]

    def cost(widths: tuple[int, ...]) -> tuple[int, int, int]:
        *texts, reason = widths
        return _height(measured, left - sum(widths), *texts), sum(texts), -reason

    rule, method, reason = min(fitting, key=cost)
    return {"rule": rule, "method": method, "reason": reason}


def _lengths(size: int, *lines: str) -> Lengths:
    return tuple(length(line, size) for each in lines if each for line in each.split("\n"))


def _height(measured: list[Measured], *widths: int) -> int:
    """Return about how high rows are with columns of these widths, 0 for one that is not there."""
    sizes = (LARGE, SMALL, SMALL)
    return sum(
        max(
            ROW_LEAST,
            *(
                _lines(one, *each) + ABOVE_AND_BELOW
                for one, *each in zip(row, widths, sizes, strict=True)
                if each[0]
            ),
        )
        for row in measured
    )


def _lines(lengths: Lengths, column: int, size: int) -> int:
    room = max(column - SIDES, size)
    return sum(max(-(-each // room), 1) for each in lengths) * -(-size * LINE // 100)
