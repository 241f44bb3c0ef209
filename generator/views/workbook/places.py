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

WIDTHS = {
    "number": 10, "standard": 42, "worth": 8, "rule": 22, "method": 13, "answer": 11, "amount": 8,
    "deduction": 8, "score": 8, "reason": 24, "who": 10, "due": 11,
}  # fmt: skip
PORTRAIT_WIDTHS = {"standard": 40, "method": 14, "reason": 22, "who": 10}
"""Of a sheet that scores nothing, which has fewer columns."""
HIDDEN = (
    TAG, "choice", "code", "wrong", "open", "pending", "missing", "counts", "out", "waiting", "lost",
    "over", "bonus", "verdict", "fails",
)  # fmt: skip
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

    def span(self, key: str, first: str, last: str) -> str:
        """Return a range of one column."""
        return f"{self.letter(key)}{self.rows[first]}:{self.letter(key)}{self.rows[last]}"

    @property
    def visible(self) -> tuple[Column, ...]:
        """The columns that people see."""
        return visible(self.columns)


def scores(plan: Plan) -> bool:
    """Whether anything on the sheet has points."""
    return any(row.scored or isinstance(row.rule, Bonus) for row in plan.rows)


def columns(wording: Wording, plan: Plan, rows: tuple[Entries, ...]) -> tuple[Column, ...]:
    """Return the columns that a sheet needs, with those of the reckoning after them."""
    scored, words = scores(plan), wording.words
    keys = ["number", "standard", "worth", "rule", "method", "answer", "amount", "deduction", "score"]
    left_out: set[str] = set()
    if not scored:
        left_out |= {"worth", "rule", "deduction", "score"}
    if not rows:
        left_out |= {"method", "answer"}
    if not any(row.amount or row.parts for row in rows):
        left_out.add("amount")
    if plan.lower_is_better:
        left_out.add("deduction")
    elif not any(isinstance(row.full, Decimal) or isinstance(row.rule, Bonus) for row in plan.rows) and all(
        full_points(row) is None for row in plan.rows
    ):
        left_out |= {"score"} if plan.pooled else set()
    kept = [key for key in (*keys, "reason", "who", "due") if key not in left_out]
    titles = {key: words(f"workbook.column.{key}") for key in kept}
    if plan.lower_is_better and scored:
        titles["score"] = words("workbook.column.lost")
    if not scored:
        titles["reason"] = words("workbook.column.remark")
    if not rows:
        titles["standard"] = words("workbook.column.finding")
    widths = WIDTHS if scored else {**WIDTHS, **PORTRAIT_WIDTHS}
    shown = [Column(key, letters(place), titles[key], widths[key]) for place, key in enumerate(kept, 1)]
    hidden = [Column(key, letters(len(kept) + place), "", 0) for place, key in enumerate(HIDDEN, 1)]
    return (*shown, *hidden)


def section_tag(identifier: str) -> str:
    """Return the tag of the line that a section begins with."""
    return f"section|{identifier}"


def end_tag(identifier: str) -> str:
    """Return what names the last line of a section."""
    return f"end|{identifier}"


def row_tag(identifier: str) -> str:
    """Return the tag of a criterion's line."""
    return f"row|{identifier}"


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
