"""A handbook taken apart into records: each entity by its id, holding others only by their ids."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from generator.model.base import Entity, Model, kebab
from generator.model.handbook import Handbook
from generator.model.plain import Plain, handbook_of, plain

HELD = "$"
"""The key of a stand-in `{"$": id}` for an entity that is held here."""
ROOT = ""
"""The id of the handbook itself, which holds everything at the top."""
STAND_INS = "withheld"
"""The field of a handbook for what stands in for entities that are not published."""


@dataclass(frozen=True)
class Record:
    """An entity's own data; the entities inside it are stand-ins."""

    kind: str
    data: Mapping[str, Plain]


@dataclass(frozen=True)
class Records:
    """All records of a handbook by id, with who holds whom."""

    by_id: Mapping[str, Record]
    holders: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """The holder of each entity and the field that it is held in."""


def records(handbook: Handbook) -> Records:
    """Take a handbook apart. Lists at its top are sorted: the order of files is no part of a handbook.

    What stands in for entities that are not published is left out: it is no part of what is compared.
    """
    found = {ROOT: Record("handbook", {})}
    published = {key: value for key, value in plain(handbook).items() if key != STAND_INS}
    data = _own(handbook, published, found)
    top = {
        key: sorted(value, key=canonical) if isinstance(value, list) else value for key, value in data.items()
    }
    found[ROOT] = Record("handbook", top)
    held = {
        inner: (identifier, name)
        for identifier, record in found.items()
        for name, value in record.data.items()
        for inner in stand_ins(value)
    }
    return Records(found, held)


def _own(model: Model, data: Plain, found: dict[str, Record]) -> dict[str, Plain]:
    """Return a model's own data, and note the entities inside it."""
    names = {kebab(name): name for name in type(model).model_fields}
    return {key: _stripped(getattr(model, names[key]), value, found) for key, value in data.items()}


def _stripped(value: object, data: Plain, found: dict[str, Record]) -> Plain:
    if isinstance(value, Entity):
        found[value.id] = Record(value.kind, {})  # keeps the place of the entity before those inside it
        found[value.id] = Record(value.kind, _own(value, data, found))
        return {HELD: str(value.id)}
    if isinstance(value, Model):
        return _own(value, data, found)
    if isinstance(value, tuple):
        return [_stripped(item, each, found) for item, each in zip(value, data, strict=True)]
    return data


def assembled(by_id: Mapping[str, Record]) -> Handbook:
    """Return the handbook that records make up; KeyError when a stand-in stands for nothing."""
    return handbook_of(_filled(by_id[ROOT].data, by_id))


def _filled(data: Plain, by_id: Mapping[str, Record]) -> Plain:
    if isinstance(data, Mapping):
        if HELD in data:
            return _filled(by_id[data[HELD]].data, by_id)
        return {key: _filled(value, by_id) for key, value in data.items()}
    if isinstance(data, list):
        return [_filled(item, by_id) for item in data]
    return data


def stand_ins(data: Plain) -> Iterator[str]:
    """Yield the ids of the entities that are held in data."""
    if isinstance(data, Mapping):
        if HELD in data:
            yield data[HELD]
        else:
            for value in data.values():
                yield from stand_ins(value)
    elif isinstance(data, list):
        for item in data:
            yield from stand_ins(item)


def canonical(data: Plain) -> str:
    """Return data as text that is the same for the same data."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
