"""The page of a service standard: an index of its criteria, then one block for each clause."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.base import Unspecified
from generator.model.schemes import Scheme
from generator.model.standards import Criterion, Requirement, ServiceStandard, Target
from generator.views.pages.book import Book
from generator.views.pages.page import Box, Fact, Page, Row, Table
from generator.views.wording import Prose, Span


@dataclass(frozen=True)
class RequirementView:
    """A requirement: what the service must be or do."""

    id: str
    number: str
    text: Prose
    facts: tuple[Fact, ...]
    basis: tuple[Prose, ...]


@dataclass(frozen=True)
class CriterionView:
    """A criterion: what is checked, for how many points."""

    id: str
    number: str
    title: str
    text: Prose
    points: Prose
    facts: tuple[Fact, ...]
    basis: tuple[Prose, ...]


@dataclass(frozen=True)
class StandardView:
    """A service standard."""

    box: Box
    scope: Prose
    summary: Prose
    index: Table
    requirements: tuple[RequirementView, ...]
    criteria: tuple[CriterionView, ...]
    limits: Table | None
    targets: Table | None
    basis: tuple[Prose, ...]


def standard_page(book: Book, standard: ServiceStandard) -> Page:
    """Return the page of a service standard."""
    wording = book.wording
    view = StandardView(
        box=book.box(standard, standard.department),
        scope=wording.text(standard.scope),
        summary=_summary(book, standard),
        index=_index(book, standard),
        requirements=tuple(_requirement(book, requirement) for requirement in standard.requirements),
        criteria=tuple(_criterion(book, criterion) for criterion in standard.criteria),
        limits=book.limits(standard.limits),
        targets=_targets(book, standard.targets),
        basis=book.basis(standard.basis),
    )
    return Page(
        f"services/{standard.id}", wording.plain(standard.title), "standard", view, book.code(standard)
    )


def _summary(book: Book, standard: ServiceStandard) -> Prose:
    counts = {"requirements": len(standard.requirements), "criteria": len(standard.criteria)}
    if standard.total is None:
        return book.says("pages.standard.summary", **counts)
    return book.says("pages.standard.summary-points", **counts, total=book.points(standard.total))


def _index(book: Book, standard: ServiceStandard) -> Table:
    columns = (
        book.column("pages.column.n", "code"),
        book.column("pages.column.criterion", "name"),
        book.column("pages.column.points", "number"),
    )
    rows = (
        Row(
            (
                (Span(str(position)),),
                (Span(book.wording.plain(criterion.title), book.wording.addresses[criterion.id]),),
                book.points(criterion.points),
            )
        )
        for position, criterion in enumerate(standard.criteria, 1)
    )
    return Table(columns, tuple(rows), index=True)


def _requirement(book: Book, requirement: Requirement) -> RequirementView:
    facts = [book.parties(requirement.who)]
    if criteria := book.relations.verified_by.get(requirement.id):
        facts.append(book.fact("pages.fact.verified-by", *book.names(criteria)))
    return RequirementView(
        id=requirement.id,
        number=str(book.relations.numbers[requirement.id]),
        text=book.wording.text(requirement.text),
        facts=tuple(facts),
        basis=book.basis(requirement.basis),
    )


def _criterion(book: Book, criterion: Criterion) -> CriterionView:
    requirements = [book.handbook.by_id[target].entity for target in criterion.verifies]
    sheets = book.relations.sheets_with.get(criterion.id, ())
    facts: list[Fact] = []
    if criterion.rule is not None:
        facts.append(book.fact("pages.fact.rule", book.scoring(criterion.rule), wide=True))
    elif sheets:
        schemes = dict.fromkeys(sheet.scheme for sheet in sheets)
        facts.append(
            book.fact("pages.fact.rule", *(_by_scheme(book, scheme) for scheme in schemes), wide=True)
        )
    if criterion.checks is not None:
        facts += book.checking(criterion.checks)
    elif sheets:
        facts += book.checking(sheets[0].checks)
    if requirements:
        facts.append(book.fact("pages.fact.verifies", *book.names(requirements)))
    if sheets:
        facts.append(book.fact("pages.fact.sheets", *book.names(sheets)))
    return CriterionView(
        id=criterion.id,
        number=str(book.relations.numbers[criterion.id]),
        title=book.wording.plain(criterion.title),
        text=book.wording.text(criterion.text),
        points=book.points(criterion.points),
        facts=(*facts, *_who(book, criterion)),
        basis=book.basis(criterion.basis),
    )


def _by_scheme(book: Book, identifier: str) -> Prose:
    """Return the rule of a sheet's scheme, which decides where a criterion has no rule of its own."""
    scheme = book.handbook.get(identifier, Scheme)
    title = book.wording.plain(scheme.title)
    return book.says("pages.rule.by-scheme", scheme=title, rule=book.scoring(scheme.item))


def _who(book: Book, criterion: Criterion) -> tuple[Fact, ...]:
    """Return who has to meet the requirements that a criterion verifies."""
    found: dict[str | Unspecified, None] = {}
    for target in criterion.verifies:
        requirement = book.handbook.get(target, Requirement)
        parties = (requirement.who,) if isinstance(requirement.who, Unspecified) else requirement.who
        found |= dict.fromkeys(parties)
    names = tuple((book.wording.name(party),) for party in found)
    return (book.fact("pages.fact.who", *names, shape="chips"),) if names else ()


def _targets(book: Book, targets: tuple[Target, ...]) -> Table | None:
    if not targets:
        return None
    wording = book.wording
    columns = (
        book.column("pages.column.target", "name"),
        book.column("pages.column.at-least"),
        book.column("pages.column.counted"),
        book.column("pages.column.out-of"),
    )
    rows = (
        Row(
            (
                wording.text(target.title),
                (Span(wording.target(target)),),
                wording.text(target.counted),
                wording.text(target.out_of),
            ),
            target.id,
        )
        for target in targets
    )
    return Table(columns, tuple(rows))
