"""Service standards: requirements (what good service is) and criteria (how it is checked and scored)."""

from __future__ import annotations

from typing import ClassVar, Literal

from generator.model.base import Entity, Maybe, Model, Reference, Text
from generator.model.numbers import Level, Points, Truth
from generator.model.parties import DepartmentReference, PartyReference
from generator.model.scoring import ItemRule, RatePenalty
from generator.model.standing import Standing
from generator.model.time_limits import Limit, TimeAmount


class RequirementReference(Reference):
    """Refers to a requirement."""

    __slots__ = ()
    kinds: ClassVar[tuple[str, ...]] = ("requirement",)


class CriterionReference(Reference):
    """Refers to a criterion, or to a service standard for all of its criteria."""

    __slots__ = ()
    kinds: ClassVar[tuple[str, ...]] = ("criterion", "standard")


class MarkReference(Reference):
    """Refers to a mark."""

    __slots__ = ()
    kinds: ClassVar[tuple[str, ...]] = ("mark",)


class MethodReference(Reference):
    """Refers to a check method."""

    __slots__ = ()
    kinds: ClassVar[tuple[str, ...]] = ("method",)


class SiteTypeReference(Reference):
    """Refers to a type of site."""

    __slots__ = ()
    kinds: ClassVar[tuple[str, ...]] = ("site-type",)


class Mark(Entity):
    """A sign that criteria carry, such as one for "may be checked by a mystery visit"."""

    kind: ClassVar[str] = "mark"
    symbol: Text
    title: Text
    definition: Maybe[Text]


class Method(Entity):
    """A way to check criteria (ISO 19011 calls it an audit method)."""

    kind: ClassVar[str] = "method"
    title: Text
    text: Maybe[Text] | None = None


class Target(Entity):
    """A share or number that must be reached, with what is counted and out of what."""

    kind: ClassVar[str] = "target"
    title: Text
    counted: Maybe[Text]
    """The numerator."""
    out_of: Maybe[Text] | None = None
    """The denominator; none for a plain number."""
    at_least: Maybe[Level] | None = None
    at_most: Maybe[Level] | None = None
    unit: Text | None = None
    """Of a plain number: what it counts."""
    penalty: RatePenalty | None = None
    """What it costs this rate when another falls short of its target."""


class Requirement(Standing):
    """What the service must be or do, and which posts do it."""

    kind: ClassVar[str] = "requirement"
    text: Text
    who: Maybe[tuple[PartyReference, ...]]


class Check(Model):
    """How criteria are checked: by whom, in which ways, how often, over how much."""

    by: Maybe[tuple[PartyReference, ...]]
    how: Maybe[tuple[MethodReference, ...]] | None = None
    """None where each criterion names its own."""
    frequency: Maybe[TimeAmount]
    coverage: Maybe[Text] | None = None


class Criterion(Standing):
    """A checkable statement with its full points. Verifies any number of requirements."""

    kind: ClassVar[str] = "criterion"
    number: Text | None = None
    """As the criterion is numbered in its catalogue."""
    title: Text
    text: Text | None = None
    points: Maybe[Points] | None = None
    """Full points; none on lists without points."""
    rule: Maybe[ItemRule] | None = None
    """Its own scoring rule; without one the scheme of the sheet decides."""
    expects: Literal["yes", "no"] | None = None
    """Of a question: the answer that conforms."""
    critical: Truth = False
    """Whether a nonconformity fails the sheet or section, as the scheme says."""
    marks: tuple[MarkReference, ...] = ()
    verifies: tuple[RequirementReference, ...] = ()
    methods: tuple[MethodReference, ...] = ()
    """In which ways it is checked, where its sheet does not say that for all."""
    checks: Maybe[tuple[Check, ...]] | None = None
    """By whom and how often it is checked; without this as its sheet says."""
    applies_to: tuple[SiteTypeReference, ...] = ()
    """At sites of which types it holds, one being enough; none for all sites."""


class ServiceStandard(Standing):
    """A service standard: one subject with its requirements, criteria, limits and targets."""

    kind: ClassVar[str] = "standard"
    number: Maybe[Text]
    title: Text
    department: Maybe[DepartmentReference]
    scope: Text | None = None
    applies_to: tuple[SiteTypeReference, ...] = ()
    """At sites of which types it holds, one being enough; none for all sites."""
    total: Maybe[Points] | None = None
    """Declared full points; checked against the sum of the criteria."""
    requirements: tuple[Requirement, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    limits: tuple[Limit, ...] = ()
    targets: tuple[Target, ...] = ()
