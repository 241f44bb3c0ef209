"""What a flowchart is made of, y downwards; texts are ready to draw.

Lengths are whole hundredths of a pixel at natural size, so that every sum is exact and a chart the same
everywhere: ints add up otherwise from one Python to the next.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["next", "jump", "loop", "back", "leave"]
Point = tuple[int, int]
Path = tuple[tuple[int, ...], ...]
"""Two numbers: a line to there (the first: where it begins). Four: a curve with a control point, to there."""

PIXEL = 100
"""A pixel, in the unit of all lengths."""
CORNER = 7 * PIXEL
"""Radius at which a line turns, so that a turn is told from a crossing."""
ARROW_LENGTH, ARROW_HALF = 8 * PIXEL, 4 * PIXEL


@dataclass(frozen=True)
class Line:
    """One line of text. `y` is its middle."""

    x: int
    y: int
    text: str
    anchor: Literal["start", "middle", "end"]
    size: int
    strong: bool = False


@dataclass(frozen=True)
class Rectangle:
    """An upright rectangle."""

    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True)
class Label:
    """Words beside a line: the case of a branch, its time limit, how a loop is left."""

    area: Rectangle
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Box:
    """A step."""

    id: str
    href: str
    """Anchor of the step on the procedure's page."""
    number: str
    name: str
    """The step's title in one line."""
    shape: Literal["start", "task", "decision", "end"]
    area: Rectangle
    outline: tuple[Point, ...]
    """Of a decision: the corners of its hexagon."""
    radius: int
    badge: Point
    """Middle of the disc that holds the number."""
    badge_radius: int
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Edge:
    """A way from step to step.

    `next` goes straight down, `jump` by a lane at the right, `loop` and `back` by one at the left: a loop
    makes steps happen again, while `back` only joins a line that stands higher up.
    """

    source: str
    target: str
    kind: Kind
    """`leave` leads out of the chart, to another procedure."""
    points: tuple[Point, ...]
    path: Path
    arrow: tuple[Point, ...]
    """Tip and the two other corners; empty where the line goes on elsewhere."""
    label: Label | None


@dataclass(frozen=True)
class Chip:
    """A time limit."""

    area: Rectangle
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Cell:
    """What a column says about a step."""

    lines: tuple[Line, ...] = ()
    chips: tuple[Chip, ...] = ()


@dataclass(frozen=True)
class Row:
    """A step's band across the chart."""

    y: int
    height: int
    box: Box
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Column:
    """A column beside the chart; the first is the chart itself."""

    x: int
    width: int
    title: Line


@dataclass(frozen=True)
class Connector:
    """A disc where a line leaves a page or comes from another: it names the step that the line leads to."""

    x: int
    y: int
    radius: int
    text: str
    kind: Kind


@dataclass(frozen=True)
class FlowchartView:
    """A procedure's flowchart."""

    id: str
    title: str
    description: str
    """The whole chart in words, for those who do not see it."""
    width: int
    height: int
    head_height: int
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    edges: tuple[Edge, ...]

    @property
    def boxes(self) -> tuple[Box, ...]:
        """The boxes from top to bottom."""
        return tuple(row.box for row in self.rows)


def rounded(points: tuple[Point, ...]) -> Path:
    """Return an upright polyline as a path with round corners."""
    path: list[tuple[int, ...]] = [points[0]]
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        path += [_towards(corner, before), (*corner, *_towards(corner, after))]
    return (*path, points[-1])


def _towards(start: Point, end: Point) -> Point:
    """Return where a corner's curve begins: at most half of the way, so that two corners never meet."""
    across, down = end[0] - start[0], end[1] - start[1]
    length = abs(across) + abs(down)
    reach = min(CORNER, length // 2)
    return (start[0] + across * reach // length, start[1] + down * reach // length) if length else start


def arrow_head(points: tuple[Point, ...]) -> tuple[Point, ...]:
    """Return the arrow's triangle at the end of a line, its tip first."""
    (x0, y0), (x, y) = points[-2], points[-1]
    if abs(x - x0) > abs(y - y0):
        back = x - ARROW_LENGTH if x > x0 else x + ARROW_LENGTH
        return ((x, y), (back, y - ARROW_HALF), (back, y + ARROW_HALF))
    back = y - ARROW_LENGTH if y > y0 else y + ARROW_LENGTH
    return ((x, y), (x - ARROW_HALF, back), (x + ARROW_HALF, back))
