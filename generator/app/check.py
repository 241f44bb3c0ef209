"""Check the source: read it, judge it by every rule, tell all findings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from generator.app.project import Project
from generator.findings import Accepted, Finding, InputError, Place, Position, Severity
from generator.model.handbook import Handbook, texts
from generator.render.fonts import missing
from generator.rules import judged
from generator.rules.suggestions import subjects
from generator.source.load import Reading, read
from generator.source.releases import former_ids, former_numbers
from generator.views.script import shown


@dataclass(frozen=True)
class Checked:
    """A handbook with everything that was found, in the order of the files."""

    reading: Reading
    findings: tuple[Finding, ...]
    accepted: tuple[Accepted, ...] = ()
    """What was found too, and is accepted with a reason."""

    @property
    def handbook(self) -> Handbook:
        """The handbook, as far as it is readable."""
        return self.reading.handbook

    @property
    def errors(self) -> int:
        """How many findings forbid a build."""
        return sum(finding.severity is Severity.ERROR for finding in self.findings)


def check(project: Project, day: date | None = None) -> Checked:
    """Read and judge the source, on a day where that is known.

    Raises CommandError when the project has none.
    """
    reading = read(project.standards, project.shown(project.standards))
    former = _former(project, reading.handbook)
    numbered = former_numbers(project.standards) if reading.handbook.about.numbering else {}
    judgement = judged(
        reading.handbook, reading.incomplete, reading.declared, former, former_numbers=numbered, day=day
    )
    broken = [*judgement.findings, *unprintable(reading.handbook)]
    return Checked(
        reading,
        in_order([*reading.findings, *map(reading.resolved, broken)]),
        tuple(replace(one, finding=reading.resolved(one.finding)) for one in judgement.accepted),
    )


def _former(project: Project, handbook: Handbook) -> frozenset[str]:
    """Return the ids of all releases; none while nothing in the register is about what is gone."""
    gone = any(identifier not in handbook.by_id for _, identifier in subjects(handbook))
    return former_ids(project.standards) if gone else frozenset()


def sound(project: Project, day: date | None = None) -> Checked:
    """Return the source checked. Raises as `check` does, and InputError with all findings on an error."""
    checked = check(project, day)
    if checked.errors:
        raise InputError(checked.findings)
    return checked


def unprintable(handbook: Handbook) -> Iterator[Finding]:
    """Yield a finding for each character that the typeface of the printables lacks.

    What the conversion to another script brings in stands nowhere in the source: then the text is the place.
    """
    script = handbook.about.script
    for path, text in texts(shown(handbook)[0]):
        for character in missing(text, script):
            arguments = {"character": character, "code": f"U+{ord(character):04X}"}
            yield Finding("no-glyph", Place(path, character), arguments)


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings by file and line, each only once."""
    unique = {(finding.where, finding.rule, str(finding.arguments)): finding for finding in findings}
    return tuple(sorted(unique.values(), key=lambda finding: (_position(finding), finding.rule)))


def _position(finding: Finding) -> Position:
    if not isinstance(finding.where, Position):
        message = f"{finding.rule} has no position"
        raise TypeError(message)
    return finding.where
