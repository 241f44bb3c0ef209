"""When something that recurs is due next: dates are reckoned from a given day, never from today."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from decimal import Decimal

from generator.model.time_limits import Amount, Elapsed, Recurrence

MONTHS = {"month": 1, "quarter": 3, "half-year": 6, "year": 12}
DAYS = {"day": 1, "week": 7}


def due(start: date, cycle: Amount) -> date | None:
    """Return the day on which a cycle that begins on a day ends; none where it is no number of days.

    Of what happens several times a period, that is the part of the period that each has: twice a year is
    every six months.
    """
    match cycle:
        case Elapsed(amount=amount, unit=unit):
            return _after(start, unit, amount)
        case Recurrence(times=times, every=every, span=span):
            return _after(start, every, Decimal(span) / times)
    return None


def _after(start: date, period: str, count: Decimal) -> date | None:
    if (days := DAYS.get(period)) and count * days == int(count * days):
        return start + timedelta(days=int(count * days))
    if (months := MONTHS.get(period)) and count * months == int(count * months):
        return _months_after(start, int(count * months))
    return None


def _months_after(start: date, months: int) -> date:
    """Return the same day of a later month, the last of that month where it has no such day."""
    years, month = divmod(start.month - 1 + months, 12)
    year = start.year + years
    return date(year, month + 1, min(start.day, calendar.monthrange(year, month + 1)[1]))
