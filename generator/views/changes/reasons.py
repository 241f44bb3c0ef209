"""Why entities were changed: the reasons given for a release, and the suggestions that it takes up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.release import Suggestion, between
from generator.views.changes.side import Side
from generator.views.wording import Prose

TAKEN_UP = frozenset({"adopted", "adopted-in-part"})


@dataclass(frozen=True)
class Reason:
    """A reason in words."""

    text: Prose
    suggestion: str = ""
    """The id of the suggestion that it is; empty for a reason that was written down."""


class Reasons:
    """The reasons for the changes from one version to another."""

    def __init__(self, old: Side, new: Side) -> None:
        """Take both versions. Those reasons count that were given for later releases than the old one.

        Where the old version is no release, they are the reasons that it does not give.
        """
        self.old = old
        self.new = new
        after, until = old.release, new.release
        known = set(old.handbook.reasons)
        decided = {str(one.id) for one in old.handbook.suggestions if one.decision is not None}
        self._written: dict[str, list[Prose]] = {}
        for reason in new.handbook.reasons:
            if between(reason.release, after, until) and (after is not None or reason not in known):
                for identifier in reason.at:
                    self._written.setdefault(identifier, []).append(new.wording.text(reason.reason))
        self.suggestions = tuple(
            one
            for one in new.handbook.suggestions
            if one.decision is not None
            and between(one.decision.release, after, until)
            and (after is not None or one.id not in decided)
        )
        """The suggestions that were decided between the two versions."""

    def of(self, identifier: str) -> tuple[Reason, ...]:
        """Return why an entity was changed: what is said of it, or else of what holds it."""
        ids = (identifier, *self._holders(identifier))
        written = next((self._written[one] for one in ids if one in self._written), [])
        return (*map(Reason, written), *self._taken_up(identifier))

    def _holders(self, identifier: str) -> Iterator[str]:
        for side in (self.new, self.old):
            if side.entity(identifier) is not None:
                yield from (str(holder.id) for holder in side.holders(identifier))

    def _taken_up(self, identifier: str) -> Iterator[Reason]:
        """Yield the suggestions on an entity itself that were adopted."""
        for one in self.suggestions:
            if one.on == identifier and one.decision is not None and one.decision.outcome in TAKEN_UP:
                yield Reason(self._told(one), str(one.id))

    def _told(self, one: Suggestion) -> Prose:
        wording = self.new.wording
        return wording.says("changes.suggested", who=wording.name(one.from_), text=wording.text(one.text))
