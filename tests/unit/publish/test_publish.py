"""Files are written whole, only when they change, and made only when their key is new."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.publish.artifacts import Artifact, folder_digest, key, made
from generator.publish.files import mirror, write_changed, write_folder


def test_only_changed_bytes_are_written(tmp_path: Path) -> None:
    file = tmp_path / "a" / "b.txt"
    assert write_changed(file, b"1")
    before = file.stat().st_mtime_ns
    assert not write_changed(file, b"1")
    assert file.stat().st_mtime_ns == before
    assert write_changed(file, b"2")
    assert file.read_bytes() == b"2"
    assert [path.name for path in tmp_path.rglob("*")] == ["a", "b.txt"]


def test_a_folder_holds_what_it_is_given_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "old" / "deep").mkdir(parents=True)
    (tmp_path / "old" / "deep" / "x").write_bytes(b"x")
    assert write_folder(tmp_path, {"a.txt": b"a", "sub/b.txt": b"b"}) == 3
    assert sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*")) == [
        "a.txt",
        "sub",
        "sub/b.txt",
    ]


def test_a_mirror_follows_its_source(tmp_path: Path) -> None:
    write_folder(tmp_path / "source", {"a": b"1", "b/c": b"2"})
    write_folder(tmp_path / "target", {"a": b"1", "gone/x": b"3"})
    assert mirror(tmp_path / "source", tmp_path / "target") == 2
    assert mirror(tmp_path / "source", tmp_path / "target") == 0
    assert not (tmp_path / "target" / "gone").exists()


def test_a_file_may_become_a_folder_and_back(tmp_path: Path) -> None:
    write_folder(tmp_path, {"a": b"1"})
    write_folder(tmp_path, {"a/b": b"2"})
    write_folder(tmp_path, {"a": b"3"})
    assert (tmp_path / "a").read_bytes() == b"3"


def test_artifacts_are_made_once_and_forgotten_when_unused(tmp_path: Path) -> None:
    runs: list[str] = []

    def artifact(name: str) -> Artifact:
        def make() -> bytes:
            runs.append(name)
            return name.encode()

        return Artifact(f"{name}.pdf", key(name), make)

    first = dict(made([artifact("a"), artifact("b")], tmp_path))
    assert first == {"a.pdf": b"a", "b.pdf": b"b"}
    assert dict(made([artifact("a")], tmp_path)) == {"a.pdf": b"a"}
    assert runs == ["a", "b"]
    dict(made([artifact("b")], tmp_path))
    assert runs == ["a", "b", "b"]


def test_a_failed_artifact_leaves_nothing_in_the_cache(tmp_path: Path) -> None:
    def fail() -> bytes:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        dict(made([Artifact("a", key("a"), fail)], tmp_path))
    assert list(tmp_path.iterdir()) == []


def test_keys_tell_parts_apart(tmp_path: Path) -> None:
    assert key("ab", "c") != key("a", "bc")
    write_folder(tmp_path, {"a": b"bc"})
    one = folder_digest(tmp_path)
    write_folder(tmp_path, {"ab": b"c"})
    assert folder_digest(tmp_path) != one
