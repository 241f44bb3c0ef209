"""The grammar of time amounts: reads "2 hours" or "each shift" as people write them.

Its patterns and words stand in the catalogue (`amounts.*`), one set a language; capital words in a pattern
stand for the lists of words there. What this module adds is the meaning of each pattern's groups.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property
from typing import Any

from generator.words import Words

NUMERIC = re.compile(r"[0-9]+(?:\.[0-9]+)?")
TIME = re.compile(r"(?P<hour>[01]?[0-9]|2[0-3])[:\uff1a](?P<minute>[0-5][0-9])")


class AmountReader:
    """Reads amounts of one language; called with a text, returns its parts for the model, or none."""

    def __init__(self, words: Words) -> None:
        self.words = words

    def __call__(self, text: str) -> dict[str, Any] | None:
        """Return the amount as the model's fields, or none when no pattern fits or a part makes no sense."""
        for name, pattern in self.patterns.items():
            if match := pattern.fullmatch(text.strip()):
                parts = {key: value for key, value in match.groupdict().items() if value is not None}
                try:
                    return READINGS[name](self, parts)
                except KeyError:  # words for a number that together make none
                    return None
        return None

    @cached_property
    def patterns(self) -> dict[str, re.Pattern[str]]:
        """The catalogue's patterns with their words filled in, the plainest first."""
        lists = {
            "NUMBER": self.words("amounts.number"),
            "UNIT": "|".join(self.units),
            "PERIOD": "|".join(self.periods),
            "WEEKDAY": "|".join(self.weekdays),
            "PART": "|".join(self.parts),
            "TIME": re.sub(r"\?P<\w+>", "?:", TIME.pattern),
        }
        texts = self.words.section("amounts.read")
        return {
            name: re.compile(
                re.sub("|".join(lists), lambda found: f"(?:{lists[found[0]]})", texts[name]), re.IGNORECASE
            )
            for name in READINGS
        }

    @cached_property
    def units(self) -> dict[str, str]:
        """Unit by each pattern of words for it."""
        section = self.words.section("amounts.unit")
        return {
            word: key.removesuffix(".read")
            for key, words in section.items()
            if key.endswith(".read") and key != "working-day.read"
            for word in words.split("|")
        }

    @cached_property
    def periods(self) -> dict[str, str]:
        """Period by each word for it; the longest first, since one may begin another."""
        return _by_word(self.words.section("amounts.period"))

    @cached_property
    def weekdays(self) -> dict[str, str]:
        """Weekday by each word for it."""
        return _by_word(self.words.section("amounts.weekday"))

    @cached_property
    def parts(self) -> dict[str, str]:
        """Part of the day by each word for it."""
        return _by_word(self.words.section("amounts.part"))

    def number(self, text: str) -> str:
        """Return a written number in digits. Raises KeyError when its words make no number."""
        if NUMERIC.fullmatch(text):
            return text
        numerals = self.words("amounts.numerals").split()
        digits = dict(zip(numerals[::2], numerals[1::2], strict=True))
        ten = next(word for word, digit in digits.items() if digit == "10")
        if len(text) > 1 and ten in text and text not in digits:
            tens, _, ones = text.partition(ten)
            return str(int(digits[tens] if tens else "1") * 10 + int(digits[ones] if ones else "0"))
        return digits[text.lower()]

    def unit(self, text: str) -> str:
        """Return the unit that a word stands for."""
        found = next(
            (unit for word, unit in self.units.items() if re.fullmatch(word, text, re.IGNORECASE)), None
        )
        return found or "working-day"


def _by_word(section: dict[str, str]) -> dict[str, str]:
    pairs = [(word, key) for key, words in section.items() for word in words.split("|")]
    return dict(sorted(pairs, key=lambda pair: -len(pair[0])))


def _time(text: str) -> str:
    match = TIME.fullmatch(text)
    return f"{int(match['hour']):02}:{match['minute']}" if match else text


def _immediately(_reader: AmountReader, _parts: dict[str, str]) -> dict[str, Any]:
    return {"form": "immediately"}


def _working_days(reader: AmountReader, parts: dict[str, str]) -> dict[str, Any]:
    return {"form": "working-days", "amount": reader.number(parts["amount"])}


def _elapsed(reader: AmountReader, parts: dict[str, str]) -> dict[str, Any]:
    return {"form": "elapsed", "amount": reader.number(parts["amount"]), "unit": reader.unit(parts["unit"])}


def _window(reader: AmountReader, parts: dict[str, str]) -> dict[str, Any] | None:
    low, high = reader.number(parts["low"]), reader.number(parts["high"])
    if float(low) >= float(high):
        return None
    return {"form": "window", "low": low, "high": high, "unit": reader.unit(parts["unit"])}


def _same_day(reader: AmountReader, parts: dict[str, str]) -> dict[str, Any]:
    later = parts["day"].lower() in reader.words("amounts.next-day-words").split("|")
    before = {"before": _time(parts["before"])} if "before" in parts else {}
    return {"form": "same-day", "offset": int(later), **before}


def _recurrence(reader: AmountReader, parts: dict[str, str]) -> dict[str, Any]:
    return {
        "form": "recurrence",
        "times": reader.number(parts.get("times", "1")),
        "every": reader.periods[parts["every"].lower()],
        "span": reader.number(parts.get("span", "1")),
        "at-least": "least" in parts or "more" in parts,
    }


def _calendar(reader: AmountReader, parts: dict[str, str]) -> dict[str, Any] | None:
    amount: dict[str, Any] = {"form": "calendar", "every": "week" if "weekday" in parts else "year"}
    if "every" in parts:
        amount["every"] = reader.periods[parts["every"].lower()]
    for key in ("month", "day"):
        if key in parts:
            amount[key] = reader.number(parts[key])
    if "weekday" in parts:
        names = {word.lower(): day for word, day in reader.weekdays.items()}
        amount["weekday"] = names[parts["weekday"].lower()]
    if "part" in parts:
        amount["part"] = reader.parts[parts["part"]]
    if "before" in parts:
        amount["before"] = _time(parts["before"])
    amount["by"] = "by" in parts
    return amount if _possible(amount) else None


LAST_DAY = {"week": 7, "month": 31, "quarter": 92, "half-year": 184, "year": 366}
DAYS_OF_MONTH = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def _possible(amount: dict[str, Any]) -> bool:
    if "month" in amount:
        month = float(amount["month"])
        return month in range(1, 13) and float(amount["day"]) in range(1, DAYS_OF_MONTH[int(month) - 1] + 1)
    return "day" not in amount or float(amount["day"]) in range(1, LAST_DAY.get(amount["every"], 0) + 1)


def _calendar_end(reader: AmountReader, parts: dict[str, str]) -> dict[str, Any] | None:
    amount = _calendar(reader, parts)
    return amount and {**amount, "end": True}


READINGS: dict[str, Callable[[AmountReader, dict[str, str]], dict[str, Any] | None]] = {
    "immediately": _immediately,
    "working-days": _working_days,
    "elapsed": _elapsed,
    "window": _window,
    "same-day": _same_day,
    "recurrence": _recurrence,
    "calendar-weekday": _calendar,
    "calendar-month-day": _calendar,
    "calendar-day": _calendar,
    "calendar-end": _calendar_end,
    "calendar-time": _calendar,
}
"""What each pattern of the catalogue means, in the order in which they are tried."""
