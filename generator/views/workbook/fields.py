"""Where fields stand beside each other: each with a label and a place to write, in columns made for rows."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

from generator.views.workbook.grid import Column

LABEL_WIDTH = 10
"""The least width of a label: so four Chinese characters stand on one line."""


@dataclass(frozen=True)
class Room:
    """Columns side by side: the first ones hold a label, the others what is written."""

    label: tuple[Column, ...]
    place: tuple[Column, ...]

    @property
    def width(self) -> int:
        """The width of the place to write in."""
        return sum(column.width for column in self.place)


def rooms(columns: tuple[Column, ...], most: int) -> tuple[Room, ...]:
    """Return up to so many rooms side by side; of all ways that which leaves the narrowest place widest."""
    for count in range(most, 0, -1):
        ways = (_cut(columns, cuts) for cuts in combinations(range(1, len(columns)), count - 1))
        possible = [way for way in ways if all(room.place for room in way)]
        if possible:
            return max(possible, key=lambda way: min(room.width for room in way))
    message = "a sheet has at least two columns"
    raise ValueError(message)


def _cut(columns: tuple[Column, ...], cuts: tuple[int, ...]) -> tuple[Room, ...]:
    ends = (*cuts, len(columns))
    return tuple(_room(columns[start:end]) for start, end in zip((0, *cuts), ends, strict=True))


def _room(columns: tuple[Column, ...]) -> Room:
    width = 0
    for place, column in enumerate(columns, start=1):
        width += column.width
        if width >= LABEL_WIDTH:
            return Room(columns[:place], columns[place:])
    return Room(columns, ())
