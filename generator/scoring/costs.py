"""What a mark costs an item by its rule, before floor and convention: points lost, and what was found.

A cost is known wherever what the handbook leaves open makes no difference: nothing found costs nothing,
whatever a finding would have cost; a shortfall of whole steps costs the same by every way of rounding.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from generator.model.base import Unspecified
from generator.model.schemes import Grade
from generator.model.scoring import (
    AllOrNothing,
    ByRange,
    ByTable,
    Deduct,
    Discretionary,
    RangeBand,
    RatePenalty,
    Response,
)
from generator.scoring.marks import (
    Answered,
    Conforming,
    Deducted,
    Findings,
    Mark,
    Measured,
    Occurrences,
    RateMeasured,
    Responded,
)
from generator.scoring.plan import Missing, Row
from generator.scoring.rates import penalty, shortfall

Verdict = Literal["conforming", "partly", "nonconforming"]
"""Whether a requirement is fulfilled (ISO 9000, 3.6.11 and 3.6.9), or in part."""


@dataclass(frozen=True)
class Cost:
    """Points lost by a mark; none when the handbook leaves open what that depends on."""

    lost: Fraction | None
    verdict: Verdict | None
    missing: tuple[Missing, ...] = ()


def full_points(row: Row) -> Fraction | None:
    """Return the most points of a row: its own, else the most that its bands or responses give, else none."""
    if isinstance(row.full, Decimal):
        return Fraction(row.full)
    if isinstance(row.full, Unspecified):
        return None
    if isinstance(row.rule, ByRange):
        return max((Fraction(band.points) for band in row.rule.bands), default=None)
    judged = [response for response in row.responses if is_judged(response)]
    if not judged or any(response.points is None for response in judged):
        return None
    return max(Fraction(response.points) for response in judged if response.points is not None)


def is_judged(response: Response) -> bool:
    """Whether a response says how well a requirement is fulfilled."""
    return response.meaning not in {"not-observed", "not-applicable"}


def verdict_of(response: Response) -> Verdict:
    """Return how well a requirement is fulfilled, by a response that says so."""
    match response.meaning:
        case "conforming" | "partly" as verdict:
            return verdict
    return "nonconforming"


def holds(band: RangeBand | Grade, value: Fraction) -> bool:
    """Whether a value lies within a band."""
    return (
        (band.above is None or value > Fraction(band.above))
        and (band.at_least is None or value >= Fraction(band.at_least))
        and (band.up_to is None or value <= Fraction(band.up_to))
        and (band.below is None or value < Fraction(band.below))
    )


def cost(row: Row, mark: Mark, *, lower_is_better: bool) -> Cost:
    """Return what a fitting mark costs a scored row. Never less than nothing; the caller sees to the most."""
    full = full_points(row)
    match row.rule, mark:
        case ByTable() as table, Findings(counts=counts):
            return _by_table(row, table, _summed(counts), full)
        case _, Responded(response=chosen):
            return _by_response(row, row.response(chosen), full, lower_is_better=lower_is_better)
        case ByRange() as rule, Measured(value=value):
            return _by_range(row, rule, Fraction(value), full, lower_is_better=lower_is_better)
        case Discretionary(at_most=most), Deducted(points=points):
            lost = points if most is None else min(points, most)
            return Cost(Fraction(lost), "nonconforming" if points else "conforming")
        case RatePenalty() as rule, RateMeasured(rate=rate):
            return _by_rate(row, rule, rate)
        case _:
            return _by_count(row, occurrences(row, mark), full)


def occurrences(row: Row, mark: Mark) -> int:
    """Return how many nonconformities a mark counts; an answer that does not conform is one."""
    match mark:
        case Occurrences(count=count):
            return count
        case Answered(answer=answer):
            return int(answer != row.conforms)
        case Conforming():
            return 0
    message = f"{row.id}: {type(mark).__name__} counts nothing"
    raise AssertionError(message)


def _by_count(row: Row, count: int, full: Fraction | None) -> Cost:
    verdict: Verdict = "nonconforming" if count else "conforming"
    if not count:
        return Cost(Fraction(0), verdict)
    if isinstance(row.rule, Unspecified):
        return Cost(None, verdict, (Missing(row.rule_of, "rule" if row.rule_of == row.id else "item"),))
    if isinstance(row.rule, AllOrNothing):
        return _lost(row, full, verdict)
    if not isinstance(row.rule, Deduct) or isinstance(row.rule.each, Unspecified):
        return Cost(None, verdict, (Missing(row.rule_of, "each"),))
    return Cost(Fraction(row.rule.each) * count, verdict)


def _by_table(row: Row, table: ByTable, counts: dict[str, int], full: Fraction | None) -> Cost:
    """Add up what the findings cost. `all` costs the item once, however often it is found."""
    lost, missing = Fraction(0), []
    for found in table.deductions:
        count = counts.get(found.id, 0)
        if not count:
            continue
        if isinstance(found.takes, Unspecified):
            missing.append(Missing(found.id, "takes"))
        elif found.takes != "all":
            lost += Fraction(found.takes) * count
        elif full is None:
            missing.append(Missing(row.id, "points"))
        else:
            lost += full
    verdict: Verdict = "nonconforming" if any(counts.values()) else "conforming"
    return Cost(None if missing else lost, verdict, tuple(dict.fromkeys(missing)))


def _summed(counts: tuple[tuple[str, int], ...]) -> dict[str, int]:
    summed: dict[str, int] = {}
    for identifier, count in counts:
        summed[identifier] = summed.get(identifier, 0) + count
    return summed


def _by_response(row: Row, response: Response, full: Fraction | None, *, lower_is_better: bool) -> Cost:
    """Judge by the response. Its points are those gained, or those lost where lower is better."""
    verdict = verdict_of(response)
    if response.points is not None and lower_is_better:
        return Cost(Fraction(response.points), verdict)
    if response.points is not None:
        return _lost(row, full, verdict, kept=Fraction(response.points))
    if response.share is None:
        return Cost(None, verdict, (Missing(response.id, "share"),))
    return _lost(row, full, verdict, kept=(full or Fraction(0)) * Fraction(response.share) / 100)


def _by_range(
    row: Row, rule: ByRange, value: Fraction, full: Fraction | None, *, lower_is_better: bool
) -> Cost:
    band = next((band for band in rule.bands if holds(band, value)), None)
    if band is None:
        return Cost(None, None, (Missing(row.rule_of, "bands"),))
    points = Fraction(band.points)
    found = Cost(points, None) if lower_is_better else _lost(row, full, None, kept=points)
    if found.lost is None:
        return found
    if found.lost == 0:
        return Cost(found.lost, "conforming")
    return Cost(found.lost, "nonconforming" if found.lost == full else "partly")


def _lost(row: Row, full: Fraction | None, verdict: Verdict | None, kept: Fraction = Fraction(0)) -> Cost:
    """Return what is lost when so much of the full points is kept."""
    if full is None:
        return Cost(None, verdict, (Missing(row.id, "points"),))
    return Cost(max(full - kept, Fraction(0)), verdict)


def _by_rate(row: Row, rule: RatePenalty, rate: Decimal) -> Cost:
    if row.target is None:
        return Cost(None, None, (Missing(row.rule_of, "target"),))
    short = shortfall(row.target, rate)
    if isinstance(short, Missing):
        return Cost(None, None, (short,))
    lost = penalty(rule, short)
    verdict: Verdict = "nonconforming" if short else "conforming"
    if isinstance(lost, str):
        return Cost(None, verdict, (Missing(row.rule_of, lost),))
    return Cost(lost, verdict)
