"""`handbook print`: files, exit codes, and what it says when nothing fits."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator import cli
from generator.app.rounds import Asked
from generator.source.workbook import read_workbook
from generator.views.prints import NAME_MOST

BASE = Path(__file__).parents[2] / "cases" / "base"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("HANDBOOK_LANG", raising=False)
    return tmp_path


def test_a_round_is_one_document_named_after_what_was_chosen(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(["print", "--sheet", "desk-sheet", "--department", "quality"]) == 0
    file = project / "build" / "prints" / "quality-desk-sheet.pdf"
    assert file.read_bytes().startswith(b"%PDF")
    assert capsys.readouterr().out == "1 张检查表已写入 build/prints/quality-desk-sheet.pdf。\n"


def test_a_name_made_of_many_choices_is_still_a_name() -> None:
    assert Asked(plan="monthly", sheets=("a", "b", "a")).name == "monthly-a-b"
    assert len(Asked(sheets=tuple(f"sheet-{number}" for number in range(90))).name) == 100


def test_the_file_can_be_named_and_is_the_same_every_time(project: Path) -> None:
    for name in ("a.pdf", "b.pdf"):
        assert cli.run(["print", "--output", name]) == 0
    assert (project / "a.pdf").read_bytes() == (project / "b.pdf").read_bytes()
    assert cli.run(["print", "--sheet", "desk-sheet", "--output", "."]) == 0
    assert (project / "desk-sheet.pdf").is_file()
    assert not (project / "build" / "prints").exists()


SHEET, DAY = "前台检查表", "2026-10-15"
ON = ("--date", DAY)


@pytest.mark.parametrize("form", ["xlsx", "docx"])
def test_a_round_can_be_files_to_fill_in_one_for_each_sheet(
    project: Path, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    assert cli.run(["print", "--department", "quality", "--format", form, *ON]) == 0
    folder = project / "build" / "prints" / "quality"
    assert [file.name for file in folder.iterdir()] == [f"{SHEET} {DAY}.{form}"]
    assert (folder / f"{SHEET} {DAY}.{form}").read_bytes().startswith(b"PK")
    assert capsys.readouterr().out == "1 张检查表已写入 build/prints/quality。\n"


def test_a_single_sheet_can_be_named_and_its_ending_is_the_format(project: Path) -> None:
    assert cli.run(["print", "--output", "new/desk.xlsx"]) == 0
    assert read_workbook(project / "new" / "desk.xlsx").identity["sheet"] == "desk-sheet"


def test_a_sheet_that_may_be_filled_in_is_not_overwritten(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for _ in range(2):
        assert cli.run(["print", "--format", "xlsx", "--output", "round", *ON]) == 0
    file = project / "round" / f"{SHEET} {DAY}.xlsx"
    file.write_bytes(b"filled in")
    assert cli.run(["print", "--format", "xlsx", "--output", "round", *ON]) == 2
    assert file.name in capsys.readouterr().err
    assert file.read_bytes() == b"filled in"
    assert [each.name for each in file.parent.iterdir()] == [file.name]


@pytest.mark.parametrize(
    "arguments", [["--format", "pdf", "--output", "a.xlsx"], ["--output", "notes.txt/a.pdf"]]
)
def test_where_nothing_can_be_written_nothing_is_lost(
    project: Path, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    notes = project / "notes.txt"
    notes.write_text("mine")
    assert cli.run(["print", *arguments]) == 2
    assert arguments[-1] in capsys.readouterr().err
    assert notes.read_text() == "mine"


def test_several_sheets_do_not_fit_into_a_file_to_fill_in(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    second(project, "unspecified")
    assert cli.run(["print", "--output", "all.xlsx"]) == 2
    assert "有 2 张表" in capsys.readouterr().err
    assert not (project / "all.xlsx").exists()


def test_the_sheet_of_another_day_is_another_file(project: Path) -> None:
    for day in ("2026-10-01", "2026-11-01"):
        assert cli.run(["print", "--format", "xlsx", "--output", "round", "--date", day]) == 0
    names = sorted(file.name for file in (project / "round").iterdir())
    assert names == [f"{SHEET} 2026-10-01.xlsx", f"{SHEET} 2026-11-01.xlsx"]


def test_a_name_too_long_for_a_file_keeps_its_day(project: Path) -> None:
    [sheet] = (project / "standards" / "sheets").iterdir()
    text = sheet.read_text(encoding="utf-8").replace(SHEET, "长" * 200)
    sheet.write_text(text, encoding="utf-8")
    assert cli.run(["print", "--format", "xlsx", "--output", "round", *ON]) == 0
    [file] = (project / "round").iterdir()
    assert file.stem == f"{'长' * (NAME_MOST - 11)} {DAY}"


def test_names_of_files_hold_number_title_site_and_day(project: Path) -> None:
    second(project, "A/1")
    site = "types: []\nsites:\n  - {id: tower, title: 一号楼, types: unspecified}\n"
    (project / "standards" / "sites.yml").write_text(site, encoding="utf-8")
    assert cli.run(["print", "--format", "xlsx", "--site", "tower", "--output", ".", *ON]) == 0
    names = sorted(file.name for file in project.glob("*.xlsx"))
    assert names == [f"A_1 前台检查表 一号楼 {DAY}.xlsx", f"{SHEET} 一号楼 {DAY}.xlsx"]


def test_sheets_that_do_not_apply_to_the_site_are_named(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    second(project, "unspecified", "applies-to: [shops]")
    types = "types:\n  - {id: shops, title: 商场}\n  - {id: towers, title: 写字楼}\nsites: []\n"
    (project / "standards" / "sites.yml").write_text(types, encoding="utf-8")
    assert cli.run(["print", "--site", "towers", "--output", "desk.xlsx"]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told == ["1 张检查表已写入 desk.xlsx。", "没有包括《前台检查表》：只适用于商场。"]


def second(project: Path, number: str, more: str = "") -> None:
    """Add a sheet of the same title."""
    sheets = project / "standards" / "sheets"
    (first,) = sheets.iterdir()
    text = first.read_text(encoding="utf-8").replace("number: unspecified", f"number: {number}")
    other = f"{text.replace('desk-sheet', 'other-sheet')}{more}\n"
    (sheets / "other.yml").write_text(other, encoding="utf-8")
    records = project / "standards" / "records.yml"
    text = records.read_text(encoding="utf-8")
    records.write_text(text.replace("desk-sheet", "desk-sheet, other-sheet"), encoding="utf-8")


@pytest.mark.usefixtures("project")
def test_an_empty_round_says_what_there_is_to_choose(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["print", "--plan", "weekly"]) == 2
    told = capsys.readouterr().err
    assert "没有检查表符合这样的选择" in told
    assert "--sheet\n    desk-sheet  前台检查表" in told
    assert "    quality  " in told
    assert "weekly" not in told


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize("option", ["--site", "--department", "--mark", "--sheet"])
def test_what_does_not_exist_is_answered_with_what_does(
    capsys: pytest.CaptureFixture[str], option: str
) -> None:
    assert cli.run(["print", option, "nothing"]) == 2
    assert f"{option} 没有“nothing”可选" in capsys.readouterr().err


def test_a_wrong_source_prints_nothing(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = project / "standards" / "services" / "desk.yml"
    file.write_text(file.read_text(encoding="utf-8").replace("points: 1\n", "points: 一\n"), encoding="utf-8")
    assert cli.run(["print"]) == 1
    assert "invalid-number" in capsys.readouterr().out
    assert not (project / "build").exists()
