"""A blank form, ready to print: its fields in lines as they stand on paper."""

from __future__ import annotations

from dataclasses import dataclass, replace

from generator.model.base import Unspecified
from generator.model.forms import Field, FieldGroup, Form
from generator.model.handbook import Handbook
from generator.views.control import control
from generator.views.imprint import Imprint, Labelled, imprint, stamped
from generator.views.wording import Wording

HALF_LINE = frozenset({"text", "date", "date-time", "number", "signature"})
"""The types of which two fields share a line when each needs one written line only."""
LABEL_MOST = 12
"""A title longer than this many characters needs the whole line."""
UPRIGHT_MOST = 7
"""Columns of a table that an upright page holds."""
WHOLE_CHARACTERS, WHOLE_LINES = 200, 12
"""Characters and written lines of a field that is sure to fit on a page with the closing part."""
LINED = frozenset({"long-text", "table"})
"""The types of which the lines to write on may always break over pages."""


@dataclass(frozen=True)
class FormField:
    """A place to fill in."""

    id: str
    title: str
    type: str
    """text, long-text, date, date-time, number, choice, table or signature."""
    hint: str
    lines: int
    """Height on paper in written lines; of a table, its blank rows."""
    options: tuple[str, ...]
    columns: tuple[str, ...]
    filled_by: str
    """Who fills it in, in words; empty where the group says it or nothing needs saying."""
    pattern: str
    """Printed faintly where it is written: year, month and day; else empty."""
    required: bool
    """Whether the form is not accepted without it; its title carries the mark that the legend explains."""
    whole: bool
    """Whether its words are few enough to be kept on one page; more may break, so that nothing is cut."""


@dataclass(frozen=True)
class FormGroup:
    """Fields under a heading, in lines of one or two fields side by side."""

    title: str
    filled_by: str
    """Who fills in every field of the group, in words; empty where they differ or nothing needs saying."""
    lines: tuple[tuple[FormField, ...], ...]


@dataclass(frozen=True)
class FormView:
    """A blank form."""

    id: str
    imprint: Imprint
    facts: tuple[Labelled, ...]
    """Its purpose and its other names, where there are any."""
    landscape: bool
    """Whether a table of it has more columns than an upright page can hold."""
    notice: str
    """What must be said at the head, such as that it holds personal data; else empty."""
    groups: tuple[FormGroup, ...]
    silent: str
    """Says that no source gives the form's content, else empty. Such a form is not printed."""
    suggestion: str
    """Label of the box for suggestions of revision."""


def printable(form: Form) -> bool:
    """Return whether there is anything to print: a form whose content no source gives has no PDF."""
    return not isinstance(form.content, Unspecified) and any(group.fields for group in form.content)


def form_view(handbook: Handbook, form: Form, wording: Wording, address: str) -> FormView:
    """Return a form ready to print. For `address` see `stamped`."""
    words = wording.words
    content = () if isinstance(form.content, Unspecified) else form.content
    fields = tuple(field for group in content for field in group.fields)
    basis = (*form.basis, *(ground for field in fields for ground in field.basis))
    silent = isinstance(form.content, Unspecified)
    unknown = Labelled(wording.unspecified.text, words("print.legend.unspecified"))
    required = Labelled(words("print.form.required"), words("print.legend.required"))
    legend = (required, unknown) if any(field.required for field in fields) else (unknown,)
    data = control(wording, wording.plain(form.title), form.number)
    view = FormView(
        id=form.id,
        imprint=imprint(handbook, wording, form, data, basis, legend),
        facts=_facts(wording, form),
        landscape=any(len(field.columns) > UPRIGHT_MOST for field in fields),
        notice=words("print.form.personal-data") if form.personal_data else "",
        groups=tuple(_group(wording, group) for group in content),
        silent=words("print.form.no-content", unspecified=wording.unspecified.text) if silent else "",
        suggestion=words("print.suggestion"),
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


def _group(wording: Wording, group: FieldGroup) -> FormGroup:
    fields = tuple(_field(wording, field) for field in group.fields)
    parties = {field.filled_by for field in fields}
    party = parties.pop() if len(parties) == 1 else ""
    shown = tuple(replace(field, filled_by="") for field in fields) if party else fields
    return FormGroup(wording.plain(group.title), party, _lines(shown))


def _lines(fields: tuple[FormField, ...]) -> tuple[tuple[FormField, ...], ...]:
    """Set fields two by two where both are short; the order never changes."""
    lines: list[tuple[FormField, ...]] = []
    waiting: FormField | None = None
    for shown in fields:
        if waiting is not None and _short(shown):
            lines.append((waiting, shown))
            waiting = None
            continue
        if waiting is not None:
            lines.append((waiting,))
        waiting = shown if _short(shown) else None
        if waiting is None:
            lines.append((shown,))
    if waiting is not None:
        lines.append((waiting,))
    return tuple(lines)


def _short(field: FormField) -> bool:
    return field.type in HALF_LINE and field.lines == 1 and len(field.title) <= LABEL_MOST and not field.hint


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
        pattern=words.section("print.form.pattern").get(field.type, ""),
        required=field.required,
        whole=characters <= WHOLE_CHARACTERS and (field.type in LINED or field.lines <= WHOLE_LINES),
    )
