"""How findings are told when there are many, and when some are accepted."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from generator import cli
from generator.app.report import MANY, ending, told
from generator.findings import Finding, Position, Severity
from generator.words import LANGUAGES, Words

CASES = Path(__file__).parents[2] / "cases"
WARNING = Finding("term-unused", Position("a.yml", 1), {"title": "甲"}, Severity.WARNING)
ERROR = Finding("empty-file", Position("a.yml"))


@pytest.fixture
def accepted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand in a handbook whose only findings are accepted."""
    shutil.copytree(CASES / "base", tmp_path, dirs_exist_ok=True)
    shutil.copytree(
        CASES / "broken" / "acceptances" / "standards", tmp_path / "standards", dirs_exist_ok=True
    )
    file = tmp_path / "standards" / "accepted.yml"
    lines = file.read_text(encoding="utf-8").splitlines()
    file.write_text("\n".join(line for line in lines if "#!" not in line), encoding="utf-8")
    monkeypatch.chdir(tmp_path)


def test_a_few_findings_are_counted_in_one_line() -> None:
    assert ending([ERROR, *[WARNING] * (MANY - 1)], (), Words("zh")) == "共发现 1 个错误、9 个提醒。"


def test_many_findings_are_counted_by_rule_errors_first() -> None:
    lines = ending([*[WARNING] * 200, ERROR], (), Words("zh")).splitlines()
    assert [line.split() for line in lines[:2]] == [
        ["1", "错误", "empty-file"],
        ["200", "提醒", "term-unused"],
    ]
    assert lines[2:] == ["共发现 1 个错误、200 个提醒。"]


def test_all_findings_are_told_however_many() -> None:
    many = [Finding("term-unused", Position("a.yml", line), {"title": "甲"}) for line in range(1, 301)]
    for style, mark in (("text", "[term-unused]"), ("github", "::error"), ("json", '"line"')):
        assert told(style, many, (), Words("en")).count(mark) == 300


@pytest.mark.usefixtures("accepted")
@pytest.mark.parametrize("language", LANGUAGES)
def test_accepted_findings_are_counted_and_forbid_nothing(
    language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(["--lang", language, "check"]) == 0
    clean, count = capsys.readouterr().out.splitlines()
    assert clean.startswith(Words(language)("report.clean", count=0).split("0")[0])
    assert count == Words(language)("report.accepted", count=2)


@pytest.mark.usefixtures("accepted")
def test_json_tells_accepted_findings_with_their_reasons(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["check", "--format", "json"]) == 0
    lists = json.loads(capsys.readouterr().out)
    assert lists["findings"] == []
    assert {(one["rule"], one["line"], one["reason"]) for one in lists["accepted"]} == {
        ("total-differs", 5, "来源就写两分"),
        ("criterion-without-requirement", 11, "来源没有写要求"),
    }
