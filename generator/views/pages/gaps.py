"""What the sources do not say: every value that is `unspecified`, counted and listed by its document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.base import UNSPECIFIED, Entity
from generator.model.handbook import values
from generator.model.time_limits import Limit
from generator.views.pages.book import Book
from generator.views.pages.page import Page
from generator.views.wording import Prose, Span


@dataclass(frozen=True)
class Gap:
    """One entity with what is not known of it."""

    entity: Prose
    missing: str


@dataclass(frozen=True)
class GapGroup:
    """The gaps of one kind of document."""

    anchor: str
    title: str
    count: int
    gaps: tuple[Gap, ...]


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
    for owner, key in gaps(book):
        owners = found.setdefault(_kind(book, owner), {})
        owners.setdefault(owner.id if owner else "", []).append(key)
    groups = tuple(_group(book, *item) for item in found.items())
    view = GapsView(sum(group.count for group in groups), groups)
    return Page("gaps", book.words("pages.title.gaps"), "gaps", view)


def _kind(book: Book, entity: Entity | None) -> str:
    """Return the kind of the outermost entity that holds this one."""
    while entity and (parent := book.handbook.parents.get(entity.id)):
        entity = parent
    return entity.kind if entity else "handbook"


def _group(book: Book, kind: str, owners: dict[str, list[str]]) -> GapGroup:
    return GapGroup(
        anchor=f"_{kind}",
        title=book.words(f"pages.kind.{kind}"),
        count=sum(len(keys) for keys in owners.values()),
        gaps=tuple(_gap(book, *item) for item in owners.items()),
    )


def _gap(book: Book, owner: str, keys: list[str]) -> Gap:
    separator = book.words("common.list-separator")
    missing = separator.join(book.words(f"pages.key.{key}") for key in keys)
    if not owner:
        return Gap((Span(book.wording.plain(book.handbook.about.title)),), missing)
    entity = book.handbook.by_id[owner].entity
    if isinstance(entity, Limit):
        named = Span(book.words("pages.limit", id=owner), book.wording.addresses[owner], "")
        return Gap((named,), missing)
    return Gap((book.link(entity),), missing)
