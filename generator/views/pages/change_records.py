"""The record of changes: one line for each changed clause, release by release."""

from __future__ import annotations

from collections.abc import Iterator

from generator.views.address import Address
from generator.views.changes.view import ChangeList, ClauseChanges, DocumentChanges
from generator.views.pages.book import Book
from generator.views.pages.grouping import TableGroup
from generator.views.pages.limits import on_lines
from generator.views.pages.lists import register
from generator.views.pages.marks import changes_page, release_anchor
from generator.views.pages.page import Page, Row, table
from generator.views.wording import Prose, Span, plain

CHANGED = "quality/changed"


def change_records_page(book: Book) -> Page:
    """Return the record of changes, the newest version first."""
    columns = book.columns(
        ("pages.column.document", "name"),
        ("pages.column.changed-clause", "text"),
        ("pages.column.change", "text"),
        ("pages.column.reason", "text"),
    )
    groups = tuple(
        TableGroup(
            release_anchor(version), _title(book, version), table(columns, _rows(book, version, changes))
        )
        for version, changes in book.versions.changes.items()
    )
    return register(book, CHANGED, groups)


def _title(book: Book, version: str) -> str:
    effective = book.changed.effective(version)
    return plain(book.says("pages.home.version", version=book.changed.name(version), effective=effective))


def _rows(book: Book, version: str, changes: ChangeList) -> Iterator[Row]:
    for document in changes.documents:
        for clause in document.clauses:
            yield Row(_cells(book, version, document, clause))


def _cells(book: Book, version: str, document: DocumentChanges, clause: ClauseChanges) -> tuple[Prose, ...]:
    stands = book.wording.addresses.get
    name = " ".join(filter(None, (document.code, document.title)))
    change = Span(_change(book, clause), Address(changes_page(version), clause.id))
    return (
        (Span(name, stands(document.id)),),
        (Span(clause.label, stands(clause.id)),) if clause.label else (),
        (change,),
        on_lines((Span(plain(reason.text)),) for reason in clause.reasons),
    )


def _change(book: Book, clause: ClauseChanges) -> str:
    """Return the kinds of the changes of a clause; of what waits for a review now, only that it does."""
    kinds = dict.fromkeys(told.label for told in clause.told)
    told = book.words("common.list-separator").join(kinds)
    return told or book.words(f"changes.fate.{clause.fate}")
