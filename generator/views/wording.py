"""How facts are told to readers: amounts, points, names and texts with their references."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from generator.lens.carried import in_effect
from generator.lens.decisions import Decisions
from generator.model.base import UNSPECIFIED, Entity, Unspecified
from generator.model.forms import Form
from generator.model.handbook import Handbook, Variable
from generator.model.numbers import Level
from generator.model.release import DRAFT, Edition
from generator.model.standards import Target
from generator.model.standing import Withheld
from generator.model.text import Broken, Mention, pieces
from generator.model.time_limits import (
    Amount,
    CalendarDay,
    Elapsed,
    Immediately,
    Limit,
    Recurrence,
    SameDay,
    Window,
    WorkingDays,
)
from generator.views.address import Address, addresses
from generator.words import Words


@dataclass(frozen=True)
class Span:
    """A run of text, with the address it leads to or none."""

    text: str
    address: Address | None = None
    kind: str = ""
    """Kind of the entity referred to, or `unspecified` where the source is silent."""


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


class Wording(Teller):
    """Tells the facts of one version of a handbook in one language, as its decisions have made them."""

    def __init__(self, handbook: Handbook, words: Words, edition: Edition = DRAFT) -> None:
        """Take the handbook as it is written; `handbook` is what it says with its decisions in effect."""
        super().__init__(words)
        self.written = handbook
        self.decisions = Decisions(handbook)
        self.handbook = in_effect(handbook)
        self.edition = edition
        known = addresses(self.handbook)
        old = {one: known[now] for one, now in self.decisions.instead.items() if now in known}
        self.addresses = {**old, **known}
        """Of what a decision took away, that of what stands in its place."""

    def text(self, text: str | Unspecified | None) -> Prose:
        """Return a text with its references told as names, amounts and values, each with its link."""
        if text is None:
            return ()
        if isinstance(text, Unspecified):
            return (self.unspecified,)
        return tuple(self._span(piece) for piece in pieces(text))

    def _span(self, piece: object) -> Span:
        if isinstance(piece, Mention):
            return self.name(piece.id)
        return Span(piece.written if isinstance(piece, Broken) else piece.text)  # type: ignore[attr-defined]

    def plain(self, text: str | Unspecified | None) -> str:
        """Return a text without links."""
        return plain(self.text(text))

    def name(self, identifier: str | Unspecified) -> Span:
        """Return what stands for an entity in a sentence: title, amount, rate or value."""
        if isinstance(identifier, Unspecified):
            return self.unspecified
        entity = self.entity(identifier)
        return Span(self.title(entity), self.addresses.get(identifier), entity.kind)

    def entity(self, identifier: str) -> Entity:
        """Return the entity of an id; one that a decision took away, as it is written."""
        located = self.handbook.by_id.get(identifier) or self.written.by_id[identifier]
        return located.entity

    def names(self, identifiers: tuple[str, ...] | Unspecified) -> Prose:
        """Return the names of several entities, one span each."""
        if isinstance(identifiers, Unspecified):
            return (self.unspecified,)
        return tuple(self.name(identifier) for identifier in identifiers)

    def title(self, entity: Entity) -> str:
        """Return an entity's name as it stands in a sentence."""
        if isinstance(entity, Form):
            return self.words("common.form-name", title=self.plain(entity.title))
        if isinstance(entity, Limit):
            return self.within(entity.within)
        if isinstance(entity, Target):
            return self.target(entity)
        if isinstance(entity, Withheld):
            return self.withheld(entity)
        if isinstance(entity, Variable):
            return self.unspecified.text if entity.value is UNSPECIFIED else str(entity.value)
        title = getattr(entity, "title", None)
        return self.plain(title if title is not None else getattr(entity, "text", entity.id))

    def withheld(self, entity: Withheld) -> str:
        """Return what stands where an entity is named that is not published: only what it waits for."""
        reviews = self.words("common.list-separator").join(
            self.words(f"common.review.{review}") for review in entity.reviews
        )
        return self.words("common.withheld", reviews=reviews)
