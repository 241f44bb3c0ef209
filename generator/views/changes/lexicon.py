"""How texts are cut for comparing: numbers, Latin runs and names whole, Chinese by characters.

Which characters make a word is learnt from the handbooks themselves: two that often stand together. A word
list would not know the field's words, nor the other script's.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby, pairwise

from generator.model.forms import Form
from generator.model.handbook import Handbook, texts
from generator.model.parties import Department, Post, Term
from generator.model.register import Document

LATIN = r"[A-Za-z0-9\u00c0-\u024f]+(?:[-._:/'\u2019][A-Za-z0-9\u00c0-\u024f]+|,[0-9]{3}(?![0-9]))*%?"
"""Numbers, also times and amounts with marks in them; words; codes such as KF-08."""
NAME_LEAST = 2
"""A name of one character would cut other words."""
IDEOGRAPH = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
SEEN_LEAST, SHARE_LEAST = 3, 0.2
"""So often at least do two characters of a word stand together, and in so many cases of the rarer one."""


class Lexicon:
    """What the texts of some handbooks consist of."""

    def __init__(self, handbooks: Iterable[Handbook]) -> None:
        self._characters: Counter[str] = Counter()
        self._pairs: Counter[tuple[str, str]] = Counter()
        names: set[str] = set()
        said: set[str] = set()
        for handbook in handbooks:
            names |= set(_names(handbook))
            said.update(text for _, text in texts(handbook))
        for text in said:  # what several versions say counts once
            self._characters.update(text)
            self._pairs.update(pairwise(text))
        longest_first = sorted(names, key=lambda name: (-len(name), name))
        self._whole = re.compile("|".join([*map(re.escape, longest_first), LATIN, r"\s+"]))

    def tokens(self, text: str) -> Iterator[str]:
        """Yield the parts of a text that are never split; joined they are the text."""
        end = 0
        for match in self._whole.finditer(text):
            yield from _characters(text[end : match.start()])
            yield match[0]
            end = match.end()
        yield from _characters(text[end:])

    def joined(self, one: str, other: str) -> bool:
        """Tell whether two characters beside each other make a word, or part of one."""
        if not (IDEOGRAPH.fullmatch(one) and IDEOGRAPH.fullmatch(other)):
            return False
        together = self._pairs[one, other]
        rarer = min(self._characters[one], self._characters[other])
        return together >= SEEN_LEAST and together >= SHARE_LEAST * rarer


def _characters(text: str) -> Iterator[str]:
    """Yield characters one by one, numbers written in characters whole."""
    for numeric, run in groupby(text, str.isnumeric):
        if numeric:
            yield "".join(run)
        else:
            yield from run


def _names(handbook: Handbook) -> Iterator[str]:
    """Yield the names of posts, departments, forms, documents and terms."""
    named: list[Post | Department | Form | Document | Term] = [
        *handbook.posts,
        *handbook.departments,
        *handbook.forms,
        *handbook.documents,
        *handbook.terms,
    ]
    for entity in named:
        for name in (entity.title, *entity.aliases):
            if len(name) >= NAME_LEAST and "[[" not in name:
                yield str(name)
