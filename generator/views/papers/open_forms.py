"""The list of the forms whose fields are open, with what the handbook says of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from generator.content import BLANK_RECORD, OPEN_FORMS
from generator.model.base import Entity
from generator.model.forms import Form
from generator.views.form.blank import GENERAL, uses
from generator.views.imprint import Labelled, general_imprint, stamped
from generator.views.papers.paper import PaperView, columns, text
from generator.views.volume.blocks import Line, Paragraph, Piece
from generator.views.wording import Wording


def open_forms(wording: Wording, address: str, users: Mapping[str, Iterable[Entity]]) -> PaperView:
    """Return the list; `users` are the steps, rules, requirements and criteria that name a form, by id."""
    words = wording.words
    found = [form for form in wording.handbook.forms if form.is_open]
    record = words(GENERAL[BLANK_RECORD])
    lead = words("print.form.open.lead", owner=wording.name(wording.handbook.about.owner).text, record=record)
    heads = ((words("pages.column.form"), "text"), (words("print.form.blank.uses"), "wide"))
    rows = (
        (_name(wording, form), tuple(_told(uses(wording, form, users.get(form.id, ()))))) for form in found
    )
    view = PaperView(
        imprint=general_imprint(wording, OPEN_FORMS, words(GENERAL[OPEN_FORMS]), "forms/index.html"),
        facts=(Labelled(words("print.form.open.count"), str(len(found))),),
        heads=(),
        signatures=(),
        contents=False,
        blocks=(Paragraph(text(lead), "lead"), *columns(heads, rows)),
    )
    return stamped(view, address)


def _name(wording: Wording, form: Form) -> Line:
    title = text(wording.plain(form.title), "strong")
    return (*text(form.number, "code"), Piece(" "), *title) if isinstance(form.number, str) else title


def _told(told: Iterable[Labelled]) -> Iterator[Piece]:
    for place, one in enumerate(told):
        yield Piece(f"\n{one.label}" if place else one.label, "code")
        yield Piece(f" {one.text}")
