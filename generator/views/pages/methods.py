"""The check methods and the marks of criteria, each with the criteria that use it."""

from __future__ import annotations

from dataclasses import dataclass

from generator.views.pages.book import Book
from generator.views.pages.gathered import gathered
from generator.views.pages.page import Notes, Page
from generator.views.wording import Prose


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
            used=gathered(book, relations.marked_with.get(mark.id, ())),
            notes=book.notes(mark),
        )
        for mark in book.handbook.marks
    )
    methods = tuple(
        UsedView(
            symbol="",
            title=book.title(method),
            text=wording.text(method.text),
            used=gathered(book, relations.checked_with.get(method.id, ())),
            notes=book.notes(method),
        )
        for method in book.handbook.methods
    )
    return Page("methods", book.words("pages.title.methods"), "methods", MethodsView(marks, methods))
