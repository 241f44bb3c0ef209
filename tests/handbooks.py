"""Whole handbooks for tests: copied from `tests/cases`, edited, released and built."""

from __future__ import annotations

import io
import shutil
from datetime import date, timedelta
from pathlib import Path

from generator.app.approve import Request, approve
from generator.app.build import BUILDING, Built, build
from generator.app.check import sound
from generator.app.progress import Progress
from generator.app.project import Project
from generator.model.handbook import Handbook
from generator.model.release import ROLES, Proposal, ReleaseName, Withdrawal
from generator.source.record import record_bytes
from generator.source.releases import FOLDER, PROPOSAL, WITHDRAWAL
from generator.source.snapshot import fingerprint
from generator.words import Words

CASES = Path(__file__).parent / "cases"
DAY = date(2026, 11, 22)
TRADITIONAL = """script: traditional
glossary:
  - {simplified: 投诉, traditional: 申訴}
  - {simplified: 投诉记录, traditional: 客訴紀錄}
"""


def copy_case(name: str, folder: Path) -> Project:
    shutil.copytree(CASES / name / "standards", folder / "standards")
    return Project(folder)


def in_traditional(project: Project) -> Project:
    """Let a handbook be shown in traditional characters."""
    with (project.standards / "handbook.yml").open("a", encoding="utf-8") as file:
        file.write(TRADITIONAL)
    return project


def edit(project: Project, file: str, old: str, new: str) -> None:
    path = project.standards / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def quiet(steps: int = BUILDING) -> Progress:
    return Progress(Words("en"), steps, io.StringIO())


def build_now(project: Project, day: date = DAY) -> Built:
    return build(project, quiet(), day)


def handbook_of(project: Project) -> Handbook:
    return sound(project).handbook


def release(project: Project, name: str, effective: str) -> Path:
    """Approve the draft as it is, ten days before it is effective; return the release's folder."""
    day = date.fromisoformat(effective)
    days = {"prepared": day - timedelta(20), "reviewed": day - timedelta(15), "approved": day - timedelta(10)}
    record = {"format": "1", "release": name, "proposed": days["prepared"]}
    proposal = Proposal.model_validate(record | {"snapshot": fingerprint(handbook_of(project))})
    folder = project.standards / FOLDER / name
    folder.mkdir(parents=True)
    (folder / PROPOSAL).write_bytes(record_bytes(proposal))
    handbook = handbook_of(project)
    signers = [str(one.id) for one in (*handbook.posts, *handbook.people)]
    roles = dict(zip(ROLES, signers, strict=False))
    approve(
        project, Request(ReleaseName(name), roles, {role: days[role] for role in ROLES}, day, day), quiet()
    )
    shutil.rmtree(project.work)
    return folder


def withdraw(folder: Path, on: str, reason: str) -> None:
    """Withdraw a release."""
    record = Withdrawal.model_validate(
        {"format": "1", "release": folder.name, "withdrawn": {"by": "them", "on": on}, "reason": reason}
    )
    (folder / WITHDRAWAL).write_bytes(record_bytes(record))
