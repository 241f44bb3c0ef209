"""The retention schedule, and what a form's page says of its keeping (ISO 15489, GB/T 26162)."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.forms import Retention
from generator.views.pages.book import Book
from generator.views.pages.page import Fact, Notes, Page
from generator.views.wording import Prose


@dataclass(frozen=True)
class RetentionView:
    """A rule of retention."""

    title: str
    facts: tuple[Fact, ...]
    notes: Notes


@dataclass(frozen=True)
class RecordsView:
    """The retention schedule."""

    rules: tuple[RetentionView, ...]
    without: tuple[Prose, ...]
    """Forms for which no rule of retention is known."""


def records_page(book: Book) -> Page:
    """Return the page of the retention schedule."""
    without = [form for form in book.handbook.forms if form.id not in book.relations.retention_of]
    view = RecordsView(
        rules=tuple(_retention(book, rule) for rule in book.handbook.records),
        without=book.names(without),
    )
    return Page("records", book.words("pages.title.records"), "records", view)


def keeping(book: Book, held: str) -> tuple[Fact, ...]:
    """Return who keeps a filled form or sheet, how long and from when; several rules one after the other."""
    rules = book.relations.retention_of.get(held, ())
    if not rules:
        silent = (book.wording.unspecified,)
        return (book.fact("pages.fact.keeper", silent), book.fact("pages.fact.period", silent))
    return tuple(fact for rule in rules for fact in _terms(book, rule))


def _terms(book: Book, rule: Retention) -> tuple[Fact, ...]:
    wording = book.wording
    return (
        book.fact("pages.fact.keeper", *book.named(rule.keeper), shape="chips"),
        book.fact("pages.fact.period", book.amount(rule.period)),
        book.fact("pages.fact.from", (wording.name(rule.from_),)),
        book.fact("pages.fact.disposal", wording.text(rule.disposal)),
    )


def _retention(book: Book, rule: Retention) -> RetentionView:
    held = (
        *book.names(book.entity(item) for item in rule.holds),
        *map(book.wording.text, rule.also),
    )
    holds = book.fact("pages.fact.holds", *held, wide=True)
    return RetentionView(book.title(rule), (holds, *_terms(book, rule)), book.notes(rule))
