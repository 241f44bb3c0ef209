"""The register of suggestions to revise the handbook, and how to send one."""

from __future__ import annotations

from collections.abc import Iterable

from generator.model.release import ReleaseName, Suggestion, SuggestionDecision
from generator.views.pages.book import Book
from generator.views.pages.frame import suggestion_form
from generator.views.pages.grouping import TableGroup
from generator.views.pages.lists import register
from generator.views.pages.marks import day, release_anchor
from generator.views.pages.page import Page, Row, Table, table
from generator.views.wording import Prose, Span

SUGGESTIONS = "quality/suggestions"
OPEN = "_open"
"""The anchor of those that are still to be dealt with."""
SHOWN = {"adopted": "settled", "adopted-in-part": "settled", "declined": "outcome", "carried-over": "open"}
"""How each outcome looks."""


def suggestions_page(book: Book) -> Page:
    """Return the register of suggestions: the open ones first, then release by release, the newest first."""
    found = sorted(book.handbook.suggestions, key=lambda one: (one.received, one.id))
    releases = {one.decision.release: None for one in found if one.decision is not None and not is_open(one)}
    groups = [_group(book, OPEN, book.words("pages.suggestion.open"), filter(is_open, found))]
    groups += [
        _group(book, release_anchor(name), str(name), (one for one in found if _closed_in(one, name)))
        for name in sorted(releases, key=lambda name: name.order, reverse=True)
    ]
    kept = tuple(group for group in groups if group.table.rows)
    return register(book, SUGGESTIONS, kept, notes=_how(book))


def is_open(suggestion: Suggestion) -> bool:
    """Tell whether it is still to be dealt with: not decided on, or carried over to the next release."""
    return suggestion.decision is None or suggestion.decision.outcome == "carried-over"


def _closed_in(suggestion: Suggestion, release: ReleaseName) -> bool:
    decision = suggestion.decision
    return decision is not None and not is_open(suggestion) and decision.release == release


def _how(book: Book) -> tuple[Prose, ...]:
    """Return how to send one: by mail from any page, or on the blank form where there is one."""
    form = suggestion_form(book)
    by_form = (book.says("pages.suggestion.by-form", form=form),) if form else ()
    return (book.says("pages.suggestion.by-mail"), *by_form)


def _group(book: Book, anchor: str, title: str, found: Iterable[Suggestion]) -> TableGroup:
    return TableGroup(anchor, title, _table(book, found))


def _table(book: Book, found: Iterable[Suggestion]) -> Table:
    columns = book.columns(
        ("pages.column.suggestion", "text"),
        ("pages.column.on", "text"),
        ("pages.column.from-whom", "text"),
        ("pages.column.outcome", "text"),
    )
    return table(columns, (Row(_cells(book, one), one.id) for one in found))


def _cells(book: Book, one: Suggestion) -> tuple[Prose, ...]:
    said = (*book.wording.text(one.text), Span("\n"), Span(str(one.id), kind="code"))
    sent = (book.wording.name(one.from_), Span("\n"), day(one.received))
    return said, book.about(one.on), sent, _outcome(book, one.decision)


def _outcome(book: Book, decision: SuggestionDecision | None) -> Prose:
    if decision is None:
        return (Span(book.words("pages.outcome.none"), kind="open"),)
    name = Span(book.words(f"pages.outcome.{decision.outcome}"), kind=SHOWN[decision.outcome])
    by = book.says("pages.suggestion.decided", release=decision.release, by=book.wording.name(decision.by))
    return (name, Span("\n"), *by, Span("\n"), *book.wording.text(decision.reason))
