"""What a print says of its state on the day of printing, and controlled copies with their register."""

from __future__ import annotations

import csv
import io
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

from generator import cli
from generator.app.distribution import FILE
from generator.app.project import Project
from generator.source.workbook import read_workbook
from tests.handbooks import copy_case, edit, handbook_of, release, withdraw

FIRST, SECOND, THIRD = "2026Q4", "2027Q1", "2027Q2"
DURING, LATER = "2027-02-01", "2027-05-01"
"""Days on which the second and the third release are effective."""
STATES = {FIRST: "作废", SECOND: "有效", THIRD: "未生效", "draft": "草案"}


@pytest.fixture(scope="module")
def issued(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Return a handbook with three releases, each with other words on its sheet."""
    project = copy_case("base", tmp_path_factory.mktemp("issued"))
    release(project, FIRST, "2026-10-01")
    edit(project, "services/desk.yml", "登记没有遗漏", "登记没有遗漏和涂改")
    release(project, SECOND, "2027-01-01")
    edit(project, "services/desk.yml", "登记没有遗漏和涂改", "登记清楚")
    release(project, THIRD, "2027-04-01")
    return project


@pytest.fixture
def project(issued: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("HANDBOOK_LANG", raising=False)
    shutil.copytree(issued.standards, tmp_path / "standards")
    return Project(tmp_path)


def pdf_text(file: Path) -> str:
    done = subprocess.run(["pdftotext", "-layout", str(file), "-"], stdout=subprocess.PIPE, check=True)
    return done.stdout.decode()


def parts_text(file: Path) -> str:
    with zipfile.ZipFile(file) as parts:
        return "".join(parts.read(name).decode() for name in parts.namelist() if name.endswith(".xml"))


READ = {"pdf": pdf_text, "docx": parts_text, "xlsx": parts_text}


def printed(form: str, *options: str, day: str = DURING) -> str:
    place = Path(f"made.{form}")
    place.unlink(missing_ok=True)
    assert cli.run(["print", "--date", day, "--output", str(place), *options]) == 0
    return READ[form](place)


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize("form", READ)
@pytest.mark.parametrize(("name", "state"), STATES.items())
def test_a_print_tells_its_state_on_the_day_and_the_command_line_says_so(
    name: str, state: str, form: str, capsys: pytest.CaptureFixture[str]
) -> None:
    text = printed(form, "--release", name)
    told = capsys.readouterr()
    assert f"状态：{state}。" in (told.out if state == "有效" else told.err)
    assert state in text
    assert all(other not in text for other in ("受控", "作废", "草案") if other != state)


@pytest.mark.parametrize("form", READ)
def test_a_release_that_was_withdrawn_is_printed_as_such(
    project: Project, form: str, capsys: pytest.CaptureFixture[str]
) -> None:
    withdraw(project.standards / "releases" / SECOND, "2027-01-20", "错")
    assert "撤回" in printed(form, "--release", SECOND)
    assert "状态：撤回。" in capsys.readouterr().err
    assert "有效" in printed(form)
    assert FIRST in printed(form)


@pytest.mark.usefixtures("project")
def test_the_state_of_a_workbook_is_kept_with_it() -> None:
    printed("xlsx", "--release", FIRST)
    assert read_workbook(Path("made.xlsx")).identity["state"] == "作废"


def lines(project: Project) -> list[list[str]]:
    text = (project.standards / FILE).read_text(encoding="utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline="")))


COPY = ("--copy", "03", "--holder", "clerk")


@pytest.mark.parametrize("form", READ)
def test_only_a_copy_with_a_number_is_controlled(
    project: Project, form: str, capsys: pytest.CaptureFixture[str]
) -> None:
    text = printed(form, *COPY)
    assert "受控文件，分发号03，领用：值班员" in re.sub(r"\s", "", text)
    told = capsys.readouterr().out
    assert "状态：受控。" in told
    assert "分发号 03（值班员）已登记到 standards/distribution.csv" in told
    heads, line = lines(project)
    assert heads == [
        "文件",
        "版本",
        "生效日期",
        "内容码",
        "分发号",
        "领用部门或岗位",
        "发放日期",
        "收回日期",
        "去向",
    ]
    code = line.pop(3)
    assert line == ["前台检查表", SECOND, "2027-01-01", "03", "值班员", DURING, "", ""]
    assert code in printed(form, "--release", SECOND) or form == "docx"


def test_each_document_of_a_copy_has_a_line(project: Project) -> None:
    assert (
        cli.run(["print", "--date", DURING, "--document", "desk-sheet", "--document", "handbook", *COPY]) == 0
    )
    assert [line[0] for line in lines(project)[1:]] == ["前台检查表", "小区服务手册"]
    folder = project.work / "prints" / "desk-sheet-handbook-copy-03"
    assert sorted(file.name for file in folder.iterdir()) == ["desk-sheet.pdf", "handbook.pdf"]
    assert "受控" in pdf_text(folder / "handbook.pdf")


def test_the_same_copy_again_adds_no_line_and_a_new_edition_recalls_the_old(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    printed("pdf", *COPY)
    printed("pdf", *COPY)
    assert len(lines(project)) == 2
    capsys.readouterr()
    printed("pdf", *COPY, day=LATER)
    assert [line[1] for line in lines(project)[1:]] == [SECOND, THIRD]
    assert f"分发号 03 的旧版还没有登记收回：{SECOND}" in capsys.readouterr().err


def test_a_number_that_is_with_somebody_else_is_refused_until_it_came_back(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    printed("pdf", *COPY)
    before = (project.standards / FILE).read_bytes()
    Path("made.pdf").unlink()
    other = ["print", "--date", DURING, "--output", "made.pdf", "--copy", "03", "--holder", "总台"]
    assert cli.run(other) == 2
    assert "分发号 03 的《前台检查表》在“值班员”手上" in capsys.readouterr().err
    assert not Path("made.pdf").exists()
    assert (project.standards / FILE).read_bytes() == before
    # As Excel on a Chinese Windows saves it, with the day that it came back.
    text = before.decode("utf-8-sig").replace(f"{DURING},,", f"{DURING},2027/2/3,")
    (project.standards / FILE).write_bytes(text.encode("gb18030").rstrip())
    assert cli.run(other) == 0
    saved = (project.standards / FILE).read_bytes()
    assert saved.startswith(text.encode("gb18030").rstrip())
    assert saved.decode("gb18030").splitlines()[-1].split(",")[5] == "总台"


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--copy", "03"], "要一起写"),
        (["--holder", "clerk"], "要一起写"),
        (["--copy", " ", "--holder", "clerk"], "要一起写"),
        (["--copy", "3\n4", "--holder", "clerk"], "只写一行文字"),
        (["--copy", "3" * 30, "--holder", "clerk"], "不超过 20 个字"),
        ([*COPY, "--release", FIRST], "现在是“作废”"),
        ([*COPY, "--release", THIRD], "现在是“未生效”"),
        ([*COPY, "--release", "draft"], "草案不能作为受控文件发放"),
        (["--document", "desk-sheet", "--plan", "monthly"], "--document 是整份打印"),
        (["--document", "nothing"], "desk-sheet"),
        (["--document", "complaint", "--format", "docx"], "complaint.docx"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_written(
    options: list[str], told: str, project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(["print", "--date", DURING, *options]) == 2
    assert told in capsys.readouterr().err
    assert not (project.work / "prints").exists()
    assert not (project.standards / FILE).exists()


def test_a_register_that_cannot_be_read_is_told_with_how_to_mend_it(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    (project.standards / FILE).write_text("文件,版本\n", encoding="utf-8")
    assert cli.run(["print", "--date", DURING, *COPY]) == 2
    assert "缺少这些列：生效日期、内容码" in capsys.readouterr().err
    (project.standards / FILE).write_bytes(b"\xff\xff\xff")
    assert cli.run(["print", "--date", DURING, *COPY]) == 2
    assert "CSV UTF-8" in capsys.readouterr().err


def test_what_is_printed_for_all_forms_with_open_fields_can_be_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("HANDBOOK_LANG", raising=False)
    project = copy_case("base", tmp_path)
    form = "forms:\n  - {id: visit-log, number: KF-09, title: 来访登记表, content: unspecified}\n"
    (project.standards / "forms" / "open.yml").write_text(form, encoding="utf-8")
    edit(project, "records.yml", "desk-sheet]", "desk-sheet, visit-log]")
    asked = ["--document", "blank-record", "--document", "open-forms", "--output", "made"]
    assert cli.run(["print", *asked]) == 0
    assert "通用记录页" in pdf_text(Path("made/blank-record.pdf"))
    assert "来访登记表" in pdf_text(Path("made/open-forms.pdf"))
    assert cli.run(["print", "--document", "nothing"]) == 2
    assert "blank-record  通用记录页\n    open-forms  栏目待定的表单" in capsys.readouterr().err


def test_a_release_in_which_names_became_one_is_printed_as_they_are_now(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its register of contradictions still names what a decision took away."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("HANDBOOK_LANG", raising=False)
    project = copy_case("merged", tmp_path)
    signers = "".join(f"  - {{id: signer-{n}, title: 签字人{n}, department: operations}}\n" for n in "abc")
    edit(project, "posts.yml", "posts:\n", f"posts:\n{signers}")
    sides = "    between: [night-lead, concierge]\n"
    decided = "    decision: {text: 各记各的。, both: 记的事不同。, by: operations}\n"
    edit(project, "conflicts.yml", sides, sides + decided)
    release(project, FIRST, "2026-10-01")
    named = [str(one.id) for one in (*handbook_of(project).sheets, *handbook_of(project).forms[:1])]
    wanted = [part for one in (*named, "handbook") for part in ("--document", one)]
    assert cli.run(["print", "--date", DURING, *wanted]) == 0
    made = sorted(file.stem for file in (project.work / "prints").rglob("*.pdf"))
    assert made == sorted([*named, "handbook"])
