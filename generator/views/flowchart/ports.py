"""The outline of a box, and the ports where lines leave and reach it, with room for the words above each."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

from generator.views.flowchart.shapes import PIXEL, Point, Rectangle
from generator.views.flowchart.ways import Way

Side = Literal["left", "right"]

INDENT = 18 * PIXEL
"""How far the slanted sides of a decision reach inwards."""
RADIUS, END_RADIUS = 6 * PIXEL, 20 * PIXEL
"""Of the corners of a task, and of a start or end."""
END_GAP = 9 * PIXEL
"""Least distance of a port from the upper and lower end of its box."""
LINE_GAP = 16 * PIXEL
"""Least distance between two ports without words."""


OVERHANG = 8 * PIXEL
"""How far the words of the first port may stand above its box: nothing else is there."""
POINTED_MOST = 80 * PIXEL
"""A decision grows up to this height to keep the words of a single port above its point."""


@dataclass(frozen=True)
class Port:
    """A place on a side of a box where a way leaves or, without a way, where that side's lane arrives."""

    way: Way | None
    lane: int
    need: int
    """Room above the line, for its words."""


def ordered(ports: list[Port], side: Side) -> list[Port]:
    """Return ports from top to bottom so that lines beside one box never cross.

    On the right a lane arrives from above and lines leave downwards, the outermost first; on the left lines
    leave upwards, the innermost first, and a lane arrives from below.
    """
    if side == "right":
        return sorted(ports, key=lambda port: (port.way is not None, -port.lane))
    return sorted(ports, key=lambda port: (port.way is None, port.lane))


def room(ports: list[Port]) -> int:
    """Return the least height of a box for its ports on one side."""
    return sum(port.need for port in ports) + 2 * END_GAP - OVERHANG if ports else 0


def pointed_room(ports: list[Port]) -> int:
    """Return the height at which a decision's only port on a side stands at its point."""
    return min(2 * (ports[0].need - OVERHANG), POINTED_MOST) if len(ports) == 1 else 0


def heights(ports: list[Port], top: int, height: int) -> list[int]:
    """Return the y of each port: spread evenly, moved only as far as the words above each need."""
    count = len(ports)
    places = [top + height * (index + 1) // (count + 1) for index in range(count)]
    least = top - OVERHANG
    for index, port in enumerate(ports):
        places[index] = least = max(places[index], least + port.need, top + END_GAP)
    most = top + height - END_GAP
    for index in range(count - 1, -1, -1):
        places[index] = min(places[index], most)
        most = places[index] - ports[index].need
    return places


def border(area: Rectangle, shape: str, y: int) -> int:
    """Return how far inside the upright box its outline lies at a height: round corners and slanted sides."""
    # Twice each length, so that the middle is whole.
    from_middle = abs(2 * (y - area.y) - area.height)
    if shape == "decision":
        return INDENT * from_middle // area.height
    radius = box_radius(shape)
    into_corner = from_middle - (area.height - 2 * radius)
    left = max(4 * radius**2 - into_corner**2, 0)
    return radius - math.isqrt(left) // 2 if into_corner > 0 else 0


def hexagon(area: Rectangle) -> tuple[Point, ...]:
    """Return the corners of a decision's box."""
    right, bottom, middle = area.x + area.width, area.y + area.height, area.y + area.height // 2
    return (
        (area.x + INDENT, area.y),
        (right - INDENT, area.y),
        (right, middle),
        (right - INDENT, bottom),
        (area.x + INDENT, bottom),
        (area.x, middle),
    )


def box_radius(shape: str) -> int:
    """Return the radius of a box's corners."""
    return END_RADIUS if shape in {"start", "end"} else RADIUS
