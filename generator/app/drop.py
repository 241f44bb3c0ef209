"""Drop: take a proposal back before its approval. A record stays; the name may be put forward again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.app.check import check
from generator.app.project import Project
from generator.app.signers import is_plain, signed_by
from generator.app.writing import writing
from generator.findings import CommandError, Finding, InputError, Position, Severity
from generator.model.base import Text
from generator.model.control import Dropped
from generator.model.publication import published
from generator.model.release import ReleaseName, Signed
from generator.publish.kept import exchange_folder, restore
from generator.source.custody import dropped_findings, next_drop, strays
from generator.source.record import record_bytes
from generator.source.releases import FOLDER, PROPOSAL, RECORD, files_of, proposal_in


@dataclass(frozen=True)
class DroppedProposal:
    """What was recorded."""

    record: Dropped
    file: Path


def drop(project: Project, name: ReleaseName, *, by: str, reason: str, day: date) -> DroppedProposal:
    """Record that what was put forward as a release is dropped.

    Raises CommandError when there is no such proposal, or it was approved; InputError with all findings when
    nobody known drops it, or what stands in its folder was altered. Then nothing was written.
    """
    folder = project.standards / FOLDER / name
    shown = project.shown(folder)
    restore(folder)
    files = files_of(folder) if folder.is_dir() else {}
    if RECORD in files:
        raise CommandError("releases.drop.approved", name=name)
    if PROPOSAL not in files:
        raise CommandError("releases.drop.none", name=name)

    findings = [*strays((path.name for path in folder.iterdir()), shown), *dropped_findings(files, shown)]
    proposal = proposal_in(files, shown, findings)
    signed = _signed(project, by, reason, day, findings)
    if proposal is not None and day < proposal.proposed:
        arguments = {"day": day, "before": proposal.proposed}
        findings.append(Finding("release-drop-early", Position("--date"), arguments))
    if findings or proposal is None:
        raise InputError(tuple(findings))

    record = Dropped(
        format="1",
        release=name,
        proposed=proposal.proposed,
        snapshot=proposal.snapshot,
        dropped=signed,
        reason=Text(reason.strip()),
    )
    file = next_drop(files)
    kept = {known: data for known, data in files.items() if known != PROPOSAL}
    with writing(folder):
        exchange_folder(folder, kept | {file: record_bytes(record)})
    return DroppedProposal(record, folder / file)


def _signed(project: Project, by: str, reason: str, day: date, findings: list[Finding]) -> Signed:
    """Return who drops a proposal, with what is wrong noted; a handbook that is readable whole will do."""
    if not is_plain(reason):
        findings.append(Finding("release-reason-marked", Position("--reason")))
    checked = check(project)
    people = None if checked.reading.incomplete else published(checked.handbook)
    if people is None:
        findings += (one for one in checked.findings if one.severity is Severity.ERROR)
    return signed_by(people, by, day, Position("--by"), findings)
