"""The part of a line that lies on one page, with a disc where it goes on elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from generator.views.flowchart.shapes import Connector, Edge, Point, rounded

CONNECTOR = 9.0
"""Radius of the disc."""
GAP = 6.0
"""A line goes on so far beyond the last row before it reaches its disc."""
CONNECTOR_ROOM = GAP + 2 * CONNECTOR + 4.0


def clipped(edge: Edge, top: float, bottom: float) -> Iterator[tuple[Edge, tuple[Connector, ...]]]:
    """Yield the parts of a line between two heights, each with its discs, which name the step it leads to.

    A way is cut only where it runs upright, since its level parts lie in rows of their own.
    """
    for run in _runs(edge.points, top, bottom):
        ends = (run[0], run[-1])
        discs = tuple(_disc(edge, end, top) for end in ends if end[1] in {top, bottom})
        points = tuple(_beyond(point, top, bottom) for point in run)
        first, last = run[0] == edge.points[0], run[-1] == edge.points[-1]
        part = replace(
            edge,
            points=points,
            path=rounded(points),
            arrow=edge.arrow if last else (),
            label=edge.label if first else None,
        )
        yield part, discs


def _runs(points: tuple[Point, ...], top: float, bottom: float) -> Iterator[list[Point]]:
    run: list[Point] = []
    for start, end in pairwise(points):
        begin, finish = (start[0], _between(start[1], top, bottom)), (end[0], _between(end[1], top, bottom))
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


def _between(y: float, top: float, bottom: float) -> float:
    return min(max(y, top), bottom)


def _beyond(point: Point, top: float, bottom: float) -> Point:
    """Return a point, taken a little further where the line is cut."""
    if point[1] == top:
        return (point[0], top - GAP)
    return (point[0], bottom + GAP) if point[1] == bottom else point


def _disc(edge: Edge, end: Point, top: float) -> Connector:
    y = top - GAP - CONNECTOR if end[1] == top else end[1] + GAP + CONNECTOR
    return Connector(end[0], y, CONNECTOR, edge.target, edge.kind)
