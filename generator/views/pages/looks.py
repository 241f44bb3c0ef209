"""Criteria to look at again, as a table of the page of what a version changed."""

from __future__ import annotations

from generator.views.changes.looks import LookTold, outcome
from generator.views.pages.book import Book
from generator.views.pages.page import Row, Table, table
from generator.views.wording import Prose, Span


def looks_table(book: Book, looks: tuple[LookTold, ...]) -> Table | None:
    """Return the criteria, those first of which nobody has said yet that they stand; none without any."""
    columns = book.columns(
        ("changes.page.criterion", "name"),
        ("changes.page.look-because", "text"),
        ("changes.page.look-outcome", "text"),
    )
    rows = tuple(Row(_look(book, one)) for one in looks)
    return table(columns, rows) if rows else None


def _look(book: Book, look: LookTold) -> tuple[Prose, ...]:
    told = Span(outcome(look, book.words), kind="" if look.stands else "pending")
    name = Span(look.name, book.wording.addresses.get(look.id), "criterion")
    return (name,), (Span(book.words("changes.semicolon").join(look.because)),), (told,)
