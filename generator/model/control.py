"""How a handbook is controlled, and what is taken back before it is released (ISO 9001:2015 7.5.3)."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import model_validator

from generator.model.base import Maybe, Model, Text
from generator.model.forms import FormReference
from generator.model.numbers import Truth
from generator.model.parties import SignerReference
from generator.model.release import Day, ReleaseName, Signed


class DocumentControl(Model):
    """How the organisation controls its handbook."""

    separate_roles: Truth = True
    """Whether whoever prepared a release may neither review nor approve it, nor its reviewer approve it."""
    prepared_by: SignerReference | None = None
    """Who prepares releases, unless the command says otherwise."""
    reviewed_by: SignerReference | None = None
    approved_by: SignerReference | None = None
    suggestions_to: Maybe[Text]
    """Mail address for suggestions."""
    suggestion_form: FormReference | None = None
    """The blank form for suggestions."""
    distribution_form: FormReference | None = None
    """The blank register of copies handed out and recalled."""


class Dropped(Model):
    """A proposal taken back before its approval: what was put forward, by whom it was dropped and why."""

    format: Literal["1"]
    release: ReleaseName
    proposed: Day
    snapshot: Text
    dropped: Signed
    reason: Text

    @model_validator(mode="after")
    def _whole(self) -> Self:
        """Whoever drops is known by id, and drops what was put forward before."""
        if self.dropped.id is None or self.dropped.on < self.proposed:
            message = "dropped by nobody, or before it was proposed"
            raise ValueError(message)
        return self
