"""Marks in words: what an inspector has put down for a row, and what is missing for a score."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from generator.model.scoring import Bonus, ByRange, Deduct, Deduction, Response
from generator.scoring.exact import decimal
from generator.scoring.marks import (
    Answered,
    ByHand,
    Conforming,
    Deducted,
    Findings,
    Mark,
    Measured,
    NotApplicable,
    Occurrences,
    RateMeasured,
    Responded,
    Unanswered,
)
from generator.scoring.plan import Missing, Row
from generator.scoring.rates import shortfall
from generator.views.wording import Wording, number

MANY = -4
"""Exponent of decimals that have too many places to be read."""
PLACES = Decimal("0.01")


def shown(value: Decimal | None) -> str:
    """Return a number as it is shown: exact, or rounded to two places where it has no end or too many."""
    if value is None:
        return ""
    exponent = value.as_tuple().exponent
    long = isinstance(exponent, int) and exponent < MANY
    return number(value.quantize(PLACES, ROUND_HALF_UP) if long else value)


def mark_words(wording: Wording, row: Row, mark: Mark) -> str:  # noqa: C901, PLR0911 - one a kind of mark
    """Return a mark in words: "3 nonconforming places", "measured 21 (C)"."""
    words = wording.words
    match mark:
        case Conforming():
            return words("scoring.mark.conforming")
        case Answered(answer=answer):
            conforms = answer == row.conforms
            return words("scoring.mark.conforming" if conforms else "scoring.mark.nonconforming")
        case Occurrences(count=count):
            return _counted(wording, row, count)
        case Findings(counts=counts):
            found = [_found(wording, identifier, count) for identifier, count in counts if count]
            return words("common.list-separator").join(found) or words("scoring.mark.none")
        case Responded(response=response):
            return wording.plain(wording.handbook.get(response, Response).title)
        case Measured(value=value):
            unit = wording.plain(row.rule.unit) if isinstance(row.rule, ByRange) else ""
            return words("scoring.mark.measured", value=number(value), unit=unit)
        case RateMeasured(rate=rate):
            return _rate(wording, row, rate)
        case Deducted(points=points):
            return words("scoring.mark.deducted", points=number(points))
        case ByHand(points=points, found=found):
            told = mark_words(wording, row, found)
            return words("scoring.mark.by-hand", found=told, points=number(points))
        case NotApplicable():
            return words("scoring.mark.not-applicable")
        case Unanswered():
            return words("scoring.mark.unanswered")


def _counted(wording: Wording, row: Row, count: int) -> str:
    if isinstance(row.rule, Bonus):
        return wording.words(f"scoring.mark.merit.{row.rule.per}", n=count)
    if not count:
        return wording.words("scoring.mark.none")
    if isinstance(row.rule, Deduct):
        return wording.words(f"scoring.mark.finding.{row.rule.per}", n=count)
    return wording.words("scoring.mark.nonconforming")


def _found(wording: Wording, identifier: str, count: int) -> str:
    deduction = wording.handbook.get(identifier, Deduction)
    finding = wording.plain(deduction.title)
    return wording.words(f"scoring.mark.found.{deduction.per}", finding=finding, n=count)


def _rate(wording: Wording, row: Row, rate: Decimal) -> str:
    short = shortfall(row.target, rate) if row.target else None
    if not short or isinstance(short, Missing):
        return wording.words("scoring.mark.rate", rate=number(rate))
    return wording.words("scoring.mark.short", rate=number(rate), short=shown(decimal(short)))


def exact(value: Decimal | None) -> bool:
    """Whether a number is shown as it is."""
    return value is not None and Decimal(shown(value)) == value


def missing_words(wording: Wording, missing: Missing) -> str:
    """Return what the handbook would have to state: "deduction of “First reply”"."""
    title = wording.name(missing.id).text
    return wording.words("scoring.missing", title=title, key=wording.words(f"scoring.key.{missing.key}"))
