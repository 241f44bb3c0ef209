"""Which sheets a round takes along, and which of their rows: by site, department, mark and check plan.

Rows that a site can never meet are left off by design, and it is told which; rows that a round does not ask
for are only not looked at this time.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from generator.model.base import Unspecified
from generator.model.handbook import Handbook
from generator.model.parties import Department
from generator.model.schemes import Scheme
from generator.model.sheets import Section, Sheet
from generator.model.sites import Exclusion
from generator.model.standards import Check, Criterion, CriterionReference, ServiceStandard
from generator.model.time_limits import Amount, CalendarDay, Period, Recurrence
from generator.scoring.places import applies, left_off
from generator.views.pack.wanted import Wanted


@dataclass(frozen=True)
class LeftOff:
    """What does not apply to the site by design: it is for other types, or the site gives a reason."""

    entity: Criterion | Sheet
    types: tuple[str, ...] = ()
    reason: str = ""


@dataclass(frozen=True)
class Chosen:
    """A sheet as the round takes it along."""

    sheet: Sheet
    """With the rows, sections and checks of the round only; its full points are theirs."""
    whole: Sheet
    left_off: tuple[LeftOff, ...]
    asked: int
    """Rows that the round asks for."""
    of: int
    """Rows that apply to the site."""


@dataclass(frozen=True)
class Selection:
    """The sheets of a round, and those that do not apply to its site."""

    chosen: tuple[Chosen, ...]
    left_off: tuple[LeftOff, ...]


def selection(handbook: Handbook, wanted: Wanted) -> Selection:
    """Return what a round takes along. Sheets of other industries only when they are named."""
    own = (None, handbook.about.industry)
    candidates = wanted.sheets or tuple(sheet for sheet in handbook.sheets if sheet.industry in own)
    choice = _Choice(handbook, wanted)
    left_off = tuple(LeftOff(sheet, sheet.applies_to) for sheet in candidates if not choice.at(sheet))
    chosen = (choice.of(sheet) for sheet in candidates if choice.at(sheet))
    return Selection(tuple(one for one in chosen if one is not None), left_off)


def periods(checks: tuple[Check, ...] | Unspecified) -> Iterator[Period]:
    """Yield the periods in which checks recur."""
    for check in () if isinstance(checks, Unspecified) else checks:
        if period := _period(check.frequency):
            yield period


def _period(frequency: Amount | Unspecified) -> Period | None:
    return frequency.every if isinstance(frequency, Recurrence | CalendarDay) else None


@dataclass(frozen=True)
class _Choice:
    handbook: Handbook
    wanted: Wanted

    @cached_property
    def departments(self) -> frozenset[str]:
        """The department that is wanted, with all that are part of it."""
        return frozenset(self._within(self.wanted.department))

    def _within(self, department: Department | None) -> Iterator[str]:
        if department is not None:
            yield department.id
            for part in self.handbook.departments:
                if part.part_of == department.id:
                    yield from self._within(part)

    def of(self, whole: Sheet) -> Chosen | None:
        left_off: list[LeftOff] = []
        sections: list[Section] = []
        applying = asked = 0
        for section in whole.sections:
            kept: list[Criterion] = []
            criteria = self.handbook.criteria(section)
            for criterion in criteria:
                off = self._left_off(criterion)
                left_off += [off] if off else []
                applying += off is None
                if off is None and self._asked(whole, criterion):
                    kept.append(criterion)
            asked += len(kept)
            if len(kept) == len(criteria) and (kept or self._listed(whole)):
                sections.append(section)
            elif kept:
                sections.append(self._narrowed(whole, section, kept))
        if not sections:
            return None
        return Chosen(self._sheet(whole, tuple(sections)), whole, tuple(left_off), asked, applying)

    def _sheet(self, whole: Sheet, sections: tuple[Section, ...]) -> Sheet:
        changed: dict[str, object] = {}
        if sections != whole.sections:
            changed = {"sections": sections, "total": None}
        if not isinstance(whole.checks, Unspecified) and self.wanted.plan and self._planned(whole.checks):
            kept = tuple(check for check in whole.checks if _period(check.frequency) == self.wanted.plan)
            changed |= {"checks": kept} if kept != whole.checks else {}
        return whole.model_copy(update=changed) if changed else whole

    def _narrowed(self, whole: Sheet, section: Section, kept: list[Criterion]) -> Section:
        pool = self.handbook.get(whole.scheme, Scheme).section == "pool"
        items = tuple(CriterionReference(criterion.id) for criterion in kept)
        return section.model_copy(update={"items": items} | ({} if pool else {"total": None}))

    def at(self, entity: Sheet | Criterion | ServiceStandard) -> bool:
        """Return whether something applies to the site."""
        return applies(entity, self.wanted.place)

    def _left_off(self, criterion: Criterion) -> LeftOff | None:
        found = left_off(self.handbook, criterion, self.wanted.place)
        if found is None:
            return None
        if isinstance(found, Exclusion):
            return LeftOff(criterion, reason=found.reason)
        return LeftOff(criterion, found.applies_to)

    def _asked(self, sheet: Sheet, criterion: Criterion) -> bool:
        wanted, standard = self.wanted, self.handbook.parents[criterion.id]
        checks = sheet.checks if criterion.checks is None else criterion.checks
        return (
            (wanted.mark is None or wanted.mark.id in criterion.marks)
            and self._planned(checks)
            and (wanted.department is None or getattr(standard, "department", None) in self.departments)
        )

    def _listed(self, sheet: Sheet) -> bool:
        """Return whether a part that has no criteria, only rows to write findings in, is asked for."""
        wanted = self.wanted
        return wanted.mark is None and wanted.department is None and self._planned(sheet.checks)

    def _planned(self, checks: tuple[Check, ...] | Unspecified) -> bool:
        """Return whether something is checked as often as the plan of the round."""
        return self.wanted.plan is None or self.wanted.plan in set(periods(checks))
