"""What the sources do not say: every value that is `unspecified`, counted and listed by its document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.base import UNSPECIFIED, Entity
from generator.model.handbook import values
from generator.views.pages.book import Book
from generator.views.pages.page import Fact, Page
from generator.views.wording import Prose, Span


@dataclass(frozen=True)
class GapGroup:
    """The gaps of one document."""

    anchor: str
    title: str
    gaps: tuple[Fact, ...]


@dataclass(frozen=True)
class GapsView:
    """All gaps."""

    count: int
    groups: tuple[GapGroup, ...]


def gaps(book: Book) -> Iterator[tuple[Entity | None, str]]:
    """Yield what each gap is a part of, none for the handbook itself, and the key that has no value."""
    entities = {located.path: located.entity for located in book.handbook.entities}
    for path, value in values(book.handbook):
        if value is UNSPECIFIED:
            owner = next(
                (entities[path[:end]] for end in range(len(path), 0, -1) if path[:end] in entities), None
            )
            yield owner, next(str(part) for part in reversed(path) if isinstance(part, str))


def gaps_page(book: Book) -> Page:
    """Return the list of gaps, for whoever has to close them."""
    found: dict[str, dict[str, list[str]]] = {}
    count = 0
    for owner, key in gaps(book):
        count += 1
        document = _document(book, owner)
        found.setdefault(document, {}).setdefault(owner.id if owner else "", []).append(key)
    groups = tuple(_group(book, position, *item) for position, item in enumerate(found.items(), 1))
    return Page("gaps", book.words("pages.title.gaps"), "gaps", GapsView(count, groups))


def _document(book: Book, entity: Entity | None) -> str:
    """Return the id of the outermost entity that holds this one; empty for the handbook itself."""
    while entity and (parent := book.handbook.parents.get(entity.id)):
        entity = parent
    return entity.id if entity else ""


def _group(book: Book, position: int, document: str, owners: dict[str, list[str]]) -> GapGroup:
    title = book.wording.plain(book.handbook.about.title)
    if document:
        title = book.wording.title(book.handbook.by_id[document].entity)
    return GapGroup(f"_gaps-{position}", title, tuple(_gap(book, *item) for item in owners.items()))


def _gap(book: Book, owner: str, keys: list[str]) -> Fact:
    separator = book.words("common.list-separator")
    label = separator.join(book.words(f"pages.key.{key}") for key in keys)
    named: Prose = (
        (book.link(book.handbook.by_id[owner].entity),) if owner else (Span(book.words("pages.about")),)
    )
    return Fact(label, (named,))
