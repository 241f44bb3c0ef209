"""Long lists in groups: the organisation's own first, by department or heading; other industries apart."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from generator.model.base import Entity, Unspecified
from generator.views.pages.book import Book
from generator.views.pages.page import Table

E = TypeVar("E", bound=Entity)


@dataclass(frozen=True)
class Group(Generic[E]):
    """Entities under one heading; an empty title where there is only one group."""

    anchor: str
    title: str
    members: tuple[E, ...]
    foreign: bool
    """Whether they were written for another industry."""


@dataclass(frozen=True)
class TableGroup:
    """A list under a heading; an empty title for a list that stands alone."""

    anchor: str
    title: str
    table: Table


def tables(groups: Iterable[Group[E]], made: Callable[[tuple[E, ...]], Table]) -> tuple[TableGroup, ...]:
    """Return the table of each group."""
    return tuple(TableGroup(group.anchor, group.title, made(group.members)) for group in groups)


def grouped(
    book: Book, entities: Iterable[E], headings: Callable[[E], tuple[str, ...]]
) -> tuple[Group[E], ...]:
    """Return entities under their headings in the order met, one with several under each.

    An empty heading comes after the others as "other"; entities of another industry stand last, industry by
    industry.
    """
    own: dict[str, list[E]] = {}
    foreign: dict[str, list[E]] = {}
    for entity in entities:
        industry = book.foreign(entity)
        for heading in (industry,) if industry else headings(entity) or ("",):
            (foreign if industry else own).setdefault(heading, []).append(entity)
    found = [(title, members, False) for title, members in own.items() if title]
    if "" in own:
        rest = book.words("pages.group.other" if len(own) > 1 else "pages.group.own")
        found.append((rest, own[""], False))
    found += [
        (book.words("pages.group.industry", industry=industry), members, True)
        for industry, members in foreign.items()
    ]
    return tuple(
        Group(f"_group-{position}", title if len(found) > 1 else "", tuple(members), is_foreign)
        for position, (title, members, is_foreign) in enumerate(found, 1)
    )


def by_industry(book: Book, entities: Iterable[E]) -> tuple[Group[E], ...]:
    """Return the organisation's own entities and those of each other industry."""
    return grouped(book, entities, lambda _: ())


def by_department(book: Book, entities: Iterable[E]) -> tuple[Group[E], ...]:
    """Return entities by the department in charge, departments in their own order, then other industries."""
    order: dict[str, int] = {
        department.id: place for place, department in enumerate(book.handbook.departments)
    }
    last = len(order)

    def department(entity: Any) -> str:
        return "" if isinstance(entity.department, Unspecified) else str(entity.department)

    ordered = sorted(entities, key=lambda entity: order.get(department(entity), last))

    def heading(entity: E) -> tuple[str, ...]:
        identifier = department(entity)
        return (
            book.wording.name(identifier).text if identifier else book.words("pages.group.no-department"),
        )

    return grouped(book, ordered, heading)
