"""The lists of standards, procedures, sheets and forms: the front pages of their folders."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from generator.model.forms import Form
from generator.model.procedures import Procedure
from generator.model.sheets import Sheet
from generator.model.standards import ServiceStandard
from generator.views.form.blank import GENERAL
from generator.views.pages.book import Book
from generator.views.pages.checking import often
from generator.views.pages.grouping import Group, TableGroup, tables
from generator.views.pages.page import Download, Page, Row, Table, table
from generator.views.pages.prints import bundle
from generator.views.wording import Prose, Span

FILTER_FROM = 10
"""From so many lines on, a list offers a field to narrow it down."""

PRINTED = ("sheets", "forms")
"""The lists of what people take along on paper."""
REGISTERS = ("forms",)
"""The lists that are registers of document control."""


@dataclass(frozen=True)
class ListView:
    """A list of documents."""

    lead: str
    groups: tuple[TableGroup, ...]
    filter: bool
    bundle: Download | None = None
    """All prints in one file, where the list is of what is printed."""
    general: tuple[Download, ...] = ()
    """Prints that stand for many of the list."""
    csv: Download | None = None
    """The list itself as a file, where it is a register."""
    notes: tuple[Prose, ...] = ()
    """What else is to be said before the list, a paragraph each."""


def list_page(book: Book, folder: str, groups: tuple[TableGroup, ...]) -> Page:
    """Return the front page of a folder."""
    path, title, lines = f"{folder}/index", book.words(f"pages.title.{folder}"), _lines(groups)
    whole = bundle(book) if folder in PRINTED else None
    csv = _csv(book, path, title) if folder in REGISTERS and lines else None
    general = tuple(_general(book)) if folder == "forms" else ()
    view = ListView(book.words(f"pages.lead.{folder}"), groups, lines >= FILTER_FROM, whole, general, csv)
    return Page(path, title, "list", view)


def _lines(groups: tuple[TableGroup, ...]) -> int:
    return sum(len(group.table.rows) for group in groups)


def _csv(book: Book, path: str, title: str) -> Download:
    return Download(f"{path}.csv", book.words("pages.csv"), book.words("pages.csv-of", name=title))


def _general(book: Book) -> Iterator[Download]:
    """Yield the prints for forms whose fields are open."""
    for document, title in GENERAL.items():
        for file in book.files(document, book.words(title)):
            yield replace(file, label=file.name)


def register(
    book: Book,
    path: str,
    groups: tuple[TableGroup, ...],
    notes: tuple[Prose, ...] = (),
) -> Page:
    """Return the page of a register, which is offered as a file too unless it is empty."""
    name, lines = path.rpartition("/")[2], _lines(groups)
    title = book.words(f"pages.title.{name}")
    csv = _csv(book, path, title) if lines else None
    view = ListView(book.words(f"pages.lead.{name}"), groups, lines >= FILTER_FROM, csv=csv, notes=notes)
    return Page(path, title, "list", view)


def services_list(book: Book, groups: tuple[Group[ServiceStandard], ...]) -> Page:
    """Return the list of service standards."""
    columns = book.columns(
        ("pages.column.number", "code"),
        ("pages.column.standard", "name"),
        ("pages.column.requirements", "number"),
        ("pages.column.criteria", "number"),
        ("pages.column.total", "number"),
    )

    def made(members: tuple[ServiceStandard, ...]) -> Table:
        codes = number_cells(book, members)
        return table(
            columns, (Row((code, *_service(book, one))) for code, one in zip(codes, members, strict=True))
        )

    return list_page(book, "services", tables(groups, made))


def _service(book: Book, standard: ServiceStandard) -> tuple[Prose, ...]:
    return (
        book.titled(standard),
        count(standard.requirements),
        count(standard.criteria),
        book.points(standard.total),
    )


def procedures_list(book: Book, groups: tuple[Group[Procedure], ...]) -> Page:
    """Return the list of procedures."""
    columns = book.columns(
        ("pages.column.number", "code"),
        ("pages.column.procedure", "name"),
        ("pages.column.steps", "number"),
        ("pages.column.limits", "number"),
    )

    def cells(procedure: Procedure) -> tuple[Prose, ...]:
        return (book.titled(procedure), count(procedure.steps), count(procedure.limits))

    def made(members: tuple[Procedure, ...]) -> Table:
        codes = number_cells(book, members)
        return table(columns, (Row((code, *cells(one))) for code, one in zip(codes, members, strict=True)))

    return list_page(book, "procedures", tables(groups, made))


def sheets_list(book: Book, groups: tuple[Group[Sheet], ...]) -> Page:
    """Return the list of sheets."""
    columns = book.columns(
        ("pages.column.number", "code"),
        ("pages.column.sheet", "name"),
        ("pages.column.items", "number"),
        ("pages.column.total", "number"),
        ("pages.column.frequency", "text"),
        ("pages.column.print", "print"),
    )

    def made(members: tuple[Sheet, ...]) -> Table:
        codes = number_cells(book, members)
        return table(
            columns,
            (
                Row((code, *_sheet(book, one)), download=book.download(one))
                for code, one in zip(codes, members, strict=True)
            ),
        )

    return list_page(book, "sheets", tables(groups, made))


def _sheet(book: Book, sheet: Sheet) -> tuple[Prose, ...]:
    criteria = tuple(item for section in sheet.sections for item in book.handbook.criteria(section))
    return (
        book.titled(sheet),
        count(criteria),
        book.points(sheet.total),
        often(book, book.wording.lens.checks(None, sheet)),
        (),
    )


def forms_list(book: Book, groups: tuple[Group[Form], ...]) -> Page:
    """Return the register of forms: number, name, version, keeper and period of each, under its headings."""
    columns = book.columns(
        ("pages.column.number", "code"),
        ("pages.column.form", "name"),
        ("pages.column.changed-in", "text"),
        ("pages.column.keeper", "text"),
        ("pages.column.period", "text"),
        ("pages.column.print", "print"),
    )

    def made(members: tuple[Form, ...]) -> Table:
        codes = number_cells(book, members)
        return table(
            columns,
            (
                Row((code, *_form(book, one)), download=None if one.is_open else book.download(one))
                for code, one in zip(codes, members, strict=True)
            ),
        )

    return list_page(book, "forms", tables(groups, made))


def _form(book: Book, form: Form) -> tuple[Prose, ...]:
    silent: Prose = (book.wording.unspecified,)
    rules = tuple(held.value for held in book.wording.lens.retention(form))
    keepers = tuple(span for rule in rules for span in book.listed(book.wording.names(rule.keeper)))
    periods = tuple(span for rule in rules for span in book.amount(rule.period))
    version = book.changed.last(form.id)
    changed = (book.changed.link(version),) if version else ()
    open_: Prose = (Span(book.words("pages.form-open")),) if form.is_open else ()
    return book.titled(form), changed, keepers or silent, periods or silent, open_


def number_cells(book: Book, entities: tuple[Any, ...]) -> list[Prose]:
    """Return the cells of the document numbers, all empty where none of the documents has one."""
    codes = [book.code(entity) for entity in entities]
    if not any(codes):
        return [() for _ in codes]
    return [(Span(code),) if code else (book.wording.unspecified,) for code in codes]


def count(things: tuple[Any, ...]) -> Prose:
    """Return how many there are, nothing for none: a column without any is left out."""
    return (Span(str(len(things))),) if things else ()
