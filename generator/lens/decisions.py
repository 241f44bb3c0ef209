"""What the decisions of contradictions mean: what is one, which side holds, what is for the time being.

Here is told what they say; `generator.lens.carried` carries it out. All is reckoned from the handbook
alone: a decision for the time being has its effect until somebody writes another.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal

from generator.model.handbook import Handbook
from generator.model.register import Conflict, Decision

State = Literal["pending", "provisional", "decided"]
"""How far a contradiction is decided; in this order they are listed."""
NAMED = frozenset({"post", "department", "form", "term", "document"})
"""Kinds of which several can turn out to be one under different names."""
VALUES = frozenset({"limit", "target", "requirement"})
"""Kinds of which one can hold in the place of another."""


@dataclass(frozen=True)
class Decisions:
    """The decisions of one handbook, as it is written."""

    handbook: Handbook

    @cached_property
    def merged(self) -> Mapping[str, str]:
        """What stays, by the id of each entity that is one with it under another name.

        Several decisions may join the same: all that is joined in any way is one. What stays of it is what
        stays by the last of them, so that there is always exactly one, whatever the decisions say.
        """
        stays: dict[str, str] = {}
        for decision, conflict in self._decided():
            kept = decision.one and _last(stays, decision.one)
            for member in self.joined(conflict) if kept else ():
                if (root := _last(stays, member)) != kept:
                    stays[root] = str(kept)
        return {identifier: _last(stays, identifier) for identifier in stays}

    @cached_property
    def replaced(self) -> Mapping[str, str]:
        """The side that holds, by the id of each that lost to it; of several decisions the first counts."""
        holds: dict[str, str] = {}
        for decision, conflict in self._decided():
            for loser in self.losers(conflict):
                if _last(holds, str(decision.use)) != loser:
                    holds.setdefault(loser, str(decision.use))
        return {identifier: _last(holds, identifier) for identifier in holds}

    @cached_property
    def instead(self) -> Mapping[str, str]:
        """What stands for each entity that a decision took away; for what stood inside it, what stays."""
        found = {**self.merged, **self.replaced}
        for identifier, holder in self.handbook.parents.items():
            if holder.id in found:  # parents come in the order of the source, the outer before the inner
                found.setdefault(identifier, found[holder.id])
        return found

    def now(self, identifier: str) -> str:
        """Return the id of what holds for an entity: its own where no decision took it away."""
        return self.instead.get(identifier, identifier)

    def names(self, identifier: str) -> tuple[str, ...]:
        """Return the ids of what is one with an entity that stays, in the order of the source."""
        return self._names.get(identifier, ())

    @cached_property
    def _names(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {}
        for one in self.handbook.by_id if self.merged else ():
            if stays := self.merged.get(one):
                found.setdefault(stays, []).append(one)
        return {stays: tuple(names) for stays, names in found.items()}

    def joined(self, conflict: Conflict) -> tuple[str, ...]:
        """Return the other sides that a decision makes one with the name that stays."""
        decision = conflict.decision
        return self._others(conflict, decision.one, NAMED) if decision else ()

    def losers(self, conflict: Conflict) -> tuple[str, ...]:
        """Return the sides that a decision lets another hold in the place of."""
        decision = conflict.decision
        return self._others(conflict, decision.use, VALUES) if decision else ()

    def _others(self, conflict: Conflict, chosen: str | None, kinds: frozenset[str]) -> tuple[str, ...]:
        """Return the sides of the same kind as the chosen one, when it is one of `kinds`."""
        kind = self.kind(chosen)
        if chosen not in conflict.between or kind not in kinds:
            return ()
        return tuple(one for one in conflict.between if one != chosen and self.kind(one) == kind)

    def kind(self, identifier: str | None) -> str | None:
        """Return the kind of an entity; none where there is none of that id."""
        located = self.handbook.by_id.get(identifier) if identifier else None
        return located.entity.kind if located else None

    def _decided(self) -> Iterator[tuple[Decision, Conflict]]:
        for conflict in self.handbook.conflicts:
            if conflict.decision and len(conflict.decision.effects) == 1:
                yield conflict.decision, conflict


def state(conflict: Conflict) -> State:
    """Return how far a contradiction is decided."""
    if conflict.decision is None:
        return "pending"
    return "provisional" if conflict.decision.until else "decided"


def counted(handbook: Handbook) -> Mapping[State, int]:
    """Return how many contradictions there are of each state; of none 0."""
    return Counter(map(state, handbook.conflicts))


def provisional(handbook: Handbook) -> tuple[tuple[date, Conflict], ...]:
    """Return what is decided for the time being, with its last day; what is due first comes first."""
    found = [
        (conflict.decision.until, conflict)
        for conflict in handbook.conflicts
        if conflict.decision and conflict.decision.until
    ]
    return tuple(sorted(found, key=lambda one: one[0]))


def _last(ways: Mapping[str, str], identifier: str) -> str:
    """Follow ways to their end; of a circle, which only a wrong source has, the one where it closes."""
    seen: set[str] = set()
    while identifier in ways and identifier not in seen:
        seen.add(identifier)
        identifier = ways[identifier]
    return str(identifier)
