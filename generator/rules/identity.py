"""Ids are permanent and unique: one id, one thing, in the whole handbook."""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding, Place
from generator.rules.known import Known


def duplicate_ids(known: Known) -> Iterator[Finding]:
    """Every id stands for one entity."""
    first: dict[str, str] = {}
    for path, entity in known.handbook.entities:
        if entity.id in first:
            yield Finding(
                "duplicate-id",
                Place((*path, "id")),
                {"id": entity.id, "kind": entity.kind, "first": first[entity.id]},
            )
        else:
            first[entity.id] = entity.kind
