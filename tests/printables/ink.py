"""What stands where on a printed page: words, sizes of type, rules, and the tables of the tags."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any
from xml.etree import ElementTree as ET

import pypdf

POINT = 25.4 / 72
"""Millimetres."""
XHTML = "{http://www.w3.org/1999/xhtml}"
BOX = 5.0
"""Millimetres that every border of a cell is longer than, and no side of a box to tick."""
LARGEST = 15.0
"""Millimetres of the height of a word; what is higher is the watermark."""


@dataclass(frozen=True)
class Word:
    """A word with its box in millimetres from the upper left corner of its page."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True)
class Rule:
    """A straight line, level or upright, in the same millimetres."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def level(self) -> bool:
        return self.bottom - self.top < 0.01


@dataclass(frozen=True)
class Page:
    """A page with what stands on it."""

    width: float
    height: float
    words: list[Word]
    rules: list[Rule]
    sizes: set[float]
    """Of the type, in points."""

    def first(self, text: str) -> Word:
        return next(word for word in self.words if word.text.startswith(text))

    def cell(self, x: float, y: float) -> float:
        """Return how far apart the level rules above and below a point are."""
        long = (rule for rule in self.rules if rule.level and rule.right - rule.left > BOX)
        level = [rule.top for rule in long if rule.left <= x <= rule.right]
        return min(top for top in level if top > y) - max(top for top in level if top <= y)

    def crossed(self) -> Iterator[tuple[Word, Rule]]:
        """Yield words with rules that run through them."""
        for word in self.words:
            high, wide = word.bottom - word.top, word.right - word.left
            for rule in self.rules:
                if rule.level:
                    through = word.top + 0.1 * high < rule.top < word.bottom - 0.1 * high
                    if through and rule.left < word.right - 0.3 and rule.right > word.left + 0.3:
                        yield word, rule
                else:
                    through = word.left + 0.1 * wide < rule.left < word.right - 0.1 * wide
                    if (
                        through
                        and rule.top < word.bottom - 0.1 * high
                        and rule.bottom > word.top + 0.1 * high
                    ):
                        yield word, rule


def pages_of(pdf: bytes) -> list[Page]:
    """Return the pages of a document."""
    boxes = subprocess.run(
        ["pdftotext", "-bbox", "-enc", "UTF-8", "-", "-"], input=pdf, capture_output=True, check=True
    )
    found = ET.fromstring(boxes.stdout).iter(f"{XHTML}page")  # noqa: S314 - our own output
    return [_page(*each) for each in zip(pypdf.PdfReader(io.BytesIO(pdf)).pages, found, strict=True)]


def _page(page: pypdf.PageObject, boxes: ET.Element) -> Page:
    height = float(page.mediabox.height)
    words = [_word(each) for each in boxes.iter(f"{XHTML}word")]
    pen, sizes = _Pen(height, [], []), set[float]()

    def text(words: str, matrix: Any, own: Any, _font: Any, size: float) -> None:
        if words.strip():
            sizes.add(round(abs(size * matrix[3] * own[3]), 2))

    page.extract_text(visitor_operand_before=pen.drawn, visitor_text=text)
    small = [word for word in words if word.bottom - word.top < LARGEST]
    return Page(float(page.mediabox.width) * POINT, height * POINT, small, pen.rules, sizes)


@dataclass(frozen=True)
class _Pen:
    """Follows the paths of a page of that height in points."""

    height: float
    path: list[tuple[float, float]]
    rules: list[Rule]

    def drawn(self, operator: bytes, operands: Any, matrix: Any, _text: Any) -> None:
        """Take one operator of the page."""
        a, b, c, d, e, f = matrix

        def at(x: float, y: float) -> tuple[float, float]:
            return a * x + c * y + e, b * x + d * y + f

        match operator:
            case b"m":
                self.path[:] = [at(*map(float, operands))]
            case b"l":
                self.path.append(at(*map(float, operands)))
            case b"re":
                x, y, wide, high = map(float, operands)
                corners = (x, y), (x + wide, y), (x + wide, y + high), (x, y + high), (x, y)
                self.path[:] = [at(*corner) for corner in corners]
            case b"h":
                self.path.extend(self.path[:1])
            case b"S" | b"s":
                self.rules.extend(_rules(self.path, self.height))
                self.path.clear()
            case b"f" | b"n":
                self.path.clear()


def _word(box: ET.Element) -> Word:
    sides = (float(box.get(side, "")) * POINT for side in ("xMin", "yMin", "xMax", "yMax"))
    return Word(box.text or "", *sides)


def _rules(path: list[tuple[float, float]], height: float) -> Iterator[Rule]:
    for (x1, y1), (x2, y2) in pairwise(path):
        if abs(x1 - x2) < 0.01 or abs(y1 - y2) < 0.01:
            left, right = sorted((x1 * POINT, x2 * POINT))
            top, bottom = sorted(((height - y1) * POINT, (height - y2) * POINT))
            yield Rule(left, top, right, bottom)


@dataclass(frozen=True)
class Tagged:
    """A cell of a table of the tags, with the columns that it covers."""

    kind: str
    """TH or TD."""
    name: str
    columns: range
    heads: tuple[str, ...]
    """The names of the heads that it gives."""


def tables_of(pdf: bytes) -> list[list[Tagged]]:
    """Return the cells of each table of the tags."""
    root = _root(pdf)["/StructTreeRoot"]
    return [[*_cells(table)] for table in _elements(root, "/Table")]


def _root(pdf: bytes) -> Any:
    return pypdf.PdfReader(io.BytesIO(pdf)).trailer["/Root"]


def _elements(node: Any, kind: str) -> Iterator[Any]:
    """Yield the elements of a kind below a node; what is in one of them is not looked at."""
    kids = node.get("/K", [])
    kids = kids.get_object() if hasattr(kids, "get_object") else kids
    for kid in kids if isinstance(kids, list) else [kids]:
        each = kid.get_object() if hasattr(kid, "get_object") else kid
        if not isinstance(each, dict):
            continue
        if each.get("/S") == kind:
            yield each
        else:
            yield from _elements(each, kind)


def _cells(table: Any) -> Iterator[Tagged]:
    spans: dict[int, int] = {}
    for row in _elements(table, "/TR"):
        taken = {column for column, left in spans.items() if left > 0}
        spans = {column: left - 1 for column, left in spans.items() if left > 1}
        place = 0
        for cell in _row(row):
            told = _attributes(cell)
            while place in taken:
                place += 1
            columns = range(place, place + int(told.get("/ColSpan", 1)))
            if (down := int(told.get("/RowSpan", 1))) > 1:
                spans |= dict.fromkeys(columns, down - 1)
            name, heads = cell.get("/ID", ""), told.get("/Headers", [])
            yield Tagged(cell["/S"][1:], str(name), columns, tuple(map(str, heads)))
            place = columns.stop


def _row(row: Any) -> Iterator[Any]:
    kids: Any = row["/K"]
    for kid in kids:
        yield kid.get_object()


def _attributes(cell: Any) -> dict[str, Any]:
    given = cell.get("/A", [])
    given = given.get_object() if hasattr(given, "get_object") else given
    each = [one.get_object() for one in (given if isinstance(given, list) else [given])]
    return {key: value for one in each if one.get("/O") == "/Table" for key, value in one.items()}
