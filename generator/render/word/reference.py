"""The frame of one Word document: page, header, footer and watermark, as pandoc takes them from a reference.

Pandoc reads styles, header, footer and page from an example document. Header and footer of ours say what the
document is, so that each has an example of its own, made from the parts in `printables/word/` in a moment.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from string import Template

from generator.render.word.furniture import BESIDE, MARGIN, TEXT_WIDTH
from generator.render.word.grid import Cell, Paragraph, Row, Table, twips
from generator.render.word.watermark import watermark
from generator.render.word.xml import NAMESPACES, Xml, characters, field, join, run, tag, w
from generator.views.imprint import Imprint
from generator.words import Words

PAGE, PAGES = "\ue000", "\ue001"
"""Stand for the numbers while the words around them are looked up; no text of the source may hold them."""
EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The first date that an archive can hold: the same document gives the same bytes on any day."""
TOP, BOTTOM, HEADER, FOOTER = 17, 13, 10, 7
"""Margins of the page, and where header and footer begin, in millimetres."""
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def frame(imprint: Imprint, words: Words, *, landscape: bool) -> dict[str, str]:
    """Return the parts of the frame that belong to one document alone, by name."""
    width = TEXT_WIDTH[landscape]
    mark = watermark(imprint.control.mark, words("word.shared.font")) if imprint.control.mark else Xml("")
    head = join(_header(imprint, words, width).xml(), w("p", w("pPr", w("pStyle", val="Gap")), mark))
    foot = join(_footer(imprint, words, width).xml(), Paragraph("Gap").xml())
    body = w("body", Paragraph("Normal").xml(), _section(landscape=landscape))
    organisation = tag("Company", {}, characters(imprint.control.organisation))
    return {
        "word/document.xml": _part("w:document", body),
        "word/header1.xml": _part("w:hdr", head),
        "word/footer1.xml": _part("w:ftr", foot),
        "docProps/app.xml": (
            f'{DECLARATION}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
            f'extended-properties">{organisation}</Properties>'
        ),
    }


def settings(words: Words) -> dict[str, str]:
    """Return what the shared parts leave to the language: typefaces and language tags."""
    return {name.replace("-", "_"): text for name, text in words.section("word.shared").items()}


def reference(folder: Path, parts: Mapping[str, str], shared: Mapping[str, str]) -> bytes:
    """Return the example document: the parts in `folder` that all share, filled in, and those of one."""
    filled = {
        path.relative_to(folder).as_posix(): Template(path.read_text(encoding="utf-8")).substitute(shared)
        for path in _files(folder)
    }
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in sorted({**filled, **parts}.items()):
            archive.writestr(zipfile.ZipInfo(name, EARLIEST), content)
    return target.getvalue()


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def _part(root: str, content: Xml) -> str:
    return f"{DECLARATION}<{root} {NAMESPACES}>{content}</{root}>"


def _section(*, landscape: bool) -> Xml:
    across, down = twips(210), twips(297)
    size = w("pgSz", w=down, h=across, orient="landscape") if landscape else w("pgSz", w=across, h=down)
    return w(
        "sectPr",
        tag("w:headerReference", {"w:type": "default", "r:id": "rIdHeader"}),
        tag("w:footerReference", {"w:type": "default", "r:id": "rIdFooter"}),
        size,
        w(
            "pgMar",
            top=twips(TOP),
            right=twips(MARGIN),
            bottom=twips(BOTTOM),
            left=twips(MARGIN),
            header=twips(HEADER),
            footer=twips(FOOTER),
            gutter=0,
        ),
    )


def _header(imprint: Imprint, words: Words, width: int) -> Table:
    control, running = imprint.control, imprint.running
    facts = (
        (words("print.number"), running.number),
        (words("print.version"), control.version),
        (words("print.state"), control.state),
        (words("print.effective"), control.effective),
    )
    stated = [(label, text) for label, text in facts if text]
    told = [
        part
        for place, (label, text) in enumerate(stated)
        for part in (
            run(f"{BESIDE if place else ''}{label} ", "FactLabel"),
            run(text, "Strong" if text == control.state else ""),
        )
    ]
    organisation = Cell((Paragraph("Header", (run(running.organisation, "Strong"),)),), upright="bottom")
    right = Cell((Paragraph("RunningEnd", tuple(told)),), upright="bottom")
    share = Fraction(2 * width, 5)
    return Table((share, width - share), (Row((organisation, right)),), "HandbookHeader")


def _footer(imprint: Imprint, words: Words, width: int) -> Table:
    known = (run(f"{words('print.code')} ", "FactLabel"), run(imprint.printed)) if imprint.printed else ()
    code = Paragraph("Footer", known)
    number = Paragraph(
        "RunningEnd", (run(f"{imprint.running.number}{BESIDE}{imprint.control.version}", "FactLabel"),)
    )
    cells = (Cell((code,)), Cell((Paragraph("RunningMiddle", tuple(_page_of(words))),)), Cell((number,)))
    return Table((Fraction(width, 3),) * 3, (Row(cells),), "HandbookFooter")


def _page_of(words: Words) -> list[Xml]:
    """Return "page x of y" with fields that Word keeps."""
    told = words("print.page-of", page=f"\n{PAGE}\n", pages=f"\n{PAGES}\n")
    fields = {PAGE: field("PAGE", "1"), PAGES: field("NUMPAGES", "1")}
    return [fields.get(part) or run(part) for part in told.split("\n") if part]
