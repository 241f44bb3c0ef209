"""A flowchart as inline SVG: themable by CSS variables, each box a link, readable without any style sheet."""

from __future__ import annotations

from decimal import Decimal
from html import escape

from generator.views.flowchart.shapes import (
    PIXEL,
    Box,
    Cell,
    Edge,
    FlowchartView,
    Label,
    Line,
    Path,
    Point,
    Rectangle,
)

PAPER = "var(--md-default-bg-color,#fff)"
INK = "var(--hb-ink,#1c2b30)"
SUB = "var(--hb-sub,#4d5f66)"
LINE = "var(--hb-line,#c9d3d6)"
SOFT = "var(--hb-soft,#f4f7f8)"
BRAND = "var(--hb-brand,#0d5257)"
WEAK = "var(--hb-brand-weak,#e2eff0)"
AMBER = "var(--hb-mod,#8a5200)"
EDGE_COLOURS = {"next": SUB, "jump": BRAND, "loop": AMBER, "back": BRAND, "leave": SUB}
BOX_COLOURS = {"start": (WEAK, BRAND), "end": (WEAK, BRAND), "task": (PAPER, SUB), "decision": (SOFT, AMBER)}
LEAST_SCALE = 86
"""Hundredths of its natural width; below it scrolls instead of shrinking: small type stays legible."""


def flowchart_svg(view: FlowchartView) -> str:
    """Return the chart as one SVG element, on one line without blank lines, to stand inside a page.

    Ids begin with the procedure's id, so that several charts can stand on one page. Texts are escaped. The
    element keeps a least width: what holds it must scroll (`overflow-x: auto`).
    """
    prefix = f"chart-{view.id}"
    parts = [
        _open(view, prefix),
        f'<title id="{escape(prefix)}-title">{escape(view.title)}</title>',
        f'<desc id="{escape(prefix)}-desc">{escape(view.description)}</desc>',
        _ground(view),
        *(_edge(edge) for edge in view.edges),
        *(_box(row.box) for row in view.rows),
        *(_cell(cell) for row in view.rows for cell in row.cells),
        "</svg>",
    ]
    return "".join(parts)


def _open(view: FlowchartView, prefix: str) -> str:
    # Half a pixel all around, or the outer lines would be cut in half.
    box = f"-0.5 -0.5 {_number(view.width + PIXEL)} {_number(view.height + PIXEL)}"
    least = view.width * LEAST_SCALE // 100
    size = f"width:100%;min-width:{_whole(least)}px;max-width:{_whole(view.width)}px;height:auto"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="hb-chart" viewBox="{box}" style="{size}" '
        f'role="group" aria-labelledby="{escape(prefix)}-title" aria-describedby="{escape(prefix)}-desc" '
        f'font-family="inherit" stroke-width="1.2">'
    )


def _ground(view: FlowchartView) -> str:
    """Return what lies below everything: stripes, head, frame and the lines between columns."""
    first = view.columns[0]
    width, height = _number(view.width), _number(view.height)
    stripes = "".join(
        _rectangle(Rectangle(0, row.y, view.width, row.height), f"fill:{SOFT}") for row in view.rows[1::2]
    )
    head = _rectangle(Rectangle(0, 0, view.width, view.head_height), f"fill:{WEAK}")
    downs = "".join(f"M{_number(column.x)} 0V{height}" for column in view.columns[1:])
    acrosses = "".join(f"M{_number(first.width)} {_number(row.y)}H{width}" for row in view.rows[1:])
    titles = "".join(_text(column.title, f"fill:{INK}") for column in view.columns)
    frame = f"M0 {_number(view.head_height)}H{width}{downs}{acrosses}M0 0H{width}V{height}H0Z"
    return (
        f'<g class="hb-chart-ground">{_rectangle(Rectangle(0, 0, view.width, view.height), f"fill:{PAPER}")}'
        f'{stripes}{head}<path d="{frame}" '
        f'style="fill:none;stroke:{LINE}"/>{titles}</g>'
    )


def _edge(edge: Edge) -> str:
    colour = EDGE_COLOURS[edge.kind]
    line = f'<path d="{_path(edge.path)}" style="fill:none;stroke:{colour};stroke-width:1.5"/>'
    arrow = f'<path d="{_closed(edge.arrow)}" style="fill:{colour}"/>' if edge.arrow else ""
    return f'<g class="hb-chart-edge hb-chart-{edge.kind}">{line}{arrow}{_label(edge.label, colour)}</g>'


def _label(label: Label | None, colour: str) -> str:
    if label is None:
        return ""
    return "".join(_text(line, f"fill:{colour}") for line in label.lines)


def _box(box: Box) -> str:
    fill, stroke = BOX_COLOURS[box.shape]
    style = f"fill:{fill};stroke:{stroke}"
    outline = (
        f'<path d="{_closed(box.outline)}" style="{style};stroke-linejoin:round"/>'
        if box.outline
        else _rectangle(box.area, style, box.radius)
    )
    x, y = box.badge
    badge = (
        f'<circle cx="{_number(x)}" cy="{_number(y)}" r="{_number(box.badge_radius)}" style="fill:{stroke}"/>'
    )
    number = _text(Line(x, y, box.number, "middle", 12 * PIXEL, strong=True), f"fill:{PAPER}")
    lines = "".join(_text(line, f"fill:{INK}") for line in box.lines)
    return (
        f'<a href="{escape(box.href)}" class="hb-chart-step hb-chart-{box.shape}" '
        f'aria-label="{escape(f"{box.number} {box.name}")}">{outline}{badge}{number}{lines}</a>'
    )


def _cell(cell: Cell) -> str:
    texts = "".join(_text(line, f"fill:{INK}") for line in cell.lines)
    chips = "".join(
        _rectangle(chip.area, f"fill:{PAPER};stroke:{AMBER}", min(chip.area.height // 2, 9 * PIXEL))
        + "".join(_text(line, f"fill:{AMBER}") for line in chip.lines)
        for chip in cell.chips
    )
    return f'<g class="hb-chart-cell">{texts}{chips}</g>'


def _text(line: Line, style: str) -> str:
    # A third of the size brings the middle of Chinese characters onto the line's middle in every browser.
    y = line.y + line.size * 36 // 100
    weight = ";font-weight:600" if line.strong else ""
    return (
        f'<text x="{_number(line.x)}" y="{_number(y)}" text-anchor="{line.anchor}" '
        f'style="font-size:{_number(line.size)}px;{style}{weight}">{escape(line.text)}</text>'
    )


def _rectangle(area: Rectangle, style: str, radius: int = 0) -> str:
    rounding = f' rx="{_number(radius)}"' if radius else ""
    place = f'x="{_number(area.x)}" y="{_number(area.y)}"'
    size = f'width="{_number(area.width)}" height="{_number(area.height)}"'
    return f'<rect {place} {size}{rounding} style="{style}"/>'


def _path(path: Path) -> str:
    start, *rest = path
    lines = (("L" if len(step) == len(start) else "Q") + _numbers(step) for step in rest)
    return f"M{_numbers(start)}" + "".join(lines)


def _closed(points: tuple[Point, ...]) -> str:
    return "M" + "L".join(_numbers(point) for point in points) + "Z"


def _numbers(values: tuple[int, ...]) -> str:
    return " ".join(_number(value) for value in values)


def _whole(length: int) -> str:
    """Write a length in whole pixels."""
    return f"{Decimal(length).scaleb(-2):.0f}"


def _number(length: int) -> str:
    """Write a length in pixels."""
    return f"{Decimal(length).scaleb(-2).normalize():f}"
