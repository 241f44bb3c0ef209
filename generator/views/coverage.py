"""What became of each subject of the source documents: entities, pages, sheets, forms and open gaps."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.findings import DataPath
from generator.model.base import UNSPECIFIED, Entity
from generator.model.handbook import Handbook, references, texts, values
from generator.model.publication import withheld
from generator.model.register import Area
from generator.model.sheets import Sheet
from generator.model.text import mentions
from generator.views.address import addresses


@dataclass(frozen=True)
class Coverage:
    """One area with what it holds, each as ids in the order of the source."""

    area: Area
    entities: tuple[str, ...]
    """What the area names, and all that stands inside it."""
    withheld: int
    """How many of them wait for a review, so that no page shows them."""
    pages: tuple[str, ...]
    """Pages of the site, as `services/complaints`."""
    sheets: tuple[str, ...]
    """Sheets among them, and sheets that score a criterion among them."""
    forms: tuple[str, ...]
    """Forms among them, and forms that one of them refers to."""
    gaps: int
    """How many values are `unspecified`."""


def silences(handbook: Handbook) -> Iterator[tuple[DataPath, Entity | None]]:
    """Yield the path of every `unspecified` value with the innermost entity it belongs to.

    The entity is none for a setting of the handbook itself.
    """
    entities = {located.path: located.entity for located in handbook.entities}
    for path, value in values(handbook):
        if value is UNSPECIFIED:
            ends = range(len(path), 0, -1)
            yield path, next((entities[path[:end]] for end in ends if path[:end] in entities), None)


def coverage(handbook: Handbook) -> tuple[Coverage, ...]:
    """Return the coverage of every area of a handbook, before anything is withheld from it."""
    silent: dict[str, int] = {}
    for _, owner in silences(handbook):
        if owner:
            silent[owner.id] = silent.get(owner.id, 0) + 1
    known = _Known(
        handbook,
        silent,
        pages={identifier: address.page for identifier, address in addresses(handbook).items()},
        hidden=frozenset(stub.id for stub in withheld(handbook)),
        asked={sheet.id: _asked(handbook, sheet) for sheet in handbook.sheets},
    )
    return tuple(_coverage(known, area) for area in handbook.areas)


@dataclass(frozen=True)
class _Known:
    """What is looked up for every area, found once."""

    handbook: Handbook
    silent: dict[str, int]
    """How many values of an entity are `unspecified`."""
    pages: dict[str, str]
    hidden: frozenset[str]
    """What waits for a review."""
    asked: dict[str, frozenset[str]]
    """Each sheet's own id and the ids of its criteria."""


def _coverage(known: _Known, area: Area) -> Coverage:
    handbook = known.handbook
    roots = [handbook.by_id[root].entity for root in dict.fromkeys(area.holds)]
    ids = tuple(dict.fromkeys(identifier for root in roots for identifier in _inside(root)))
    shown = [identifier for identifier in ids if identifier not in known.hidden]
    referred = {reference for root in roots for reference in _referred(root)} | set(ids)
    return Coverage(
        area=area,
        entities=ids,
        withheld=len(ids) - len(shown),
        pages=tuple(dict.fromkeys(known.pages[one] for one in shown if one in known.pages)),
        sheets=tuple(sheet for sheet, asked in known.asked.items() if not asked.isdisjoint(ids)),
        forms=tuple(form.id for form in handbook.forms if form.id in referred),
        gaps=sum(known.silent.get(identifier, 0) for identifier in ids),
    )


def _inside(root: Entity) -> Iterator[str]:
    """Yield the ids of an entity and of all inside it."""
    yield root.id
    yield from (value.id for _, value in values(root) if isinstance(value, Entity))


def _referred(entity: Entity) -> Iterator[str]:
    """Yield the ids that an entity, or one inside it, refers to in a field or a text."""
    yield from (str(reference) for _, reference in references(entity))
    for _, text in texts(entity):
        yield from (mention.id for mention in mentions(text))


def _asked(handbook: Handbook, sheet: Sheet) -> frozenset[str]:
    """Return the ids of a sheet and of its criteria."""
    criteria = (criterion for section in sheet.sections for criterion in handbook.criteria(section))
    return frozenset({sheet.id, *(criterion.id for criterion in criteria)})
