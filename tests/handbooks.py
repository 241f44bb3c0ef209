"""Whole handbooks for tests: copied from `tests/cases`, edited, released and built."""

from __future__ import annotations

import hashlib
import io
import json
import shutil
from dataclasses import asdict
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from generator.app.build import BUILDING, Built, build
from generator.app.check import sound
from generator.app.generate import Printed, print_all, work_of
from generator.app.progress import Progress
from generator.app.project import Project
from generator.app.versions import version
from generator.model.release import Approval, Edition, Withdrawal
from generator.source.record import record_bytes
from generator.source.releases import PRINTS, RECORD, SNAPSHOT, WITHDRAWAL, releases
from generator.source.seal import digest
from generator.source.snapshot import frozen
from generator.words import Words

CASES = Path(__file__).parent / "cases"
DAY = date(2026, 11, 22)


def copy_case(name: str, folder: Path) -> Project:
    shutil.copytree(CASES / name / "standards", folder / "standards")
    return Project(folder)


def edit(project: Project, file: str, old: str, new: str) -> None:
    path = project.standards / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def quiet(steps: int = BUILDING) -> Progress:
    return Progress(Words("en"), steps, io.StringIO())


def build_now(project: Project, day: date = DAY) -> Built:
    return build(project, quiet(), day)


def release(project: Project, name: str, effective: str) -> Path:
    """Freeze the draft as a release that was approved ten days before it is effective."""
    former = releases(project.standards, project.standards)
    before = former[-1] if former else None
    handbook, folder = sound(project).handbook, project.standards / "releases" / name
    day = date.fromisoformat(effective)
    record: dict[str, Any] = {
        "format": "1",
        "release": name,
        **{
            role: {"by": f"the one who {role} it", "on": str(day - timedelta(days))}
            for role, days in (("prepared", 20), ("reviewed", 15), ("approved", 10))
        },
        "effective": effective,
        "frozen": [],
        "made-with": "0.1.0",
    }
    if before:
        record["previous"] = {"release": str(before.name), "record": before.record_digest}
    told = version(handbook, Edition(Approval.model_validate(record)), former)
    printed = print_all(told.wording, work_of(project, told), quiet())
    files = {SNAPSHOT: frozen(handbook), PRINTS: prints_json(printed)}
    record["frozen"] = [{"file": file, "digest": digest(data)} for file, data in files.items()]
    folder.mkdir(parents=True)
    for file, data in files.items():
        (folder / file).write_bytes(data)
    (folder / RECORD).write_bytes(record_bytes(Approval.model_validate(record)))
    shutil.rmtree(project.work, ignore_errors=True)
    return folder


def prints_json(printed: Printed) -> bytes:
    rows = [
        asdict(one)
        | {
            "files": {
                file: hashlib.sha256(data).hexdigest()
                for file, data in sorted(printed.files.items())
                if file.rpartition(".")[0] == one.id
            }
        }
        for one in printed.known
    ]
    return json.dumps({"format": 1, "prints": rows}, ensure_ascii=False, indent=1).encode()


def withdraw(folder: Path, on: str, reason: str) -> None:
    """Withdraw a release."""
    record = Withdrawal.model_validate(
        {"format": "1", "release": folder.name, "withdrawn": {"by": "them", "on": on}, "reason": reason}
    )
    (folder / WITHDRAWAL).write_bytes(record_bytes(record))
