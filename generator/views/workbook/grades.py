"""The formulas of what is decided for the sheet: what stands although something is open, and the grade.

They say the same as `scoring.score` and `scoring.grading`.
"""

from __future__ import annotations

from generator.model.schemes import Grade
from generator.scoring.grading import is_band, ranked
from generator.scoring.plan import Plan
from generator.views.workbook.formulas import added, coarse, num, within
from generator.views.workbook.parts import (
    POINTS,
    RATE,
    SCORED,
    STATE,
    UNKNOWN,
    PartFormulas,
    reaches,
)
from generator.views.workbook.parts import VOID as SPENT
from generator.views.workbook.places import Places, end_tag, part_tag, section_tag, total_tag

CERTAIN, VOID, RESULT, BAND, GRADE = "solid", "fails", "waiting", "counts", "out"
"""Columns of the reckoning as the line of the result uses them, besides those of a section."""
TAG = total_tag("result")


class GradeFormulas:
    """Makes the formulas of what stands, and of the grade."""

    def __init__(self, plan: Plan, places: Places, sections: tuple[PartFormulas, ...]) -> None:
        self.plan, self.scheme, self.places = plan, plan.scheme, places
        self.sections, self.grades = sections, ranked(plan.scheme)

    def at(self, key: str) -> str:
        """Return the address of a number of the sheet."""
        return self.places.at(TAG, key)

    def parts(self, key: str) -> str:
        """Return the range of one column over the lines of all sections."""
        first, last = self.plan.parts[0].id, self.plan.parts[-1].id
        return self.places.span(key, part_tag(first), part_tag(last))

    def rows(self, key: str) -> str:
        """Return the range of one column over all rows."""
        return self.places.span(key, section_tag(self.plan.parts[0].id), end_tag(self.plan.parts[-1].id))

    # ------------------------------------------------------------------------------ what stands

    @property
    def _settles(self) -> bool:
        """Whether a failed critical item costs the sheet exactly all points."""
        fail = self.scheme.automatic_fail
        voids = fail is not None and (fail.scope, fail.score) == ("sheet", "zero")
        return voids and not self.scheme.below_zero

    def _weighing(self) -> list[PartFormulas]:
        """Return the sections that may count towards the result."""
        weighted = self.scheme.result == "weighted"
        return [each for each in self.sections if not weighted or each.part.weight != 0]

    def _certain(self) -> str:
        """Return 1 where the result stands although something is open."""
        lower, points = self.plan.lower_is_better, self.scheme.result == "points"
        if self._settles and not (lower and points):
            solid = added(
                f"IF({each.at(STATE)}<={UNKNOWN},{each.at('solid')},0)" for each in self._weighing()
            )
            return f"IF({self.at(STATE)}={SCORED},0,IF(AND({self.at(VOID)}=1,{solid}>0),1,0))"
        if lower or not points:
            return "0"
        # A section that a critical item has cost its points may stay open, but no other.
        waiting = f"SUMPRODUCT(({self.parts(SPENT)}=0)*({self.parts('pending')}>0))"
        closed = f"AND({self._open()}=0,{waiting}=0,SUM({self.parts(SPENT)})>0)"
        return f"IF({self.at(STATE)}={SCORED},0,IF({closed},1,0))"

    def _open(self) -> str:
        """Return how many sections count of which the points may still change."""
        state = self.parts(STATE)
        return f"SUMPRODUCT(({state}<={UNKNOWN})*({state}<>{SCORED})*({self.parts(SPENT)}=0))"

    def _stands(self) -> str:
        """Return whether the result is there."""
        return f"OR({self.at(STATE)}={SCORED},{self.at(CERTAIN)}=1)"

    def _void(self) -> str:
        fail = self.scheme.automatic_fail
        if fail is None or (fail.scope, fail.score) != ("sheet", "zero"):
            return "0"
        return f"IF({self._failing()},1,0)"

    def _failing(self) -> str:
        return f"SUM({self.rows('fails')})>0"

    # ------------------------------------------------------------------------------ grade

    def _band(self) -> str:
        formula = "0"
        for place, grade in reversed([*enumerate(self.grades, start=1)]):
            if is_band(grade):
                formula = f"IF({within(grade, self.at(RESULT))},{place},{formula})"
        return f"IF({self._stands()},{formula},0)"

    def _grade(self) -> str:
        """Return the best grade that band, caps and the worst section allow; 0 for none.

        While something is open there is one only where nothing of that could change it.
        """
        caps = self._caps()
        best = f"MAX({','.join([self.at(BAND), *caps])})"
        formula = "0"
        for place, grade in reversed([*enumerate(self.grades, start=1)]):
            formula = f"IF(AND({best}<={place},{self._allows(grade)}),{place},{formula})"
        last = f"IF({best}={len(self.grades)},{len(self.grades)},0)" if caps else "0"
        reached = f"IF({self.at(BAND)}=0,{last},{formula})"
        if not caps and not self._settles and self._certain() == "0":
            return f"IF({self.at(STATE)}={SCORED},{reached},0)"
        sure = added(
            f"IF({each.at(STATE)}<={UNKNOWN},{each.at('solid')}+({each.at(STATE)}={SCORED}),0)"
            for each in self._weighing()
        )
        only = f"IF({sure}>0,{last},0)"
        open_ = f"IF({self.at(CERTAIN)}=1,{self._unless_open(reached)},{self._unless_open(only)})"
        return f"IF({self.at(STATE)}={SCORED},{reached},{open_})"

    def _unless_open(self, grade: str) -> str:
        """Return a grade unless a section that is still open may change it; 0 then."""
        places = {one.id: place for place, one in enumerate(self.grades, start=1)}
        gate = places.get(self.scheme.gate.grade, 0) if self.scheme.gate else 0
        by_part = any(one.worst_part is not None for one in self.grades)
        stays = "0" if by_part else when_at_least(grade, gate)
        return f"IF({self._open()}=0,{grade},{stays})"

    def _caps(self) -> list[str]:
        """Return the places of the grades that a failed gate or critical item holds the sheet down to."""
        places = {grade.id: place for place, grade in enumerate(self.grades, start=1)}
        gate, fail, caps = self.scheme.gate, self.scheme.automatic_fail, []
        if gate and gate.grade in places:
            missed = added(
                f"IF(OR({self.places.at(part_tag(part.id), STATE)}={SCORED},"
                f"{self.places.at(part_tag(part.id), SPENT)}=1),"
                f"IF({reaches(self.plan, self.places.at(part_tag(part.id), RATE))},0,1),0)"
                for part in self.plan.parts
            )
            caps.append(f"IF({missed}>0,{places[gate.grade]},0)")
        if fail and fail.grade in places:
            caps.append(f"IF({self._failing()},{places[fail.grade]},0)")
        return caps

    def _allows(self, grade: Grade) -> str:
        """Return whether no section that counts is worse than the grade permits."""
        if grade.worst_part is None:
            return "TRUE"
        worse = f"{'>' if self.plan.lower_is_better else '<'}{num(grade.worst_part)}"
        final = f"((({self.parts(STATE)}={SCORED})+({self.parts(SPENT)}=1))>0)"
        return f"SUMPRODUCT({final}*({coarse(self.parts(POINTS))}{worse}))=0"


def when_at_least(grade: str, least: int) -> str:
    """Return the place of a grade where it is no better than that of another; 0 else."""
    return f"IF({grade}>={least},{grade},0)" if least else grade
