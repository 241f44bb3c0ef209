"""What is kept for ever is written whole or not at all, and nothing is written over."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.publish.kept import exchange_folder, restore, write_new


def names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


def test_a_file_is_written_once(tmp_path: Path) -> None:
    write_new(tmp_path / "a.yml", b"first")
    with pytest.raises(FileExistsError):
        write_new(tmp_path / "a.yml", b"second")
    assert (tmp_path / "a.yml").read_bytes() == b"first"
    assert names(tmp_path) == ["a.yml"]


def test_a_folder_takes_the_place_of_another(tmp_path: Path) -> None:
    exchange_folder(tmp_path / "in" / "a", {"one": b"1"})
    exchange_folder(tmp_path / "in" / "a", {"two": b"2", "three": b"3"})
    assert names(tmp_path) == ["in", "in/a", "in/a/three", "in/a/two"]


def test_what_breaks_off_leaves_the_former_folder_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "a"
    exchange_folder(folder, {"one": b"1"})
    with pytest.raises(OSError, match="two"):
        exchange_folder(folder, {"two/two": b"2"})
    assert names(folder) == ["one"]

    rename = Path.rename

    def stopped(path: Path, target: Path) -> Path:
        if path.name == ".a.new":
            raise KeyboardInterrupt
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", stopped)
    with pytest.raises(KeyboardInterrupt):
        exchange_folder(folder, {"two": b"2"})
    monkeypatch.undo()
    assert not folder.exists()
    restore(folder)
    assert names(folder) == ["one"]
    exchange_folder(folder, {"two": b"2"})
    assert names(tmp_path) == ["a", "a/two"]
