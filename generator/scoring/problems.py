"""Marks that can't be put down: for no row of the sheet, of the wrong kind, or out of their range.

`problems` lists all of them, for whoever reads a filled sheet; `score` raises them all in one `MarksError`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from generator.model.base import Unspecified
from generator.model.scoring import (
    AllOrNothing,
    Bonus,
    ByRange,
    ByTable,
    Deduct,
    Discretionary,
    Graded,
    RatePenalty,
    Unscored,
)
from generator.scoring.by_hand import most_by_hand, takes_by_hand
from generator.scoring.marks import (
    Answered,
    ByHand,
    Conforming,
    Deducted,
    Findings,
    Mark,
    Marks,
    Measured,
    NotApplicable,
    Occurrences,
    RateMeasured,
    Responded,
    Unanswered,
)
from generator.scoring.plan import Plan, Row
from generator.scoring.rows import reckon

COUNTED = (Conforming, Occurrences, Answered)
FITTING: dict[type, tuple[type[Mark], ...]] = {
    AllOrNothing: COUNTED,
    Deduct: COUNTED,
    ByTable: (Conforming, Findings),
    Graded: (Responded,),
    ByRange: (Measured,),
    Discretionary: (Conforming, Deducted),
    Bonus: (Occurrences,),
    RatePenalty: (RateMeasured,),
    Unscored: COUNTED,
    Unspecified: COUNTED,
}
"""The marks that each rule takes, besides those that every rule takes."""
ALWAYS = (NotApplicable, Unanswered)


@dataclass(frozen=True)
class Problem:
    """A mark that can't be put down."""

    id: str
    """Of the criterion that it was put down for."""
    reason: Literal[
        "unknown-criterion",
        "unfit-mark",
        "unknown-response",
        "unknown-deduction",
        "negative",
        "not-a-number",
        "too-much",
        "not-open",
    ]
    value: str
    """What is wrong: the kind of the mark, the id, or the number."""


class MarksError(ValueError):
    """Some marks can't be put down on this sheet."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        super().__init__("; ".join(f"{each.id}: {each.reason} {each.value}" for each in problems))


def fitting(row: Row) -> tuple[type[Mark], ...]:
    """Return the kinds of marks that a row takes."""
    if isinstance(row.rule, Unscored) and row.responses:
        return (Responded, *ALWAYS)
    return (*FITTING[type(row.rule)], *ALWAYS)


def problems(plan: Plan, marks: Marks) -> tuple[Problem, ...]:
    """Return all marks that can't be put down on a sheet, in the order of the marks."""
    rows = {row.id: row for row in (*plan.rows, *plan.blanks)}
    found: list[Problem] = []
    for identifier, mark in marks.items():
        row = rows.get(identifier)
        if row is None:
            found.append(Problem(identifier, "unknown-criterion", identifier))
        elif isinstance(mark, ByHand):
            found += _by_hand(plan, row, mark)
        elif not isinstance(mark, fitting(row)):
            found.append(Problem(identifier, "unfit-mark", type(mark).__name__))
        else:
            found += _out_of_range(row, mark)
    return tuple(found)


def _by_hand(plan: Plan, row: Row, mark: ByHand) -> Iterator[Problem]:
    """Yield what is wrong with points by hand: only a cost that the handbook leaves open can be put down."""
    judged = set(fitting(row)) - set(ALWAYS)
    if not takes_by_hand(plan, row) or type(mark.found) not in judged:
        yield Problem(row.id, "unfit-mark", type(mark).__name__)
        return
    wrong = (*_out_of_range(row, mark.found), *_number(row, mark.points, least=0))
    most = most_by_hand(plan, row)
    if wrong:
        yield from wrong
    elif reckon(plan, row, mark.found).state != "unknown":
        yield Problem(row.id, "not-open", str(mark.points))
    elif most is not None and mark.points > most:
        yield Problem(row.id, "too-much", str(mark.points))


def _out_of_range(row: Row, mark: Mark) -> Iterator[Problem]:
    match mark:
        case Occurrences(count=number) | Deducted(points=number) | RateMeasured(rate=number):
            yield from _number(row, number, least=0)
        case Measured(value=number):
            yield from _number(row, number)
        case Responded(response=response) if response not in {each.id for each in row.responses}:
            yield Problem(row.id, "unknown-response", response)
        case Findings(counts=counts):
            yield from _counts(row, counts)


def _counts(row: Row, counts: tuple[tuple[str, int], ...]) -> Iterator[Problem]:
    known = {each.id for each in row.rule.deductions} if isinstance(row.rule, ByTable) else set()
    for identifier, count in counts:
        if identifier not in known:
            yield Problem(row.id, "unknown-deduction", identifier)
        yield from _number(row, count, least=0)


def _number(row: Row, number: Decimal | int, least: int | None = None) -> Iterator[Problem]:
    if not Decimal(number).is_finite():
        yield Problem(row.id, "not-a-number", str(number))
    elif least is not None and number < least:
        yield Problem(row.id, "negative", str(number))
