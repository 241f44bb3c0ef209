"""The distribution register: which controlled copies were handed out to whom, and came back (ISO 9001 7.5.3).

A record, no part of the handbook: `standards/distribution.csv`, a line a copy, which the quality department
opens in Excel to note what came back. Lines are only ever added here; what stands stays to the byte.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.app.writing import writing
from generator.findings import CommandError
from generator.model.edition import Copy
from generator.publish.files import write_asked
from generator.render.registers import safe
from generator.words import Words

FILE = "distribution.csv"
"""Below the folder of the source."""
ENCODINGS = ("utf-8-sig", "gb18030")
"""What Excel writes: the first with its mark, the second by default on a Chinese Windows."""


@dataclass(frozen=True)
class HandedOut:
    """A controlled copy of a document as it is handed out. All texts are ready to show."""

    document: str
    """Its title."""
    release: str
    effective: str
    code: str
    """The content code, as it is printed."""
    copy: Copy
    on: date


@dataclass(frozen=True)
class Register:
    """The register as it lies in a file."""

    file: Path
    data: bytes
    encoding: str
    columns: tuple[str, ...]
    """The words at its head, by the keys of `copies.column`."""
    rows: tuple[dict[str, str], ...]

    @classmethod
    def read(cls, folder: Path, words: Words) -> Register:
        """Read the register of a source folder; none yet is an empty one.

        Raises CommandError when it can't be read, or when a column that must be filled in is not there.
        """
        file, heads = folder / FILE, words.section("copies.column")
        if not file.exists():
            return cls(file, b"", ENCODINGS[0], tuple(heads.values()), ())
        try:
            data = file.read_bytes()
        except OSError as error:
            raise CommandError("cli.not-read", file=file, reason=error.strerror or "") from error
        text, encoding = _decoded(file, data)
        rows = list(csv.reader(io.StringIO(text, newline="")))
        columns = tuple(rows[0]) if rows else tuple(heads.values())
        if missing := [head for head in heads.values() if head not in columns]:
            listed = words("common.list-separator").join(missing)
            raise CommandError("copies.no-column", file=file, columns=listed)
        found = (dict(zip(columns, row, strict=False)) for row in rows[1:] if any(row))
        return cls(file, data, encoding, columns, tuple(found))

    def out(self, words: Words, number: str) -> Iterator[dict[str, str]]:
        """Yield the lines of a copy number that did not come back."""
        heads = words.section("copies.column")
        for row in self.rows:
            given = row.get(heads["number"], "").strip().lstrip("'")
            if given == number and not row.get(heads["recalled"], "").strip():
                yield {key: row.get(head, "").strip().lstrip("'") for key, head in heads.items()}

    def added(self, words: Words, handed: Iterable[HandedOut]) -> bytes:
        """Return the register with a line more for each copy."""
        heads = words.section("copies.column")
        lines = io.StringIO(newline="")
        writer = csv.writer(lines)
        if not self.data.strip():
            writer.writerow(self.columns)
        for one in handed:
            told = {
                heads["document"]: one.document,
                heads["release"]: one.release,
                heads["effective"]: one.effective,
                heads["code"]: one.code,
                heads["number"]: one.copy.number,
                heads["holder"]: one.copy.holder,
                heads["handed-out"]: one.on.isoformat(),
            }
            writer.writerow([safe(told.get(column, "")) for column in self.columns])
        text = lines.getvalue()
        if not self.data.strip():
            return text.encode(self.encoding)
        joint = b"" if self.data.endswith(b"\n") else b"\r\n"
        # Without a second mark in the middle of the file.
        return self.data + joint + text.encode(self.encoding.removesuffix("-sig"))


def _decoded(file: Path, data: bytes) -> tuple[str, str]:
    for encoding in ENCODINGS:
        try:
            return data.decode(encoding), encoding
        except UnicodeDecodeError:
            continue
    raise CommandError("copies.unreadable", file=file)


TAKEN = ("document", "number", "holder", "release", "handed-out")
"""What is told of a copy that is with somebody else."""


def hand_out(folder: Path, words: Words, handed: Sequence[HandedOut]) -> tuple[str, ...]:
    """Note that copies are handed out; return the editions of them that their holders still have.

    The same copy may be printed again, without a second line. Raises CommandError when its number is with
    somebody else, or the register can't be read or written; then nothing was noted.
    """
    register = Register.read(folder, words)
    new, still_out = [], dict[str, None]()
    for one in handed:
        same = [row for row in register.out(words, one.copy.number) if row["document"] == one.document]
        for row in same:
            if row["holder"] != one.copy.holder:
                known = {name: row[name] for name in TAKEN}
                raise CommandError("copies.taken", file=register.file, **known)
        if all(row["release"] != one.release for row in same):
            new.append(one)
        still_out |= dict.fromkeys(row["release"] for row in same if row["release"] != one.release)
    if new:
        with writing(register.file):
            write_asked(register.file, register.added(words, new))
    return tuple(still_out)
