"""The clauses of management-system standards, with what in the handbook meets each."""

from __future__ import annotations

from generator.model.base import Unspecified
from generator.model.release import Clause
from generator.views.pages.book import Book
from generator.views.pages.gathered import gathered
from generator.views.pages.grouping import TableGroup
from generator.views.pages.limits import on_lines
from generator.views.pages.lists import register
from generator.views.pages.page import Page, Row, Table, table
from generator.views.places import natural
from generator.views.wording import Prose, Span

CLAUSES = "quality/clauses"


def clauses_page(book: Book) -> Page:
    """Return the map of clauses, standard by standard."""
    standards: dict[str, list[Clause]] = {}
    for clause in book.handbook.clauses:
        standards.setdefault(str(clause.standard), []).append(clause)
    groups = tuple(
        TableGroup(f"_standard-{position}", book.wording.plain(standard), _table(book, clauses))
        for position, (standard, clauses) in enumerate(standards.items(), 1)
    )
    return register(book, CLAUSES, groups)


def _table(book: Book, clauses: list[Clause]) -> Table:
    columns = book.columns(
        ("pages.column.clause", "code"),
        ("pages.column.clause-title", "name"),
        ("pages.column.met-by", "text"),
    )
    ordered = sorted(clauses, key=lambda clause: natural(clause.number))
    return table(columns, (Row(_cells(book, clause), clause.id) for clause in ordered))


def _cells(book: Book, clause: Clause) -> tuple[Prose, ...]:
    return book.wording.text(clause.number), book.wording.text(clause.title), _met_by(book, clause)


def _met_by(book: Book, clause: Clause) -> Prose:
    if isinstance(clause.met_by, Unspecified):
        return (book.wording.unspecified,)
    if not clause.met_by:
        return (Span(book.words("pages.clause.unmet"), kind="pending"),)
    return on_lines(gathered(book, map(book.entity, clause.met_by)))
