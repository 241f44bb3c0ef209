"""A form whose fields no source gives: a page to write on freely, with what the handbook says of the form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from generator.content import BLANK_RECORD, OPEN_FORMS
from generator.model.base import UNSPECIFIED, Entity, Unspecified
from generator.model.forms import Form
from generator.model.text import mentions
from generator.views.form.lines import in_lines, pattern
from generator.views.form.view import FormField, FormGroup
from generator.views.imprint import Labelled, joined
from generator.views.wording import Wording

GENERAL = {BLANK_RECORD: "print.form.blank.general", OPEN_FORMS: "print.form.open.title"}
"""Titles, by the keys in the catalogue, of what is printed for all forms whose fields are open."""
LINES_LEAST = 10
"""Written lines; paper has as many as the page holds."""
LISTED_MOST = 3
"""A text that names more forms only lists them."""
TYPES = {"date": "date", "record": "long-text"}
"""Of the heads that hold more than a few words, by their keys in the catalogue."""


def uses(wording: Wording, form: Form, users: Iterable[Entity]) -> Iterator[Labelled]:
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


def blank_groups(wording: Wording, first: Mapping[str, str] | None = None) -> Iterator[FormGroup]:
    """Yield what every record has, where the fields of one are not known; `first` heads are asked before."""
    for group, title in wording.words.section("print.form.blank.group").items():
        labels = wording.words.section(f"print.form.blank.{group}")
        if group == "head":
            labels = {**(first or {}), **labels}
        yield FormGroup(
            title, "", in_lines(tuple(_general(wording, group, *label) for label in labels.items()))
        )


def _general(wording: Wording, group: str, key: str, title: str) -> FormField:
    kind = TYPES.get(key, "signature" if group == "signatures" else "text")
    return FormField(
        id=f"{group}.{key}",
        title=title,
        type=kind,
        hint="",
        lines=LINES_LEAST if kind == "long-text" else 1,
        options=(),
        columns=(),
        filled_by="",
        pattern=pattern(wording, kind),
        required=False,
        whole=True,
        fills=kind == "long-text",
    )
