"""What a version knows of itself and of those before it: for marks of change, change lists and approvals."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.changes.history import History
from generator.model.handbook import Handbook
from generator.model.release import Approval, State, Withdrawal


@dataclass(frozen=True)
class Issue:
    """A release as it was issued. All texts are in the script in which the version is shown."""

    approval: Approval
    handbook: Handbook
    """What was published of it: nothing that waits for a review."""
    codes: Mapping[str, str] = field(default_factory=dict)
    """The content codes of its prints, by the ids of their documents."""
    withdrawal: Withdrawal | None = None
    """Known to the draft alone, as below."""
    record: str = ""
    """SHA-256 of its record of approval; the next release names it, so that releases form a chain."""

    @property
    def name(self) -> str:
        """Its name, which is that of its folder on the site and of its page of changes."""
        return str(self.approval.release)


@dataclass(frozen=True)
class Past:
    """The releases up to a version, and what each changed.

    The site of a release is made once and depends on nothing that comes after it. So only the draft knows
    withdrawals and states; the pages of a release learn them from `versions.js` above them when they are
    read.
    """

    history: History = field(default_factory=History)
    """Of all versions up to this one, which is the last: the draft is called "draft". Empty where there is no
    release yet, since then everything would be new."""
    issues: tuple[Issue, ...] = ()
    """The releases up to this version, the oldest first; a release is itself the last."""
    states: Mapping[str, State] = field(default_factory=dict)
    """What each release is on the day of the build; empty on the site of a release."""

    @property
    def by_name(self) -> Mapping[str, Issue]:
        """The releases by name."""
        return {issue.name: issue for issue in self.issues}


NO_PAST = Past()
"""A handbook without any release."""
