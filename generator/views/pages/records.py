"""The retention schedule, and what a form's page says of its keeping (ISO 15489, GB/T 26162)."""

from __future__ import annotations

from dataclasses import dataclass

from generator.lens.held import basis_of
from generator.model.base import Unspecified
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
    without = [form for form in book.handbook.forms if not book.wording.lens.retention(form)]
    view = RecordsView(
        rules=tuple(_retention(book, rule) for rule in book.handbook.records),
        without=book.names(without),
    )
    return Page("records", book.words("pages.title.records"), "records", view)


def keeping(book: Book, held: str) -> tuple[Fact, ...]:
    """Return who keeps a filled form or sheet, how long and from when; several rules one after the other."""
    rules = book.wording.lens.retention(book.entity(held))
    if not rules:
        silent = (book.wording.unspecified,)
        return (book.fact("pages.fact.keeper", silent), book.fact("pages.fact.period", silent))
    return tuple(fact for rule in rules for fact in _terms(book, rule.value))


def _terms(book: Book, rule: Retention) -> tuple[Fact, ...]:
    wording = book.wording

    def own(told: Prose, key: str, value: object) -> Prose:
        silent = isinstance(value, Unspecified)
        return told if silent else (*told, *wording.marked(basis_of(rule, key)))

    keepers = tuple(own(name, "keeper", rule.keeper) for name in book.named(rule.keeper))
    return (
        book.fact("pages.fact.keeper", *keepers, shape="chips"),
        book.fact("pages.fact.period", own(book.amount(rule.period), "period", rule.period)),
        book.fact("pages.fact.from", own((wording.name(rule.from_),), "from", rule.from_)),
        book.fact("pages.fact.disposal", own(wording.text(rule.disposal), "disposal", rule.disposal)),
    )


def _retention(book: Book, rule: Retention) -> RetentionView:
    held = (
        *book.names(book.entity(item) for item in rule.holds),
        *map(book.wording.text, rule.also),
    )
    holds = book.fact("pages.fact.holds", *held, wide=True)
    return RetentionView(book.title(rule), (holds, *_terms(book, rule)), book.notes(rule))
