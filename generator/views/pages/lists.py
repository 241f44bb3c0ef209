"""The lists of service standards, of procedures and of sheets: the front pages of their folders."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from generator.views.pages.book import Book, in_order
from generator.views.pages.page import Page, Row, Table
from generator.views.wording import Prose, Span


@dataclass(frozen=True)
class ListView:
    """A list of documents."""

    lead: str
    table: Table


def list_pages(book: Book) -> tuple[Page, ...]:
    """Return the lists of standards, procedures and sheets."""
    return (_services(book), _procedures(book), _sheets(book))


def number_cell(book: Book, entity: Any) -> Prose:
    """Return the cell of a document number."""
    return (Span(entity.number),) if isinstance(entity.number, str) else (book.wording.unspecified,)


def _owner(book: Book, entity: Any) -> Prose:
    return (book.wording.name(entity.department),)


def _services(book: Book) -> Page:
    columns = (
        book.column("pages.column.number", "code"),
        book.column("pages.column.standard", "name"),
        book.column("pages.column.requirements", "number"),
        book.column("pages.column.criteria", "number"),
        book.column("pages.column.total", "number"),
        book.column("pages.column.department"),
    )
    rows = (
        Row(
            (
                number_cell(book, standard),
                (book.link(standard),),
                (Span(str(len(standard.requirements))),),
                (Span(str(len(standard.criteria))),),
                book.points(standard.total) if standard.total is not None else (),
                _owner(book, standard),
            )
        )
        for standard in in_order(book.handbook.services)
    )
    view = ListView(book.words("pages.lead.services"), Table(columns, tuple(rows)))
    return Page("services/index", book.words("pages.title.services"), "list", view)


def _procedures(book: Book) -> Page:
    columns = (
        book.column("pages.column.number", "code"),
        book.column("pages.column.procedure", "name"),
        book.column("pages.column.steps", "number"),
        book.column("pages.column.limits", "number"),
        book.column("pages.column.department"),
    )
    rows = (
        Row(
            (
                number_cell(book, procedure),
                (book.link(procedure),),
                (Span(str(len(procedure.steps))),),
                (Span(str(len(procedure.limits))),),
                _owner(book, procedure),
            )
        )
        for procedure in in_order(book.handbook.procedures)
    )
    view = ListView(book.words("pages.lead.procedures"), Table(columns, tuple(rows)))
    return Page("procedures/index", book.words("pages.title.procedures"), "list", view)


def _sheets(book: Book) -> Page:
    columns = (
        book.column("pages.column.number", "code"),
        book.column("pages.column.sheet", "name"),
        book.column("pages.column.items", "number"),
        book.column("pages.column.total", "number"),
        book.column("pages.column.frequency"),
        book.column("pages.column.print", "print"),
    )
    rows = (
        Row(
            (
                number_cell(book, sheet),
                (book.link(sheet),),
                (Span(str(sum(1 for section in sheet.sections for _ in book.handbook.criteria(section)))),),
                book.points(sheet.total),
                book.often(sheet.checks),
                (),
            ),
            download=book.download(sheet),
        )
        for sheet in in_order(book.handbook.sheets)
    )
    view = ListView(book.words("pages.lead.sheets"), Table(columns, tuple(rows)))
    return Page("sheets/index", book.words("pages.title.sheets"), "list", view)
