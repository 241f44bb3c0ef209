"""What a list of changes is made of: kinds of documents, documents, clauses."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from generator.changes.effects import Effects
from generator.changes.kinds import Significance
from generator.views.address import Address
from generator.views.changes.reasons import Reason, Reasons
from generator.views.changes.side import Side
from generator.views.changes.told import Told
from generator.views.wording import Span

REGISTERS = frozenset({"clause", "area", "source", "event", "case", "handbook"})
"""Kinds of documents that only the quality department keeps: readers have no need of their changes."""
Fate = Literal["added", "removed", "moved", "changed", "withheld"]


@dataclass(frozen=True)
class ClauseChanges:
    """What became of one entity."""

    id: str
    """Empty for the handbook's own settings."""
    kind: str
    label: str
    """What it is called in its document; empty for the document itself."""
    fate: Fate
    significance: Significance
    told: tuple[Told, ...]
    """Empty for what waits for a review now."""
    parties: tuple[str, ...]
    """Ids of the posts and departments that it concerns."""
    used_in: tuple[Span, ...]
    reasons: tuple[Reason, ...]
    address: Address | None
    """Where it stands in the new version."""
    inside: tuple[str, ...] = ()
    """The ids of what came or went inside it."""


@dataclass(frozen=True)
class DocumentChanges:
    """What became of one document, and of what stands in it."""

    id: str
    kind: str
    code: str
    title: str
    fate: Fate
    significance: Significance
    clauses: tuple[ClauseChanges, ...]
    address: Address | None


@dataclass(frozen=True)
class GroupChanges:
    """The documents of one kind."""

    kind: str
    title: str
    documents: tuple[DocumentChanges, ...]

    @property
    def minor(self) -> bool:
        """Whether no reader needs it: registers of which no change weighs anything."""
        light = all(document.significance in {"editorial", "none"} for document in self.documents)
        return self.kind in REGISTERS and light


@dataclass(frozen=True)
class ChangeList:
    """All changes between two versions."""

    old: Side
    new: Side
    groups: tuple[GroupChanges, ...]
    effects: Effects
    reasons: Reasons

    @cached_property
    def main(self) -> tuple[GroupChanges, ...]:
        """What readers need."""
        return tuple(group for group in self.groups if not group.minor)

    @cached_property
    def minor(self) -> tuple[GroupChanges, ...]:
        """What they do not: told at the end, in short."""
        return tuple(group for group in self.groups if group.minor)

    @cached_property
    def minor_count(self) -> int:
        """How many clauses changed that no reader needs."""
        return sum(len(document.clauses) for group in self.minor for document in group.documents)

    @cached_property
    def documents(self) -> tuple[DocumentChanges, ...]:
        """Every changed document."""
        return tuple(document for group in self.groups for document in group.documents)

    @cached_property
    def clauses(self) -> tuple[ClauseChanges, ...]:
        """Every changed clause."""
        return tuple(clause for document in self.documents for clause in document.clauses)

    @cached_property
    def counts(self) -> Mapping[Significance, int]:
        """How many clauses changed that readers need, each by the weightiest of its changes."""
        documents = (document for group in self.main for document in group.documents)
        return Counter(clause.significance for document in documents for clause in document.clauses)

    def side(self, identifier: str) -> Side:
        """Return the version to tell an entity by: the new one, where it is in it."""
        return self.new if self.new.entity(identifier) is not None else self.old
