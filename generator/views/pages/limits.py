"""The tables of time limits and of targets, with what each contradicts."""

from __future__ import annotations

from collections.abc import Iterable

from generator.model.base import Entity, Unspecified
from generator.model.standards import Target
from generator.model.time_limits import Limit
from generator.views.pages.book import Book
from generator.views.pages.page import Row, Table, table
from generator.views.pages.rules import penalty_facts
from generator.views.wording import Prose, Span


def limits_table(book: Book, limits: tuple[Limit, ...]) -> Table | None:
    """Return the table of time limits: amount, trigger, end event and case; or none."""
    columns = book.columns(
        ("pages.column.within", "name"),
        ("pages.column.trigger", "text"),
        ("pages.column.end", "text"),
        ("pages.column.case", "text"),
        ("pages.column.basis", "small"),
    )
    rows = tuple(Row(_limit(book, limit), limit.id) for limit in limits)
    return table(columns, rows) if rows else None


def targets_table(book: Book, targets: tuple[Target, ...]) -> Table | None:
    """Return the table of targets: what is counted, what must be reached, what missing it costs."""
    columns = book.columns(
        ("pages.column.target", "name"),
        ("pages.column.at-least", "text"),
        ("pages.column.counted", "text"),
        ("pages.column.out-of", "text"),
        ("pages.column.penalty", "text"),
        ("pages.column.basis", "small"),
    )
    rows = tuple(Row(_target(book, target), target.id) for target in targets)
    return table(columns, rows) if rows else None


def on_lines(texts: Iterable[Prose]) -> Prose:
    """Return several texts as one, a line each."""
    return tuple(span for text in texts for span in (Span("\n"), *text))[1:]


def _limit(book: Book, limit: Limit) -> tuple[Prose, ...]:
    name = book.wording.name
    silent = isinstance(limit.within, Unspecified)
    within = book.wording.unspecified if silent else Span(book.wording.within(limit.within), kind="limit")
    case = (name(limit.case),) if limit.case else book.says("pages.case-any")
    trigger = (name(limit.from_),) if limit.from_ else book.says("pages.by-calendar")
    return (
        _noted(book, limit, (within, *book.wording.marked(book.wording.lens.value(limit).basis))),
        trigger,
        (name(limit.to),),
        case,
        on_lines(book.basis(limit.basis)),
    )


def _target(book: Book, target: Target) -> tuple[Prose, ...]:
    wording = book.wording
    return (
        _noted(book, target, wording.text(target.title)),
        (Span(wording.target(target)), *wording.marked(wording.lens.value(target).basis)),
        wording.text(target.counted),
        wording.text(target.out_of),
        on_lines(penalty_facts(book, target)),
        on_lines(book.basis(target.basis)),
    )


def _noted(book: Book, entity: Entity, name: Prose) -> Prose:
    """Return a name with what its entity contradicts below it."""
    return on_lines((name, *book.notices(entity)))
