"""How something is checked: in which ways, by whom, how often, over how much."""

from __future__ import annotations

from generator.lens.checks import Checks, known, part_basis
from generator.lens.held import Held
from generator.model.standards import Check
from generator.views.pages.book import Book
from generator.views.pages.page import Fact
from generator.views.wording import Prose, Span


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
        return _facts(book, held)
    return (book.fact("pages.fact.check", *check_lines(book, held), shape="lines", wide=True),)


def check_lines(book: Book, held: Held[Checks]) -> tuple[Prose, ...]:
    """Return a line for each check."""
    found = tuple(_line(book, held, position) for position in range(len(known(held.value))))
    return found or ((book.wording.unspecified,),)


def often(book: Book, held: Held[Checks]) -> Prose:
    """Return how often is checked."""
    told = [_told(book, held, position, "frequency") for position in range(len(known(held.value)))]
    if not told:
        return (book.wording.unspecified,)
    separator = Span(book.words("common.list-separator"))
    return tuple(span for one in dict.fromkeys(told) for span in (separator, *one))[1:]


def _told(book: Book, held: Held[Checks], position: int, part: str) -> Prose:
    """Return a part of a check, marked where it is decided."""
    check = known(held.value)[position]
    told = {
        "by": lambda: book.listed(book.wording.names(check.by)),
        "frequency": lambda: book.amount(check.frequency),
        "coverage": lambda: book.wording.text(check.coverage),
    }
    return (*told[part](), *book.wording.marked(part_basis(held, position, part)))


def _facts(book: Book, held: Held[Checks]) -> tuple[Fact, ...]:
    check = known(held.value)[0]
    mark = book.wording.marked(part_basis(held, 0, "by"))
    facts = (
        *_how(book, check),
        book.fact("pages.fact.checked-by", *((*one, *mark) for one in book.parties(check.by)), shape="chips"),
        book.fact("pages.fact.frequency", _told(book, held, 0, "frequency")),
    )
    if check.coverage is None:
        return facts
    return (*facts, book.fact("pages.fact.coverage", _told(book, held, 0, "coverage")))


def _how(book: Book, check: Check) -> tuple[Fact, ...]:
    if check.how is None:
        return ()
    return (book.fact("pages.fact.how", *book.named(check.how)),)


def _line(book: Book, held: Held[Checks], position: int) -> Prose:
    check = known(held.value)[position]
    by, frequency = (_told(book, held, position, part) for part in ("by", "frequency"))
    line = book.says("pages.check.line", by=by, frequency=frequency)
    if check.how is not None:
        how = book.listed(book.wording.names(check.how))
        line = (*line, *book.says("pages.check.how", how=how))
    if check.coverage is None:
        return line
    told = _told(book, held, position, "coverage")
    return (*line, *book.says("pages.check.coverage", coverage=told))
