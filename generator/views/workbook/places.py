"""Where everything stands: columns by key, rows by tag."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from generator.model.scoring import Bonus
from generator.model.spreadsheet import TAG, letters
from generator.scoring.costs import full_points
from generator.scoring.plan import Plan
from generator.views.wording import Wording
from generator.views.workbook.entries import Entries
from generator.views.workbook.grid import Choice, Column, letter_of, visible

FOLLOW_UP = ("reason", "who", "due", "checker", "checked", "recheck")
"""What is written down of each finding: why, who puts it right by when; who looked again, on which day, and
how it was then."""
WIDTHS = {
    "number": 10, "standard": 42, "worth": 8, "rule": 22, "method": 13, "answer": 11, "amount": 8, "hand": 8,
    "deduction": 8, "score": 8, "left": 8, "reason": 24, "who": 10, "due": 11, "checker": 10, "checked": 11,
    "recheck": 10,
}  # fmt: skip
PORTRAIT_WIDTHS = {"standard": 40, "method": 14, "reason": 22, "who": 10}
"""Of a sheet that scores nothing, which has fewer columns."""
HIDDEN = (
    TAG, "choice", "answered", "handed", "code", "wrong", "open", "pending", "missing", "bare", "counts",
    "out", "waiting", "lost", "over", "bonus", "verdict", "fails", "solid",
)  # fmt: skip
DUE = "out"
"""Column in which the line of a section holds its full points less those left out."""
"""Columns of the reckoning. In the lines of sections and totals they hold what `totals` puts there."""


@dataclass(frozen=True)
class Places:
    """Addresses of cells."""

    columns: tuple[Column, ...]
    rows: dict[str, int]
    lists: dict[tuple[Choice, ...], tuple[str, str]]
    """Ranges of the texts and of the numbers of each list to choose from."""
    first_grade: int
    """Row of the first grade on the sheet of lists."""

    def letter(self, key: str) -> str:
        """Return the letter of a column."""
        return letter_of(self.columns, key)

    def has(self, key: str) -> bool:
        """Whether there is such a column."""
        return any(column.key == key for column in self.columns)

    def at(self, tag: str, key: str) -> str:
        """Return the address of one cell."""
        return f"{self.letter(key)}{self.rows[tag]}"

    def column(self, key: str) -> Column:
        """Return a column."""
        return next(column for column in self.columns if column.key == key)

    def span(self, key: str, first: str, last: str) -> str:
        """Return a range of one column."""
        return f"{self.letter(key)}{self.rows[first]}:{self.letter(key)}{self.rows[last]}"

    @property
    def visible(self) -> tuple[Column, ...]:
        """The columns that people see."""
        return visible(self.columns)


def scores(plan: Plan) -> bool:
    """Whether anything on the sheet has points."""
    return any(row.scored or isinstance(row.rule, Bonus) for row in (*plan.rows, *plan.blanks))


def columns(wording: Wording, plan: Plan, rows: tuple[Entries, ...]) -> tuple[Column, ...]:
    """Return the columns that a sheet needs, with those of the reckoning after them."""
    scored, words = scores(plan), wording.words
    kept = [key for key, on in _needed(plan, rows, scored=scored).items() if on]
    titles = {key: words(f"workbook.column.{key}") for key in kept}
    if plan.lower_is_better and scored:
        titles["score"] = words("workbook.column.lost")
    if plan.lower_is_better and "hand" in kept:
        titles["hand"] = words("workbook.column.hand-lost")
    if not scored:
        titles["reason"] = words("workbook.column.remark")
    if not plan.rows:
        titles["standard"] = words("workbook.column.finding")
        titles["reason"] = words("workbook.column.remark")
    widths = WIDTHS if scored else {**WIDTHS, **PORTRAIT_WIDTHS}
    shown = [Column(key, letters(place), titles[key], widths[key]) for place, key in enumerate(kept, 1)]
    hidden = [Column(key, letters(len(kept) + place), "", 0) for place, key in enumerate(HIDDEN, 1)]
    return (*shown, *hidden)


def _needed(plan: Plan, rows: tuple[Entries, ...], *, scored: bool) -> dict[str, bool]:
    """Return which columns a sheet needs, in their order."""
    lower = plan.lower_is_better
    own = any(isinstance(row.full, Decimal) or isinstance(row.rule, Bonus) for row in plan.rows) or any(
        full_points(row) is not None for row in plan.rows
    )
    return {
        "number": True,
        "standard": True,
        "worth": scored,
        "rule": scored,
        "method": bool(plan.rows),
        "answer": bool(plan.rows),
        "amount": any(row.amount or row.parts for row in rows),
        "hand": any(row.hand for row in rows),
        "deduction": scored and not lower,
        "score": scored and (lower or own or not plan.pooled),
        "left": scored and not lower and plan.pooled,
        **dict.fromkeys(FOLLOW_UP, True),
    }


def section_tag(identifier: str) -> str:
    """Return the tag of the line that a section begins with."""
    return f"section|{identifier}"


def end_tag(identifier: str) -> str:
    """Return what names the last line of a section."""
    return f"end|{identifier}"


def row_tag(identifier: str) -> str:
    """Return the tag of a criterion's line."""
    return f"row|{identifier}"


def blank_tag(identifier: str) -> str:
    """Return the tag of an empty row."""
    return f"other|{identifier}"


def more_tag(tag: str, place: int) -> str:
    """Return the tag of the line in which a long text goes on."""
    return f"{tag}|+{place}"


def number_tag(identifier: str, key: str) -> str:
    """Return the tag of a line with a number below a criterion."""
    return f"number|{identifier}|{key}"


def part_tag(identifier: str) -> str:
    """Return the tag of a section's line in the summary."""
    return f"part|{identifier}"


def total_tag(key: str) -> str:
    """Return the tag of a line of the totals."""
    return f"total|{key}"
