"""Two lists of lines side by side: which line became which, word by word; lines that stay are left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from generator.views.changes.lexicon import Lexicon
from generator.views.changes.runs import Run, difference, sides
from generator.views.wording import Prose, plain

PAIRED_LEAST = 0.4
"""Lines of which a smaller share of characters is the same are another line each."""
MATCHED_MOST = 40
"""Lines at one place, on both sides together, that are still matched by how alike they are."""


@dataclass(frozen=True)
class Pair:
    """A line as it was and as it is; empty where there is no such line."""

    old: tuple[Run, ...] = ()
    new: tuple[Run, ...] = ()


def pairs(old: Sequence[Prose], new: Sequence[Prose], lexicon: Lexicon) -> tuple[Pair, ...]:
    """Return the lines that differ; none where all read the same."""
    before, after = [plain(line) for line in old], [plain(line) for line in new]
    found: list[Pair] = []
    for tag, start, end, begin, stop in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag != "equal":
            for one, other in _matched(before[start:end], after[begin:stop]):
                line = () if one is None else old[start + one]
                found.append(_pair(line, () if other is None else new[begin + other], lexicon))
    return tuple(found)


def _pair(old: Prose, new: Prose, lexicon: Lexicon) -> Pair:
    return Pair(*sides(difference(old, new, lexicon)))


def _matched(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int | None, int | None]]:
    """Yield which line became which, in order: as many alike ones as possible stand beside each other."""
    if len(old) == len(new) == 1:
        yield 0, 0
        return
    if len(old) + len(new) > MATCHED_MOST:
        yield from ((place, None) for place in range(len(old)))
        yield from ((None, place) for place in range(len(new)))
        return
    best = _best(old, new)
    one = other = 0
    while one < len(old) or other < len(new):
        if one < len(old) and other < len(new):
            together = _alike(old[one], new[other]) + best[one + 1][other + 1]
            if (
                together >= max(best[one + 1][other], best[one][other + 1])
                and together > best[one + 1][other + 1]
            ):
                yield one, other
                one, other = one + 1, other + 1
                continue
        if other == len(new) or (one < len(old) and best[one + 1][other] >= best[one][other + 1]):
            yield one, None
            one += 1
        else:
            yield None, other
            other += 1


def _best(old: Sequence[str], new: Sequence[str]) -> list[list[float]]:
    """Return how alike the rest of both lists can be, from each place on."""
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for one in reversed(range(len(old))):
        for other in reversed(range(len(new))):
            together = _alike(old[one], new[other]) + best[one + 1][other + 1]
            best[one][other] = max(together, best[one + 1][other], best[one][other + 1])
    return best


def _alike(old: str, new: str) -> float:
    """Return the share of characters that two lines share; 0 where it is small."""
    shared = sum((Counter(old) & Counter(new)).values())
    share = 2 * shared / max(1, len(old) + len(new))
    return share if share >= PAIRED_LEAST else 0.0
