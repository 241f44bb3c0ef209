"""What the quality department keeps count of: documents only named, contradictions, accepted findings."""

from __future__ import annotations

from typing import ClassVar

from generator.model.base import AnyReference, Entity, Maybe, Model, Text
from generator.model.parties import PartyReference
from generator.model.standing import Standing


class Document(Standing):
    """A document that the handbook names and does not hold, such as a standard of the head office."""

    kind: ClassVar[str] = "document"
    number: Maybe[Text]
    title: Text
    aliases: tuple[Text, ...] = ()
    group: Text | None = None
    purpose: Text | None = None
    kept_at: Maybe[Text]
    """Where its text is to be found."""


class Decision(Model):
    """How a contradiction was decided: in which words, in whose favour, by whom."""

    text: Text
    follows: tuple[AnyReference, ...] = ()
    by: Maybe[PartyReference]


class Conflict(Entity):
    """A contradiction: entities that cannot all hold. Without a decision it is pending."""

    kind: ClassVar[str] = "conflict"
    title: Text
    between: tuple[AnyReference, ...]
    differs: Text
    """What differs."""
    decision: Decision | None = None


class Area(Entity):
    """A subject of a source document, with the entities that carry it over, so that nothing is left out."""

    kind: ClassVar[str] = "area"
    title: Text
    holds: tuple[AnyReference, ...]
    """Entities, each with all that stands inside it."""


class Acceptance(Model):
    """A finding that the quality department accepts, with its reason.

    It holds for the findings of that rule at the entity and at all inside it.
    """

    rule: Text
    at: AnyReference
    reason: Text
