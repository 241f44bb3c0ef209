"""What became of each entity from release to release, back to its first, itself or by what it refers to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from generator.changes.compare import Change, compared, told
from generator.changes.links import REGISTERS
from generator.changes.records import HELD, ROOT, Records, records
from generator.model.handbook import Handbook
from generator.model.plain import Plain
from generator.model.text import mentions

SHOWN: Mapping[str, frozenset[str]] = {
    "limit": frozenset({"within"}),
    "target": frozenset({"at-least", "at-most", "unit"}),
    "variable": frozenset({"value"}),
}
"""What of an entity stands wherever another refers to it: where it changes, that one reads otherwise."""


@dataclass(frozen=True)
class Through:
    """Changes of a fact that an entity refers to."""

    id: str
    changes: tuple[Change, ...]


@dataclass(frozen=True)
class Edit:
    """What a release made of an entity; nothing where the release is the first that holds it."""

    version: str
    changes: tuple[Change, ...] = ()
    through: tuple[Through, ...] = ()
    """What it made of the facts that the entity refers to."""


@dataclass(frozen=True)
class Revision:
    """All that a version changed against the one before it; nothing against which the first changed."""

    version: str
    before: str
    """The version before; empty for the first."""
    changes: tuple[Change, ...]
    through: Mapping[str, tuple[Through, ...]]
    """What changed of the facts that entities of both versions refer to, by the ids of the entities."""

    @cached_property
    def by_id(self) -> Mapping[str, tuple[Change, ...]]:
        """The changes of each entity."""
        found: dict[str, list[Change]] = {}
        for change in self.changes:
            found.setdefault(change.id, []).append(change)
        return {identifier: tuple(changes) for identifier, changes in found.items()}


class History:
    """The versions of a handbook up to one of them, the oldest first, and what each changed."""

    def __init__(self, versions: Iterable[tuple[str, Handbook]] = ()) -> None:
        known = [(name, records(handbook)) for name, handbook in versions]
        self.first = frozenset(known[0][1].by_id) - {ROOT} if known else frozenset()
        self.origin = known[0][0] if known else ""
        self.revisions = tuple(
            _revision(name, before, old, new) for (before, old), (name, new) in pairwise(known)
        )

    def of(self, identifier: str) -> tuple[Edit, ...]:
        """Return what became of an entity, the newest first, down to the release that brought it."""
        made = (
            Edit(one.version, one.by_id.get(identifier, ()), one.through.get(identifier, ()))
            for one in reversed(self.revisions)
        )
        edits = (edit for edit in made if edit.changes or edit.through)
        return (*edits, *((Edit(self.origin),) if identifier in self.first else ()))


def _revision(name: str, before: str, old: Records, new: Records) -> Revision:
    changes = told(compared(old, new))
    facts: dict[str, list[Change]] = {}
    for change in changes:
        if change.path and change.path[0] in SHOWN.get(change.entity, ()):
            facts.setdefault(change.id, []).append(change)
    through = dict(_through(facts, old, new)) if facts else {}
    return Revision(name, before, changes, through)


def _through(
    facts: Mapping[str, list[Change]], old: Records, new: Records
) -> Iterator[tuple[str, tuple[Through, ...]]]:
    """Yield the entities that refer to changed facts, in a text or a field, with the changes."""
    for identifier, record in new.by_id.items():
        if identifier in old.by_id and identifier != ROOT and record.kind not in REGISTERS:
            named = (one for one in _named(record.data) if one in facts and one != identifier)
            found = dict.fromkeys(named)
            if found:
                yield identifier, tuple(Through(one, tuple(facts[one])) for one in found)


def _named(data: Plain) -> Iterator[str]:
    """Yield the ids that an entity's texts name, and those that are its fields; not what stands inside it."""
    if isinstance(data, str):
        yield data
        yield from (mention.id for mention in mentions(data))
    elif isinstance(data, Mapping):
        if HELD not in data:
            yield from (one for value in data.values() for one in _named(value))
    elif isinstance(data, list):
        yield from (one for value in data for one in _named(value))
