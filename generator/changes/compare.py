"""Compares two handbooks by permanent id alone: every difference, as a change of a known kind.

What is deleted and written anew under another id is a deletion and an addition, however alike the two are.
The changes are complete: `applied` makes the new handbook of the old one and the changes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.changes.fits import HOLDER, Difference
from generator.changes.kinds import BY_NAME, CONTENTS, Kind, kind_of
from generator.changes.records import HELD, Record, Records, assembled, records, stand_ins
from generator.model.handbook import Handbook
from generator.model.plain import Plain


@dataclass(frozen=True)
class Change:
    """One difference between two versions of an entity.

    `old` and `new` are plain data; none where there is no such value. Of a whole entity (`path` empty) they
    are `{"kind": …, "data": …}`, with stand-ins for the entities inside it, which have changes of their own.
    """

    kind: str
    """A row of `kinds.KINDS`, or `contents`."""
    id: str
    """Id of the entity; empty for the handbook itself."""
    entity: str
    """Kind of the entity."""
    path: tuple[str, ...]
    old: Plain | None
    new: Plain | None

    @property
    def row(self) -> Kind:
        """The row of the table of kinds."""
        return BY_NAME[self.kind]

    def mirrored(self) -> Change:
        """Return the same change from new to old."""
        entity = self.old["kind"] if not self.path and self.old else self.entity
        return Change(self.row.mirror, self.id, entity, self.path, self.new, self.old)


def compare(old: Handbook, new: Handbook) -> tuple[Change, ...]:
    """Return every difference, in the order of the new handbook; what is gone comes last.

    Two handbooks that differ only in the order of their files have none. Both must be free of repeated ids.
    """
    return compared(records(old), records(new))


def compared(old: Records, new: Records) -> tuple[Change, ...]:
    """Return every difference between handbooks that are taken apart already."""
    order = [*new.by_id, *(identifier for identifier in old.by_id if identifier not in new.by_id)]
    return tuple(change for identifier in order for change in _changes(identifier, old, new))


def told(changes: tuple[Change, ...]) -> tuple[Change, ...]:
    """Return the changes that readers are told: without lists whose members tell it themselves."""
    return tuple(change for change in changes if change.row.significance != "none")


def _changes(identifier: str, old: Records, new: Records) -> Iterator[Change]:
    one, other = old.by_id.get(identifier), new.by_id.get(identifier)
    if one is None or other is None or one.kind != other.kind:
        entity = (other or one).kind  # type: ignore[union-attr] # one of them is there
        yield _named(identifier, Difference(entity, (), _whole(one), _whole(other)))
        return
    if one is other:
        return
    held, holds = old.holders.get(identifier), new.holders.get(identifier)
    if held != holds:
        yield _named(identifier, Difference(one.kind, (HOLDER,), list(held or ()), list(holds or ())))
    for path, before, after in _differences((), one.data, other.data):
        found = Difference(one.kind, path, before, after)
        if _same_but_members(before, after, old, new):
            yield Change(CONTENTS.name, identifier, one.kind, path, before, after)
        else:
            yield _named(identifier, found)


def _named(identifier: str, found: Difference) -> Change:
    return Change(kind_of(found).name, identifier, found.entity, found.path, found.old, found.new)


def _whole(record: Record | None) -> Plain | None:
    return None if record is None else {"kind": record.kind, "data": record.data}


def _differences(
    path: tuple[str, ...], old: Plain | None, new: Plain | None
) -> Iterator[tuple[tuple[str, ...], Plain | None, Plain | None]]:
    """Yield the smallest values that differ: keys of mappings are gone into, lists and times are not."""
    if old == new:
        return
    one, other = _parts(old), _parts(new)
    if one is None or other is None or (path and one.get("type") != other.get("type")):
        yield path, old, new
        return
    for key in dict.fromkeys([*one, *other]):
        yield from _differences((*path, key), one.get(key), other.get(key))


def _parts(data: Plain | None) -> Mapping[str, Plain] | None:
    """Return data that is gone into; none for what is one value: times, stand-ins, lists, texts."""
    return data if isinstance(data, Mapping) and not {HELD, "form"} & data.keys() else None


def _same_but_members(before: Plain | None, after: Plain | None, old: Records, new: Records) -> bool:
    """Tell whether values differ only by entities that came, went or moved."""
    ids = {*stand_ins(before), *stand_ins(after)}
    stay = {
        identifier
        for identifier in ids
        if identifier in old.holders and old.holders[identifier] == new.holders.get(identifier)
    }
    return bool(ids) and _without(before, stay) == _without(after, stay)


def _without(data: Plain | None, stay: set[str]) -> Plain | None:
    """Return data without the stand-ins of entities that do not stay; a list left empty is absent."""
    if isinstance(data, list):
        kept = [_without(item, stay) for item in data if not _gone(item, stay)]
        return kept or None
    if isinstance(data, Mapping) and HELD not in data:
        return {key: _without(value, stay) for key, value in data.items()}
    return data


def _gone(item: Plain, stay: set[str]) -> bool:
    return isinstance(item, Mapping) and HELD in item and item[HELD] not in stay


def applied(old: Handbook, changes: tuple[Change, ...]) -> Handbook:
    """Return the handbook that changes make of an old one; lists at its top come sorted by id."""
    by_id: dict[str, Record] = dict(records(old).by_id)
    for change in changes:
        if not change.path:
            if change.new is None:
                del by_id[change.id]
            else:
                by_id[change.id] = Record(change.new["kind"], change.new["data"])
        elif change.path != (HOLDER,):
            record = by_id[change.id]
            by_id[change.id] = Record(record.kind, _set(record.data, change.path, change.new))
    return assembled(by_id)


def _set(data: Mapping[str, Plain], path: tuple[str, ...], value: Plain | None) -> dict[str, Plain]:
    key, rest = path[0], path[1:]
    if rest:
        return {**data, key: _set(data[key], rest, value)}
    if value is None:
        return {name: each for name, each in data.items() if name != key}
    return {**data, key: value}
