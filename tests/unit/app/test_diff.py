"""`handbook diff`: which versions it compares, and what it gives out in every format."""

from __future__ import annotations

import json
import re
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from generator import cli
from generator.app.diff_text import columns
from generator.app.project import Project
from tests.handbooks import copy_case, edit, release

DESK = "services/desk.yml"
FIRST = """  - id: desk.log-complete
    title: 登记
    text: 登记没有遗漏
    points: 1
    verifies: [desk.log]
"""
GUIDE = Path(__file__).parents[3] / "docs" / "change-lists.md"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("HANDBOOK_LANG", raising=False)
    return copy_case("base", tmp_path)


@pytest.fixture
def other(project: Project, tmp_path: Path) -> Path:
    """Return a folder with the handbook as it was before the draft's points were raised."""
    folder = copy_case("base", tmp_path / "before").root
    edit(project, DESK, "points: 1\n", "points: 2\n")
    edit(project, DESK, "total: 1.5\n", "total: 2.5\n")
    edit(project, "sheets/desk.yml", "total: 1.5", "total: 2.5")
    return folder


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """Return what a command says that goes well."""
    capsys.readouterr()
    assert cli.run(["diff", *arguments]) == 0
    return capsys.readouterr().out


def data(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    return json.loads(said(capsys, *arguments, "--format", "json"))


def changed(found: Any) -> set[str]:
    return {clause["id"] for document in found["documents"] for clause in document["clauses"]}


def git(folder: Path, *arguments: str) -> None:
    names = ("-c", "user.name=tester", "-c", "user.email=tester@example.org")
    subprocess.run(["git", *names, *arguments], cwd=folder, check=True, capture_output=True)


# ---------------------------------------------------------------------------------------- which versions


def test_folders_are_compared(project: Project, other: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for named in (str(other), str(other / "standards")):
        found = data(capsys, named)
        assert (found["old"], found["new"]) == (named, "草案")
        assert "desk.log-complete" in changed(found)
    assert changed(data(capsys, str(other), str(project.root))) == changed(data(capsys, str(other)))


def test_a_version_is_the_same_as_itself(capsys: pytest.CaptureFixture[str], project: Project) -> None:
    assert changed(data(capsys, "draft", str(project.root))) == set()
    assert "没有变化" in said(capsys, "draft", "draft")


def test_without_a_release_there_is_nothing_to_compare_with(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    assert project.standards.is_dir()
    assert cli.run(["diff"]) == 2
    assert "还没有发布过" in capsys.readouterr().err


def test_the_draft_is_compared_with_the_last_release(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    release(project, "2026Q4", "2026-10-01")
    edit(project, DESK, "text: 登记没有遗漏", "text: 登记没有遗漏，字迹清楚")
    found = data(capsys)
    assert (found["old"], found["new"]) == ("2026Q4", "草案")
    assert changed(found) == {"desk.log-complete"}
    assert changed(data(capsys, "2026Q4", "2026Q4")) == set()
    assert changed(data(capsys, "draft", "2026Q4")) == {"desk.log-complete"}


def test_a_revision_of_git_is_compared(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    git(project.root, "init", "--quiet")
    git(project.root, "add", "standards")
    git(project.root, "commit", "--quiet", "-m", "first")
    edit(project, DESK, "title: 登记\n", "title: 来访登记\n")
    assert changed(data(capsys, "HEAD")) == {"desk.log-complete"}
    git(project.root, "commit", "--quiet", "-a", "-m", "second")
    git(project.root, "tag", "now")
    assert changed(data(capsys, "HEAD~1", "now")) == {"desk.log-complete"}
    assert changed(data(capsys, "now")) == set()


def test_a_handbook_below_the_top_of_a_repository_is_found(
    project: Project, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    below = project.root / "books" / "one"
    below.parent.mkdir()
    copy_case("base", below)
    git(project.root, "init", "--quiet")
    git(project.root, "add", "books")
    git(project.root, "commit", "--quiet", "-m", "first")
    monkeypatch.chdir(below)
    assert changed(data(capsys, "HEAD")) == set()


def test_an_unknown_version_is_refused_with_those_there_are(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    for asked in ("2026Q3", "nonsuch", "--output=x", "HEAD"):
        assert cli.run(["diff", "--", asked]) == 2
        error = capsys.readouterr().err
        assert f"没有“{asked}”这一版" in error
        assert "draft" in error
    (project.root / "empty").mkdir()
    assert cli.run(["diff", "empty"]) == 2
    assert "handbook.yml" in capsys.readouterr().err


def test_without_git_it_says_so(
    project: Project, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert project.standards.is_dir()
    monkeypatch.setenv("PATH", "")
    assert cli.run(["diff", "HEAD"]) == 2
    assert "没有 git" in capsys.readouterr().err


def test_a_source_with_errors_gives_its_findings_and_stops(
    project: Project, other: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(project, DESK, "points: 2\n", "points: 二\n")
    assert cli.run(["diff", str(other)]) == 1
    out = capsys.readouterr().out
    assert "standards/services/desk.yml:14:13: 错误 [invalid-number]" in out
    assert cli.run(["diff", str(project.root), str(other)]) == 1
    assert f"{project.root.as_posix()}/standards/services/desk.yml:14" in capsys.readouterr().out


def test_two_clauses_with_the_same_title_are_told_apart(
    project: Project, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whoever deletes one of two clauses with the same title deletes that one, and changes no other."""
    edit(project, DESK, "title: 答复\n", "title: 登记\n")
    copied = copy_case("base", tmp_path / "both")
    edit(copied, DESK, "title: 答复\n", "title: 登记\n")
    edit(project, DESK, FIRST, "")
    edit(project, DESK, "total: 1.5\n", "total: 0.5\n")
    edit(project, "sheets/desk.yml", "total: 1.5", "total: 0.5")
    found = data(capsys, str(copied.root))
    fates = {clause["id"]: clause["fate"] for one in found["documents"] for clause in one["clauses"]}
    assert fates["desk.log-complete"] == "removed"
    assert "desk.reply" not in fates


# -------------------------------------------------------------------------------------------- the formats


def test_the_terminal_shows_each_line_before_and_after(
    other: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = said(capsys, str(other)).splitlines()
    assert lines[0].startswith("小区服务手册：")
    place = lines.index("  1 登记 (影响得分)")
    assert lines[place + 1 : place + 4] == ["    分值提高：分值", "      - 〔1〕分", "      + 〔2〕分"]
    assert any("不能比较" in line for line in lines)
    assert all(columns(line) <= 101 for line in lines)  # a mark that closes a sentence may stand over
    assert not any("\x1b" in line for line in lines)


def test_the_words_are_those_of_the_handbook(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    english = copy_case("english", project.root / "english")
    anew = copy_case("english", project.root / "anew")
    edit(anew, "handbook.yml", "title: ", "title: New ")
    assert "renamed: title" in said(capsys, str(english.root), str(anew.root))


def keys(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, each in value.items():
            yield key
            if key not in {"old", "new"}:
                yield from keys(each)
    elif isinstance(value, list):
        for each in value:
            yield from keys(each)


def test_the_json_holds_what_its_documentation_tells(
    project: Project, other: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    release(project, "2026Q4", "2026-10-01")
    edit(project, "forms/complaint.yml", "title: 投诉记录表", "title: 投诉记录表二")
    guide = GUIDE.read_text(encoding="utf-8")
    for found in (data(capsys, str(other)), data(capsys)):
        assert found["format"] == 1
        assert set(keys(found)) <= set(re.findall(r"`([a-z]+)`", guide))
    rows = re.findall(r"^\| (`[^|]*) \|", guide, re.MULTILINE)
    documented = {key for row in rows for key in re.findall(r"`([a-z]+)`", row)}
    told = {"format", "old", "new", "counts", "documents", "sheets", "prints", "parties"}
    assert told <= documented <= {*keys(data(capsys, str(other))), "kinds"}


def test_json_is_the_same_in_every_run(other: Path, capsys: pytest.CaptureFixture[str]) -> None:
    one, again = (said(capsys, str(other), "--format", "json") for _ in range(2))
    assert one == again


def test_papers_are_written_where_they_belong(
    project: Project, other: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said(capsys, str(other), "--format", "pdf")
    (pdf,) = (project.work / "changes").iterdir()
    assert pdf.read_bytes().startswith(b"%PDF")
    told = said(capsys, str(other), "--output", "list.docx")
    assert "list.docx" in told
    assert zipfile.is_zipfile(project.root / "list.docx")
    said(capsys, str(other), "--output", "list.json")
    assert json.loads((project.root / "list.json").read_text(encoding="utf-8"))["format"] == 1
    said(capsys, str(other), "--output", "list.txt")
    assert "分值提高" in (project.root / "list.txt").read_text(encoding="utf-8")


def test_a_folder_may_be_called_anything(
    other: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    named = other.rename(tmp_path / "before \U0001f4c1 \uf8ff")
    said(capsys, str(named), "--output", "list.pdf")
    said(capsys, str(named), "--output", "list.docx")
    assert (tmp_path / "list.pdf").read_bytes().startswith(b"%PDF")
    assert cli.run(["diff", "x" * 5000]) == 2


def test_an_ending_that_contradicts_the_format_is_refused(
    other: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(["diff", str(other), "--format", "pdf", "--output", "list.docx"]) == 2
    assert "list.docx" in capsys.readouterr().err


def test_comparing_writes_nothing_into_the_source(
    project: Project, other: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = {path: path.read_bytes() for path in project.standards.rglob("*") if path.is_file()}
    said(capsys, str(other))
    assert {path: path.read_bytes() for path in project.standards.rglob("*") if path.is_file()} == before
    assert not project.work.exists()
