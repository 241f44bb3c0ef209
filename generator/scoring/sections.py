"""The reckoning of one section: its pool or the sum of its rows, less what is left out."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from generator.scoring.plan import Missing, Part, Plan
from generator.scoring.rows import DUE_KEYS, Reckoned, weighs

State = Literal["scored", "incomplete", "unknown", "not-applicable", "unscored"]
"""Of a section or sheet: `incomplete` until all is answered; `unknown` where the handbook does not state what
the score depends on; `not-applicable` where nothing of it applies; `unscored` where it has no points."""


@dataclass(frozen=True)
class PartReckoned:
    """One section in exact fractions. Numbers of an incomplete section are those so far."""

    part: Part
    rows: tuple[Reckoned, ...]
    blanks: tuple[Reckoned, ...]
    """Its empty rows, for findings that no criterion names."""
    state: State
    full: Fraction = Fraction(0)
    """Full points that count towards the sheet."""
    due: Fraction = Fraction(0)
    """Full points less those not applicable or not observed."""
    gained: Fraction = Fraction(0)
    """Points out of those due: gained, or lost where lower is better."""
    missing: tuple[Missing, ...] = ()
    void: bool = False
    """Whether a critical item has cost it its points, so that they are certain whatever is open in it."""

    @property
    def counts(self) -> bool:
        """Whether it has points that count towards the sheet, now or when all is answered and known."""
        return self.state in {"scored", "incomplete", "unknown"}

    @property
    def final(self) -> bool:
        """Whether its points can't change any more."""
        return self.void or self.state == "scored"

    @property
    def pending(self) -> bool:
        """Whether something is still to be answered before there is a score."""
        return any(row.pending for row in self.rows)

    @property
    def failing(self) -> bool:
        """Whether a critical item with points does not conform: a section that has a score in any case."""
        return any(row.fails and weighs(row.row) for row in self.rows)

    @property
    def due_unknown(self) -> tuple[Missing, ...]:
        """Of what is missing, that on which full points depend."""
        return tuple(each for each in self.missing if each.key in DUE_KEYS)

    @property
    def points(self) -> Fraction:
        """Points that count towards the sheet, out of `full`."""
        return self.gained * self.full / self.due if self.due else Fraction(0)

    @property
    def weight(self) -> Fraction:
        """Its weight as far as it is stated."""
        return Fraction(self.part.weight) if isinstance(self.part.weight, Decimal) else Fraction(0)

    def rate(self, plan: Plan) -> Fraction | None:
        """Return its points as a share of its full points, once they are final."""
        if self.state == "scored":
            return self.points / self.full
        return Fraction(int(plan.lower_is_better)) if self.void else None

    def reaches(self, plan: Plan) -> bool | None:
        """Whether the share of points that it keeps reaches the gate; none where there is none."""
        rate = self.rate(plan)
        if plan.scheme.gate is None or rate is None:
            return None
        kept = 1 - rate if plan.lower_is_better else rate
        return kept * 100 >= Fraction(plan.scheme.gate.at_least)


def reckon_part(
    plan: Plan, part: Part, rows: tuple[Reckoned, ...], blanks: tuple[Reckoned, ...] = ()
) -> PartReckoned:
    """Return what a section counts for."""
    scored, losing = [row for row in rows if row.row.scored], (*rows, *blanks)
    if scored and not any(row.counts for row in scored):
        return PartReckoned(part, rows, blanks, "not-applicable")
    missing = tuple(dict.fromkeys(each for row in losing for each in row.missing))
    if (part.declared or (scored and plan.pooled)) and not isinstance(part.total, Decimal):
        missing = (Missing(part.id, "total"), *missing)
    void = _costs_all(plan) and any(row.fails and weighs(row.row) for row in rows)
    if _costs_all(plan) and any(row.fails for row in rows):
        # All is lost, however much it would have been.
        missing = tuple(each for each in missing if each.key in DUE_KEYS)
    full, due = _due(plan, part, scored)
    if missing:
        return PartReckoned(part, rows, blanks, "unknown", full, due, missing=missing, void=void)
    if not due:
        return PartReckoned(part, rows, blanks, "unscored")
    gained = _gained(plan, due, losing)
    state: State = "incomplete" if any(row.pending for row in rows) else "scored"
    return PartReckoned(part, rows, blanks, state, full, due, gained, void=void)


def _costs_all(plan: Plan) -> bool:
    """Whether a failed critical item costs its section exactly all points."""
    fail = plan.scheme.automatic_fail
    return fail is not None and (fail.scope, fail.score) == ("section", "zero") and not plan.scheme.below_zero


def _due(plan: Plan, part: Part, scored: list[Reckoned]) -> tuple[Fraction, Fraction]:
    """Return the full points that count towards the sheet, and those less what is left out.

    They are the same but where the convention leaves out "within the section", whose worth then stays.
    """
    if part.declared or (scored and plan.pooled):
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
