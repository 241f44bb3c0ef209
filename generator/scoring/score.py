"""Score of a filled sheet: the reckoning from marks to result, grade and coefficient.

Exact throughout; the one rounding, half up, is that of the result. The grade is that of the rounded result,
since this is the number that people see. Decisions on what the conventions leave open:

- Not applicable: a section that is so as a whole is taken out, with its points and its weight; the weights of
  the others are scaled to make 100 %. Where all is, there is no score. `zero` and `full` are the value that
  counts, so where lower is better `zero` costs nothing. A row of a pool without points takes nothing out.
- Not observed is left out under any convention, and told apart.
- Unanswered is not N/A: there is no result yet, or with `zero` the row loses all, also where lower is better.
- A bonus is added to the points, under `weighted` to the result; no section and so no gate profits from it.
  Where lower is better it takes points away. What nobody claims is no bonus, and never unanswered.
- An automatic fail that gives zero loses all points and the bonus; it never raises what is below zero.
- A gate looks at the share of points kept, also where lower is better.
- A finding that no criterion names takes from its section what the scheme's rule says. A section without
  items that lose points has those declared, and they stand whole until a finding is written down.
- What can't change any more is certain, whatever is unanswered or `unspecified`: no points where a critical
  item has cost the sheet or its section all, the last grade where a failed item or gate leaves no other.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from generator.model.schemes import Grade, Scheme
from generator.scoring.exact import decimal, rounded
from generator.scoring.grading import lowest, ranked, reached
from generator.scoring.marks import Marks, Unanswered
from generator.scoring.plan import Missing, Plan
from generator.scoring.problems import MarksError, problems
from generator.scoring.results import Result, part_result
from generator.scoring.rows import Reckoned, reckon
from generator.scoring.sections import PartReckoned, State, reckon_part

ZERO = Fraction(0)


def score(plan: Plan, marks: Marks) -> Result:
    """Return what a filled sheet scores. Raises MarksError with all marks that can't be put down."""
    if wrong := problems(plan, marks):
        raise MarksError(wrong)
    parts = []
    for part in plan.parts:
        rows = (reckon(plan, row, marks.get(row.id, Unanswered())) for row in part.rows)
        blanks = (reckon(plan, row, marks.get(row.id, Unanswered())) for row in part.blanks)
        parts.append(reckon_part(plan, part, tuple(rows), tuple(blanks)))
    return _Sheet(plan, tuple(parts)).told()


@dataclass(frozen=True)
class _Sheet:
    """A sheet in exact fractions, each number from those before it."""

    plan: Plan
    parts: tuple[PartReckoned, ...]

    def told(self) -> Result:
        """Return the result in decimals."""
        known, final = self.state in {"scored", "incomplete"}, self.state == "scored"
        stands, grade = final or self.certain, self.grade
        return Result(
            id=self.plan.id,
            state=self.state,
            full=decimal(self.full) if known else None,
            points=decimal(self.points) if known else None,
            rate=decimal(self.points / self.full * 100) if final else None,
            result=self.result if stands else None,
            unrounded=decimal(self.final) if stands else None,
            grade=grade.id if grade else None,
            coefficient=grade.coefficient if grade else None,
            bonus=decimal(self.bonus),
            parts=tuple(part_result(self.plan, part) for part in self.parts),
            missing=self.missing,
            certain=not final and (self.certain or grade is not None),
        )

    @property
    def scheme(self) -> Scheme:
        return self.plan.scheme

    @cached_property
    def rows(self) -> tuple[Reckoned, ...]:
        return tuple(row for part in self.parts for row in part.rows)

    @cached_property
    def counting(self) -> tuple[PartReckoned, ...]:
        """The sections that have points to count."""
        return tuple(part for part in self.parts if part.counts)

    @cached_property
    def missing(self) -> tuple[Missing, ...]:
        if self.settles:
            # All is lost, however much it would have been.
            return tuple(dict.fromkeys(each for part in self.parts for each in part.due_unknown))
        found = [each for part in self.parts for each in part.missing]
        if self.scheme.result == "weighted" and self.counting:
            found += [
                Missing(part.part.id, "weight")
                for part in self.counting
                if not isinstance(part.part.weight, Decimal)
            ] or ([] if self.weight > 0 else [Missing(self.plan.id, "weight")])
        return tuple(dict.fromkeys(found))

    @cached_property
    def state(self) -> State:
        if self.missing:
            return "unknown"
        if any(row.pending for row in self.rows):
            return "incomplete"
        if self.counting:
            return "scored"
        return "not-applicable" if any(part.state == "not-applicable" for part in self.parts) else "unscored"

    @cached_property
    def full(self) -> Fraction:
        return sum((part.full for part in self.counting), ZERO)

    @cached_property
    def weight(self) -> Fraction:
        """What the weights of the sections that count make together."""
        return sum((part.weight for part in self.counting), ZERO)

    @cached_property
    def failing(self) -> bool:
        """Whether a critical item does not conform."""
        return any(row.fails for row in self.rows)

    @cached_property
    def void(self) -> bool:
        """Whether a critical item has cost the sheet its score."""
        fail = self.scheme.automatic_fail
        return fail is not None and (fail.scope, fail.score) == ("sheet", "zero") and self.failing

    @cached_property
    def settles(self) -> bool:
        """Whether a critical item has cost the sheet exactly all points."""
        return self.void and not self.scheme.below_zero

    @cached_property
    def certain(self) -> bool:
        """Whether the result stands, although something is open: all is lost, or what is open is."""
        scheme = self.scheme
        if self.settles and any(part.failing for part in self._weighing):
            return not (self.plan.lower_is_better and scheme.result == "points")
        sums = scheme.result == "points" and not self.plan.lower_is_better
        closed = all(part.final or not (part.counts or part.pending) for part in self.parts)
        return sums and closed and any(part.void for part in self.parts)

    @property
    def _weighing(self) -> tuple[PartReckoned, ...]:
        """The sections that count towards the result, also those of which the weight is not stated."""
        weighted = self.scheme.result == "weighted"
        return tuple(part for part in self.counting if not weighted or part.part.weight != 0)

    @cached_property
    def bonus(self) -> Fraction:
        if self.void:
            return ZERO
        bonus, most = sum((row.bonus for row in self.rows), ZERO), self.scheme.bonus_at_most
        return bonus if most is None else min(bonus, Fraction(most))

    @cached_property
    def points(self) -> Fraction:
        return self.settled(sum((part.points for part in self.counting), ZERO), self.full)

    def settled(self, points: Fraction, full: Fraction) -> Fraction:
        """Return points with what counts for the sheet as a whole: bonus, automatic fail, the least."""
        if self.void:
            return max(points, full) if self.plan.lower_is_better else min(points, ZERO)
        points += -self.bonus if self.plan.lower_is_better else self.bonus
        return points if self.scheme.below_zero else max(points, ZERO)

    @cached_property
    def final(self) -> Fraction:
        """The result before rounding: points, or out of 100."""
        if self.settles:
            whole = self.full if self.scheme.result == "points" else Fraction(100)
            return whole if self.plan.lower_is_better else ZERO
        if self.scheme.result == "points":
            return self.points
        if self.scheme.result == "percent":
            return self.points / self.full * 100
        weighted = sum((part.weight * (part.rate(self.plan) or ZERO) for part in self.counting), ZERO)
        return self.settled(weighted / self.weight * 100, Fraction(100))

    @cached_property
    def result(self) -> Decimal:
        places = self.scheme.decimals
        return decimal(self.final) if places is None else rounded(self.final, places)

    @cached_property
    def grade(self) -> Grade | None:
        """The grade; none while it is open, or where no band holds the result."""
        scheme, caps = self.scheme, self._caps
        if self.state == "scored" or self.certain:
            seen = self.final if scheme.decimals is None else Fraction(self.result)
            grade = reached(scheme, seen, (part.points for part in self.counting), caps)
            return grade if self.state == "scored" or grade is None or self._stands(grade) else None
        last, sure = len(scheme.grades) - 1, any(part.failing or part.final for part in self._weighing)
        leaves_last = bool(caps) and lowest(scheme, caps) == last
        return ranked(scheme)[last] if sure and leaves_last and self._stands(ranked(scheme)[last]) else None

    @property
    def _caps(self) -> list[str]:
        """The grades that the sheet can at best have, as far as that is known."""
        scheme = self.scheme
        caps: list[str] = []
        if scheme.gate and any(part.reaches(self.plan) is False for part in self.parts):
            caps.append(scheme.gate.grade)
        if scheme.automatic_fail and scheme.automatic_fail.grade and self.failing:
            caps.append(scheme.automatic_fail.grade)
        return caps

    def _stands(self, grade: Grade) -> bool:
        """Whether no section that is still open can change a grade."""
        if all(part.final for part in self.counting):
            return True
        ranks = ranked(self.scheme)
        gate = lowest(self.scheme, [self.scheme.gate.grade]) if self.scheme.gate else None
        by_part = any(each.worst_part is not None for each in ranks)
        return not by_part and (gate is None or ranks.index(grade) >= gate)
