"""Findings that the quality department accepts with a reason, told apart from the open ones."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field

from generator.findings import Accepted, DataPath, Finding, Place, Severity
from generator.model.handbook import Handbook


def unknown_rules(handbook: Handbook, acceptable: Collection[str]) -> Iterator[Finding]:
    """An acceptance names a rule whose findings may be accepted."""
    for number, acceptance in enumerate(handbook.accepted):
        if acceptance.rule not in acceptable:
            near = difflib.get_close_matches(acceptance.rule, sorted(acceptable), n=1)
            arguments = {"rule": str(acceptance.rule), "known": ", ".join(sorted(acceptable))}
            place = Place(("accepted", number, "rule"))
            yield Finding("acceptance-unknown", place, arguments, suggestions=tuple(near))


@dataclass
class Acceptances:
    """The acceptances of a handbook, by rule and by the place that they hold for."""

    handbook: Handbook
    _numbers: dict[tuple[str, DataPath], int] = field(default_factory=dict)
    _used: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        for number, acceptance in enumerate(self.handbook.accepted):
            if located := self.handbook.by_id.get(acceptance.at):
                self._numbers.setdefault((acceptance.rule, located.path), number)

    def split(self, findings: Iterable[Finding]) -> tuple[list[Finding], list[Accepted]]:
        """Return the open findings and the accepted ones, which lie at an accepted place or inside it."""
        still_open, accepted = [], []
        for finding in findings:
            number = self._number(finding)
            if number is None:
                still_open.append(finding)
            else:
                self._used.add(number)
                accepted.append(Accepted(finding, str(self.handbook.accepted[number].reason)))
        return still_open, accepted

    def _number(self, finding: Finding) -> int | None:
        if not self._numbers or not isinstance(finding.where, Place):
            return None
        path = finding.where.path
        for end in range(len(path), 0, -1):
            if (number := self._numbers.get((finding.rule, path[:end]))) is not None:
                return number
        return None

    def unused(self, acceptable: Collection[str]) -> Iterator[Finding]:
        """Yield the acceptances that no finding needs any more."""
        for number, acceptance in enumerate(self.handbook.accepted):
            known = acceptance.rule in acceptable and acceptance.at in self.handbook.by_id
            if known and number not in self._used:
                arguments = {"rule": str(acceptance.rule), "at": str(acceptance.at)}
                place = Place(("accepted", number, "rule"))
                yield Finding("acceptance-unused", place, arguments, Severity.WARNING)
