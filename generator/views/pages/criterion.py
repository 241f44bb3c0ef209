"""One criterion on the page of its standard: marks, points, rule with examples, how it is checked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.lens.checks import Checks
from generator.lens.held import Held, basis_of, decisions
from generator.model.base import Unspecified
from generator.model.schemes import Scheme
from generator.model.scoring import ByTable
from generator.model.sheets import Sheet
from generator.model.standards import Criterion, Mark, Requirement
from generator.views.pages.book import Book
from generator.views.pages.checking import check_lines, checking
from generator.views.pages.page import Fact, Notes, Table
from generator.views.pages.rules import deductions_table, rule_facts
from generator.views.scoring import inherited_words
from generator.views.wording import Prose, Span


@dataclass(frozen=True)
class CriterionView:
    """A criterion: what is checked, for how many points."""

    number: str
    """As its catalogue numbers it, else its position."""
    title: str
    text: Prose
    points: Prose
    flags: Prose
    """Its marks, and whether it is critical."""
    expected: Prose
    """Which answer conforms."""
    facts: tuple[Fact, ...]
    deductions: Table | None
    notes: Notes


def criterion_view(book: Book, criterion: Criterion) -> CriterionView:
    """Return a criterion as its standard's page shows it."""
    return CriterionView(
        number=number(book, criterion),
        title=book.title(criterion),
        text=book.wording.text(criterion.text),
        points=book.full(criterion),
        flags=flags(book, criterion),
        expected=expected(book, criterion),
        facts=(*_facts(book, criterion), *_who(book, criterion)),
        deductions=deductions_table(book, criterion.rule) if isinstance(criterion.rule, ByTable) else None,
        notes=_notes(book, criterion),
    )


def number(book: Book, criterion: Criterion) -> str:
    """Return a criterion's number in its catalogue, else its position in its standard."""
    return book.wording.plain(criterion.number) or str(book.relations.numbers[criterion.id])


def flags(book: Book, criterion: Criterion) -> Prose:
    """Return what sets a criterion apart: its marks, and that it is critical."""
    found = [mark_span(book, mark) for mark in criterion.marks]
    if criterion.critical:
        found.append(Span(book.words("pages.critical"), kind="critical"))
    return tuple(found)


def expected(book: Book, criterion: Criterion) -> Prose:
    """Return which answer to a question conforms; nothing for what is no question."""
    if criterion.expects is None:
        return ()
    return (Span(book.words(f"pages.expects.{criterion.expects}"), kind=f"expects-{criterion.expects}"),)


def mark_span(book: Book, identifier: str) -> Span:
    """Return the sign of a mark, which leads to its meaning."""
    mark = book.handbook.get(identifier, Mark)
    return Span(book.wording.plain(mark.symbol), book.wording.addresses[mark.id], "sign")


def legend(book: Book, criteria: tuple[Criterion, ...]) -> tuple[Prose, ...]:
    """Return what the marks of some criteria mean, a line each."""
    used = dict.fromkeys(mark for criterion in criteria for mark in criterion.marks)
    marks = (book.handbook.get(identifier, Mark) for identifier in used)
    return tuple(
        (
            mark_span(book, mark.id),
            *book.says("pages.legend", title=book.title(mark), definition=book.wording.text(mark.definition)),
        )
        for mark in marks
    )


def _facts(book: Book, criterion: Criterion) -> tuple[Fact, ...]:
    requirements = [book.entity(target) for target in criterion.verifies]
    sheets = book.relations.sheets_with.get(criterion.id, ())
    facts = [*_scored(book, criterion, sheets), *_checked(book, criterion, sheets)]
    if requirements:
        facts.append(book.fact("pages.fact.verifies", *book.names(requirements)))
    if sheets:
        facts.append(book.fact("pages.fact.sheets", *book.names(sheets)))
    if types := book.wording.lens.applies_to(criterion).value:
        facts.append(book.fact("pages.fact.applies-to", *book.named(types)))
    return tuple(facts)


def _notes(book: Book, criterion: Criterion) -> Notes:
    """Return what stands around a criterion, with the basis of what its sheets and schemes decide for it."""
    notes, lens, lines = book.notes(criterion), book.wording.lens, list[Prose]()
    for sheet in book.relations.sheets_with.get(criterion.id, ()):
        scheme = book.handbook.find(sheet.scheme, Scheme)
        for key, held in (
            ("pages.fact.check", lens.checks(criterion, sheet)),
            ("pages.fact.rule", lens.rule(criterion, scheme)),
        ):
            lines += [
                book.inherited(book.words(key), place, basis)
                for place in held.of
                if place is not criterion
                and decisions(basis := basis_of(place, "item" if place is scheme else "checks"))
            ]
    return replace(notes, basis=(*notes.basis, *dict.fromkeys(lines)))


def _scored(book: Book, criterion: Criterion, sheets: tuple[Sheet, ...]) -> Iterator[Fact]:
    """Yield by which rule a criterion is scored: its own, and those of schemes that decide on its sheets."""
    schemes = [book.handbook.find(name, Scheme) for name in dict.fromkeys(sheet.scheme for sheet in sheets)]
    held = [(scheme, book.wording.lens.rule(criterion, scheme)) for scheme in schemes or [None]]
    own = [scheme for scheme, rule in held if rule.way == "own" and rule.value is not None]
    if own:
        yield from rule_facts(book, criterion, own[0])
    inherited = [scheme for scheme, rule in held if rule.way != "own"]
    told = tuple(_by_scheme(book, scheme) for scheme in inherited if scheme is not None)
    hidden = [sheet.scheme for sheet in sheets if book.handbook.find(sheet.scheme, Scheme) is None]
    if not own:
        told += tuple((book.wording.name(name),) for name in dict.fromkeys(hidden))
    if told:
        yield book.fact("pages.fact.rule", *told, shape="lines", wide=True)


def _checked(book: Book, criterion: Criterion, sheets: tuple[Sheet, ...]) -> Iterator[Fact]:
    """Yield how a criterion is checked; where its sheets differ in that, sheet by sheet."""
    lens = book.wording.lens
    held = {sheet.id: lens.checks(criterion, sheet) for sheet in sheets}
    arrangements = {one.value: one for one in held.values()} or _without_sheet(lens.checks(criterion, None))
    if len(arrangements) == 1:
        yield from checking(book, next(iter(arrangements.values())), criterion.methods)
        return
    if criterion.methods:
        yield book.fact("pages.fact.how", *book.named(criterion.methods))
    lines = (
        book.says("pages.check.on-sheet", sheet=book.link(sheet), told=line)
        for sheet in sheets
        for line in check_lines(book, held[sheet.id])
    )
    if arrangements:
        yield book.fact("pages.fact.check", *lines, shape="lines", wide=True)


def _without_sheet(held: Held[Checks]) -> dict[Checks, Held[Checks]]:
    """Return how a criterion says itself that it is checked, that no sheet asks for; nothing for nothing."""
    return {held.value: held} if held.of else {}


def _by_scheme(book: Book, scheme: Scheme) -> Prose:
    """Return the rule of a sheet's scheme, which decides where a criterion has no rule of its own."""
    rule = inherited_words(book.wording, scheme)
    return book.says("pages.rule.by-scheme", scheme=book.link(scheme), rule=rule)


def _who(book: Book, criterion: Criterion) -> tuple[Fact, ...]:
    """Return who has to meet the requirements that a criterion verifies."""
    found: dict[str | Unspecified, None] = {}
    for target in criterion.verifies:
        requirement = book.handbook.get(target, Requirement)
        parties = (requirement.who,) if isinstance(requirement.who, Unspecified) else requirement.who
        found |= dict.fromkeys(parties)
    names = tuple((book.wording.name(party),) for party in found)
    return (book.fact("pages.fact.who", *names, shape="chips"),) if names else ()
