"""In which order documents come."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, TypeVar

from generator.model.base import Entity

E = TypeVar("E", bound=Entity)


def natural(text: str) -> tuple[tuple[int, int | str], ...]:
    """Return a key that sorts numbers in texts by their value: KF-2 before KF-10."""
    return tuple(
        (0, int(part)) if part.isdecimal() else (1, part) for part in re.split(r"([0-9]+)", text) if part
    )


def in_order(entities: Iterable[E]) -> list[E]:
    """Sort by document number, those without one last, then by id."""

    def key(entity: Any) -> tuple[Any, ...]:
        numbered = isinstance(getattr(entity, "number", None), str)
        return not numbered, natural(entity.number) if numbered else (), entity.id

    return sorted(entities, key=key)
