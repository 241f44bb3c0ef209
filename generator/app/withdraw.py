"""Withdraw: take a release back. It stays on record; the release before it is in force again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.app.project import Project
from generator.app.signers import is_plain, signed_by
from generator.findings import CommandError, Finding, InputError, Position
from generator.model.base import Text
from generator.model.publication import published
from generator.model.release import ReleaseName, Withdrawal, states
from generator.publish.kept import write_new
from generator.source.record import record_bytes
from generator.source.releases import NONE, WITHDRAWAL, Release, releases


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

    withdrawal = Withdrawal(format="1", release=name, withdrawn=signed, reason=Text(reason.strip()))
    file = release.folder / WITHDRAWAL
    try:
        write_new(file, record_bytes(withdrawal))
    except OSError as error:
        raise CommandError("cli.not-written", file=file, reason=error.strerror or "") from error
    return Withdrawn(withdrawal, file, _in_force(known, {name}, today))


def _in_force(known: tuple[Release, ...], withdrawn: set[ReleaseName], today: date) -> str:
    gone = withdrawn | {one.name for one in known if one.withdrawal and one.withdrawal.withdrawn.on <= today}
    standing = states((one.approval for one in known), gone, today)
    return next((name for name, state in standing.items() if state == "effective"), "")
