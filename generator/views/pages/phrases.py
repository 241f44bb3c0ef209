"""What pages say of any entity: its name as a link, where it stands, its basis; and labelled facts."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import Any

from generator.lens.relations import Relations
from generator.model.base import Basis, Entity, Text, Unspecified
from generator.model.procedures import Rule, Step
from generator.model.standards import Criterion, Requirement, Target
from generator.model.time_limits import Limit
from generator.views.pages.page import Column, Fact
from generator.views.wording import Prose, Span, Wording, number


class Phrases:
    """The phrases that all pages of one handbook share."""

    def __init__(self, wording: Wording) -> None:
        self.handbook = wording.handbook
        self.wording = wording
        self.words = wording.words

    @cached_property
    def relations(self) -> Relations:
        """Who refers to whom."""
        return self.wording.lens.relations

    def says(self, key: str, **parts: Prose | Span | str | int) -> Prose:
        """Return an entry of the catalogue with texts and links put into its places."""
        return self.wording.says(key, **parts)

    def entity(self, identifier: str) -> Entity:
        """Return the entity of an id, or what stands in for one that is not published."""
        return self.wording.entity(identifier)

    def title(self, entity: Entity) -> str:
        """Return the bare title of an entity, its id where it has none."""
        return self.wording.plain(getattr(entity, "title", None) or Text(entity.id))

    def link(self, entity: Entity) -> Span:
        """Return an entity's bare title as a link; of a part without one, where it stands."""
        address = self.wording.addresses.get(entity.id)
        if isinstance(entity, Requirement | Rule | Step | Criterion):
            return Span(self.place(entity), address, entity.kind)
        if isinstance(entity, Limit) or not hasattr(entity, "title"):
            return self.wording.name(entity.id)
        return Span(self.title(entity), address, entity.kind)

    def place(self, entity: Entity) -> str:
        """Return where a part stands: its document, its number there and its title when it has one."""
        holder = self.relations.holder(entity)
        document = self.wording.plain(getattr(holder, "title", None))
        position = self.relations.numbers.get(entity.id, 0)
        if isinstance(entity, Requirement):
            return self.words("pages.place.requirement", document=document, n=position)
        if isinstance(entity, Step):
            return self.words("pages.place.step", document=document, n=position, title=self.title(entity))
        if isinstance(entity, Rule):
            return self.words("pages.place.rule", document=document, title=self.title(entity))
        if isinstance(entity, Limit):
            return self.words("pages.place.limit", document=document, amount=self.wording.title(entity))
        if isinstance(entity, Target):
            amount = self.wording.title(entity)
            return self.words(
                "pages.place.target", document=document, title=self.title(entity), amount=amount
            )
        return self.title(entity) if hasattr(entity, "title") else self.wording.title(entity)

    def code(self, entity: Any) -> str:
        """Return a document number as text, empty where the source does not say."""
        return self.wording.plain(entity.number) if isinstance(entity.number, str) else ""

    def fact(self, key: str, *values: Prose, **options: Any) -> Fact:
        """Return a fact whose label stands in the catalogue."""
        return Fact(self.words(key), values, **options)

    def column(self, key: str, role: Any = "text") -> Column:
        """Return a column whose label stands in the catalogue."""
        return Column(self.words(key), role)

    def columns(self, *keys: tuple[str, str]) -> tuple[Column, ...]:
        """Return columns, each from its key in the catalogue and its role."""
        return tuple(self.column(key, role) for key, role in keys)

    def names(self, entities: Iterable[Entity]) -> tuple[Prose, ...]:
        """Return links to several entities, a value each."""
        return tuple((self.link(entity),) for entity in entities)

    def named(self, identifiers: tuple[str, ...] | Unspecified) -> tuple[Prose, ...]:
        """Return the names of several entities by their ids, a value each."""
        return tuple((span,) for span in self.wording.names(identifiers))

    def listed(self, names: Prose) -> Prose:
        """Return names one after the other in one text."""
        separator = Span(self.words("common.list-separator"))
        return tuple(span for name in names for span in (separator, name))[1:]

    def points(self, points: Any) -> Prose:
        """Return points, or the mark of silence; nothing where there are none."""
        if points is None:
            return ()
        return (self.wording.unspecified,) if isinstance(points, Unspecified) else (Span(number(points)),)

    def full(self, criterion: Criterion) -> Prose:
        """Return the full points of a criterion, marked where they are the organisation's own alone."""
        held = self.wording.lens.points(criterion)
        marked = held.own_alone and not isinstance(held.value, Unspecified)
        return (*self.points(held.value), *(self.wording.marked(held.basis) if marked and held.value else ()))

    def amount(self, amount: Any) -> Prose:
        """Return an amount of time, or the mark of silence."""
        silent = isinstance(amount, Unspecified)
        return (self.wording.unspecified,) if silent else (Span(self.wording.amount(amount)),)

    def basis(self, bases: tuple[Basis, ...]) -> tuple[Prose, ...]:
        """Return what an entity is based on: document, item, how surely, a note."""
        return tuple(self._basis(basis) for basis in bases)

    def basis_of(self, entity: Entity) -> tuple[Prose, ...]:
        """Return what an entity is based on, and what the values in it are, where that is something else."""
        own = set(map(_grounds, entity.basis))
        return (
            *self.basis(entity.basis),
            *(
                self.says(
                    "pages.basis.value",
                    value=self.wording.name(held.value.id),
                    basis=self._joined(self.basis(held.basis)),
                )
                for held in self.wording.lens.values_in(entity)
                if not set(map(_grounds, held.basis)) <= own
            ),
        )

    def inherited(self, what: str, place: Entity, basis: tuple[Basis, ...]) -> Prose:
        """Return what a value is based on that a wider place decides."""
        told = self._joined(self.basis(basis))
        return self.says("pages.basis.inherited", what=what, place=self.link(place), basis=told)

    def _joined(self, proses: tuple[Prose, ...]) -> Prose:
        separator = Span(self.words("print.semicolon"))
        return tuple(span for prose in proses for span in (separator, *prose))[1:]

    def _basis(self, basis: Basis) -> Prose:
        source = self.wording.name(basis.source)
        evidence = self.words(f"pages.evidence.{basis.evidence}")
        note = self.says("pages.basis.note", note=self.wording.text(basis.note)) if basis.note else ()
        if basis.item is None:
            return (*self.says("pages.basis.whole", source=source, evidence=evidence), *note)
        item = self.wording.text(basis.item)
        return (*self.says("pages.basis.item", source=source, item=item, evidence=evidence), *note)


def _grounds(basis: Basis) -> tuple[str, str]:
    """Return in which document a basis stands, and how surely: what lends a value its authority."""
    return str(basis.source), basis.evidence
