"""What applies to some types of sites only applies somewhere, and each site says of which types it is."""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding, Place
from generator.model.base import Unspecified
from generator.model.handbook import Handbook
from generator.model.sheets import Sheet
from generator.model.sites import Site
from generator.model.standards import Criterion, ServiceStandard
from generator.rules.known import Known


def nowhere(known: Known) -> Iterator[Finding]:
    """A criterion shares a type of site with its standard, and a sheet one with each of its criteria."""
    book = known.handbook
    limits: dict[str, list[tuple[str, ...]]] = {}
    for path, standard in book.of(ServiceStandard):
        limits[standard.id] = [standard.applies_to]
        for number, criterion in enumerate(standard.criteria):
            limits[criterion.id] = [standard.applies_to, criterion.applies_to]
            if _apart(standard.applies_to, criterion.applies_to):
                yield _nowhere((*path, "criteria", number, "applies-to"), criterion.id, standard.id)
    for path, sheet in book.of(Sheet):
        for place, section in enumerate(sheet.sections):
            for number, item in enumerate(section.items):
                if any(_apart(sheet.applies_to, types) for types in limits.get(item, ())):
                    yield _nowhere((*path, "sections", place, "items", number), item, sheet.id)


def without_type(known: Known) -> Iterator[Finding]:
    """Where something applies to some types of sites only, each site says of which types it is."""
    if not _limited(known.handbook):
        return
    for path, site in known.handbook.of(Site):
        if isinstance(site.types, Unspecified):
            yield Finding("site-without-type", Place((*path, "types")), {"title": str(site.title)})


def _apart(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return bool(one) and bool(other) and not set(one) & set(other)


def _limited(handbook: Handbook) -> bool:
    kinds = (Criterion, ServiceStandard, Sheet)
    return any(isinstance(entity, kinds) and entity.applies_to for _, entity in handbook.entities)


def _nowhere(path: tuple[str | int, ...], identifier: str, within: str) -> Finding:
    return Finding("applies-nowhere", Place(path), {"id": str(identifier), "within": str(within)})
