"""A value that holds, with the basis that belongs to it and the way that it came."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Generic, Literal, TypeVar

from generator.model.base import Basis, Entity, Unspecified

T = TypeVar("T")

Way = Literal["own", "sheet", "scheme", "standard", "procedure", "referred"]
"""How a value came: stated at the entity itself, inherited from what is wider, or referred to."""
WAYS: dict[str, Way] = {
    "sheet": "sheet",
    "scheme": "scheme",
    "standard": "standard",
    "procedure": "procedure",
}
"""The way by which a value comes from an entity of a kind; of all other kinds it is the entity's own."""


@dataclass(frozen=True)
class Held(Generic[T]):
    """An answer: what holds, on which basis, and how it came.

    `unspecified` holds only where no wider place states anything either, none where nothing is to be stated.
    """

    value: T
    basis: tuple[Basis, ...] = ()
    way: Way = "own"
    of: tuple[Entity, ...] = field(default=(), repr=False)
    """The entities that the value stands in; of a value put together from several places all of them."""
    gaps: tuple[Entity, ...] = field(default=(), repr=False)
    """Nearer entities that leave it open: the gap stays on record although a wider place decides."""

    @property
    def decided(self) -> tuple[Basis, ...]:
        """The organisation's own decisions that the value rests on; empty where it is the sources'."""
        return decisions(self.basis)

    @property
    def own_alone(self) -> bool:
        """Whether nothing but the organisation's own decisions stands behind the value."""
        return bool(self.basis) and self.decided == self.basis


def decisions(basis: Iterable[Basis]) -> tuple[Basis, ...]:
    """Return those of some bases that are the organisation's own decisions."""
    return tuple(one for one in basis if one.evidence == "decided")


def basis_of(entity: Entity, *keys: str) -> tuple[Basis, ...]:
    """Return the basis of one value of an entity, by its key in the source, or by the keys that make it up.

    Where some name the value, these are its basis; else those that name none, which are about the whole.
    """
    named = tuple(one for one in entity.basis if not set(keys).isdisjoint(one.for_))
    return named or tuple(one for one in entity.basis if not one.for_)


def nearest(key: str, places: Iterable[tuple[Entity, T]]) -> Held[T]:
    """Return the nearest decided value, at least one place being given, the nearest first.

    `unspecified` yields to the next wider place. Where no place decides, the nearest that says so leaves the
    value open; where no place says anything, there is none.
    """
    asked, silent = None, []
    for entity, value in places:
        asked = asked or (entity, value)
        if isinstance(value, Unspecified):
            silent.append((entity, value))
        elif value is not None:
            gaps = tuple(one for one, _ in silent)
            return Held(value, basis_of(entity, key), way_of(entity, asked[0]), (entity,), gaps)
    if not silent:
        assert asked is not None  # noqa: S101 - a promise to this function, not input
        return Held(asked[1])
    entity, value = silent[0]
    way = way_of(entity, asked[0] if asked else entity)
    return Held(value, basis_of(entity, key), way, (entity,), tuple(one for one, _ in silent))


def way_of(entity: Entity, asked: Entity) -> Way:
    """Return how a value comes to an entity that is asked for it from the one that it stands in."""
    return "own" if entity is asked else WAYS.get(entity.kind, "own")


def bases(entities: Iterable[Entity], key: str) -> Iterator[Basis]:
    """Yield what a value is based on that is put together from several entities, each basis once."""
    yield from dict.fromkeys(basis for entity in entities for basis in basis_of(entity, key))
