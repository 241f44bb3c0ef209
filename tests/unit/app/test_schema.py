"""The JSON Schema beside the source is the one that the model gives, and editors are told of it."""

from __future__ import annotations

import json
from pathlib import Path

from generator.app.project import Project
from generator.app.schema import write_schema
from generator.source.kinds import FILE_KINDS
from generator.source.schema import schemas


def test_the_committed_schema_is_fresh(root: Path) -> None:
    folder = root / "standards" / "schema"
    committed = {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}
    assert committed == dict(schemas()), "run `handbook schema`"


def test_the_editor_knows_the_schema_of_every_kind_of_file(root: Path) -> None:
    mapping = json.loads((root / ".vscode/settings.json").read_text(encoding="utf-8"))["yaml.schemas"]
    assert sorted(mapping.values()) == sorted(f"standards/{kind.pattern}" for kind in FILE_KINDS)
    assert all((root / file).is_file() for file in mapping)


def test_writing_twice_changes_nothing(tmp_path: Path) -> None:
    assert write_schema(Project(tmp_path)) == (len(FILE_KINDS), len(FILE_KINDS))
    assert write_schema(Project(tmp_path)) == (len(FILE_KINDS), 0)
