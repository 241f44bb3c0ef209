"""The part of a line that lies on one page, with a disc where it goes on elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from generator.views.flowchart.shapes import PIXEL, Connector, Edge, Point, rounded

CONNECTOR = 9 * PIXEL
"""Radius of the disc."""
GAP = 6 * PIXEL
"""A line goes on so far beyond the last row before it reaches its disc."""
TIER = 2 * CONNECTOR + PIXEL
"""Discs of neighbouring lanes stand in turn on two levels, since lanes are closer than discs are wide."""
CONNECTOR_ROOM = GAP + TIER + 2 * CONNECTOR + 3 * PIXEL


@dataclass(frozen=True)
class Window:
    """The part of a chart between two heights, and on which level the disc of each lane stands, by its x."""

    top: int
    bottom: int
    tiers: dict[int, int]

    def between(self, y: int) -> int:
        """Return the nearest height in the window."""
        return min(max(y, self.top), self.bottom)

    def beyond(self, point: Point) -> Point:
        """Return a point, taken to its disc where the line is cut."""
        x, y = point
        further = GAP + self.tiers.get(x, 0) * TIER
        if y == self.top:
            return (x, y - further)
        return (x, y + further) if y == self.bottom else point

    def cut(self, point: Point) -> bool:
        """Return whether a line is cut at a point."""
        return point[1] in {self.top, self.bottom}


def tiers(edges: tuple[Edge, ...]) -> dict[int, int]:
    """Return the level of each lane's disc: where lanes are closer than discs, every other is on 1."""
    uprights = {start[0] for edge in edges for start, end in pairwise(edge.points) if start[0] == end[0]}
    found: dict[int, int] = {}
    before, tier = -TIER, 1
    for x in sorted(uprights):
        tier = 1 - tier if x - before < TIER else 0
        found[x] = tier
        before = x
    return found


def clipped(edge: Edge, window: Window) -> Iterator[tuple[Edge, tuple[Connector, ...]]]:
    """Yield the parts of a line in a window, each with its discs, which name the step that it leads to.

    A way is cut only where it runs upright, since its level parts lie in rows of their own.
    """
    for run in _runs(edge.points, window):
        points = tuple(window.beyond(point) for point in run)
        first, last = run[0] == edge.points[0], run[-1] == edge.points[-1]
        part = replace(
            edge,
            points=points,
            path=rounded(points),
            arrow=edge.arrow if last else (),
            label=edge.label if first else None,
        )
        yield part, tuple(_disc(edge, point, window) for point in (run[0], run[-1]) if window.cut(point))


def _runs(points: tuple[Point, ...], window: Window) -> Iterator[list[Point]]:
    run: list[Point] = []
    for start, end in pairwise(points):
        begin, finish = (start[0], window.between(start[1])), (end[0], window.between(end[1]))
        if begin[1] == finish[1] and (begin != start or finish != end):
            continue
        if not run:
            run = [begin]
        run.append(finish)
        if finish != end:
            yield run
            run = []
    if run:
        yield run


def _disc(edge: Edge, end: Point, window: Window) -> Connector:
    x, y = window.beyond(end)
    return Connector(
        x, y - CONNECTOR if end[1] == window.top else y + CONNECTOR, CONNECTOR, edge.target, edge.kind
    )
