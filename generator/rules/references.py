"""References lead somewhere, and to the right kind of thing."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from generator.findings import DataPath, Finding, Place
from generator.model.base import Entity
from generator.model.handbook import Handbook, Variable
from generator.model.text import Broken, Mention, mentions, pieces
from generator.rules.known import Known
from generator.rules.ways import reached


def typed(known: Known) -> Iterator[Finding]:
    """Every field that refers to an entity names one that exists, of a kind that the field takes."""
    for path, reference in known.references:
        located = known.handbook.by_id.get(reference)
        if located is None:
            if known.missing(reference):
                yield _missing(known.handbook, path, reference, "", reference.kinds)
        elif reference.kinds and located.entity.kind not in reference.kinds:
            arguments = {"id": str(reference), "kind": located.entity.kind, "kinds": reference.kinds}
            yield Finding(
                "wrong-kind",
                Place(path),
                arguments,
                suggestions=_alike(known.handbook, reference, reference.kinds),
            )


def in_texts(known: Known) -> Iterator[Finding]:
    """Every `[[id]]` in a text is written properly and names an entity that exists."""
    for path, text in known.texts:
        for piece in pieces(text):
            if isinstance(piece, Broken):
                yield Finding("broken-reference", Place(path, piece.written), {"written": piece.written})
            elif isinstance(piece, Mention) and known.missing(piece.id):
                yield _missing(known.handbook, path, piece.id, piece.written, ())


def circular(known: Known) -> Iterator[Finding]:
    """No name is told by way of itself, through a title or value that mentions what leads back to it."""
    named: dict[str, list[str]] = {
        entity.id: [mention.id for mention in mentions(name)]
        for _, entity in known.handbook.entities
        if (name := _name(entity))
    }
    for path, entity in known.handbook.entities:
        if entity.id in reached(named.get(entity.id, ()), named):
            place = "value" if isinstance(entity, Variable) else "title"
            yield Finding("circular-reference", Place((*path, place)), {"id": entity.id})


def _name(entity: Entity) -> str:
    """Return the text by which an entity is told in a sentence."""
    if isinstance(entity, Variable):
        return str(entity.value)
    return str(getattr(entity, "title", None) or getattr(entity, "text", ""))


def _missing(
    handbook: Handbook, path: DataPath, identifier: str, needle: str, kinds: tuple[str, ...]
) -> Finding:
    place = Place(path, needle)
    return Finding(
        "missing-reference", place, {"id": identifier}, suggestions=_alike(handbook, identifier, kinds)
    )


def _alike(handbook: Handbook, identifier: str, kinds: tuple[str, ...]) -> tuple[str, ...]:
    ids = [entity.id for _, entity in handbook.entities if not kinds or entity.kind in kinds]
    return tuple(difflib.get_close_matches(identifier, ids, n=1))
