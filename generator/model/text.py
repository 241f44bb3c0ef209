"""The one markup in texts: `[[id]]` refers to an entity and is shown as its name, value or amount."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.model.base import ID_PATTERN

_OPENING = re.compile(r"\[\[(?P<inside>[^\[\]\n]*)(?P<close>\]\])?")
_ID = re.compile(ID_PATTERN)


@dataclass(frozen=True)
class Words:
    """A run of plain characters."""

    text: str


@dataclass(frozen=True)
class Mention:
    """`[[id]]`."""

    id: str
    written: str
    """As it stands in the text, brackets included."""


@dataclass(frozen=True)
class Broken:
    """`[[` without a proper id and `]]` behind it."""

    written: str


def pieces(text: str) -> Iterator[Words | Mention | Broken]:
    """Take a text apart; the pieces' characters joined are the text."""
    end = 0
    for match in _OPENING.finditer(text):
        if match.start() > end:
            yield Words(text[end : match.start()])
        inside = match["inside"].strip()
        if match["close"] and _ID.fullmatch(inside):
            yield Mention(inside, match[0])
        else:
            yield Broken(match[0])
        end = match.end()
    if end < len(text):
        yield Words(text[end:])


def mentions(text: str) -> tuple[Mention, ...]:
    """Return the references in a text."""
    return tuple(piece for piece in pieces(text) if isinstance(piece, Mention))


def redirected(text: str, instead: Mapping[str, str]) -> str:
    """Return a text in which what refers to an id of `instead` refers to the id given for it."""
    return "".join(
        piece.text
        if isinstance(piece, Words)
        else f"[[{instead[piece.id]}]]"
        if isinstance(piece, Mention) and piece.id in instead
        else piece.written
        for piece in pieces(text)
    )
