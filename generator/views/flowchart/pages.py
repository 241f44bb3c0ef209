"""A flowchart on paper: scaled down as far as its type stays legible, else continued on further pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.model.base import Basis
from generator.model.handbook import Handbook
from generator.model.procedures import Procedure
from generator.views.control import control
from generator.views.flowchart import flowchart_view
from generator.views.flowchart.clip import CONNECTOR_ROOM, clipped
from generator.views.flowchart.layout import SMALL
from generator.views.flowchart.shapes import Column, Connector, Edge, FlowchartView, Row
from generator.views.imprint import Imprint, Labelled, imprint, stamped
from generator.views.wording import Wording

LEAST_TYPE = 7.0
"""Points: no type on paper is smaller."""
LARGEST = 0.72
"""Points a pixel at most: a small chart would look coarse."""


@dataclass(frozen=True)
class Paper:
    """A sheet of paper with the room for the chart on it, in points."""

    name: str
    landscape: bool
    width: float
    height: float
    first: float
    """Height on the first page, below the title."""


PAPERS = (
    Paper("a4", landscape=False, width=526.0, height=690.0, first=590.0),
    Paper("a4", landscape=True, width=772.0, height=440.0, first=340.0),
    Paper("a3", landscape=True, width=1120.0, height=690.0, first=590.0),
)


@dataclass(frozen=True)
class ChartPage:
    """A part of the chart. Its body is drawn `shift` pixels higher than in the whole chart."""

    scale: float
    """Points a pixel."""
    height: float
    shift: float
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
    width: float
    head_height: float
    columns: tuple[Column, ...]
    pages: tuple[ChartPage, ...]


def flowchart_print(
    handbook: Handbook, procedure: Procedure, wording: Wording, address: str
) -> FlowchartPrint:
    """Return a procedure's flowchart ready to print. For `address` see `sheet_view`."""
    words = wording.words
    chart = flowchart_view(handbook, procedure, wording)
    paper = next((paper for paper in PAPERS if paper.width / chart.width >= LEAST_TYPE / SMALL), PAPERS[-1])
    title = words("print.chart.of", title=chart.title)
    pages = tuple(_pages(chart, paper))
    legend = [Labelled(wording.unspecified.text, words("print.legend.unspecified"))]
    if len(pages) > 1:
        legend.append(Labelled(words("print.chart.connector"), words("print.chart.connector-note")))
    data = control(wording, title, procedure.number)
    view = FlowchartPrint(
        id=procedure.id,
        imprint=imprint(handbook, wording, procedure, data, tuple(_basis(procedure)), tuple(legend)),
        paper=paper.name,
        landscape=paper.landscape,
        description=chart.description,
        width=chart.width,
        head_height=chart.head_height,
        columns=chart.columns,
        pages=pages,
    )
    return stamped(view, address)


def _basis(procedure: Procedure) -> Iterator[Basis]:
    for entity in (procedure, *procedure.steps):
        yield from entity.basis


def _pages(chart: FlowchartView, paper: Paper) -> Iterator[ChartPage]:
    widest = min(paper.width / chart.width, LARGEST)
    whole = min(widest, paper.first / chart.height)
    if whole >= LEAST_TYPE / SMALL:
        yield replace(_page(chart, 0, len(chart.rows) - 1), scale=whole)
        return
    first = 0
    while first < len(chart.rows):
        room = paper.height if first else paper.first
        last = _last_row(chart, first, room / widest)
        page = _page(chart, first, last)
        # A single step too high for a page is the one thing drawn smaller: it must not be cut.
        yield replace(page, scale=min(widest, room / page.height))
        first = last + 1


def _last_row(chart: FlowchartView, first: int, room: float) -> int:
    """Return the last of the rows that fit on a page beginning with a given one; at least that one."""
    used = chart.head_height + 2 * CONNECTOR_ROOM
    last = first
    for row in range(first, len(chart.rows)):
        used += chart.rows[row].height
        if used > room:
            break
        last = row
    return last


def _page(chart: FlowchartView, first: int, last: int) -> ChartPage:
    """Return some rows of a chart: lines that go on elsewhere end in a disc with their target's number."""
    rows = chart.rows[first : last + 1]
    above = CONNECTOR_ROOM if first else 0.0
    below = CONNECTOR_ROOM if last + 1 < len(chart.rows) else 0.0
    top = rows[0].y if rows else chart.head_height
    bottom = rows[-1].y + rows[-1].height if rows else top
    parts = [part for edge in chart.edges for part in clipped(edge, top, bottom)]
    numbers = {row.box.id: row.box.number for row in chart.rows}
    discs = dict.fromkeys(replace(disc, text=numbers[disc.text]) for _, found in parts for disc in found)
    return ChartPage(
        scale=1.0,
        height=chart.head_height + above + bottom - top + below,
        shift=top - chart.head_height - above,
        rows=rows,
        edges=tuple(edge for edge, _ in parts),
        connectors=tuple(discs),
    )
