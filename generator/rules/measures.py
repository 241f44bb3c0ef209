"""Limits and targets say what they measure: a clock has a start, a share has a level and two numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.findings import Finding, Place
from generator.model.base import Text, Unspecified
from generator.model.standards import Target
from generator.model.text import mentions
from generator.model.time_limits import CalendarDay, Limit, Recurrence
from generator.rules.known import Known
from generator.words import Words


def without_trigger(known: Known) -> Iterator[Finding]:
    """A time limit says what starts its clock, unless it recurs by the calendar."""
    for path, limit in known.handbook.of(Limit):
        if limit.from_ is None and not isinstance(limit.within, Unspecified | Recurrence | CalendarDay):
            yield Finding("limit-without-trigger", Place((*path, "id")), {"id": str(limit.id)})


def without_level(known: Known) -> Iterator[Finding]:
    """A target says what is to be reached, or that this is unknown."""
    for path, target in known.handbook.of(Target):
        if target.at_least is None and target.at_most is None:
            yield Finding("target-without-level", Place((*path, "id")), {"title": target.title})


def rates_of_rates(known: Known) -> Iterator[Finding]:
    """A share is of things that are counted, not of another share."""
    pattern = Words(known.handbook.about.language).section("vocabulary")["rate"]
    rate = re.compile(pattern, re.IGNORECASE)
    for path, target in known.handbook.of(Target):
        if target.out_of is None:
            continue
        for key, text in ("counted", target.counted), ("out-of", target.out_of):
            if isinstance(text, Text) and (found := _rate_in(known, text, rate)):
                arguments = {"title": target.title, "rate": found}
                yield Finding("rate-of-rate", Place((*path, key), found), arguments)


def _rate_in(known: Known, text: Text, rate: re.Pattern[str]) -> str:
    for mention in mentions(text):
        if known.handbook.find(mention.id, Target):
            return mention.written
    found = rate.search(text)
    return found[0] if found else ""
