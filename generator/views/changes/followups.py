"""What follows from changes, in words: sheets that can be compared, and who has to read what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.changes.kinds import Significance
from generator.model.parties import Post
from generator.model.sites import Site, SiteType
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
            yield SheetTold(
                id=effect.sheet,
                code=changes.new.code(entity),
                title=changes.new.title(entity),
                comparable=effect.comparable,
                breaking=tuple(_place(changes, one) for one in effect.breaking),
                content=len({change.id for change in effect.content}),
                address=changes.new.wording.addresses.get(effect.sheet),
            )


def _place(changes: ChangeList, identifier: str) -> str:
    side = changes.side(identifier)
    entity = side.entity(identifier)
    if isinstance(entity, Site | SiteType):
        return side.words("changes.page.only-there", place=side.place(entity))
    return side.place(entity) if entity else ""


def parties_told(changes: ChangeList) -> tuple[PartyTold, ...]:
    """Return who must know of the changes: posts and departments, each with what to read."""
    return tuple(_parties(changes))


def _parties(changes: ChangeList) -> Iterator[PartyTold]:
    concerned: dict[str, dict[str, list[ClauseChanges]]] = {}
    documents = {document.id: document for document in changes.documents}
    for document in changes.documents:
        for clause in document.clauses:
            charged = changes.effects.departments.get(clause.id, ())
            for party in dict.fromkeys((*clause.parties, *charged)):
                concerned.setdefault(party, {}).setdefault(document.id, []).append(clause)
    for identifier in changes.effects.must_know:
        side = changes.side(identifier)
        entity, found = side.entity(identifier), concerned.get(identifier, {})
        reading = tuple(_reading(changes, documents[one], clauses) for one, clauses in found.items())
        if entity is not None and any(one.significance in BINDING for one in reading):
            yield PartyTold(identifier, side.title(entity), entity.kind, reading)


def _reading(changes: ChangeList, document: DocumentChanges, clauses: list[ClauseChanges]) -> Reading:
    words, code = changes.new.words, document.code
    return Reading(
        id=document.id,
        name=words("changes.numbered", number=code, title=document.title) if code else document.title,
        significance=weightiest(clause.significance for clause in clauses),
        clauses=tuple(clause.id for clause in clauses),
        labels=tuple(clause.label for clause in clauses if clause.label),
        address=document.address,
    )


class Filter:
    """Who looks for which clause: also whoever belongs to a department that it names."""

    def __init__(self, changes: ChangeList) -> None:
        self._departments = changes.effects.departments
        handbook = changes.new.handbook
        above = {str(one.id): str(one.part_of or "") for one in handbook.departments}
        self._inside: dict[str, list[str]] = {}
        """The departments and posts of each department, itself among them."""
        members = [(team, team) for team in above]
        members += [(str(post.id), _department(post)) for post in handbook.posts]
        for member, team in members:
            for one in _chain(team, above):
                self._inside.setdefault(one, []).append(member)

    def of(self, clause: ClauseChanges) -> tuple[str, ...]:
        """Return the ids of all posts and departments whose members look for a clause."""
        inside = (member for party in clause.parties for member in self._inside.get(party, ()))
        return tuple(sorted({*clause.parties, *self._departments.get(clause.id, ()), *inside}))


def _department(post: Post) -> str:
    return str(post.department) if isinstance(post.department, str) else ""


def _chain(team: str, teams: dict[str, str]) -> set[str]:
    """Return a department with those that it is part of."""
    found: set[str] = set()
    while team and team not in found:
        found.add(team)
        team = teams.get(team, "")
    return found
