"""Points by hand: where the rule of a row is open, the inspector may put down what a finding costs."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from generator.model.base import Unspecified
from generator.scoring.costs import full_points
from generator.scoring.exact import decimal
from generator.scoring.gaps import open_keys
from generator.scoring.plan import Plan, Row


def takes_by_hand(plan: Plan, row: Row) -> bool:
    """Whether points may be put down by hand: something of the rule is open, and it is known of how many."""
    return is_open(row, pooled=plan.pooled)


def is_open(row: Row, *, pooled: bool) -> bool:
    """Return the same of a row that takes from a pool, or has points of its own."""
    if not row.scored or not open_keys(row):
        return False
    return full_points(row) is not None or row.blank or (pooled and row.full is None)


def most_by_hand(plan: Plan, row: Row) -> Decimal | None:
    """Return the most points that may be taken off by hand: those of the item above its floor, or the pool.

    None where neither is stated.
    """
    full = full_points(row)
    if full is not None:
        floor = getattr(row.rule, "floor", Decimal(0))
        kept = Fraction(0) if isinstance(floor, Unspecified) else min(Fraction(floor), full)
        return decimal(full - kept)
    part = next(part for part in plan.parts if row in (*part.rows, *part.blanks))
    return part.total if isinstance(part.total, Decimal) else None
