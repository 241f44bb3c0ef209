"""Who checks, in which ways, how often and over how much: what a row leaves open its sheet decides."""

from __future__ import annotations

from collections.abc import Iterator

from generator.lens.held import Held, bases, basis_of, nearest
from generator.model.base import UNSPECIFIED, Basis, Entity, Unspecified
from generator.model.sheets import Sheet
from generator.model.standards import Check, Criterion
from generator.model.time_limits import Amount, CalendarDay, Period, Recurrence

Checks = tuple[Check, ...] | Unspecified
KEY = "checks"
PARTS = ("by", "how", "frequency", "coverage")


def held_checks(criterion: Criterion | None, sheet: Sheet | None) -> Held[Checks]:
    """Return how a row of a sheet is checked; without a criterion the sheet itself, without a sheet the row.

    Where a row's own checks leave a part open, such as how often, the sheet decides that part if all of its
    checks agree in it.
    """
    places: list[tuple[Entity, Checks | None]] = []
    if criterion is not None:
        places.append((criterion, criterion.checks or None))  # an empty list says nothing
    if sheet is not None:
        places.append((sheet, sheet.checks or None))
    held = nearest(KEY, places)
    if held.value is None or isinstance(held.value, Unspecified):
        return Held(UNSPECIFIED, held.basis, held.way, held.of, held.gaps)
    wider = () if sheet is None or sheet in held.of else known(sheet.checks)
    completed = tuple(_completed(check, wider) for check in held.value)
    if sheet is None or completed == held.value:
        return Held(held.value, held.basis, held.way, held.of, held.gaps)
    both = (*held.of, sheet)
    return Held(completed, tuple(bases(both, KEY)), held.way, both, (*held.gaps, *held.of))


def part_basis(held: Held[Checks], position: int, part: str) -> tuple[Basis, ...]:
    """Return what a part of a check is based on, such as how often; nothing where it is left open."""
    if isinstance(getattr(known(held.value)[position], part), Unspecified):
        return ()
    first, *wider = held.of
    own = known(getattr(first, "checks", None))[position]
    inherited = wider and isinstance(getattr(own, part), Unspecified)
    return basis_of(wider[0] if inherited else first, KEY)


def known(checks: Checks | None) -> tuple[Check, ...]:
    """Return checks, none where nothing is decided."""
    return () if checks is None or isinstance(checks, Unspecified) else checks


def periods(checks: Checks) -> Iterator[Period]:
    """Yield the periods in which checks recur."""
    for check in known(checks):
        if period := period_of(check.frequency):
            yield period


def period_of(frequency: Amount | Unspecified) -> Period | None:
    """Return the period in which something recurs; none for what does not recur."""
    return frequency.every if isinstance(frequency, Recurrence | CalendarDay) else None


def _completed(check: Check, wider: tuple[Check, ...]) -> Check:
    """Return a check with its open parts as the wider checks decide them, where these are of one mind."""
    decided: dict[str, object] = {}
    for part in PARTS:
        if isinstance(getattr(check, part), Unspecified):
            said = {getattr(other, part) for other in wider}
            if len(said) == 1 and (only := said.pop()) is not None:
                decided[part] = only
    return check.model_copy(update=decided) if decided else check
