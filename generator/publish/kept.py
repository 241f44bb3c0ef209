"""Writing what is kept for ever: whole or not at all, and never over what is there."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path


def write_new(path: Path, data: bytes) -> None:
    """Write a file that is not there yet. Raises FileExistsError when it is, OSError when it can't be."""
    if path.exists():
        raise FileExistsError(path)
    beside = path.with_name(f".{path.name}.new")
    beside.write_bytes(data)
    beside.rename(path)


def exchange_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Put a folder with exactly these files in the place of one, or of none. Raises OSError when it can't be.

    All is written beside and then renamed: whatever happens, one of the two folders stands there whole, or
    the former one beside, from where the next call brings it back.
    """
    new, former = (folder.with_name(f".{folder.name}.{name}") for name in ("new", "former"))
    restore(folder)
    shutil.rmtree(new, ignore_errors=True)
    new.mkdir(parents=True)
    for name, data in files.items():
        (new / name).write_bytes(data)
    if folder.exists():
        folder.rename(former)
    new.rename(folder)
    shutil.rmtree(former, ignore_errors=True)


def restore(folder: Path) -> None:
    """Bring a folder back that an exchange broken off half way has left beside."""
    former = folder.with_name(f".{folder.name}.former")
    if former.exists() and not folder.exists():
        former.rename(folder)
    shutil.rmtree(former, ignore_errors=True)
