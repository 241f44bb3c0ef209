"""`handbook approve`: what it records, what it refuses, and that it writes all or nothing."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from datetime import date
from pathlib import Path

import pytest
import yaml

from generator import __version__, cli
from generator.app import approve as approving
from generator.app.check import check
from generator.app.generate import print_all, work_of
from generator.app.maker import maker
from generator.app.project import Project
from generator.app.versions import versions
from generator.findings import ToolError
from generator.source.releases import PRINTS, PROPOSAL, RECORD, SNAPSHOT, releases
from generator.source.seal import digest
from generator.source.snapshot import frozen
from generator.views.pages.prints import BUNDLE
from tests.handbooks import copy_case, edit, quiet
from tests.unit.app.approving import OPTIONS, approve_now, later, options, put_forward


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("HANDBOOK_LANG", raising=False)
    return copy_case("base", tmp_path)


@pytest.fixture(scope="module")
def approved(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Return the small handbook with its first release."""
    project = copy_case("base", tmp_path_factory.mktemp("approved"))
    approve_now(project, "2026Q4", options())
    return project


@pytest.fixture
def released(approved: Project, project: Project) -> Project:
    """Return a copy of it, to do anything to."""
    shutil.copytree(approved.standards / "releases", project.standards / "releases")
    return project


def files(folder: Path) -> dict[str, bytes]:
    found = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def test_a_release_is_recorded_whole(approved: Project) -> None:
    folder = approved.standards / "releases" / "2026Q4"
    handbook = check(approved).handbook
    assert files(folder).keys() == {PRINTS, PROPOSAL, RECORD, SNAPSHOT}
    assert (folder / SNAPSHOT).read_bytes() == frozen(handbook)
    (release,) = releases(approved.standards, approved.standards)
    record = release.approval
    assert [str(one.by) for one in (record.prepared, record.reviewed, record.approved)] == [
        *("值班员", "经理", "周岚")
    ]
    assert [one.id for one in (record.prepared, record.reviewed, record.approved)] == [
        *("clerk", "manager", "director")
    ]
    assert (record.format, record.proposed, record.registered) == ("2", date(2026, 9, 15), date(2026, 9, 20))
    assert [one.on.day for one in (record.prepared, record.reviewed, record.approved)] == [18, 19, 20]
    assert (record.effective, record.previous) == (date(2026, 10, 1), None)
    assert record.made_with == maker()
    assert re.fullmatch(re.escape(__version__) + r"\+[0-9a-f]{8}", record.made_with)
    assert {str(one.file): str(one.digest) for one in record.frozen} == {
        name: digest((folder / name).read_bytes()) for name in (SNAPSHOT, PRINTS)
    }
    assert release.handbook == handbook


def test_every_print_is_recorded_by_code_and_digest_as_the_site_then_has_it(released: Project) -> None:
    (release,) = releases(released.standards, released.standards)
    assert {row["id"] for row in release.prints} == {"desk-sheet", "complaint-form", "complaint", "handbook"}
    assert [*release.prints[0]] == ["code", "id", "title", "number", "page", "file", "files"]
    told = versions(released, date(2026, 10, 1)).of(release)
    printed = print_all(told, work_of(released, told), quiet()).files
    recorded = {name: stated for row in release.prints for name, stated in row["files"].items()}
    assert recorded == {
        name: hashlib.sha256(data).hexdigest() for name, data in printed.items() if name != BUNDLE
    }
    assert len(recorded) == 7


@pytest.mark.usefixtures("released")
def test_the_same_approval_gives_the_same_bytes(
    approved: Project, project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.rmtree(project.standards / "releases")
    put_forward(project)
    assert cli.run(["approve", "2026Q4", *options()]) == 0
    folder = project.standards / "releases"
    assert files(folder) == files(approved.standards / "releases")
    told = capsys.readouterr().out
    assert "2026Q4 已登记批准：编制 值班员 2026-09-18，审核 经理 2026-09-19，批准 周岚 2026-09-20" in told
    assert hashlib.sha256((folder / "2026Q4" / RECORD).read_bytes()).hexdigest() in told
    assert "handbook sign 2026Q4" in told


def test_a_further_release_names_the_one_before(released: Project) -> None:
    edit(released, "services/desk.yml", "登记没有遗漏", "登记没有遗漏和涂改")
    put_forward(released, "2027Q1")
    assert cli.run(["approve", "2027Q1", *later()]) == 0
    first, second = releases(released.standards, released.standards)
    assert second.approval.previous is not None
    assert second.approval.previous.release == "2026Q4"
    assert second.approval.previous.record == first.record_digest
    record = yaml.safe_load((released.standards / "releases" / "2027Q1" / RECORD).read_text("utf-8"))
    assert record["previous"]["record"] == first.record_digest
    codes = [{row["id"]: row["code"] for row in release.prints} for release in (first, second)]
    assert codes[0]["complaint-form"] == codes[1]["complaint-form"]
    assert codes[0]["desk-sheet"] != codes[1]["desk-sheet"]


def refused(
    capsys: pytest.CaptureFixture[str], project: Project, arguments: list[str], name: str = "2026Q4"
) -> list[tuple[str, str]]:
    """Return place and rule of every finding; nothing may have been written."""
    before = files(project.root)
    capsys.readouterr()
    assert cli.run(["approve", name, *arguments]) == 1
    assert files(project.root) == before
    said = capsys.readouterr()
    assert "没有登记批准，没有写入任何文件" in said.err
    lines = [line.split(": 错误 [") for line in said.out.splitlines() if ": 错误 [" in line]
    return [(place, rest.partition("]")[0]) for place, rest in lines]


def test_everything_that_forbids_it_is_told_at_once_where_it_is(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(project, "services/desk.yml", "verifies: [desk.log]", "verifies: [desk.lgo]")
    register = project.standards / "conflicts.yml"
    register.write_text(
        "conflicts:\n  - {id: open, title: 未定, between: [clerk, manager], differs: 不一}\n",
        encoding="utf-8",
    )
    edit(project, "suggestions.yml", "release: 2026Q4", "release: 2026Q3")
    arguments = options(
        {"--approved-by": "manager", "--reviewed-on": "2026-09-17", "--approved-on": "2026-09-30"}
    )
    assert refused(capsys, project, arguments) == [
        ("--approved-by", "approval-role-repeated"),
        ("--approved-on", "approval-date-future"),
        ("--reviewed-on", "approval-reviewed-early"),
        ("standards/conflicts.yml:2:10", "approval-conflict-undecided"),
        ("standards/releases/2026Q4/proposal.yml", "approval-not-proposed"),
        ("standards/services/desk.yml:15:16", "missing-reference"),
        ("standards/services/desk.yml:20:16", "missing-reference"),
        ("standards/suggestions.yml:11:16", "approval-suggestion-elsewhere"),
    ]


def test_a_person_signs_by_name_and_posts(project: Project) -> None:
    edit(project, "posts.yml", "{id: director, name: 周岚}", "{id: director, name: 周岚, posts: [head]}")
    head = "{id: head, title: 总经理, department: quality, duties: [批准手册]}"
    edit(project, "posts.yml", "people:\n", f"  - {head}\npeople:\n")
    approve_now(project, "2026Q4", options())
    (release,) = releases(project.standards, project.standards)
    assert (release.approval.approved.id, release.approval.approved.by) == ("director", "周岚（总经理）")


def test_separate_duties_are_asked_of_persons_and_their_posts(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(project, "posts.yml", "{id: director, name: 周岚}", "{id: director, name: 周岚, posts: [manager]}")
    put_forward(project)
    assert refused(capsys, project, options()) == [("--approved-by", "approval-role-repeated")]


def test_every_day_is_compared_with_all_before_it(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    """Put forward on the 15th: an approval in order by itself lies before it, and all is told at once."""
    put_forward(project)
    days = {"--prepared-on": "2026-09-10", "--reviewed-on": "2026-09-11", "--approved-on": "2026-09-12"}
    assert refused(capsys, project, options({**days, "--effective": "2026-09-13"})) == [
        ("--approved-on", "approval-approved-early"),
        ("--effective", "approval-effective-early"),
        ("--prepared-on", "approval-prepared-early"),
        ("--reviewed-on", "approval-reviewed-early"),
    ]


def test_only_what_was_put_forward_is_approved(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    place = "standards/releases/2026Q4/proposal.yml"
    assert refused(capsys, project, options()) == [(place, "approval-not-proposed")]
    put_forward(project)
    edit(project, "services/desk.yml", "登记没有遗漏", "登记没有遗漏和涂改")
    assert refused(capsys, project, options()) == [(place, "approval-draft-changed")]
    path = project.standards / "releases" / "2026Q4" / PROPOSAL
    path.write_bytes(path.read_bytes().replace(b"2026-09-15", b"2026-09-14"))
    assert ("release-altered" in str(refused(capsys, project, options()))) is True


def test_nothing_else_may_stand_in_the_folder(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    put_forward(project)
    folder = project.standards / "releases" / "2026Q4"
    (folder / "minutes.docx").write_bytes(b"")
    assert refused(capsys, project, options()) == [
        ("standards/releases/2026Q4/minutes.docx", "release-stray")
    ]


@pytest.mark.parametrize(
    ("by", "rule"),
    [
        ("clrk", "release-signer-unknown"),
        ("desk", "release-signer-unknown"),
        ("quality", "release-signer-unknown"),
        ("值班员", "release-signer-unknown"),
        ("王建国", "release-signer-unknown"),
        ("某某", "release-signer-unknown"),
        ("N/A", "release-signer-unknown"),
        ("[[clerk]]", "release-signer-unknown"),
        ("王\u0007", "release-signer-unknown"),
        ("nobody-yet", "release-signer-placeholder"),
    ],
)
def test_who_signs_is_a_post_or_person_by_id(
    project: Project, capsys: pytest.CaptureFixture[str], by: str, rule: str
) -> None:
    nobody = "{id: nobody-yet, title: 待定, department: quality, duties: [编写]}"
    edit(project, "posts.yml", "people:\n", f"  - {nobody}\npeople:\n")
    put_forward(project)
    assert ("--prepared-by", rule) in refused(capsys, project, options({"--prepared-by": by}))


def test_whoever_is_meant_is_named(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    put_forward(project)
    for by, meant in (
        ("clrk", "clerk"),
        ("值班员", "clerk"),
        ("quality", "clerk / manager"),
        ("周 岚", "director"),
    ):
        assert cli.run(["approve", "2026Q4", *options({"--prepared-by": by})]) == 1
        assert f"是不是想写“{meant}”" in capsys.readouterr().out


def test_a_release_is_never_made_twice_nor_before_the_last(
    released: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    here = ("standards/releases/2026Q4", "approval-release-exists")
    assert here in refused(capsys, released, later({"--effective": "2027-02-01"}))
    put_forward(released, "2026Q3")
    found = refused(capsys, released, later(), "2026Q3")
    assert ("standards/releases/2026Q3", "approval-version-not-later") in found


def test_ids_are_compared_with_the_releases_before(
    released: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(released, "terms.yml", "id: valid-complaint", "id: upheld-complaint")
    edit(released, "events.yml", "id: urgent, title: 紧急", "id: valid-complaint, title: 紧急")
    put_forward(released, "2027Q1")
    assert refused(capsys, released, later(), "2027Q1") == [
        ("standards/events.yml:5:10", "approval-id-other-kind")
    ]


def test_an_altered_release_before_forbids_another(
    released: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    put_forward(released, "2027Q1")
    path = released.standards / "releases" / "2026Q4" / SNAPSHOT
    path.write_bytes(path.read_bytes().replace(b"urgent", b"Urgent", 1))
    found = refused(capsys, released, later(), "2027Q1")
    assert [rule for _, rule in found] == ["release-altered", "approval-suggestion-elsewhere"]


def test_a_tool_that_fails_leaves_no_release(
    project: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    put_forward(project)
    before = files(project.root)

    def fail(*_: object) -> None:
        raise ToolError("typst", "no space left")

    monkeypatch.setattr(approving, "print_all", fail)
    assert cli.run(["approve", "2026Q4", *options()]) == 3
    assert files(project.root) == before
    assert "no space left" in capsys.readouterr().err


def test_a_folder_that_cannot_be_written_leaves_what_was_there(
    project: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    put_forward(project)
    before = files(project.standards)

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(approving, "exchange_folder", fail)
    assert cli.run(["approve", "2026Q4", *options()]) == 2
    assert files(project.standards) == before
    assert "No space left on device" in capsys.readouterr().err


def test_an_approval_that_was_broken_off_is_made_good(project: Project) -> None:
    """It stopped between its two renamings: the proposal stands beside, the release is not there yet."""
    put_forward(project)
    folder = project.standards / "releases" / "2026Q4"
    folder.rename(folder.with_name(".2026Q4.former"))
    folder.with_name(".2026Q4.new").mkdir()
    assert cli.run(["approve", "2026Q4", *options()]) == 0
    assert [path.name for path in folder.parent.iterdir()] == ["2026Q4"]


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ["2026Q4"],
            f"还缺少：{' '.join(option for option in OPTIONS if option != '--date')}",
        ),
        (
            ["2026Q4", *options({"--reviewed-by": None, "--effective": None})],
            "还缺少：--reviewed-by --effective",
        ),
        (["2026Q4", *options({"--prepared-by": " "})], "还缺少：--prepared-by"),
        ([], "命令后面缺少 RELEASE"),
        (["2026-4", *options()], "“2026-4”不是版本名"),
        (["2026Q4", *options({"--approved-on": "2026-02-30"})], "2026-02-30"),
    ],
)
def test_a_wrong_command_says_all_that_is_missing(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(["approve", *arguments]) == 2
    assert said in capsys.readouterr().err


def test_prints_are_recorded_as_people_can_read_them(approved: Project) -> None:
    text = (approved.standards / "releases" / "2026Q4" / PRINTS).read_text(encoding="utf-8")
    assert json.loads(text)["format"] == 1
    assert "前台检查表" in text
