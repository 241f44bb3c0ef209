"""The page of a scoring sheet: its scheme in words, its sections and their items."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator.model.base import UNSPECIFIED, Unspecified
from generator.model.schemes import Scheme
from generator.model.sheets import Section, Sheet
from generator.model.standards import Criterion
from generator.views.pages.book import Book
from generator.views.pages.checking import checking
from generator.views.pages.criterion import expected, flags, legend
from generator.views.pages.page import Box, Fact, Notes, Page, Row, Table, table
from generator.views.pages.records import keeping
from generator.views.pages.scheme import SchemeView, scheme_view
from generator.views.scoring import full_words
from generator.views.wording import Prose, Span, number


@dataclass(frozen=True)
class SectionView:
    """A part of the sheet."""

    title: str
    total: Prose
    told: Prose
    """Its weight, and how many empty rows the print has."""
    items: Table
    notes: Notes


@dataclass(frozen=True)
class SheetView:
    """A scoring sheet."""

    box: Box
    notes: Notes
    purpose: Prose
    summary: Prose
    facts: tuple[Fact, ...]
    """How it is checked and kept."""
    scheme: SchemeView | None
    """None where the scheme is not published."""
    legend: tuple[Prose, ...]
    sections: tuple[SectionView, ...]


def sheet_page(book: Book, sheet: Sheet) -> Page:
    """Return the page of a sheet."""
    criteria = [book.handbook.criteria(section) for section in sheet.sections]
    asked = tuple(item for items in criteria for item in items)
    scheme = book.handbook.find(sheet.scheme, Scheme)
    view = SheetView(
        box=book.box(sheet, sheet.department),
        notes=book.notes(sheet, own_page=True),
        purpose=book.wording.text(sheet.purpose),
        summary=_summary(book, sheet, asked),
        facts=(*checking(book, book.wording.lens.checks(None, sheet)), *keeping(book, sheet.id)),
        scheme=scheme_view(book, scheme, sheet) if scheme else None,
        legend=legend(book, asked),
        sections=tuple(_sections(book, sheet, criteria)),
    )
    title = book.title(sheet)
    return Page(f"sheets/{sheet.id}", title, "sheet", view, book.code(sheet), book.foreign(sheet))


def _summary(book: Book, sheet: Sheet, criteria: tuple[Criterion, ...]) -> Prose:
    total, found = book.points(sheet.total), _sum(criteria)
    if total and not criteria:
        return book.says("pages.sheet.summary-free", total=total)
    if not total:
        unscored = not any(criterion.points is not None for criterion in criteria)
        key = "pages.sheet.summary-unscored" if unscored else "pages.sheet.summary-items"
        return book.says(key, items=len(criteria))
    if isinstance(sheet.total, Unspecified) and not isinstance(found, Unspecified):
        return book.says("pages.sheet.summary-sum", items=len(criteria), total=total, sum=book.points(found))
    return book.says("pages.sheet.summary", items=len(criteria), total=total)


def _sections(book: Book, sheet: Sheet, criteria: Sequence[tuple[Criterion, ...]]) -> Sequence[SectionView]:
    first = 1
    found: list[SectionView] = []
    for section, items in zip(sheet.sections, criteria, strict=True):
        found.append(_section(book, section, items, first))
        first += len(items)
    return found


def _section(book: Book, section: Section, criteria: tuple[Criterion, ...], first: int) -> SectionView:
    told = (
        book.says("pages.sheet.weight", weight=_weight(book, section)) if section.weight is not None else ()
    )
    if section.blank_rows:
        told += book.says("pages.sheet.blank-rows", n=section.blank_rows)
    return SectionView(
        title=book.title(section),
        total=_total(book, section, criteria),
        told=told,
        items=_items(book, criteria, first),
        notes=book.notes(section),
    )


def _items(book: Book, criteria: tuple[Criterion, ...], first: int) -> Table:
    numbered = any(criterion.number for criterion in criteria)
    columns = book.columns(
        ("pages.column.number" if numbered else "pages.column.n", "code"),
        ("pages.column.criterion", "name"),
        ("pages.column.expected", "number"),
        ("pages.column.points", "number"),
        ("pages.column.standard", "text"),
    )
    rows = (
        Row(
            (
                _code(book, criterion, position),
                _name(book, criterion),
                expected(book, criterion),
                book.full(criterion),
                _standard(book, criterion),
            )
        )
        for position, criterion in enumerate(criteria, first)
    )
    return table(columns, rows, index=True)


def _code(book: Book, criterion: Criterion, position: int) -> Prose:
    return (Span(book.wording.plain(criterion.number) or str(position)),)


def _name(book: Book, criterion: Criterion) -> Prose:
    return (Span(book.title(criterion), book.wording.addresses[criterion.id]), *flags(book, criterion))


def _weight(book: Book, section: Section) -> Prose:
    if not isinstance(section.weight, Decimal):
        return (book.wording.unspecified,)
    return book.says("pages.rate", rate=number(section.weight))


def _standard(book: Book, criterion: Criterion) -> Prose:
    holder = book.relations.holder(criterion)
    return (book.link(holder),) if holder else ()


def _total(book: Book, section: Section, criteria: tuple[Criterion, ...]) -> Prose:
    """Return the full points of a section: as declared, else the sum of its items; nothing without points."""
    points = [criterion.points for criterion in criteria]
    if section.total is None and all(one is None for one in points):
        return ()
    told = full_words(book.wording, section.total, points)
    return (book.wording.unspecified,) if told == book.wording.unspecified.text else (Span(told),)


def _sum(criteria: Sequence[Criterion]) -> Decimal | Unspecified:
    """Return the sum of points, unspecified when any of them is."""
    known = [criterion.points for criterion in criteria if isinstance(criterion.points, Decimal)]
    return sum(known, Decimal(0)) if len(known) == len(criteria) else UNSPECIFIED
