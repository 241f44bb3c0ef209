"""Differences between two texts, word by word: runs that stay, go and come."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import groupby
from typing import Literal

from generator.views.changes.lexicon import Lexicon
from generator.views.wording import Prose

Fate = Literal["equal", "deleted", "inserted"]
ALIKE_LEAST = 0.25
"""Texts of which a smaller share stays are told whole, one after the other."""
ISLAND_MOST = 3
"""So many characters between two changes at the most are no place to rest the eye; a name or number is."""
BREAKS = frozenset("\n,;:.!?()\u3001\u3002\uff0c\uff1b\uff1a\uff01\uff1f\uff08\uff09\u201c\u201d\u300a\u300b")


@dataclass(frozen=True)
class Run:
    """Characters that share a fate."""

    text: str
    fate: Fate = "equal"
    kind: str = ""
    """How it is shown besides: `unspecified` where the source is silent."""


@dataclass(frozen=True)
class _Token:
    text: str
    kind: str = ""


@dataclass(frozen=True)
class _Part:
    """What stays (the same on both sides), or what takes the place of what."""

    old: tuple[_Token, ...]
    new: tuple[_Token, ...]
    same: bool

    @property
    def size(self) -> int:
        """Characters of the longer side."""
        return max(_length(self.old), _length(self.new))

    @property
    def two_sided(self) -> bool:
        """Whether something takes the place of something."""
        return bool(self.old and self.new)

    @property
    def is_figure(self) -> bool:
        """Whether one number takes the place of another."""
        sides = (self.old, self.new)
        return all(len(side) == 1 and side[0].text[0].isnumeric() for side in sides)

    @property
    def reads_same(self) -> bool:
        """Whether both sides read the same: a reference and the words that it stands for."""
        return _text(self.old) == _text(self.new)


def difference(old: Prose, new: Prose, lexicon: Lexicon) -> tuple[Run, ...]:
    """Return the runs of two texts, what is deleted before what is inserted in its place.

    Equal and deleted runs joined are the old text, equal and inserted ones the new. Numbers, Latin words,
    references and names are never split.
    """
    one, other = _tokens(old, lexicon), _tokens(new, lexicon)
    parts = _parts(one, other)
    if _stays(parts) < ALIKE_LEAST * max(_length(one), _length(other)):
        parts = [_Part(one, other, same=False)]
    else:
        parts = _merged(_slid(_merged(_islands(parts))))
        parts = _merged(_islands(_merged(_words(parts, lexicon))))
    return tuple(run for part in parts for run in _runs(part))


def sides(runs: Iterable[Run]) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    """Return the runs of the old text and those of the new."""
    found = tuple(runs)
    old = tuple(run for run in found if run.fate != "inserted")
    return old, tuple(run for run in found if run.fate != "deleted")


def _tokens(prose: Prose, lexicon: Lexicon) -> tuple[_Token, ...]:
    """Cut a text; what stands for a reference, or for silence, is one token."""
    found: list[_Token] = []
    for span in prose:
        if span.kind or span.address:
            found.append(_Token(span.text, "unspecified" if span.kind == "unspecified" else ""))
        else:
            found += [_Token(text) for text in lexicon.tokens(span.text)]
    return tuple(found)


def _text(tokens: Iterable[_Token]) -> str:
    return "".join(token.text for token in tokens)


def _length(tokens: Iterable[_Token]) -> int:
    return sum(len(token.text) for token in tokens)


def _parts(old: tuple[_Token, ...], new: tuple[_Token, ...]) -> list[_Part]:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    changed = [
        _Part(old[start:end], new[begin:stop], tag == "equal")
        for tag, start, end, begin, stop in matcher.get_opcodes()
    ]
    return [replace(part, new=part.old, same=True) if part.reads_same else part for part in changed]


def _stays(parts: Iterable[_Part]) -> int:
    """Return how many characters stay, marks of punctuation left out."""
    return sum(
        len(token.text) for part in parts if part.same for token in part.old if token.text not in BREAKS
    )


def _merged(parts: Iterable[_Part]) -> list[_Part]:
    """Join neighbours of the same sort, and drop what is empty."""
    found: list[_Part] = []
    for same, group in groupby((part for part in parts if part.old or part.new), lambda part: part.same):
        members = list(group)
        old = tuple(token for part in members for token in part.old)
        found.append(_Part(old, tuple(token for part in members for token in part.new), same))
    return found


def _islands(parts: Sequence[_Part]) -> list[_Part]:
    """Take short equal stretches between two changes into them: what is left reads by words."""
    return [
        replace(part, same=False)
        if 0 < place < len(parts) - 1 and _is_island(part, *_beside(parts, place))
        else part
        for place, part in enumerate(parts)
    ]


def _beside(parts: Sequence[_Part], place: int) -> tuple[_Part, _Part]:
    return parts[place - 1], parts[place + 1]


def _is_island(part: _Part, before: _Part, after: _Part) -> bool:
    if not part.same or part.size > ISLAND_MOST or any(len(token.text) > 1 for token in part.old):
        return False
    if before.is_figure or after.is_figure:
        return False
    if all(token.text in BREAKS for token in part.old):
        return not (before.two_sided and after.two_sided)
    return part.size == 1 or min(before.size, after.size) >= part.size


def _slid(parts: list[_Part]) -> list[_Part]:
    """Move what only came or only went so that it begins or ends where the text has a break.

    Of "a, b" and "a, c, b" the same characters differ as ", c" and as "c, "; either is right, and what
    follows a break reads better.
    """
    found = list(parts)
    for place in range(1, len(found) - 1):
        before, part, after = found[place - 1 : place + 2]
        if before.same and after.same and not part.same and not part.two_sided:
            found[place - 1 : place + 2] = _best(before, part, after)
    return found


def _best(before: _Part, part: _Part, after: _Part) -> tuple[_Part, _Part, _Part]:
    moved = part.old or part.new
    choices = [(before.old, moved, after.old)]
    left, held, right = choices[0]
    while left and left[-1] == held[-1]:
        left, held, right = left[:-1], (left[-1], *held[:-1]), (held[-1], *right)
        choices.append((left, held, right))
    left, held, right = choices[0]
    while right and right[0] == held[0]:
        left, held, right = (*left, held[0]), (*held[1:], right[0]), right[1:]
        choices.append((left, held, right))
    left, held, right = max(choices, key=lambda choice: _breaks(*choice))
    changed = _Part(held, (), same=False) if part.old else _Part((), held, same=False)
    return _Part(left, left, same=True), changed, _Part(right, right, same=True)


def _breaks(left: tuple[_Token, ...], held: tuple[_Token, ...], right: tuple[_Token, ...]) -> int:
    """Return how well a change is set off from what stands around it."""
    opens = not left or left[-1].text in BREAKS
    closes = not right or held[-1].text in BREAKS or right[0].text in BREAKS
    return 2 * opens + closes


def _words(parts: Sequence[_Part], lexicon: Lexicon) -> list[_Part]:
    """Widen replacements that would cut a word in two by the character beside them."""
    found = list(parts)
    for place, part in enumerate(parts):
        if part.same or not part.two_sided:
            continue
        if place and found[place - 1].old:
            found[place - 1 : place + 1] = _widened_left(found[place - 1], found[place], lexicon)
        if place + 1 < len(found) and found[place + 1].old:
            found[place : place + 2] = _widened_right(found[place], found[place + 1], lexicon)
    return found


def _widened_left(before: _Part, part: _Part, lexicon: Lexicon) -> tuple[_Part, _Part]:
    *rest, beside = before.old
    ends = part.old[0], part.new[0]
    if rest and lexicon.joined(rest[-1].text, beside.text):
        return before, part
    if not any(lexicon.joined(beside.text, end.text) for end in ends):
        return before, part
    kept = tuple(rest)
    return _Part(kept, kept, same=True), _Part((beside, *part.old), (beside, *part.new), same=False)


def _widened_right(part: _Part, after: _Part, lexicon: Lexicon) -> tuple[_Part, _Part]:
    beside, *rest = after.old
    ends = part.old[-1], part.new[-1]
    if rest and lexicon.joined(beside.text, rest[0].text):
        return part, after
    if not any(lexicon.joined(end.text, beside.text) for end in ends):
        return part, after
    kept = tuple(rest)
    return _Part((*part.old, beside), (*part.new, beside), same=False), _Part(kept, kept, same=True)


def _runs(part: _Part) -> list[Run]:
    if part.same:
        return _of(part.old, "equal")
    return [*_of(part.old, "deleted"), *_of(part.new, "inserted")]


def _of(tokens: tuple[_Token, ...], fate: Fate) -> list[Run]:
    return [
        Run("".join(token.text for token in group), fate, kind)
        for kind, group in groupby(tokens, lambda token: token.kind)
    ]
