"""The columns of a sheet's table and their widths."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from unicodedata import east_asian_width

from generator.views.sheet import SheetView
from generator.views.sheet.view import Answer, SheetRow

FIXED = {"number": 8.0, "points": 11.0, "tally": 17.0, "deduction": 12.0, "score": 12.0, "reason": 34.0}
"""Millimetres."""
OUTCOME, LISTED_PLACE = 68.0, 44.0
NARROW_ANSWER, WIDE, NARROW_SIDE = 10.5, 2.7, 1.6
"""The narrowest column of an answer, the width of a Chinese letter at a head, and the margins beside it."""
LATIN = 0.62
"""Width of other letters, where a Chinese one has 1."""
WORD_MOST = 4
"""Letters of a Chinese word that stay on one line."""
SHORT_MOST = 6
"""So many characters need no more than a narrow column."""


@dataclass(frozen=True)
class Column:
    """A column; of several answers each has one."""

    key: str
    head: str
    width: float
    """Millimetres."""


@dataclass(frozen=True)
class Columns:
    """The columns that a sheet has."""

    columns: tuple[Column, ...]

    @property
    def widths(self) -> tuple[float, ...]:
        """The widths in millimetres."""
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
        return sum(column.key in {"answer", "outcome"} for column in self.columns)

    @property
    def before_answers(self) -> int:
        """How many columns stand before those of the answers, without the number."""
        return next(n for n, each in enumerate(self.columns) if each.key in {"answer", "outcome"}) - 1


def columns_of(view: SheetView, width: int) -> Columns:
    """Return the columns of a sheet that is so many millimetres wide; one of them takes what is left."""
    heads = [*_heads(view)]
    known = {**FIXED, **_texts(view), "answer": _answer_width(view.columns.answers), "outcome": OUTCOME}
    open_ = "outcome" if view.listing else "standard"
    known["standard"] = LISTED_PLACE
    left = width - sum(known[key] for key, _ in heads if key != open_)
    return Columns(tuple(Column(key, head, left if key == open_ else known[key]) for key, head in heads))


def _heads(view: SheetView) -> Iterator[tuple[str, str]]:
    heads = view.columns
    for key in ("number", "standard", "points", "rule", "method"):
        if head := getattr(heads, key):
            yield key, head
    for answer in heads.answers:
        yield "answer", "\n".join(filter(None, (answer.symbol, answer.title)))
    for key in ("outcome", "tally", "deduction", "score", "reason"):
        if head := getattr(heads, key):
            yield key, head


def _texts(view: SheetView) -> dict[str, float]:
    """Return the widths of rule and method: texts of a word or two leave room to each other."""
    rows = [row for section in view.sections for row in section.rows]
    rule = all(len(row.rule) <= SHORT_MOST for row in rows)
    method = all(len(text) <= SHORT_MOST for row in rows for text in _method(row))
    return {"rule": 20 if rule else 37, "method": 20 if method else 40 if rule else 30}


def _method(row: SheetRow) -> tuple[str, ...]:
    return (*row.method, row.check)


def _answer_width(answers: tuple[Answer, ...]) -> float:
    words = [word for answer in answers for word in (answer.symbol, *answer.title.split())]
    return max([NARROW_ANSWER, *(_word_width(word) + NARROW_SIDE for word in words)])


def _word_width(word: str) -> float:
    latin = any("a" <= letter.lower() <= "z" for letter in word)
    letters = word if latin else word[:WORD_MOST]
    return WIDE * sum(1 if east_asian_width(letter) in "WF" else LATIN for letter in letters)
