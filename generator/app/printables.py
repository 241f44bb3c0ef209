"""The printables of a handbook as artifacts: which there are, what each depends on, how each is made."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property, partial
from importlib.metadata import version
from pathlib import Path
from typing import Any

from generator.app.project import TOOL
from generator.content import BLANK_RECORD, OPEN_FORMS, WHOLE
from generator.publish.artifacts import Artifact, folder_digest, key
from generator.render.excel import workbook
from generator.render.fonts import prepared
from generator.render.typst import STANDARDS, Typesetter, document, paper_data, volume_document
from generator.render.word import WordWriter, word_document
from generator.views.control import canonical
from generator.views.flowchart.pages import FlowchartPrint, flowchart_print
from generator.views.form import FormView, blank_record, form_view
from generator.views.imprint import site_address
from generator.views.pages import pages
from generator.views.papers.open_forms import open_forms
from generator.views.papers.paper import PaperView
from generator.views.sheet import SheetView, sheet_view
from generator.views.volume import VolumeView, volume_view
from generator.views.wording import Wording
from generator.views.workbook import workbook_view
from generator.words import Words

LAYOUTS = TOOL / "printables"
RENDERERS = TOOL / "generator" / "render"
View = SheetView | FormView | FlowchartPrint | VolumeView | PaperView
Views = tuple[tuple[str, str, View], ...]
"""Id, layout of the PDF and view of each document."""


@dataclass
class _Press:
    """Sets documents; fonts and typesetter are made ready only when something is really to be set."""

    characters: frozenset[str]
    fonts: Path
    script: str

    @cached_property
    def typesetter(self) -> Typesetter:
        return Typesetter(LAYOUTS, prepared(self.characters, self.fonts, self.script))

    def job(self, layout: str, data: dict[str, Any]) -> Callable[[], bytes]:
        return lambda: self.typesetter.pdf(layout, data)


def printables(wording: Wording, views: Views, fonts: Path, *, volume: bool) -> tuple[Artifact, ...]:
    """Return the files of these documents; of the whole handbook, the `volume`, only if it is asked for.

    Sheets and forms exist as PDF, to print, and as Word documents, to edit or fill in; sheets as workbooks
    too, to fill in with live scores.
    `fonts` is the folder in which the cut typeface is kept.
    """
    pdfs = (pdf for pdf in _pdfs(views, wording.words, fonts) if volume or pdf.path != f"{WHOLE}.pdf")
    return (*pdfs, *_word_documents(views, wording.words), *_workbooks(wording))


def _pdfs(views: Views, words: Words, fonts: Path) -> Iterator[Artifact]:
    """Yield all PDFs: even one that is left out counts for the typeface that they share."""
    jobs = [(entity, layout, _data(view, words)) for entity, layout, view in views]
    texts = [json.dumps(data, ensure_ascii=False, sort_keys=True) for _, _, data in jobs]
    press = _Press(frozenset(character for text in texts for character in text), fonts, words.script)
    shared = key(
        version("typst"),
        version("justmytype-intl-cjk"),
        *STANDARDS,
        folder_digest(LAYOUTS, "*.typ"),
        "".join(sorted(press.characters)),
    )
    for (entity, layout, data), text in zip(jobs, texts, strict=True):
        yield Artifact(f"{entity}.pdf", key(shared, layout, text), press.job(layout, data))


def _data(view: View, words: Words) -> dict[str, Any]:
    if isinstance(view, PaperView):
        return paper_data(view, words)
    return volume_document(view, words) if isinstance(view, VolumeView) else document(view, words)


def _word_documents(views: Views, words: Words) -> Iterator[Artifact]:
    writer = WordWriter(LAYOUTS / "word")
    shared = key(version("pypandoc_binary"), version("segno"), folder_digest(writer.folder))
    for entity, _, view in views:
        if isinstance(view, SheetView | FormView):
            made = word_document(view, words)
            yield Artifact(f"{entity}.docx", key(shared, canonical(made)), partial(writer.docx, made))


def _workbooks(wording: Wording) -> Iterator[Artifact]:
    shared = key(version("xlsxwriter"), version("segno"), folder_digest(RENDERERS, "excel*.py"))
    for sheet in wording.handbook.sheets:
        view = workbook_view(wording.handbook, sheet, wording, site_address(wording))
        yield Artifact(f"{sheet.id}.xlsx", key(shared, canonical(view)), partial(workbook, view))


def documents(wording: Wording, points: tuple[str, ...] = ()) -> Iterator[tuple[str, str, View]]:
    """Yield every sheet, every form, every procedure's chart, and the whole handbook.

    Where fields of forms are open, there is a page to record any of them on, and the list of these forms.
    `points` are the main points of the version, with which the whole handbook opens.
    """
    handbook, address = wording.handbook, site_address(wording)
    users = wording.lens.relations.users_of_form
    for sheet in handbook.sheets:
        yield sheet.id, "sheet.typ", sheet_view(handbook, sheet, wording, address)
    for form in handbook.forms:
        view = form_view(handbook, form, wording, address, users.get(form.id, ()))
        yield form.id, "form.typ", view
    if any(form.is_open for form in handbook.forms):
        yield BLANK_RECORD, "form.typ", blank_record(wording, address)
        yield OPEN_FORMS, "paper.typ", open_forms(wording, address, users)
    charts = {str(one.id): flowchart_print(handbook, one, wording, address) for one in handbook.procedures}
    for procedure, chart in charts.items():
        yield procedure, "flowchart.typ", chart
    yield WHOLE, "book.typ", volume_view(wording, pages(wording, frozenset(), ()), charts, points)
