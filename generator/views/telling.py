"""Runs of text, and how amounts, points and rates are told in one language."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from generator.model.base import Unspecified
from generator.model.numbers import Level
from generator.model.standards import Target
from generator.model.time_limits import (
    Amount,
    CalendarDay,
    Elapsed,
    Immediately,
    Recurrence,
    SameDay,
    Window,
    WorkingDays,
)
from generator.views.address import Address
from generator.words import Words


@dataclass(frozen=True)
class Span:
    """A run of text, with the address it leads to or none."""

    text: str
    address: Address | None = None
    kind: str = ""
    """Kind of the entity referred to, or `unspecified` where the source is silent."""
    note: str = ""
    """What must be known of it beside its text, such as that the organisation decided it; else empty."""


Prose = tuple[Span, ...]
"""A text for readers: plain runs and references. Its newlines are line breaks."""


FULL = Level("100%")
FIRST_MARK = 0xE000
"""Private-use characters stand for spans while a sentence is put together; no text may hold one."""


def plain(prose: Prose) -> str:
    """Return the characters of a text without its links."""
    return "".join(span.text for span in prose)


def number(value: Decimal) -> str:
    """Write a decimal as people do: no exponent, no needless zeros."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


class Teller:
    """Tells amounts, points and rates in one language."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.unspecified = Span(words("common.unspecified"), kind="unspecified")

    def says(self, key: str, **parts: Prose | Span | str | int) -> Prose:
        """Return an entry of the catalogue with texts and links put into its places."""
        spans = [part for part in parts.values() if not isinstance(part, str | int)]
        marks = {id(part): chr(FIRST_MARK + position) for position, part in enumerate(spans)}
        text = self.words(key, **{name: marks.get(id(part), part) for name, part in parts.items()})
        found: list[Span] = []
        for piece in re.split(r"([\ue000-\uf8ff])", text):
            if re.fullmatch(r"[\ue000-\uf8ff]", piece):
                part = spans[ord(piece) - FIRST_MARK]
                found += [part] if isinstance(part, Span) else part
            elif piece:
                found.append(Span(piece))
        return tuple(found)

    def target(self, target: Target) -> str:
        """Return a target as "at least 65 %" or "at least 160 cm, at most 180 cm"."""
        bounds = {"at-least": target.at_least, "at-most": target.at_most}
        known = {key: level for key, level in bounds.items() if isinstance(level, Level)}
        if not known:
            return self.unspecified.text
        if known == {"at-least": FULL}:
            return self.words("amounts.say.rate-full", rate=number(FULL.value))
        unit = "" if target.unit is None or isinstance(target.unit, Unspecified) else str(target.unit)
        return self.words("common.list-separator").join(
            self.words(f"amounts.say.{key}", level=self._level(level, unit)) for key, level in known.items()
        )

    def _level(self, level: Level, unit: str) -> str:
        key = "amounts.say.rate" if level.is_rate else "amounts.say.number"
        return self.words(key, n=number(level.value), unit=unit).strip()

    def points(self, points: Decimal | Unspecified | None) -> str:
        """Return points as a bare number."""
        return self.unspecified.text if points is None or isinstance(points, Unspecified) else number(points)

    def within(self, amount: Amount | Unspecified) -> str:
        """Return an amount as a limit: "within 2 hours"."""
        if isinstance(amount, Elapsed | WorkingDays | Window):
            return self.words("amounts.say.within", amount=self.amount(amount))
        return self.amount(amount)

    def amount(self, amount: Amount | Unspecified) -> str:  # noqa: PLR0911 - one return a kind of amount
        """Return a bare amount: "2 hours"."""
        match amount:
            case Unspecified():
                return self.unspecified.text
            case Immediately():
                return self.words("amounts.say.immediately")
            case Elapsed(amount=count, unit=unit):
                return self._quantity(number(count), unit)
            case WorkingDays(amount=count):
                return self._quantity(number(count), "working-day")
            case Window(low=low, high=high, unit=unit):
                return self._quantity(f"{number(low)}-{number(high)}", unit)
            case SameDay():
                return self._same_day(amount)
            case Recurrence():
                return self._recurrence(amount)
            case CalendarDay():
                return self._calendar(amount)

    def _quantity(self, count: str, unit: str) -> str:
        if count == "0.5":
            return self.words(f"amounts.unit.{unit}.half")
        return self.words(
            f"amounts.unit.{unit}.one" if count == "1" else f"amounts.unit.{unit}.many", n=count
        )

    def _same_day(self, amount: SameDay) -> str:
        day = self.words("amounts.say.next-day" if amount.offset else "amounts.say.same-day")
        return self.words("amounts.say.before-time", day=day, time=amount.before) if amount.before else day

    def _recurrence(self, amount: Recurrence) -> str:
        every = self.words(f"amounts.every.{amount.every}")
        if amount.span > 1:
            every = self.words(f"amounts.every-many.{amount.every}", span=amount.span)
        if amount.times == 1:
            return self.words(
                "amounts.say.at-least-once" if amount.at_least else "amounts.say.once", every=every
            )
        key = "amounts.say.at-least-times" if amount.at_least else "amounts.say.times"
        return self.words(key, every=every, n=amount.times)

    def _calendar(self, amount: CalendarDay) -> str:
        every = self.words(f"amounts.every.{amount.every}")
        say = self.words
        if amount.weekday:
            day = say("amounts.say.weekday", weekday=say(f"amounts.weekday.{amount.weekday}").split("|")[0])
        elif amount.end:
            day = say(f"amounts.end.{amount.every}")
        elif amount.day and amount.month:
            day = say("amounts.say.month-day", every=every, month=amount.month, day=amount.day)
        elif amount.day:
            day = say("amounts.say.day", every=every, day=amount.day)
        else:
            day = every
        if amount.part:
            day = say("amounts.say.part", day=day, part=say(f"amounts.part.{amount.part}"))
        if amount.before:
            return say("amounts.say.before-time", day=day, time=amount.before)
        return say("amounts.say.by", day=day) if amount.by else day
