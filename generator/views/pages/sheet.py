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
from generator.views.pages.page import Box, Fact, Page, Row, Table
from generator.views.wording import Prose, Span


@dataclass(frozen=True)
class SectionView:
    """A part of the sheet."""

    id: str
    title: str
    total: Prose
    items: Table


@dataclass(frozen=True)
class SheetView:
    """A scoring sheet."""

    box: Box
    purpose: Prose
    summary: Prose
    scheme: tuple[Fact, ...]
    sections: tuple[SectionView, ...]
    basis: tuple[Prose, ...]


def sheet_page(book: Book, sheet: Sheet) -> Page:
    """Return the page of a sheet."""
    criteria = [book.handbook.criteria(section) for section in sheet.sections]
    first = 1
    sections: list[SectionView] = []
    for section, items in zip(sheet.sections, criteria, strict=True):
        sections.append(_section(book, section, items, first))
        first += len(items)
    view = SheetView(
        box=book.box(sheet),
        purpose=book.wording.text(sheet.purpose),
        summary=_summary(book, sheet, [item for items in criteria for item in items]),
        scheme=(*_scheme(book, book.handbook.get(sheet.scheme, Scheme)), *book.checking(sheet.checks)),
        sections=tuple(sections),
        basis=book.basis(sheet.basis),
    )
    return Page(f"sheets/{sheet.id}", book.wording.plain(sheet.title), "sheet", view, book.code(sheet))


def _summary(book: Book, sheet: Sheet, criteria: list[Criterion]) -> Prose:
    total, found = book.points(sheet.total), _sum(criteria)
    if isinstance(sheet.total, Unspecified) and not isinstance(found, Unspecified):
        return book.says("pages.sheet.summary-sum", items=len(criteria), total=total, sum=book.points(found))
    return book.says("pages.sheet.summary", items=len(criteria), total=total)


def _scheme(book: Book, scheme: Scheme) -> tuple[Fact, ...]:
    absent = scheme.not_applicable
    silent = (book.wording.unspecified,)
    say = silent if isinstance(absent, Unspecified) else book.says(f"pages.not-applicable.{absent}")
    text = (book.wording.text(scheme.text),) if scheme.text else ()
    return (
        book.fact("pages.fact.scheme", (Span(book.wording.plain(scheme.title)),), *text, wide=True),
        book.fact("pages.fact.rule", book.scoring(scheme.item), wide=True),
        book.fact("pages.fact.not-applicable", say, wide=True),
    )


def _section(book: Book, section: Section, criteria: tuple[Criterion, ...], first: int) -> SectionView:
    columns = (
        book.column("pages.column.n", "code"),
        book.column("pages.column.criterion", "name"),
        book.column("pages.column.points", "number"),
        book.column("pages.column.standard"),
    )
    rows = (
        Row(
            (
                (Span(str(position)),),
                (Span(book.wording.plain(criterion.title), book.wording.addresses[criterion.id]),),
                book.points(criterion.points),
                _standard(book, criterion),
            )
        )
        for position, criterion in enumerate(criteria, first)
    )
    return SectionView(
        id=section.id,
        title=book.wording.plain(section.title),
        total=_total(book, section, criteria),
        items=Table(columns, tuple(rows), index=True),
    )


def _standard(book: Book, criterion: Criterion) -> Prose:
    holder = book.relations.holder(criterion)
    return (book.link(holder),) if holder else ()


def _total(book: Book, section: Section, criteria: tuple[Criterion, ...]) -> Prose:
    """Return the full points of a section: as declared, else the sum of its items."""
    return book.points(section.total if section.total is not None else _sum(criteria))


def _sum(criteria: Sequence[Criterion]) -> Decimal | Unspecified:
    """Return the sum of points, unspecified when any of them is."""
    known = [criterion.points for criterion in criteria if isinstance(criterion.points, Decimal)]
    return sum(known, Decimal(0)) if len(known) == len(criteria) else UNSPECIFIED
