"""A handbook in other characters: every text written anew, everything else as it is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from generator.model.base import Model, Text
from generator.model.text import Words, pieces

M = TypeVar("M", bound=Model)
Write = Callable[[str], str]
"""Returns words in the other characters."""


def rewritten(model: M, write: Write) -> M:
    """Return a handbook or a part of it with every text written anew; ids, references, the glossary stay."""
    fields: dict[str, Any] = {name: _value(getattr(model, name), write) for name in type(model).model_fields}
    return type(model).model_construct(**fields)  # type: ignore[return-value]


def rewritten_text(text: str, write: Write) -> Text:
    """Return a text with the words around its references written anew."""
    return Text(
        "".join(write(piece.text) if isinstance(piece, Words) else piece.written for piece in pieces(text))
    )


def _value(value: object, write: Write) -> object:
    if isinstance(value, tuple):
        return tuple(_value(item, write) for item in value)
    if isinstance(value, Text):
        return rewritten_text(value, write)
    if isinstance(value, Model):
        return rewritten(value, write)
    return value
