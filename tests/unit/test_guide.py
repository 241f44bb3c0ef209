"""The guide for those who write the source: its examples make a handbook, and it leaves nothing out."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest

from generator.app.check import check
from generator.app.project import Project
from generator.model.base import Model
from generator.model.schemes import Scheme
from generator.model.scoring import ItemRule
from generator.source.kinds import FILE_KINDS

EXAMPLE = re.compile(r"```yaml\n# (standards/\S+)\n(.*?)```", re.DOTALL)


@pytest.fixture
def guide(root: Path) -> str:
    return (root / "docs" / "writing-standards.md").read_text(encoding="utf-8")


def test_the_examples_together_pass_the_check(guide: str, tmp_path: Path) -> None:
    for name, text in EXAMPLE.findall(guide):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    assert [finding.rule for finding in check(Project(tmp_path)).findings] == []


def test_every_kind_of_file_is_listed(guide: str) -> None:
    listed = re.findall(r"^\| `(\S+\.yml)` \|", guide, re.MULTILINE)
    assert sorted(listed) == sorted(kind.pattern for kind in FILE_KINDS)


def test_every_scoring_rule_and_every_key_of_a_scheme_is_explained(guide: str) -> None:
    rows = set(re.findall(r"^\| `([a-z-]+)` \|", guide, re.MULTILINE))
    union = get_args(get_args(ItemRule)[0])
    rules: list[type[Model]] = list(union)
    types = {get_args(rule.model_fields["type"].annotation)[0] for rule in rules}
    keys = {str(field.alias) for field in Scheme.model_fields.values()}
    told_elsewhere = {"id", "title", "text", "basis", "industry", "reviews"}
    assert rows == types | (keys - told_elsewhere)
