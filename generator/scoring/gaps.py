"""What the handbook leaves open that a sheet's score can depend on, known before any mark is put down."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from generator.model.base import Unspecified
from generator.model.numbers import Level
from generator.model.scoring import AllOrNothing, ByTable, Deduct, Graded, RatePenalty
from generator.scoring.costs import full_points, is_judged
from generator.scoring.plan import Missing, Plan, Row


def gaps(plan: Plan) -> tuple[Missing, ...]:
    """Return all that a score of this sheet can turn out to miss, in the order of the sheet.

    A filling that does not depend on it still gets its score: nothing found costs nothing, whatever a finding
    would have cost.
    """
    return tuple(dict.fromkeys(_gaps(plan)))


def _gaps(plan: Plan) -> Iterator[Missing]:
    scheme = plan.scheme
    if any(row.scored for row in plan.rows) and isinstance(scheme.not_applicable, Unspecified):
        yield Missing(scheme.id, "not-applicable")
    for part in plan.parts:
        scored = [row for row in part.rows if row.scored]
        blanks = [row for row in part.blanks if row.scored]
        if (part.declared or (scored and plan.pooled)) and not isinstance(part.total, Decimal):
            yield Missing(part.id, "total")
        if (scored or blanks) and scheme.result == "weighted" and not isinstance(part.weight, Decimal):
            yield Missing(part.id, "weight")
        for row in scored:
            if full_points(row) is None and (isinstance(row.full, Unspecified) or _needed(plan, row)):
                yield Missing(row.id, "points")
            yield from open_keys(row)
        for row in blanks:
            yield from open_keys(row)


def _needed(plan: Plan, row: Row) -> bool:
    """Whether a row needs full points: a sum of them always, a pool for rules that speak of them."""
    speaks = isinstance(row.rule, AllOrNothing | Graded) or (
        isinstance(row.rule, ByTable) and any(found.takes == "all" for found in row.rule.deductions)
    )
    return speaks or not plan.pooled


def open_keys(row: Row) -> tuple[Missing, ...]:
    """Return what the rule of a row leaves open."""
    return tuple(_of_rule(row))


def _of_rule(row: Row) -> Iterator[Missing]:
    match row.rule:
        case Unspecified():
            yield Missing(row.rule_of, "rule" if row.rule_of == row.id else "item")
        case Deduct(each=each, floor=floor):
            unknown = (("each", each), ("floor", floor))
            yield from (Missing(row.rule_of, key) for key, value in unknown if isinstance(value, Unspecified))
        case ByTable(deductions=deductions):
            yield from (
                Missing(found.id, "takes") for found in deductions if isinstance(found.takes, Unspecified)
            )
        case Graded():
            yield from (
                Missing(response.id, "share")
                for response in row.responses
                if is_judged(response) and response.share is None and response.points is None
            )
        case RatePenalty(rounding=rounding):
            if isinstance(rounding, Unspecified):
                yield Missing(row.rule_of, "rounding")
            if row.target and not isinstance(row.target.at_least or row.target.at_most, Level):
                yield Missing(row.target.id, "at-least")
