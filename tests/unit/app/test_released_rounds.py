"""Sheets of releases: printed from the version in use, and scored by the one that gave them out."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator import cli
from generator.app.project import Project
from generator.source.workbook import read_workbook
from tests.handbooks import copy_case, edit, release
from tests.printables.workbooks import changed

BEFORE, DURING, AFTER = "2026-09-25", "2026-10-02", "2027-01-05"
"""Days before the first release is effective, while it is, and once the second one is."""
SCORED = "最后结果：0.9"


@pytest.fixture(scope="module")
def issued(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Return a handbook with two releases, the second with a sheet of other words, and a draft beyond."""
    project = copy_case("base", tmp_path_factory.mktemp("issued"))
    release(project, "2026Q4", "2026-10-01")
    edit(project, "services/desk.yml", "登记没有遗漏", "登记没有遗漏和涂改")
    release(project, "2027Q1", "2027-01-01")
    edit(project, "services/desk.yml", "登记没有遗漏和涂改", "登记清楚")
    return project


@pytest.fixture
def project(issued: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("HANDBOOK_LANG", raising=False)
    shutil.copytree(issued.standards, tmp_path / "standards")
    return Project(tmp_path)


def version(file: str) -> str:
    return read_workbook(Path(file)).identity["version"]


def given_out(*options: str) -> Path:
    """Print the sheet as a workbook and fill it in."""
    assert cli.run(["print", "--output", "desk.xlsx", *options]) == 0
    cells = read_workbook(Path("desk.xlsx")).cells
    entered: dict[tuple[str, str], str | int] = {
        ("row|desk.log-complete", "answer"): "不符合",
        ("row|desk.log-complete", "amount"): 2,
        ("row|desk.log-complete", "reason"): "两天没有登记",
        ("row|desk.reply", "answer"): "符合",
    }
    filled = Path("filled.xlsx")
    sheet = {cells[place].name: value for place, value in entered.items()}
    filled.write_bytes(changed(Path("desk.xlsx").read_bytes(), {"xl/worksheets/sheet1.xml": sheet}))
    return filled


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize(
    ("options", "printed"),
    [
        (["--date", BEFORE], "草案"),
        (["--date", DURING], "2026Q4"),
        (["--date", AFTER], "2027Q1"),
        (["--date", DURING, "--release", "2027Q1"], "2027Q1"),
        (["--date", AFTER, "--release", "draft"], "草案"),
    ],
)
def test_a_round_is_printed_from_the_version_in_use_or_asked_for(options: list[str], printed: str) -> None:
    assert cli.run(["print", "--output", "desk.xlsx", *options]) == 0
    assert version("desk.xlsx") == printed


@pytest.mark.usefixtures("project")
def test_a_release_that_does_not_exist_is_answered_with_those_that_do(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert cli.run(["print", "--release", "2026Q1", "--date", AFTER]) == 2
    assert capsys.readouterr().err.endswith("可以写：\n    2026Q4\n    2027Q1\n    draft\n")


@pytest.mark.usefixtures("project")
def test_a_sheet_is_scored_by_the_release_that_gave_it_out(capsys: pytest.CaptureFixture[str]) -> None:
    file = given_out("--date", DURING)
    assert cli.run(["score", str(file), "--date", DURING]) == 0
    told = capsys.readouterr().out
    assert SCORED in told
    assert "2026Q4，内容码" in told
    assert "filled-not-in-force" not in told


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize("options", [["--date", DURING], ["--release", "draft"]])
def test_a_sheet_of_another_version_than_that_in_force_is_scored_and_doubted(
    capsys: pytest.CaptureFixture[str], options: list[str]
) -> None:
    file = given_out(*options)
    assert cli.run(["score", str(file), "--date", AFTER]) == 0
    told = capsys.readouterr().out
    assert SCORED in told
    assert "[filled-not-in-force]" in told
    assert "现在有效的是2027Q1版" in told


@pytest.mark.usefixtures("project")
def test_a_sheet_that_no_version_knows_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    file = given_out("--date", DURING)
    cells = {"B6": "0000-0000"}
    assert dict(read_workbook(file).identity)["code"] != cells["B6"]
    file.write_bytes(changed(file.read_bytes(), {"xl/worksheets/sheet3.xml": cells}))
    assert cli.run(["score", str(file), "--date", AFTER]) == 1
    assert "[filled-other-version]" in capsys.readouterr().out


@pytest.mark.usefixtures("project")
def test_rules_of_a_release_that_another_program_writes_otherwise_are_still_its_rules(
    capsys: pytest.CaptureFixture[str],
) -> None:
    for options, code in ((["--date", DURING], 0), (["--release", "draft"], 1)):
        file = given_out(*options)
        cells = {"B7": "0000-0000"}
        assert list(read_workbook(file).identity)[6] == "rules"
        file.write_bytes(changed(file.read_bytes(), {"xl/worksheets/sheet3.xml": cells}))
        Path("desk.xlsx").unlink()
        assert cli.run(["score", str(file), "--date", DURING]) == code
    assert "[filled-other-rules]" in capsys.readouterr().out
