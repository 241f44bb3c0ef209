"""Grades: which band a result lies in, and what holds a grade down."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from generator.model.schemes import Grade, Scheme
from generator.scoring.costs import holds


def ranked(scheme: Scheme) -> tuple[Grade, ...]:
    """Return the grades of a scheme, best first. A grade without bounds is only a name, below all bands."""
    bands = [grade for grade in scheme.grades if is_band(grade)]
    best_first = scheme.direction == "higher-is-better"
    names = [grade for grade in scheme.grades if not is_band(grade)]
    return (*sorted(bands, key=_start, reverse=best_first), *names)


def is_band(grade: Grade) -> bool:
    """Whether scores alone can reach a grade."""
    return any(bound is not None for bound in (grade.above, grade.at_least, grade.up_to, grade.below))


def _start(grade: Grade) -> tuple[Decimal, bool]:
    if grade.above is not None:
        return grade.above, True
    return (grade.at_least, False) if grade.at_least is not None else (Decimal("-Infinity"), False)


def reached(
    scheme: Scheme, result: Decimal | Fraction, parts: Iterable[Fraction], caps: Iterable[str]
) -> Grade | None:
    """Return the grade of a result: the best that its band, every cap and the worst section allow.

    `parts` are the points of the sections, `caps` the ids of grades that the sheet can at best have.
    None where no band holds the result, unless a cap leaves but the last grade; or where no grade allows so
    bad a section.
    """
    grades = ranked(scheme)
    band = next((grade for grade in grades if is_band(grade) and holds(grade, Fraction(result))), None)
    capped = lowest(scheme, caps)
    if band is None:
        return grades[-1] if capped is not None and capped == len(grades) - 1 else None
    best = max(grades.index(band), capped or 0)
    values = tuple(parts)
    return next((grade for grade in grades[best:] if _allows(scheme, grade, values)), None)


def lowest(scheme: Scheme, caps: Iterable[str]) -> int | None:
    """Return the place of the lowest of some grades among all, counted from 0 for the best."""
    places: dict[str, int] = {grade.id: place for place, grade in enumerate(ranked(scheme))}
    return max((places[cap] for cap in caps if cap in places), default=None)


def _allows(scheme: Scheme, grade: Grade, parts: tuple[Fraction, ...]) -> bool:
    """Whether no section is worse than the grade permits."""
    if grade.worst_part is None:
        return True
    worst = Fraction(grade.worst_part)
    if scheme.direction == "lower-is-better":
        return all(points <= worst for points in parts)
    return all(points >= worst for points in parts)
