"""The source documents, each with the documents of the handbook that are based on it."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.handbook import Source
from generator.views.pages.book import Book
from generator.views.pages.page import Fact, Notes, Page
from generator.views.wording import Prose


@dataclass(frozen=True)
class SourceView:
    """A source document."""

    title: str
    note: Prose
    notes: Notes
    used_by: tuple[Fact, ...]
    """The documents that are based on it, kind by kind, each with how often they name it."""


@dataclass(frozen=True)
class SourcesView:
    """All source documents, in the order of the source."""

    sources: tuple[SourceView, ...]


def sources_page(book: Book) -> Page:
    """Return the page of the source documents."""
    view = SourcesView(tuple(_source(book, source) for source in book.handbook.sources))
    return Page("sources", book.words("pages.title.sources"), "sources", view)


def _source(book: Book, source: Source) -> SourceView:
    counts: dict[str, int] = {}
    for entity in book.relations.based_on.get(source.id, ()):
        holder = book.relations.document(entity)
        if holder.id in book.wording.addresses:
            counts[holder.id] = counts.get(holder.id, 0) + 1
    kinds: dict[str, list[Prose]] = {}
    for identifier, count in counts.items():
        document = book.entity(identifier)
        told = book.says("pages.source-use", document=book.link(document), n=count)
        kinds.setdefault(document.kind, []).append(told)
    used_by = tuple(
        book.fact(f"pages.kind.{kind}", *documents, wide=True) for kind, documents in kinds.items()
    )
    return SourceView(book.title(source), book.wording.text(source.note), book.notes(source), used_by)
