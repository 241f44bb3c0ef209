"""Withdraw: take a release back. It stays on record; the release before it is in force again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from generator.app.project import Project
from generator.app.signers import is_plain, signed_by
from generator.app.writing import writing
from generator.findings import CommandError, Finding, InputError, Position
from generator.model.base import Text
from generator.model.publication import published
from generator.model.release import ReleaseName, Withdrawal
from generator.publish.kept import write_new
from generator.source.record import record_bytes
from generator.source.releases import NONE, WITHDRAWAL, Release, releases, standing


@dataclass(frozen=True)
class Withdrawn:
    """What was recorded."""

    withdrawal: Withdrawal
    file: Path
    effective: str
    """The release that is in force now; empty when there is none."""


def released(project: Project, name: ReleaseName) -> tuple[Release, tuple[Release, ...]]:
    """Return a release and all releases.

    Raises InputError when one of them was altered, and CommandError when there is no such release.
    """
    known = releases(project.standards, project.shown(project.standards))
    for release in known:
        if release.name == name:
            return release, known
    raise CommandError("releases.unknown", name=name, known=", ".join(one.name for one in known) or NONE)


def withdraw(  # noqa: PLR0913 - the facts of a withdrawal
    project: Project, name: ReleaseName, *, by: str, on: date, reason: str, today: date
) -> Withdrawn:
    """Record that a release is withdrawn.

    Raises CommandError or InputError when it can't be; then nothing was written.
    """
    release, known = released(project, name)
    if release.withdrawal is not None:
        raise CommandError("releases.withdrawn-before", name=name, on=release.withdrawal.withdrawn.on)
    approved = release.approval.approved.on
    if not approved <= on <= today:
        raise CommandError("releases.withdrawn-when", on=on, approved=approved, today=today)
    findings: list[Finding] = []
    if not is_plain(reason):
        findings.append(Finding("release-reason-marked", Position("--reason")))
    signed = signed_by(published(known[-1].handbook), by, on, Position("--by"), findings)
    if findings:
        raise InputError(tuple(findings))

    withdrawal = Withdrawal(format="2", release=name, withdrawn=signed, reason=Text(reason.strip()))
    file = release.folder / WITHDRAWAL
    with writing(file):
        write_new(file, record_bytes(withdrawal))
    after = (replace(one, withdrawal=withdrawal) if one is release else one for one in known)
    now = standing(after, today)
    effective = next((name for name, state in now.items() if state == "effective"), "")
    return Withdrawn(withdrawal, file, effective)
