"""Document control: releases with their approval, suggestions, reasons of changes, clauses of standards.

Terms follow ISO 9001:2015 7.5 (GB/T 19001) and ISO 10013 (GB/T 19023).
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field
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
    """A file by its digest (see `source.seal`)."""

    file: Text
    digest: Text


class Previous(Model):
    """The release before, by the SHA-256 of its record: so releases form a chain."""

    release: ReleaseName
    record: Text


class Approval(Model):
    """The record of a release: who prepared, reviewed and approved what, and from when it holds."""

    format: Literal["1"]
    release: ReleaseName
    prepared: Signed
    reviewed: Signed
    approved: Signed
    effective: Day
    previous: Previous | None = None
    frozen: tuple[Frozen, ...]
    """The snapshot and the list of prints."""
    made_with: Text
    """Version of the generator, and a digest of all in it that prints depend on."""


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


@dataclass(frozen=True)
class Copy:
    """A controlled copy: one that was given a number, so that it can be recalled (ISO 9001 7.5.3)."""

    number: str
    holder: str
    """Who or which post was given it."""


@dataclass(frozen=True)
class Printing:
    """A printing of a release on a day, with its state on that day."""

    on: date
    state: State
    successor: str = ""
    """The release in force instead; empty where none is."""
    copy: Copy | None = None


@dataclass(frozen=True)
class Edition:
    """Which version of a handbook is told: a release with its approval, or the working draft."""

    approval: Approval | None = None
    proposed: ReleaseName | None = None
    """The release for which the draft was put forward, as it is now."""
    former: tuple[Approval, ...] = ()
    """The approvals of the releases before it, the oldest first."""
    codes: Mapping[str, str] = field(default_factory=dict)
    """The content codes that its documents were given when they were approved, by id: they stay for ever."""
    printing: Printing | None = None
    """None where what is made outlasts the day, as what a site offers: then no state can be promised."""

    @property
    def folder(self) -> str:
        """The folder of its site and its name in addresses."""
        return str(self.approval.release) if self.approval else "draft"


DRAFT = Edition()
"""The working draft."""
