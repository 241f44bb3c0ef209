"""The page of what a version changed: filtered by post and significance, side by side, with what follows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.views.changes.view import ChangeList
from generator.views.pages.book import Book
from generator.views.pages.marks import changes_page
from generator.views.pages.page import Page, Row, Table, table
from generator.views.pages.revision import TOLD, RevisionMaker
from generator.views.wording import Span

INDEX = "changes/index"


@dataclass(frozen=True)
class VersionsView:
    """All versions with what they changed, the newest first."""

    lead: str
    table: Table


def changes_pages(book: Book) -> Iterator[Page]:
    """Yield the page of what each version up to this one changed, the newest first, after a list of them.

    The first release changed nothing, and without releases there is nothing to compare with.
    """
    revisions = tuple(reversed(book.past.history.revisions))
    if not revisions:
        return
    lists = book.versions.changes
    yield _index(book, lists)
    for revision in revisions:
        name = book.changed.name(revision.version)
        codes = (_codes(book, one) for one in (revision.before, revision.version))
        view = RevisionMaker(book, revision, lists[revision.version], *codes).view()
        yield Page(
            changes_page(revision.version), book.words("changes.page.title", version=name), "changes", view
        )


def _index(book: Book, lists: Mapping[str, ChangeList]) -> Page:
    words = book.words
    columns = (
        book.column("changes.page.version", "name"),
        book.column("pages.fact.effective"),
        *(book.column(f"changes.significance.{name}", "number") for name in TOLD),
    )
    rows = (
        Row(
            (
                (book.changed.link(version),),
                (book.changed.since(version),),
                *((Span(str(changes.counts.get(name, 0))),) for name in TOLD),
            )
        )
        for version, changes in lists.items()
    )
    view = VersionsView(words("changes.page.all-lead"), table(columns, rows))
    return Page(INDEX, words("changes.page.all"), "table", view)


def _codes(book: Book, version: str) -> dict[str, str]:
    """Return the content codes of a version's prints; nothing where none were made."""
    issue = book.past.by_name.get(version)
    if issue is not None and issue.codes:
        return dict(issue.codes)
    own = version == book.changed.current
    return {one.id: one.code for one in book.prints.values()} if own else {}
