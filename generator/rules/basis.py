"""A basis that names values names values that its entity can have."""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding, Place
from generator.model.base import kebab
from generator.rules.known import Known

WHOLE = frozenset({"id", "basis"})
"""Keys that no basis can be about."""


def of_nothing(known: Known) -> Iterator[Finding]:
    """Every key under `for` is one of the entity that the basis belongs to."""
    for path, entity in known.handbook.entities:
        keys = sorted({kebab(name) for name in type(entity).model_fields} - WHOLE)
        for position, basis in enumerate(entity.basis):
            for place, key in enumerate(basis.for_):
                if key not in keys:
                    at = Place((*path, "basis", position, "for", place))
                    yield Finding("basis-of-nothing", at, {"key": key, "known": ", ".join(keys)})
