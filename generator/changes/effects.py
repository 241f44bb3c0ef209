"""What follows from changes: which scores can be compared, and which posts and departments must know."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.changes.compare import Change
from generator.changes.links import Links, unique
from generator.model.base import Unspecified
from generator.model.handbook import Handbook
from generator.model.schemes import Scheme
from generator.model.scoring import ByTable, Graded, ItemRule, RatePenalty, Unscored
from generator.model.sheets import Sheet
from generator.model.standards import Criterion

LEVELS = frozenset({"counted", "out-of", "at-least", "at-most", "unit"})
"""What makes up a target that a score falls short of."""
ABOUT = frozenset({"limit", "target", "term"})
"""Kinds of what a criterion is about where its text names it."""


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
    places: dict[str, list[int]] = {}
    for place, change in enumerate(changes):
        places.setdefault(change.id, []).append(place)
    tailored = _tailored(old), _tailored(new)
    for sheet in new.handbook.sheets:
        if sheet.id in before:
            one, other = _reach(old, before[sheet.id], tailored[0]), _reach(new, sheet, tailored[1])
            reach = _Reach(one.scored | other.scored, one.levels | other.levels, one.asked | other.asked)
            met = sorted(place for identifier in reach.ids & places.keys() for place in places[identifier])
            found = [changes[place] for place in met]
            breaking = tuple(change for change in found if reach.breaks(change))
            content = tuple(change for change in found if reach.asks(change) and not reach.breaks(change))
            yield SheetEffect(str(sheet.id), breaking, content)


@dataclass(frozen=True)
class _Reach:
    """What the scores of one sheet are made of, as ids."""

    scored: frozenset[str]
    levels: frozenset[str]
    """Targets that a score falls short of."""
    asked: frozenset[str]
    """Criteria with the limits, targets and requirements that they are about."""

    @property
    def ids(self) -> frozenset[str]:
        return self.scored | self.levels | self.asked

    def breaks(self, change: Change) -> bool:
        """Tell whether a change makes a score another measure."""
        if change.id in self.levels and change.path[:1] and change.path[0] in LEVELS:
            return True
        if change.row.significance != "scores" or not (change.id in self.scored or change.id in self.levels):
            return False
        # A standard's own points are only a sum; but where it applies, its criteria are asked.
        return change.entity != "standard" or change.kind == "applicability-changed"

    def asks(self, change: Change) -> bool:
        """Tell whether by a change its criteria ask for something else."""
        asked = change.id in self.asked or change.id in self.levels
        return asked and change.row.significance in {"scores", "duties"}


def _reach(links: Links, sheet: Sheet, tailored: Mapping[str, frozenset[str]]) -> _Reach:
    """Return what a sheet is made of; `tailored` are the sites that have another sheet for a criterion."""
    handbook = links.handbook
    criteria = [one for section in sheet.sections for one in handbook.criteria(section)]
    scheme = handbook.find(sheet.scheme, Scheme)
    rules = [criterion.rule for criterion in criteria] + ([scheme.item] if scheme else [])
    scored = (
        sheet.id,
        *(section.id for section in sheet.sections),
        *((scheme.id, *(grade.id for grade in scheme.grades)) if scheme else ()),
        *(criterion.id for criterion in criteria),
        *(holder.id for one in criteria for holder in links.holders(one.id)),
        *(inner for rule in rules for inner in _inside(handbook, rule)),
        *(site for one in criteria for site in tailored.get(one.id, ())),
    )
    return _Reach(
        frozenset(map(str, scored)),
        frozenset(str(rule.target) for rule in rules if isinstance(rule, RatePenalty)),
        frozenset(asked for criterion in criteria for asked in _asked(links, criterion)),
    )


def _inside(handbook: Handbook, rule: ItemRule | Unspecified | None) -> Iterator[str]:
    """Yield the deductions of a rule, and the answers that it chooses from."""
    if isinstance(rule, ByTable):
        yield from (str(row.id) for row in rule.deductions)
    elif isinstance(rule, Graded | Unscored) and rule.responses in handbook.by_id:
        yield str(rule.responses)
        chosen = handbook.by_id[rule.responses].entity
        yield from (str(response.id) for response in getattr(chosen, "responses", ()))


def _asked(links: Links, criterion: Criterion) -> Iterator[str]:
    yield str(criterion.id)
    yield from map(str, criterion.verifies)
    for identifier in links.mentioned[criterion.id]:
        located = links.handbook.by_id.get(identifier)
        if located and located.entity.kind in ABOUT:
            yield identifier


def _tailored(links: Links) -> dict[str, frozenset[str]]:
    """Return, by criterion, the sites on whose own sheets it is not or may not be."""
    handbook = links.handbook
    found: dict[str, set[str]] = {}
    for site in handbook.sites:
        for exclusion in site.without:
            for item in exclusion.items:
                for criterion in handbook.criteria_of(item):
                    found.setdefault(criterion.id, set()).add(str(site.id))
    everywhere = {str(site.id) for site in handbook.sites}
    for standard in handbook.services:
        for criterion in standard.criteria:
            if everywhere and (criterion.applies_to or standard.applies_to):
                found[criterion.id] = everywhere
    return {criterion: frozenset(sites) for criterion, sites in found.items()}
