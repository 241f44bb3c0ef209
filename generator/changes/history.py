"""What became of each entity from release to release, back to its first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from generator.changes.compare import Change, compared, told
from generator.changes.records import ROOT, records
from generator.model.handbook import Handbook


@dataclass(frozen=True)
class Edit:
    """What a release made of an entity; nothing where the release is the first that holds it."""

    version: str
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True)
class Revision:
    """All that a version changed against the one before it; nothing against which the first changed."""

    version: str
    before: str
    """The version before; empty for the first."""
    changes: tuple[Change, ...]

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
            Revision(name, before, told(compared(old, new))) for (before, old), (name, new) in pairwise(known)
        )

    def of(self, identifier: str) -> tuple[Edit, ...]:
        """Return what became of an entity, the newest first, down to the release that brought it."""
        edits = [
            Edit(revision.version, found)
            for revision in reversed(self.revisions)
            if (found := revision.by_id.get(identifier))
        ]
        return (*edits, *((Edit(self.origin),) if identifier in self.first else ()))
