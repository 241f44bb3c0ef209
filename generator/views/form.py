"""A blank form, ready to print: its fields in lines as they stand on paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from generator.model.base import UNSPECIFIED, Entity, Unspecified
from generator.model.forms import Field, FieldGroup, Form
from generator.model.handbook import Handbook
from generator.model.text import mentions
from generator.views.control import control
from generator.views.imprint import Imprint, Labelled, imprint, joined, stamped, suggestion_box
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
BLANK_LINES = 10
"""Least written lines of a page whose fields are not known."""
LISTED_MOST = 3
"""A text that names more forms only lists them."""


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
    fills: bool = False
    """Whether it has as many lines as the page has room for, not only those that it names."""


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
    notices: tuple[str, ...]
    """What must be said at the head: that its fields are not known, that it holds personal data."""
    uses: tuple[Labelled, ...]
    """Where the handbook uses it and what is said there; only where its fields are not known."""
    groups: tuple[FormGroup, ...]
    suggestion: str
    """Label of the box for suggestions of revision."""


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
    basis = (*form.basis, *(ground for field in fields for ground in field.basis))
    unknown = Labelled(wording.unspecified.text, words("print.legend.unspecified"))
    required = Labelled(words("print.form.required"), words("print.legend.required"))
    legend = (required, unknown) if any(field.required for field in fields) else (unknown,)
    data = control(wording, wording.plain(form.title), form.number)
    view = FormView(
        id=form.id,
        imprint=imprint(handbook, wording, form, data, basis, legend),
        facts=_facts(wording, form),
        landscape=any(len(field.columns) > UPRIGHT_MOST for field in fields),
        notices=tuple(_notices(wording, form, known=bool(fields))),
        uses=() if fields else tuple(_uses(wording, form, users)),
        groups=tuple(_group(wording, group) for group in content) if fields else tuple(_blank(wording)),
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
        yield wording.words("print.form.blank.notice", owner=wording.name(wording.handbook.about.owner).text)
    if form.personal_data:
        yield wording.words("print.form.personal-data")


def _uses(wording: Wording, form: Form, users: Iterable[Entity]) -> Iterator[Labelled]:
    """Yield where a form is used, and what is said of it there and of whom."""
    for user in users:
        said = _said_of(form, str(getattr(user, "text", None) or ""))
        named = {one.id for one in mentions(said) if wording.handbook.find(one.id, Form)}
        if len(named) > LISTED_MOST:
            continue
        place = wording.title(wording.handbook.parents[user.id])
        if title := getattr(user, "title", None):
            place = wording.words("print.form.blank.use", holder=place, use=wording.plain(title))
        who = getattr(user, "who", UNSPECIFIED)
        parties = "" if isinstance(who, Unspecified) else joined(wording, who)
        told = filter(None, (parties, wording.plain(said)))
        yield Labelled(place, wording.words("print.semicolon").join(told))


def _said_of(form: Form, text: str) -> str:
    """Return a text without the lines of a list that are about something else."""
    first, *others = text.split("\n")
    kept = (line for line in others if any(mention.id == form.id for mention in mentions(line)))
    return "\n".join((first, *kept))


def _blank(wording: Wording) -> Iterator[FormGroup]:
    """Yield what every record has, where the fields of one are not known."""
    for group, title in wording.words.section("print.form.blank.group").items():
        labels = wording.words.section(f"print.form.blank.{group}")
        yield FormGroup(
            title, "", _lines(tuple(_general(wording, group, *label) for label in labels.items()))
        )


def _general(wording: Wording, group: str, key: str, title: str) -> FormField:
    kind = {"date": "date", "record": "long-text"}.get(key, "signature" if group == "signatures" else "text")
    return FormField(
        id=f"{group}.{key}",
        title=title,
        type=kind,
        hint="",
        lines=BLANK_LINES if kind == "long-text" else 1,
        options=(),
        columns=(),
        filled_by="",
        pattern=_pattern(wording, kind),
        required=False,
        whole=True,
        fills=kind == "long-text",
    )


def _pattern(wording: Wording, kind: str) -> str:
    return wording.words.section("print.form.pattern").get(kind, "")


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
        pattern=_pattern(wording, field.type),
        required=field.required,
        whole=characters <= WHOLE_CHARACTERS and (field.type in LINED or field.lines <= WHOLE_LINES),
    )
