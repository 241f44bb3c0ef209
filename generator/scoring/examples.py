"""Worked examples as data: marks that show how a rule or scheme works, with what the engine makes of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal
from functools import cached_property
from typing import Literal

from generator.model.base import Unspecified
from generator.model.numbers import Level
from generator.model.schemes import Scheme
from generator.model.scoring import (
    AllOrNothing,
    Bonus,
    ByRange,
    ByTable,
    Deduct,
    Discretionary,
    Graded,
    RangeBand,
    RatePenalty,
    Unscored,
)
from generator.model.standards import Target
from generator.scoring.costs import is_judged
from generator.scoring.ladder import Ladder
from generator.scoring.marks import (
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
)
from generator.scoring.plan import Part, Plan, Row
from generator.scoring.problems import fitting
from generator.scoring.results import Result, RowResult, row_result
from generator.scoring.rows import reckon
from generator.scoring.score import score

STEP, HALF = Decimal(1), Decimal("0.5")
Topic = Literal["result", "not-applicable", "pool", "bonus", "gate", "automatic-fail"]


@dataclass(frozen=True)
class RowExample:
    """A mark on a row, and what it comes to."""

    row: Row
    mark: Mark
    result: RowResult


@dataclass(frozen=True)
class SheetExample:
    """A filled sheet that shows one thing: every row that is not named conforms."""

    topic: Topic
    plan: Plan
    marks: Marks
    """Only those that are told: of rows that do not simply conform."""
    result: Result


def row_examples(row: Row, scheme: Scheme) -> tuple[RowExample, ...]:
    """Return examples of a row's rule, best first; none where nothing is scored."""
    alone = Plan(row.id, scheme, ())
    marks = dict.fromkeys(_marks(row))
    return tuple(RowExample(row, mark, row_result(alone, reckon(alone, row, mark))) for mark in marks)


def _marks(row: Row) -> Iterator[Mark]:  # noqa: C901 - one case a kind of rule
    """Yield telling marks of a row, best first."""
    match row.rule:
        case Unspecified():
            yield Occurrences(1)
        case AllOrNothing():
            yield from (Occurrences(0), Occurrences(1))
        case Deduct():
            yield from (Occurrences(count) for count in _counts(row, row.rule))
        case ByTable(deductions=deductions):
            yield from (Findings(()), *(Findings(((found.id, 1),)) for found in deductions[:2]))
            yield Findings(tuple((found.id, 1) for found in deductions[:2]))
        case Graded():
            yield from (Responded(response.id) for response in row.responses)
        case ByRange(bands=bands):
            yield from (Measured(_within(band)) for band in bands)
        case Discretionary(at_most=most):
            cap = most if most is not None else row.full
            cap = cap if isinstance(cap, Decimal) else STEP
            yield from (Deducted(Decimal(0)), Deducted(min(STEP, cap * HALF)), Deducted(cap))
        case Bonus(each=each, at_most=most):
            yield Occurrences(1)
            if most is not None and each:
                yield Occurrences(int((most / each).to_integral_value(ROUND_CEILING)) + 1)
        case RatePenalty():
            yield from map(RateMeasured, telling_rates(row.rule, row.target))
        case Unscored():
            pass


def _counts(row: Row, rule: Deduct) -> tuple[int, ...]:
    """Return none, the last count that leaves something, the one that reaches the floor, one beyond."""
    if isinstance(rule.each, Unspecified) or isinstance(rule.floor, Unspecified):
        return (0, 1)
    if not isinstance(row.full, Decimal):
        return (0, 1)
    last = Ladder(row.full, rule.each, rule.floor).steps
    beyond = (last + 1,) if rule.overflow and last else ()
    return (0, *(count for count in (last - 1, last) if count > 0), *beyond)


def _within(band: RangeBand) -> Decimal:
    """Return a value that lies in a band: a bound that belongs to it, or one between or beside its bounds."""
    if band.at_least is not None:
        return band.at_least
    if band.up_to is not None:
        return band.up_to
    if band.above is not None and band.below is not None:
        return (band.above + band.below) * HALF
    if band.above is not None:
        return band.above + STEP
    return band.below - STEP if band.below is not None else Decimal(0)


def telling_rates(rule: RatePenalty, target: Target | None) -> Iterator[Decimal]:
    """Yield the target itself, a miss by one step, and one by a step and a half, which shows the rounding."""
    level = target and (target.at_most if target.at_least is None else target.at_least)
    if target is None or not isinstance(level, Level):
        yield Decimal(0)
        return
    worse = 1 if target.at_least is None else -1
    for steps in (Decimal(0), STEP, STEP + HALF):
        rate = level.value + worse * steps * rule.each
        if rate >= 0:
            yield rate


def sheet_examples(plan: Plan) -> tuple[SheetExample, ...]:
    """Return examples of how a scheme makes a result of a sheet, as far as the sheet has what they need."""
    return tuple(_Filled(plan).examples())


@dataclass(frozen=True)
class _Filled:
    """Fillings of one sheet: every row that is not named conforms."""

    plan: Plan

    @cached_property
    def usual(self) -> Marks:
        """The best mark of each row."""
        return {row.id: _telling(self.plan, row)[0] for row in self.plan.rows}

    def examples(self) -> Iterator[SheetExample]:
        plan, scheme = self.plan, self.plan.scheme
        scored = [row for row in plan.rows if row.scored]
        if not scored:
            return
        found = next((row for row in scored if not row.critical), scored[0])
        result = self.example("result", found)
        yield result
        if result.result.missing:
            return
        if other := next((row for row in reversed(scored) if row is not found), None):
            yield self.example("not-applicable", found, left_out=other)
        if plan.pooled:
            yield from self.pool(plan.parts[0])
        if merit := next((row for row in plan.rows if isinstance(row.rule, Bonus)), None):
            yield self.example("bonus", merit)
        if scheme.gate:
            yield from self.gate()
        if scheme.automatic_fail and (critical := next((row for row in plan.rows if row.critical), None)):
            yield self.example("automatic-fail", critical)

    def pool(self, part: Part, topic: Topic = "pool") -> Iterator[SheetExample]:
        """Yield a pool from which one row takes a little, and one that it has used up."""
        rows = (row for row in part.rows if isinstance(row.rule, Deduct))
        row = min(rows, key=lambda row: row.critical, default=None)
        if row is None or not isinstance(row.rule, Deduct):
            return
        last = 1
        if isinstance(part.total, Decimal) and not isinstance(row.rule.each, Unspecified):
            last = Ladder(part.total, row.rule.each).steps
        for count in dict.fromkeys((1, last)):
            yield self.filled(topic, {row.id: Occurrences(count)})

    def gate(self) -> Iterator[SheetExample]:
        """Yield a section that misses the gate, where one can do so; best one without a critical item."""
        parts = (part for part in self.plan.parts if any(row.scored for row in part.rows))
        part = min(parts, key=lambda part: any(row.critical for row in part.rows))
        if self.plan.pooled:
            tried = [*self.pool(part, "gate")][-1:]
        else:
            tried = [self.example("gate", *(row for row in part.rows if row.scored))]
        yield from (example for example in tried if example.result.failed_gates or example.result.missing)

    def example(self, topic: Topic, *found: Row, left_out: Row | None = None) -> SheetExample:
        """Return a sheet with something found on these rows, and one row perhaps not applicable."""
        least = topic in {"result", "not-applicable"}
        told: dict[str, Mark] = {row.id: _telling(self.plan, row)[1 if least else -1] for row in found}
        return self.filled(topic, told | ({left_out.id: NotApplicable()} if left_out else {}))

    def filled(self, topic: Topic, told: dict[str, Mark]) -> SheetExample:
        """Return a sheet with these marks; what they come to is reckoned."""
        return SheetExample(topic, self.plan, told, score(self.plan, {**self.usual, **told}))


def _telling(plan: Plan, row: Row) -> tuple[Mark, ...]:
    """Return two marks of a row or more, best first; a bonus is left alone, then claimed to the full."""
    if isinstance(row.rule, Bonus):
        return Occurrences(0), [*_marks(row)][-1]
    if isinstance(row.rule, Unscored):
        judged = tuple(Responded(each.id) for each in row.responses if is_judged(each))
        return (judged[0], judged[-1]) if judged else (Conforming(), Occurrences(1))
    examples = row_examples(row, plan.scheme)
    known = [each for each in examples if each.result.points is not None]
    unknown = [each.mark for each in examples if each.result.state == "unknown"]
    if not known:
        return Conforming() if Conforming in fitting(row) else unknown[0], unknown[-1]
    known.sort(key=lambda each: each.result.points or 0, reverse=not plan.lower_is_better)
    best_first = tuple(each.mark for each in known)
    return best_first if len(known) > 1 else (*best_first, *unknown, *best_first)[:2]
