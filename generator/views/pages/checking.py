"""How something is checked: in which ways, by whom, how often, over how much."""

from __future__ import annotations

from generator.lens.checks import Checks, known
from generator.lens.held import Held
from generator.model.standards import Check
from generator.views.pages.book import Book
from generator.views.pages.page import Fact
from generator.views.wording import Prose


def checking(book: Book, held: Held[Checks], methods: tuple[str, ...] = ()) -> tuple[Fact, ...]:
    """Return the facts of one check, or one fact with a line for each of several.

    `methods` are the ways that a criterion names itself; they stand for those of the checks.
    """
    if not methods:
        return _checking(book, held)
    own = book.fact("pages.fact.how", *book.named(methods))
    bare = tuple(check.model_copy(update={"how": None}) for check in known(held.value))
    return (own, *_checking(book, Held(bare or held.value, held.basis, held.way, held.of, held.gaps)))


def _checking(book: Book, held: Held[Checks]) -> tuple[Fact, ...]:
    checks = known(held.value)
    if not checks:
        return (book.fact("pages.fact.check", (book.wording.unspecified,)),)
    if len(checks) == 1:
        return _facts(book, checks[0], book.wording.marked(held.basis))
    return (book.fact("pages.fact.check", *check_lines(book, held), shape="lines", wide=True),)


def check_lines(book: Book, held: Held[Checks]) -> tuple[Prose, ...]:
    """Return a line for each check."""
    mark = book.wording.marked(held.basis)
    return tuple((*_line(book, check), *mark) for check in known(held.value)) or (
        (book.wording.unspecified,),
    )


def often(book: Book, held: Held[Checks]) -> Prose:
    """Return how often is checked."""
    checks = known(held.value)
    if not checks:
        return (book.wording.unspecified,)
    found = dict.fromkeys(span for check in checks for span in book.amount(check.frequency))
    return (*book.listed(tuple(found)), *book.wording.marked(held.basis))


def _facts(book: Book, check: Check, mark: Prose) -> tuple[Fact, ...]:
    who = book.parties(check.by)
    facts = (
        *_how(book, check),
        book.fact("pages.fact.checked-by", *((*one, *mark) for one in who), shape="chips"),
        book.fact("pages.fact.frequency", (*book.amount(check.frequency), *mark)),
    )
    if check.coverage is None:
        return facts
    return (*facts, book.fact("pages.fact.coverage", (*book.wording.text(check.coverage), *mark)))


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
