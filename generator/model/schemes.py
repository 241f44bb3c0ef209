"""Scoring schemes: how items become a score, and a score a grade."""

from __future__ import annotations

from typing import ClassVar, Literal

from generator.model.base import Entity, Maybe, Model, Reference, Text
from generator.model.numbers import Number, Places, Points, Rate, Truth
from generator.model.scoring import ItemRule
from generator.model.standing import Standing


class GradeReference(Reference):
    """Refers to a grade."""

    __slots__ = ()
    kinds: ClassVar[tuple[str, ...]] = ("grade",)


class SchemeReference(Reference):
    """Refers to a scoring scheme."""

    __slots__ = ()
    kinds: ClassVar[tuple[str, ...]] = ("scheme",)


class Grade(Entity):
    """A band of scores with its name. Bounds are open (`above`, `below`) or closed (`at-least`, `up-to`)."""

    kind: ClassVar[str] = "grade"
    title: Maybe[Text]
    above: Number | None = None
    at_least: Number | None = None
    up_to: Number | None = None
    below: Number | None = None
    coefficient: Maybe[Points] | None = None
    """What the result is multiplied with, such as a bonus."""
    worst_part: Points | None = None
    """The grade is reached only when no section scores worse than this."""


class Gate(Model):
    """Each section must reach a share of its full points; else the grade is at best the one named."""

    at_least: Rate
    grade: GradeReference


class AutomaticFail(Model):
    """What a nonconforming critical item does: to which part, to its score, and to the grade."""

    scope: Literal["section", "sheet"] = "sheet"
    score: Literal["zero", "keep"]
    grade: GradeReference | None = None


class Scheme(Standing):
    """A scoring scheme: the rule for an item that has none of its own, and how items become a result.

    `not_applicable` has no default, since conventions differ: `exclude` takes the item out of the points
    gained and the full points of the whole sheet; `exclude-in-section` does so within its section, whose
    full points or weight stay; `zero` and `full` count it so; `forbidden` does not allow it.
    `result` is the sum of points, or their share of the full points in per cent, or the sections' shares
    by weight. Where lower is better, points are those lost.
    """

    kind: ClassVar[str] = "scheme"
    title: Text
    text: Text | None = None
    direction: Literal["higher-is-better", "lower-is-better"] = "higher-is-better"
    item: Maybe[ItemRule]
    not_applicable: Maybe[Literal["exclude", "exclude-in-section", "zero", "full", "forbidden"]]
    unanswered: Literal["incomplete", "zero"] = "incomplete"
    """Unanswered is not N/A: either there is no result yet, or the item scores nothing."""
    section: Literal["sum", "pool"] = "sum"
    """`pool`: a section's declared points, from which its items deduct until they are used up."""
    result: Literal["points", "percent", "weighted"] = "points"
    decimals: Places | None = None
    """Decimal places of the result, rounded half up; none for exact."""
    below_zero: Truth = False
    """Whether a section or sheet may score less than nothing."""
    bonus_at_most: Points | None = None
    gate: Gate | None = None
    automatic_fail: AutomaticFail | None = None
    grades: tuple[Grade, ...] = ()
