"""Snapshots: the same handbook is always the same bytes, and every format is read for ever.

`tests/cases/snapshots/<format>.json` is a handbook as that format froze it. Such a file is never written
anew: what a later program makes of it is put right in `UPGRADES`.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from generator.changes.compare import compare
from generator.model.handbook import Handbook
from generator.source import snapshot
from generator.source.load import read
from generator.source.snapshot import FORMAT, UPGRADES, fingerprint, frozen, ids, thawed

CASES = Path(__file__).parents[2] / "cases"
FORMATS = sorted((CASES / "snapshots").glob("*.json"), key=lambda path: int(path.stem))
SOURCE = CASES / "snapshots" / "standards"
"""The handbook that every format has frozen, as today's source writes it."""


def handbook() -> Handbook:
    return read(SOURCE, SOURCE).handbook


@pytest.mark.parametrize("name", ["base", "english", "hygiene", "observation"])
def test_a_handbook_comes_back_from_its_snapshot(name: str) -> None:
    folder = CASES / name / "standards"
    known = read(folder, folder).handbook
    data = frozen(known)
    assert thawed(data) == known
    assert frozen(thawed(data)) == data
    assert len(fingerprint(known)) == 64


def test_there_is_a_frozen_handbook_of_each_format() -> None:
    assert [path.stem for path in FORMATS] == [str(number) for number in range(1, FORMAT + 1)]
    assert UPGRADES.keys() == set(range(1, FORMAT))


@pytest.mark.parametrize("path", FORMATS, ids=lambda path: path.name)
def test_a_handbook_that_was_frozen_long_ago_is_still_the_same(path: Path) -> None:
    assert compare(thawed(path.read_bytes()), handbook()) == ()


def test_the_newest_format_is_written_as_it_stands_on_record() -> None:
    assert frozen(handbook()) == FORMATS[-1].read_bytes()


def test_older_formats_are_upgraded_one_after_the_other(monkeypatch: pytest.MonkeyPatch) -> None:
    """The format of now is 3 here; 1 called the title a name, 2 shouted it."""
    data = json.loads(FORMATS[-1].read_bytes())
    title = data["handbook"]["about"].pop("title")
    first = {"format": 1, "handbook": data["handbook"] | {"name": title}}
    steps: list[int] = []

    def shouted(old: Any) -> Any:
        steps.append(1)
        about = old["about"] | {"title": old["name"] + "!"}
        return {key: value for key, value in old.items() if key != "name"} | {"about": about}

    def quiet(old: Any) -> Any:
        steps.append(2)
        return old | {"about": old["about"] | {"title": old["about"]["title"].rstrip("!")}}

    monkeypatch.setattr(snapshot, "FORMAT", 3)
    assert thawed(json.dumps(first).encode(), {2: quiet, 1: shouted}) == handbook()
    assert steps == [1, 2]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "Expecting value"),
        (b"[]", "no snapshot"),
        (b"{}", "no snapshot"),
        (b'{"format": "1"}', "no snapshot"),
        (b'{"format": 99, "handbook": {}}', "format 99"),
        (b"\xff", "decode"),
    ],
)
def test_what_is_no_snapshot_or_of_a_later_format_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        thawed(data)
    assert ids(data) == frozenset()


def test_ids_are_known_without_reading_the_handbook() -> None:
    assert ids(frozen(handbook())) == handbook().by_id.keys()
