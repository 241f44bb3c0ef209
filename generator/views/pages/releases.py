"""The approval record: every release with who prepared, reviewed and approved it, and what it changed."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from generator.model.release import ROLES, Signed
from generator.views.address import Address
from generator.views.changes.told import WEIGHTS
from generator.views.changes.view import ChangeList
from generator.views.pages.book import Book
from generator.views.pages.marks import RELEASES, changes_page, day, release_anchor
from generator.views.pages.page import Fact, Page
from generator.views.pages.past import Issue
from generator.views.pages.suggestions import SUGGESTIONS
from generator.views.wording import Prose, Span

STATES = {"approved": "open", "effective": "settled", "superseded": "outcome", "withdrawn": "pending"}
"""How each state of a release looks."""


@dataclass(frozen=True)
class ReleaseView:
    """A release, or the draft that follows it."""

    title: str
    anchor: str
    state: Prose
    """What it is on the day of the build; only the draft's site, built anew each time, tells it."""
    withdrawn: Prose
    facts: tuple[Fact, ...]


@dataclass(frozen=True)
class ReleasesView:
    """All releases up to a version, the newest first, after the draft where it is one."""

    releases: tuple[ReleaseView, ...]


def releases_page(book: Book) -> Page:
    """Return the page of the approval record."""
    issues = tuple(_issue(book, issue) for issue in reversed(book.past.issues))
    view = ReleasesView((*_draft(book), *issues))
    return Page(RELEASES, book.words("pages.title.releases"), "releases", view)


def _draft(book: Book) -> tuple[ReleaseView, ...]:
    """Return what the draft changes so far; nothing on the site of a release or where there is none yet."""
    draft = book.wording.edition.folder
    if draft in book.past.by_name or not book.past.issues:
        return ()
    facts = (*_changes(book, draft), *_suggestions(book, ""))
    return (ReleaseView(book.changed.name(draft), release_anchor(draft), (), (), facts),)


def _issue(book: Book, issue: Issue) -> ReleaseView:
    approval, words = issue.approval, book.words
    state = book.past.states.get(issue.name)
    effective = (day(approval.effective),)
    facts = (
        *_day(book, "proposed", approval.proposed),
        *(book.fact(f"pages.release.{role}", _signed(book, getattr(approval, role))) for role in ROLES),
        *_day(book, "registered", approval.registered),
        book.fact("pages.fact.effective", effective),
        *_replaced(book, issue),
        *_changes(book, issue.name),
        *_suggestions(book, issue.name),
        book.fact("pages.release.made-with", (Span(approval.made_with),)),
        *_record(book, issue),
    )
    told = (Span(words(f"pages.release.state.{state}"), kind=STATES[state]),) if state else ()
    return ReleaseView(issue.name, release_anchor(issue.name), told, withdrawn(book, issue), facts)


def _day(book: Book, step: str, on: date | None) -> tuple[Fact, ...]:
    """Return a day of an approval; nothing where its record does not hold it yet."""
    return () if on is None else (book.fact(f"pages.release.{step}", (day(on),)),)


def _signed(book: Book, signed: Signed) -> Prose:
    return book.says("pages.release.signed", by=signed.by, on=day(signed.on))


def _record(book: Book, issue: Issue) -> tuple[Fact, ...]:
    digest = (Span(issue.record, kind="code"),)
    return (book.fact("pages.release.record", digest, wide=True),) if issue.record else ()


def withdrawn(book: Book, issue: Issue) -> Prose:
    """Return by whom, when and why a release was withdrawn; nothing where it was not."""
    if issue.withdrawal is None:
        return ()
    signed, reason = issue.withdrawal.withdrawn, issue.withdrawal.reason
    return book.says("pages.release.withdrawn", by=signed.by, on=day(signed.on), reason=reason)


def successor(book: Book, issue: Issue) -> Issue | None:
    """Return the release that takes the place of another: the next that is not withdrawn."""
    issues = book.past.issues
    later = issues[issues.index(issue) + 1 :]
    return next((one for one in later if one.withdrawal is None), None)


def _replaced(book: Book, issue: Issue) -> tuple[Fact, ...]:
    by = successor(book, issue)
    if by is None:
        return ()
    release = Span(by.name, Address(RELEASES, release_anchor(by.name)))
    on = day(by.approval.effective)
    return (
        book.fact("pages.release.replaced", book.says("pages.release.replaced-by", release=release, on=on)),
    )


def _changes(book: Book, version: str) -> tuple[Fact, ...]:
    """Return how many clauses a version changed, by the weight of that, leading to them."""
    changes = book.versions.changes.get(version)
    told = (
        (Span(book.words("pages.history.first")),)
        if changes is None
        else (Span(_counted(book, changes), Address(changes_page(version))),)
    )
    return (book.fact("pages.release.changes", told, wide=True),)


def _counted(book: Book, changes: ChangeList) -> str:
    counts = changes.counts
    if not changes.groups:
        return book.words("pages.release.no-changes")
    return book.words("pages.release.counts", **{name: counts.get(name, 0) for name in WEIGHTS[:3]})


def _suggestions(book: Book, release: str) -> tuple[Fact, ...]:
    """Return what became of the suggestions that a release decided on; of no release, how many are open."""
    decided = Counter(
        one.decision.outcome if one.decision else "none"
        for one in book.handbook.suggestions
        if (str(one.decision.release) if one.decision else "") == release
    )
    if not decided:
        return ()
    separator = book.words("common.list-separator")
    told = separator.join(
        book.words("pages.release.outcome", outcome=book.words(f"pages.outcome.{outcome}"), n=count)
        for outcome, count in sorted(decided.items())
    )
    return (book.fact("pages.release.suggestions", (Span(told, Address(SUGGESTIONS)),)),)
