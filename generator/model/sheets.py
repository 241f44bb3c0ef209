"""Scoring sheets and check lists: which criteria, in which sections, by which scheme."""

from __future__ import annotations

from typing import ClassVar, Literal

from generator.model.base import Entity, Maybe, Text
from generator.model.numbers import Count, Points, Rate
from generator.model.parties import DepartmentReference
from generator.model.schemes import SchemeReference
from generator.model.standards import Check, CriterionReference, SiteTypeReference
from generator.model.standing import Standing


class Section(Entity):
    """A part of a sheet. `items` are criteria, or service standards for all of their criteria."""

    kind: ClassVar[str] = "section"
    title: Text
    items: tuple[CriterionReference, ...] = ()
    total: Maybe[Points] | None = None
    """Declared full points, checked against the sum of the items; where sections are pools, the pool."""
    weight: Maybe[Rate] | None = None
    """Its share of the result, where the scheme weighs sections."""
    blank_rows: Count | None = None
    """Empty rows on the print, for findings that no criterion names."""


class Sheet(Standing):
    """A scoring sheet or check list."""

    kind: ClassVar[str] = "sheet"
    number: Maybe[Text]
    title: Text
    department: DepartmentReference | None = None
    """In charge of it; without this, the department in charge of the handbook."""
    subject: Literal["site", "person"] | None = None
    """What is checked: a site, as none says too, or a person in their work, whom the sheet names with post
    and period."""
    scheme: SchemeReference
    purpose: Text | None = None
    checks: Maybe[tuple[Check, ...]]
    """How its items are checked, unless a criterion says otherwise."""
    applies_to: tuple[SiteTypeReference, ...] = ()
    """At sites of which types it is used, one being enough; none for all sites."""
    sections: tuple[Section, ...]
    total: Maybe[Points] | None = None
    """Declared full points; checked against the sum of the sections. None on a list without points."""
