"""The page of a form: what is filled in, where it is used, who keeps it how long."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.base import Unspecified
from generator.model.forms import Field, Form
from generator.views.pages.book import Book
from generator.views.pages.limits import on_lines
from generator.views.pages.page import Box, Fact, Notes, Page, Row, Table, table
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
    notes: Notes
    purpose: Prose
    facts: tuple[Fact, ...]
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
        box=book.box(form, form.department),
        notes=book.notes(form, own_page=True),
        purpose=wording.text(form.purpose),
        facts=_facts(book, form),
        uses=book.names(book.relations.users_of_form.get(form.id, ())),
        groups=tuple(GroupView(wording.plain(group.title), _fields(book, group.fields)) for group in groups),
        unknown_content=silent,
    )
    path, title = f"forms/{form.id}", book.title(form)
    return Page(path, title, "form", view, book.code(form), book.foreign(form))


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
                _name(book, field),
                _filled_with(book, field),
                (book.wording.name(field.filled_by),) if field.filled_by is not None else (),
                book.wording.text(field.hint),
            ),
            field.id,
        )
        for field in fields
    )
    return table(columns, rows)


def _name(book: Book, field: Field) -> Prose:
    required = (Span(book.words("pages.required"), kind="required"),) if field.required else ()
    return on_lines(((*book.wording.text(field.title), *required), *book.notices(field)))


def _filled_with(book: Book, field: Field) -> Prose:
    kind = book.words(f"pages.field.{field.type}")
    parts = field.columns or field.options
    if not parts:
        return (Span(kind),)
    separator = book.words("common.list-separator")
    listed = separator.join(book.wording.plain(part) for part in parts)
    return book.says("pages.field-parts", kind=kind, parts=listed)
