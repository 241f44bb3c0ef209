"""Time limits as facts: an amount of time with its trigger, its end event and its case.

Amounts are written as people write them, as "2 hours"; the grammar that reads them stands in
`generator.source.amounts`, its words in the catalogue. Terms follow GB/T 7408 (ISO 8601) for dates and times.
"""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, Field, ValidationInfo

from generator.model.base import Entity, Maybe, Model, Reference, Text, invalid
from generator.model.numbers import Count, Points

Unit = Literal["minute", "hour", "day", "week", "month", "year"]
Period = Literal["shift", "day", "week", "month", "quarter", "half-year", "year"]
Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]


class Immediately(Model):
    """At once, without any delay."""

    form: Literal["immediately"] = "immediately"


class Elapsed(Model):
    """Clock time that runs day and night, working or not."""

    form: Literal["elapsed"] = "elapsed"
    amount: Points
    unit: Unit


class WorkingDays(Model):
    """Working days; half days are possible."""

    form: Literal["working-days"] = "working-days"
    amount: Points


class SameDay(Model):
    """The day of the trigger (`offset` 0) or the day after it (1), at a time of day when one is given."""

    form: Literal["same-day"] = "same-day"
    offset: Literal[0, 1] = 0
    before: str | None = None
    """Time of day, `HH:MM`."""


class Window(Model):
    """Not before the lower and not after the upper amount, as 3 to 7 days."""

    form: Literal["window"] = "window"
    low: Points
    high: Points
    unit: Literal["minute", "hour", "day", "week", "month", "year", "working-day"]


class CalendarDay(Model):
    """A day in each week, month, quarter, half-year or year, such as the 5th of each month.

    Exactly one of `day`, `weekday`, `end` and `before` alone (for `day` periods) tells the day; with `by` the
    limit is reached at the latest on that day, without it the thing happens on that day.
    """

    form: Literal["calendar"] = "calendar"
    every: Period
    month: Count | None = None
    day: Count | None = None
    weekday: Weekday | None = None
    end: bool = False
    by: bool = False
    part: Literal["morning", "afternoon"] | None = None
    before: str | None = None


class Recurrence(Model):
    """How often in each period, or in each `span` of periods, as once every 2 months."""

    form: Literal["recurrence"] = "recurrence"
    times: Count
    every: Period
    span: Count = 1
    at_least: bool = False


Amount = Immediately | Elapsed | WorkingDays | SameDay | Window | CalendarDay | Recurrence


def _read(value: object, info: ValidationInfo) -> object:
    """Give a written amount to the reader in the context; frozen handbooks hold them taken apart."""
    if not isinstance(value, str):
        return value
    amount = info.context["amount"](value) if info.context else None
    if amount is None:
        raise invalid("invalid-time", value=value)
    return amount


TimeAmount = Annotated[
    Annotated[Amount, Field(discriminator="form")], BeforeValidator(_read, json_schema_input_type=str)
]


class EventReference(Reference):
    """Refers to an event."""

    __slots__ = ()
    kinds: ClassVar[tuple[str, ...]] = ("event",)


class CaseReference(Reference):
    """Refers to a case."""

    __slots__ = ()
    kinds: ClassVar[tuple[str, ...]] = ("case",)


class LimitReference(Reference):
    """Refers to a time limit."""

    __slots__ = ()
    kinds: ClassVar[tuple[str, ...]] = ("limit",)


class Event(Entity):
    """Something that starts or stops a clock, such as "complaint received"."""

    kind: ClassVar[str] = "event"
    title: Text


class Case(Entity):
    """A kind of situation for which a limit holds, such as "urgent"."""

    kind: ClassVar[str] = "case"
    title: Text


class Limit(Entity):
    """A time limit: from a trigger to an end event, in a case, within an amount of time."""

    kind: ClassVar[str] = "limit"
    from_: Maybe[EventReference] | None = None
    """What starts the clock; none for what recurs by the calendar."""
    to: Maybe[EventReference]
    case: CaseReference | None = None
    within: Maybe[TimeAmount]
