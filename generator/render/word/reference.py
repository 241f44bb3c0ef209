"""The frame of one Word document: page, header, footer and watermark, as pandoc takes them from a reference.

Pandoc reads styles, header, footer and page from an example document. Header and footer of ours say what the
document is, so that each has an example of its own, made from the parts in `printables/word/` in a moment.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from string import Template

from generator.render.word.furniture import BESIDE, MARGIN
from generator.render.word.grid import Cell, Paragraph, Row, Table, twips
from generator.render.word.watermark import watermark
from generator.render.word.xml import NAMESPACES, Xml, characters, field, join, run, tag, w
from generator.views.imprint import Imprint
from generator.views.measure import parted
from generator.words import Words

PAGE, PAGES = "\ue000", "\ue001"
"""Stand for the numbers while the words around them are looked up; no text of the source may hold them."""
EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The first date that an archive can hold: the same document gives the same bytes on any day."""
TOP, BOTTOM, HEADER, FOOTER = 1700, 1300, 1000, 700
"""Margins of the page, and where header and footer begin, in hundredths of a millimetre."""
BINDING = 2000
"""Margin at the edge that is bound."""
PROTECTION = '<w:documentProtection w:edit="forms" w:enforcement="1"/>'
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


@dataclass(frozen=True)
class Sides:
    """How a page lies, and whether it leaves room to bind it: upright at the left, landscape at the top."""

    landscape: bool
    bound: bool = False

    @property
    def left(self) -> int:
        """The left margin."""
        return BINDING if self.bound and not self.landscape else MARGIN

    @property
    def above(self) -> int:
        """By how much everything stands lower than on a page that is not bound at the top."""
        return BINDING - HEADER if self.bound and self.landscape else 0

    @property
    def width(self) -> int:
        """Between the margins."""
        return (29700 if self.landscape else 21000) - self.left - MARGIN


def frame(imprint: Imprint, words: Words, sides: Sides) -> dict[str, str]:
    """Return the parts of the frame that belong to one document alone, by name."""
    mark = watermark(imprint.control.mark, words("word.shared.font")) if imprint.control.mark else Xml("")
    head = join(_header(imprint, words, sides.width).xml(), w("p", w("pPr", w("pStyle", val="Gap")), mark))
    foot = join(_footer(imprint, words, sides.width).xml(), Paragraph("Gap").xml())
    body = w("body", Paragraph("Normal").xml(), _section(sides))
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


def settings(words: Words, *, locked: bool) -> dict[str, str]:
    """Return what the shared parts leave to a document: typefaces, language tags, whether it is locked.

    Of a locked document only the places to fill in can be changed: what is printed is what was approved.
    """
    protection = {"protection": PROTECTION if locked else ""}
    return protection | {name.replace("-", "_"): text for name, text in words.section("word.shared").items()}


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


def _section(sides: Sides) -> Xml:
    across, down = twips(21000), twips(29700)
    size = w("pgSz", w=down, h=across, orient="landscape") if sides.landscape else w("pgSz", w=across, h=down)
    return w(
        "sectPr",
        tag("w:headerReference", {"w:type": "default", "r:id": "rIdHeader"}),
        tag("w:footerReference", {"w:type": "default", "r:id": "rIdFooter"}),
        size,
        w(
            "pgMar",
            top=twips(TOP + sides.above),
            right=twips(MARGIN),
            bottom=twips(BOTTOM),
            left=twips(sides.left),
            header=twips(HEADER + sides.above),
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
    stated = [(label, text) for label, text in facts if text not in {"", words("common.unspecified")}]
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
    share = width * 2 // 5
    return Table((share, width - share), (Row((organisation, right)),), "HandbookHeader")


def _footer(imprint: Imprint, words: Words, width: int) -> Table:
    known = (run(f"{words('print.code')} ", "FactLabel"), run(imprint.printed)) if imprint.printed else ()
    code = Paragraph("Footer", known)
    named = [imprint.running.number, imprint.control.version]
    told = BESIDE.join(text for text in named if text not in {"", words("common.unspecified")})
    number = Paragraph("RunningEnd", (run(told, "FactLabel"),))
    cells = (Cell((code,)), Cell((Paragraph("RunningMiddle", tuple(page_of(words))),)), Cell((number,)))
    return Table(parted(width, (1, 1, 1)), (Row(cells),), "HandbookFooter")


def page_of(words: Words, key: str = "print.page-of") -> list[Xml]:
    """Return "page x of y" with fields that Word keeps."""
    told = words(key, page=f"\n{PAGE}\n", pages=f"\n{PAGES}\n")
    fields = {PAGE: field("PAGE", "1"), PAGES: field("NUMPAGES", "1")}
    return [fields.get(part) or run(part) for part in told.split("\n") if part]
