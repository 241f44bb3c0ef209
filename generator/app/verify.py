"""Verify: prove that every release is what was approved, or name the first byte that is not; offline."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from generator.app.check import in_order
from generator.app.judging import SIGNERS, Judge
from generator.app.maker import maker
from generator.app.project import Project
from generator.findings import CommandError, Finding, Position, Severity
from generator.model.release import Approval, ReleaseName
from generator.source.custody import dropped_findings, drops, proposal_findings, strays
from generator.source.releases import (
    FOLDER,
    NONE,
    PROPOSAL,
    RECORD,
    Files,
    Release,
    files_of,
    folders,
    read_archive,
    standing,
)

PRINTABLES = "printables"
"""The folder of the prints below the site of a version."""
NAMED_MOST = 5
"""So many prints of a release are named, with how many there are."""


@dataclass(frozen=True)
class Row:
    """A release as it was found."""

    name: str
    state: str
    """A state of `model.release.State`; `proposed` or `dropped` before an approval, `unsound` where it is not
    what was approved."""
    approval: Approval | None = None
    signers: tuple[str, ...] = ()
    """By name, or by key where nobody says whose it is."""
    digest: str = ""
    """SHA-256 of its record."""


@dataclass(frozen=True)
class Verified:
    """What came of verifying."""

    rows: tuple[Row, ...]
    findings: tuple[Finding, ...]

    @property
    def wrong(self) -> bool:
        """Whether anything is not what was approved."""
        return any(finding.severity is Severity.ERROR for finding in self.findings)


@dataclass(frozen=True)
class Examined:
    """What the files of all releases' folders are."""

    rows: tuple[Row, ...]
    releases: tuple[Release, ...]
    """Those that are sound."""
    findings: tuple[Finding, ...]


def verify(project: Project, only: ReleaseName | None, today: date) -> Verified:
    """Verify all releases; with `only`, tell of that one alone. Raises CommandError when it is not there."""
    root, shown = project.standards / FOLDER, project.shown(project.standards) / FOLDER
    archive = {folder: files_of(folder) for folder in folders(project.standards)}
    names = [folder.name for folder in archive]
    if only is not None and only not in names:
        raise CommandError("releases.unknown", name=only, known=", ".join(names) or NONE)
    allowed = (root / SIGNERS).read_bytes() if (root / SIGNERS).is_file() else None

    found = examined(archive, allowed, shown, today)
    findings = [*found.findings, *_beside(root, shown, names)]
    for release in found.releases:
        findings += _prints(project, release)
    if only is None:
        return Verified(found.rows, in_order(findings))
    of_it = (finding for finding in findings if only in _parts(finding))
    return Verified(tuple(row for row in found.rows if row.name == only), in_order(of_it))


def _parts(finding: Finding) -> tuple[str, ...]:
    return Path(finding.where.file).parts if isinstance(finding.where, Position) else ()


def _beside(root: Path, shown: Path, names: list[str]) -> Iterator[Finding]:
    """Yield a finding for what stands among the releases or in their folders and does not belong there."""
    found = [(root / name, shown / name, frozenset[str]()) for name in names]
    for folder, place, expected in (*found, (root, shown, frozenset({*names, SIGNERS}))):
        inside = {path.name for path in folder.iterdir()} if folder.is_dir() else set()
        for stray in strays(inside - expected, place):
            yield replace(stray, severity=Severity.WARNING)


def examined(archive: Mapping[Path, Files], allowed: bytes | None, shown: Path, today: date) -> Examined:
    """Examine the files of releases by themselves; `allowed` is the list of allowed signers."""
    findings: list[Finding] = []
    releases = tuple(read_archive(archive, shown, findings))
    sound = {release.folder: release for release in releases}
    now = standing(releases, today)
    rows: list[Row] = []
    for folder, files in archive.items():
        place, release = shown / folder.name, sound.get(folder)
        findings += proposal_findings(files, release.snapshot if release else None, place)
        findings += dropped_findings(files, place)
        if release:
            judge = Judge(allowed, release.approval.approved.on)
            signers = tuple(judge.judged(files, place, findings))
            state = now[str(release.name)]
            rows.append(Row(folder.name, state, release.approval, signers, release.record_digest))
        else:
            open_ = "dropped" if PROPOSAL not in files and drops(files) else "proposed"
            rows.append(Row(folder.name, "unsound" if RECORD in files else open_))
    return Examined(tuple(rows), releases, tuple(findings))


def _prints(project: Project, release: Release) -> Iterator[Finding]:
    """Yield findings for prints on the site that are not the files that were approved, of many the first."""
    folder = project.site / release.name / PRINTABLES
    if not folder.is_dir():
        return
    made_with, now = str(release.approval.made_with), maker()
    other = "prints-altered" if made_with == now else "prints-made-anew"
    found: dict[str, list[str]] = {}
    for name, stated in release.print_digests.items():
        if not (folder / name).is_file():
            found.setdefault("prints-missing", []).append(name)
        elif hashlib.sha256((folder / name).read_bytes()).hexdigest() != stated:
            found.setdefault(other, []).append(name)
    known = {"release": str(release.name), "made-with": made_with, "version": now}
    for rule, names in found.items():
        severity = Severity.WARNING if rule == "prints-made-anew" else Severity.ERROR
        for name in sorted(names)[:NAMED_MOST]:
            where = Position(project.shown(folder / name).as_posix())
            yield Finding(rule, where, known | {"count": len(names)}, severity)
