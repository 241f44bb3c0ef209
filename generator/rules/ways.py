"""Following ways: which things are reached from others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence


def reached(starts: Iterable[str], ways: Mapping[str, Sequence[str]]) -> set[str]:
    """Return the starts and all that is reached from them; `ways` names for each thing those it leads to."""
    found: set[str] = set()
    waiting = list(starts)
    while waiting:
        identifier = waiting.pop()
        if identifier not in found:
            found.add(identifier)
            waiting += ways.get(identifier, ())
    return found
