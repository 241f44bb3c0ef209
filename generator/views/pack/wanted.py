"""What a round is asked to check; a filled sheet names it by ids, so that the same one can be made again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self, get_args

from generator.model.base import Entity
from generator.model.handbook import Handbook
from generator.model.parties import Department
from generator.model.sheets import Sheet
from generator.model.sites import Site, SiteType
from generator.model.standards import Mark
from generator.model.time_limits import Period

KINDS: dict[str, tuple[type[Entity], ...]] = {
    "site": (Site, SiteType),
    "department": (Department,),
    "mark": (Mark,),
}
"""What each name of a choice, besides the plan, may be."""


class UnknownChoiceError(Exception):
    """A handbook does not have what was chosen when a sheet was made."""

    def __init__(self, name: str, value: str) -> None:
        super().__init__(name)
        self.name, self.value = name, value


@dataclass(frozen=True)
class Wanted:
    """What a round is to check; what is none or empty narrows nothing."""

    plan: Period | None = None
    place: Site | SiteType | None = None
    department: Department | None = None
    mark: Mark | None = None
    sheets: tuple[Sheet, ...] = ()

    @property
    def narrows(self) -> bool:
        """Whether it asks for some rows only."""
        return any(each is not None for each in (self.plan, self.department, self.mark))

    @property
    def named(self) -> tuple[tuple[str, str], ...]:
        """What was chosen, by name and id; without the sheets."""
        entities = {"site": self.place, "department": self.department, "mark": self.mark}
        plan = (("plan", str(self.plan)),) if self.plan else ()
        return (*plan, *((name, str(entity.id)) for name, entity in entities.items() if entity))

    @classmethod
    def of(cls, handbook: Handbook, named: Mapping[str, str], sheet: Sheet) -> Self:
        """Return what was chosen for a sheet, as `named` tells it. Raises UnknownChoiceError."""
        plan = named.get("plan")
        if plan is not None and plan not in get_args(Period):
            raise UnknownChoiceError("plan", plan)
        chosen = {name: _entity(handbook, name, named[name]) for name in KINDS if name in named}
        place = chosen.pop("site", None)
        return cls(plan=plan, place=place, sheets=(sheet,), **chosen)  # type: ignore[arg-type]


def _entity(handbook: Handbook, name: str, identifier: str) -> Entity:
    located = handbook.by_id.get(identifier)
    if located is None or not isinstance(located.entity, KINDS[name]):
        raise UnknownChoiceError(name, identifier)
    return located.entity
