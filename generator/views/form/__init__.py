"""A blank form, ready to print: its fields in lines as they stand on paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from generator.content import BLANK_RECORD, OPEN_FORMS
from generator.model.base import Entity, Unspecified
from generator.model.forms import Field, FieldGroup, Form
from generator.model.handbook import Handbook
from generator.views.control import control
from generator.views.form.blank import GENERAL, blank_groups, uses
from generator.views.form.lines import in_lines, pattern
from generator.views.form.view import FormField, FormGroup, FormView
from generator.views.imprint import Labelled, general_imprint, imprint, stamped, suggestion_box
from generator.views.marked import with_mark
from generator.views.wording import Wording

__all__ = ["FormField", "FormGroup", "FormView", "blank_record", "form_view"]

UPRIGHT_MOST = 7
"""Columns of a table that an upright page holds."""
WHOLE_CHARACTERS, WHOLE_LINES = 200, 12
"""Characters and written lines of a field that is sure to fit on a page with the closing part."""
LINED = frozenset({"long-text", "table"})
"""The types of which the lines to write on may always break over pages."""


def form_view(
    handbook: Handbook, form: Form, wording: Wording, address: str, users: Iterable[Entity] = ()
) -> FormView:
    """Return a form ready to print. For `address` see `stamped`.

    A form whose fields no source gives becomes a page to write on freely, which says so and tells what its
    `users` (steps, rules, requirements and criteria) say of it.
    """
    words = wording.words
    content = () if isinstance(form.content, Unspecified) else form.content
    fields = tuple(field for group in content for field in group.fields)
    basis = tuple(wording.lens.basis_of_print((form, *fields)))
    unknown = Labelled(wording.unspecified.text, words("print.legend.unspecified"))
    required = Labelled(words("print.form.required"), words("print.legend.required"))
    legend = (required, unknown) if any(field.required for field in fields) else (unknown,)
    data = control(wording, wording.plain(form.title), form.number, form.department)
    view = FormView(
        id=form.id,
        imprint=imprint(handbook, wording, form, data, basis, legend),
        facts=_facts(wording, form),
        landscape=any(len(field.columns) > UPRIGHT_MOST for field in fields),
        notices=tuple(_notices(wording, form, known=bool(fields))),
        uses=() if fields else tuple(uses(wording, form, users)),
        groups=tuple(_group(wording, group) for group in content) if fields else tuple(blank_groups(wording)),
        suggestion=suggestion_box(wording),
    )
    return stamped(with_mark(view, wording), address)


def blank_record(wording: Wording, address: str) -> FormView:
    """Return the page on which any form is filled in whose fields are open: it asks which form that is."""
    words = wording.words
    view = FormView(
        id=BLANK_RECORD,
        imprint=general_imprint(wording, BLANK_RECORD, words(GENERAL[BLANK_RECORD]), "forms/index.html"),
        facts=(),
        landscape=False,
        notices=(words("print.form.blank.general-notice", title=words(GENERAL[OPEN_FORMS])),),
        uses=(),
        groups=tuple(blank_groups(wording, words.section("print.form.blank.which"))),
        suggestion=suggestion_box(wording),
    )
    return stamped(view, address)


def _facts(wording: Wording, form: Form) -> tuple[Labelled, ...]:
    words = wording.words
    aliases = words("print.and").join(wording.plain(alias) for alias in form.aliases)
    facts = (
        Labelled(words("print.purpose"), wording.plain(form.purpose)),
        Labelled(words("print.aliases"), aliases),
    )
    return tuple(fact for fact in facts if fact.text)


def _notices(wording: Wording, form: Form, *, known: bool) -> Iterator[str]:
    if not known:
        yield wording.words(
            "print.form.blank.notice", owner=wording.name(wording.handbook.in_charge_of(form)).text
        )
    if form.personal_data:
        yield wording.words("print.form.personal-data")


def _group(wording: Wording, group: FieldGroup) -> FormGroup:
    fields = tuple(_field(wording, field) for field in group.fields)
    parties = {field.filled_by for field in fields}
    party = parties.pop() if len(parties) == 1 else ""
    shown = tuple(replace(field, filled_by="") for field in fields) if party else fields
    return FormGroup(wording.plain(group.title), party, in_lines(shown))


def _field(wording: Wording, field: Field) -> FormField:
    words = wording.words
    title, hint = wording.plain(field.title), wording.plain(field.hint)
    options = tuple(wording.plain(option) for option in field.options)
    columns = tuple(wording.plain(column) for column in field.columns)
    party = wording.name(field.filled_by).text if field.filled_by is not None else ""
    characters = sum(map(len, (title, hint, party, *options, *columns)))
    return FormField(
        id=field.id,
        title=title,
        type=field.type,
        hint=hint,
        lines=field.lines,
        options=options,
        columns=columns,
        filled_by=words("print.form.filled-by", party=party) if party else "",
        pattern=pattern(wording, field.type),
        required=field.required,
        whole=characters <= WHOLE_CHARACTERS and (field.type in LINED or field.lines <= WHOLE_LINES),
    )
