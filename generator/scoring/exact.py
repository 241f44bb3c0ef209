"""Exact numbers: fractions inside the reckoning, decimals where it shows a number.

A share such as 2/3 is no exact decimal but an exact fraction, so nothing drifts before the one rounding at
the end.
"""

from __future__ import annotations

from decimal import Context, Decimal, Inexact
from fractions import Fraction

EXACT = Context(prec=100, traps=[Inexact])
NEAREST = Context(prec=28)
"""For what has no exact decimal: so many significant digits."""


def decimal(value: Fraction) -> Decimal:
    """Return the decimal of a number: exact where it has one, else to 28 significant digits."""
    numerator, denominator = Decimal(value.numerator), Decimal(value.denominator)
    try:
        return EXACT.divide(numerator, denominator)
    except Inexact:
        return NEAREST.divide(numerator, denominator)


def rounded(value: Fraction, places: int) -> Decimal:
    """Return a number rounded half up, away from zero, to so many decimal places."""
    doubled = abs(value) * 2 * 10**places
    steps = (int(doubled) + 1) // 2
    return Decimal(steps if value >= 0 else -steps).scaleb(-places)
