"""Scoring sheets: which criteria, in which sections, by which scheme."""

from __future__ import annotations

from typing import ClassVar

from generator.model.base import Entity, Maybe, Points, Text
from generator.model.scoring import SchemeReference
from generator.model.standards import Check, CriterionReference


class Section(Entity):
    """A part of a sheet. `items` are criteria, or service standards for all of their criteria."""

    kind: ClassVar[str] = "section"
    title: Text
    items: tuple[CriterionReference, ...]
    total: Maybe[Points] | None = None
    """Declared full points; checked against the sum of the items."""


class Sheet(Entity):
    """A scoring sheet."""

    kind: ClassVar[str] = "sheet"
    number: Maybe[Text]
    title: Text
    scheme: SchemeReference
    purpose: Text | None = None
    check: Maybe[Check]
    """How its items are checked, unless a criterion says otherwise."""
    sections: tuple[Section, ...]
    total: Maybe[Points]
    """Declared full points; checked against the sum of the sections."""
