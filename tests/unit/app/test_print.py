"""`handbook print`: files, exit codes, and what it says when nothing fits."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator import cli

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


def test_the_file_can_be_named_and_is_the_same_every_time(project: Path) -> None:
    for name in ("a.pdf", "b.pdf"):
        assert cli.run(["print", "--output", name]) == 0
    assert (project / "a.pdf").read_bytes() == (project / "b.pdf").read_bytes()
    assert not (project / "build" / "prints").exists()


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
