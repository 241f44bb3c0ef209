"""Number: propose numbers for the documents that have none, and write them into the source in place."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from generator.app.check import sound
from generator.app.project import Project
from generator.app.writing import write_all
from generator.findings import CommandError, DataPath, Place, Position
from generator.model.base import UNSPECIFIED, Unspecified
from generator.model.publication import published
from generator.rules.numbers import Hindrance, Numbers, bearers
from generator.source.load import Reading
from generator.source.releases import former_numbers
from generator.source.tree import Node
from generator.views.wording import Wording
from generator.words import Words

PLAIN = re.compile(r"[^\W_][\w./-]*")
"""Numbers that YAML takes as they stand, also between brackets."""


@dataclass(frozen=True)
class Proposed:
    """A document without a number, with the one proposed for it or why there is none."""

    path: DataPath
    id: str
    kind: str
    title: str
    number: str
    hindrance: Hindrance | None
    where: Position


@dataclass(frozen=True)
class Numbered:
    """What was proposed, and the files into which it was written."""

    proposed: tuple[Proposed, ...]
    files: tuple[Path, ...] = ()


def number(project: Project, *, write: bool) -> Numbered:
    """Propose a number for each document without one, in the order of the source; write them if asked to.

    No number that stands in the source or stood in a release is proposed. Raises InputError when the source
    has errors, and CommandError when the handbook has no rule of numbering or a file can't be written.
    """
    checked = sound(project)
    handbook = checked.handbook
    if handbook.about.numbering is None:
        raise CommandError("numbers.no-numbering")
    numbers, words = Numbers(handbook, former_numbers(project.standards)), Words(handbook.about.language)
    wording = Wording(published(handbook), words)
    found = []
    for path, one in bearers(handbook):
        if isinstance(one.number, Unspecified):
            made, why = numbers.next(one)
            where = checked.reading.position(Place((*path, "number")))
            title = wording.plain(one.title)
            found.append(Proposed(path, str(one.id), one.kind, title, made, why, where))
    if not write:
        return Numbered(tuple(found))
    files = _edited(project, checked.reading, found)
    write_all(files)
    return Numbered(tuple(found), tuple(files))


def _edited(project: Project, reading: Reading, found: Iterable[Proposed]) -> dict[Path, bytes]:
    """Return the files with the numbers put in the places of `unspecified`; nothing else in them changes."""
    places: dict[Path, list[tuple[Node, str]]] = {}
    for one in found:
        node = reading.node((*one.path, "number"))
        if one.number and node is not None and node.scalar == UNSPECIFIED.value:
            places.setdefault(project.standards / node.file.name, []).append((node, one.number))
    return {file: _with(file.read_bytes(), rows) for file, rows in places.items()}


def _with(data: bytes, rows: list[tuple[Node, str]]) -> bytes:
    """Return a file with texts in the places of nodes, from the last one on, so that places stay true."""
    text = rows[0][0].file.text
    mark = data[: len(data) - len(text.encode())]  # that of the byte order
    for node, told in sorted(rows, key=lambda row: row[0].start.index, reverse=True):
        text = text[: node.start.index] + _scalar(told) + text[node.end.index :]
    return mark + text.encode()


def _scalar(number: str) -> str:
    """Return a number as YAML has it."""
    return number if PLAIN.fullmatch(number) else "'" + number.replace("'", "''") + "'"
