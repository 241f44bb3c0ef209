"""Findings that no committed file can show: a missing or unreadable file, a character without a glyph."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.app.check import check
from generator.app.project import Project
from generator.findings import Position
from generator.source.snapshot import frozen

BASE = Path(__file__).parents[2] / "cases" / "base"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    shutil.copytree(BASE / "standards", tmp_path / "standards")
    monkeypatch.chdir(tmp_path)
    return Project(tmp_path)


def found(project: Project) -> list[tuple[str, str, int]]:
    places = [(finding.rule, finding.where) for finding in check(project).findings]
    return [(rule, where.file, where.line) for rule, where in places if isinstance(where, Position)]


def test_a_missing_handbook_file_is_one_finding(project: Project) -> None:
    (project.standards / "handbook.yml").unlink()
    assert ("missing-file", "standards/handbook.yml", 0) in found(project)


def test_a_file_that_cannot_be_read_is_one_finding(project: Project) -> None:
    (project.standards / "terms.yml").unlink()
    (project.standards / "terms.yml").symlink_to(project.root / "gone.yml")
    assert found(project) == [("unreadable-file", "standards/terms.yml", 0)]


def test_a_character_without_a_glyph_is_found_where_it_stands(project: Project) -> None:
    file = project.standards / "services" / "desk.yml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("登记没有遗漏", "登记没有遗漏\U0001f600"), encoding="utf-8")
    assert found(project) == [("no-glyph", "standards/services/desk.yml", 13)]


def test_a_suggestion_may_be_about_what_a_release_held(project: Project) -> None:
    """It stays in the register when its subject has gone."""
    release = project.standards / "releases" / "2026Q3"
    release.mkdir(parents=True)
    (release / "snapshot.json").write_bytes(frozen(check(project).handbook))
    terms = project.standards / "terms.yml"
    terms.write_text(terms.read_text("utf-8").replace("id: valid-complaint", "id: complaint-upheld"), "utf-8")
    register = project.standards / "suggestions.yml"
    register.write_text(register.read_text("utf-8").replace("on: desk.log", "on: valid-complaint"), "utf-8")
    assert found(project) == []
    (release / "snapshot.json").unlink()
    assert found(project) == [("subject-unknown", "standards/suggestions.yml", 4)]
