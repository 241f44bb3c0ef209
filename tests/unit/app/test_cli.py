"""The command line: exit codes, languages, formats, and what it says to a wrong command."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path

import pytest

from generator import cli
from generator.cli import verbs
from generator.findings import ToolError

BASE = Path(__file__).parents[2] / "cases" / "base"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("HANDBOOK_LANG", raising=False)
    return tmp_path


def spoil(project: Path) -> None:
    file = project / "standards" / "services" / "desk.yml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("points: 1\n", "points: 一\n"), encoding="utf-8")


@pytest.mark.usefixtures("project")
def test_a_clean_source_exits_with_0(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["check"]) == 0
    assert "检查通过" in capsys.readouterr().out


def test_the_check_counts_contradictions_and_tells_what_is_due_on_its_day(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "standards" / "conflicts.yml").write_text(
        """conflicts:
  - {id: open, title: 未定, between: [clerk, manager], differs: 不一}
  - id: later
    title: 先这样
    between: [clerk, manager]
    differs: 不一
    decision: {text: 各管各的, both: 待统一, until: 2027-03-31, by: manager}
""",
        encoding="utf-8",
    )
    told = "矛盾：待决定 1 项，暂定 1 项，已决定 0 项。\n最早到期的暂定：“先这样”，2027-03-31。\n"
    assert cli.run(["check", "--date", "2027-03-31"]) == 0
    assert capsys.readouterr().out.endswith(f"检查通过：共 31 个条目，没有发现问题。\n{told}")
    assert cli.run(["check", "--date", "2027-04-01"]) == 0
    out = capsys.readouterr().out
    assert "standards/conflicts.yml:7:46: 提醒 [decision-due]" in out
    assert out.endswith(told)


def test_a_wrong_source_exits_with_1_and_says_where(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spoil(project)
    assert cli.run(["check"]) == 1
    out = capsys.readouterr().out
    assert "standards/services/desk.yml:14:13: 错误 [invalid-number]" in out
    assert "共发现 1 个错误" in out


def test_the_nearest_project_upwards_is_taken(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project / "standards" / "services")
    assert cli.run(["check"]) == 0


def test_a_wrong_source_builds_nothing(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spoil(project)
    assert cli.run(["build"]) == 1
    assert not (project / "site").exists()
    assert not (project / "build").exists()
    assert "没有生成任何内容" in capsys.readouterr().err


@pytest.mark.usefixtures("project")
def test_json_has_its_lists_even_when_empty(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["check", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"findings": [], "accepted": []}


def test_json_and_github_carry_place_and_remedy(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spoil(project)
    assert cli.run(["check", "--format", "json"]) == 1
    (record,) = json.loads(capsys.readouterr().out)["findings"]
    assert (record["file"], record["line"], record["column"]) == ("standards/services/desk.yml", 14, 13)
    assert record["rule"] == "invalid-number"
    assert record["remedy"]
    assert cli.run(["check", "--format", "github"]) == 1
    command = "::error file=standards/services/desk.yml,line=14,col=13,title=invalid-number::"
    assert capsys.readouterr().out.startswith(command)


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize("arguments", [["--lang", "en", "check"], ["--lang=en", "check"]])
def test_the_language_is_chosen_by_option(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(arguments) == 0
    assert "Check passed" in capsys.readouterr().out


@pytest.mark.usefixtures("project")
def test_the_language_is_chosen_by_environment(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("HANDBOOK_LANG", "en")
    assert cli.run(["check"]) == 0
    assert "Check passed" in capsys.readouterr().out


@pytest.mark.parametrize("verb", [[], ["check"], ["build"], ["schema"]])
@pytest.mark.parametrize(("language", "usage"), [("zh", "用法："), ("en", "Usage: ")])
def test_help_speaks_one_language(
    verb: list[str], language: str, usage: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(["--lang", language, *verb, "--help"]) == 0
    out = capsys.readouterr().out
    assert out.startswith(usage)
    assert ("Show" in out) is (language == "en")


def test_without_a_command_the_help_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run([]) == 0
    assert "build" in capsys.readouterr().out


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["chek"], "没有“chek”这个命令"),
        (["check", "--fast"], "没有“--fast”这个选项"),
        (["check", "--format", "xml"], "“--format”的内容不对：可以写 text, json, github"),
        (["check", "--format"], "选项“--format”后面缺少内容"),
        (["--lang", "fr", "check"], "“--lang”的内容不对：可以写 zh, en"),
        (["check", "extra"], "命令写法有误"),
        (["build", "--date", "2026-02-30"], "“2026-02-30”不是日期"),
        (["build", "--date", "1.10.2026"], "“1.10.2026”不是日期"),
        (["check", "--root", "nowhere"], "找不到来源目录"),
    ],
)
def test_a_wrong_command_exits_with_2_and_says_why(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(arguments) == 2
    assert said in capsys.readouterr().err


def test_outside_of_any_project_it_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert cli.run(["check"]) == 2
    assert "--root" in capsys.readouterr().err


@pytest.mark.usefixtures("project")
def test_a_failed_tool_exits_with_3(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object) -> None:
        raise ToolError("mkdocs", "no space left")

    monkeypatch.setattr(verbs, "build", fail)
    assert cli.run(["build"]) == 3
    assert "mkdocs 运行失败" in (told := capsys.readouterr().err)
    assert "no space left" in told


@pytest.mark.usefixtures("project")
def test_versions_are_judged_on_the_day_given_or_today(monkeypatch: pytest.MonkeyPatch) -> None:
    days: list[date] = []

    def note(_project: object, _progress: object, day: date) -> None:
        days.append(day)
        raise ToolError("mkdocs", "")

    monkeypatch.setattr(verbs, "build", note)
    monkeypatch.setattr("generator.cli.days.today", lambda: date(2026, 11, 22))
    cli.run(["build", "--date", "2026-10-01"])
    cli.run(["build"])
    assert days == [date(2026, 10, 1), date(2026, 11, 22)]


@pytest.mark.usefixtures("project")
def test_a_bug_shows_its_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(verbs, "check", fail)
    with pytest.raises(ZeroDivisionError):
        cli.run(["check"])
