"""How a workbook names its parts, so that what was filled in is found wherever it has been moved to."""

from __future__ import annotations

IDENTITY = "handbook"
"""Name of the hidden sheet that tells what the workbook is based on, and holds the lists to choose from."""
KEY_MARK = "#"
"""What the names of columns begin with in the hidden line that tells them."""
TAG = "tag"
"""Name of the hidden column that tells what each line is for."""


def letters(column: int) -> str:
    """Return the letters of a column, counted from 1."""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
