"""Tables to write in: paragraphs in cells in rows, frozen, and their OpenXML.

Pandoc's own tables know no height of rows, no shading, no heads above a table that go with it and no content
controls, so that these go through it as raw OpenXML.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from generator.render.word.xml import Xml, join, run, w

SOFT, BAND, IDLE = "F4F7F8", "E3ECED", "EEEEEE"
"""Grounds of labels, of heads, and of cells in which a row has nothing to fill in."""
TIGHT = 34
"""Margin in a narrow cell, in Word's unit."""


def twips(length: int) -> int:
    """Return hundredths of a millimetre in Word's unit of length: 1440 twentieths of a point are 25.4 mm."""
    return (length * 144 + 127) // 254


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of runs in a style of `styles.xml`."""

    style: str
    runs: tuple[Xml, ...] = ()
    kept: bool = False
    """Whether it stays on one page with what follows."""

    def xml(self) -> Xml:
        """Return its OpenXML."""
        kept = (w("keepNext"),) if self.kept else ()
        return w("p", w("pPr", w("pStyle", val=self.style), *kept), *self.runs)


@dataclass(frozen=True)
class Cell:
    """A cell over one or more columns; a cell of Word is never without a paragraph."""

    paragraphs: tuple[Paragraph, ...]
    span: int = 1
    ground: str = ""
    upright: str = "center"
    """Where its content stands: top, center or bottom."""
    merged: str = ""
    """`restart` where it goes on downwards, `continue` where it is the going on of the one above."""
    tight: bool = False
    """Whether its content may come close to its sides, as in a narrow column."""
    inside: Xml | None = None
    """Tables of their own that it holds before its paragraphs; such a cell has no sides and no margins."""


@dataclass(frozen=True)
class Row:
    """A row. Without `splits` it is kept on one page."""

    cells: tuple[Cell, ...]
    height: int = 0
    """In hundredths of a millimetre, at the least."""
    head: bool = False
    """Whether it stands again on every page that the table goes on to; so do the rows above it."""
    splits: bool = False

    def kept(self) -> Row:
        """Return the row so that it stays with what follows."""
        return replace(self, cells=tuple(_kept(cell) for cell in self.cells))


@dataclass(frozen=True)
class Table:
    """A table in a style of `styles.xml`; widths are in hundredths of a millimetre."""

    widths: tuple[int, ...]
    rows: tuple[Row, ...]
    style: str = "HandbookGrid"
    title: str = ""
    """What it is, for whoever hears it read aloud."""

    def closed(self, inside: Xml, held: int) -> Table:
        """Return the table with what stands below it as its last row, which so many rows before stay with.

        So both stay together in LibreOffice too, which knows no row that stays with the next table.
        """
        below = Cell((Paragraph("Gap"),), len(self.widths), inside=inside)
        return replace(self, rows=(*kept(self.rows, held), Row((below,))))

    def xml(self) -> Xml:
        """Return its OpenXML."""
        edges = (0, *(twips(sum(self.widths[: place + 1])) for place in range(len(self.widths))))
        widths = [end - start for start, end in pairwise(edges)]
        caption = (w("tblCaption", val=self.title),) if self.title else ()
        head = any(row.head for row in self.rows)
        return w(
            "tbl",
            w(
                "tblPr",
                w("tblStyle", val=self.style),
                w("tblW", w=edges[-1], type="dxa"),
                w("tblLayout", type="fixed"),
                w("tblLook", val="0020" if head else "0000", firstRow=int(head)),
                *caption,
            ),
            w("tblGrid", *(w("gridCol", w=width) for width in widths)),
            *(_row(row, widths) for row in self.rows),
        )


def stacked(tables: Sequence[Table], between: str = "Gap") -> Xml:
    """Return tables one below the other, each kept with the next by nothing but its own rows.

    Word would join tables that nothing stands between. A paragraph of the style `Gap` takes next to no room,
    one of the style `Space` a little.
    """
    apart = Paragraph(between, kept=True).xml()
    return join(*(part for table in tables for part in (table.xml(), apart)))


def paragraph(style: str, text: str, *, kept: bool = False) -> Paragraph:
    """Return a paragraph of one text."""
    return Paragraph(style, (run(text),) if text else (), kept)


def kept(rows: Sequence[Row], count: int = 1) -> tuple[Row, ...]:
    """Return rows of which so many at the end stay together and with what follows."""
    first = max(len(rows) - count, 0)
    return (*rows[:first], *(row.kept() for row in rows[first:]))


def _kept(cell: Cell) -> Cell:
    return replace(cell, paragraphs=tuple(replace(each, kept=True) for each in cell.paragraphs))


def _row(row: Row, widths: Sequence[int]) -> Xml:
    cells, place = [], 0
    for cell in row.cells:
        cells.append(_cell(cell, sum(widths[place : place + cell.span])))
        place += cell.span
    height = (w("trHeight", val=twips(row.height), hRule="atLeast"),) if row.height else ()
    properties = (
        *(() if row.splits else (w("cantSplit"),)),
        *height,
        *((w("tblHeader"),) if row.head else ()),
    )
    return w("tr", *((w("trPr", *properties),) if properties else ()), *cells)


def _cell(cell: Cell, width: int) -> Xml:
    margin = 0 if cell.inside else TIGHT
    sides = (w("left", w=margin, type="dxa"), w("right", w=margin, type="dxa"))
    ends = (w("top", w=0, type="dxa"), sides[0], w("bottom", w=0, type="dxa"), sides[1])
    borders = (w(side, val="nil") for side in ("left", "bottom", "right"))
    properties = w(
        "tcPr",
        w("tcW", w=width, type="dxa"),
        *((w("gridSpan", val=cell.span),) if cell.span > 1 else ()),
        *((w("vMerge", val=cell.merged),) if cell.merged else ()),
        *((w("tcBorders", *borders),) if cell.inside else ()),
        *((w("shd", val="clear", color="auto", fill=cell.ground),) if cell.ground else ()),
        *((w("tcMar", *(ends if cell.inside else sides)),) if cell.tight or cell.inside else ()),
        w("vAlign", val=cell.upright),
    )
    return w("tc", properties, cell.inside or Xml(""), *(each.xml() for each in cell.paragraphs))
