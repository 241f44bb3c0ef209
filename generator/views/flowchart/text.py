"""How wide a text is and where it breaks into lines, for drawings that no engine sets.

Measured conservatively: a reader's own fonts may be wider than ours, and nothing may leave its box. Widths
are whole hundredths of an em, so that every sum is exact.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from fractions import Fraction

EM = 100
"""An em, in the unit of all widths."""
NARROW, USUAL, CAPITAL, BROAD, EMOJI = 36, 62, 74, 98, 140
NARROW_CHARACTERS = frozenset(" .,:;'`|!ijltf()[]{}")
BROAD_CHARACTERS = frozenset("mwMW@%&")
JOINER = "\u200d"


def _advance(character: str) -> int:
    category = unicodedata.category(character)
    if category in {"Mn", "Me", "Cf"}:
        return 0
    if unicodedata.east_asian_width(character) in "WFA":
        return EMOJI if category in {"So", "Sk"} else EM
    if character in NARROW_CHARACTERS:
        return NARROW
    if character in BROAD_CHARACTERS or category == "So":
        return BROAD
    return CAPITAL if category == "Lu" else USUAL


def advance(text: str) -> int:
    """Return the width of a line in hundredths of an em."""
    return sum(map(_advance, text))


def width(text: str) -> Fraction:
    """Return the width of a line in em."""
    return Fraction(advance(text), EM)


def across(text: str, size: int) -> int:
    """Return the width of a line set in a size, in the unit of the size."""
    return advance(text) * size // EM


def wrapped(text: str, most: int) -> tuple[str, ...]:
    """Break a text into lines of at most so many hundredths of an em; none but spaces at breaks are lost.

    Breaks between Chinese characters, but never before closing or after opening punctuation, and within a
    word of Latin letters only where the word alone is longer than a line.
    """
    return tuple(line for paragraph in text.split("\n") for line in _balanced(paragraph, most))


def _balanced(text: str, most: int) -> tuple[str, ...]:
    """Fill as few lines as possible, about equally long: no last line of a single character."""
    units = list(_units(text, most))
    best = tuple(_filled(units, most))
    narrower = advance(text) // len(best)
    while len(best) > 1 and narrower < most:
        lines = tuple(_filled(units, narrower))
        if len(lines) == len(best):
            return lines
        narrower += EM // 2
    return best


def _filled(units: list[str], most: int) -> Iterator[str]:
    line = ""
    for unit in units:
        if line.strip() and advance((line + unit).rstrip()) > most:
            yield line.rstrip()
            line = ""
        line += unit if line or not unit.isspace() else ""
    yield line.rstrip()


def _units(text: str, most: int) -> Iterator[str]:
    """Yield runs that must stay on one line; none is wider than a line."""
    unit = ""
    for cluster in _bracketed(list(_clusters(text)), most):
        if unit and (advance(unit + cluster) > most or _may_break(unit, cluster)):
            yield unit
            unit = ""
        unit += cluster
    if unit:
        yield unit


def _bracketed(clusters: list[str], most: int) -> Iterator[str]:
    """Yield brackets that fit into a line with what they hold as one, such as the mark of silence."""
    start = 0
    while start < len(clusters):
        end = start + 1
        if unicodedata.category(clusters[start][0]) == "Ps":
            closing = (
                at for at in range(end, len(clusters)) if unicodedata.category(clusters[at][0]) == "Pe"
            )
            end = next(closing, start) + 1
            end = end if advance("".join(clusters[start:end])) <= most else start + 1
        yield "".join(clusters[start:end])
        start = end


def _clusters(text: str) -> Iterator[str]:
    """Yield each character with the marks, selectors and joined characters that belong to it."""
    cluster = ""
    for character in text:
        if cluster and not (
            unicodedata.category(character) in {"Mn", "Me", "Cf"} or cluster.endswith(JOINER)
        ):
            yield cluster
            cluster = ""
        cluster += character
    if cluster:
        yield cluster


def _may_break(before: str, after: str) -> bool:
    last, first = before[-1], after[0]
    if unicodedata.category(first) in {"Pe", "Pf", "Po"} and not first.isspace():
        return False
    if unicodedata.category(last) in {"Ps", "Pi"} or (last.isdecimal() and _wide(first)):
        return False
    return first.isspace() or last.isspace() or _wide(last) or _wide(first)


def _wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in "WF"
