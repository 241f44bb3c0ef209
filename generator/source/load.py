"""Reads a source folder: all files, all findings, one handbook."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from generator.findings import DataPath, Finding, Place, Position, Severity
from generator.model.base import UNSPECIFIED, Model, Text
from generator.model.handbook import Handbook, Organisation
from generator.source.amounts import AmountReader
from generator.source.files import source_files
from generator.source.kinds import FILE_KINDS, FileKind, kind_of
from generator.source.shape import Shaper, close, descend
from generator.source.tree import Node, parsed
from generator.words import DEFAULT_LANGUAGE, LANGUAGES, Words


@dataclass
class Reading:
    """What came of reading: the handbook as far as it is readable, the findings, and every value's place."""

    handbook: Handbook
    findings: tuple[Finding, ...]
    incomplete: frozenset[str]
    """Fields of the handbook from which something is missing, because of findings."""
    declared: frozenset[str] | None
    """Every id anywhere in the source, also where the rest was wrong; none when a file is unreadable."""
    nodes: Mapping[DataPath, Node]
    """The node of each file's model and each list's items, by their path in the handbook."""
    shown: Path
    """The source folder as findings name it."""

    def resolved(self, finding: Finding) -> Finding:
        """Return a finding of a rule with its places turned into file, line and column."""
        if not isinstance(finding.where, Place):
            return finding
        arguments = {
            name: self.position(value) if isinstance(value, Place) else value
            for name, value in finding.arguments.items()
        }
        return replace(finding.at(self.position(finding.where)), arguments=arguments)

    def node(self, path: DataPath) -> Node | None:
        """Return the node of a value; none where it is not written."""
        for length in range(len(path), 0, -1):
            if node := self.nodes.get(path[:length]):
                found, rest = descend(node, path[length:])
                return None if rest else found
        return None

    def position(self, place: Place) -> Position:
        """Return where a value stands in the source."""
        for length in range(len(place.path), 0, -1):
            if node := self.nodes.get(place.path[:length]):
                found, rest = descend(node, place.path[length:])
                return _needle(found, place.needle) if not rest else _key_or_start(found)
        return Position("")


def _key_or_start(node: Node) -> Position:
    return node.index["id"][1].position() if "id" in node.index else node.position()


def _needle(node: Node, needle: str) -> Position:
    """Return where a part of a scalar's text stands; the scalar's start when it is folded out of sight."""
    if node.scalar is None:
        return _key_or_start(node)
    for number in range(node.start.line, node.end.line + 1):
        line = node.file.lines[number] if number < len(node.file.lines) else ""
        start = line.find(needle, node.start.column if number == node.start.line else 0) if needle else -1
        if start >= 0:
            return node.file.position(number + 1, start + 1, len(needle))
    return node.position()


@dataclass
class _Collection:
    """The entities read so far, with the places they came from."""

    fields: dict[str, list[Model]] = field(default_factory=dict)
    about: Organisation | None = None
    nodes: dict[DataPath, Node] = field(default_factory=dict)
    incomplete: set[str] = field(default_factory=set)

    def add(self, name: str, value: Model | None, node: Node) -> None:
        if value is None:
            self.incomplete.add(name)
        elif isinstance(value, Organisation):
            self.about = value
            self.nodes[("about",)] = node
        else:
            values = self.fields.setdefault(name, [])
            self.nodes[(name, len(values))] = node
            values.append(value)

    def handbook(self) -> Handbook:
        about = self.about or Organisation.model_construct(
            title=Text("?"),
            organisation=Text("?"),
            owner=UNSPECIFIED,
            address=UNSPECIFIED,
            review_cycle=UNSPECIFIED,
        )
        fields: dict[str, Any] = {name: tuple(items) for name, items in self.fields.items()}
        return Handbook.model_construct(about=about, **fields)


@dataclass
class _Opened:
    """The files of a source as far as they are YAML."""

    roots: list[tuple[FileKind, Node]] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    names: set[str] = field(default_factory=set)
    unread: set[str] = field(default_factory=set)
    """Fields of the handbook whose files could not be read."""


def read(folder: Path, shown: Path) -> Reading:
    """Read every file of a source folder. `shown` is how the folder is named in findings.

    Each file is taken as far as it goes: what is wrong in one hides nothing in another.
    Raises CommandError when the folder does not exist.
    """
    opened = _opened(folder, shown)
    collection = _Collection(incomplete=set(opened.unread))
    missing = list(_missing_files(opened.names, shown, collection))
    shaper = Shaper(AmountReader(Words(_language(opened.roots))), _ids_by_title(opened.roots))
    for kind, root in opened.roots:
        _collect(kind, root, shaper, collection)
    ids = frozenset(identifier for _, identifier in _identified(opened.roots))
    return Reading(
        collection.handbook(),
        (*opened.findings, *missing, *shaper.findings),
        frozenset(collection.incomplete),
        None if opened.unread else ids,
        collection.nodes,
        shown,
    )


def _opened(folder: Path, shown: Path) -> _Opened:
    opened = _Opened()
    for file in source_files(folder, shown):
        root: Node | None = None
        if isinstance(file, Finding):
            opened.findings.append(file)
            name = (
                Path(file.where.file).relative_to(shown).as_posix()
                if isinstance(file.where, Position)
                else ""
            )
        else:
            name = file.name
        kind = kind_of(name)
        opened.names.add(name)
        if not isinstance(file, Finding):
            if kind is None:
                opened.findings.append(_unknown_file(file.position(0, 0), name))
                continue
            root, wrong = parsed(file)
            opened.findings += wrong
        if kind is not None and root is None:
            opened.unread |= kind.fields
        elif kind is not None and root is not None:
            opened.roots.append((kind, root))
    return opened


def _unknown_file(where: Position, name: str) -> Finding:
    patterns = [kind.pattern for kind in FILE_KINDS]
    return Finding(
        "unknown-file", where, {"known": ", ".join(patterns)}, Severity.WARNING, close(name, patterns)
    )


def _missing_files(names: set[str], shown: Path, collection: _Collection) -> Iterator[Finding]:
    for kind in FILE_KINDS:
        if kind.required and kind.pattern not in names:
            collection.incomplete |= kind.fields
            yield Finding("missing-file", Position((shown / kind.pattern).as_posix()))


def _collect(kind: FileKind, root: Node, shaper: Shaper, collection: _Collection) -> None:
    if kind.model is not None:
        collection.add(kind.field, shaper.shaped(root, kind.model), root)
        return
    lists = dict(kind.lists)
    if root.entries is None:
        collection.incomplete |= kind.fields
        shaper.findings.append(Finding("expected-mapping", root.position()))
        return
    for key, value in root.entries:
        name = str(key.scalar)
        if name not in lists:
            known = {"key": name, "known": ", ".join(lists)}
            shaper.findings.append(
                Finding("unknown-key", key.position(), known, suggestions=close(name, list(lists)))
            )
        elif value.items is None:
            collection.incomplete.add(name)
            rule = "empty-value" if value.empty else "expected-list"
            shaper.findings.append(Finding(rule, value.position()))
        else:
            for item in value.items:
                collection.add(name, shaper.shaped(item, lists[name]), item)


def _language(roots: list[tuple[FileKind, Node]]) -> str:
    """Return the handbook's language, before anything is validated: amounts are written in it."""
    for kind, root in roots:
        if kind.model is Organisation and "language" in root.index:
            language = root.index["language"][1].scalar
            return language if language in LANGUAGES else DEFAULT_LANGUAGE
    return DEFAULT_LANGUAGE


def _identified(roots: list[tuple[FileKind, Node]]) -> Iterator[tuple[Node, str]]:
    for _, root in roots:
        for node in root.walk():
            if "id" in node.index and (identifier := node.index["id"][1].scalar):
                yield node, identifier


def _ids_by_title(roots: list[tuple[FileKind, Node]]) -> dict[str, str]:
    titles: dict[str, str] = {}
    for node, identifier in _identified(roots):
        named: list[Any] = [node.index[key][1] for key in ("title", "aliases") if key in node.index]
        for name in [scalar.scalar for found in named for scalar in found.walk() if scalar.scalar]:
            titles.setdefault(name, identifier)
    return titles
