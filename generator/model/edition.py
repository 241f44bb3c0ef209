"""Which version of a handbook is told, and of a release that is printed, on which day and for whom."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from generator.model.release import Approval, ReleaseName, State


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
