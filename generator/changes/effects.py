"""What follows from changes: which scores can be compared, and which posts and departments must know."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.changes.compare import Change
from generator.changes.links import Links, unique
from generator.model.base import Unspecified
from generator.model.schemes import Scheme
from generator.model.scoring import ByTable, Graded, ItemRule, RatePenalty, Unscored
from generator.model.sheets import Sheet
from generator.model.sites import Site
from generator.model.standards import Criterion, ServiceStandard

LEVELS = frozenset({"counted", "out-of", "at-least", "at-most", "unit"})
"""What makes up a target that a score falls short of."""


@dataclass(frozen=True)
class SheetEffect:
    """What changes do to the scores of a sheet that both versions have."""

    sheet: str
    breaking: tuple[Change, ...]
    """What makes its scores another measure than before."""
    content: tuple[Change, ...]
    """What its criteria ask otherwise than before, while they are scored as before."""

    @property
    def comparable(self) -> bool:
        """Whether a score can be compared with one of the version before."""
        return not self.breaking


@dataclass(frozen=True)
class Effects:
    """What follows from changes."""

    sheets: tuple[SheetEffect, ...]
    """Of each sheet that both versions have, in the order of the new one."""
    concerned: Mapping[str, tuple[str, ...]]
    """Posts and departments that a changed entity concerns, in the old version or in the new; by its id."""
    departments: Mapping[str, tuple[str, ...]]
    """Departments in charge of a changed entity; by its id."""
    must_know: tuple[str, ...]
    """Posts and departments that changes of scores or duties concern, in the order of the new handbook."""


def effects(old: Links, new: Links, changes: tuple[Change, ...]) -> Effects:
    """Return what follows from the changes between two versions, whose links are given."""
    sides, books = (old, new), (new.handbook, old.handbook)
    ids = unique(change.id for change in changes)
    concerned = {one: unique(party for side in sides for party in side.concerned(one)) for one in ids}
    departments = {one: unique(party for side in sides for party in side.departments(one)) for one in ids}
    binding = {change.id for change in changes if change.row.significance in {"scores", "duties"}}
    known = {party for one in binding for party in (*concerned[one], *departments[one])}
    order = unique(str(party.id) for book in books for party in (*book.departments, *book.posts))
    return Effects(
        sheets=tuple(_sheets(old, new, changes)),
        concerned=concerned,
        departments=departments,
        must_know=tuple(party for party in order if party in known),
    )


def _sheets(old: Links, new: Links, changes: tuple[Change, ...]) -> Iterator[SheetEffect]:
    before = {sheet.id: sheet for sheet in old.handbook.sheets}
    for sheet in new.handbook.sheets:
        if sheet.id in before:
            reaches = _Reach(old, before[sheet.id]), _Reach(new, sheet)
            scored = frozenset().union(*(reach.scored for reach in reaches))
            levels = frozenset().union(*(reach.levels for reach in reaches))
            asked = frozenset().union(*(reach.asked for reach in reaches))
            breaking = tuple(one for one in changes if _breaks(one, scored, levels))
            rest = (one for one in changes if one.id in asked | levels and one not in breaking)
            content = tuple(one for one in rest if one.row.significance in {"scores", "duties"})
            yield SheetEffect(str(sheet.id), breaking, content)


def _breaks(change: Change, scored: frozenset[str], levels: frozenset[str]) -> bool:
    """Tell whether a change makes a score another measure."""
    if change.id in levels and change.path[:1] and change.path[0] in LEVELS:
        return True
    if change.id not in scored | levels or change.row.significance != "scores":
        return False
    # A standard's own points are only a sum; but where it applies, its criteria are asked.
    return change.entity != "standard" or change.kind == "applicability-changed"


class _Reach:
    """What the scores of one sheet are made of, as ids."""

    def __init__(self, links: Links, sheet: Sheet) -> None:
        self.links = links
        self.handbook = links.handbook
        self.criteria = [one for section in sheet.sections for one in self.handbook.criteria(section)]
        scheme = self.handbook.find(sheet.scheme, Scheme)
        rules = [criterion.rule for criterion in self.criteria]
        rules += [scheme.item] if scheme else []
        self.levels = frozenset(rule.target for rule in rules if isinstance(rule, RatePenalty))
        """Targets that a score falls short of."""
        self.scored = frozenset(
            str(one)
            for one in (
                sheet.id,
                *(section.id for section in sheet.sections),
                *([scheme.id, *(grade.id for grade in scheme.grades)] if scheme else ()),
                *(criterion.id for criterion in self.criteria),
                *(holder.id for one in self.criteria for holder in links.holders(one.id)),
                *(inner for rule in rules for inner in self._inside(rule)),
                *self._sites(),
            )
        )
        self.asked = frozenset(self._asked())
        """Criteria with the limits, targets and requirements that they are about."""

    def _inside(self, rule: ItemRule | Unspecified | None) -> Iterator[str]:
        """Yield the deductions of a rule, and the answers that it chooses from."""
        if isinstance(rule, ByTable):
            yield from (str(row.id) for row in rule.deductions)
        elif isinstance(rule, Graded | Unscored) and rule.responses in self.handbook.by_id:
            yield str(rule.responses)
            chosen = self.handbook.by_id[rule.responses].entity
            yield from (str(response.id) for response in getattr(chosen, "responses", ()))

    def _sites(self) -> Iterator[str]:
        """Yield the sites whose own sheet is another than the whole one."""
        ids = {str(criterion.id) for criterion in self.criteria}
        bound = any(self._bound(criterion) for criterion in self.criteria)
        for site in self.handbook.sites:
            if bound or ids & set(self._left_out(site)):
                yield str(site.id)

    def _bound(self, criterion: Criterion) -> bool:
        holders = self.links.holders(criterion.id)
        return any(
            one.applies_to for one in (criterion, *holders) if isinstance(one, Criterion | ServiceStandard)
        )

    def _left_out(self, site: Site) -> Iterator[str]:
        for exclusion in site.without:
            for item in exclusion.items:
                yield from (str(criterion.id) for criterion in self.handbook.criteria_of(item))

    def _asked(self) -> Iterator[str]:
        for criterion in self.criteria:
            yield str(criterion.id)
            yield from criterion.verifies
            for identifier in self.links.mentioned[criterion.id]:
                if self.handbook.by_id[identifier].entity.kind in {"limit", "target", "term"}:
                    yield identifier
