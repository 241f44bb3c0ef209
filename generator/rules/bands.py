"""Bands of scores and of measured values: half-open intervals without gap or overlap."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from generator.findings import DataPath, Finding, Place
from generator.model.schemes import Grade, Scheme
from generator.model.scoring import ByRange, RangeBand
from generator.model.sheets import Sheet
from generator.model.standards import Criterion
from generator.rules.known import Known

Cut = tuple[Decimal, int]
"""A place on the scale: right before a number (0) or right after it (1)."""

ENDLESS = Decimal("Infinity")
START: Cut = (-ENDLESS, 0)
END: Cut = (ENDLESS, 1)
PERCENT: tuple[Cut, Cut] = (Decimal(0), 0), (Decimal(100), 1)


@dataclass(frozen=True)
class Band:
    """A band with the place that states it."""

    lower: Cut
    upper: Cut
    place: DataPath

    @classmethod
    def of(cls, stated: Grade | RangeBand, place: DataPath) -> Band:
        """Return the band between the bounds that are stated; the narrower where two are."""
        lower = [(stated.above, 1), (stated.at_least, 0)]
        upper = [(stated.up_to, 1), (stated.below, 0)]
        return cls(
            max([(number, side) for number, side in lower if number is not None], default=START),
            min([(number, side) for number, side in upper if number is not None], default=END),
            place,
        )


def gaps(known: Known) -> Iterator[Finding]:
    """Every score has a grade, and every measured value between two bands has points."""
    for bands, scale in _ladders(known):
        reach = scale[0] if scale else bands[0].lower
        for band in bands:
            if reach < band.lower:
                yield _finding("bands-gap", band, reach, band.lower)
            reach = max(reach, band.upper)
        if scale and reach < scale[1]:
            yield _finding("bands-gap", bands[-1], reach, scale[1])


def overlaps(known: Known) -> Iterator[Finding]:
    """No score has two grades and no value two bands."""
    for bands, _ in _ladders(known):
        reach = bands[0].lower
        for band in bands:
            if band.lower < reach:
                yield _finding("bands-overlap", band, band.lower, min(reach, band.upper))
            reach = max(reach, band.upper)


def empty(known: Known) -> Iterator[Finding]:
    """Every band holds a value: its lower bound lies below its upper one."""
    for band in _bands(known):
        if band.upper <= band.lower:
            yield Finding("band-empty", Place(band.place), {"interval": interval(band.lower, band.upper)})


def _finding(rule: str, band: Band, start: Cut, end: Cut) -> Finding:
    return Finding(rule, Place(band.place), {"interval": interval(start, end)})


def interval(start: Cut, end: Cut) -> str:
    """Return the values between two cuts in signs that need no language."""
    (low, after), (high, through) = start, end
    if low == high and (after, through) == (0, 1):
        return f"x = {low:f}"
    left = "" if low.is_infinite() else f"{low:f} {'<' if after else '≤'} "
    right = "" if high.is_infinite() else f" {'≤' if through else '<'} {high:f}"
    return f"{left}x{right}"


def _ladders(known: Known) -> Iterator[tuple[list[Band], tuple[Cut, Cut] | None]]:
    """Yield each set of bands from low to high, with the scale that it has to cover where that is known."""
    scales = _scales(known)
    for path, scheme in known.handbook.of(Scheme):
        if bands := _ordered(_of_scheme(path, scheme)):
            yield bands, scales.get(scheme.id) if scheme.result == "points" else PERCENT
    for path, rule in _ranges(known):
        if bands := _ordered(_of_range(path, rule)):
            yield bands, None


def _scales(known: Known) -> dict[str, tuple[Cut, Cut]]:
    """Return from nothing to the full points of a scheme's sheets, where all of them have the same."""
    totals: dict[str, set[object]] = {}
    for _, sheet in known.handbook.of(Sheet):
        totals.setdefault(sheet.scheme, set()).add(sheet.total)
    return {
        scheme: ((Decimal(0), 0), (full, 1))
        for scheme, found in totals.items()
        for full in found
        if len(found) == 1 and isinstance(full, Decimal)
    }


def _bands(known: Known) -> Iterator[Band]:
    for path, scheme in known.handbook.of(Scheme):
        yield from _of_scheme(path, scheme)
    for path, rule in _ranges(known):
        yield from _of_range(path, rule)


def _of_scheme(path: DataPath, scheme: Scheme) -> Iterator[Band]:
    """Yield the grades that are bands; one without any bound is only a name."""
    for number, grade in enumerate(scheme.grades):
        bounds = (grade.above, grade.at_least, grade.up_to, grade.below)
        if any(bound is not None for bound in bounds):
            yield Band.of(grade, (*path, "grades", number, "id"))


def _of_range(path: DataPath, rule: ByRange) -> Iterator[Band]:
    for number, band in enumerate(rule.bands):
        yield Band.of(band, (*path, "bands", number))


def _ordered(bands: Iterable[Band]) -> list[Band]:
    return sorted((band for band in bands if band.lower < band.upper), key=lambda band: band.lower)


def _ranges(known: Known) -> Iterator[tuple[DataPath, ByRange]]:
    for path, scheme in known.handbook.of(Scheme):
        if isinstance(scheme.item, ByRange):
            yield (*path, "item"), scheme.item
    for path, criterion in known.handbook.of(Criterion):
        if isinstance(criterion.rule, ByRange):
            yield (*path, "rule"), criterion.rule


def strangers(known: Known) -> Iterator[Finding]:
    """A gate and an automatic fail lead to a grade of their own scheme."""
    for path, scheme in known.handbook.of(Scheme):
        own = {grade.id for grade in scheme.grades}
        for key, effect in ("gate", scheme.gate), ("automatic-fail", scheme.automatic_fail):
            grade = effect.grade if effect else None
            if grade and grade not in own:
                arguments = {"id": str(grade), "scheme": scheme.title}
                yield Finding("grade-elsewhere", Place((*path, key, "grade")), arguments)
