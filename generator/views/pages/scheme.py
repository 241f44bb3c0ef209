"""How one scheme scores: its facts in words, its grades as a table and as a bar, worked examples."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from generator.model.base import Unspecified
from generator.model.schemes import Grade, Scheme
from generator.model.scoring import ByTable
from generator.model.sheets import Sheet
from generator.scoring.plan import plan
from generator.views.pages.book import Book
from generator.views.pages.limits import on_lines
from generator.views.pages.page import Fact, Notes, Row, Table, table
from generator.views.pages.rules import deductions_table, examples
from generator.views.scoring import bound_words, example_lines, scheme_facts, sheet_example_lines
from generator.views.wording import Prose, Span, number


@dataclass(frozen=True)
class BandView:
    """A grade in the bar of all scores: its name, where it begins, and its share of the bar."""

    title: str
    low: str
    width: str


@dataclass(frozen=True)
class SchemeView:
    """A scheme."""

    title: str
    name: Prose
    """Its title as a link to the page of all schemes."""
    text: Prose
    facts: tuple[Fact, ...]
    deductions: Table | None
    grades: Table | None
    bar: tuple[BandView, ...]
    """Lowest scores first; empty where a bound is open or unknown."""
    top: str
    """The score at the right end of the bar."""
    sheets: tuple[Prose, ...]
    notes: Notes


def scheme_view(book: Book, scheme: Scheme, sheet: Sheet | None = None) -> SchemeView:
    """Return a scheme, worked out on a sheet.

    On the page of all schemes, where its parts have their permanent places, no sheet is given; there it is
    worked out on the first sheet that it scores.
    """
    rule, anchored = scheme.item, sheet is None
    bar = _bar(book, scheme.grades)
    sheets = book.relations.scored_by.get(scheme.id, ())
    return SchemeView(
        title=book.title(scheme),
        name=book.titled(scheme),
        text=book.wording.text(scheme.text),
        facts=(
            *_facts(book, scheme),
            *examples(book, _examples(book, scheme, sheet or next(iter(sheets), None))),
        ),
        deductions=deductions_table(book, rule) if isinstance(rule, ByTable) and anchored else None,
        grades=_grades(book, scheme, anchored=anchored) if scheme.grades else None,
        bar=bar,
        top=number(max(_bounds(grade)[1] for grade in scheme.grades)) if bar else "",
        sheets=book.names(sheets) if anchored else (),
        notes=book.notes(scheme),
    )


def _facts(book: Book, scheme: Scheme) -> tuple[Fact, ...]:
    return tuple(Fact(fact.label, (fact.told,), wide=True) for fact in scheme_facts(book.wording, scheme))


def _examples(book: Book, scheme: Scheme, sheet: Sheet | None) -> tuple[str, ...]:
    """Return the scheme's rule for an item worked out, then the result of a sheet."""
    if sheet is None:
        return ()
    plan_ = plan(book.handbook, sheet)
    item = next((row for row in plan_.rows if row.rule_of == scheme.id), None)
    lines = example_lines(book.wording, item, scheme) if item else ()
    return (*lines, *sheet_example_lines(book.wording, plan_))


def _grades(book: Book, scheme: Scheme, *, anchored: bool) -> Table:
    columns = book.columns(
        ("pages.column.grade", "name"),
        ("pages.column.scores", "text"),
        ("pages.column.coefficient", "number"),
        ("pages.column.worst-part", "number"),
        ("pages.column.basis", "small"),
    )
    rows = (Row(_grade(book, grade), grade.id if anchored else "") for grade in scheme.grades)
    return table(columns, rows)


def _grade(book: Book, grade: Grade) -> tuple[Prose, ...]:
    return (
        book.wording.text(grade.title),
        (Span(bound_words(book.wording, grade)),),
        book.points(grade.coefficient),
        book.points(grade.worst_part),
        on_lines(book.basis(grade.basis)),
    )


def _bounds(grade: Grade) -> tuple[Decimal, Decimal]:
    """Return the lowest and the highest score of a grade; -1 for a bound that is open."""
    low = grade.at_least if grade.at_least is not None else grade.above
    high = grade.up_to if grade.up_to is not None else grade.below
    return (Decimal(-1) if low is None else low), (Decimal(-1) if high is None else high)


def _bar(book: Book, grades: tuple[Grade, ...]) -> tuple[BandView, ...]:
    bounds = sorted((_bounds(grade), position) for position, grade in enumerate(grades))
    if not grades or any(min(ends) < 0 for ends, _ in bounds):
        return ()
    return tuple(
        BandView(_name(book, grades[position]), number(low), number(high - low))
        for (low, high), position in bounds
    )


def _name(book: Book, grade: Grade) -> str:
    return book.wording.unspecified.text if isinstance(grade.title, Unspecified) else book.title(grade)
