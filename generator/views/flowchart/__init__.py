"""A procedure's flowchart as pure geometry, to be drawn as SVG on the site and in the printed document.

One row a step in the order of the source; ways back run by lanes on the left, ways forward over several
steps by lanes on the right; beside the chart stand post, time limit and forms. Graph layouters do this badly
for the charts of this field and for Chinese text, and no row of theirs can carry facts.
"""

from __future__ import annotations

from generator.model.handbook import Handbook
from generator.model.procedures import Procedure
from generator.views.flowchart.columns import HEAD, Facts
from generator.views.flowchart.description import description
from generator.views.flowchart.layout import ROW_GAP, Layout
from generator.views.flowchart.shapes import PIXEL, FlowchartView, Row
from generator.views.flowchart.ways import ways
from generator.views.wording import Wording

__all__ = ["FlowchartView", "flowchart_view"]


def flowchart_view(handbook: Handbook, procedure: Procedure, wording: Wording) -> FlowchartView:
    """Return the flowchart of a procedure. A column that would be empty in every row is left out."""
    found = ways(procedure, wording)
    layout = Layout(procedure, found, wording)
    facts = Facts(handbook, procedure, wording, layout.sides.width)
    rows: list[Row] = []
    y = HEAD
    for position in range(len(procedure.steps)):
        rows.append(_row(layout, facts, position, y))
        y += rows[-1].height
    return FlowchartView(
        id=procedure.id,
        title=wording.plain(procedure.title),
        description=description(procedure, found, wording),
        width=facts.right,
        height=y,
        head_height=HEAD,
        columns=facts.columns,
        rows=tuple(rows),
        edges=layout.edges(tuple(row.box for row in rows)),
    )


def _row(layout: Layout, facts: Facts, position: int, y: int) -> Row:
    """Return a row high enough for its box, its facts and the words of the way straight down."""
    box_height = layout.box_height(position)
    height = max(box_height, facts.height(position))
    middle = y + ROW_GAP + height // 2
    below = max(ROW_GAP, layout.below(position) + 8 * PIXEL - (height - box_height) // 2)
    box = layout.box(position, middle - box_height // 2)
    return Row(y, ROW_GAP + height + below, box, facts.cells(position, middle))
