"""How long texts are on paper, in whole hundredths of a millimetre. Renderers convert such lengths once."""

from __future__ import annotations

from itertools import pairwise

from generator.views.flowchart import text


def length(line: str, size: int) -> int:
    """Return how long a line of letters is whose em is so many hundredths of a millimetre, rounded up."""
    return -(-text.advance(line) * size // 100)


def parted(whole: int, shares: tuple[int, ...]) -> tuple[int, ...]:
    """Return a length in parts by their shares; together they are exactly as long."""
    ends = [whole * sum(shares[:place]) // sum(shares) for place in range(len(shares) + 1)]
    return tuple(end - start for start, end in pairwise(ends))
