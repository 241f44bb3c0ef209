"""What an item still scores after so many occurrences: the ladder that a deducting rule climbs down."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal


@dataclass(frozen=True)
class Ladder:
    """Full points, the deduction for each occurrence, and the score below which it never falls."""

    full: Decimal
    each: Decimal
    floor: Decimal = Decimal(0)

    def score(self, occurrences: int) -> Decimal:
        """Return the points left after so many occurrences.

        A floor above the full points never raises a score: an item without a finding scores its full points.
        """
        return max(self.full - self.each * occurrences, min(self.floor, self.full))

    @property
    def steps(self) -> int:
        """How many occurrences reach the floor; 0 where nothing is deducted or there is nothing to lose."""
        room = self.full - min(self.floor, self.full)
        if not self.each or not room:
            return 0
        return int((room / self.each).to_integral_value(ROUND_CEILING))

    def scores(self, most: int) -> tuple[Decimal | None, ...]:
        """Return the scores from full points to floor, at most so many.

        A ladder that is longer shows its beginning and its end; None stands for what is left out between.
        """
        if self.steps < most:
            return tuple(self.score(occurrences) for occurrences in range(self.steps + 1))
        beginning = tuple(self.score(occurrences) for occurrences in range(most - 2))
        return (*beginning, None, self.score(self.steps))
