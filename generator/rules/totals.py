"""Declared totals are the sums of their parts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from generator.findings import DataPath, Finding, Place
from generator.model.base import Unspecified
from generator.model.sheets import Section, Sheet
from generator.model.standards import Criterion, ServiceStandard
from generator.rules.known import Known


def standards(known: Known) -> Iterator[Finding]:
    """The full points of a service standard are those of its criteria."""
    for path, standard in known.handbook.of(ServiceStandard):
        yield from _compared(path, standard.total, standard.criteria)


def sheets(known: Known) -> Iterator[Finding]:
    """The full points of a sheet and of its sections are those of their criteria."""
    for path, section in known.handbook.of(Section):
        yield from _compared(path, section.total, known.handbook.criteria(section))
    for path, sheet in known.handbook.of(Sheet):
        items = [item for section in sheet.sections for item in known.handbook.criteria(section)]
        yield from _compared(path, sheet.total, items)


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


def _compared(
    path: DataPath, total: Decimal | Unspecified | None, items: Iterable[Criterion]
) -> Iterator[Finding]:
    points = [item.points for item in items if item.points is not None]
    known = [value for value in points if isinstance(value, Decimal)]
    if (
        isinstance(total, Decimal)
        and len(known) == len(points)
        and (found := sum(known, Decimal(0))) != total
    ):
        arguments = {"declared": total, "sum": found, "count": len(points)}
        yield Finding("total-differs", Place((*path, "total")), arguments)
