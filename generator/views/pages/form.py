"""The page of a form: what is filled in, where it is used, who keeps it how long."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.base import Unspecified
from generator.model.forms import Field, Form
from generator.views.pages.book import Book
from generator.views.pages.page import Box, Fact, Page, Row, Table
from generator.views.pages.records import keeping
from generator.views.wording import Prose, Span


@dataclass(frozen=True)
class GroupView:
    """Fields that stand together under a heading."""

    title: str
    fields: Table


@dataclass(frozen=True)
class FormView:
    """A form."""

    box: Box
    purpose: Prose
    facts: tuple[Fact, ...]
    basis: tuple[Prose, ...]
    uses: tuple[Prose, ...]
    groups: tuple[GroupView, ...]
    unknown_content: bool
    """The source names the form and does not show it."""


def form_page(book: Book, form: Form) -> Page:
    """Return the page of a form."""
    wording, content = book.wording, form.content
    silent = isinstance(content, Unspecified)
    groups = () if isinstance(content, Unspecified) else content
    view = FormView(
        box=book.box(form),
        purpose=wording.text(form.purpose),
        facts=_facts(book, form),
        basis=book.basis(form.basis),
        uses=book.names(book.relations.users_of_form.get(form.id, ())),
        groups=tuple(GroupView(wording.plain(group.title), _fields(book, group.fields)) for group in groups),
        unknown_content=silent,
    )
    return Page(f"forms/{form.id}", wording.plain(form.title), "form", view, book.code(form))


def _facts(book: Book, form: Form) -> tuple[Fact, ...]:
    facts: list[Fact] = []
    if form.aliases:
        facts.append(book.fact("pages.fact.aliases", *map(book.wording.text, form.aliases)))
    if form.groups:
        facts.append(book.fact("pages.fact.group", *map(book.wording.text, form.groups)))
    facts += keeping(book, form.id)
    if form.personal_data:
        facts.append(book.fact("pages.fact.privacy", book.says("pages.personal-data"), wide=True))
    return tuple(facts)


def _fields(book: Book, fields: tuple[Field, ...]) -> Table:
    columns = (
        book.column("pages.column.field", "name"),
        book.column("pages.column.filled-with"),
        book.column("pages.column.filled-by"),
        book.column("pages.column.hint"),
    )
    rows = (
        Row(
            (
                book.wording.text(field.title),
                _filled_with(book, field),
                (book.wording.name(field.filled_by),) if field.filled_by is not None else (),
                book.wording.text(field.hint),
            ),
            field.id,
        )
        for field in fields
    )
    return Table(columns, tuple(rows))


def _filled_with(book: Book, field: Field) -> Prose:
    kind = book.words(f"pages.field.{field.type}")
    parts = field.columns or field.options
    if not parts:
        return (Span(kind),)
    separator = book.words("common.list-separator")
    listed = separator.join(book.wording.plain(part) for part in parts)
    return book.says("pages.field-parts", kind=kind, parts=listed)
