"""What the README shows is what the program does."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from generator.app.check import check
from generator.app.project import Project
from generator.app.report import as_text
from generator.words import Words


@pytest.fixture
def readme(root: Path) -> str:
    return (root / "README.md").read_text(encoding="utf-8")


def test_the_finding_it_shows_is_the_one_that_its_mistake_gives(
    root: Path, readme: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(root / "standards", tmp_path / "standards")
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "standards" / "services" / "complaints.yml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("[complaints.receive]", "[complaints.recieve]", 1), encoding="utf-8")
    found = [finding for finding in check(Project(tmp_path)).findings if finding.rule == "missing-reference"]
    assert as_text(found, Words("zh")).strip() in readme


def test_the_source_it_shows_stands_in_the_handbook(root: Path, readme: str) -> None:
    (example,) = re.findall(r"```yaml\n(.*?)```", readme, flags=re.DOTALL)
    source = (root / "standards" / "services" / "complaints.yml").read_text(encoding="utf-8")
    for line in example.splitlines():
        assert line.rstrip("…") in source


def test_every_picture_and_folder_that_it_names_is_there(root: Path, readme: str) -> None:
    names = re.findall(r"!\[[^\]]*\]\(([^)]+)\)", readme) + re.findall(r"`((?:[a-z_]+/)+[\w./]*)`", readme)
    missing = [
        name for name in names if not (root / name).exists() and not name.startswith(("site/", "build/"))
    ]
    assert missing == []
