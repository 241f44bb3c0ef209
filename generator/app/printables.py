"""The printables of a handbook as artifacts: which there are, what each depends on, how each is made."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from typing import Any

from generator.app.project import TOOL
from generator.model.base import UNSPECIFIED
from generator.publish.artifacts import Artifact, folder_digest, key
from generator.render.fonts import prepared
from generator.render.typst import STANDARDS, Typesetter, document
from generator.views.flowchart.pages import flowchart_print
from generator.views.form import form_view, printable
from generator.views.sheet import sheet_view
from generator.views.wording import Wording

LAYOUTS = TOOL / "printables"


@dataclass(frozen=True)
class Printable(Artifact):
    """A document of one entity."""

    entity: str
    """Id of the sheet, form or procedure."""


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


def printables(wording: Wording, fonts: Path) -> tuple[Printable, ...]:
    """Return the documents: every sheet, every form with known content, every procedure's chart.

    `fonts` is the folder in which the cut typeface is kept.
    """
    jobs = [(entity, layout, document(view, wording.words)) for entity, layout, view in _views(wording)]
    texts = [json.dumps(data, ensure_ascii=False, sort_keys=True) for _, _, data in jobs]
    press = _Press(frozenset(character for text in texts for character in text), fonts, wording.words.script)
    shared = key(
        version("typst"),
        version("justmytype-intl-cjk"),
        *STANDARDS,
        folder_digest(LAYOUTS, "*.typ"),
        "".join(sorted(press.characters)),
    )
    return tuple(
        Printable(f"{entity}.pdf", key(shared, layout, text), press.job(layout, data), entity)
        for (entity, layout, data), text in zip(jobs, texts, strict=True)
    )


def _views(wording: Wording) -> Iterator[tuple[str, str, Any]]:
    handbook = wording.handbook
    address = "" if handbook.about.address is UNSPECIFIED else wording.plain(handbook.about.address)
    for sheet in handbook.sheets:
        yield sheet.id, "sheet.typ", sheet_view(handbook, sheet, wording, address)
    for form in handbook.forms:
        if printable(form):
            yield form.id, "form.typ", form_view(handbook, form, wording, address)
    for procedure in handbook.procedures:
        yield procedure.id, "flowchart.typ", flowchart_print(handbook, procedure, wording, address)
