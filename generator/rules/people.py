"""Every post has something to do (ISO 9001 5.3: responsibilities are assigned)."""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import DataPath, Finding, Place
from generator.model.parties import PartyReference, Post
from generator.model.text import mentions
from generator.rules.known import Known

ABOUT_PEOPLE = frozenset({"posts", "competences", "staffing", "areas", "conflicts", "accepted"})
"""Fields of the handbook that speak of a post without giving it anything to do."""


def without_duties(known: Known) -> Iterator[Finding]:
    """A post of the organisation has duties of its own, or a step, requirement, check, record … names it."""
    busy = {
        str(reference)
        for path, reference in known.references
        if isinstance(reference, PartyReference) and _gives_work(path)
    }
    busy |= {mention.id for path, text in known.texts if _gives_work(path) for mention in mentions(text)}
    for path, post in known.handbook.of(Post):
        if not post.duties and not post.external and post.id not in busy:
            yield Finding("post-without-duties", Place((*path, "id")), {"title": post.title})


def _gives_work(path: DataPath) -> bool:
    return path[0] not in ABOUT_PEOPLE or "duties" in path
