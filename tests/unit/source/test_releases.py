"""Releases on disk: what is altered, missing, moved or put in between is found."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from generator.findings import Finding, InputError, Position
from generator.model.base import Text
from generator.model.release import (
    ROLES,
    Approval,
    Frozen,
    Previous,
    Proposal,
    ReleaseName,
    Signed,
    Withdrawal,
)
from generator.source.load import read
from generator.source.record import record_bytes
from generator.source.releases import (
    FROZEN,
    PRINTS,
    PROPOSAL,
    RECORD,
    SNAPSHOT,
    WITHDRAWAL,
    folders,
    former_ids,
    read_proposal,
    read_releases,
    releases,
)
from generator.source.seal import digest
from generator.source.snapshot import fingerprint, frozen

BASE = Path(__file__).parents[2] / "cases" / "base" / "standards"
HANDBOOK = read(BASE, BASE).handbook
DAY = date(2026, 9, 20)


def signed(by: str) -> Signed:
    return Signed(by=Text(by), on=DAY)


def link(previous: Path) -> dict[str, str]:
    return {
        "release": previous.name,
        "record": hashlib.sha256((previous / RECORD).read_bytes()).hexdigest(),
    }


def release(standards: Path, name: str, previous: Path | None) -> Path:
    """Write a release as an approval does."""
    folder = standards / "releases" / name
    folder.mkdir(parents=True)
    data = {SNAPSHOT: frozen(HANDBOOK), PRINTS: json.dumps({"format": 1, "prints": []}).encode()}
    approval = Approval.model_validate(
        {
            "format": "1",
            "release": name,
            **{role: signed(role) for role in ROLES},
            "effective": "2026-10-01",
            "previous": previous and link(previous),
            "frozen": [{"file": file, "digest": digest(data[file])} for file in FROZEN],
            "made-with": "0.1.0",
        }
    )
    for file, content in (data | {RECORD: record_bytes(approval)}).items():
        (folder / file).write_bytes(content)
    return folder


@pytest.fixture
def standards(tmp_path: Path) -> Path:
    previous = None
    for name in ("2026Q2", "2026Q4", "2027Q1"):
        previous = release(tmp_path, name, previous)
    (tmp_path / "releases" / "2027Q2").mkdir()
    return tmp_path


def found(standards: Path) -> list[tuple[str, str]]:
    findings: list[Finding] = []
    list(read_releases(standards, Path("s"), findings))
    places = [(finding.rule, finding.where) for finding in findings]
    return [(rule, where.file) for rule, where in places if isinstance(where, Position)]


def test_releases_come_in_their_order_with_all_that_was_frozen(standards: Path) -> None:
    known = releases(standards, Path("s"))
    assert [one.name for one in known] == ["2026Q2", "2026Q4", "2027Q1"]
    assert known[1].handbook == HANDBOOK
    assert known[1].approval.previous == Previous(
        release=ReleaseName("2026Q2"), record=Text(known[0].record_digest)
    )
    assert known[0].withdrawal is None
    assert former_ids(standards) == HANDBOOK.by_id.keys()


def test_without_releases_there_are_none(tmp_path: Path) -> None:
    assert releases(tmp_path, Path("s")) == ()
    assert former_ids(tmp_path) == frozenset()


def test_issues_within_a_quarter_follow_one_another(tmp_path: Path) -> None:
    for name in ("2026Q4.10", "2026Q4.2", "2026Q4", "2025Q1", "notes", "2026Q5", ".2026Q4.new"):
        (tmp_path / "releases" / name).mkdir(parents=True)
    assert [folder.name for folder in folders(tmp_path)] == ["2025Q1", "2026Q4", "2026Q4.2", "2026Q4.10"]


def flip(standards: Path, name: str, file: str, place: int) -> None:
    path = standards / "releases" / name / file
    data = bytearray(path.read_bytes())
    data[place] ^= 1
    path.write_bytes(data)


@pytest.mark.parametrize("file", [RECORD, *FROZEN])
def test_an_altered_file_is_told_with_its_first_wrong_byte(standards: Path, file: str) -> None:
    """And nothing else is: what follows from it is no finding of its own."""
    place = (standards / "releases" / "2026Q4" / file).read_bytes().index(b"\n") + 3 if file != PRINTS else 4
    flip(standards, "2026Q4", file, place)
    with pytest.raises(InputError) as caught:
        releases(standards, Path("s"))
    (finding,) = caught.value.findings
    line, column = (1, 5) if file == PRINTS else (2, 3)
    assert finding.where == Position(f"s/releases/2026Q4/{file}", line, column)
    assert finding.rule == "release-altered"
    assert finding.arguments["first"] == place + 1


def remove(name: str, standards: Path) -> None:
    shutil.rmtree(standards / "releases" / name)


def rename(name: str, other: str, standards: Path) -> None:
    (standards / "releases" / name).rename(standards / "releases" / other)


def delete(file: str, standards: Path) -> None:
    (standards / "releases" / "2026Q4" / file).unlink()


def replace(standards: Path) -> None:
    """Write the release anew, with a proper seal, after the next one was approved."""
    shutil.rmtree(standards / "releases" / "2026Q4")
    release(standards, "2026Q4", None)


def withdraw(name: str, standards: Path) -> None:
    record = Withdrawal(
        format="1", release=ReleaseName(name), withdrawn=signed("经理"), reason=Text("印错了")
    )
    (standards / "releases" / "2026Q4" / WITHDRAWAL).write_bytes(record_bytes(record))


def forge(content: bytes, standards: Path) -> None:
    """Freeze what is no handbook."""
    folder = standards / "releases" / "2027Q1"
    (folder / SNAPSHOT).write_bytes(content)
    findings: list[Finding] = []
    known = {one.name: one for one in read_releases(standards, Path("s"), findings)}
    assert "2027Q1" not in known
    before = known[ReleaseName("2026Q4")].approval
    stated = (
        Frozen(file=Text(SNAPSHOT), digest=Text(digest(content))),
        Frozen(file=Text(PRINTS), digest=Text(digest((folder / PRINTS).read_bytes()))),
    )
    link = Previous(release=before.release, record=Text(known[before.release].record_digest))
    changes = {"release": ReleaseName("2027Q1"), "previous": link, "frozen": stated}
    (folder / RECORD).write_bytes(record_bytes(before.model_copy(update=changes)))


@pytest.mark.parametrize(
    ("harm", "findings"),
    [
        (partial(remove, "2026Q2"), [("chain-broken", "2026Q4/release.yml")]),
        (partial(remove, "2026Q4"), [("chain-broken", "2027Q1/release.yml")]),
        (replace, [("chain-broken", "2026Q4/release.yml"), ("chain-altered", "2027Q1/release.yml")]),
        (partial(rename, "2026Q4", "2026Q3"), [("release-elsewhere", "2026Q3/release.yml")]),
        (partial(delete, SNAPSHOT), [("release-file-missing", "2026Q4/snapshot.json")]),
        (partial(delete, PRINTS), [("release-file-missing", "2026Q4/prints.json")]),
        (partial(delete, RECORD), [("release-file-missing", "2026Q4/release.yml")]),
        (partial(withdraw, "2026Q4"), []),
        (partial(withdraw, "2026Q2"), [("release-elsewhere", "2026Q4/withdrawal.yml")]),
        (partial(forge, b"{}"), [("release-unreadable", "2027Q1/snapshot.json")]),
        (partial(forge, b"?"), [("release-unreadable", "2027Q1/snapshot.json")]),
    ],
)
def test_harm_is_told_where_it_was_done(
    standards: Path, harm: Callable[[Path], None], findings: list[tuple[str, str]]
) -> None:
    harm(standards)
    assert found(standards) == [(rule, f"s/releases/{file}") for rule, file in findings]


def test_a_withdrawal_belongs_to_its_release(standards: Path) -> None:
    withdraw("2026Q4", standards)
    known = {str(one.name): one.withdrawal for one in releases(standards, Path("s"))}
    assert known["2026Q2"] is None
    assert known["2026Q4"] is not None
    assert known["2026Q4"].reason == "印错了"


def test_a_proposal_is_read_and_its_seal_is_tried(tmp_path: Path) -> None:
    folder, shown = tmp_path / "2026Q4", Path("s/2026Q4")
    folder.mkdir()
    findings: list[Finding] = []
    assert read_proposal(folder, shown, findings) is None
    proposal = Proposal(
        format="1", release=ReleaseName("2026Q4"), proposed=DAY, snapshot=Text(fingerprint(HANDBOOK))
    )
    data = record_bytes(proposal)
    (folder / PROPOSAL).write_bytes(data)
    assert read_proposal(folder, shown, findings) == proposal
    assert read_proposal(folder, Path("s/2026Q3"), findings) is None
    (folder / PROPOSAL).write_bytes(data.replace(b"2026Q4", b"2026Q3"))
    assert read_proposal(folder, shown, findings) is None
    assert [finding.rule for finding in findings] == ["release-elsewhere", "release-altered"]
