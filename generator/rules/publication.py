"""What is published stands without what waits for a review."""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding, Place
from generator.model.publication import withheld
from generator.rules.known import Known


def needed(known: Known) -> Iterator[Finding]:
    """No published entity needs a withheld one: lists lose what is withheld, a single reference can't."""
    hidden = {stub.id for stub in withheld(known.handbook)}
    roots = {path for path, entity in known.handbook.entities if entity.id in hidden}
    for path, reference in known.references if hidden else ():
        single = isinstance(path[-1], str) and path[0] != "accepted"
        if single and reference in hidden and not any(path[:end] in roots for end in range(len(path))):
            yield Finding("withheld-needed", Place(path), {"id": str(reference)})
