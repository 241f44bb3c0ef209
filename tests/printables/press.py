"""Sets samples and reads them back."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdf
import zxingcpp
from PIL import Image

from generator.render.fonts import prepared
from generator.render.typst import Typesetter, document, pack_document, paper_data, volume_document
from generator.words import LANGUAGES, Words, catalogue
from tests.printables.ink import pages_of
from tests.printables.samples import RARE

LAYOUTS = Path(__file__).resolve().parents[2] / "printables"
LEGIBLE = 8
"""Points that no type on paper is smaller than."""


class Press:
    """Sets views, all with one typeface: cutting one for each would take most of the time."""

    def __init__(self, cache: Path, more: str = "") -> None:
        """Take where the typeface is kept, and characters that only other tests print."""
        sources = (file.read_text(encoding="utf-8") for file in sorted(Path(__file__).parent.glob("*.py")))
        words = (entry for language in LANGUAGES for entry in catalogue(language).values())
        self._typesetter = Typesetter(LAYOUTS, prepared("".join((*sources, *words, RARE, more)), cache))

    def pdf(self, layout: str, view: Any, language: str = "zh") -> bytes:
        """Return a view set by a layout."""
        return self._typesetter.pdf(layout, document(view, Words(language)))

    def pack(self, view: Any, language: str = "zh") -> bytes:
        """Return the sheets of a round."""
        return self._typesetter.pdf("pack.typ", pack_document(view, Words(language)))

    def paper(self, view: Any, language: str = "zh") -> bytes:
        """Return a paper about versions."""
        return self._typesetter.pdf("paper.typ", paper_data(view, Words(language)))

    def volume(self, view: Any, language: str = "zh") -> bytes:
        """Return a whole handbook."""
        return self._typesetter.pdf("book.typ", volume_document(view, Words(language)))


def pages(pdf: bytes) -> list[str]:
    """Return the text of each page without any white space, in the order of the tags' content."""
    result = subprocess.run(
        ["pdftotext", "-raw", "-enc", "UTF-8", "-", "-"], input=pdf, capture_output=True, check=True
    )
    return [squeezed(page) for page in result.stdout.decode().split("\f")][:-1]


def text(pdf: bytes) -> str:
    """Return the whole text without white space."""
    return "".join(pages(pdf))


def squeezed(words: str) -> str:
    """Return words without white space."""
    return "".join(words.split())


def metadata(pdf: bytes) -> str:
    """Return the XMP packet."""
    found = pypdf.PdfReader(io.BytesIO(pdf)).xmp_metadata
    assert found is not None
    return found.stream.get_data().decode()


def pictures(pdf: bytes, folder: Path, resolution: int = 150) -> list[Image.Image]:
    """Return the pages as pictures, as a printer would show them."""
    file = folder / "document.pdf"
    file.write_bytes(pdf)
    subprocess.run(["pdftoppm", "-r", str(resolution), "-png", file, folder / "page"], check=True)
    return [_picture(path) for path in sorted(folder.glob("page-*.png"))]


def _picture(path: Path) -> Image.Image:
    with Image.open(path) as picture:
        return picture.copy()


def qr_codes(picture: Image.Image) -> list[tuple[str, float]]:
    """Return the text of each QR code on a picture and the width of its modules in pixels."""
    codes = zxingcpp.read_barcodes(picture)
    return [(code.text, float(code.position.top_right.x - code.position.top_left.x)) for code in codes]


def smallest(pdf: bytes) -> float:
    """Return the size of the smallest type of a document, in points."""
    return min(size for page in pages_of(pdf) for size in page.sizes)


def headless(pdf: bytes) -> list[tuple[str, int]]:
    """Return the cells of tables that name no head of their column, each with the place of its table.

    A table without any head is among them; so is a head that no cell can name.
    """
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    tables = [one for one in _elements(reader.root_object["/StructTreeRoot"]) if one.get("/S") == "/Table"]
    found = []
    for place, table in enumerate(tables, start=1):
        cells = [one for one in _elements(table) if one.get("/S") in {"/TD", "/TH"}]
        heads = {str(one.get("/ID")) for one in cells if one["/S"] == "/TH"}
        for cell in cells:
            named = {str(head) for each in _listed(cell.get("/A")) for head in each.get("/Headers", ())}
            if cell["/S"] == "/TD" and not (named and named <= heads):
                found.append((str(cell["/S"]), place))
    return found


def _elements(element: Any) -> Iterator[Any]:
    """Yield the elements of a document's structure below one of them."""
    for child in _listed(element.get("/K")):
        if isinstance(child, dict) and "/S" in child:
            yield child
            yield from _elements(child)


def _listed(value: Any) -> list[Any]:
    """Return what stands alone or in a list, with what it refers to."""
    found = value.get_object() if hasattr(value, "get_object") else value
    many = found if isinstance(found, list) else [] if found is None else [found]
    return [each.get_object() if hasattr(each, "get_object") else each for each in many]


def fonts_of(pdf: bytes) -> set[str]:
    """Return the names of the embedded fonts, without the subset's tag."""
    listing = subprocess.run(["pdffonts", "-"], input=pdf, capture_output=True, check=True).stdout.decode()
    rows = [line.split() for line in listing.splitlines()[2:]]
    return {row[0].partition("+")[2] for row in rows}
