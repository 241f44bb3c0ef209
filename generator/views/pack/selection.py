"""Which sheets a round takes along, and which of their rows: by site, department, mark and check plan.

Rows that a site can never meet are left off by design, and it is told which; rows that a round does not ask
for are only not looked at this time.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from generator.lens.checks import Checks, known, period_of, periods
from generator.lens.lens import Lens
from generator.model.handbook import Handbook
from generator.model.parties import Department
from generator.model.schemes import Scheme
from generator.model.sheets import Section, Sheet
from generator.model.sites import Exclusion
from generator.model.standards import Criterion, CriterionReference, ServiceStandard
from generator.scoring.places import applies, left_off
from generator.views.pack.wanted import Wanted


@dataclass(frozen=True)
class LeftOff:
    """What does not apply to the site by design: it is for other types, or the site gives a reason."""

    entity: Criterion | Sheet
    types: tuple[str, ...] = ()
    reason: str = ""


@dataclass(frozen=True)
class NotAsked:
    """A sheet of which a round takes no row, though it applies to the site."""

    sheet: Sheet
    checks: tuple[Checks, ...]
    """How its rows are checked, each arrangement once: what the plan of the round was held against."""


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
    undated: int = 0
    """Rows that are not taken along only because nothing decides how often they are checked."""


@dataclass(frozen=True)
class Selection:
    """The sheets of a round, those that do not apply to its site, and those that it does not ask for."""

    chosen: tuple[Chosen, ...]
    left_off: tuple[LeftOff, ...]
    not_asked: tuple[NotAsked, ...] = ()


def selection(handbook: Handbook, lens: Lens, wanted: Wanted) -> Selection:
    """Return what a round takes along. Sheets of other industries only when they are named."""
    own = (None, handbook.about.industry)
    candidates = wanted.sheets or tuple(sheet for sheet in handbook.sheets if sheet.industry in own)
    choice = _Choice(handbook, lens, wanted)
    left_off = tuple(LeftOff(sheet, sheet.applies_to) for sheet in candidates if not choice.at(sheet))
    made = [(sheet, choice.of(sheet)) for sheet in candidates if choice.at(sheet)]
    not_asked = (NotAsked(sheet, choice.arrangements(sheet)) for sheet, chosen in made if chosen is None)
    return Selection(tuple(chosen for _, chosen in made if chosen), left_off, tuple(not_asked))


@dataclass(frozen=True)
class _Choice:
    handbook: Handbook
    lens: Lens
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

    def arrangements(self, sheet: Sheet) -> tuple[Checks, ...]:
        """Return how the rows of a sheet are checked, each arrangement once."""
        rows = [one for section in sheet.sections for one in self.handbook.criteria(section)]
        asked: list[Criterion | None] = [*rows] or [None]
        return tuple(dict.fromkeys(self.lens.checks(one, sheet).value for one in asked))

    def of(self, whole: Sheet) -> Chosen | None:
        left_off: list[LeftOff] = []
        sections: list[Section] = []
        applying = asked = undated = 0
        for section in whole.sections:
            kept: list[Criterion] = []
            criteria = self.handbook.criteria(section)
            for criterion in criteria:
                off = self._left_off(criterion)
                left_off += [off] if off else []
                applying += off is None
                if off is None and self._asked(whole, criterion):
                    kept.append(criterion)
                elif off is None and self._belongs(criterion):
                    undated += not any(True for _ in periods(self.lens.checks(criterion, whole).value))
            asked += len(kept)
            if len(kept) == len(criteria) and (kept or self._listed(whole)):
                sections.append(section)
            elif kept:
                sections.append(self._narrowed(whole, section, kept))
        if not sections:
            return None
        sheet = self._sheet(whole, tuple(sections))
        return Chosen(sheet, whole, tuple(left_off), asked, applying, undated)

    def _sheet(self, whole: Sheet, sections: tuple[Section, ...]) -> Sheet:
        changed: dict[str, object] = {}
        if sections != whole.sections:
            changed = {"sections": sections, "total": None}
        checks = known(self.lens.checks(None, whole).value)
        if checks and self.wanted.plan and self._planned(checks):
            kept = tuple(check for check in checks if period_of(check.frequency) == self.wanted.plan)
            changed |= {"checks": kept} if kept != checks else {}
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
        return self._belongs(criterion) and self._planned(self.lens.checks(criterion, sheet).value)

    def _belongs(self, criterion: Criterion) -> bool:
        """Return whether a row is of the department and has the mark that the round asks for."""
        wanted = self.wanted
        return (wanted.mark is None or wanted.mark.id in criterion.marks) and (
            wanted.department is None or self.lens.department(criterion).value in self.departments
        )

    def _listed(self, sheet: Sheet) -> bool:
        """Return whether a part that has no criteria, only rows to write findings in, is asked for."""
        wanted = self.wanted
        if wanted.mark is not None or wanted.department is not None:
            return False
        return self._planned(self.lens.checks(None, sheet).value)

    def _planned(self, checks: Checks) -> bool:
        """Return whether something is checked as often as the plan of the round."""
        return self.wanted.plan is None or self.wanted.plan in set(periods(checks))
