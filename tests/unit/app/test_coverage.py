"""The table of what became of the sources."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator import cli

CASES = Path(__file__).parents[2] / "cases"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(CASES / "observation" / "standards", tmp_path / "standards")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("HANDBOOK_LANG", raising=False)
    return tmp_path


def rows(text: str) -> dict[str, list[str]]:
    cells = [
        [cell.strip() for cell in line.strip("|\n").split("|")] for line in text.splitlines() if "|" in line
    ]
    return {line[0]: line[1:] for line in cells[2:]}


@pytest.mark.usefixtures("project")
def test_each_area_is_counted_with_all_that_stands_inside(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["coverage"]) == 0
    found = rows(capsys.readouterr().out)
    # Standard, 2 requirements, 4 criteria, 2 targets; its page; the sheet that scores it.
    assert found["o1"] == ["后厨", "9", "0", "1", "1", "0", "0"]
    # Standard, requirement, 2 criteria; sheet with 2 sections; retention: three pages.
    assert found["o2"] == ["餐厅与巡查", "8", "0", "3", "1", "0", "0"]
    assert found[""] == ["合计（不重复计）", "17", "", "4", "1", "0", ""]


def test_what_waits_for_a_review_is_counted_apart_and_has_no_page(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = project / "standards" / "services" / "hall.yml"
    text = file.read_text(encoding="utf-8")
    review = "reviews: [{type: legal, question: 可以公布吗？}]\n"
    file.write_text(text.replace("number: ST-2\n", "number: unspecified\n" + review), encoding="utf-8")
    assert cli.run(["coverage"]) == 0
    assert rows(capsys.readouterr().out)["o2"] == ["餐厅与巡查", "8", "4", "2", "1", "0", "1"]


def test_the_table_goes_to_a_file(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["coverage"]) == 0
    table = capsys.readouterr().out
    assert cli.run(["coverage", "--output", "docs/coverage.md"]) == 0
    assert (project / "docs" / "coverage.md").read_text(encoding="utf-8") == table


def test_a_wrong_source_gives_findings_and_no_table(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "standards" / "coverage.yml").write_text("areas: [{id: o1, title: 空}]\n", encoding="utf-8")
    assert cli.run(["coverage"]) == 1
    assert "missing-key" in capsys.readouterr().out


def test_the_table_in_the_repository_is_fresh(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["coverage", "--root", str(root)]) == 0
    made = capsys.readouterr().out
    assert made == (root / "docs" / "coverage.md").read_text(encoding="utf-8"), "make coverage"
