"""What the sources do not say: every value that is `unspecified`, counted and listed by its document."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from generator.model.base import Entity
from generator.model.time_limits import Limit
from generator.views.address import Address
from generator.views.pages.book import Book
from generator.views.pages.page import Page, Row, Table, table
from generator.views.wording import Prose, Span

HANDBOOK = "handbook"
"""Stands for the kind and the document of the handbook's own settings."""


@dataclass(frozen=True)
class Gap:
    """One entity with what is not known of it."""

    entity: Prose
    missing: str


@dataclass(frozen=True)
class GapDocument:
    """The gaps of one document."""

    name: str
    count: int
    gaps: tuple[Gap, ...]


@dataclass(frozen=True)
class GapGroup:
    """The gaps of one kind of document."""

    anchor: str
    title: str
    count: int
    documents: tuple[GapDocument, ...]


@dataclass(frozen=True)
class Matter:
    """What is not known of several things of one kind of document: a number, who does it, how often."""

    kind: str
    missing: str
    count: int
    documents: tuple[str, ...]
    """Names of the documents concerned, in their order."""


@dataclass(frozen=True)
class GapsView:
    """All gaps."""

    count: int
    matters: tuple[Matter, ...]
    """The same told shortly: by kind, then by what is missing, the most frequent first."""
    by_kind: Table
    by_source: Table
    groups: tuple[GapGroup, ...]


@dataclass(frozen=True)
class Silence:
    """One value that is not known: its key, the entity that it belongs to, the document that holds that."""

    key: str
    owner: Entity | None
    document: Entity | None


def gaps(book: Book) -> tuple[Silence, ...]:
    """Return every gap of the handbook; owner and document are none for a setting of its own."""
    return tuple(
        Silence(
            key=next(str(part) for part in reversed(path) if isinstance(part, str)),
            owner=owner,
            document=book.relations.document(owner) if owner else None,
        )
        for path, owner in book.silences
    )


def gaps_page(book: Book) -> Page:
    """Return the list of gaps, for whoever has to close them."""
    found = gaps(book)
    kinds: dict[str, list[Silence]] = {}
    for silence in found:
        kinds.setdefault(silence.document.kind if silence.document else HANDBOOK, []).append(silence)
    groups = tuple(_group(book, *item) for item in kinds.items())
    matters = tuple(matter for item in kinds.items() for matter in _matters(book, *item))
    view = GapsView(len(found), matters, _by_kind(book, groups), _by_source(book, found), groups)
    return Page("quality/gaps", book.words("pages.title.gaps"), "gaps", view)


def _matters(book: Book, kind: str, found: list[Silence]) -> list[Matter]:
    keys: dict[str, list[Silence]] = {}
    for silence in found:
        keys.setdefault(book.words(f"pages.key.{silence.key}"), []).append(silence)
    made = [
        Matter(
            kind=book.words(f"pages.kind.{kind}"),
            missing=missing,
            count=len(each),
            documents=tuple(dict.fromkeys(_name(book, silence.document) for silence in each)),
        )
        for missing, each in keys.items()
    ]
    return sorted(made, key=lambda matter: -matter.count)


def _name(book: Book, document: Entity | None) -> str:
    return book.title(document) if document else book.wording.plain(book.handbook.about.title)


def _by_kind(book: Book, groups: tuple[GapGroup, ...]) -> Table:
    columns = book.columns(("pages.column.kind", "name"), ("pages.column.gaps", "number"))
    address = Address("quality/gaps")
    rows = (
        Row(((Span(group.title, Address(address.page, group.anchor)),), (Span(str(group.count)),)))
        for group in groups
    )
    return table(columns, rows, index=True)


def _by_source(book: Book, found: tuple[Silence, ...]) -> Table:
    """Count the gaps by what their entity is based on; of several sources each counts."""
    counts: Counter[str] = Counter()
    for silence in found:
        near = silence.owner if silence.owner and silence.owner.basis else silence.document
        counts.update({basis.source for basis in near.basis} if near else {""})
    columns = book.columns(("pages.column.source", "name"), ("pages.column.gaps", "number"))
    rows = [
        Row(((book.link(source),), (Span(str(counts[source.id])),)))
        for source in book.handbook.sources
        if counts[source.id]
    ]
    return table(columns, rows, index=True)


def _group(book: Book, kind: str, found: list[Silence]) -> GapGroup:
    documents: dict[str, list[Silence]] = {}
    for silence in found:
        documents.setdefault(silence.document.id if silence.document else "", []).append(silence)
    return GapGroup(
        anchor=f"_{kind}",
        title=book.words(f"pages.kind.{kind}"),
        count=len(found),
        documents=tuple(_document(book, *item) for item in documents.items()),
    )


def _document(book: Book, identifier: str, found: list[Silence]) -> GapDocument:
    owners: dict[str, list[Silence]] = {}
    for silence in found:
        owners.setdefault(silence.owner.id if silence.owner else "", []).append(silence)
    name = _name(book, book.entity(identifier) if identifier else None)
    return GapDocument(name, len(found), tuple(_gap(book, *item) for item in owners.items()))


def _gap(book: Book, owner: str, found: list[Silence]) -> Gap:
    separator = book.words("common.list-separator")
    missing = separator.join(dict.fromkeys(book.words(f"pages.key.{silence.key}") for silence in found))
    if not owner:
        return Gap((Span(book.wording.plain(book.handbook.about.title)),), missing)
    entity = book.entity(owner)
    if isinstance(entity, Limit):
        named = Span(book.words("pages.limit", id=owner), book.wording.addresses[owner], "")
        return Gap((named,), missing)
    return Gap((book.link(entity),), missing)
