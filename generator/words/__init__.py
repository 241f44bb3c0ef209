"""Every word that the program itself says or prints, in Chinese and English.

The look-up is strict: a missing key, argument or surplus argument is an error at once, never a silent key.
"""

from __future__ import annotations

import string
from functools import cache
from pathlib import Path
from typing import Any

import yaml

LANGUAGES = ("zh", "en")
DEFAULT_LANGUAGE = "zh"


def flattened(tree: dict[str, Any], prefix: str) -> dict[str, str]:
    """Turn nested mappings of texts into one mapping with dotted keys."""
    flat: dict[str, str] = {}
    for key, value in tree.items():
        name = f"{prefix}.{key}"
        if isinstance(value, dict):
            flat |= flattened(value, name)
        elif isinstance(value, str):
            flat[name] = value
        else:
            message = f"{name}: only texts and mappings of texts belong into the catalogue"
            raise TypeError(message)
    return flat


@cache
def catalogue(language: str) -> dict[str, str]:
    """Return every entry of a language by its dotted key; the first part is the file's name.

    Read with a loader that makes text of every scalar, so that `no` and `on` are words here.
    """
    entries: dict[str, str] = {}
    for file in sorted((Path(__file__).parent / language).glob("*.yml")):
        tree = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)  # noqa: S506 - makes texts only
        entries |= flattened(tree, file.stem)
    return entries


@cache
def placeholders(text: str) -> frozenset[str]:
    """Return the names of the arguments that an entry needs."""
    return frozenset(name for _, name, _, _ in string.Formatter().parse(text) if name)


class Words:
    """The words of one language: `words("print.total", n=3)`."""

    script = "simplified"
    """In which characters Chinese is written."""

    def __init__(self, language: str) -> None:
        if language not in LANGUAGES:
            message = f"no words in language {language!r}"
            raise ValueError(message)
        self.language = language
        self._entries = catalogue(language)

    def __call__(self, key: str, /, **arguments: object) -> str:
        """Return the entry with its arguments filled in.

        Raises KeyError for a key that the catalogue lacks and TypeError when the arguments are not
        exactly those that the entry names.
        """
        text = self._entries[key]
        if placeholders(text) != arguments.keys():
            message = f"{key} needs {sorted(placeholders(text))}, was given {sorted(arguments)}"
            raise TypeError(message)
        return text.format(**arguments)

    def placeholders_of(self, key: str) -> frozenset[str]:
        """Return the names of the arguments that an entry needs."""
        return placeholders(self._entries[key])

    def maybe(self, key: str) -> str | None:
        """Return an entry without arguments, or none when the catalogue lacks it."""
        return self._entries.get(key)

    def section(self, prefix: str) -> dict[str, str]:
        """Return all entries below a prefix, keyed by the rest of their key, unformatted."""
        start = f"{prefix}."
        return {key.removeprefix(start): text for key, text in self._entries.items() if key.startswith(start)}
