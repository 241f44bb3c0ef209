"""A flowchart on paper: scaled down as far as its type stays legible, else continued on further pages."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from generator.model.base import Basis
from generator.model.handbook import Handbook
from generator.model.procedures import Procedure
from generator.views.control import control
from generator.views.flowchart import flowchart_view
from generator.views.flowchart.clip import CONNECTOR_ROOM, Window, clipped, tiers
from generator.views.flowchart.layout import SMALL
from generator.views.flowchart.shapes import PIXEL, Column, Connector, Edge, FlowchartView, Row
from generator.views.flowchart.steps import StepRow, step_rows
from generator.views.flowchart.text import advance
from generator.views.imprint import Imprint, Labelled, basis_documents, imprint, stamped
from generator.views.marked import with_mark
from generator.views.wording import Wording

POINT = 100_000
"""A point, in the unit of scales: so many parts of one a pixel."""
LEAST = -(-8 * POINT * PIXEL // SMALL)
"""No type on paper is smaller than 8 points."""
LARGEST = 72_000
"""A small chart would look coarse, were it drawn larger."""
SCALE_STEP = 1_000
"""Scales are tried in such steps."""


@dataclass(frozen=True)
class Paper:
    """A sheet of paper with the room for the chart on it, in points."""

    name: str
    landscape: bool
    width: int
    height: int


PAPERS = (
    Paper("a4", landscape=False, width=527, height=738),
    Paper("a4", landscape=True, width=773, height=490),
    Paper("a3", landscape=True, width=1122, height=738),
)
TITLE_HEIGHT, TITLE_SIZE, TITLE_LEADING = 80, 8, 12
"""Points: what the title takes on the first page with a line of legend but no basis; type and lines."""
BESIDE_QR, BESIDE_GAPS = 80, 92
"""Hundredths of the width that are left beside the QR code, for the basis, and beside gaps of a legend."""
LAST_PAGE_LEAST = 3
"""Rows on the last of several pages; the steps in words follow below them."""


@dataclass(frozen=True)
class ChartPage:
    """A part of the chart. Its body is drawn `shift` higher than in the whole chart."""

    scale: int
    """Hundred-thousandths of a point a pixel."""
    height: int
    shift: int
    rows: tuple[Row, ...]
    edges: tuple[Edge, ...]
    connectors: tuple[Connector, ...]


@dataclass(frozen=True)
class FlowchartPrint:
    """A flowchart as a document of its own."""

    id: str
    imprint: Imprint
    paper: str
    landscape: bool
    description: str
    width: int
    head_height: int
    columns: tuple[Column, ...]
    pages: tuple[ChartPage, ...]
    steps: tuple[StepRow, ...]
    """The same in words, and what the chart has no room for."""


def flowchart_print(
    handbook: Handbook, procedure: Procedure, wording: Wording, address: str
) -> FlowchartPrint:
    """Return a procedure's flowchart ready to print. For `address` see `stamped`."""
    words = wording.words
    chart = flowchart_view(handbook, procedure, wording)
    paper = next((paper for paper in PAPERS if _scale(paper.width, chart.width) >= LEAST), PAPERS[-1])
    title = re.sub(words("print.chart.twice"), "", words("print.chart.of", title=chart.title))
    basis = tuple(_basis(wording, procedure))
    legend = (
        Labelled(wording.unspecified.text, words("print.legend.unspecified")),
        Labelled(words("print.chart.connector"), words("print.chart.connector-note")),
    )
    # Whether all of it is explained is known only when the chart is divided: room is left for it.
    explained = (*legend, Labelled(words("common.decided-mark"), words("print.legend.decided")))
    basis_lines = _lines(basis_documents(handbook, wording, basis), paper.width * BESIDE_QR)
    legend_lines = _lines((one.label + one.text for one in explained), paper.width * BESIDE_GAPS)
    title_height = TITLE_HEIGHT + TITLE_LEADING * (basis_lines + legend_lines - 1)
    pages = tuple(_pages(chart, paper, paper.height - title_height))
    data = control(wording, title, procedure.number)
    view = FlowchartPrint(
        id=procedure.id,
        imprint=imprint(handbook, wording, procedure, data, basis, legend if len(pages) > 1 else legend[:1]),
        paper=paper.name,
        landscape=paper.landscape,
        description=chart.description or title,
        width=chart.width,
        head_height=chart.head_height,
        columns=chart.columns,
        pages=pages,
        steps=step_rows(procedure, wording),
    )
    return stamped(with_mark(view, wording), address)


def _lines(texts: Iterable[str], room: int) -> int:
    """Return how many lines texts take in the title, in a room in hundredths of a point."""
    return -(-advance("".join(texts)) * TITLE_SIZE // room)


def _basis(wording: Wording, procedure: Procedure) -> Iterator[Basis]:
    return wording.lens.basis_of_print((procedure, *procedure.steps))


def _pages(chart: FlowchartView, paper: Paper, below_title: int) -> Iterator[ChartPage]:
    widest = min(_scale(paper.width, chart.width), LARGEST)
    whole = min(widest, _scale(below_title, chart.height))
    if whole >= LEAST:
        yield replace(_page(chart, 0, len(chart.rows) - 1), scale=whole)
        return
    scale = _saving(chart, widest, lambda scale: (_length(below_title, scale), _length(paper.height, scale)))
    for first, last in _filled(chart, _length(below_title, scale), _length(paper.height, scale)):
        page = _page(chart, first, last)
        room = paper.height if first else below_title
        # A single step too high for a page is the one thing drawn smaller: it must not be cut.
        yield replace(page, scale=min(scale, _scale(room, page.height)))


def _saving(chart: FlowchartView, widest: int, rooms: Callable[[int], tuple[int, int]]) -> int:
    """Return the largest scale, of those at which type is legible, that takes the fewest pages.

    `rooms` gives the lengths of the chart that the first and each other page hold at a scale.
    """
    scales: list[int] = [*range(widest, LEAST, -SCALE_STEP), min(widest, LEAST)]
    counts = [len(_parts(chart, *rooms(scale))) for scale in scales]
    return scales[counts.index(min(counts))]


def _scale(points: int, length: int) -> int:
    """Return the scale by which a length of the chart takes so many points."""
    return points * POINT * PIXEL // length


def _length(points: int, scale: int) -> int:
    """Return the length of the chart that takes so many points."""
    return points * POINT * PIXEL // scale


def _filled(chart: FlowchartView, first_room: int, room: int) -> list[tuple[int, int]]:
    """Return the first and last row of each page: as few pages as possible, each full but for the last.

    The last one holds no fewer rows than would look forgotten there, as long as that costs no further page.
    """
    full = _parts(chart, first_room, room)
    for share in range(100, 30, -2):
        parts = _parts(chart, min(first_room, room * share // 100), room * share // 100)
        if len(parts) > len(full):
            break
        first, last = parts[-1]
        if last - first + 1 >= LAST_PAGE_LEAST:
            return parts
    return full


def _parts(chart: FlowchartView, first_room: int, room: int) -> list[tuple[int, int]]:
    """Fill pages one by one, with at least one row each."""
    parts: list[tuple[int, int]] = []
    used = chart.head_height + CONNECTOR_ROOM
    for row, band in enumerate(chart.rows):
        if not parts:
            parts.append((row, row))
        elif used + band.height > (first_room if len(parts) == 1 else room):
            parts.append((row, row))
            used = chart.head_height + 2 * CONNECTOR_ROOM
        else:
            parts[-1] = (parts[-1][0], row)
        used += band.height
    return parts


def _page(chart: FlowchartView, first: int, last: int) -> ChartPage:
    """Return some rows of a chart: lines that go on elsewhere end in a disc with their target's number."""
    rows = chart.rows[first : last + 1]
    above = CONNECTOR_ROOM if first else 0
    below = CONNECTOR_ROOM if last + 1 < len(chart.rows) else 0
    top = rows[0].y if rows else chart.head_height
    bottom = rows[-1].y + rows[-1].height if rows else top
    window = Window(top, bottom, tiers(chart.edges))
    parts = [part for edge in chart.edges for part in clipped(edge, window)]
    numbers = {row.box.id: row.box.number for row in chart.rows}
    discs = dict.fromkeys(replace(disc, text=numbers[disc.text]) for _, found in parts for disc in found)
    return ChartPage(
        scale=POINT,
        height=chart.head_height + above + bottom - top + below,
        shift=top - chart.head_height - above,
        rows=rows,
        edges=tuple(edge for edge, _ in parts),
        connectors=tuple(discs),
    )
