"""The mark of own decisions, explained on every print that it stands on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from generator.views.imprint import Labelled
from generator.views.wording import Wording

V = TypeVar("V")


def with_mark(view: V, wording: Wording) -> V:
    """Return a view whose imprint explains the mark of own decisions, where it stands on it."""
    data: Any = view
    signs = mark_explained(data, wording)
    marked: V = replace(data, imprint=replace(data.imprint, legend=(*data.imprint.legend, *signs)))
    return marked


def mark_explained(said: Any, wording: Wording) -> tuple[Labelled, ...]:
    """Return what the mark of own decisions means, where it stands in what is said."""
    mark = wording.words("common.decided-mark")
    if not any(mark in text for text in _said(said)):
        return ()
    return (Labelled(mark, wording.words("print.legend.decided")),)


def _said(value: Any) -> Iterator[str]:
    """Yield every text of a view."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _said(item)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _said(getattr(value, field.name))
