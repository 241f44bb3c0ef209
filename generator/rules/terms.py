"""Terms are defined because they are used (ISO 10013)."""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding, Place
from generator.model.parties import Term
from generator.rules.known import Known

SEAM = "\n\n"
"""Stands between two texts, so that no name is found across them."""


def unused(known: Known) -> Iterator[Finding]:
    """Some text outside a term's own entry mentions it, by its id or by one of its names."""
    own: dict[int, list[str]] = {}
    others: list[str] = []
    for path, text in known.texts:
        if path[0] == "terms":
            own.setdefault(int(path[1]), []).append(text.casefold())
        elif path[0] not in {"areas", "accepted"}:
            others.append(text.casefold())
    book = SEAM.join(others)
    terms = SEAM.join(text for texts in own.values() for text in texts)
    for path, term in known.handbook.of(Term):
        itself = SEAM.join(own[int(path[1])])
        names = [name.casefold() for name in (f"[[{term.id}]]", term.title, *term.aliases)]
        if not any(name in book or terms.count(name) > itself.count(name) for name in names):
            yield Finding("term-unused", Place((*path, "id")), {"title": term.title})
