"""One of the two versions compared: what its entities are called, and where they stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any

from generator.changes.links import Links
from generator.lens.relations import numbers
from generator.model.base import Entity, Unspecified
from generator.model.handbook import Handbook
from generator.model.procedures import Step
from generator.model.release import ReleaseName
from generator.model.standards import Criterion, Requirement
from generator.model.standing import Withheld
from generator.model.time_limits import Limit
from generator.views.wording import Prose, Span, Wording


class Side:
    """A published version, with its wording."""

    def __init__(self, name: str, wording: Wording) -> None:
        """Take the version's name as readers are told it."""
        self.name = name
        self.wording = wording
        self.words = wording.words
        self.handbook: Handbook = wording.handbook

    @property
    def release(self) -> ReleaseName | None:
        """The release that it is; none for a draft and for what only lies in a folder."""
        approval = self.wording.edition.approval
        return approval.release if approval else None

    @cached_property
    def links(self) -> Links:
        """Who refers to whom."""
        return Links(self.handbook)

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The numbers of clauses, steps and the like, by id."""
        return numbers(self.handbook)

    def entity(self, identifier: str) -> Entity | None:
        """Return an entity that this version publishes."""
        located = self.handbook.by_id.get(identifier)
        return None if located is None or isinstance(located.entity, Withheld) else located.entity

    @cached_property
    def withheld(self) -> frozenset[str]:
        """The ids of what waits for a review."""
        return frozenset(str(stub.id) for stub in self.handbook.withheld)

    def holders(self, identifier: str) -> Iterator[Entity]:
        """Yield what holds an entity, the innermost first."""
        while parent := self.handbook.parents.get(identifier):
            yield parent
            identifier = parent.id

    def document(self, identifier: str) -> Entity:
        """Return the outermost entity that holds one; itself where none does."""
        *_, last = (self.handbook.by_id[identifier].entity, *self.holders(identifier))
        return last

    def title(self, entity: Entity) -> str:
        """Return the bare title of an entity; of one without, what stands for it in a sentence."""
        title = getattr(entity, "title", None)
        return self.wording.plain(title) if title is not None else self.wording.title(entity)

    def code(self, entity: Entity) -> str:
        """Return a document's number; empty where it has none or the source does not say."""
        number = getattr(entity, "number", None)
        return (
            self.wording.plain(number)
            if isinstance(number, str) and not isinstance(entity, Criterion)
            else ""
        )

    def label(self, entity: Entity) -> str:
        """Return what an entity is called where its document is named already, with its number there."""
        words, position = self.words, self.numbers.get(entity.id, 0)
        match entity:
            case Requirement():
                return words("pages.short.requirement", n=position)
            case Criterion():
                number = self.wording.plain(entity.number) if entity.number else str(position)
                return words("pages.short.criterion", n=number, title=self.title(entity))
            case Step():
                return words("pages.step", n=position, title=self.title(entity))
            case Limit():
                return self._limit(entity)
        return self.title(entity)

    def _limit(self, limit: Limit) -> str:
        """Return which limit it is: it has no title, and its amount is what changes."""
        words, name = self.words, self.wording.name
        end = name(limit.to).text
        if limit.from_ is None:
            told = words("changes.limit.recurring", end=end)
        else:
            told = words("changes.limit.between", start=name(limit.from_).text, end=end)
        if limit.case is None:
            return told
        return words("changes.limit.in-case", limit=told, case=name(limit.case).text)

    def place(self, entity: Entity) -> str:
        """Return where an entity stands: document, clause, and what lies between."""
        trail = [*reversed([*self.holders(entity.id)])]
        named = [self.named(document) for document in trail[:1]] + [self.label(one) for one in trail[1:]]
        here = self.label(entity) if trail else self.named(entity)
        return self.words("changes.trail").join([*named, here])

    def named(self, document: Entity) -> str:
        """Return a document's number and title."""
        code, title = self.code(document), self.title(document)
        return self.words("changes.numbered", number=code, title=title) if code else title

    def reference(self, identifier: str | Unspecified) -> Span:
        """Return what stands for an entity as a value: of a clause its place too."""
        if isinstance(identifier, Unspecified):
            return self.wording.unspecified
        entity = self.entity(identifier)
        if isinstance(entity, Requirement | Criterion):
            return Span(self.place(entity), kind=entity.kind)
        if isinstance(entity, Step):
            # Without its number, which changes with every step before it.
            return Span(self.words("changes.step-named", title=self.title(entity)), kind=entity.kind)
        return self.wording.name(identifier)

    def references(self, identifiers: Iterable[str] | Unspecified) -> Prose:
        """Return several entities in one line."""
        if isinstance(identifiers, Unspecified):
            return (self.wording.unspecified,)
        return self.joined((self.reference(one),) for one in identifiers)

    def joined(self, parts: Iterable[Prose], key: str = "common.list-separator") -> Prose:
        """Return texts one after the other."""
        separator = Span(self.words(key))
        return tuple(span for part in parts for span in (separator, *part))[1:]

    @staticmethod
    def value(entity: Any, key: str) -> Any:
        """Return the value of a field by its key in the source; none where there is no such field."""
        name = key.replace("-", "_")
        return getattr(entity, name if name in type(entity).model_fields else f"{name}_", None)
