"""What people must know and be able to do, and how posts are staffed (ISO 9001 7.1.2, 7.2)."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.base import Unspecified
from generator.model.people import Competence, Staffing
from generator.views.pages.book import Book
from generator.views.pages.grouping import by_industry
from generator.views.pages.page import Fact, Notes, Page
from generator.views.wording import Prose, Span


@dataclass(frozen=True)
class CompetenceView:
    """What a post must know or be able to do."""

    title: str
    topics: tuple[Prose, ...]
    facts: tuple[Fact, ...]
    notes: Notes


@dataclass(frozen=True)
class StaffingView:
    """How a post is staffed in a team."""

    title: str
    facts: tuple[Fact, ...]
    notes: Notes


@dataclass(frozen=True)
class CompetenceGroup:
    """The competences of one industry."""

    anchor: str
    title: str
    competences: tuple[CompetenceView, ...]


@dataclass(frozen=True)
class CompetencesView:
    """All competences, then all staffing."""

    groups: tuple[CompetenceGroup, ...]
    staffing: tuple[StaffingView, ...]


def competences_page(book: Book) -> Page:
    """Return the page of competences and staffing."""
    groups = tuple(
        CompetenceGroup(
            group.anchor, group.title, tuple(competence_view(book, member) for member in group.members)
        )
        for group in by_industry(book, book.handbook.competences)
    )
    staffing = tuple(
        StaffingView(book.title(item), (*_where(book, item), *staffing_facts(book, item)), book.notes(item))
        for item in book.handbook.staffing
    )
    view = CompetencesView(groups, staffing)
    return Page("competences", book.words("pages.title.competences"), "competences", view)


def competence_view(book: Book, competence: Competence) -> CompetenceView:
    """Return one competence."""
    wording, assessed = book.wording, competence.assessed_by
    told = (assessed,) if isinstance(assessed, Unspecified) else assessed
    ways = map(wording.text, told)
    facts = [book.who(competence.who), book.fact("pages.fact.assessed-by", *ways)]
    if competence.group:
        facts.append(book.fact("pages.fact.group", wording.text(competence.group)))
    topics = tuple(map(wording.text, competence.topics))
    return CompetenceView(book.title(competence), topics, tuple(facts), book.notes(competence))


def staffing_facts(book: Book, staffing: Staffing) -> tuple[Fact, ...]:
    """Return how many people a post has, on which pay, with which conditions of entry."""
    wording = book.wording
    unknown = isinstance(staffing.head_count, Unspecified)
    count: Prose = (wording.unspecified if unknown else Span(str(staffing.head_count)),)
    facts = [book.fact("pages.fact.head-count", count)]
    if staffing.pay is not None:
        facts.append(book.fact("pages.fact.pay", wording.text(staffing.pay)))
    if staffing.conditions:
        conditions = map(wording.text, staffing.conditions)
        facts.append(book.fact("pages.fact.conditions", *conditions, shape="lines", wide=True))
    if staffing.note:
        facts.append(book.fact("pages.fact.note", wording.text(staffing.note), wide=True))
    return tuple(facts)


def _where(book: Book, staffing: Staffing) -> tuple[Fact, ...]:
    facts = [book.fact("pages.fact.post", (book.wording.name(staffing.post),))]
    if staffing.department is not None:
        facts.append(book.fact("pages.fact.department", (book.wording.name(staffing.department),)))
    return tuple(facts)
