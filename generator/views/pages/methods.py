"""The check methods and the marks of criteria, each with the criteria that use it."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.base import Entity
from generator.model.sheets import Sheet
from generator.model.standards import Criterion
from generator.views.pages.book import Book
from generator.views.pages.criterion import number
from generator.views.pages.page import Notes, Page
from generator.views.wording import Prose, Span


@dataclass(frozen=True)
class UsedView:
    """A method or mark with what uses it."""

    symbol: str
    """The sign of a mark; empty for a method."""
    title: str
    text: Prose
    used: tuple[Prose, ...]
    """Standard by standard, the numbers of its criteria; and sheets."""
    notes: Notes


@dataclass(frozen=True)
class MethodsView:
    """All methods and marks."""

    marks: tuple[UsedView, ...]
    methods: tuple[UsedView, ...]


def methods_page(book: Book) -> Page:
    """Return the page of the methods and marks."""
    wording, relations = book.wording, book.relations
    marks = tuple(
        UsedView(
            symbol=wording.plain(mark.symbol),
            title=book.title(mark),
            text=wording.text(mark.definition),
            used=_used(book, relations.marked_with.get(mark.id, ())),
            notes=book.notes(mark),
        )
        for mark in book.handbook.marks
    )
    methods = tuple(
        UsedView(
            symbol="",
            title=book.title(method),
            text=wording.text(method.text),
            used=_used(book, relations.checked_with.get(method.id, ())),
            notes=book.notes(method),
        )
        for method in book.handbook.methods
    )
    return Page("methods", book.words("pages.title.methods"), "methods", MethodsView(marks, methods))


def _used(book: Book, entities: tuple[Entity, ...]) -> tuple[Prose, ...]:
    """Return what uses a method or mark: the criteria of each standard in one line, sheets a line each."""
    lines: dict[str, list[Span]] = {}
    holders: dict[str, Span] = {}
    for entity in entities:
        if isinstance(entity, Sheet):
            holders[entity.id] = book.link(entity)
            lines.setdefault(entity.id, [])
        elif isinstance(entity, Criterion) and (holder := book.relations.holder(entity)):
            holders[holder.id] = book.link(holder)
            lines.setdefault(holder.id, []).append(_criterion(book, entity))
    return tuple(
        book.says("pages.used", holder=holders[identifier], items=book.listed(tuple(items)))
        if items
        else (holders[identifier],)
        for identifier, items in lines.items()
    )


def _criterion(book: Book, criterion: Criterion) -> Span:
    """Return a criterion in few words: its number and title."""
    told = book.words("pages.place.criterion", n=number(book, criterion), title=book.title(criterion))
    return Span(told, book.wording.addresses[criterion.id], "criterion")
