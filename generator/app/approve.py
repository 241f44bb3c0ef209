"""Approve: record who prepared, reviewed and approved a release, and freeze it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.app.check import Checked, check, in_order
from generator.app.generate import Printed, print_all, work_of
from generator.app.maker import maker
from generator.app.progress import Progress
from generator.app.project import Project
from generator.app.signers import signed_by
from generator.app.versions import former_of, version
from generator.app.writing import writing
from generator.findings import Finding, InputError, Place, Position, Severity
from generator.model.edition import Edition
from generator.model.publication import published
from generator.model.release import ROLES, Approval, Proposal, ReleaseName, Role, Signed
from generator.publish.kept import exchange_folder, restore
from generator.rules.approval import Asked, objections, unproposed
from generator.source.custody import dropped_findings, drops, strays
from generator.source.record import record_bytes
from generator.source.releases import (
    FOLDER,
    PRINTS,
    PROPOSAL,
    RECORD,
    SNAPSHOT,
    Files,
    Release,
    files_of,
    proposal_in,
    read_releases,
)
from generator.source.seal import digest
from generator.source.snapshot import fingerprint, frozen, thawed

APPROVING = 3
"""Steps of an approval."""
FORMAT = 1
"""Of the list of prints."""


@dataclass(frozen=True)
class Request:
    """An approval as it is asked for on the command line."""

    release: ReleaseName
    by: Mapping[Role, str]
    """Id of a person or post."""
    on: Mapping[Role, date]
    effective: date
    today: date


@dataclass(frozen=True)
class Approved:
    """What was recorded."""

    approval: Approval
    folder: Path
    digest: str
    """SHA-256 of the record."""
    prints: int
    files: int
    """Of the prints: each exists in one format or more."""


def approve(project: Project, request: Request, progress: Progress) -> Approved:
    """Record and freeze a release.

    Raises InputError with all findings when anything forbids it, and ToolError when a print can't be made;
    then nothing was written. The prints are made from the snapshot, as every later build makes them.
    """
    progress.step("releases.checking")
    folder = project.standards / FOLDER / request.release
    restore(folder)
    files = files_of(folder) if folder.is_dir() else {}
    checked, former, signed, proposal = _allowed(project, request, files)

    snapshot = frozen(checked.handbook)
    record = _record(request, signed, former, proposal)
    told = version(thawed(snapshot), Edition(Approval.model_validate(record)), former)
    printed = print_all(told, work_of(project, told), progress)

    progress.step("releases.recording", folder=project.shown(folder))
    data = {SNAPSHOT: snapshot, PRINTS: _prints(printed), **drops(files)}
    record["frozen"] = [{"file": name, "digest": digest(content)} for name, content in data.items()]
    approval = Approval.model_validate(record)
    data |= {RECORD: record_bytes(approval), PROPOSAL: files[PROPOSAL]}
    with writing(folder):
        exchange_folder(folder, data)
    sealed = hashlib.sha256(data[RECORD]).hexdigest()
    return Approved(approval, folder, sealed, len(printed.known), printed.count)


def _allowed(
    project: Project, request: Request, files: Files
) -> tuple[Checked, tuple[Release, ...], Mapping[Role, Signed], Proposal]:
    """Return what is approved, the releases before it, who signs, and what was put forward.

    Raises InputError with all findings.
    """
    checked, shown = check(project), project.shown(project.standards)
    place = shown / FOLDER / request.release
    findings = [finding for finding in checked.findings if finding.severity is Severity.ERROR]
    sound = not findings
    former = tuple(read_releases(project.standards, shown, findings))
    people = published(checked.handbook) if sound else None
    signed = {
        role: signed_by(people, request.by[role], request.on[role], Position(f"--{role}-by"), findings)
        for role in ROLES
        if role in request.by and role in request.on
    }
    proposal = None if RECORD in files else proposal_in(files, place, findings)
    proposed = proposal.proposed if proposal else None
    asked = Asked(request.release, signed, request.effective, request.today, proposed)
    found = [*objections(asked, checked.handbook, [former_of(release) for release in former])]
    if RECORD not in files:
        if sound or proposal is None:
            found += unproposed(proposal, fingerprint(checked.handbook) if sound else "")
        findings += (*strays(files, place), *dropped_findings(files, place))
    findings += [_resolved(finding, checked, place) for finding in found]
    if findings or proposal is None:
        raise InputError(in_order(findings))
    return checked, former, signed, proposal


def _resolved(finding: Finding, checked: Checked, place: Path) -> Finding:
    """Return a finding at its line, at the option that it is about, or at the release's own files."""
    match finding.where:
        case Place(path=("approval", "release")):
            return finding.at(Position(place.as_posix()))
        case Place(path=("approval", *names)):
            return finding.at(Position(f"--{'-'.join(map(str, names))}"))
        case Place(path=("proposal",)):
            return finding.at(Position((place / PROPOSAL).as_posix()))
    return checked.reading.resolved(finding)


def _record(
    request: Request, signed: Mapping[Role, Signed], former: tuple[Release, ...], proposal: Proposal
) -> dict[str, object]:
    """Return the record of the approval as plain data, without the digests of what it freezes."""
    last = former[-1] if former else None
    return {
        "format": "2",
        "release": str(request.release),
        "proposed": proposal.proposed,
        **{role: {"id": one.id, "by": str(one.by), "on": one.on} for role, one in signed.items()},
        "registered": request.today,
        "effective": request.effective,
        "previous": last and {"release": str(last.name), "record": last.record_digest},
        "frozen": (),
        "made-with": maker(),
    }


def _prints(printed: Printed) -> bytes:
    """Return the list of all prints, with the digests of their files."""
    rows = [
        {
            "code": one.code,
            "id": one.id,
            "title": one.title,
            "number": one.number,
            "page": one.page,
            "file": one.file,
            "files": {
                name: hashlib.sha256(data).hexdigest()
                for name, data in sorted(printed.files.items())
                if name.rpartition(".")[0] == one.id
            },
        }
        for one in printed.known
    ]
    return (json.dumps({"format": FORMAT, "prints": rows}, ensure_ascii=False, indent=1) + "\n").encode()
