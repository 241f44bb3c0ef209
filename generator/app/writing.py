"""Writing what somebody asked for: what can't be written is told, without a traceback."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from generator.findings import CommandError
from generator.publish.files import write_asked


@contextmanager
def writing(place: Path) -> Iterator[None]:
    """Turn what the system says while a file or folder is written into CommandError."""
    try:
        yield
    except OSError as error:
        raise CommandError("cli.not-written", file=place, reason=error.strerror or "") from error


def write_all(files: Mapping[Path, bytes]) -> None:
    """Write files where somebody wants to have them. Raises CommandError when one can't be written."""
    for file, data in files.items():
        with writing(file):
            write_asked(file, data)
