"""The page of a service standard: an index of its criteria, then one block for each clause."""

from __future__ import annotations

from dataclasses import dataclass, replace

from generator.model.standards import Requirement, ServiceStandard
from generator.views.pages.book import Book
from generator.views.pages.criterion import CriterionView, criterion_view, legend
from generator.views.pages.limits import limits_table, targets_table
from generator.views.pages.page import Box, Fact, Notes, Page, Row, Table, table
from generator.views.wording import Prose, Span

SHARED_FROM = 3
"""From so many criteria on, facts that hold for each of them are told once."""


@dataclass(frozen=True)
class RequirementView:
    """A requirement: what the service must be or do."""

    number: str
    text: Prose
    facts: tuple[Fact, ...]
    notes: Notes


@dataclass(frozen=True)
class StandardView:
    """A service standard."""

    box: Box
    notes: Notes
    scope: Prose
    summary: Prose
    index: Table | None
    requirements: tuple[RequirementView, ...]
    shared: tuple[Fact, ...]
    """What holds for every criterion; the criteria do not repeat it."""
    legend: tuple[Prose, ...]
    questions: bool
    """Whether the criteria are only a line each, as on a list of questions."""
    criteria: tuple[CriterionView, ...]
    limits: Table | None
    targets: Table | None


def standard_page(book: Book, standard: ServiceStandard) -> Page:
    """Return the page of a service standard."""
    criteria = [criterion_view(book, criterion) for criterion in standard.criteria]
    shared = _shared(criteria)
    told = any(criterion.text for criterion in standard.criteria)
    view = StandardView(
        box=book.box(standard, standard.department),
        notes=book.notes(standard, own_page=True),
        scope=book.wording.text(standard.scope),
        summary=_summary(book, standard),
        index=_index(book, standard, criteria) if told and len(criteria) > 1 else None,
        requirements=tuple(_requirement(book, requirement) for requirement in standard.requirements),
        shared=shared,
        legend=legend(book, standard.criteria),
        questions=not told,
        criteria=tuple(
            replace(criterion, facts=tuple(fact for fact in criterion.facts if fact not in shared))
            for criterion in criteria
        ),
        limits=limits_table(book, standard.limits),
        targets=targets_table(book, standard.targets),
    )
    path, title = f"services/{standard.id}", book.title(standard)
    return Page(path, title, "standard", view, book.code(standard), book.foreign(standard))


def _shared(criteria: list[CriterionView]) -> tuple[Fact, ...]:
    """Return the facts that every one of many criteria has."""
    if len(criteria) < SHARED_FROM:
        return ()
    first, *others = criteria
    return tuple(fact for fact in first.facts if all(fact in other.facts for other in others))


def _summary(book: Book, standard: ServiceStandard) -> Prose:
    """Return how much there is of what it has."""
    counts = {"requirements": len(standard.requirements), "criteria": len(standard.criteria)}
    parts = [book.says(f"pages.standard.{name}", n=count) for name, count in counts.items() if count]
    if standard.total is not None:
        parts.append(book.says("pages.standard.points", total=book.points(standard.total)))
    separator = Span(book.words("common.list-separator"))
    told = tuple(span for part in parts for span in (separator, *part))[1:]
    return book.says("pages.standard.summary", parts=told) if told else ()


def _index(book: Book, standard: ServiceStandard, criteria: list[CriterionView]) -> Table:
    numbered = any(criterion.number for criterion in standard.criteria)
    columns = book.columns(
        ("pages.column.number" if numbered else "pages.column.n", "code"),
        ("pages.column.criterion", "name"),
        ("pages.column.expected", "number"),
        ("pages.column.points", "number"),
    )
    rows = (
        Row(
            (
                (Span(criterion.number),),
                (Span(criterion.title, book.wording.addresses[criterion.notes.id]), *criterion.flags),
                criterion.expected,
                criterion.points,
            )
        )
        for criterion in criteria
    )
    return table(columns, rows, index=True)


def _requirement(book: Book, requirement: Requirement) -> RequirementView:
    facts = [book.who(requirement.who)]
    if criteria := book.relations.verified_by.get(requirement.id):
        facts.append(book.fact("pages.fact.verified-by", *book.names(criteria)))
    return RequirementView(
        number=str(book.relations.numbers[requirement.id]),
        text=book.wording.text(requirement.text),
        facts=tuple(facts),
        notes=book.notes(requirement),
    )
