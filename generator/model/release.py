"""Document control: releases with their approval, suggestions, reasons of changes, clauses of standards.

Terms follow ISO 9001:2015 7.5 (GB/T 19001) and ISO 10013 (GB/T 19023).
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from datetime import date
from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import BeforeValidator, model_validator

from generator.model.base import AnyReference, Entity, Id, Maybe, Model, ScalarText, Text, invalid
from generator.model.parties import PartyReference
from generator.model.standards import CriterionReference

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
        if not cls.fits(value):
            raise invalid("invalid-release-name", value=value)
        return cls(value)

    @staticmethod
    def fits(value: str) -> bool:
        """Tell whether a text names a release."""
        return re.fullmatch(RELEASE_PATTERN, value) is not None

    @property
    def order(self) -> tuple[int, int, int]:
        """Year, quarter and issue: later releases are greater."""
        found = re.fullmatch(RELEASE_PATTERN, self)
        assert found is not None  # noqa: S101 - checked when it was made
        return int(found["year"]), int(found["quarter"]), int(found["issue"] or 0)


def between(release: ReleaseName, after: ReleaseName | None, until: ReleaseName | None) -> bool:
    """Tell whether a release comes after one and not after another; none is no limit."""
    return (after is None or release.order > after.order) and (until is None or release.order <= until.order)


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


class Confirmation(Model):
    """Criteria that were looked at for a release, since a requirement changed, and that stand as they are."""

    at: tuple[CriterionReference, ...]
    """Of a service standard: all of its criteria."""
    release: ReleaseName
    reason: Text | None = None
    """Why they stand."""


class Clause(Entity):
    """A clause of a management-system standard, with what in the handbook meets it."""

    kind: ClassVar[str] = "clause"
    standard: Text
    """As `ISO 9001:2015`."""
    number: Text
    title: Text
    met_by: Maybe[tuple[AnyReference, ...]]


class Signed(Model):
    """Who did their part of an approval, and on which day."""

    id: Id | None = None
    """The person or post of the handbook; absent in records of format 1, which hold a text alone."""
    by: Text
    """As they were called then."""
    on: Day


Role = Literal["prepared", "reviewed", "approved"]
ROLES: tuple[Role, ...] = ("prepared", "reviewed", "approved")
"""The parts of an approval, in their order."""


class Frozen(Model):
    """A file by its digest (see `source.seal`)."""

    file: Text
    digest: Text


class Previous(Model):
    """The release before, by the SHA-256 of its record: so releases form a chain."""

    release: ReleaseName
    record: Text


class Approval(Model):
    """The record of a release: who prepared, reviewed and approved what, and from when it holds.

    Since format 2 its days are in order: proposed, prepared, reviewed, approved, registered.
    """

    format: Literal["1", "2"]
    release: ReleaseName
    proposed: Day | None = None
    """When the draft was put forward as it is. Not in format 1."""
    prepared: Signed
    reviewed: Signed
    approved: Signed
    registered: Day | None = None
    """When the approval was recorded, and all was frozen. Not in format 1."""
    effective: Day
    previous: Previous | None = None
    frozen: tuple[Frozen, ...]
    """The snapshot, the list of prints and, since format 2, the records of proposals that were dropped."""
    made_with: Text
    """Version of the generator, and a digest of all in it that prints depend on."""

    @model_validator(mode="after")
    def _whole(self) -> Self:
        """Records of format 2 hold what those of format 1 can't."""
        added = (self.proposed, self.registered, *(getattr(self, role).id for role in ROLES))
        _told_since(self.format, added)
        return self


class Proposal(Model):
    """What was put forward for approval: the release's name, the day, and the digest of its snapshot."""

    format: Literal["1"]
    release: ReleaseName
    proposed: Day
    snapshot: Text


class Withdrawal(Model):
    """A release taken back: by whom, when and why."""

    format: Literal["1", "2"]
    release: ReleaseName
    withdrawn: Signed
    reason: Text

    @model_validator(mode="after")
    def _whole(self) -> Self:
        """Since format 2, whoever withdraws is known by id."""
        _told_since(self.format, (self.withdrawn.id,))
        return self


def _told_since(number: str, added: Iterable[object]) -> None:
    """Raise ValueError unless a record of format 2 holds all that it added, and one of format 1 nothing."""
    if {one is not None for one in added} != {number != "1"}:
        message = f"format {number} with other keys"
        raise ValueError(message)


State = Literal["approved", "effective", "superseded", "withdrawn"]
"""What a release is on a day: approved and not yet effective, effective, superseded by a later one, or
withdrawn. Before a release there are only the draft and, once it is put forward, the proposal."""


def states(releases: Iterable[Approval], withdrawn: Container[str], today: date) -> dict[str, State]:
    """Return the state of each release on a day.

    The effective one is the last that is effective by then and not withdrawn; whoever withdraws a release
    thereby puts the one before it into force again.
    """
    found: dict[str, State] = {}
    latest = ""
    for record in sorted(releases, key=lambda record: record.release.order):
        if record.release in withdrawn:
            found[record.release] = "withdrawn"
        elif record.effective > today:
            found[record.release] = "approved"
        else:
            if latest:
                found[latest] = "superseded"
            latest = str(record.release)
            found[latest] = "effective"
    return found
