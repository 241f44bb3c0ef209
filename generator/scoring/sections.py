"""The reckoning of one section: its pool or the sum of its rows, less what is left out."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from generator.scoring.plan import Missing, Part, Plan
from generator.scoring.rows import Reckoned

State = Literal["scored", "incomplete", "unknown", "not-applicable", "unscored"]
"""Of a section or sheet: `incomplete` until all is answered; `unknown` where the handbook does not state what
the score depends on; `not-applicable` where nothing of it applies; `unscored` where it has no points."""


@dataclass(frozen=True)
class PartReckoned:
    """One section in exact fractions. Numbers of an incomplete section are those so far."""

    part: Part
    rows: tuple[Reckoned, ...]
    state: State
    full: Fraction = Fraction(0)
    """Full points that count towards the sheet."""
    due: Fraction = Fraction(0)
    """Full points less those not applicable or not observed."""
    gained: Fraction = Fraction(0)
    """Points out of those due: gained, or lost where lower is better."""
    missing: tuple[Missing, ...] = ()

    @property
    def counts(self) -> bool:
        """Whether it has points that count towards the sheet, now or when all is answered and known."""
        return self.state in {"scored", "incomplete", "unknown"}

    @property
    def points(self) -> Fraction:
        """Points that count towards the sheet, out of `full`."""
        return self.gained * self.full / self.due if self.due else Fraction(0)

    @property
    def weight(self) -> Fraction:
        """Its weight as far as it is stated."""
        return Fraction(self.part.weight) if isinstance(self.part.weight, Decimal) else Fraction(0)

    @property
    def rate(self) -> Fraction | None:
        """Its points as a share of its full points, once they are final."""
        return self.points / self.full if self.state == "scored" else None

    def reaches(self, plan: Plan) -> bool | None:
        """Whether the share of points that it keeps reaches the gate; none where there is none."""
        if plan.scheme.gate is None or self.rate is None:
            return None
        kept = 1 - self.rate if plan.lower_is_better else self.rate
        return kept * 100 >= Fraction(plan.scheme.gate.at_least)


def reckon_part(plan: Plan, part: Part, rows: tuple[Reckoned, ...]) -> PartReckoned:
    """Return what a section counts for."""
    scored = [row for row in rows if row.row.scored]
    if scored and not any(row.counts for row in scored):
        return PartReckoned(part, rows, "not-applicable")
    missing = tuple(dict.fromkeys(each for row in rows for each in row.missing))
    if scored and plan.pooled and not isinstance(part.total, Decimal):
        missing = (Missing(part.id, "total"), *missing)
    full, due = _due(plan, part, scored)
    if missing:
        return PartReckoned(part, rows, "unknown", full, due, missing=missing)
    if not scored or not due:
        return PartReckoned(part, rows, "unscored")
    gained = _gained(plan, due, rows)
    state: State = "incomplete" if any(row.pending for row in rows) else "scored"
    return PartReckoned(part, rows, state, full, due, gained)


def _due(plan: Plan, part: Part, scored: list[Reckoned]) -> tuple[Fraction, Fraction]:
    """Return the full points that count towards the sheet, and those less what is left out.

    They are the same but where the convention leaves out "within the section", whose worth then stays.
    """
    if plan.pooled:
        whole = Fraction(part.total) if isinstance(part.total, Decimal) else Fraction(0)
    else:
        whole = sum((row.full or Fraction(0) for row in scored), Fraction(0))
    out = sum((row.full or Fraction(0) for row in scored if not row.counts), Fraction(0))
    due = max(whole - out, Fraction(0))
    stays = plan.scheme.not_applicable == "exclude-in-section"
    return whole if stays else due, due


def _gained(plan: Plan, due: Fraction, rows: tuple[Reckoned, ...]) -> Fraction:
    """Return the points gained, or lost where lower is better, out of those due."""
    scheme = plan.scheme
    lost = sum(((row.lost or Fraction(0)) + row.overflow for row in rows), Fraction(0))
    if not scheme.below_zero:
        lost = min(lost, due)
    fail = scheme.automatic_fail
    if fail and fail.scope == "section" and fail.score == "zero" and any(row.fails for row in rows):
        lost = max(lost, due)
    if plan.lower_is_better:
        return lost
    # What is still open has not been gained; a pool is full until something is taken from it.
    pending = Fraction(0) if plan.pooled else _pending(rows)
    gained = due - pending - lost
    return gained if scheme.below_zero else max(gained, Fraction(0))


def _pending(rows: tuple[Reckoned, ...]) -> Fraction:
    return sum((row.full or Fraction(0) for row in rows if row.pending), Fraction(0))
