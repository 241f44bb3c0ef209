"""Scoring schemes: how findings on site become points."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from generator.model.base import Entity, Maybe, Model, Points, Reference, Text


class AllOrNothing(Model):
    """Full points, or none with the first nonconformity."""

    type: Literal["all-or-nothing"]


class Deduct(Model):
    """A fixed deduction for each occurrence, down to the floor."""

    type: Literal["deduct"]
    each: Maybe[Points]
    per: Literal["occurrence", "item", "place"] = "occurrence"
    floor: Points = Decimal(0)


ItemRule = Annotated[AllOrNothing | Deduct, Field(discriminator="type")]
"""How one criterion is scored."""


class SchemeReference(Reference):
    """Refers to a scoring scheme."""

    __slots__ = ()
    kinds: ClassVar[tuple[str, ...]] = ("scheme",)


class Scheme(Entity):
    """A scoring scheme: the rule for an item that has none of its own, and what "not applicable" does.

    `not_applicable` has no default, since conventions differ: `exclude` takes the item out of the points
    gained and the full points alike, `zero` and `full` count it so, `forbidden` does not allow it.
    """

    kind: ClassVar[str] = "scheme"
    title: Text
    text: Text | None = None
    item: Maybe[ItemRule]
    not_applicable: Maybe[Literal["exclude", "zero", "full", "forbidden"]]
