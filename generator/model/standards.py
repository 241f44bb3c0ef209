"""Service standards: requirements (what good service is) and criteria (how it is checked and scored)."""

from __future__ import annotations

from typing import ClassVar

from generator.model.base import Entity, Maybe, Model, Points, Rate, Reference, Text
from generator.model.parties import DepartmentReference, PartyReference
from generator.model.scoring import ItemRule
from generator.model.time_limits import Limit, TimeAmount


class RequirementReference(Reference):
    """Refers to a requirement."""

    __slots__ = ()
    kinds: ClassVar[tuple[str, ...]] = ("requirement",)


class CriterionReference(Reference):
    """Refers to a criterion, or to a service standard for all of its criteria."""

    __slots__ = ()
    kinds: ClassVar[tuple[str, ...]] = ("criterion", "standard")


class Target(Entity):
    """A share or number that must be reached, with what is counted and out of what."""

    kind: ClassVar[str] = "target"
    title: Text
    counted: Maybe[Text]
    """The numerator."""
    out_of: Maybe[Text] | None = None
    """The denominator; none for a plain number."""
    at_least: Maybe[Rate]


class Requirement(Entity):
    """What the service must be or do, and which posts do it."""

    kind: ClassVar[str] = "requirement"
    text: Text
    who: Maybe[tuple[PartyReference, ...]]


class Check(Model):
    """How a criterion is checked: by whom, in which ways, how often."""

    by: Maybe[tuple[PartyReference, ...]]
    how: Maybe[tuple[Text, ...]]
    frequency: Maybe[TimeAmount]


class Criterion(Entity):
    """A checkable statement with its full points. Verifies any number of requirements."""

    kind: ClassVar[str] = "criterion"
    title: Text
    text: Text
    points: Maybe[Points]
    rule: Maybe[ItemRule] | None = None
    """Its own scoring rule; without one the scheme of the sheet decides."""
    verifies: tuple[RequirementReference, ...] = ()
    check: Maybe[Check] | None = None


class ServiceStandard(Entity):
    """A service standard: one subject with its requirements, criteria, limits and targets."""

    kind: ClassVar[str] = "standard"
    number: Maybe[Text]
    title: Text
    department: Maybe[DepartmentReference]
    scope: Text | None = None
    total: Maybe[Points] | None = None
    """Declared full points; checked against the sum of the criteria."""
    requirements: tuple[Requirement, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    limits: tuple[Limit, ...] = ()
    targets: tuple[Target, ...] = ()
