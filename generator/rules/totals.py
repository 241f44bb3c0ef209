"""Declared totals are the sums of their parts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from generator.findings import DataPath, Finding, Place
from generator.model.base import Unspecified
from generator.model.schemes import Scheme
from generator.model.sheets import Sheet
from generator.model.standards import Criterion, ServiceStandard
from generator.rules.known import Known


def standards(known: Known) -> Iterator[Finding]:
    """The full points of a service standard are those of its criteria."""
    for path, standard in known.handbook.of(ServiceStandard):
        yield from _compared(path, standard.total, _points(standard.criteria))


def sheets(known: Known) -> Iterator[Finding]:
    """The full points of a sheet and its sections are those of their criteria; of pools, those declared."""
    for path, sheet in known.handbook.of(Sheet):
        scheme = known.handbook.find(sheet.scheme, Scheme)
        if scheme and scheme.section == "pool":
            yield from _compared(path, sheet.total, [section.total for section in sheet.sections])
            continue
        parts = [_points(known.handbook.criteria(section)) for section in sheet.sections]
        for number, section in enumerate(sheet.sections):
            yield from _compared((*path, "sections", number), section.total, parts[number])
        yield from _compared(path, sheet.total, [points for part in parts for points in part])


def repeated_items(known: Known) -> Iterator[Finding]:
    """No criterion is scored twice on one sheet."""
    for path, sheet in known.handbook.of(Sheet):
        seen: set[str] = set()
        for number, section in enumerate(sheet.sections):
            for position, item in enumerate(section.items):
                for criterion in known.handbook.criteria_of(item):
                    if criterion.id in seen:
                        place = Place((*path, "sections", number, "items", position))
                        yield Finding("repeated-item", place, {"id": criterion.id, "title": criterion.title})
                    seen.add(criterion.id)


def _points(items: Iterable[Criterion]) -> list[Decimal | Unspecified | None]:
    return [item.points for item in items]


def _compared(
    path: DataPath, total: Decimal | Unspecified | None, parts: Iterable[Decimal | Unspecified | None]
) -> Iterator[Finding]:
    """Compare a declared total with its parts, when all that have points state them."""
    points = [part for part in parts if part is not None]
    known = [part for part in points if isinstance(part, Decimal)]
    found = sum(known, Decimal(0))
    if isinstance(total, Decimal) and points and len(known) == len(points) and found != total:
        arguments = {"declared": total, "sum": found, "count": len(points)}
        yield Finding("total-differs", Place((*path, "total")), arguments)
