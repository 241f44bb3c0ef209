"""What became of each subject of the source documents: entities, pages, sheets, forms and open gaps."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.findings import DataPath
from generator.model.base import UNSPECIFIED, Entity
from generator.model.forms import Form
from generator.model.handbook import Handbook, Located, references, texts, values
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
    places = {identifier: address.page for identifier, address in addresses(handbook).items()}
    hidden = frozenset(stub.id for stub in withheld(handbook))
    return tuple(_coverage(handbook, area, silent, places, hidden) for area in handbook.areas)


def _coverage(
    handbook: Handbook, area: Area, silent: dict[str, int], places: dict[str, str], hidden: frozenset[str]
) -> Coverage:
    held = [located for root in dict.fromkeys(area.holds) for located in _inside(handbook, root)]
    ids = tuple(dict.fromkeys(located.entity.id for located in held))
    shown = [identifier for identifier in ids if identifier not in hidden]
    referred = {reference for located in held for reference in _referred(located.entity)} | set(ids)
    return Coverage(
        area=area,
        entities=ids,
        withheld=len(ids) - len(shown),
        pages=tuple(dict.fromkeys(places[identifier] for identifier in shown if identifier in places)),
        sheets=tuple(sheet.id for sheet in handbook.sheets if _scores(handbook, sheet, frozenset(ids))),
        forms=tuple(form.id for _, form in handbook.of(Form) if form.id in referred),
        gaps=sum(silent.get(identifier, 0) for identifier in ids),
    )


def _inside(handbook: Handbook, root: str) -> Iterator[Located]:
    located = handbook.by_id[root]
    yield located
    for path, value in values(located.entity, located.path):
        if isinstance(value, Entity):
            yield Located(path, value)


def _referred(entity: Entity) -> Iterator[str]:
    yield from (str(reference) for _, reference in references(entity))
    for _, text in texts(entity):
        yield from (mention.id for mention in mentions(text))


def _scores(handbook: Handbook, sheet: Sheet, ids: frozenset[str]) -> bool:
    criteria = (criterion for section in sheet.sections for criterion in handbook.criteria(section))
    return sheet.id in ids or any(criterion.id in ids for criterion in criteria)
