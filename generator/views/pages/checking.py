"""How something is checked: in which ways, by whom, how often, over how much."""

from __future__ import annotations

from generator.model.base import Unspecified
from generator.model.standards import Check
from generator.views.pages.book import Book
from generator.views.pages.page import Fact
from generator.views.wording import Prose

Checks = tuple[Check, ...] | Unspecified


def checking(book: Book, checks: Checks, methods: tuple[str, ...] = ()) -> tuple[Fact, ...]:
    """Return the facts of one check, or one fact with a line for each of several; none for none.

    `methods` are the ways that a criterion names itself; they stand for those of the checks.
    """
    if not methods:
        return _checking(book, checks)
    own = book.fact("pages.fact.how", *book.named(methods))
    if not isinstance(checks, Unspecified):
        checks = tuple(check.model_copy(update={"how": None}) for check in checks)
    return (own, *_checking(book, checks))


def _checking(book: Book, checks: Checks) -> tuple[Fact, ...]:
    if isinstance(checks, Unspecified):
        return (book.fact("pages.fact.check", (book.wording.unspecified,)),)
    if len(checks) == 1:
        return _facts(book, checks[0])
    if not checks:
        return ()
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
    facts = (
        *_how(book, check),
        book.fact("pages.fact.checked-by", *book.parties(check.by), shape="chips"),
        book.fact("pages.fact.frequency", book.amount(check.frequency)),
    )
    if check.coverage is None:
        return facts
    return (*facts, book.fact("pages.fact.coverage", book.wording.text(check.coverage)))


def _how(book: Book, check: Check) -> tuple[Fact, ...]:
    if check.how is None:
        return ()
    return (book.fact("pages.fact.how", *book.named(check.how)),)


def _line(book: Book, check: Check) -> Prose:
    by = book.listed(book.wording.names(check.by))
    line = book.says("pages.check.line", by=by, frequency=book.amount(check.frequency))
    if check.how is not None:
        how = book.listed(book.wording.names(check.how))
        line = (*line, *book.says("pages.check.how", how=how))
    if check.coverage is None:
        return line
    return (*line, *book.says("pages.check.coverage", coverage=book.wording.text(check.coverage)))
