"""What may be published: the handbook without what waits for a review."""

from __future__ import annotations

from typing import Any, TypeVar

from generator.findings import DataPath
from generator.model.base import Entity, Model, Reference
from generator.model.handbook import Handbook
from generator.model.register import Conflict
from generator.model.release import Suggestion
from generator.model.standing import ReviewType, Standing, Withheld

M = TypeVar("M", bound=Model)


def withheld(handbook: Handbook) -> tuple[Withheld, ...]:
    """Return a stand-in for each entity under an undecided review, and for each entity inside one.

    A contradiction that such an entity is part of would give it away, and so would a suggestion about it:
    they wait as well.
    """
    found: list[Withheld] = []
    outer: tuple[DataPath, tuple[ReviewType, ...]] | None = None
    for path, entity in handbook.entities:
        if outer and path[: len(outer[0])] != outer[0]:
            outer = None
        if outer is None and isinstance(entity, Standing) and entity.withheld:
            waiting = (review.type for review in entity.reviews if review.decision is None)
            outer = path, tuple(dict.fromkeys(waiting))
        if outer:
            found.append(_stub(entity, outer[1]))
    waiting_for: dict[str, tuple[ReviewType, ...]] = {stub.id: stub.reviews for stub in found}
    for _, entity in handbook.entities:
        hidden = [one for one in _about(entity) if one in waiting_for]
        if hidden:
            reviews = tuple(dict.fromkeys(review for one in hidden for review in waiting_for[one]))
            found.append(_stub(entity, reviews))
    return tuple(found)


def _about(entity: Entity) -> tuple[str, ...]:
    """Return what a contradiction or a suggestion is about."""
    if isinstance(entity, Conflict):
        return entity.between
    return (entity.on,) if isinstance(entity, Suggestion) else ()


def _stub(entity: Entity, reviews: tuple[ReviewType, ...]) -> Withheld:
    return Withheld.model_construct(id=entity.id, basis=(), was=entity.kind, reviews=reviews)


def published(handbook: Handbook) -> Handbook:
    """Return the handbook without the entities that wait for a review.

    Lists lose the references to them; texts that mention them find a stand-in of kind "withheld". Why they
    were changed is not told either.
    """
    stubs = withheld(handbook)
    if not stubs:
        return handbook
    hidden = frozenset(stub.id for stub in stubs)
    reasons = tuple(one for one in handbook.reasons if hidden.isdisjoint(one.at))
    return _without(handbook, hidden, withheld=stubs, reasons=reasons)


def _without(model: M, hidden: frozenset[str], **added: object) -> M:
    fields: dict[str, Any] = {
        name: _kept(getattr(model, name), hidden) for name in type(model).model_fields
    } | added
    if all(fields[name] is getattr(model, name) for name in fields):
        return model
    return type(model).model_construct(**fields)  # type: ignore[return-value]


def _kept(value: object, hidden: frozenset[str]) -> object:
    if isinstance(value, Model):
        return _without(value, hidden)
    if not isinstance(value, tuple):
        return value
    kept = tuple(_kept(item, hidden) for item in value if not _hidden(item, hidden))
    same = len(kept) == len(value) and all(one is other for one, other in zip(kept, value, strict=True))
    return value if same else kept


def _hidden(value: object, hidden: frozenset[str]) -> bool:
    if isinstance(value, Entity):
        return value.id in hidden
    return isinstance(value, Reference) and value in hidden
