"""Printed documents: a view and a layout of `printables/` become an archivable, accessible PDF.

Every text goes to the layout as JSON and is never read as Typst code.
"""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

import typst

from generator.findings import ToolError
from generator.render.fonts import FAMILIES
from generator.render.qr import qr_svg
from generator.views.flowchart.pages import FlowchartPrint
from generator.views.form import FormView
from generator.views.pack import PackView
from generator.views.papers.paper import PaperView
from generator.views.sheet import SheetView
from generator.views.sheet.head import control_cells, signed_cells
from generator.views.volume import VolumeView
from generator.words import Words

STANDARDS: list[Literal["a-2a", "ua-1"]] = ["a-2a", "ua-1"]
"""PDF/A-2a (ISO 19005-2): archivable; PDF/UA-1 (ISO 14289-1): accessible. Both forbid a missing glyph."""


def document(view: SheetView | FormView | FlowchartPrint, words: Words) -> dict[str, Any]:
    """Return all that a layout needs to set a view: the view, words of furniture, typeface and QR code."""
    data = _shared(view, words) | {"qr": qr_svg(view.imprint.qr)}
    if isinstance(view, SheetView):
        control = view.imprint.control
        data["known"] = [asdict(cell) for cell in control_cells(control, words)]
        data["signed"] = [asdict(cell) for cell in signed_cells(control, words)]
    return data


def pack_document(view: PackView, words: Words) -> dict[str, Any]:
    """Return all that the layout of a pack needs: its cover, and each sheet as `document` gives it."""
    sheets = [document(sheet, words) for sheet in view.sheets]
    return _shared(replace(view, sheets=()), words) | {"sheets": sheets}


def volume_document(view: VolumeView, words: Words) -> dict[str, Any]:
    """Return all that the layout of the whole handbook needs."""
    return _shared(view, words) | {"unspecified": words("common.unspecified")}


def paper_data(view: PaperView, words: Words) -> dict[str, Any]:
    """Return all that the layout of a paper about versions needs."""
    return _shared(view, words)


def _shared(view: Any, words: Words) -> dict[str, Any]:
    return {
        "view": asdict(view),
        "t": words.section("print"),
        "family": FAMILIES[words.script],
        "region": words("common.region"),
        "date": view.imprint.control.date,
    }


class Typesetter:
    """Sets documents in this process. One for a run: it reads the fonts once and keeps what all share."""

    def __init__(self, printables: Path, fonts: Path) -> None:
        """Take the folder of the layouts and the folder of the fonts, as `fonts.prepared` returns it."""
        self.printables = printables
        loaded = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[fonts])
        self._compiler = typst.Compiler(root=printables, font_paths=loaded, ignore_system_fonts=True)

    def pdf(self, template: str, data: dict[str, Any]) -> bytes:
        """Return a document set by a layout such as `sheet.typ`; the same data gives the same bytes.

        Raises ToolError when the layout fails or gives a warning, or when a character has no glyph: that one
        names the character, and `fonts.missing` finds it beforehand.
        """
        try:
            result, warnings = self._compiler.compile_with_warnings(
                input=self.printables / template,
                format="pdf",
                sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
                pdf_standards=[*STANDARDS],
                timestamp=timestamp(data.get("date")),
            )
        except typst.TypstError as error:
            raise ToolError("typst", f"{template}: {told(error)}") from error
        if warnings:
            raise ToolError("typst", f"{template}: {'; '.join(told(warning) for warning in warnings)}")
        assert isinstance(result, bytes)  # noqa: S101 - a list comes for pictures of pages only
        return result


def told(problem: typst.TypstError | typst.TypstWarning) -> str:
    """Return what the typesetter says, with its hints, on one line."""
    return " - ".join(" ".join(str(part).split()) for part in (problem.message, *problem.hints))


def timestamp(date: str | None) -> int:
    """Return the date in a document's metadata, in seconds since 1970: its effective date at midnight UTC.

    PDF/A demands a date. A draft has none, and the clock's would make every build differ, so that a draft
    carries 1970-01-01, the customary date of what has none (SOURCE_DATE_EPOCH=0). Readers never see it: the
    dates that count are printed.
    """
    return int(datetime.fromisoformat(date).replace(tzinfo=UTC).timestamp()) if date else 0
