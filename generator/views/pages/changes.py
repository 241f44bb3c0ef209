"""The page of what a version changed: filtered by post and significance, side by side, with what follows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from generator.changes.history import Revision
from generator.model.release import Edition
from generator.views.changes.lexicon import Lexicon
from generator.views.changes.listing import change_list
from generator.views.changes.side import Side
from generator.views.changes.view import ChangeList
from generator.views.pages.book import Book
from generator.views.pages.marks import changes_page
from generator.views.pages.page import Page, Row, Table, table
from generator.views.pages.revision import TOLD, RevisionMaker
from generator.views.wording import Span, Wording

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
    versions = _Versions(book)
    lists = {revision.version: versions.changes(revision) for revision in revisions}
    yield _index(book, lists)
    for revision in revisions:
        name = book.changed.name(revision.version)
        codes = (versions.codes(one) for one in (revision.before, revision.version))
        view = RevisionMaker(book, revision, lists[revision.version], *codes).view()
        yield Page(
            changes_page(revision.version), book.words("changes.page.title", version=name), "changes", view
        )


def _index(book: Book, lists: dict[str, ChangeList]) -> Page:
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
                (Span(book.changed.since(version)),),
                *((Span(str(changes.counts.get(name, 0))),) for name in TOLD),
            )
        )
        for version, changes in lists.items()
    )
    view = VersionsView(words("changes.page.all-lead"), table(columns, rows))
    return Page(INDEX, words("changes.page.all"), "table", view)


class _Versions:
    """The versions of a book, each ready to be compared."""

    def __init__(self, book: Book) -> None:
        self.book = book

    @cached_property
    def lexicon(self) -> Lexicon:
        """The words of all versions."""
        return Lexicon([*(issue.handbook for issue in self.book.past.issues), self.book.handbook])

    def side(self, name: str) -> Side:
        """Return a version."""
        book, issue = self.book, self.book.past.by_name.get(name)
        if issue is None or name == book.changed.current:
            return Side(book.changed.name(name), book.wording)
        edition = Edition(issue.approval, codes=issue.codes)
        return Side(name, Wording(issue.handbook, book.words, edition))

    def changes(self, revision: Revision) -> ChangeList:
        """Return what a version changed."""
        return change_list(
            self.side(revision.before),
            self.side(revision.version),
            revision.changes,
            self.lexicon,
        )

    def codes(self, name: str) -> dict[str, str]:
        """Return the content codes of a version's prints; nothing where none were made."""
        issue = self.book.past.by_name.get(name)
        if issue is not None and issue.codes:
            return dict(issue.codes)
        own = name == self.book.changed.current
        return {one.id: one.code for one in self.book.prints.values()} if own else {}
