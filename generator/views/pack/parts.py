"""What the code of a print says of what was taken of its sheet: for which site, and for which round."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.content import OF_ROUND, OF_SITE, Content, content_code, part
from generator.model.sheets import Sheet
from generator.model.sites import Site, SiteType
from generator.views.pack.selection import Chosen, selection
from generator.views.pack.wanted import Wanted
from generator.views.wording import Wording

Place = Site | SiteType
NAMED_MOST = 3
"""So many places of the same choice are named, with how many there are."""


@dataclass(frozen=True)
class Parts:
    """The parts of the codes of one round."""

    wording: Wording
    wanted: Wanted

    def of(self, chosen: Chosen) -> tuple[str, str]:
        """Return what was taken for the site and what for the round; empty where that is all."""
        own = _at(self.wording, self.wanted.place, chosen.whole)
        narrower = self.wanted.narrows or own is None or chosen.sheet != own.sheet
        told = _part(self.wording, chosen, OF_ROUND) if narrower else ""
        return _of_place(self.wording, own), told


def current(wording: Wording) -> Mapping[str, Mapping[str, str]]:
    """Return what is now taken of each sheet for which places, in words, by id and part.

    Places to which the same applies are looked at once: a company may have hundreds.
    """
    handbook = wording.handbook
    alike: dict[tuple[object, ...], list[Place]] = {}
    places_: tuple[Place, ...] = (*handbook.sites, *handbook.types)
    for place in places_:
        key = (place.types, place.without) if isinstance(place, Site) else (place.id,)
        alike.setdefault(key, []).append(place)
    found: dict[str, dict[str, list[Place]]] = {}
    for places in alike.values():
        for sheet in handbook.sheets:
            if told := _of_place(wording, _at(wording, places[0], sheet)):
                found.setdefault(sheet.id, {}).setdefault(told, []).extend(places)
    return {
        sheet: {told: _named(wording, places) for told, places in parts.items()}
        for sheet, parts in found.items()
    }


def _at(wording: Wording, place: Place | None, sheet: Sheet) -> Chosen | None:
    """Return a sheet as it applies to a place; none where nothing of it does."""
    chosen = selection(wording.handbook, wording.lens, Wanted(place=place, sheets=(sheet,))).chosen
    return next(iter(chosen), None)


def _of_place(wording: Wording, own: Chosen | None) -> str:
    if own is None or (own.sheet is own.whole and not own.left_off):
        return ""
    return _part(wording, own, OF_SITE)


def _part(wording: Wording, chosen: Chosen, signs: str) -> str:
    return part(content_code(_content(wording, chosen)), signs)


def _content(wording: Wording, chosen: Chosen) -> Content:
    """Return what a print of a part says: its rows, and what was left off for which reason."""
    facts = wording.contents.facts
    left_off = [
        [facts.named(off.entity), [facts.referred(one) for one in off.types], off.reason]
        for off in chosen.left_off
    ]
    return {"sheet": wording.contents.sheet(chosen.sheet), "left-off": left_off}


def _named(wording: Wording, places: list[Place]) -> str:
    words = wording.words
    names = words("common.list-separator").join(wording.plain(one.title) for one in places[:NAMED_MOST])
    return words("prints.sites-many", names=names, n=len(places)) if len(places) > NAMED_MOST else names
