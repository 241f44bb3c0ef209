"""Sums of points of which some may be unknown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from generator.model.base import Unspecified


@dataclass(frozen=True)
class Total:
    """The sum of the known points, and how many items have none stated."""

    known: Decimal
    counted: int
    unknown: int

    @property
    def complete(self) -> bool:
        """Whether the points of every item are known, so that the sum is the full points."""
        return not self.unknown


def total(points: Iterable[Decimal | Unspecified]) -> Total:
    """Add up points; what the source does not state is counted, never guessed."""
    listed = tuple(points)
    known = tuple(value for value in listed if not isinstance(value, Unspecified))
    return Total(sum(known, Decimal(0)), len(known), len(listed) - len(known))
