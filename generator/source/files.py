"""Which files make up a source folder, and their text: UTF-8, without what no editor shows."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.findings import CommandError, Finding, Position, Severity

MOST_CONTROL_CHARACTERS = 20
"""Findings of one file for control characters; a binary file would otherwise give thousands."""


@dataclass(frozen=True)
class SourceFile:
    """A text file of the source. `name` is its path below the source folder, with forward slashes."""

    name: str
    shown: str
    """The path as findings show it."""
    lines: tuple[str, ...]
    text: str

    def position(self, line: int, column: int, length: int = 1) -> Position:
        """Return a position in this file; lines and columns count from 1."""
        source_line = self.lines[line - 1] if 0 < line <= len(self.lines) else ""
        return Position(self.shown, line, column, max(1, length), source_line)


def source_files(folder: Path, shown: Path) -> Iterator[SourceFile | Finding]:
    """Yield the text of every YAML file below the folder, by name, or the finding why it can't be read.

    Left out: hidden files, editors' backups, `releases/` (frozen) and `schema/` (generated).
    Raises CommandError when there is no such folder.
    """
    if not folder.is_dir():
        raise CommandError("cli.no-source-folder", folder=str(shown))
    for path in sorted(folder.rglob("*"), key=lambda path: path.relative_to(folder).as_posix()):
        name = path.relative_to(folder).as_posix()
        parts = name.split("/")
        if (
            path.is_dir()
            or parts[0] in {"releases", "schema"}
            or any(part.startswith((".", "~$")) for part in parts)
        ):
            continue
        where = Position((shown / name).as_posix())
        if path.suffix == ".yml":
            yield _read(path, name, where)
        elif path.suffix.lower() in {".yaml", ".yml"}:
            yield Finding("wrong-ending", where, {"name": f"{path.stem}.yml"}, Severity.WARNING)


def _read(path: Path, name: str, where: Position) -> SourceFile | Finding:
    try:
        data = path.read_bytes()
    except OSError as error:
        return Finding("unreadable-file", where, {"reason": error.strerror or str(error)})
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return Finding("not-utf8", where, {"encoding": "UTF-16"})
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        return Finding("not-utf8", Position(where.file, line, 1), {"encoding": _likely_encoding(data)})
    return SourceFile(name, where.file, tuple(text.splitlines()), text)


def _likely_encoding(data: bytes) -> str:
    for encoding in ("GB18030", "Big5"):
        try:
            data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return encoding
    return "?"


def control_characters(file: SourceFile) -> Iterator[Finding]:
    """Yield a finding for each control character, which YAML does not allow."""
    found = 0
    for line, text in enumerate(file.text.split("\n"), start=1):
        for column, character in enumerate(text.removesuffix("\r"), start=1):
            if character != "\t" and unicodedata.category(character) == "Cc":
                where = file.position(line, column)
                yield Finding("unprintable-character", where, {"code": f"U+{ord(character):04X}"})
                found += 1
                if found == MOST_CONTROL_CHARACTERS:
                    return
