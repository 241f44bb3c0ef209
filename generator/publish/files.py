"""Writing without harm: only changed bytes, each file whole or not at all."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from pathlib import Path


def write_changed(path: Path, data: bytes) -> bool:
    """Write a file by atomic replace unless it holds these bytes already; return whether it was written."""
    if path.is_file() and path.read_bytes() == data:
        return False
    _make_way(path)
    _replace(path, data)
    return True


def write_asked(path: Path, data: bytes) -> None:
    """Write a file where somebody wants to have it. What stands in its way stays; then OSError is raised."""
    path.parent.mkdir(parents=True, exist_ok=True)
    _replace(path, data)


def _replace(path: Path, data: bytes) -> None:
    beside = path.with_name(f".{path.name}.new")
    beside.write_bytes(data)
    beside.replace(path)


def _make_way(path: Path) -> None:
    """Make the folder for a file; what stood in the way under its name, or a folder's, is gone."""
    if path.is_dir():
        shutil.rmtree(path)
    for folder in path.parents:
        if folder.is_file():
            folder.unlink()
            break
    path.parent.mkdir(parents=True, exist_ok=True)


def write_folder(folder: Path, files: Mapping[str, bytes]) -> int:
    """Make a folder hold exactly these files, by relative path; return how many changed or went."""
    changed = sum(write_changed(folder / name, data) for name, data in files.items())
    return changed + _remove_others(folder, frozenset(files))


def mirror(source: Path, target: Path) -> int:
    """Make `target` hold exactly the files of `source`; return how many changed or went.

    New files are written before old ones are removed, so that no page links to what is not there yet.
    """
    found = names(source)
    changed = sum(write_changed(target / name, (source / name).read_bytes()) for name in found)
    return changed + _remove_others(target, frozenset(found))


def names(folder: Path) -> list[str]:
    """Return the files of a folder, at every depth, by relative path with forward slashes, sorted."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def _remove_others(folder: Path, names: frozenset[str]) -> int:
    removed = 0
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir() and not path.is_symlink():
            if not os.listdir(path):  # noqa: PTH208 - only whether it is empty
                path.rmdir()
        elif path.relative_to(folder).as_posix() not in names:
            path.unlink()
            removed += 1
    return removed


def clear(folder: Path) -> None:
    """Remove a work folder with all that is in it."""
    shutil.rmtree(folder, ignore_errors=True)
