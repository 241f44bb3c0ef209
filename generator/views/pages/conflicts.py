"""The register of contradictions: what cannot all hold, side by side, and how it was decided."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.base import Entity
from generator.model.forms import Retention
from generator.model.register import Conflict, Decision
from generator.model.standards import Target
from generator.model.time_limits import Limit
from generator.views.pages.book import Book
from generator.views.pages.page import Fact, Notes, Page
from generator.views.wording import Prose, Span

SAYS = ("text", "definition", "purpose")
"""The fields that tell what an entity says, the first that it has; else its title does."""


@dataclass(frozen=True)
class MemberView:
    """One side of a contradiction: where it stands, what it says, what it is based on."""

    place: Prose
    value: Prose
    basis: tuple[Prose, ...]


@dataclass(frozen=True)
class ConflictView:
    """A contradiction."""

    title: str
    differs: Prose
    pending: bool
    members: tuple[MemberView, ...]
    facts: tuple[Fact, ...]
    """The decision, or who has to decide."""
    notes: Notes


@dataclass(frozen=True)
class ConflictsView:
    """All contradictions, those without a decision first."""

    pending: int
    decided: int
    conflicts: tuple[ConflictView, ...]


def conflicts_page(book: Book) -> Page:
    """Return the register of contradictions."""
    ordered = sorted(book.handbook.conflicts, key=lambda conflict: conflict.decision is not None)
    views = tuple(_conflict(book, conflict) for conflict in ordered)
    pending = sum(view.pending for view in views)
    content = ConflictsView(pending, len(views) - pending, views)
    return Page("quality/conflicts", book.words("pages.title.conflicts"), "conflicts", content)


def _conflict(book: Book, conflict: Conflict) -> ConflictView:
    decision = conflict.decision
    return ConflictView(
        title=book.title(conflict),
        differs=book.wording.text(conflict.differs),
        pending=decision is None,
        members=tuple(_member(book, book.entity(member)) for member in conflict.between),
        facts=_pending(book) if decision is None else _decided(book, decision),
        notes=book.notes(conflict),
    )


def _pending(book: Book) -> tuple[Fact, ...]:
    owner = book.wording.name(book.handbook.about.owner)
    return (book.fact("pages.fact.decides", (owner,), shape="chips", wide=True),)


def _decided(book: Book, decision: Decision) -> tuple[Fact, ...]:
    facts = [
        book.fact("pages.fact.decision", book.wording.text(decision.text), wide=True),
        book.fact("pages.fact.decided-by", (book.wording.name(decision.by),), shape="chips"),
    ]
    if decision.follows:
        followed = tuple((_place(book, book.entity(member)),) for member in decision.follows)
        facts.append(book.fact("pages.fact.follows", *followed))
    return tuple(facts)


def _member(book: Book, entity: Entity) -> MemberView:
    return MemberView((_place(book, entity),), _value(book, entity), book.basis(entity.basis))


def _place(book: Book, entity: Entity) -> Span:
    """Return where a member stands: of a limit or target its document, since its value is told beside it."""
    address = book.wording.addresses.get(entity.id)
    holder = book.relations.holder(entity)
    if isinstance(entity, Limit | Target) and holder:
        return Span(book.title(holder), address, "standard")
    return Span(book.place(entity), address, entity.kind)


def _value(book: Book, entity: Entity) -> Prose:
    wording = book.wording
    if isinstance(entity, Limit):
        return book.limit(entity)
    if isinstance(entity, Target):
        return book.says("pages.target", title=wording.text(entity.title), level=wording.target(entity))
    if isinstance(entity, Retention):
        return book.amount(entity.period)
    said = next((text for name in SAYS if (text := getattr(entity, name, None))), None)
    return wording.text(said) if said else (Span(wording.title(entity)),)
