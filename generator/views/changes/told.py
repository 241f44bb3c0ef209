"""The changes of one entity in words: which field, of which kind, from what to what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from generator.changes.compare import Change
from generator.changes.fits import HOLDER, SETTINGS, Difference, field_of, members
from generator.changes.kinds import Significance
from generator.changes.records import ROOT, stand_ins
from generator.model.base import Entity
from generator.model.handbook import values
from generator.views.changes.lexicon import Lexicon
from generator.views.changes.pairs import Pair, pairs
from generator.views.changes.side import Side
from generator.views.changes.values import Lines, lines, slot_of, summary
from generator.views.wording import Prose

WEIGHTS: tuple[Significance, ...] = ("scores", "duties", "editorial", "none")
"""From the weightiest on."""
GROUNDS = "basis"
"""The field for what an entity is based on: told in small type."""
LISTED = frozenset({"holds", "met-by", "between", "items", "verifies"})
"""Long lists of references, of which only the difference is told."""
UNTOLD = frozenset({"reasons", "stands"})
"""Fields of the handbook that are told elsewhere: reasons and confirmations stand at what they are for."""


@dataclass(frozen=True)
class Told:
    """Changes of one field, or of a whole entity."""

    kinds: tuple[str, ...]
    """Names of the kinds, as `changes.kinds` has them."""
    significance: Significance
    label: str
    """What kind of change it is, in words."""
    field: str
    """What the field is called; empty for a whole entity."""
    pairs: tuple[Pair, ...]
    """The lines that differ; of a whole entity all that it says."""
    changes: tuple[Change, ...]

    @property
    def quiet(self) -> bool:
        """Whether it only tells on what the entity is based."""
        return self.kinds == ("basis-changed",)


def weightiest(found: Iterable[Significance]) -> Significance:
    """Return the greatest of several significances."""
    return min(found, key=WEIGHTS.index)


@dataclass(frozen=True)
class Teller:
    """Tells changes from one version to another."""

    old: Side
    new: Side
    lexicon: Lexicon

    def told(self, changes: tuple[Change, ...]) -> tuple[Told, ...]:
        """Return the changes of one entity, field by field, what it is based on last."""
        slots: dict[str, list[Change]] = {}
        for change in changes:
            if change.id != ROOT or change.path[0] not in UNTOLD:
                slots.setdefault(slot_of(change.entity, field_of(change.path)), []).append(change)
        order = sorted(slots.items(), key=lambda item: item[0] == GROUNDS)
        return tuple(self._told(slot, tuple(found)) for slot, found in order)

    def _told(self, slot: str, changes: tuple[Change, ...]) -> Told:
        words = self.new.words
        kinds = tuple(dict.fromkeys(change.kind for change in changes))
        labels = dict.fromkeys(words(f"changes.kind.{kind}") for kind in kinds)
        return Told(
            kinds=kinds,
            significance=weightiest(change.row.significance for change in changes),
            label=words("common.list-separator").join(labels),
            field=words(f"changes.key.{slot}") if slot else "",
            pairs=self._pairs(slot, changes[0]),
            changes=changes,
        )

    def _pairs(self, slot: str, change: Change) -> tuple[Pair, ...]:
        if not slot:
            return pairs(self._summary(self.old, change), self._summary(self.new, change), self.lexicon)
        if slot == HOLDER:
            return pairs(self._held(self.old, change.old), self._held(self.new, change.new), self.lexicon)
        if slot in LISTED:
            return self._members(change)
        if self._moved(change):
            return self._positions(change)
        return pairs(self._lines(self.old, slot, change), self._lines(self.new, slot, change), self.lexicon)

    @staticmethod
    def _lines(side: Side, slot: str, change: Change) -> Lines:
        entity = _subject(side, change)
        return lines(side, entity, slot) if entity is not None else ()

    @staticmethod
    def _summary(side: Side, change: Change) -> Lines:
        entity = side.entity(change.id)
        return (*summary(side, entity), *holds(side, entity)) if entity is not None else ()

    @staticmethod
    def _held(side: Side, holder: Any) -> tuple[Prose, ...]:
        """Return what holds an entity that was moved."""
        entity = side.entity(holder[0]) if holder else None
        return (side.wording.says("changes.held-by", place=side.place(entity)) if entity else (),)

    def _members(self, change: Change) -> tuple[Pair, ...]:
        """Return what left a list of references, and what joined it."""
        before, after = (value if isinstance(value, list) else [] for value in (change.old, change.new))
        gone = tuple((self.old.reference(one),) for one in before if one not in after)
        come = tuple((self.new.reference(one),) for one in after if one not in before)
        return (*pairs(gone, (), self.lexicon), *pairs((), come, self.lexicon))

    @staticmethod
    def _moved(change: Change) -> bool:
        """Tell whether a change is another order of entities."""
        return members(Difference(change.entity, change.path, change.old, change.new))

    def _positions(self, change: Change) -> tuple[Pair, ...]:
        """Return the entities that have another place among those that stay, with both places."""
        before, after = list(stand_ins(change.old)), list(stand_ins(change.new))
        stay = [one for one in before if one in set(after)]
        kept = _longest(stay, [one for one in after if one in set(before)])
        moved = [one for one in after if one in set(stay) - kept]
        found = (
            pairs(_position(self.old, one, before), _position(self.new, one, after), self.lexicon)
            for one in moved
        )
        return tuple(pair for one in found for pair in one)


def _subject(side: Side, change: Change) -> Any:
    """Return whose field it is: the entity, or the handbook or its settings."""
    if change.id != ROOT:
        return side.entity(change.id)
    return side.handbook.about if change.path[0] == SETTINGS else side.handbook


def _position(side: Side, identifier: str, order: list[str]) -> tuple[Prose, ...]:
    entity = side.entity(identifier)
    if entity is None:
        return ()
    place = order.index(identifier) + 1
    return (side.wording.says("changes.position", n=place, title=side.title(entity)),)


def _longest(one: list[str], other: list[str]) -> set[str]:
    """Return a longest series of ids that has the same order in both lists."""
    place = {identifier: number for number, identifier in enumerate(other)}
    best: list[tuple[str, ...]] = [()]
    for identifier in one:
        before = (found for found in best if not found or place[found[-1]] < place[identifier])
        best.append((*max(before, key=len), identifier))
    longest = max(best, key=len)
    return set(longest)


def holds(side: Side, entity: Entity) -> Iterator[Prose]:
    """Yield how many entities of which kinds stand inside an entity, if there are any."""
    inside = Counter(value.kind for _, value in values(entity) if isinstance(value, Entity))
    words = side.words
    told = [words("changes.counted", kind=words(f"kinds.{kind}"), n=count) for kind, count in inside.items()]
    if told:
        yield side.wording.says("changes.holds", counts=words("common.list-separator").join(told))
