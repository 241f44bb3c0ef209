"""Readers of files: a sheet is printed, written and opened as its users do, and read back."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from itertools import pairwise
from xml.etree import ElementTree as ET

from python_calamine import CalamineWorkbook

from generator.model.handbook import Handbook
from generator.model.standards import Criterion
from generator.render.excel import workbook
from generator.render.word import WordWriter
from generator.views.workbook import workbook_view
from tests.outputs.facts import Facts
from tests.outputs.readers import WORDS, full_in_workbook, view_of, wording_of
from tests.outputs.reading import facts, sliced, squeezed
from tests.printables.press import Press, text
from tests.printables.word import w, word


def titles_of(handbook: Handbook) -> list[str]:
    return [str(one.title) for _, one in handbook.of(Criterion)]


def full_points(said: str) -> str:
    """Return the full points that the reckoning at the end begins with; empty where they are not known."""
    label, *after = (WORDS(f"print.sheet.totals.{key}") for key in ("full", "less", "gained"))
    found = re.findall(rf"{label}([\d.]+)(?={'|'.join(after)})", said)
    return found[-1] if found else ""


def pdf(handbook: Handbook, press: Press) -> Facts:
    """Read the text of the printed sheet, in the order of its tags."""
    view = view_of(handbook)
    # A row ends where a section begins or its reckoning or that of the sheet is written.
    ends = [part.title for part in view.sections]
    for line in (*(part.reckoning for part in view.sections), view.totals):
        ends += [f"{one.label}{one.text}{one.pattern}{other.label}" for one, other in pairwise(line)]
    said = text(press.pdf("sheet.typ", view))
    head, rows = sliced(said, titles_of(handbook), ends)
    return replace(facts(head, rows), full=full_points(said))


def docx(handbook: Handbook, writer: WordWriter) -> Facts:
    """Read the Word document: the rows of its tables, and everything beside them."""
    document, titles = word(writer, view_of(handbook)), titles_of(handbook)
    rows: dict[str, str] = {}
    known: set[int] = set()
    for line in document.body.iter(w("tr")):
        title = next((one for one in titles if one in _text(line)), None)
        if title is not None and next(line.iter(w("tbl")), None) is None:
            rows[title] = _text(line)
            known |= {id(paragraph) for paragraph in line.iter(w("p"))}
    head = " ".join(_text(one) for one in document.body.iter(w("p")) if id(one) not in known)
    return replace(facts(head, rows), full=full_points(squeezed(head)))


def _text(element: ET.Element) -> str:
    return "".join(each.text or "" for each in element.iter(w("t")))


def xlsx(handbook: Handbook) -> Facts:
    """Read the workbook as a spreadsheet program opens it."""
    view = workbook_view(handbook, handbook.sheets[0], wording_of(handbook), "")
    book, titles = CalamineWorkbook.from_filelike(io.BytesIO(workbook(view))), titles_of(handbook)
    head: list[str] = []
    rows: dict[str, str] = {}
    full = None
    for place, name in enumerate(book.sheet_names):
        for line in book.get_sheet_by_name(name).to_python():
            told = " ".join(str(cell) for cell in line)
            title = next((one for one in titles if squeezed(told).find(one) >= 0), None)
            if place == 0 and "total|full" in line:
                label, value, *_ = (cell for cell in line if cell != "")
                full = full_in_workbook(str(label), value)
            elif place == 0 and title is not None:
                rows.setdefault(title, told)
            elif place == 0 or "→" not in told:
                head.append(told)
    return replace(facts(" ".join(head), rows), full=full)
