"""Propose: put the draft forward as a release, with the pack that those who approve it read and sign."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from generator.app.approving import expected
from generator.app.check import Checked, in_order
from generator.app.diff import Difference, difference
from generator.app.papers import PAPERS, papers
from generator.app.progress import Progress
from generator.app.project import Project
from generator.app.reasons import missing_reasons
from generator.app.report import says
from generator.app.sides import Sources
from generator.app.versions import former_of
from generator.app.writing import write_all
from generator.findings import Finding, InputError, Place, Position, Severity
from generator.model.base import Text
from generator.model.edition import Edition
from generator.model.release import Proposal, ReleaseName, Suggestion
from generator.publish.kept import restore
from generator.rules.approval import Asked, objections
from generator.source.record import record_bytes
from generator.source.releases import FOLDER, PROPOSAL
from generator.source.snapshot import fingerprint
from generator.views.changes.looks import idle, unconfirmed
from generator.views.changes.side import Side
from generator.views.pages import pages
from generator.views.papers.pack import PackInput, pack
from generator.views.prints import file_name

PROPOSING = 3
"""Steps of a proposal."""
REFUSED = frozenset({"approval-release-exists", "approval-version-not-later"})
"""What can't be mended before the approval: another name has to be taken."""
LATER = frozenset({"approval-role-missing"})
"""What only the approval itself can tell."""


@dataclass(frozen=True)
class Proposed:
    """What was put forward."""

    files: tuple[Path, ...]
    record: Path
    findings: tuple[Finding, ...]
    """What will forbid the approval, and warnings about the source."""
    forbidden: bool
    """Whether anything will forbid it."""
    approval: tuple[str, ...] | None
    """The words of the command that records it; none when it is not known who signs."""


def propose(
    project: Project, release: ReleaseName, day: date, output: Path | None, progress: Progress
) -> Proposed:
    """Write the pack to `output`, or below `build/proposals/`, and the record of the proposal.

    A proposal may be renewed until it is approved. Raises InputError when the source has errors, or when the
    release exists or does not come after the last; then nothing was written.
    """
    progress.step("changes.propose.checking")
    sources = Sources(project)
    forbids = tuple(_objections(project, sources, release, day))
    refused = tuple(finding for finding in forbids if finding.rule in REFUSED)
    if refused:
        raise InputError(refused)

    progress.step("changes.propose.composing")
    put = replace(sources.draft, edition=Edition(proposed=release))
    found = difference(sources.last(), put) if sources.releases else None
    new = found.changes.new if found else put.side(put.handbook.about)
    unexplained = tuple(missing_reasons(found.changes, put.checked, release)) if found and put.checked else ()
    view = pack(_input(release, day, new, found, forbids))
    made = papers(view, new.words, PAPERS, project.work / "fonts")

    folder = output or project.work / "proposals" / release
    progress.step("changes.propose.writing", folder=project.shown(folder))
    name, place = file_name(view.imprint.control.title), project.standards / FOLDER / release
    record = Proposal(format="1", release=release, proposed=day, snapshot=Text(fingerprint(put.handbook)))
    files = {folder / f"{name}.{form}": data for form, data in made.items()}
    restore(place)
    write_all(files | {place / PROPOSAL: record_bytes(record)})
    checked = put.checked.findings if put.checked else ()
    warnings = (*unexplained, *checked, *_looks(release, found, put.checked))
    asked = expected(put.handbook, sources.releases, release, day)
    findings = in_order((*forbids, *warnings))
    return Proposed(tuple(files), place / PROPOSAL, findings, bool(forbids), asked)


def _input(
    release: ReleaseName, day: date, new: Side, found: Difference | None, forbids: tuple[Finding, ...]
) -> PackInput:
    return PackInput(
        release=str(release),
        proposed=day.isoformat(),
        new=new,
        pages={page.path: page for page in pages(new.wording, frozenset(), ())},
        suggestions=tuple(_suggestions(new, found)),
        objections=tuple(dict.fromkeys(says(finding, new.words) for finding in forbids)),
        changes=found.changes if found else None,
        reprints=found.reprints if found else None,
    )


def _suggestions(new: Side, found: Difference | None) -> Iterator[Suggestion]:
    """Yield the suggestions that are decided since the last release, then those that are not decided."""
    decided = [one for one in new.handbook.suggestions if one.decision is not None]
    yield from found.changes.reasons.suggestions if found else decided
    yield from (one for one in new.handbook.suggestions if one.decision is None)


def _looks(release: ReleaseName, found: Difference | None, checked: Checked | None) -> Iterator[Finding]:
    """Yield the criteria that nobody has looked at again, and what was said of others."""
    if found is not None and checked is not None:
        for told in (unconfirmed, idle):
            for finding in told(found.changes, release, checked.handbook):
                yield checked.reading.resolved(finding)


def _objections(project: Project, sources: Sources, release: ReleaseName, day: date) -> Iterator[Finding]:
    """Yield what will forbid the approval, as warnings at their lines."""
    draft, asked = sources.draft, Asked(release, {}, date.max, day)
    before = [former_of(release) for release in sources.releases]
    place = project.shown(project.standards / FOLDER / release)
    found = (one for one in objections(asked, draft.handbook, before) if one.rule not in LATER)
    for finding in in_order(_resolved(one, draft.checked, place) for one in found):
        weight = Severity.ERROR if finding.rule in REFUSED else Severity.WARNING
        yield replace(finding, severity=weight)


def _resolved(finding: Finding, checked: Checked | None, place: Path) -> Finding:
    """Return a finding at its line, or at the release that was asked for."""
    if isinstance(finding.where, Place) and finding.where.path[0] != "approval" and checked:
        return checked.reading.resolved(finding)
    return finding.at(Position(place.as_posix()))
