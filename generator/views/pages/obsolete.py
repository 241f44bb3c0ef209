"""What is no longer in force: former releases, and documents that a release has taken out."""

from __future__ import annotations

from collections.abc import Iterator

from generator.changes.compare import Change
from generator.views.address import PAGE_FOLDERS
from generator.views.pages.book import Book
from generator.views.pages.grouping import TableGroup
from generator.views.pages.limits import on_lines
from generator.views.pages.lists import register
from generator.views.pages.marks import day
from generator.views.pages.page import Page, Row, Table, table
from generator.views.pages.past import Issue
from generator.views.pages.releases import successor, withdrawn
from generator.views.wording import Prose, Span, plain

OBSOLETE = "quality/obsolete"
DOCUMENTS = frozenset(PAGE_FOLDERS) - {"post"}
"""Kinds of controlled documents."""


def obsolete_page(book: Book) -> Page:
    """Return the list of obsolete versions: since when, and what took their place."""
    groups = (
        TableGroup("_releases", book.words("pages.obsolete.releases"), _releases(book)),
        TableGroup("_documents", book.words("pages.obsolete.documents"), _documents(book)),
    )
    return register(book, OBSOLETE, tuple(group for group in groups if group.table.rows))


def _releases(book: Book) -> Table:
    columns = book.columns(
        ("pages.column.release", "name"),
        ("pages.column.effective", "text"),
        ("pages.column.obsolete-since", "text"),
        ("pages.column.replaced-by", "text"),
    )
    return table(columns, _former(book))


def _former(book: Book) -> Iterator[Row]:
    for issue in reversed(book.past.issues):
        name, effective = (book.changed.link(issue.name),), (day(issue.approval.effective),)
        by = successor(book, issue)
        if issue.withdrawal:
            since = issue.withdrawal.withdrawn.on
            yield Row((name, effective, (day(since),), withdrawn(book, issue)))
        elif by:
            since = by.approval.effective
            yield Row((name, effective, (day(since),), (book.changed.link(by.name),)))


def _documents(book: Book) -> Table:
    columns = book.columns(
        ("pages.column.number", "code"),
        ("pages.column.document", "name"),
        ("pages.column.kind", "text"),
        ("pages.column.obsolete-since", "text"),
        ("pages.column.removed-in", "text"),
        ("pages.column.reason", "text"),
    )
    return table(columns, _removed(book))


def _removed(book: Book) -> Iterator[Row]:
    """Yield the documents that releases took out, the last first; what only the draft does not yet count."""
    issues = book.past.by_name
    for revision in reversed(book.past.history.revisions):
        if issue := issues.get(revision.version):
            for change in filter(_takes_out, revision.changes):
                yield Row(_cells(book, issues[revision.before], issue, change))


def _takes_out(change: Change) -> bool:
    return not change.path and change.new is None and change.entity in DOCUMENTS


def _cells(book: Book, before: Issue, issue: Issue, change: Change) -> tuple[Prose, ...]:
    then = book.versions.side(before.name)
    document = then.handbook.by_id[change.id].entity
    number, reasons = then.code(document), book.versions.changes[issue.name].reasons.of(change.id)
    return (
        (Span(number),) if number else (),
        (Span(then.title(document)),),
        (Span(book.words(f"kinds.{change.entity}")),),
        (day(issue.approval.effective),),
        (book.changed.link(issue.name, change.id),),
        on_lines((*_joined(book, change.id), *((Span(plain(reason.text)),) for reason in reasons))),
    )


def _joined(book: Book, identifier: str) -> tuple[Prose, ...]:
    """Return what a document is one with now, by a decision of this version; nothing where it is gone."""
    now = book.wording.decisions.merged.get(identifier)
    return (book.says("pages.conflict.joined", name=book.wording.name(now)),) if now else ()
