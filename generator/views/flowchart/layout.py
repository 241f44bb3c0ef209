"""Where everything of a flowchart stands: one row a step, lanes at both sides, columns of facts beside it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from generator.model.procedures import Procedure, Step
from generator.views.flowchart.ports import (
    INDENT,
    LINE_GAP,
    Port,
    Side,
    border,
    box_radius,
    heights,
    hexagon,
    ordered,
    pointed_room,
    room,
)
from generator.views.flowchart.shapes import (
    PIXEL,
    Box,
    Edge,
    Kind,
    Label,
    Line,
    Point,
    Rectangle,
    arrow_head,
    rounded,
)
from generator.views.flowchart.text import EM, across, wrapped
from generator.views.flowchart.ways import LEFT, RIGHT, Way, lanes
from generator.views.wording import Wording

TEXT, SMALL = 14 * PIXEL, 12 * PIXEL
"""Sizes of type: in boxes; beside lines and in columns."""
LEADING, SMALL_LEADING = 19 * PIXEL, 16 * PIXEL
BOX_WIDTH, BOX_LEAST, BOX_PADDING = 200 * PIXEL, 44 * PIXEL, 11 * PIXEL
BADGE = 10 * PIXEL
BADGE_ROOM = 2 * BADGE + 12 * PIXEL
LABEL_MOST = 780
"""A line of words beside a way has at most so many hundredths of an em."""
LABEL_GAP = 6 * PIXEL
GUTTER_LEAST, NO_GUTTER = 20 * PIXEL, 4 * PIXEL
LANE = 13 * PIXEL
EDGE = 12 * PIXEL
ROW_GAP = 15 * PIXEL
"""Room above and below a box, for the arrow between two."""


@dataclass(frozen=True)
class Sides:
    """How much room the two sides of the boxes need, and where their lanes run."""

    left_gutter: int
    right_gutter: int
    left_lanes: int
    right_lanes: int

    @property
    def box_left(self) -> int:
        """Left side of all boxes."""
        return EDGE + self.left_lanes * LANE + self.left_gutter

    @property
    def middle(self) -> int:
        """The line on which all boxes are centred."""
        return self.box_left + BOX_WIDTH // 2

    @property
    def width(self) -> int:
        """Width of the chart's own column."""
        return self.box_left + BOX_WIDTH + self.right_gutter + self.right_lanes * LANE + EDGE

    def lane(self, side: Side, number: int) -> int:
        """Return the x of a lane; 0 is the innermost."""
        if side == "left":
            return self.box_left - self.left_gutter - LANE // 2 - number * LANE
        return self.box_left + BOX_WIDTH + self.right_gutter + LANE // 2 + number * LANE


class Layout:
    """Measures first, places then. Rows are counted from 0."""

    def __init__(self, procedure: Procedure, found: tuple[Way, ...], wording: Wording) -> None:
        self.steps = procedure.steps
        self.ways = found
        self.wording = wording
        self.left = lanes(found, LEFT)
        self.right = lanes(found, RIGHT)
        self.words = {way: _label_lines(way) for way in found}

    @cached_property
    def sides(self) -> Sides:
        """The room at both sides."""
        return Sides(
            self._gutter(LEFT, self.left),
            self._gutter(RIGHT, self.right),
            1 + max(self.left.values(), default=-1),
            1 + max(self.right.values(), default=-1),
        )

    def _gutter(self, kinds: frozenset[Kind], taken: dict[int, int]) -> int:
        lines = [line for way in self.ways if way.kind in kinds for line in self.words[way]]
        widest = max((across(line, SMALL) for line, _ in lines), default=0)
        used = taken or any(way.kind in kinds for way in self.ways)
        return max(widest + LABEL_GAP + 4 * PIXEL, GUTTER_LEAST) if used else NO_GUTTER

    def ports(self, row: int, side: Side) -> list[Port]:
        """Return the ports on a side of a step's box from top to bottom."""
        kinds, taken = (LEFT, self.left) if side == "left" else (RIGHT, self.right)
        found = [
            Port(
                way,
                -1 if way.target is None else taken[way.target],
                max(self.label_height(way) + 6 * PIXEL, LINE_GAP),
            )
            for way in self.ways
            if way.source == row and way.kind in kinds
        ]
        if row in taken:
            found.append(Port(None, taken[row], LINE_GAP))
        return ordered(found, side)

    def _lane(self, way: Way) -> int:
        """Return the lane that a way takes; -1, inside of all lanes, for one that leaves the chart."""
        if way.target is None:
            return -1
        return (self.left if way.kind in LEFT else self.right)[way.target]

    def label_height(self, way: Way) -> int:
        """Return the height of the words beside a way."""
        return len(self.words[way]) * SMALL_LEADING

    def lines(self, step: Step) -> tuple[str, ...]:
        """Return the lines of a step's title."""
        free = BOX_WIDTH - BADGE_ROOM - BOX_PADDING - (2 * INDENT if step.type == "decision" else 0)
        return wrapped(self.wording.plain(step.title), EM * free // TEXT)

    def box_height(self, row: int) -> int:
        """Return the height that a step's text and ports need."""
        step = self.steps[row]
        text = len(self.lines(step)) * LEADING + 2 * BOX_PADDING
        sides = (self.ports(row, "left"), self.ports(row, "right"))
        tips = [pointed_room(ports) for ports in sides] if step.type == "decision" else [0]
        return max(BOX_LEAST, text, *(room(ports) for ports in sides), *tips)

    def below(self, row: int) -> int:
        """Return the height of the words beside the way straight down."""
        straight = (way for way in self.ways if way.source == row and way.kind == "next")
        return max((self.label_height(way) for way in straight), default=0)

    def box(self, row: int, top: int) -> Box:
        """Return a step's box with its upper side at a height."""
        step, height = self.steps[row], self.box_height(row)
        area = Rectangle(self.sides.box_left, top, BOX_WIDTH, height)
        decision = step.type == "decision"
        inner = INDENT if decision else 0
        badge = (area.x + inner + BADGE + 7 * PIXEL, top + height // 2)
        texts = self.lines(step)
        middle = (badge[0] + BADGE + area.x + BOX_WIDTH - inner) // 2
        first = top + (height - (len(texts) - 1) * LEADING) // 2
        return Box(
            id=step.id,
            href=f"#{self.wording.addresses[step.id].anchor}",
            number=str(row + 1),
            name=self.wording.plain(step.title),
            shape=step.type,
            area=area,
            outline=hexagon(area) if decision else (),
            radius=box_radius(step.type),
            badge=badge,
            badge_radius=BADGE,
            lines=tuple(
                Line(middle, first + index * LEADING, text, "middle", TEXT, strong=True)
                for index, text in enumerate(texts)
            ),
        )

    def edges(self, boxes: tuple[Box, ...]) -> tuple[Edge, ...]:
        """Return every way as a line between placed boxes."""
        return tuple(self._edge(way, boxes) for way in self.ways)

    def _edge(self, way: Way, boxes: tuple[Box, ...]) -> Edge:
        source = boxes[way.source]
        if way.kind == "next":
            points = self._straight(source, boxes[way.source + 1])
            area_top = source.area.y + source.area.height + 5 * PIXEL
            label = self._label(way, "start", points[0][0] + 9 * PIXEL, area_top)
        else:
            side: Side = "left" if way.kind in LEFT else "right"
            start = self._port(way.source, side, source, way)
            points = self._around(way, side, start, boxes)
            gap = LABEL_GAP if side == "right" else -LABEL_GAP
            outer = source.area.x + (source.area.width if side == "right" else 0) + gap
            top = start[1] - 4 * PIXEL - self.label_height(way)
            label = self._label(way, "start" if side == "right" else "end", outer, top)
        target = way.target_id
        return Edge(source.id, target, way.kind, points, rounded(points), arrow_head(points), label)

    def _straight(self, source: Box, target: Box) -> tuple[Point, ...]:
        middle = self.sides.middle
        return ((middle, source.area.y + source.area.height), (middle, target.area.y))

    def _around(self, way: Way, side: Side, start: Point, boxes: tuple[Box, ...]) -> tuple[Point, ...]:
        if way.target is None:
            return (start, (self.sides.box_left + BOX_WIDTH + self.sides.right_gutter, start[1]))
        lane = self.sides.lane(side, self._lane(way))
        end = self._port(way.target, side, boxes[way.target], None)
        return (start, (lane, start[1]), (lane, end[1]), end)

    def _port(self, row: int, side: Side, box: Box, way: Way | None) -> Point:
        ports = self.ports(row, side)
        index = next(index for index, port in enumerate(ports) if port.way == way)
        y = heights(ports, box.area.y, box.area.height)[index]
        inside = border(box.area, box.shape, y)
        return (box.area.x + inside if side == "left" else box.area.x + box.area.width - inside, y)

    def _label(self, way: Way, anchor: Literal["start", "end"], x: int, top: int) -> Label | None:
        texts = self.words[way]
        if not texts:
            return None
        widest = max(across(text, SMALL) for text, _ in texts)
        lines = tuple(
            Line(x, top + index * SMALL_LEADING + SMALL_LEADING // 2, text, anchor, SMALL, strong)
            for index, (text, strong) in enumerate(texts)
        )
        left = x - widest if anchor == "end" else x
        return Label(Rectangle(left, top, widest, self.label_height(way)), lines)


def _label_lines(way: Way) -> tuple[tuple[str, bool], ...]:
    """Return the lines beside a way and which are set strong: the case is, how a loop is left is not."""
    return tuple(
        (line, strong)
        for text, strong in ((way.text, True), (way.note, False))
        if text
        for line in wrapped(text, LABEL_MOST)
    )
