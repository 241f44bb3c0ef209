"""Many parts of documents in few lines: each document once, with its parts by their short names."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from generator.model.base import Entity
from generator.model.procedures import Rule, Step
from generator.model.standards import Criterion, Requirement
from generator.views.pages.book import Book
from generator.views.pages.criterion import number
from generator.views.wording import Prose, Span

E = TypeVar("E", bound=Entity)


def own_first(book: Book, entities: Iterable[E]) -> list[E]:
    """Return entities with those of other industries last."""
    return sorted(entities, key=lambda entity: bool(industry(book, entity)))


def industry(book: Book, entity: Entity) -> str:
    """Return the other industry that an entity, or what holds it, was written for; else nothing."""
    return book.wording.plain(book.wording.lens.industry(entity).value)


def holder(book: Book, entity: Entity) -> Prose:
    """Return the document that holds an entity, with a badge where it was written for another industry."""
    found = book.relations.holder(entity)
    return book.titled(found) if found else ()


def gathered(book: Book, entities: Iterable[Entity]) -> tuple[Prose, ...]:
    """Return a line for each document, with its parts after it; a document of its own is a line alone."""
    lines: dict[str, list[Span]] = {}
    names: dict[str, Prose] = {}
    for entity in own_first(book, entities):
        document = book.relations.holder(entity)
        names[(document or entity).id] = book.titled(document or entity)
        parts = lines.setdefault((document or entity).id, [])
        if document:
            parts.append(Span(_short(book, entity), book.wording.addresses[entity.id], entity.kind))
    return tuple(
        book.says("pages.used", holder=names[key], items=book.listed(tuple(parts))) if parts else names[key]
        for key, parts in lines.items()
    )


def _short(book: Book, entity: Entity) -> str:
    """Return the name of a part where its document is named already."""
    position = book.relations.numbers.get(entity.id, 0)
    if isinstance(entity, Requirement):
        return book.words("pages.short.requirement", n=position)
    if isinstance(entity, Step):
        return book.words("pages.step", n=position, title=book.title(entity))
    if isinstance(entity, Criterion):
        return book.words("pages.short.criterion", n=number(book, entity), title=book.title(entity))
    return book.title(entity) if isinstance(entity, Rule) else book.place(entity)
