"""Item rules: how what is found on site becomes the points of one item."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import Field

from generator.model.base import Entity, Maybe, Model, Reference, ScalarText, Text, Unspecified
from generator.model.numbers import Number, Points, Rate, parsed_points

Per = Literal["occurrence", "item", "place"]
"""What is counted: each time it happens, each nonconforming point of the clause, each place."""


class TargetReference(Reference):
    """Refers to a target."""

    __slots__ = ()
    kinds: ClassVar[tuple[str, ...]] = ("target",)


class ResponseSetReference(Reference):
    """Refers to a response set."""

    __slots__ = ()
    kinds: ClassVar[tuple[str, ...]] = ("response-set",)


class Response(Entity):
    """One answer of a response set. It scores a share of the item's points, or points of its own, or nothing.

    `meaning` says what it is to the reckoning: "not-observed" is not judged and not counted as a finding;
    "not-applicable" follows the scheme's convention.
    """

    kind: ClassVar[str] = "response"
    title: Text
    symbol: Text | None = None
    meaning: Literal["conforming", "partly", "nonconforming", "not-observed", "not-applicable"]
    share: Rate | None = None
    points: Points | None = None


class ResponseSet(Entity):
    """The answers that an item can have, best first."""

    kind: ClassVar[str] = "response-set"
    title: Text
    responses: tuple[Response, ...]


class AllOrNothing(Model):
    """Full points, or none with the first nonconformity."""

    type: Literal["all-or-nothing"]


class Deduct(Model):
    """A fixed deduction for each occurrence, down to the floor.

    With `overflow` what exceeds the item's own points is taken from its section.
    """

    type: Literal["deduct"]
    each: Maybe[Points]
    per: Per = "occurrence"
    floor: Maybe[Points] = Decimal(0)
    overflow: Literal["section"] | None = None


class Taken(ScalarText):
    """What a finding costs: points, or `all` of the item."""

    __slots__ = ()
    schema: ClassVar[dict[str, Any]] = {"type": ["string", "number"]}

    @classmethod
    def checked(cls, value: str) -> Self:
        """Reject what is neither `all` nor points."""
        if value != "all":
            parsed_points(value)
        return cls(value)

    def points(self, full: Decimal) -> Decimal:
        """Return the points taken from an item of so many full points."""
        return full if self == "all" else Decimal(self)


class Deduction(Entity):
    """One row of a table of deductions: a finding and what it costs, `all` for the whole item."""

    kind: ClassVar[str] = "deduction"
    title: Text
    takes: Maybe[Taken]
    per: Per = "occurrence"


class ByTable(Model):
    """Each kind of finding costs what the table says."""

    type: Literal["table"]
    deductions: tuple[Deduction, ...]
    floor: Points = Decimal(0)
    overflow: Literal["section"] | None = None


class Graded(Model):
    """The answer chosen from a response set decides."""

    type: Literal["graded"]
    responses: ResponseSetReference


class RangeBand(Model):
    """The points for a measured value between two bounds; a missing bound is open."""

    above: Number | None = None
    at_least: Number | None = None
    up_to: Number | None = None
    below: Number | None = None
    points: Points


class ByRange(Model):
    """A measured value scores what its band says."""

    type: Literal["range"]
    unit: Text
    bands: tuple[RangeBand, ...]


class Discretionary(Model):
    """The inspector decides how much to deduct, up to `at_most` or else the item's points."""

    type: Literal["discretionary"]
    at_most: Points | None = None


class Bonus(Model):
    """Adds points for each occurrence, up to `at_most`. Its item has no full points."""

    type: Literal["bonus"]
    each: Points
    per: Per = "occurrence"
    at_most: Points | None = None


class RatePenalty(Model):
    """A rate that falls short of its target costs `deduct` points for each `each` of shortfall.

    `rounding` says whether a step must be complete, has only to be begun, or counts in proportion.
    """

    type: Literal["rate-penalty"] = "rate-penalty"
    target: TargetReference
    each: Rate
    deduct: Points
    rounding: Maybe[Literal["whole-steps", "started-steps", "proportional"]]
    floor: Points = Decimal(0)


class Unscored(Model):
    """Findings are recorded, without points; a response set gives other answers than yes or no."""

    type: Literal["unscored"]
    responses: ResponseSetReference | None = None


ItemRule = Annotated[
    AllOrNothing | Deduct | ByTable | Graded | ByRange | Discretionary | Bonus | RatePenalty | Unscored,
    Field(discriminator="type"),
]
"""How one criterion is scored."""


def overflows(rule: ItemRule | Unspecified | None) -> bool:
    """Whether what exceeds the item's own points is taken from its section."""
    return isinstance(rule, Deduct | ByTable) and rule.overflow == "section"
