"""Deliberately broken sources, each answered with the right line, and in the words on record.

Each case is a folder with the files that differ from `base/`. The offending line carries a comment,
`#! rule-id`; where a comment would change the meaning, `marks.txt` names file, line and rule. What the
checker prints stands in `findings.txt`; `make golden` writes it anew.
"""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from generator.app.check import Checked, check
from generator.app.project import Project
from generator.app.report import as_github, as_json, as_text
from generator.findings import Position
from generator.rules import RULES
from generator.words import Words
from tests.handbooks import DAY

HERE = Path(__file__).parent
CASES = sorted(path for path in (HERE / "broken").iterdir() if path.is_dir())
OF_RELEASES = (
    "approval",
    "release",
    "chain",
    "proposal",
    "withdrawal",
    "signature",
    "prints",
    "site-without",
)
OTHERS = ("filled-", "reason-missing", *(f"{name}-" for name in OF_RELEASES))
"""Findings of filled workbooks and of releases, which have tests of their own."""
MARK = re.compile(r"#!(?P<below>!?) (?P<rules>[a-z0-9. -]+)$")


@pytest.fixture
def checked(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Checked:
    shutil.copytree(HERE / "base", tmp_path, dirs_exist_ok=True)
    shutil.copytree(request.param / "standards", tmp_path / "standards", dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return check(Project(tmp_path), DAY)


def marks(case: Path) -> set[tuple[str, int, str]]:
    listed = case / "marks.txt"
    found = set()
    for line in listed.read_text(encoding="utf-8").splitlines() if listed.exists() else ():
        name, number, rule = line.replace(":", " ").split()
        found.add((name, int(number), rule))
    for file in sorted((case / "standards").rglob("*.yml")):
        for row, line in enumerate(file.read_bytes().decode(errors="replace").splitlines(), start=1):
            if mark := MARK.search(line):
                name = file.relative_to(case).as_posix()
                found |= {(name, row + len(mark["below"]), rule) for rule in mark["rules"].split()}
    return found


def found(checked: Checked) -> set[tuple[str, int, str]]:
    positions = [(finding, finding.where) for finding in checked.findings]
    return {
        (where.file, where.line, finding.rule) for finding, where in positions if isinstance(where, Position)
    }


@pytest.mark.parametrize(
    ("checked", "case"), [(case, case) for case in CASES], indirect=["checked"], ids=lambda p: p.name
)
def test_every_mistake_is_found_at_its_line_and_nothing_else(checked: Checked, case: Path) -> None:
    assert marks(case)
    assert found(checked) == marks(case)


@pytest.mark.parametrize(
    ("checked", "case"), [(case, case) for case in CASES], indirect=["checked"], ids=lambda p: p.name
)
def test_findings_are_told_as_on_record(checked: Checked, case: Path, *, refresh: bool) -> None:
    told = as_text(checked.findings, Words("zh"))
    record = case / "findings.txt"
    if refresh:
        record.write_text(told, encoding="utf-8")
    assert told == record.read_text(encoding="utf-8")


@pytest.mark.parametrize("checked", CASES, indirect=True, ids=lambda p: p.name)
def test_every_format_tells_every_finding_in_both_languages(checked: Checked) -> None:
    for language in ("zh", "en"):
        words = Words(language)
        assert as_text(checked.findings, words).count(f"[{checked.findings[0].rule}]") >= 1
        records = json.loads(as_json(checked.findings, checked.accepted, words))["findings"]
        assert [record["rule"] for record in records] == [finding.rule for finding in checked.findings]
        assert len(as_github(checked.findings, words).splitlines()) == len(checked.findings)


def test_the_base_that_the_cases_differ_from_is_clean() -> None:
    assert check(Project(HERE / "base")).findings == ()


def test_every_rule_is_shown_broken_by_a_case() -> None:
    shown = {rule for case in CASES for _, _, rule in marks(case)}
    assert {rule for row in RULES for rule in row.findings} <= shown


def test_words_of_findings_belong_to_rules_that_a_case_shows_or_that_need_no_source() -> None:
    shown = {rule for case in CASES for _, _, rule in marks(case)}
    worded = {key.partition(".")[0] for key in Words("zh").section("findings")}
    worded = {rule for rule in worded if not rule.startswith(OTHERS)}
    # Shown by unit tests, since no committed file can be unreadable, lack a glyph or be absent.
    elsewhere = {"unreadable-file", "missing-file", "no-glyph", "yaml-syntax", "invalid-value"}
    # Told of what is put forward beside the last release.
    compared = {"criterion-to-look-at", "stands-idle"}
    assert worded - shown <= elsewhere | compared
