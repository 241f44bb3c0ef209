"""How something is checked: in which ways, by whom, how often, over how much."""

from __future__ import annotations

from generator.model.base import Unspecified
from generator.model.standards import Check
from generator.views.pages.book import Book
from generator.views.pages.page import Fact
from generator.views.wording import Prose

Checks = tuple[Check, ...] | Unspecified


def checking(book: Book, checks: Checks) -> tuple[Fact, ...]:
    """Return the facts of one check, or one fact with a line for each of several."""
    if isinstance(checks, Unspecified):
        return (book.fact("pages.fact.check", (book.wording.unspecified,)),)
    if len(checks) == 1:
        return _facts(book, checks[0])
    return (
        book.fact("pages.fact.check", *(_line(book, check) for check in checks), shape="lines", wide=True),
    )


def often(book: Book, checks: Checks) -> Prose:
    """Return how often is checked."""
    if isinstance(checks, Unspecified):
        return (book.wording.unspecified,)
    found = dict.fromkeys(span for check in checks for span in book.amount(check.frequency))
    return book.listed(tuple(found))


def _facts(book: Book, check: Check) -> tuple[Fact, ...]:
    how = tuple((span,) for span in book.wording.names(check.how))
    facts = (
        book.fact("pages.fact.how", *how),
        book.fact("pages.fact.checked-by", *book.parties(check.by), shape="chips"),
        book.fact("pages.fact.frequency", book.amount(check.frequency)),
    )
    if check.coverage is None:
        return facts
    return (*facts, book.fact("pages.fact.coverage", book.wording.text(check.coverage)))


def _line(book: Book, check: Check) -> Prose:
    line = book.says(
        "pages.check.line",
        by=book.listed(book.wording.names(check.by)),
        how=book.listed(book.wording.names(check.how)),
        frequency=book.amount(check.frequency),
    )
    if check.coverage is None:
        return line
    return (*line, *book.says("pages.check.coverage", coverage=book.wording.text(check.coverage)))
