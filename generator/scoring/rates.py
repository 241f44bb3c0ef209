"""Penalties by rate: what it costs that a rate misses its target."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from math import ceil, floor
from typing import Literal

from generator.model.base import Unspecified
from generator.model.numbers import Level
from generator.model.scoring import RatePenalty
from generator.model.standards import Target
from generator.scoring.plan import Missing


def shortfall(target: Target, rate: Decimal) -> Fraction | Missing:
    """Return by how many percentage points a rate misses its target; 0 where it is reached."""
    short = Fraction(0)
    bounds = (("at-least", target.at_least, -1), ("at-most", target.at_most, 1))
    stated = [bound for bound in bounds if bound[1] is not None]
    for key, level, sign in stated or [("at-least", None, 0)]:
        if not isinstance(level, Level):
            return Missing(target.id, key)
        short = max(short, sign * (Fraction(rate) - Fraction(level.value)))
    return short


def penalty(rule: RatePenalty, short: Fraction) -> Fraction | Literal["each", "rounding"]:
    """Return the points that a shortfall costs, or the key of the rule that would have to be known."""
    if not short:
        return Fraction(0)
    if rule.each <= 0:
        return "each"
    steps = short / Fraction(rule.each)
    counted = {
        "whole-steps": Fraction(floor(steps)),
        "started-steps": Fraction(ceil(steps)),
        "proportional": steps,
    }
    if not isinstance(rule.rounding, Unspecified):
        return counted[rule.rounding] * Fraction(rule.deduct)
    if len(set(counted.values())) > 1:
        return "rounding"
    return steps * Fraction(rule.deduct)
