"""What follows from changes: which scores can be compared, and which posts and departments must know."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.changes.compare import Change
from generator.changes.links import Links, unique
from generator.lens.rules import held_rule
from generator.model.base import Unspecified
from generator.model.handbook import Handbook
from generator.model.schemes import Scheme
from generator.model.scoring import ByTable, Graded, ItemRule, RatePenalty, ResponseSet, Unscored
from generator.model.sheets import Sheet
from generator.model.sites import Site, SiteType
from generator.model.standards import Criterion
from generator.scoring.measure import Measure, differing, measured
from generator.scoring.places import Place, left_off
from generator.scoring.plan import plan

BINDING = frozenset({"scores", "duties"})
"""What weighs enough that somebody has to know of it."""
MOVED = frozenset({"moved", "industry-changed"})
"""Kinds of changes by which an entity asks the same as before."""


@dataclass(frozen=True)
class SheetEffect:
    """What changes do to the scores of a sheet that both versions have."""

    sheet: str
    breaking: tuple[str, ...]
    """The ids of what makes its scores another measure than before."""
    content: tuple[Change, ...]
    """What its criteria ask otherwise than before, while they are scored as before."""

    @property
    def comparable(self) -> bool:
        """Whether a score can be compared with one of the version before."""
        return not self.breaking


@dataclass(frozen=True)
class Look:
    """A criterion to look at again: what it verifies has changed, and it has not."""

    criterion: str
    requirements: tuple[str, ...]
    """Those that it verifies and that ask something else now, themselves or by what they refer to."""


@dataclass(frozen=True)
class Effects:
    """What follows from changes."""

    sheets: tuple[SheetEffect, ...]
    """Of each sheet that both versions have, in the order of the new one."""
    concerned: Mapping[str, tuple[str, ...]]
    """Posts and departments that a changed entity concerns, in the old version or in the new; by its id."""
    departments: Mapping[str, tuple[str, ...]]
    """Departments in charge of a changed entity; by its id."""
    looks: tuple[Look, ...]
    """Criteria to look at again, in the order of the new version."""
    must_know: tuple[str, ...]
    """Posts and departments that changes of scores or duties concern, in the order of the new handbook."""


def effects(old: Links, new: Links, changes: tuple[Change, ...]) -> Effects:
    """Return what follows from the changes between two versions, whose links are given."""
    sides, books = (old, new), (new.handbook, old.handbook)
    ids = unique(change.id for change in changes)
    concerned = {one: unique(party for side in sides for party in side.concerned(one)) for one in ids}
    departments = {one: unique(party for side in sides for party in side.departments(one)) for one in ids}
    binding = {change.id for change in changes if change.row.significance in BINDING}
    known = {party for one in binding for party in (*concerned[one], *departments[one])}
    order = unique(str(party.id) for book in books for party in (*book.departments, *book.posts))
    return Effects(
        sheets=tuple(_sheets(old, new, changes)),
        concerned=concerned,
        departments=departments,
        looks=tuple(_looks(new, changes)),
        must_know=tuple(party for party in order if party in known),
    )


def _looks(new: Links, changes: tuple[Change, ...]) -> Iterator[Look]:
    """Yield the criteria that may no longer check what their requirements ask.

    A criterion that refers to the same changed limit as its requirement has changed with it. One that is new
    or was changed itself has been looked at.
    """
    asking = [change for change in changes if _asks(change) and change.kind not in MOVED]
    changed = {change.id for change in asking if _stayed(change)}
    seen = {change.id for change in (*asking, *(change for change in changes if not change.path))}
    for standard in new.handbook.services:
        for criterion in standard.criteria:
            if criterion.id not in seen:
                own = new.mentioned[criterion.id]
                found = (one for one in criterion.verifies if _differs(new, one, changed, own))
                if met := unique(map(str, found)):
                    yield Look(str(criterion.id), met)


def _differs(links: Links, requirement: str, changed: set[str], known: tuple[str, ...]) -> bool:
    """Tell whether a requirement asks something else now, other than by what is known."""
    if requirement in changed:
        return True
    return any(one in changed and one not in known for one in links.facts(requirement))


def _stayed(change: Change) -> bool:
    return bool(change.path) or (change.old is not None and change.new is not None)


def _sheets(old: Links, new: Links, changes: tuple[Change, ...]) -> Iterator[SheetEffect]:
    before = {sheet.id: sheet for sheet in old.handbook.sheets}
    places: dict[str, list[int]] = {}
    for place, change in enumerate(changes):
        places.setdefault(change.id, []).append(place)
    for sheet in new.handbook.sheets:
        if sheet.id in before:
            breaking = _breaking(old.handbook, before[sheet.id], new.handbook, sheet)
            asked = {
                one for links, each in ((old, before[sheet.id]), (new, sheet)) for one in _asked(links, each)
            }
            met = sorted(place for one in asked & places.keys() for place in places[one])
            asks = (changes[place] for place in met if _asks(changes[place]))
            kept = tuple(change for change in asks if change.id not in breaking)
            yield SheetEffect(str(sheet.id), breaking, kept)


def _asks(change: Change) -> bool:
    """Tell whether by a change something else is asked: what counts for scores is compared as a whole."""
    scored = change.row.significance == "scores" and change.path[:1] in {("title",), ("text",)}
    return scored or change.row.significance == "duties"


def _breaking(old: Handbook, before: Sheet, new: Handbook, after: Sheet) -> tuple[str, ...]:
    """Return the ids of what makes the scores of a sheet another measure."""
    one, other = _measured(old, before), _measured(new, after)
    if one is None or other is None:
        return () if one is other else (str(after.id),)
    return unique((*differing(one, other), *_elsewhere(old, before, new, after)))


def _measured(handbook: Handbook, sheet: Sheet) -> Measure | None:
    """Return what the scores of a sheet depend on; none where it refers to what is not there."""
    try:
        return measured(plan(handbook, sheet))
    except KeyError:
        return None


def _elsewhere(old: Handbook, before: Sheet, new: Handbook, after: Sheet) -> Iterator[str]:
    """Yield what makes the sheet of a single place or type of place another: the place, or the criterion."""
    rows = {str(one.id): one for one in _criteria(old, before)}
    kept = [(rows[one.id], one) for one in _criteria(new, after) if one.id in rows]
    pairs: list[tuple[Place | None, Place]] = [(old.find(one.id, Site), one) for one in new.sites]
    pairs += [(old.find(one.id, SiteType), one) for one in new.types]
    for was, place in pairs:
        if was is not None:
            other = [
                str(now.id)
                for then, now in kept
                if (left_off(old, then, was) is None) != (left_off(new, now, place) is None)
            ]
            yield from other and ([str(place.id)] if was != place else other)


def _criteria(handbook: Handbook, sheet: Sheet) -> Iterator[Criterion]:
    return (criterion for section in sheet.sections for criterion in handbook.criteria(section))


def _asked(links: Links, sheet: Sheet) -> Iterator[str]:
    """Yield what the criteria of a sheet ask: themselves, the answers to them, and what they are about."""
    handbook = links.handbook
    scheme = handbook.find(sheet.scheme, Scheme)
    for criterion in _criteria(handbook, sheet):
        yield from _about(links, criterion)
        rule = held_rule(criterion, scheme).value
        yield from _inside(handbook, rule)
        if isinstance(rule, RatePenalty):
            yield str(rule.target)


def _inside(handbook: Handbook, rule: ItemRule | Unspecified | None) -> Iterator[str]:
    """Yield the deductions of a rule, and the answers that it chooses from."""
    if isinstance(rule, ByTable):
        yield from (str(row.id) for row in rule.deductions)
    elif isinstance(rule, Graded | Unscored) and rule.responses:
        chosen = handbook.find(rule.responses, ResponseSet)
        yield from (str(response.id) for response in (chosen.responses if chosen else ()))


def _about(links: Links, criterion: Criterion) -> Iterator[str]:
    yield str(criterion.id)
    yield from map(str, criterion.verifies)
    yield from links.facts(criterion.id)
