"""How much room a text takes in a cell, by the width of its characters; long texts are cut into pieces.

A row of a spreadsheet is at most 409 points high, and what does not fit is not shown. So a text that needs
more goes on in the next row.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

LINE, PADDING = 15, 5
"""Height of a line of text and what a row needs besides, in points."""
MOST_LINES = 20
"""So many lines stand in one row, so that a page can break between the rows of a long text."""
NARROW, BROAD, WIDE = 2, 3, 4
"""Of a character, in halves of a narrow one."""
MARGINS = 3
"""Left and right in a cell, in the same unit."""


@cache
def _character(character: str) -> int:
    if unicodedata.east_asian_width(character) in "WFA":
        return WIDE
    return BROAD if character in "MW@%&mw" or character.isupper() else NARROW


def width(text: str) -> int:
    """Return the width of a text in halves of a narrow character; an East Asian one counts four."""
    return sum(map(_character, text))


def wrapped(text: str, column: int) -> list[str]:
    """Return the lines of a text in a column of so many narrow characters, rather too many than too few.

    Words of Latin letters stay whole where they can; the lines joined give the text again.
    """
    room = max(column * NARROW - MARGINS, WIDE)
    lines = []
    for paragraph in text.split("\n"):
        line = ""
        for piece in re.findall(r"[!-~]+\s*|\s+|.", paragraph):
            if width(line) + width(piece.rstrip()) <= room:
                line += piece
                continue
            if line:
                lines.append(line)
            line = ""
            for character in piece:
                if line and width(line) + width(character) > room:
                    lines.append(line)
                    line = ""
                line += character
        lines.append(f"{line}\n")
    lines[-1] = lines[-1].removesuffix("\n")
    return lines


def pieces(text: str, column: int) -> list[str]:
    """Return a text in pieces that each fit into one row; joined they give the text again."""
    lines = wrapped(text, column)
    return ["".join(lines[start : start + MOST_LINES]) for start in range(0, len(lines), MOST_LINES)]


def height(*cells: tuple[str, int]) -> int:
    """Return the height of a row whose cells hold these texts in columns of these widths."""
    lines = max((len(wrapped(text.rstrip("\n"), column)) for text, column in cells), default=1)
    return lines * LINE + PADDING
