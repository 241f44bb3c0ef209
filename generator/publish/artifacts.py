"""Artifacts: an output path, the key of all that it depends on, and how to make it when the key is new."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.publish.files import write_changed


@dataclass(frozen=True)
class Artifact:
    """One output file."""

    path: str
    """Relative to the output folder, with forward slashes."""
    key: str
    make: Callable[[], bytes]


def key(*parts: bytes | str) -> str:
    """Return the key of everything that an artifact depends on. Parts can't run into each other."""
    digest = hashlib.sha256()
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        digest.update(len(data).to_bytes(8))
        digest.update(data)
    return digest.hexdigest()


def folder_digest(folder: Path, pattern: str = "*") -> str:
    """Return the digest of the files of a folder, by name and content."""
    files = sorted(path for path in folder.rglob(pattern) if path.is_file())
    return key(*(part for path in files for part in (path.relative_to(folder).as_posix(), path.read_bytes())))


def made(artifacts: Iterable[Artifact], cache: Path) -> Iterator[tuple[str, bytes]]:
    """Yield each artifact's path and bytes, from the cache where its key is known.

    What the cache holds beyond these artifacts is removed at the end, so that it does not grow for ever.
    """
    used: set[str] = set()
    for artifact in artifacts:
        used.add(artifact.key)
        yield artifact.path, stored(artifact, cache)
    for path in cache.glob("*") if cache.is_dir() else ():
        if path.is_file() and path.name not in used:
            path.unlink()


def stored(artifact: Artifact, cache: Path) -> bytes:
    """Return an artifact's bytes from the cache, made first when its key is new there."""
    path = cache / artifact.key
    if not path.is_file():
        write_changed(path, artifact.make())
    return path.read_bytes()
