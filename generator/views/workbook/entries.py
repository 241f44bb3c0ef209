"""What can be put down for a row, and which mark it means: for the workbook and for its reader."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from generator.model.scoring import (
    Bonus,
    ByRange,
    ByTable,
    Deduct,
    Discretionary,
    Graded,
    RatePenalty,
    Response,
)
from generator.model.standards import Criterion
from generator.scoring.by_hand import takes_by_hand
from generator.scoring.marks import (
    Answered,
    ByHand,
    Conforming,
    Deducted,
    Findings,
    Mark,
    Measured,
    NotApplicable,
    Occurrences,
    RateMeasured,
    Responded,
    Unanswered,
)
from generator.scoring.plan import Plan, Row
from generator.views.wording import Wording
from generator.views.workbook.grid import Choice

NOT_CHECKED, NOT_APPLICABLE, FIRST = 1, 2, 3
"""Numbers of the answers; the answers of the rule itself begin with the third."""
CONFORMS, CONFORMS_NOT = 3, 4
ANSWER_MOST = 60
"""Characters of an answer in a list to choose from."""

Amount = Literal["count", "points", "value", "rate"]
"""The number beside an answer: occurrences, points taken off, a measured value, a rate."""


@dataclass(frozen=True)
class Part:
    """A line below a row, with a number of its own."""

    key: str
    """Id of a deduction, or `counted`, `out-of`, `rate`."""
    text: str


@dataclass(frozen=True)
class Entries:
    """What a row takes."""

    row: Row
    question: bool
    """Whether it is answered by yes and no."""
    choices: tuple[Choice, ...]
    """Empty where there is nothing to choose."""
    amount: Amount | None
    """The number in the row itself; none where there is none, or where it stands in the lines below."""
    parts: tuple[Part, ...] = ()
    hand: bool = False
    """Whether points may be put down by hand where the rule leaves open what a finding costs."""

    @property
    def by_number(self) -> bool:
        """Whether a number alone is the answer."""
        return isinstance(self.row.rule, ByRange | RatePenalty | Bonus)

    def mark(self, code: int, amount: Decimal | None, parts: dict[str, Decimal]) -> Mark:
        """Return the mark of an answer by its number, with the number beside it and those below it."""
        if self.row.blank:
            return self._blank(amount)
        if self.by_number and code == FIRST:
            return self._number(amount or Decimal(0))
        if code in {NOT_CHECKED, NOT_APPLICABLE}:
            return Unanswered() if code == NOT_CHECKED else NotApplicable()
        if self.row.responses:
            return Responded(self.row.responses[code - FIRST].id)
        return Conforming() if code == CONFORMS else self._nonconforming(amount, parts)

    def by_hand(self, found: Mark, points: Decimal | None) -> Mark:
        """Return a mark with points put down by hand, if there are any."""
        return found if points is None else ByHand(points, found)

    def _blank(self, amount: Decimal | None) -> Mark:
        """Return the mark of a finding that no criterion names."""
        if isinstance(self.row.rule, Discretionary):
            return Deducted(amount or Decimal(0))
        return Occurrences(1 if self.amount is None else int(amount or 0))

    def _number(self, amount: Decimal) -> Mark:
        if isinstance(self.row.rule, Bonus):
            return Occurrences(int(amount))
        return Measured(amount) if isinstance(self.row.rule, ByRange) else RateMeasured(amount)

    def _nonconforming(self, amount: Decimal | None, parts: dict[str, Decimal]) -> Mark:
        if isinstance(self.row.rule, ByTable):
            return Findings(tuple((key, int(count)) for key, count in parts.items()))
        if isinstance(self.row.rule, Discretionary):
            return Deducted(amount or Decimal(0))
        if isinstance(self.row.rule, Deduct):
            return Occurrences(int(amount or 0))
        return Answered("no" if self.row.conforms == "yes" else "yes")


def entries(wording: Wording, plan: Plan, row: Row) -> Entries:
    """Return what a row takes."""
    hand = takes_by_hand(plan, row)
    if row.blank:
        return Entries(row, question=False, choices=(), amount=None if hand else _amount(row), hand=hand)
    criterion = wording.handbook.get(row.id, Criterion)
    question, parts = criterion.expects is not None, _parts(wording, row)
    return Entries(
        row=row,
        question=question,
        choices=tuple(_choices(wording, plan, row, question=question)),
        amount=None if parts else _amount(row),
        parts=parts,
        hand=hand,
    )


def _amount(row: Row) -> Amount | None:
    match row.rule:
        case Deduct() | Bonus():
            return "count"
        case Discretionary():
            return "points"
        case ByRange():
            return "value"
        case RatePenalty():
            return "rate"
    return None


def _parts(wording: Wording, row: Row) -> tuple[Part, ...]:
    """Return the lines below a row: findings of a table, or what a rate is reckoned of."""
    if isinstance(row.rule, ByTable):
        return tuple(Part(found.id, wording.plain(found.title)) for found in row.rule.deductions)
    target = row.target
    if target is None or not isinstance(target.counted, str) or not isinstance(target.out_of, str):
        return ()
    words = wording.words
    return (
        Part("counted", words("workbook.rate.counted", counted=wording.plain(target.counted))),
        Part("out-of", words("workbook.rate.out-of", out_of=wording.plain(target.out_of))),
        Part("rate", words("workbook.rate.rate")),
    )


def _choices(wording: Wording, plan: Plan, row: Row, *, question: bool) -> list[Choice]:
    words = wording.words
    if isinstance(row.rule, Bonus):
        return []
    choices = []
    if row.responses or isinstance(row.rule, Graded):
        choices = [
            Choice(text, FIRST + place) for place, text in enumerate(_responses(wording, row.responses))
        ]
    elif question:
        yes = row.conforms == "yes"
        choices = [
            Choice(words("print.tick.yes"), CONFORMS if yes else CONFORMS_NOT),
            Choice(words("print.tick.no"), CONFORMS_NOT if yes else CONFORMS),
        ]
    elif not isinstance(row.rule, ByRange | RatePenalty):
        choices = [
            Choice(words("print.tick.conforms"), CONFORMS),
            Choice(words("print.tick.not"), CONFORMS_NOT),
        ]
    meanings, taken = {response.meaning for response in row.responses}, {choice.text for choice in choices}
    general = []
    if plan.scheme.not_applicable != "forbidden" and "not-applicable" not in meanings:
        general.append(Choice(words("print.tick.not-applicable"), NOT_APPLICABLE))
    if "not-observed" not in meanings:
        general.append(Choice(words("print.tick.not-checked"), NOT_CHECKED))
    return [*choices, *(choice for choice in general if choice.text not in taken)]


def _responses(wording: Wording, responses: tuple[Response, ...]) -> list[str]:
    """Return the names of responses as they can be chosen: short, and no two the same."""
    names: list[str] = []
    for response in responses:
        title = " ".join(wording.plain(response.title).split())
        name = title if len(title) <= ANSWER_MOST else f"{title[: ANSWER_MOST - 1]}\u2026"
        names.append(f"{name} [{response.id}]" if name in names else name)
    return names
