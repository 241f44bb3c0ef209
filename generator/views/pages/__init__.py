"""The pages of the site: one small file for each kind of page, all from one handbook."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import TypeVar

from generator.model.base import Entity
from generator.model.forms import Form
from generator.model.schemes import Scheme
from generator.model.scoring import Unscored
from generator.model.sheets import Sheet
from generator.views.coverage import Coverage
from generator.views.pages.audit import audit_pages
from generator.views.pages.book import Book
from generator.views.pages.changes import changes_pages
from generator.views.pages.clauses import clauses_page
from generator.views.pages.competences import competences_page
from generator.views.pages.conflicts import conflicts_page
from generator.views.pages.documents import documents_page
from generator.views.pages.form import form_page
from generator.views.pages.frame import framed
from generator.views.pages.gaps import gaps_page
from generator.views.pages.grouping import Group, by_department, grouped
from generator.views.pages.home import home_page
from generator.views.pages.lists import forms_list, procedures_list, services_list, sheets_list
from generator.views.pages.methods import methods_page
from generator.views.pages.moved import moved_pages
from generator.views.pages.navigation import navigation
from generator.views.pages.page import Page
from generator.views.pages.past import NO_PAST, Past
from generator.views.pages.post import post_page
from generator.views.pages.posts import post_groups, posts_page
from generator.views.pages.prints import verify_page
from generator.views.pages.procedure import procedure_page
from generator.views.pages.quality import quality_pages
from generator.views.pages.records import records_page
from generator.views.pages.releases import releases_page
from generator.views.pages.scoring import scoring_page
from generator.views.pages.scripts import scripts_page
from generator.views.pages.sheet import sheet_page
from generator.views.pages.sites import sites_page
from generator.views.pages.sources import sources_page
from generator.views.pages.standard import standard_page
from generator.views.pages.suggestions import suggestions_page
from generator.views.pages.terms import terms_page
from generator.views.places import in_order
from generator.views.prints import Print
from generator.views.wording import Wording

__all__ = ["Page", "navigation", "pages"]
E = TypeVar("E", bound=Entity)


def pages(
    wording: Wording,
    printables: frozenset[str],
    coverage: tuple[Coverage, ...],
    prints: tuple[Print, ...] = (),
    past: Past = NO_PAST,
) -> tuple[Page, ...]:
    """Return every page of the site of a published handbook, in the order of the navigation.

    `printables` are the names of the files made of sheets, forms and charts, as `desk.pdf`. `coverage` is
    that of the whole handbook, before anything was withheld from it. `prints` are the documents printed;
    `past` is what the version knows of the releases up to it, nothing for what is printed.
    """
    book = Book(wording, printables, coverage, prints, past)
    handbook = book.handbook
    services = by_department(book, in_order(handbook.services))
    procedures = by_department(book, in_order(handbook.procedures))
    sheets = grouped(book, _scored_first(book, handbook.sheets), lambda sheet: (_use(book, sheet),))
    forms = grouped(book, in_order(handbook.forms), lambda form: _headings(book, form))
    found = (
        home_page(book),
        services_list(book, services),
        *_below(book, services, standard_page),
        procedures_list(book, procedures),
        *_below(book, procedures, procedure_page),
        sheets_list(book, sheets),
        *_below(book, sheets, sheet_page),
        forms_list(book, forms),
        *_below(book, forms, form_page),
        posts_page(book),
        *_below(book, post_groups(book), post_page),
        *_reference(book),
        *changes_pages(book),
        *_quality(book),
        *moved_pages(book),
    )
    return tuple(framed(book, found))


def _reference(book: Book) -> Iterator[Page]:
    """Yield the pages of what is looked up; one that would be empty is left out."""
    handbook = book.handbook
    if handbook.schemes or handbook.responses:
        yield scoring_page(book)
    if handbook.methods or handbook.marks:
        yield methods_page(book)
    if handbook.scripts:
        yield scripts_page(book)
    if handbook.competences or handbook.staffing:
        yield competences_page(book)
    yield records_page(book)
    yield terms_page(book)
    if handbook.documents:
        yield documents_page(book)
    if handbook.types or handbook.sites:
        yield sites_page(book)
    yield sources_page(book)
    yield verify_page(book)


def _quality(book: Book) -> Iterator[Page]:
    """Yield the workbench of the quality department and its registers."""
    workbench, *registers = quality_pages(book)
    yield workbench
    yield conflicts_page(book)
    yield gaps_page(book)
    yield from registers
    yield suggestions_page(book)
    yield releases_page(book)
    yield from audit_pages(book)
    if book.handbook.clauses:
        yield clauses_page(book)


def _below(book: Book, groups: Iterable[Group[E]], made: Callable[[Book, E], Page]) -> Iterator[Page]:
    """Yield the page of each member, once, under the heading where it first stands."""
    done: set[str] = set()
    for group in groups:
        for member in group.members:
            if member.id not in done:
                done.add(member.id)
                yield replace(made(book, member), group=group.title)


def _scored_first(book: Book, sheets: tuple[Sheet, ...]) -> list[Sheet]:
    return sorted(in_order(sheets), key=lambda sheet: _unscored(book, sheet))


def _unscored(book: Book, sheet: Sheet) -> bool:
    scheme = book.handbook.find(sheet.scheme, Scheme)
    return scheme is not None and isinstance(scheme.item, Unscored)


def _use(book: Book, sheet: Sheet) -> str:
    return book.words("pages.group.unscored" if _unscored(book, sheet) else "pages.group.scored")


def _headings(book: Book, form: Form) -> tuple[str, ...]:
    return tuple(book.wording.plain(group) for group in form.groups)
