"""Weights and pools: what the parts of a sheet are worth, and whether it can be used up."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from generator.findings import Finding, Place
from generator.model.base import Unspecified
from generator.model.schemes import Scheme
from generator.model.scoring import Bonus, Discretionary, Unscored, overflows
from generator.model.sheets import Section, Sheet
from generator.rules.items import Item
from generator.rules.known import Known

WHOLE = Decimal(100)


def missing(known: Known) -> Iterator[Finding]:
    """Every section has a weight, where the scheme weighs sections or one section states its weight."""
    for path, sheet in known.handbook.of(Sheet):
        scheme = known.handbook.find(sheet.scheme, Scheme)
        weighed = (scheme is not None and scheme.result == "weighted") or any(
            section.weight is not None for section in sheet.sections
        )
        for number, section in enumerate(sheet.sections):
            if weighed and section.weight is None:
                yield Finding(
                    "weight-missing", Place((*path, "sections", number, "id")), {"title": section.title}
                )


def sums(known: Known) -> Iterator[Finding]:
    """The weights of a sheet make 100 %; while some are unknown, the known ones make no more."""
    for path, sheet in known.handbook.of(Sheet):
        weights = [section.weight for section in sheet.sections if section.weight is not None]
        stated = [weight for weight in weights if not isinstance(weight, Unspecified)]
        found = sum(stated, Decimal(0))
        complete = len(stated) == len(sheet.sections)
        if stated and (found > WHOLE or (complete and found != WHOLE)):
            place = Place((*path, "sections", _first_weighed(sheet), "weight"))
            yield Finding("weights-differ", place, {"sum": found, "count": len(stated)})


def _first_weighed(sheet: Sheet) -> int:
    return next(number for number, section in enumerate(sheet.sections) if section.weight is not None)


def pools_without_total(known: Known) -> Iterator[Finding]:
    """A section that is a pool says how many points are in it."""
    for path, section in _pools(known):
        if section.total is None:
            yield Finding("pool-total-missing", Place((*path, "id")), {"title": section.title})


def pools_too_deep(known: Known) -> Iterator[Finding]:
    """What a pool's items can cost, where each is bounded, is at least the pool."""
    items: dict[str, list[Item]] = {}
    for item in known.items:
        items.setdefault(item.section.id, []).append(item)
    for path, section in _pools(known):
        if not isinstance(section.total, Decimal) or section.blank_rows:
            continue
        costs = [_greatest(item) for item in items.get(section.id, ())]
        bounded = [cost for cost in costs if cost is not None]
        most = sum(bounded, Decimal(0))
        if costs and len(bounded) == len(costs) and most < section.total:
            arguments = {"title": section.title, "total": section.total, "most": most}
            yield Finding("pool-unreachable", Place((*path, "total")), arguments)


def _pools(known: Known) -> Iterator[tuple[tuple[str | int, ...], Section]]:
    for path, sheet in known.handbook.of(Sheet):
        scheme = known.handbook.find(sheet.scheme, Scheme)
        if scheme and scheme.section == "pool":
            for number, section in enumerate(sheet.sections):
                yield (*path, "sections", number), section


def _greatest(item: Item) -> Decimal | None:
    """Return the most that an item can cost its pool, or none when that has no bound or is not known."""
    match item.rule:
        case Bonus() | Unscored():
            return Decimal(0)
        case Discretionary(at_most=Decimal() as most):
            return most
    points = item.criterion.points
    if not isinstance(points, Decimal) or isinstance(item.rule, Unspecified) or overflows(item.rule):
        return None
    floor = getattr(item.rule, "floor", Decimal(0))
    return None if isinstance(floor, Unspecified) else max(points - floor, Decimal(0))
