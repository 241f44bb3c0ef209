"""What follows from changes, in words: sheets that can be compared, and who has to read what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.changes.kinds import Significance
from generator.model.parties import Department, Post
from generator.views.address import Address
from generator.views.changes.told import weightiest
from generator.views.changes.view import ChangeList, ClauseChanges, DocumentChanges

BINDING = frozenset({"scores", "duties"})


@dataclass(frozen=True)
class SheetTold:
    """What the changes do to the scores of one sheet."""

    id: str
    code: str
    title: str
    comparable: bool
    breaking: tuple[str, ...]
    """What makes its scores another measure, each as document and clause."""
    content: int
    """How many of its clauses ask otherwise than before, while they are scored as before."""
    address: Address | None


@dataclass(frozen=True)
class Reading:
    """A document with the changes that concern a post."""

    id: str
    name: str
    significance: Significance
    clauses: tuple[str, ...]
    """The ids of the changed clauses."""
    labels: tuple[str, ...]
    address: Address | None


@dataclass(frozen=True)
class PartyTold:
    """A post or department with what it has to read."""

    id: str
    title: str
    kind: str
    reading: tuple[Reading, ...]


def sheets_told(changes: ChangeList) -> tuple[SheetTold, ...]:
    """Return what the changes do to the scores of each sheet that both versions have."""
    return tuple(_sheets(changes))


def _sheets(changes: ChangeList) -> Iterator[SheetTold]:
    for effect in changes.effects.sheets:
        entity = changes.new.entity(effect.sheet)
        if entity is not None:
            ids = dict.fromkeys(change.id for change in effect.breaking)
            yield SheetTold(
                id=effect.sheet,
                code=changes.new.code(entity),
                title=changes.new.title(entity),
                comparable=effect.comparable,
                breaking=tuple(_place(changes, one) for one in ids),
                content=len({change.id for change in effect.content}),
                address=changes.new.wording.addresses.get(effect.sheet),
            )


def _place(changes: ChangeList, identifier: str) -> str:
    side = changes.side(identifier)
    entity = side.entity(identifier)
    return side.place(entity) if entity else ""


def parties_told(changes: ChangeList) -> tuple[PartyTold, ...]:
    """Return who must know of the changes: posts and departments, each with what to read."""
    return tuple(_parties(changes))


def _parties(changes: ChangeList) -> Iterator[PartyTold]:
    for identifier in changes.effects.must_know:
        side = changes.side(identifier)
        entity = side.entity(identifier)
        reading = tuple(
            found for document in changes.documents if (found := _reading(changes, document, identifier))
        )
        if entity is not None and any(one.significance in BINDING for one in reading):
            yield PartyTold(identifier, side.title(entity), entity.kind, reading)


def _reading(changes: ChangeList, document: DocumentChanges, party: str) -> Reading | None:
    clauses = [clause for clause in document.clauses if _concerns(changes, clause, party)]
    if not clauses:
        return None
    return Reading(
        id=document.id,
        name=changes.new.words("changes.numbered", number=document.code, title=document.title)
        if document.code
        else document.title,
        significance=weightiest(clause.significance for clause in clauses),
        clauses=tuple(clause.id for clause in clauses),
        labels=tuple(clause.label for clause in clauses if clause.label),
        address=document.address,
    )


def _concerns(changes: ChangeList, clause: ClauseChanges, party: str) -> bool:
    return party in clause.parties or party in changes.effects.departments.get(clause.id, ())


def filtered_by(changes: ChangeList, clause: ClauseChanges) -> tuple[str, ...]:
    """Return the ids of all posts and departments whose members look for a clause.

    Where a department is named as doing something, so are its posts, and theirs.
    """
    handbook = changes.new.handbook
    teams = {str(one.id): str(one.part_of or "") for one in handbook.departments}
    named = {party for party in clause.parties if isinstance(changes.side(party).entity(party), Department)}
    inside = {team for team in teams if _chain(team, teams) & named}
    posts = {str(post.id) for post in handbook.posts if _department(post) in inside}
    wanted = {*clause.parties, *changes.effects.departments.get(clause.id, ()), *inside, *posts}
    return tuple(sorted(wanted))


def _department(post: Post) -> str:
    return str(post.department) if isinstance(post.department, str) else ""


def _chain(team: str, teams: dict[str, str]) -> set[str]:
    """Return a department with those that it is part of."""
    found: set[str] = set()
    while team and team not in found:
        found.add(team)
        team = teams.get(team, "")
    return found
