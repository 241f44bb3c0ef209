"""Document control: releases with their approval, suggestions, reasons of changes, clauses of standards.

Terms follow ISO 9001:2015 7.5 (GB/T 19001) and ISO 10013 (GB/T 19023).
"""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BeforeValidator

from generator.model.base import AnyReference, Entity, Id, Maybe, Model, ScalarText, Text, invalid
from generator.model.forms import FormReference
from generator.model.numbers import Truth
from generator.model.parties import PartyReference

RELEASE_PATTERN = r"(?P<year>[0-9]{4})Q(?P<quarter>[1-4])(?:\.(?P<issue>[1-9][0-9]*))?"


def parsed_day(value: Any) -> Any:
    """Read a day of the calendar, `2026-10-01`."""
    if isinstance(value, date):
        return value
    if isinstance(value, str) and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    raise invalid("invalid-date", value=str(value))


Day = Annotated[date, BeforeValidator(parsed_day, json_schema_input_type=str)]
"""A day of the calendar (GB/T 7408, ISO 8601)."""


class ReleaseName(ScalarText):
    """The name of a release: year and quarter, `2026Q4`; a further one in the same quarter is `2026Q4.1`."""

    __slots__ = ()
    schema: ClassVar[dict[str, Any]] = {
        "type": "string",
        "pattern": f"^{RELEASE_PATTERN}$".replace("?P", "?"),
    }

    @classmethod
    def checked(cls, value: str) -> ReleaseName:
        """Reject what names no quarter."""
        if not re.fullmatch(RELEASE_PATTERN, value):
            raise invalid("invalid-release-name", value=value)
        return cls(value)

    @property
    def order(self) -> tuple[int, int, int]:
        """Year, quarter and issue: later releases are greater."""
        found = re.fullmatch(RELEASE_PATTERN, self)
        assert found is not None  # noqa: S101 - checked when it was made
        return int(found["year"]), int(found["quarter"]), int(found["issue"] or 0)


class SuggestionDecision(Model):
    """What became of a suggestion, why, and in which release."""

    outcome: Literal["adopted", "adopted-in-part", "declined", "carried-over"]
    reason: Text
    by: Maybe[PartyReference]
    release: ReleaseName


class Suggestion(Entity):
    """A suggestion to revise the handbook: from which post, on what, when, in which words."""

    kind: ClassVar[str] = "suggestion"
    from_: Maybe[PartyReference]
    on: Id
    """What it is about; it may have been removed since."""
    received: Day
    text: Text
    decision: SuggestionDecision | None = None


class ChangeReason(Model):
    """Why entities, and all inside them, were changed for a release. They may have been removed by it."""

    at: tuple[Id, ...]
    reason: Text
    release: ReleaseName


class Clause(Entity):
    """A clause of a management-system standard, with what in the handbook meets it."""

    kind: ClassVar[str] = "clause"
    standard: Text
    """As `ISO 9001:2015`."""
    number: Text
    title: Text
    met_by: Maybe[tuple[AnyReference, ...]]


class DocumentControl(Model):
    """How the organisation controls its handbook."""

    separate_roles: Truth = True
    """Whether whoever prepared a release may neither review nor approve it, nor its reviewer approve it."""
    suggestions_to: Maybe[Text]
    """Mail address for suggestions."""
    suggestion_form: FormReference | None = None
    """The blank form for suggestions."""
    distribution_form: FormReference | None = None
    """The blank register of copies handed out and recalled."""


class Signed(Model):
    """Who did their part of an approval, and on which day."""

    by: Text
    on: Day


Role = Literal["prepared", "reviewed", "approved"]
ROLES: tuple[Role, ...] = ("prepared", "reviewed", "approved")
"""The parts of an approval, in their order."""


class Frozen(Model):
    """A file of a release, by its digest (SHA-256)."""

    file: Text
    sha256: Text


class Approval(Model):
    """The record of a release: who prepared, reviewed and approved what, and from when it holds."""

    format: Literal["1"]
    release: ReleaseName
    prepared: Signed
    reviewed: Signed
    approved: Signed
    effective: Day
    previous: ReleaseName | None = None
    """The release before."""
    frozen: tuple[Frozen, ...]
    """Digests of the snapshot, of the list of prints, and of the record of the release before."""
    made_with: Text
    """Version of the generator."""


class Proposal(Model):
    """What was put forward for approval: the release's name, the day, and the digest of its snapshot."""

    format: Literal["1"]
    release: ReleaseName
    proposed: Day
    snapshot: Text


class Withdrawal(Model):
    """A release taken back: by whom, when and why."""

    format: Literal["1"]
    release: ReleaseName
    withdrawn: Signed
    reason: Text
