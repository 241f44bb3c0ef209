"""How facts are told to readers: amounts, points, names and texts with their references."""

from __future__ import annotations

from collections.abc import Iterable

from generator.content import Contents
from generator.lens.carried import in_effect
from generator.lens.decisions import Decisions
from generator.lens.held import decisions
from generator.lens.lens import VALUES, Lens
from generator.model.base import UNSPECIFIED, Basis, Entity, Unspecified
from generator.model.edition import DRAFT, Edition
from generator.model.forms import Form
from generator.model.handbook import Handbook, Variable
from generator.model.parties import Person
from generator.model.standards import Target
from generator.model.standing import Withheld
from generator.model.text import Broken, Mention, pieces
from generator.model.time_limits import (
    Limit,
)
from generator.views.address import addresses
from generator.views.telling import Prose, Span, Teller, number, plain
from generator.words import Words

__all__ = ["Prose", "Span", "Teller", "Wording", "number", "plain"]


class Wording(Teller):
    """Tells the facts of one version of a handbook in one language, as its decisions have made them."""

    def __init__(self, handbook: Handbook, words: Words, edition: Edition = DRAFT) -> None:
        """Take the handbook as it is written; `handbook` is what it says with its decisions in effect."""
        super().__init__(words)
        self.written = handbook
        self.decisions = Decisions(handbook)
        self.handbook = in_effect(handbook)
        self.edition = edition
        self.lens = Lens(self.handbook, self.decisions.instead)
        self.contents = Contents(self.written, self.lens)
        known = addresses(self.handbook)
        old = {one: known[now] for one, now in self.decisions.instead.items() if now in known}
        self.addresses = {**old, **known}
        """Of what a decision took away, that of what stands in its place."""

    def code(self, document: str) -> str:
        """Return the content code of a document: what was given to it, else that of its content."""
        return self.edition.codes.get(document) or self.contents.code(document)

    def text(self, text: str | Unspecified | None) -> Prose:
        """Return a text with its references told as names, amounts and values, each with its link."""
        if text is None:
            return ()
        if isinstance(text, Unspecified):
            return (self.unspecified,)
        return tuple(self._span(piece) for piece in pieces(text))

    def _span(self, piece: object) -> Span:
        if isinstance(piece, Mention):
            return self.name(piece.id)
        return Span(piece.written if isinstance(piece, Broken) else piece.text)  # type: ignore[attr-defined]

    def plain(self, text: str | Unspecified | None) -> str:
        """Return a text without links."""
        return plain(self.text(text))

    def name(self, identifier: str | Unspecified) -> Span:
        """Return what stands for an entity in a sentence: title, amount, rate or value."""
        if isinstance(identifier, Unspecified):
            return self.unspecified
        entity = self.entity(identifier)
        if not isinstance(entity, VALUES):
            return Span(self.title(entity), self.addresses.get(identifier), entity.kind)
        basis, text = self.lens.value(entity).basis, self.title(entity)
        address = self.addresses.get(identifier)
        return Span(text + self.mark(basis), address, entity.kind, self.decided(basis))

    def mark(self, basis: Iterable[Basis]) -> str:
        """Return the mark of a value that the organisation decided; empty where the sources give it."""
        return self.words("common.decided-mark") if decisions(basis) else ""

    def marked(self, basis: Iterable[Basis]) -> Prose:
        """Return the same as a text of its own that says which decision it was."""
        told = self.decided(listed := tuple(basis))
        return (Span(self.mark(listed), kind="decided", note=told),) if told else ()

    def decided(self, basis: Iterable[Basis]) -> str:
        """Return by which of the organisation's own decisions a value holds; empty where by none."""
        found = decisions(basis)
        items = dict.fromkeys(self.plain(one.item) for one in found if one.item is not None)
        if not items:
            return self.words("common.decided") if found else ""
        return self.words("common.decided-in", items=self.words("common.list-separator").join(items))

    def entity(self, identifier: str) -> Entity:
        """Return the entity of an id; one that a decision took away, as it is written."""
        located = self.handbook.by_id.get(identifier) or self.written.by_id[identifier]
        return located.entity

    def names(self, identifiers: tuple[str, ...] | Unspecified) -> Prose:
        """Return the names of several entities, one span each."""
        if isinstance(identifiers, Unspecified):
            return (self.unspecified,)
        return tuple(self.name(identifier) for identifier in identifiers)

    def title(self, entity: Entity) -> str:
        """Return an entity's name as it stands in a sentence."""
        if isinstance(entity, Form):
            return self.words("common.form-name", title=self.plain(entity.title))
        if isinstance(entity, Limit):
            return self.within(entity.within)
        if isinstance(entity, Target):
            return self.target(entity)
        if isinstance(entity, Withheld):
            return self.withheld(entity)
        if isinstance(entity, Variable):
            return self.unspecified.text if entity.value is UNSPECIFIED else str(entity.value)
        title = getattr(entity, "name" if isinstance(entity, Person) else "title", None)
        return self.plain(title if title is not None else getattr(entity, "text", entity.id))

    def withheld(self, entity: Withheld) -> str:
        """Return what stands where an entity is named that is not published: only what it waits for."""
        reviews = self.words("common.list-separator").join(
            self.words(f"common.review.{review}") for review in entity.reviews
        )
        return self.words("common.withheld", reviews=reviews)
