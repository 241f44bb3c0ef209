"""Which of two plain values is more, and what in texts counts or binds: figures, duties, times, bounds."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation
from itertools import groupby

from generator.model.plain import Plain
from generator.words import LANGUAGES, catalogue

CLOCKS: Mapping[str, tuple[str, int]] = {
    "minute": ("minute", 1),
    "hour": ("minute", 60),
    "day": ("minute", 24 * 60),
    "week": ("minute", 7 * 24 * 60),
    "month": ("month", 1),
    "year": ("month", 12),
    "working-day": ("working-day", 1),
}
"""What runs on the same clock can be compared: a month has no fixed number of days."""
FIGURE = re.compile(r"\[\[[^\]]*\]\]|[0-9]+(?:[.:][0-9]+)*%?")
"""References and numbers in digits."""
TOLD_MARK = "#"
"""Stands for figures and the like where texts are compared without them."""
CLAUSE_ENDS = re.compile(r"[,;:!?\uff0c\uff1b\uff1a\uff01\uff1f\u3002]|\.(?=\s|$)")
WORDS = re.compile(r"[A-Za-z0-9\u00c0-\u024f]+|[\u3400-\u9fff\uf900-\ufaff]")
"""Latin words, and single Chinese characters."""
ADDED_LEAST = 3
"""So many of them put into a text, and nothing taken out, say something more."""
SAME_AT_LEAST = 0.8
"""Share of the characters that a mere rewording leaves as they are."""


def _vocabulary(subject: str) -> re.Pattern[str]:
    """Return the words of a subject in all languages: a handbook may quote another one."""
    return re.compile("|".join(catalogue(language)[f"vocabulary.{subject}"] for language in LANGUAGES))


BINDING = _vocabulary("binding")
"""Words that say what must, may or must not be, and how much of it."""
TIMING = _vocabulary("timing")
"""Words that say when something is, and what comes before what."""
BOUNDS = _vocabulary("bounds")
"""Words that say on which side of a bound something is."""
COUNTS = _vocabulary("counts")
"""Numbers that are neither written in digits nor numeric characters."""


def number(value: Plain) -> Decimal | None:
    """Return the number that a value is, with or without a sign for per cent; none when it is none."""
    try:
        return Decimal(str(value).rstrip("%"))
    except InvalidOperation:
        return None


def more(old: Plain, new: Plain) -> int:
    """Return 1 where the new number is greater, -1 where it is smaller, 0 where they can't be compared."""
    one, other = number(old), number(new)
    if one is None or other is None or str(old).endswith("%") != str(new).endswith("%"):
        return 0
    return (other > one) - (other < one)


def longer(old: Plain, new: Plain) -> int:
    """Return 1 where the new time is longer, -1 where it is shorter, 0 where they can't be compared."""
    one, other = _length(old), _length(new)
    if one is None or other is None:
        return 0
    if one[0] != other[0] and 0 not in {one[1], other[1]}:
        return 0
    return (other[1] > one[1]) - (other[1] < one[1])


def _length(amount: Plain) -> tuple[str, Decimal] | None:
    """Return clock and length of a time; "at once" has no length on any clock."""
    if not isinstance(amount, Mapping):
        return None
    match amount["form"]:
        case "immediately":
            return "minute", Decimal(0)
        case "working-days":
            return "working-day", Decimal(amount["amount"])
        case "elapsed":
            clock, size = CLOCKS[amount["unit"]]
            return clock, Decimal(amount["amount"]) * size
        case "window":
            clock, size = CLOCKS[amount["unit"]]
            return clock, Decimal(amount["high"]) * size
    return None


def figures(data: Plain) -> list[str]:
    """Return the numbers and references in texts, as they follow each other: who calls whom is no wording."""
    return [figure for text in texts(data) for figure in _figures(text)]


def _figures(text: str) -> Iterator[str]:
    yield from FIGURE.findall(text)
    for is_number, characters in groupby(FIGURE.sub(" ", text), str.isnumeric):
        written = "".join(characters)
        # In Chinese a lone "one" stands in many words that count nothing.
        if is_number and (len(written) > 1 or unicodedata.numeric(written) != 1):
            yield written
    yield from COUNTS.findall(text)


def obligations(data: Plain) -> list[str]:
    """Return the words in texts that oblige, forbid or allow: a mere rewording keeps them."""
    return _words(BINDING, data)


def times(data: Plain) -> list[str]:
    """Return the words in texts that say when something is."""
    return _words(TIMING, data)


def bounds(data: Plain) -> list[str]:
    """Return the words in texts that say on which side of a bound something is."""
    return _words(BOUNDS, data)


def _words(vocabulary: re.Pattern[str], data: Plain) -> list[str]:
    return [word.casefold() for text in texts(data) for word in vocabulary.findall(text)]


def rewritten(old: Plain, new: Plain) -> bool:
    """Tell whether texts say something else, rather than the same with other words, figures or times.

    They do when a clause came or went, when something was only added or left out, or when too few of their
    other characters are the same; like the other tests, this one holds backwards too.
    """
    one, other = _bare(old), _bare(new)
    if len(CLAUSE_ENDS.findall(one)) != len(CLAUSE_ENDS.findall(other)):
        return True
    if _extends(one, other) or _extends(other, one):
        return True
    shared = sum((Counter(one) & Counter(other)).values())
    return 2 * shared < SAME_AT_LEAST * (len(one) + len(other))


def _extends(longer: str, shorter: str) -> bool:
    """Tell whether a text is another one with something put in, more than a word to make it run better."""
    left = iter(longer)
    if not all(character in left for character in shorter):
        return False
    return len(WORDS.findall(longer)) - len(WORDS.findall(shorter)) >= ADDED_LEAST


def sentence(data: Plain) -> bool:
    """Tell whether a text has the marks of a sentence, and so says something rather than names it."""
    return any(CLAUSE_ENDS.search(text) for text in texts(data))


def _bare(data: Plain) -> str:
    """Return texts with a mark for each word that the other tests are about."""
    text = "".join(texts(data))
    for told in (FIGURE, COUNTS, TIMING, BOUNDS, BINDING):
        text = told.sub(TOLD_MARK, text)
    return text


def texts(data: Plain) -> list[str]:
    """Return the texts in data."""
    if isinstance(data, str):
        return [data]
    if isinstance(data, Mapping):
        return [text for value in data.values() for text in texts(value)]
    return [text for item in data for text in texts(item)] if isinstance(data, list) else []
