"""What the quality department keeps count of: documents only named, contradictions, accepted findings."""

from __future__ import annotations

from typing import ClassVar

from generator.model.base import AnyReference, Entity, Maybe, Model, Text
from generator.model.parties import PartyReference
from generator.model.release import Day
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
    """How a contradiction was decided: in which words, to what effect, by whom.

    Its effect is exactly one of `use`, `one` and `both`.
    """

    text: Text
    use: AnyReference | None = None
    """The side that holds: whatever refers to another side of its kind, refers to this one from now on."""
    one: AnyReference | None = None
    """The name that stays: all sides of its kind are this one."""
    both: Text | None = None
    """Why all sides stand side by side."""
    until: Day | None = None
    """The last day of a decision for the time being; afterwards it is due again."""
    by: Maybe[PartyReference]
    follows: tuple[AnyReference, ...] = ()
    """Only in releases of before decisions had effects: the sides in whose favour it was."""

    @property
    def effects(self) -> tuple[str, ...]:
        """The names of the effects that it states."""
        return tuple(name for name in ("use", "one", "both") if getattr(self, name) is not None)


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
