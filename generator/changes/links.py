"""Who refers to whom within one version: what uses an entity, and which posts and departments it concerns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.model.base import Entity, Reference, Text
from generator.model.forms import Field
from generator.model.handbook import Handbook, own_values
from generator.model.parties import Department, DepartmentReference, PartyReference, Post, PostReference
from generator.model.register import Conflict
from generator.model.schemes import Scheme
from generator.model.standards import Criterion
from generator.model.text import mentions

REGISTERS = frozenset({"area", "clause", "conflict", "suggestion", "source", "withheld"})
"""Kinds that refer to what they are about, and do not use it."""
FACTS = frozenset({"limit", "target", "term", "variable"})
"""Kinds of entities that stand in texts with what they say: where they change, the text reads otherwise."""
PASSED_ON = frozenset(
    {"limit", "form", "target", "script", "term", "method", "criterion", "scheme", "response-set", "sheet"}
)
"""Kinds of entities that whoever uses them must know of."""


class Links:
    """The references of one handbook, both ways."""

    def __init__(self, handbook: Handbook) -> None:
        self.handbook = handbook
        self.doers: dict[str, tuple[str, ...]] = {}
        """The posts and departments that an entity itself names as doing something."""
        self.in_charge: dict[str, tuple[str, ...]] = {}
        """The departments that it itself belongs to."""
        self.users: dict[str, list[str]] = {}
        """The entities that name an entity in a field or a text."""
        self.mentioned: dict[str, tuple[str, ...]] = {}
        """The entities that it names in its texts."""
        self.named: dict[str, tuple[str, ...]] = {}
        """The posts and departments among them."""
        for _, entity in handbook.entities:
            self._read(entity)
        for sheet in handbook.sheets:
            for section in sheet.sections:
                for criterion in handbook.criteria(section):
                    self.users.setdefault(criterion.id, []).append(sheet.id)

    def _read(self, entity: Entity) -> None:
        doers: list[str] = []
        charge: list[str] = []
        named: list[str] = []
        for value in own_values(entity):
            if isinstance(value, Text):
                named += [mention.id for mention in mentions(value)]
            elif isinstance(value, PartyReference | PostReference):
                doers.append(str(value))
            elif isinstance(value, DepartmentReference):
                charge.append(str(value))
            elif isinstance(value, Reference):
                self._used(str(value), entity)
        for identifier in named:
            self._used(identifier, entity)
        self.doers[entity.id] = unique(doers)
        self.in_charge[entity.id] = unique(charge)
        self.mentioned[entity.id] = unique(named)
        self.named[entity.id] = tuple(one for one in self.mentioned[entity.id] if self._is_party(one))

    def _is_party(self, identifier: str) -> bool:
        located = self.handbook.by_id.get(identifier)
        return located is not None and isinstance(located.entity, Post | Department)

    def _used(self, identifier: str, user: Entity) -> None:
        if user.kind not in REGISTERS:
            self.users.setdefault(identifier, []).append(user.id)

    def facts(self, identifier: str) -> tuple[str, ...]:
        """Return the facts that an entity's texts take from elsewhere: limits, targets, terms, variables."""
        by_id, named = self.handbook.by_id, self.mentioned.get(identifier, ())
        return tuple(one for one in named if one in by_id and by_id[one].entity.kind in FACTS)

    def holders(self, identifier: str) -> Iterator[Entity]:
        """Yield the entities that hold an entity, the innermost first."""
        while parent := self.handbook.parents.get(identifier):
            yield parent
            identifier = parent.id

    def concerned(self, identifier: str) -> tuple[str, ...]:
        """Return whom a change of an entity concerns: posts and departments that do or check what it says.

        They are those that it names in a field or a text, those of what uses it, and where it says nothing
        itself those of what holds it; of a decided contradiction, also those of what the decision settles.
        The department in charge of its document is not among them: see `departments`.
        """
        located = self.handbook.by_id.get(identifier)
        if located is None:
            return ()
        entity = located.entity
        itself = [str(entity.id)] if isinstance(entity, Post | Department) else []
        near = [entity, *self.holders(identifier)]
        if isinstance(entity, Field) and self.doers[entity.id]:
            near = near[:1]
        users = (user for one in near if one.kind in PASSED_ON for user in self._users(one.id))
        found = [party for one in (*near, *users) for party in self._doing(one)]
        found += (party for one in self._settled(entity) for party in self.concerned(one))
        return unique([*itself, *found])

    def departments(self, identifier: str) -> tuple[str, ...]:
        """Return the departments in charge of an entity and of what holds it."""
        if identifier not in self.handbook.by_id:
            return ()
        settles = self._settled(self.handbook.by_id[identifier].entity)
        ids = [one for start in (identifier, *settles) for one in (start, *self._holding(start))]
        return unique(party for one in ids for party in self.in_charge.get(one, ()))

    def _settled(self, entity: Entity) -> list[str]:
        """Return what a decision settles, itself no contradiction."""
        by_id = self.handbook.by_id
        return [
            one for one in settled(entity) if one in by_id and not isinstance(by_id[one].entity, Conflict)
        ]

    def _holding(self, identifier: str) -> Iterator[str]:
        return (str(holder.id) for holder in self.holders(identifier))

    def _doing(self, entity: Entity) -> tuple[str, ...]:
        """Return who does or checks what an entity says: of a criterion, who has to meet it too."""
        found = [*self._of(entity.id)]
        if isinstance(entity, Criterion):
            found += [party for one in entity.verifies for party in self._of(one)]
        return tuple(found)

    def _of(self, identifier: str) -> tuple[str, ...]:
        return (*self.doers.get(identifier, ()), *self.named.get(identifier, ()))

    def _users(self, identifier: str) -> Iterator[Entity]:
        """Yield what uses an entity, and of a scheme what it scores."""
        for user in unique(self.users.get(identifier, ())):
            entity = self.handbook.by_id[user].entity
            yield entity
            if isinstance(entity, Scheme):
                yield from self._users(user)


def settled(entity: Entity) -> tuple[str, ...]:
    """Return what a decided contradiction settles: posts and forms that become one, values that give way.

    Whoever holds any of them has to know how it was decided. Nothing for other entities.
    """
    if not isinstance(entity, Conflict) or entity.decision is None:
        return ()
    return unique(map(str, (*entity.between, *entity.decision.follows)))


def unique(ids: Iterable[str]) -> tuple[str, ...]:
    """Return ids once each, in the order met."""
    return tuple(dict.fromkeys(ids))
