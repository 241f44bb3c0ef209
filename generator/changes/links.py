"""Who refers to whom within one version: what uses an entity, and which posts and departments it concerns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.model.base import Entity, Reference, Text
from generator.model.forms import Field
from generator.model.handbook import Handbook, own_values
from generator.model.parties import Department, DepartmentReference, PartyReference, Post, PostReference
from generator.model.schemes import Scheme
from generator.model.standards import Criterion
from generator.model.text import mentions

REGISTERS = frozenset({"area", "clause", "conflict", "suggestion", "source", "withheld"})
"""Kinds that refer to what they are about, and do not use it."""
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

    def _used(self, identifier: str, user: Entity) -> None:
        if user.kind not in REGISTERS:
            self.users.setdefault(identifier, []).append(user.id)

    def holders(self, identifier: str) -> Iterator[Entity]:
        """Yield the entities that hold an entity, the innermost first."""
        while parent := self.handbook.parents.get(identifier):
            yield parent
            identifier = parent.id

    def concerned(self, identifier: str) -> tuple[str, ...]:
        """Return whom a change of an entity concerns: posts and departments that do or check what it says.

        They are those that it names, those of what uses it, and where it says nothing itself those of what
        holds it. The department in charge of its document is not among them: see `departments`.
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
        return unique([*itself, *found])

    def departments(self, identifier: str) -> tuple[str, ...]:
        """Return the departments in charge of an entity and of what holds it."""
        if identifier not in self.handbook.by_id:
            return ()
        ids = [identifier, *(holder.id for holder in self.holders(identifier))]
        return unique(party for one in ids for party in self.in_charge.get(one, ()))

    def _doing(self, entity: Entity) -> tuple[str, ...]:
        """Return who does or checks what an entity says: of a criterion, who has to meet it too."""
        found = [*self.doers.get(entity.id, ())]
        if isinstance(entity, Criterion):
            found += [party for one in entity.verifies for party in self.doers.get(one, ())]
        return tuple(found)

    def _users(self, identifier: str) -> Iterator[Entity]:
        """Yield what uses an entity, and of a scheme what it scores."""
        for user in unique(self.users.get(identifier, ())):
            entity = self.handbook.by_id[user].entity
            yield entity
            if isinstance(entity, Scheme):
                yield from self._users(user)


def unique(ids: Iterable[str]) -> tuple[str, ...]:
    """Return ids once each, in the order met."""
    return tuple(dict.fromkeys(ids))
