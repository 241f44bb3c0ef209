"""The register of forms: number, name, keeper and period of each, under the headings of the source."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.forms import Form
from generator.views.pages.book import Book, in_order
from generator.views.pages.lists import number_cell
from generator.views.pages.page import Page, Row, Table
from generator.views.wording import Prose


@dataclass(frozen=True)
class RegisterGroup:
    """Forms under one heading; an empty title for those under none."""

    anchor: str
    title: str
    table: Table


@dataclass(frozen=True)
class RegisterView:
    """The register of forms."""

    groups: tuple[RegisterGroup, ...]


def register_page(book: Book) -> Page:
    """Return the register of forms."""
    groups: dict[str, list[Form]] = {}
    for form in in_order(book.handbook.forms):
        for group in form.groups or (None,):
            groups.setdefault(book.wording.plain(group), []).append(form)
    titled = sorted(groups, key=lambda title: not title)
    if len(groups) == 1:
        titles = dict.fromkeys(titled, "")
    else:
        titles = {title: title or book.words("pages.group-none") for title in titled}
    view = RegisterView(
        tuple(
            RegisterGroup(f"_group-{position}", titles[title], _table(book, groups[title]))
            for position, title in enumerate(titled, 1)
        )
    )
    return Page("forms/index", book.words("pages.title.forms"), "register", view)


def _table(book: Book, forms: list[Form]) -> Table:
    columns = (
        book.column("pages.column.number", "code"),
        book.column("pages.column.form", "name"),
        book.column("pages.column.keeper"),
        book.column("pages.column.period"),
        book.column("pages.column.print", "print"),
    )
    return Table(columns, tuple(_row(book, form) for form in forms))


def _row(book: Book, form: Form) -> Row:
    silent: Prose = (book.wording.unspecified,)
    rules = book.relations.retention_of.get(form.id, ())
    keepers = tuple(span for rule in rules for span in book.listed(book.wording.names(rule.keeper)))
    periods = tuple(span for rule in rules for span in book.amount(rule.period))
    cells = (number_cell(book, form), (book.link(form),), keepers or silent, periods or silent, ())
    return Row(cells, download=book.download(form))
