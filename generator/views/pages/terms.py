"""The terms that the handbook defines, with the other words met for them."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.parties import Term
from generator.views.pages.book import Book
from generator.views.pages.page import Fact, Notes, Page
from generator.views.wording import Prose


@dataclass(frozen=True)
class TermView:
    """A term."""

    title: str
    definition: Prose
    facts: tuple[Fact, ...]
    notes: Notes


@dataclass(frozen=True)
class TermsView:
    """All terms, by their title."""

    terms: tuple[TermView, ...]


def terms_page(book: Book) -> Page:
    """Return the page of the terms."""
    terms = sorted(
        (_term(book, term) for term in book.handbook.terms), key=lambda term: (term.title, term.notes.id)
    )
    return Page("terms", book.words("pages.title.terms"), "terms", TermsView(tuple(terms)))


def _term(book: Book, term: Term) -> TermView:
    aliases = tuple(book.wording.text(alias) for alias in term.aliases)
    return TermView(
        title=book.title(term),
        definition=book.wording.text(term.definition),
        facts=(book.fact("pages.fact.aliases", *aliases, wide=True),) if aliases else (),
        notes=book.notes(term),
    )
