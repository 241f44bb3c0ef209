"""Documents that the handbook names and does not hold."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.base import Unspecified
from generator.model.register import Document
from generator.views.pages.book import Book
from generator.views.pages.grouping import grouped
from generator.views.pages.page import Fact, Notes, Page
from generator.views.wording import Prose


@dataclass(frozen=True)
class DocumentView:
    """A document that is only named."""

    title: str
    purpose: Prose
    facts: tuple[Fact, ...]
    notes: Notes


@dataclass(frozen=True)
class DocumentGroup:
    """Documents under one heading."""

    anchor: str
    title: str
    documents: tuple[DocumentView, ...]


@dataclass(frozen=True)
class DocumentsView:
    """All documents that are only named."""

    groups: tuple[DocumentGroup, ...]


def documents_page(book: Book) -> Page:
    """Return the page of the documents that are only named."""
    groups = grouped(
        book,
        book.handbook.documents,
        lambda document: (book.wording.plain(document.group),) if document.group else (),
    )
    view = DocumentsView(
        tuple(
            DocumentGroup(group.anchor, group.title, tuple(_document(book, one) for one in group.members))
            for group in groups
        )
    )
    return Page("documents", book.words("pages.title.documents"), "documents", view)


def _document(book: Book, document: Document) -> DocumentView:
    wording = book.wording
    facts: list[Fact] = []
    if not isinstance(document.number, Unspecified):
        facts.append(book.fact("pages.fact.number", wording.text(document.number)))
    facts.append(book.fact("pages.fact.kept-at", wording.text(document.kept_at)))
    if document.aliases:
        facts.append(book.fact("pages.fact.aliases", *map(wording.text, document.aliases)))
    if users := book.relations.users_of_form.get(document.id):
        facts.append(book.fact("pages.fact.named-in", *book.names(users), wide=True))
    title, purpose = book.title(document), wording.text(document.purpose)
    return DocumentView(title, purpose, tuple(facts), book.notes(document))
