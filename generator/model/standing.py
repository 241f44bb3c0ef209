"""Whose industry an entity belongs to, and whether it may be published."""

from __future__ import annotations

from typing import ClassVar, Literal

from generator.model.base import Entity, Model, Text

ReviewType = Literal["legal", "security", "privacy"]


class Review(Model):
    """A question that law, security or privacy raises. While it is undecided, its entity is not published."""

    type: ReviewType
    question: Text
    decision: Text | None = None


class Standing(Entity):
    """An entity that may come from another industry, or wait for a review."""

    industry: Text | None = None
    """The industry it was written for, where that is not the organisation's own."""
    reviews: tuple[Review, ...] = ()

    @property
    def withheld(self) -> bool:
        """Whether a review is undecided, so that no page and no print may show it."""
        return any(review.decision is None for review in self.reviews)


class Withheld(Entity):
    """What stands in the place of an entity that is not published: its id and kind, nothing else."""

    kind: ClassVar[str] = "withheld"
    was: str
    """The kind of the entity."""
    reviews: tuple[ReviewType, ...]
    """Which reviews it waits for."""
