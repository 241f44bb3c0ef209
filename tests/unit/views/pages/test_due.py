"""When something is due next."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from generator.model.time_limits import Amount, CalendarDay, Elapsed, Recurrence, SameDay
from generator.views.pages.due import due


@pytest.mark.parametrize(
    ("start", "cycle", "end"),
    [
        (date(2026, 10, 1), Recurrence(times=1, every="quarter"), date(2027, 1, 1)),
        (date(2026, 8, 31), Recurrence(times=1, every="half-year"), date(2027, 2, 28)),
        (date(2027, 8, 31), Recurrence(times=1, every="half-year"), date(2028, 2, 29)),
        (date(2026, 12, 31), Recurrence(times=1, every="year", span=3), date(2029, 12, 31)),
        (date(2026, 1, 15), Recurrence(times=2, every="year"), date(2026, 7, 15)),
        (date(2026, 1, 31), Elapsed(amount=Decimal(1), unit="month"), date(2026, 2, 28)),
        (date(2026, 1, 1), Elapsed(amount=Decimal("1.5"), unit="year"), date(2027, 7, 1)),
        (date(2026, 2, 27), Elapsed(amount=Decimal(2), unit="week"), date(2026, 3, 13)),
        (date(2026, 1, 1), Recurrence(times=1, every="shift"), None),
        (date(2026, 1, 1), Recurrence(times=7, every="year"), None),
        (date(2026, 1, 1), CalendarDay(every="year", end=True), None),
        (date(2026, 1, 1), SameDay(), None),
    ],
)
def test_a_cycle_ends_on_a_day_or_on_none(start: date, cycle: Amount, end: date | None) -> None:
    assert due(start, cycle) == end
