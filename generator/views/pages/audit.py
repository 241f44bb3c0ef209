"""Lists that auditors ask for: the documents in force, when each is to be reviewed, the way to the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from generator.model.base import Entity, Unspecified
from generator.views.address import Address
from generator.views.pages.book import Book
from generator.views.pages.change_records import CHANGED, change_records_page
from generator.views.pages.clauses import CLAUSES
from generator.views.pages.due import due
from generator.views.pages.grouping import TableGroup
from generator.views.pages.lists import number_cells, register
from generator.views.pages.marks import RELEASES, day
from generator.views.pages.obsolete import OBSOLETE, obsolete_page
from generator.views.pages.page import Page, Row, Table, table
from generator.views.pages.past import Issue
from generator.views.pages.quality import RegisterView
from generator.views.pages.suggestions import SUGGESTIONS
from generator.views.places import in_order
from generator.views.wording import Prose, Span

AUDIT, CONTROLLED, REVIEWS = "quality/audit", "quality/controlled", "quality/reviews"
Documents = tuple[Any, ...]
"""Standards, procedures, sheets or forms: what has a number of its own and is controlled."""


def audit_pages(book: Book) -> Iterator[Page]:
    """Yield the index of the lists and those that have no other place."""
    yield _index(book)
    yield _controlled(book)
    yield change_records_page(book)
    yield obsolete_page(book)
    yield _reviews(book)


def _index(book: Book) -> Page:
    """Return which list answers which question, with the way there."""
    columns = book.columns(("pages.column.list", "name"), ("pages.column.asks", "text"))
    lists = {
        "controlled": CONTROLLED,
        "forms": "forms/index",
        "records": "records",
        "releases": RELEASES,
        "changed": CHANGED,
        "obsolete": OBSOLETE,
        "suggestions": SUGGESTIONS,
        "reviews": REVIEWS,
        "conflicts": "quality/conflicts",
        "verify": "verify",
    }
    if book.handbook.clauses:
        lists["clauses"] = CLAUSES
    rows = [
        Row(((Span(_name(book, name), Address(path)),), book.says(f"pages.audit.{name}")))
        for name, path in lists.items()
    ]
    distribution = ((Span(book.words("pages.audit.distribution-name")),), _distribution(book))
    view = RegisterView(book.words("pages.lead.audit"), table(columns, [*rows, Row(distribution)]))
    return Page(AUDIT, book.words("pages.title.audit"), "table", view)


def _name(book: Book, name: str) -> str:
    named = {"forms": "pages.audit.forms-name", "verify": "prints.title"}
    return book.words(named.get(name, f"pages.title.{name}"))


def _distribution(book: Book) -> Prose:
    """Return what the register of copies is kept on: its blank form, or that none is named."""
    settings = book.handbook.about.control
    form = book.blank(settings.distribution_form if settings else None)
    return book.says("pages.audit.distribution", form=form or book.wording.unspecified)


def _groups(book: Book, made: Callable[[Documents], Table]) -> tuple[TableGroup, ...]:
    """Return a table for each kind of controlled document."""
    handbook = book.handbook
    kinds: dict[str, Documents] = {
        "services": handbook.services,
        "procedures": handbook.procedures,
        "sheets": handbook.sheets,
        "forms": handbook.forms,
    }
    return tuple(
        TableGroup(f"_{name}", book.words(f"pages.title.{name}"), made(tuple(in_order(documents))))
        for name, documents in kinds.items()
        if documents
    )


def _controlled(book: Book) -> Page:
    columns = book.columns(
        ("pages.column.number", "code"),
        ("pages.column.document", "name"),
        ("pages.column.changed-in", "text"),
        ("pages.column.effective", "text"),
        ("pages.column.department", "text"),
        ("pages.column.code", "code"),
    )

    def cells(document: Any) -> tuple[Prose, ...]:
        version = book.changed.last(document.id) or book.wording.edition.folder
        printed = book.prints.get(document.id)
        return (
            book.titled(document),
            (book.changed.link(version),),
            (book.changed.since(version),),
            (_department(book, document),),
            (Span(printed.printed, kind="code"),) if printed else (),
        )

    return register(book, CONTROLLED, _groups(book, lambda found: table(columns, _rows(book, found, cells))))


def _rows(book: Book, documents: Documents, cells: Callable[[Any], tuple[Prose, ...]]) -> Iterator[Row]:
    for code, document in zip(number_cells(book, documents), documents, strict=True):
        yield Row((code, *cells(document)))


def _department(book: Book, document: Entity) -> Span:
    return book.wording.name(book.handbook.in_charge_of(document))


def _reviews(book: Book) -> Page:
    """Return when each document is to be reviewed: a cycle after it was last approved."""
    cycle = book.handbook.about.review_cycle
    columns = book.columns(
        ("pages.column.number", "code"),
        ("pages.column.document", "name"),
        ("pages.column.approved-in", "text"),
        ("pages.column.effective", "text"),
        ("pages.column.due", "text"),
    )

    def cells(document: Any) -> tuple[Prose, ...]:
        issue = _approved(book, document)
        if issue is None:
            return (book.titled(document), (Span(book.words("common.not-approved")),), (), ())
        effective = issue.approval.effective
        ends = None if isinstance(cycle, Unspecified) else due(effective, cycle)
        return (
            book.titled(document),
            (book.changed.link(issue.name),),
            (day(effective),),
            (day(ends),) if ends else book.amount(cycle),
        )

    groups = _groups(book, lambda found: table(columns, _rows(book, found, cells)))
    told = book.says("pages.review-cycle", cycle=book.amount(cycle))
    return register(book, REVIEWS, groups, notes=(told,))


def _approved(book: Book, document: Entity) -> Issue | None:
    """Return the last release that approved a document, which every release does for all that it holds."""
    held = (
        issue
        for issue in reversed(book.past.issues)
        if issue.withdrawal is None and document.id in issue.handbook.by_id
    )
    return next(held, None)
