"""`handbook propose`: the pack for those who approve, the record of the proposal, and what it refuses."""

from __future__ import annotations

from pathlib import Path
from xml.etree.ElementTree import Element

import pytest

from generator import cli
from generator.app.project import Project
from generator.app.versions import versions
from generator.findings import ToolError
from generator.model.release import Proposal
from generator.source.record import read_record
from generator.source.releases import PROPOSAL
from generator.source.snapshot import fingerprint
from generator.views.control import control
from tests.handbooks import DAY as TODAY
from tests.handbooks import copy_case, edit, handbook_of, release
from tests.printables.press import text
from tests.printables.word import Docx, w
from tests.unit.app.approving import options

DAY = ("--date", "2026-09-15")
DESK = "services/desk.yml"
STATED = "text: 登记没有遗漏"
DECLINED = """  - id: second-telephone
    from: clerk
    on: desk
    received: 2026-10-12
    text: 前台再设一部电话。
    decision: {outcome: declined, reason: 话务不多。, by: manager, release: 2027Q1}
"""
UNDECIDED = """conflicts:
  - {id: who-first, title: 先找谁, between: [clerk, manager], differs: 两处不一样}
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("HANDBOOK_LANG", raising=False)
    return copy_case("base", tmp_path)


def proposed(*arguments: str) -> int:
    return cli.run(["propose", *arguments, *DAY])


def pack(project: Project, name: str) -> tuple[str, Docx]:
    """Return the text of the pack as PDF, and it as a Word document."""
    folder = project.work / "proposals" / name
    (pdf,), (docx,) = ([*folder.glob(f"*.{ending}")] for ending in ("pdf", "docx"))
    return text(pdf.read_bytes()), Docx(docx.read_bytes())


def record(project: Project, name: str) -> Proposal | None:
    file = project.standards / "releases" / name / PROPOSAL
    return read_record(file.read_bytes(), file, Proposal, []) if file.exists() else None


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def test_the_first_release_is_put_forward_with_what_it_holds(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    assert proposed("2026Q4") == 0
    out = capsys.readouterr().out
    assert "build/proposals/2026Q4/2026Q4 送审材料.pdf" in out
    assert "prepared-by、reviewed-by、approved-by" in out
    assert out.endswith("  handbook propose 2026Q4\n")
    printed, document = pack(project, "2026Q4")
    for told in (
        "无（首版）",
        "编制",
        "审核",
        "批准",
        "2026-09-15",
        "本版内容",
        "01前台服务",
        "原文未载清单",
    ):
        assert "".join(told.split()) in printed
        assert "".join(told.split()) in document.text()
    found = record(project, "2026Q4")
    assert found is not None
    assert (found.release, found.proposed.isoformat()) == ("2026Q4", "2026-09-15")
    assert found.snapshot == fingerprint(handbook_of(project))


def test_the_pack_tells_the_changes_with_reasons_and_decisions(project: Project) -> None:
    release(project, "2026Q4", "2026-10-01")
    edit(project, DESK, STATED, f"{STATED}，字迹清楚")
    edit(project, DESK, "points: 1\n", "points: 2\n")
    edit(project, DESK, "total: 1.5\n", "total: 2.5\n")
    edit(project, "sheets/desk.yml", "total: 1.5", "total: 2.5")
    reasons = "reasons:\n  - {at: [desk.log-complete], reason: 去年漏登过, release: 2027Q1}\n"
    (project.standards / "reasons.yml").write_text(reasons, encoding="utf-8")
    assert proposed("2027Q1") == 0
    printed, document = pack(project, "2027Q1")
    for found in (printed, document.text()):
        for told in (
            "变化摘要",
            "影响得分",
            "去年漏登过",
            "，字迹清楚",
            "不能比较",
            "2027Q1送审稿",
            "前台检查表",
            "值班员",
        ):
            assert told in found
        assert "来访登记改用表格" not in found  # that suggestion was decided before
    inserted = [run for run in document.body.iter(w("r")) if _style(run) == "Inserted"]
    assert "，字迹清楚" in {"".join(run.itertext()) for run in inserted}


def test_a_change_without_a_reason_is_told_by_check_and_proposal_and_in_the_pack(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    release(project, "2026Q4", "2026-10-01")
    edit(project, DESK, STATED, f"{STATED}，字迹清楚")
    edit(project, "terms.yml", "id: valid-complaint", "id: upheld-complaint")
    capsys.readouterr()
    assert cli.run(["check"]) == 0
    told = capsys.readouterr().out
    for place in ("services/desk.yml:11:9", "terms.yml:2:10", "reasons.yml"):
        assert f"standards/{place}: 提醒 [reason-missing]" in told
    assert "- {at: [desk.log-complete], reason: 为什么改, release: 2027Q1}" in told

    assert proposed("2027Q1") == 0
    assert capsys.readouterr().out.count("[reason-missing]") == 3
    printed, document = pack(project, "2027Q1")
    for found in (printed, document.text()):
        assert "有3处改动没有写明理由" in "".join(found.split())
        assert "没有写明理由" in found

    reasons = "[desk.log-complete, valid-complaint, upheld-complaint]"
    (project.standards / "reasons.yml").write_text(
        f"reasons:\n  - {{at: {reasons}, reason: 去年漏登过, release: 2027Q1}}\n", encoding="utf-8"
    )
    assert cli.run(["check"]) == 0
    assert "[reason-missing]" not in capsys.readouterr().out
    assert proposed("2027Q1") == 0
    assert "没有写明理由" not in pack(project, "2027Q1")[0]


def test_reasons_are_not_asked_of_what_cannot_be_compared(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    """The handbook has errors, or its last release was altered, which other commands tell."""
    folder = release(project, "2026Q4", "2026-10-01")
    edit(project, DESK, STATED, f"{STATED}，字迹清楚")
    edit(project, DESK, "verifies: [desk.log]", "verifies: [desk.lgo]")
    assert cli.run(["check"]) == 1
    edit(project, DESK, "verifies: [desk.lgo]", "verifies: [desk.log]")
    (folder / "snapshot.json").write_bytes(b"{}")
    assert cli.run(["check"]) == 0
    assert "[reason-missing]" not in capsys.readouterr().out


CONFIRMED = "stands:\n  - {at: [desk.log-complete, desk.reply], release: 2027Q1, reason: 仍然适用}\n"


def test_criteria_of_a_changed_requirement_are_listed_until_they_are_said_to_stand(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    release(project, "2026Q4", "2026-10-01")
    edit(project, DESK, "来访逐一登记", "来访和来电逐一登记")
    assert proposed("2027Q1") == 0
    out = capsys.readouterr().out
    assert out.count("提醒 [criterion-to-look-at]") == 2
    assert "standards/services/desk.yml:11:9: 提醒 [criterion-to-look-at]" in out
    assert "at: [desk.log-complete]，release: 2027Q1" in out
    printed, _ = pack(project, "2027Q1")
    assert "检查标准的复核" in printed
    assert "待复核" in printed

    (project.standards / "reasons.yml").write_text(CONFIRMED, encoding="utf-8")
    assert proposed("2027Q1") == 0
    assert "criterion-to-look-at" not in capsys.readouterr().out
    printed, document = pack(project, "2027Q1")
    assert "待复核" not in printed
    assert "维持不变：仍然适用" in document.text()


def test_what_needed_no_look_need_not_be_said_to_stand(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    release(project, "2026Q4", "2026-10-01")
    edit(project, DESK, "来访逐一登记", "来访和来电逐一登记")
    edit(project, DESK, "登记没有遗漏", "来访和来电的登记没有遗漏，字迹清楚")
    (project.standards / "reasons.yml").write_text(CONFIRMED, encoding="utf-8")
    assert proposed("2027Q1") == 0
    out = capsys.readouterr().out
    assert "standards/reasons.yml:2:11: 提醒 [stands-idle]" in out
    assert out.count("stands-idle") == 1


def _style(run: Element) -> str | None:
    style = run.find(f"{w('rPr')}/{w('rStyle')}")
    return None if style is None else style.get(w("val"))


def test_the_suggestions_of_the_release_stand_in_its_pack(project: Project) -> None:
    release(project, "2026Q4", "2026-10-01")
    edit(project, "suggestions.yml", "suggestions:\n", f"suggestions:\n{DECLINED}")
    assert proposed("2027Q1") == 0
    printed, document = pack(project, "2027Q1")
    for told in ("前台再设一部电话", "不采纳", "话务不多"):
        assert told in printed
        assert told in document.text()


def test_a_proposal_marks_the_draft_and_can_be_renewed(project: Project) -> None:
    assert proposed("2026Q4") == 0
    first = record(project, "2026Q4")
    edit(project, DESK, STATED, f"{STATED}，字迹清楚")
    assert proposed("2026Q4") == 0
    second = record(project, "2026Q4")
    assert first is not None
    assert second is not None
    assert first.snapshot != second.snapshot
    assert cli.run(["approve", "2026Q4", *options()]) == 0


def test_the_same_draft_gives_the_same_bytes(project: Project) -> None:
    assert proposed("2026Q4", "--output", "one") == 0
    assert proposed("2026Q4", "--output", "two") == 0
    assert files(project.root / "one") == files(project.root / "two")


def test_what_will_forbid_the_approval_is_told_beforehand(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    conflict = (
        "conflicts:\n  - {id: who-first, title: 先找谁, between: [clerk, manager], differs: 两处不一样}\n"
    )
    (project.standards / "conflicts.yml").write_text(conflict, encoding="utf-8")
    assert proposed("2026Q4") == 0
    assert "提醒 [approval-conflict-undecided]" in capsys.readouterr().out
    printed, document = pack(project, "2026Q4")
    assert "批准前须解决的问题" in printed
    assert "先找谁" in document.text()
    assert cli.run(["approve", "2026Q4", *options()]) == 1


def refused(project: Project, name: str, capsys: pytest.CaptureFixture[str]) -> str:
    """Return what is said to a proposal that is refused; nothing was written."""
    before = files(project.standards)
    assert proposed(name) == 1
    assert files(project.standards) == before
    assert not (project.work / "proposals").exists()
    told = capsys.readouterr()
    assert "没有写入任何文件" in told.err
    return told.out


def test_a_release_that_exists_or_comes_before_the_last_is_refused(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    release(project, "2026Q4", "2026-10-01")
    capsys.readouterr()
    assert "[approval-release-exists]" in refused(project, "2026Q4", capsys)
    assert "[approval-version-not-later]" in refused(project, "2026Q3", capsys)


def test_a_draft_with_errors_stops(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    edit(project, DESK, "points: 1\n", "points: 一\n")
    assert "[invalid-number]" in refused(project, "2026Q4", capsys)


def test_when_a_tool_fails_nothing_is_put_forward(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> bytes:
        raise ToolError("typst", "it failed")

    monkeypatch.setattr("generator.app.papers.paper", fails)
    before = files(project.standards)
    assert proposed("2026Q4") == 3
    assert files(project.standards) == before


def test_a_wrong_name_is_a_wrong_command(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    assert proposed("autumn") == 2
    assert "autumn" in capsys.readouterr().err
    assert not project.work.exists()


def test_a_draft_put_forward_is_built_as_such(project: Project) -> None:
    assert proposed("2026Q4") == 0
    assert control(versions(project, TODAY).draft.wording, "", "").version == "2026Q4 送审稿"
