"""Marks: what an inspector puts down for one row of a sheet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal


@dataclass(frozen=True)
class Conforming:
    """Nothing was found."""


@dataclass(frozen=True)
class Occurrences:
    """How often it was found: nonconformities, or merits where the rule is a bonus."""

    count: int


@dataclass(frozen=True)
class Findings:
    """How often each finding of a table of deductions was made, by the id of the deduction."""

    counts: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Answered:
    """The answer to a question; the criterion says which one conforms, else "yes" does."""

    answer: Literal["yes", "no"]


@dataclass(frozen=True)
class Responded:
    """The response chosen from the response set, by its id."""

    response: str


@dataclass(frozen=True)
class Measured:
    """A measured value, in the unit of the rule."""

    value: Decimal


@dataclass(frozen=True)
class RateMeasured:
    """A measured rate in per cent, held against a target."""

    rate: Decimal


@dataclass(frozen=True)
class Deducted:
    """Points that the inspector takes off at discretion."""

    points: Decimal


@dataclass(frozen=True)
class ByHand:
    """Points lost that the inspector puts down by hand, since the rule is open; `found` is what was found."""

    points: Decimal
    found: Mark


@dataclass(frozen=True)
class NotApplicable:
    """There is no such matter at this site today."""


@dataclass(frozen=True)
class Unanswered:
    """Nothing was put down. The same as no mark at all, and not the same as not applicable."""


Mark = (
    Conforming
    | Occurrences
    | Findings
    | Answered
    | Responded
    | Measured
    | RateMeasured
    | Deducted
    | ByHand
    | NotApplicable
    | Unanswered
)
"""What can be put down for a row."""

Marks = Mapping[str, Mark]
"""The filling of a sheet: marks by the ids of criteria and of empty rows. Where none stands, the row is
unanswered, or left empty."""
