"""`handbook number`: what it proposes, and that it writes into the source without touching anything else."""

from __future__ import annotations

import difflib
import json
from datetime import date
from pathlib import Path

import pytest

from generator import cli
from generator.app.check import check
from generator.app.number import number
from generator.app.printables import documents
from generator.app.project import Project
from generator.app.versions import versions
from generator.model.numbering import NumberTemplate
from generator.views.pages import pages
from generator.views.wording import plain
from tests.handbooks import copy_case, edit

BOXED = ("sheets/desk-sheet", "forms/complaint-form")
NUMBERING = """numbering:
  standard: "{department}-BZ-{serial:2}"
  procedure: "{department}-CX-{serial:2}"
  sheet: JC/{serial:3}
  form: "{department}-BD-{serial:2}"
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """Return the small handbook with rules of numbering, and one number by them."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("HANDBOOK_LANG", raising=False)
    project = copy_case("base", tmp_path)
    edit(project, "posts.yml", "title: 品质部}", "title: 品质部, code: PZ}")
    edit(project, "services/desk.yml", 'number: "01"', "number: unspecified")
    edit(project, "procedures/complaint.yml", 'number: "02"', "number: PZ-CX-07  # 沿用")
    path = project.standards / "handbook.yml"
    path.write_text(path.read_text(encoding="utf-8") + NUMBERING, encoding="utf-8")
    return project


def proposed(project: Project) -> dict[str, str | None]:
    return {one.id: one.number or one.hindrance for one in number(project, write=False).proposed}


def released(project: Project, name: str, **documents: list[tuple[str, str]]) -> None:
    """Put a snapshot with these numbered documents among the releases."""
    folder = project.standards / "releases" / name
    folder.mkdir(parents=True)
    lists = {kind: [{"id": one, "number": told} for one, told in rows] for kind, rows in documents.items()}
    (folder / "snapshot.json").write_text(json.dumps({"format": 1, "handbook": lists}), encoding="utf-8")


def test_each_document_gets_the_next_number_of_its_class_and_department(project: Project) -> None:
    assert proposed(project) == {
        "desk": "PZ-BZ-01",
        "desk-sheet": "JC/001",
        "complaint-form": "PZ-BD-01",
    }


def test_a_number_that_any_release_has_used_is_never_proposed_again(project: Project) -> None:
    released(project, "2026Q2", services=[("gone", "PZ-BZ-04")], sheets=[("desk-sheet", "JC/001")])
    released(project, "2026Q3", forms=[("complaint-form", "PZ-BD-02")], procedures=[("x", "unspecified")])
    # Written otherwise and by another kind: still taken.
    released(project, "2026Q4", forms=[("odd", "PZ-BD-2"), ("other", "ＰＺ－ＢＺ－０５")])
    assert proposed(project) == {
        "desk": "PZ-BZ-06",
        "desk-sheet": "JC/002",
        "complaint-form": "PZ-BD-03",
    }


def test_why_there_is_no_number_is_told(project: Project) -> None:
    edit(project, "posts.yml", ", code: PZ", "")
    edit(project, "procedures/complaint.yml", "department: quality", "department: unspecified")
    edit(project, "handbook.yml", "  sheet: JC/{serial:3}\n", "")
    edit(project, "procedures/complaint.yml", "PZ-CX-07", "unspecified")
    assert proposed(project) == {
        "desk": "no-code",
        "complaint": "no-department",
        "desk-sheet": "no-rule",
        "complaint-form": "no-code",
    }


def test_a_team_has_the_code_of_the_department_that_it_is_part_of(project: Project) -> None:
    edit(
        project,
        "posts.yml",
        "departments:\n",
        "departments:\n  - {id: desk-team, title: 前台组, part-of: quality}\n",
    )
    edit(project, "services/desk.yml", "department: quality", "department: desk-team")
    assert proposed(project)["desk"] == "PZ-BZ-01"


def test_the_department_in_a_number_is_the_one_in_charge_as_page_and_print_show_it(project: Project) -> None:
    """That of the handbook, unless a sheet or form has one of its own."""
    edit(project, "handbook.yml", "JC/{serial:3}", '"{department}-JC-{serial}"')
    edit(project, "posts.yml", "departments:\n", "departments:\n  - {id: garden, title: 绿化部, code: LH}\n")
    assert proposed(project)["desk-sheet"] == "PZ-JC-1"
    edit(project, "sheets/desk.yml", "title: 前台检查表", "title: 前台检查表\ndepartment: garden")
    edit(project, "forms/complaint.yml", "title: 投诉记录表", "title: 投诉记录表\n    department: garden")
    assert proposed(project) | {"desk": ""} == {
        "desk": "",
        "desk-sheet": "LH-JC-1",
        "complaint-form": "LH-BD-01",
    }
    version = versions(project, date(2026, 11, 22)).draft
    printed = {entity: view.imprint.control.owner for entity, _, view in documents(version.wording)}
    boxes = {
        page.path: page.content.box for page in pages(version.wording, frozenset(), ()) if page.path in BOXED
    }
    assert {printed["desk-sheet"], printed["complaint-form"]} == {"绿化部"}
    assert printed["handbook"] == "品质部"
    assert [plain(fact.values[0]) for box in boxes.values() for fact in box.facts][1::2] == ["绿化部"] * 2
    edit(project, "handbook.yml", "owner: quality", "owner: unspecified")
    assert proposed(project)["desk-sheet"] == "LH-JC-1"
    edit(project, "sheets/desk.yml", "\ndepartment: garden", "")
    assert proposed(project)["desk-sheet"] == "no-department"


def test_the_numbers_are_written_in_place_and_nothing_else_changes(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    """Comments, blanks, order, quotes, a byte order mark and the line ends of Windows stay."""
    form = project.standards / "forms" / "complaint.yml"
    text = form.read_text(encoding="utf-8").replace(
        "    title: 投诉记录表", "    title: 投诉记录表  # 旧名：意见簿", 1
    )
    text = text.replace("number: unspecified", 'number:   "unspecified"   # 待编')
    other = "  - {id: second, number: unspecified , title: 来访登记表, content: unspecified}\n"
    form.write_bytes(b"\xef\xbb\xbf" + (f"# 表单\n{text}{other}").replace("\n", "\r\n").encode())
    edit(project, "records.yml", "[complaint-form,", "[complaint-form, second,")
    before = {path: path.read_bytes() for path in project.standards.rglob("*.yml")}

    assert cli.run(["number"]) == 0
    assert {path: path.read_bytes() for path in before} == before
    told = capsys.readouterr().out
    assert "PZ-BD-02  表单      来访登记表  standards/forms/complaint.yml:11:26" in told
    assert told.endswith("  handbook number --write\n")

    assert cli.run(["number", "--write"]) == 0
    assert "已写入 standards/forms/complaint.yml。" in capsys.readouterr().out
    changed = {
        line
        for path, data in before.items()
        for line in difflib.unified_diff(
            data.decode().splitlines(keepends=True),
            path.read_bytes().decode().splitlines(keepends=True),
            n=0,
        )
        if not line.startswith(("---", "+++", "@@"))
    }
    assert changed == {
        "-number: unspecified\n",
        "+number: PZ-BZ-01\n",
        "+number: JC/001\n",
        '-    number:   "unspecified"   # 待编\r\n',
        "+    number:   PZ-BD-01   # 待编\r\n",
        "-  - {id: second, number: unspecified , title: 来访登记表, content: unspecified}\r\n",
        "+  - {id: second, number: PZ-BD-02 , title: 来访登记表, content: unspecified}\r\n",
    }
    handbook = check(project).handbook
    assert [str(one.number) for one in handbook.forms] == ["PZ-BD-01", "PZ-BD-02"]
    assert check(project).findings == ()
    assert cli.run(["number", "--write"]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "文件都有编号。"


def test_a_number_that_yaml_would_read_otherwise_is_quoted(project: Project) -> None:
    edit(project, "handbook.yml", "JC/{serial:3}", "'[JC]: #{serial}, {department}'")
    assert "invalid-number-template" in {finding.rule for finding in check(project).findings}
    edit(project, "handbook.yml", "'[JC]: #{serial}, {department}'", "'#[JC]:{serial},''{department}'")
    number(project, write=True)
    text = (project.standards / "sheets" / "desk.yml").read_text(encoding="utf-8")
    assert "number: '#[JC]:1,''PZ'\n" in text
    assert str(check(project).handbook.sheets[0].number) == "#[JC]:1,'PZ"


def test_without_a_rule_and_with_errors_nothing_is_numbered(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(project, "services/desk.yml", "verifies: [desk.log]", "verifies: [desk.lgo]")
    assert cli.run(["number", "--write"]) == 1
    assert "[missing-reference]" in capsys.readouterr().out
    edit(project, "services/desk.yml", "verifies: [desk.lgo]", "verifies: [desk.log]")
    edit(project, "handbook.yml", NUMBERING, "")
    assert cli.run(["number"]) == 2
    assert "numbering:\n  form: '{department}-BD-{serial:2}'" in capsys.readouterr().err


def test_the_number_that_a_finding_suggests_can_be_typed(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    released(project, "2026Q2", services=[("gone", "PZ-BZ-01")])
    edit(project, "services/desk.yml", "number: unspecified", "number: KF1")
    assert cli.run(["check"]) == 0
    assert "是不是想写“PZ-BZ-02”？" in capsys.readouterr().out
    edit(project, "services/desk.yml", "number: KF1", "number: PZ-BZ-02")
    assert check(project).findings == ()


@pytest.mark.parametrize(
    ("template", "told", "serial"),
    [
        ("{department}-BD-{serial:2}", "KF-BD-01", 1),
        ("{department}-BD-{serial:2}", "KF-BD-120", 120),
        ("{department}-BD-{serial:2}", "KF-BD-1", None),
        ("{department}-BD-{serial:2}", "KF-BD-001", None),
        ("{department}-BD-{serial:2}", "KF-BD-00", None),
        ("{department}-BD-{serial:2}", "PZ-BD-01", None),
        ("{department}-BD-{serial:2}", "KF-BD-01-1", None),
        ("QP.{serial}({department})", "QP.9(KF)", 9),
        ("QP.{serial}({department})", "QPX9(KF)", None),
        ("{serial}", "7", 7),
    ],
)
def test_a_number_reads_back_as_its_serial_number(template: str, told: str, serial: int | None) -> None:
    rule = NumberTemplate.checked(template)
    assert rule.serial("KF", told) == serial
    assert serial is None or rule.number("KF", serial) == told
