"""Traditional characters, as written in Taiwan, from simplified ones: OpenCC's `s2tw` after a glossary.

`s2tw` changes characters, not words; other words come from the handbook's glossary. The catalogue's folder
`zh-Hant` holds the few of the program's entries that are told otherwise, and corrections of OpenCC.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from opencc import OpenCC

from generator.words import Words, catalogue

FOLDER = "zh-Hant"
"""Folder of the catalogue with what is more than the simplified entries in other characters."""
WEB_ADDRESS = re.compile(r"(https?://[!-~]+)")
"""Ends where a text goes on in Chinese."""
PLACEHOLDER = re.compile(r"(\{[^{}]*\})")
LAST_CHARACTER = 0xFFFF
"""The last one that a script on a page counts as one character."""


@cache
def _converter() -> OpenCC:
    # The dictionaries of rare characters lead to ones that hardly a typeface has.
    return OpenCC("s2tw", include_tofu_risk_dictionaries=False)


class Traditional:
    """Writes simplified texts in traditional characters: `Traditional({})("...")`."""

    def __init__(self, glossary: Mapping[str, str]) -> None:
        """Take traditional words by the simplified ones that they stand for.

        Where several begin at the same character the longest wins; what it gives is not converted again.
        """
        self._glossary = _corrections() | dict(glossary)
        longest_first = sorted(self._glossary, key=lambda words: (-len(words), words))
        self._entries = re.compile(f"({'|'.join(map(re.escape, longest_first))})")

    def __call__(self, text: str) -> str:
        """Return a text in traditional characters; web addresses stay as they are."""
        # An address may hold Chinese when nothing else stands beside it.
        if re.fullmatch(r"https?://\S+", text):
            return text
        parts = WEB_ADDRESS.split(text)
        return "".join(part if number % 2 else self._written(part) for number, part in enumerate(parts))

    def entry(self, text: str) -> str:
        """Return an entry of the catalogue in traditional characters; its placeholders stay as they are."""
        parts = PLACEHOLDER.split(text)
        return "".join(part if number % 2 else self._written(part) for number, part in enumerate(parts))

    def _written(self, text: str) -> str:
        parts = self._entries.split(text)
        return "".join(
            self._glossary[part] if number % 2 else _converter().convert(part)
            for number, part in enumerate(parts)
        )


class TraditionalWords(Words):
    """The program's Chinese words in traditional characters."""

    script = "traditional"

    def __init__(self, write: Traditional) -> None:
        super().__init__("zh")
        written = {key: write.entry(text) for key, text in self._entries.items()}
        self._entries = written | {key: text for key, text in catalogue(FOLDER).items() if key in written}


def _corrections() -> dict[str, str]:
    start = "corrections."
    return {key.removeprefix(start): text for key, text in catalogue(FOLDER).items() if key.startswith(start)}


def variants(texts: Iterable[str]) -> tuple[str, ...]:
    """Return groups of characters that are one for somebody who searches, whichever script is typed.

    A group holds what the conversion of these simplified texts turns into each other, also by way of a third.
    """
    write, group_of = Traditional({}), dict[str, set[str]]()
    for text in texts:
        for pair in set(zip(text, write(text), strict=True)):
            if len(set(pair)) > 1 and max(map(ord, pair)) <= LAST_CHARACTER:
                joined = set().union(*(group_of.get(character, {character}) for character in pair))
                group_of |= dict.fromkeys(joined, joined)
    return tuple(sorted({"".join(sorted(group)) for group in group_of.values()}))
