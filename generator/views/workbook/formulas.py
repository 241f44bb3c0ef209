"""Building blocks of formulas, with functions that Excel 2010, WPS and LibreOffice know.

A spreadsheet reckons in binary. Each number is therefore rounded to `FINE` places as it comes about, and to
`COARSE` before it is compared or rounded as the scheme says, so that no trace of the binary decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction

from generator.model.schemes import Grade
from generator.model.scoring import RangeBand
from generator.scoring.exact import decimal
from generator.views.wording import number

FINE, COARSE = 10, 8
LEFT_OUT = "\u2014"
"""Shown where something does not count."""


def num(value: Fraction | Decimal | int) -> str:
    """Return a number as a formula writes it."""
    exact = decimal(value) if isinstance(value, Fraction) else Decimal(value)
    return number(round(exact, 12))


def quoted(text: str) -> str:
    """Return own words as a formula writes them."""
    return '"' + text.replace('"', '""') + '"'


def fine(formula: str) -> str:
    """Return a reckoned number without traces of the binary."""
    return f"ROUND({formula},{FINE})"


def coarse(formula: str) -> str:
    """Return a number as it is compared."""
    return f"ROUND({formula},{COARSE})"


def when(condition: str, then: str, other: str) -> str:
    """Return one of two; they need no condition where they are the same."""
    return then if then == other else f"IF({condition},{then},{other})"


def choose(code: str, options: Sequence[str]) -> str:
    """Return the option of a code that counts from 1."""
    if len(set(options)) == 1:
        return options[0]
    return f"CHOOSE({code},{','.join(options)})"


def added(terms: Iterable[str]) -> str:
    """Return a sum; 0 of nothing."""
    return "+".join(terms) or "0"


def sentence(template: str, **parts: str) -> str:
    """Return a formula that puts numbers into an entry of the catalogue."""
    pieces = (piece for piece in re.split(r"(\{[a-z-]+\})", template) if piece)
    return "&".join(
        parts[piece[1:-1]] if piece.startswith("{") and piece.endswith("}") else quoted(piece)
        for piece in pieces
    )


def within(band: RangeBand | Grade, value: str) -> str:
    """Return whether a value lies in a band."""
    signs = {">": band.above, ">=": band.at_least, "<=": band.up_to, "<": band.below}
    tests = [f"{value}{sign}{num(bound)}" for sign, bound in signs.items() if bound is not None]
    return f"AND({','.join(['TRUE', *tests])})"
