"""Every form has a keeper and a retention, or says that they are unknown (ISO 15489-1, ISO 9001 7.5.3)."""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding, Place
from generator.model.base import UNSPECIFIED
from generator.model.forms import Form, HeldReference, Retention
from generator.model.sheets import Sheet
from generator.rules.known import Known


def unkept_forms(known: Known) -> Iterator[Finding]:
    """Every form and every sheet is held by a rule of retention."""
    held = {reference for _, reference in known.references if isinstance(reference, HeldReference)}
    for path, entity in known.handbook.entities:
        if isinstance(entity, Form | Sheet) and entity.id not in held:
            yield Finding("form-not-kept", Place((*path, "id")), {"id": entity.id, "title": entity.title})


def kept_twice(known: Known) -> Iterator[Finding]:
    """No form is held by two rules of retention."""
    first: dict[str, Retention] = {}
    for path, retention in known.handbook.of(Retention):
        for position, identifier in enumerate(retention.holds):
            other = first.setdefault(identifier, retention)
            if other is not retention:
                arguments = {"id": str(identifier), "other": other.id}
                yield Finding("kept-twice", Place((*path, "holds", position)), arguments)


def without_keeper(known: Known) -> Iterator[Finding]:
    """Somebody keeps every record."""
    for path, retention in known.handbook.of(Retention):
        if retention.keeper is UNSPECIFIED or not retention.keeper:
            yield Finding("keeper-unknown", Place((*path, "keeper")), {"title": retention.title})


def without_period(known: Known) -> Iterator[Finding]:
    """Every record is kept for a stated time."""
    for path, retention in known.handbook.of(Retention):
        if retention.period is UNSPECIFIED:
            yield Finding("period-unknown", Place((*path, "period")), {"title": retention.title})
