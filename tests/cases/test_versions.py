"""A handbook with releases: each is built once and stays as it is, whatever the draft and the day say."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from generator.app.issued import MARK
from generator.app.project import Project
from generator.findings import Finding, InputError, ToolError
from generator.model.release import Proposal
from generator.source.record import record_bytes
from generator.source.snapshot import fingerprint
from tests.handbooks import build_now, copy_case, edit, handbook_of, release, withdraw

NEW_SERVICE = """id: garden
number: "07"
title: 绿化
department: quality
total: 1
criteria:
  - {id: garden.lawn, title: 草坪, text: 草坪每周修剪, points: 1}
"""
BETWEEN, LATER = date(2026, 11, 22), date(2027, 2, 1)


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Return a handbook with two releases, the second effective from 2027, and a draft beyond; all built."""
    project = copy_case("base", tmp_path_factory.mktemp("grown"))
    edit(project, "suggestions.yml", "release: 2026Q4", "release: 2026Q2")
    release(project, "2026Q2", "2026-04-01")
    edit(project, "services/desk.yml", "within: 2小时", "within: 4小时")
    (project.standards / "services" / "garden.yml").write_text(NEW_SERVICE, encoding="utf-8")
    release(project, "2026Q4", "2027-01-01")
    edit(project, "services/desk.yml", "登记没有遗漏", "登记没有遗漏和涂改")
    assert build_now(project, BETWEEN).issued == ("2026Q2", "2026Q4")
    return project


@pytest.fixture
def project(grown: Project, tmp_path: Path) -> Project:
    """Return a copy, to do anything to."""
    shutil.copytree(grown.root, tmp_path / "copy")
    return Project(tmp_path / "copy")


def files(folder: Path) -> Mapping[str, bytes]:
    found = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def script(project: Project, name: str) -> Any:
    text = (project.site / name).read_text(encoding="utf-8")
    return json.loads(text[text.index("=") + 1 : -2])


TOLD = ("site-without-release", "prints-differ")


def rules(findings: tuple[Finding, ...]) -> list[str]:
    return [finding.rule for finding in findings if finding.rule in TOLD]


def states(project: Project) -> dict[str, str]:
    return {one["name"]: one["state"] for one in script(project, "versions.js")["versions"]}


def test_each_version_says_what_it_said(grown: Project) -> None:
    told = {
        name: (grown.site / name / "services" / "desk.html").read_text(encoding="utf-8")
        for name in ("2026Q2", "2026Q4", "draft")
    }
    assert ["4小时内" in text for text in told.values()] == [False, True, True]
    assert ["和涂改" in text for text in told.values()] == [False, False, True]
    assert [(grown.site / name / "services" / "garden.html").exists() for name in told] == [False, True, True]


@pytest.fixture(scope="module")
def later(grown: Project, tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Return a copy, edited and built again when the second release is effective."""
    project = Project(tmp_path_factory.mktemp("later") / "copy")
    shutil.copytree(grown.root, project.root)
    edit(project, "services/desk.yml", "within: 4小时", "within: 1小时")
    (project.standards / "services" / "garden.yml").unlink()
    built = build_now(project, LATER)
    assert built.issued == ()
    assert built.changed > 0
    return project


def test_a_release_stays_as_it_is_whatever_becomes_of_the_draft(grown: Project, later: Project) -> None:
    assert "1小时内" in (later.site / "draft" / "services" / "desk.html").read_text(encoding="utf-8")
    for name in ("2026Q2", "2026Q4"):
        assert files(later.site / name) == files(grown.site / name)


def test_a_build_writes_nothing_into_the_releases(grown: Project, later: Project) -> None:
    assert files(later.standards / "releases") == files(grown.standards / "releases")


def test_the_day_decides_which_release_is_in_use(grown: Project, later: Project) -> None:
    assert states(grown) == {"draft": "draft", "2026Q4": "approved", "2026Q2": "effective"}
    assert "2026Q2/index.html" in (grown.site / "index.html").read_text(encoding="utf-8")
    assert "?missed" in (grown.site / "latest/services/garden.html").read_text(encoding="utf-8")
    assert states(later) == {"draft": "draft", "2026Q4": "effective", "2026Q2": "superseded"}
    assert "2026Q4/index.html" in (later.site / "index.html").read_text(encoding="utf-8")
    assert "?missed" not in (later.site / "latest/services/garden.html").read_text(encoding="utf-8")


def test_prints_are_known_by_their_versions(later: Project) -> None:
    told = {(row["id"], row["verdict"]): row for row in script(later, "prints.js").values()}
    assert told["complaint-form", "valid"]["versions"] == ["2026Q2", "2026Q4", "draft"]
    assert told["complaint-form", "valid"]["effective"] == "2027-01-01"
    assert told["desk-sheet", "valid"]["versions"] == ["2026Q4"]
    assert told["desk-sheet", "replaced"]["versions"] == ["2026Q2"]
    assert told["desk-sheet", "replaced"]["changes"] == "2026Q4/changes/2026Q4.html#print-desk-sheet"
    assert told["desk-sheet", "draft"]["versions"] == ["draft"]


def test_a_second_build_of_the_same_day_changes_nothing(project: Project) -> None:
    before = files(project.root)
    assert build_now(project, BETWEEN).changed == 0
    assert files(project.root) == before


def test_a_release_depends_on_its_snapshot_and_those_before_it_alone(grown: Project, tmp_path: Path) -> None:
    """Built elsewhere, on another day, beside another draft, and before there was a later one."""
    alone = copy_case("base", tmp_path)
    edit(alone, "services/desk.yml", "within: 2小时", "within: 3小时")
    shutil.copytree(grown.standards / "releases" / "2026Q2", alone.standards / "releases" / "2026Q2")
    build_now(alone, LATER)
    assert files(alone.site / "2026Q2") == files(grown.site / "2026Q2")


def test_a_withdrawn_release_gives_way_to_the_one_before_it(project: Project) -> None:
    withdraw(project.standards / "releases" / "2026Q4", "2027-01-20", "少了一页")
    before = files(project.site / "2026Q4")
    build_now(project, LATER)
    assert states(project) == {"draft": "draft", "2026Q4": "withdrawn", "2026Q2": "effective"}
    told = script(project, "versions.js")["versions"][1]
    assert (told["withdrawn"], told["reason"]) == ("2027-01-20", "少了一页")
    assert files(project.site / "2026Q4") == before
    build_now(project, date(2027, 1, 10))
    assert states(project)["2026Q4"] == "effective", "it was not withdrawn yet"


def test_a_draft_that_was_put_forward_says_so_until_it_is_edited(project: Project) -> None:
    folder = project.standards / "releases" / "2027Q1"
    folder.mkdir()
    record = {"format": "1", "release": "2027Q1", "proposed": "2026-11-20"}
    snapshot = fingerprint(handbook_of(project))
    proposal = Proposal.model_validate(record | {"snapshot": snapshot})
    (folder / "proposal.yml").write_bytes(record_bytes(proposal))
    build_now(project)
    assert states(project)["draft"] == "proposed"
    assert "2027Q1 送审稿" in (project.site / "draft" / "index.html").read_text(encoding="utf-8")
    edit(project, "services/desk.yml", "和涂改", "")
    build_now(project)
    assert states(project)["draft"] == "draft"


def test_an_altered_release_stops_the_build(project: Project) -> None:
    before = files(project.site)
    snapshot = project.standards / "releases" / "2026Q2" / "snapshot.json"
    snapshot.write_bytes(snapshot.read_bytes().replace("2小时".encode(), "9小时".encode()))
    snapshot.write_bytes(snapshot.read_bytes().replace(b'"0.5"', b'"0.6"', 1))
    with pytest.raises(InputError) as stopped:
        build_now(project)
    assert {one.rule for one in stopped.value.findings} <= {"release-altered", "release-altered-within"}
    assert files(project.site) == before


def test_a_tool_that_fails_leaves_all_good_versions(
    project: Project, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    release(project, "2027Q1", "2027-03-01")
    before = files(project.site)
    with monkeypatch.context() as broken:
        broken.setattr("generator.app.generate.CONFIG", tmp_path / "no-such-config.yml")
        with pytest.raises(ToolError):
            build_now(project)
    assert files(project.site) == before
    assert build_now(project).issued == ("2027Q1",)


def test_a_site_that_was_broken_off_is_built_anew(grown: Project, project: Project) -> None:
    (project.site / "2026Q2" / MARK).unlink()
    (project.site / "2026Q2" / "index.html").unlink()
    assert build_now(project).issued == ("2026Q2",)
    assert files(project.site / "2026Q2") == files(grown.site / "2026Q2")


def test_a_folder_of_no_release_and_prints_that_differ_are_told(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    (project.site / "2025Q4").mkdir()
    (project.site / "2025Q4" / "index.html").write_text("old", encoding="utf-8")
    (project.site / "2026Q2" / MARK).unlink()
    with monkeypatch.context() as another_tool:
        another_tool.setattr("generator.render.typst.timestamp", lambda _: 1)
        stray, differing = (one for one in build_now(project).findings if one.rule in TOLD)
    assert (stray.rule, stray.arguments["name"]) == ("site-without-release", "2025Q4")
    assert (project.site / "2025Q4" / "index.html").read_text(encoding="utf-8") == "old"
    assert (differing.rule, differing.arguments["release"]) == ("prints-differ", "2026Q2")
    assert "desk-sheet.pdf" in str(differing.arguments["names"])
    assert rules(build_now(project).findings) == ["site-without-release"], (
        "prints are told when they are made"
    )
