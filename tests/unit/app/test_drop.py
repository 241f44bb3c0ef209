"""`handbook drop`: what was put forward by mistake is taken back, on record, and can be put forward again."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator import cli
from generator.app.project import Project
from generator.model.control import Dropped
from generator.source.record import read_record
from generator.source.releases import PROPOSAL, RECORD, releases
from tests.handbooks import copy_case, edit
from tests.unit.app.approving import options, put_forward

NAME = "2026Q4"
BY = ("--by", "manager", "--reason", "附件拿错了", "--date", "2026-09-16")
FIRST, SECOND = "dropped.1.yml", "dropped.2.yml"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("HANDBOOK_LANG", raising=False)
    project = copy_case("base", tmp_path)
    put_forward(project)
    return project


def folder(project: Project) -> Path:
    return project.standards / "releases" / NAME


def files(project: Project) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder(project).iterdir()}


def drop(*changed: str) -> int:
    return cli.run(["drop", NAME, *BY, *changed])


def test_a_dropped_proposal_leaves_a_record_of_who_when_and_why(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    proposal = files(project)[PROPOSAL]
    assert drop() == 0
    assert "2026Q4 的送审已撤回，记在 standards/releases/2026Q4/dropped.1.yml。" in capsys.readouterr().out
    kept = files(project)
    assert [*kept] == [FIRST]
    record = read_record(kept[FIRST], Path(FIRST), Dropped, [])
    assert record is not None
    assert (record.release, record.proposed.isoformat()) == (NAME, "2026-09-15")
    assert record.snapshot.encode() in proposal
    assert (record.dropped.id, record.dropped.by, record.dropped.on.day) == ("manager", "经理", 16)
    assert record.reason == "附件拿错了"


def test_what_was_dropped_is_not_approved_and_may_be_put_forward_again(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    assert drop() == 0
    assert cli.run(["approve", NAME, *options()]) == 1
    assert "[approval-not-proposed]" in capsys.readouterr().out
    put_forward(project)
    assert drop("--by", "director") == 0
    assert {*files(project)} == {FIRST, SECOND}
    put_forward(project)
    assert cli.run(["approve", NAME, *options()]) == 0
    (release,) = releases(project.standards, project.standards)
    assert {str(one.file) for one in release.approval.frozen} >= {FIRST, SECOND}
    assert {FIRST, SECOND, RECORD} <= files(project).keys()
    assert cli.run(["verify"]) == 0


def test_verify_tells_a_dropped_proposal_and_each_altered_byte_of_it(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    assert drop() == 0
    capsys.readouterr()
    assert cli.run(["verify"]) == 0
    assert "2026Q4  已撤回送审" in capsys.readouterr().out
    path = folder(project) / FIRST
    data = bytearray(path.read_bytes())
    data[30] ^= 1
    path.write_bytes(data)
    assert cli.run(["verify"]) == 1
    assert "dropped.1.yml:" in capsys.readouterr().out


@pytest.mark.parametrize("approved", [False, True])
def test_a_record_that_was_taken_away_is_missed(
    project: Project, capsys: pytest.CaptureFixture[str], *, approved: bool
) -> None:
    """Before the approval by their numbers, after it by its record."""
    assert drop() == 0
    put_forward(project)
    assert drop() == 0
    put_forward(project)
    if approved:
        assert cli.run(["approve", NAME, *options()]) == 0
    gone = SECOND if approved else FIRST
    (folder(project) / gone).unlink()
    capsys.readouterr()
    assert cli.run(["verify"]) == 1
    assert f"standards/releases/2026Q4/{gone}: 错误 [release-file-missing]" in capsys.readouterr().out


def test_a_record_of_another_release_or_put_in_later_is_found(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    assert drop() == 0
    put_forward(project, "2027Q1")
    shutil.copy(folder(project) / FIRST, folder(project).with_name("2027Q1") / FIRST)
    assert cli.run(["verify"]) == 1
    assert "2027Q1/dropped.1.yml:1:1: 错误 [release-elsewhere]" in capsys.readouterr().out
    put_forward(project)
    assert cli.run(["approve", NAME, *options()]) == 0
    shutil.copy(folder(project) / FIRST, folder(project) / SECOND)
    shutil.rmtree(folder(project).with_name("2027Q1"))
    assert cli.run(["verify"]) == 1
    assert "2026Q4/dropped.2.yml: 错误 [release-file-missing]" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("changed", "rule"),
    [
        (("--by", "某某"), "release-signer-unknown"),
        (("--by", "quality"), "release-signer-unknown"),
        (("--reason", "见 [[desk]]"), "release-reason-marked"),
        (("--date", "2026-09-14"), "release-drop-early"),
    ],
)
def test_what_is_wrong_is_told_and_nothing_is_written(
    project: Project, capsys: pytest.CaptureFixture[str], changed: tuple[str, ...], rule: str
) -> None:
    before = files(project)
    assert drop(*changed) == 1
    said = capsys.readouterr()
    assert f"[{rule}]" in said.out
    assert "没有撤回送审，没有写入任何文件" in said.err
    assert files(project) == before


def test_all_is_told_at_once(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    (folder(project) / "minutes.txt").write_bytes(b"")
    (folder(project) / "scans").mkdir()
    assert drop("--by", "nobody", "--reason", "[[x]]", "--date", "2026-09-01") == 1
    told = capsys.readouterr().out
    for rule in ("release-stray", "release-signer-unknown", "release-reason-marked", "release-drop-early"):
        assert f"[{rule}]" in told
    assert "minutes.txt" in told
    assert "scans" in told


def test_a_broken_handbook_can_still_be_dropped_while_it_can_be_read(project: Project) -> None:
    """A proposal is often dropped because of what has been found wrong since."""
    edit(project, "services/desk.yml", "verifies: [desk.log]", "verifies: [desk.lgo]")
    assert drop() == 0


@pytest.mark.usefixtures("project")
def test_only_what_is_put_forward_is_dropped(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["drop", "2027Q1", *BY]) == 2
    assert "2027Q1 没有送审" in capsys.readouterr().err
    assert cli.run(["drop", NAME]) == 2
    assert "还缺少：--by --reason" in capsys.readouterr().err
    assert cli.run(["approve", NAME, *options()]) == 0
    assert drop() == 2
    assert "已经批准，不能撤回送审" in capsys.readouterr().err
