"""The register of contradictions: what cannot all hold, side by side, and how it was decided."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import get_args

from generator.lens.decisions import State, counted, state
from generator.model.base import Entity
from generator.model.forms import Retention
from generator.model.register import Conflict, Decision
from generator.model.standards import Target
from generator.model.time_limits import Limit
from generator.views.pages.book import Book
from generator.views.pages.page import Fact, Notes, Page
from generator.views.wording import Prose, Span

STATES: tuple[State, ...] = get_args(State)
SAYS = ("text", "definition", "purpose")
"""The fields that tell what an entity says, the first that it has; else its title does."""


@dataclass(frozen=True)
class MemberView:
    """One side of a contradiction: where it stands, what it says, what it is based on."""

    place: Prose
    value: Prose
    basis: tuple[Prose, ...]
    gone: Prose = ()
    """That it does not hold any more, or what it is one with; empty where it stands as before."""
    lost: bool = False
    """Whether another side holds in its place."""


@dataclass(frozen=True)
class ConflictView:
    """A contradiction."""

    title: str
    differs: Prose
    state: State
    flag: str
    """Its state in words."""
    members: tuple[MemberView, ...]
    facts: tuple[Fact, ...]
    """The decision, or who has to decide."""
    notes: Notes


@dataclass(frozen=True)
class ConflictsView:
    """All contradictions: those without a decision first, then what is due first."""

    counted: Prose
    """How many there are of each state."""
    conflicts: tuple[ConflictView, ...]


def conflicts_page(book: Book) -> Page:
    """Return the register of contradictions."""
    ordered = sorted(book.handbook.conflicts, key=_order)
    views = tuple(_conflict(book, conflict) for conflict in ordered)
    counts = counted(book.handbook)
    told = book.says("pages.conflict.count", **{each: counts[each] for each in STATES})
    title = book.words("pages.title.conflicts")
    return Page("quality/conflicts", title, "conflicts", ConflictsView(told, views))


def _order(conflict: Conflict) -> tuple[int, date]:
    until = conflict.decision.until if conflict.decision else None
    return STATES.index(state(conflict)), until or date.min


def _conflict(book: Book, conflict: Conflict) -> ConflictView:
    decision = conflict.decision
    until = {"until": decision.until.isoformat()} if decision and decision.until else {}
    return ConflictView(
        title=book.title(conflict),
        differs=book.wording.text(conflict.differs),
        state=state(conflict),
        flag=book.words(f"pages.conflict.state.{state(conflict)}", **until),
        members=tuple(_member(book, conflict, book.entity(one)) for one in conflict.between),
        facts=_pending(book) if decision is None else _decided(book, decision),
        notes=book.notes(conflict),
    )


def _pending(book: Book) -> tuple[Fact, ...]:
    owner = book.wording.name(book.handbook.about.owner)
    return (book.fact("pages.fact.decides", (owner,), shape="chips", wide=True),)


def _decided(book: Book, decision: Decision) -> tuple[Fact, ...]:
    facts = [book.fact("pages.fact.decision", book.wording.text(decision.text), wide=True)]
    facts += [book.fact(f"pages.conflict.{key}", _effect(book, decision, key)) for key in decision.effects]
    if decision.follows:
        followed = tuple((_place(book, book.entity(member)),) for member in decision.follows)
        facts.append(book.fact("pages.fact.follows", *followed))
    if decision.until:
        facts.append(book.fact("pages.conflict.until", (Span(decision.until.isoformat()),)))
    facts.append(book.fact("pages.fact.decided-by", (book.wording.name(decision.by),), shape="chips"))
    return tuple(facts)


def _effect(book: Book, decision: Decision, key: str) -> Prose:
    """Return what holds or stays, or why all sides do."""
    if key == "both":
        return book.wording.text(decision.both)
    chosen = getattr(decision, key)
    return (_place(book, book.entity(chosen)),) if key == "use" else (book.wording.name(chosen),)


def _member(book: Book, conflict: Conflict, entity: Entity) -> MemberView:
    decisions = book.wording.decisions
    lost = entity.id in decisions.losers(conflict)
    gone: Prose = book.says("pages.conflict.lost") if lost else ()
    if entity.id in decisions.joined(conflict):
        gone = book.says("pages.conflict.joined", name=book.wording.name(decisions.now(entity.id)))
    return MemberView((_place(book, entity),), _value(book, entity), book.basis(entity.basis), gone, lost)


def _place(book: Book, entity: Entity) -> Span:
    """Return where a member stands: of a limit or target its document, since its value is told beside it.

    What stands nowhere any more is told by its document too, which is all that can be found of it.
    """
    address = book.wording.addresses.get(entity.id)
    holder = book.wording.written.parents.get(entity.id)
    gone = entity.id not in book.handbook.by_id
    if holder and (gone or isinstance(entity, Limit | Target)):
        there = book.wording.addresses.get(holder.id) if gone else address
        return Span(book.title(holder), there, "standard")
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
