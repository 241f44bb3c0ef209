"""YAML taken apart into nodes that know where they stand.

Built from the parser's events, not from its data: so every scalar stays the text that was written (`no`,
`8:30`, `010`, `1.10` mean nothing but themselves), duplicate keys are seen, and anchors, aliases and tags
are findings instead of behaviour.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from generator.findings import Finding, Position
from generator.source.files import SourceFile, control_characters

QUOTES = frozenset("'\"|>")
"""Styles of scalars that are no plain words."""
DEEPEST = 20
"""Levels of nesting; a handbook needs eight."""
EMPTY = frozenset({"", "~", "null", "Null", "NULL"})
"""What YAML takes for "no value" when it stands without quotes."""


@dataclass
class Node:
    """A scalar, sequence or mapping with its place in the text."""

    file: SourceFile
    start: Any
    """Mark of the first character; `line` and `column` count from 0, as the parser does."""
    end: Any = None
    scalar: str | None = None
    quoted: bool = False
    items: list[Node] | None = None
    """Items of a sequence."""
    entries: list[tuple[Node, Node]] | None = None
    """Keys and values of a mapping, duplicates left out."""
    index: dict[str, tuple[Node, Node]] = field(default_factory=dict)

    @property
    def empty(self) -> bool:
        """Whether nothing is written here."""
        return self.scalar is not None and not self.quoted and self.scalar in EMPTY

    def position(self) -> Position:
        """Return where the node starts; a scalar or key on one line is underlined whole."""
        same_line = self.end is not None and self.end.line == self.start.line
        length = self.end.column - self.start.column if self.scalar is not None and same_line else 1
        return self.file.position(self.start.line + 1, self.start.column + 1, length)

    def plain(self) -> Any:
        """Return the node as dicts, lists and texts; what is empty is the empty text."""
        if self.entries is not None:
            return {key.scalar: value.plain() for key, value in self.entries}
        if self.items is not None:
            return [item.plain() for item in self.items]
        return "" if self.empty else self.scalar

    def walk(self) -> Iterator[Node]:
        """Yield this node and all below it."""
        yield self
        for child in self.items or [value for _, value in self.entries or []]:
            yield from child.walk()


class TooDeepError(Exception):
    """The nesting has been reported; nothing more is read of the file."""


class _Builder:
    """Builds the tree of one document from events, collecting findings."""

    def __init__(self, file: SourceFile, findings: list[Finding]) -> None:
        self.file = file
        self.findings = findings
        self.events = yaml.parse(file.text, Loader=yaml.CSafeLoader)

    def find(self, rule: str, mark: Any, length: int = 1, **arguments: object) -> None:
        where = self.file.position(mark.line + 1, mark.column + 1, length)
        self.findings.append(Finding(rule, where, arguments))

    def document(self) -> Node | None:
        root: Node | None = None
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                node = self.node(next(self.events), 0)
                if root is None:
                    root = node
                else:
                    self.find("several-documents", event.start_mark, 3)
                    break
        return root

    def node(self, event: Any, depth: int) -> Node:
        node = Node(self.file, event.start_mark, event.end_mark)
        if isinstance(event, yaml.AliasEvent):
            self.find("alias", event.start_mark, len(str(event.anchor)) + 1, name=event.anchor)
            node.scalar, node.quoted = "?", True
            return node
        if event.anchor is not None:
            self.find("anchor", event.start_mark, len(event.anchor) + 1, name=event.anchor)
        if event.tag is not None:
            self.find("tag", event.start_mark, 1, name=event.tag.replace("tag:yaml.org,2002:", "!!"))
        if depth == DEEPEST:
            self.find("too-deep", event.start_mark, depth=DEEPEST)
            raise TooDeepError
        if isinstance(event, yaml.ScalarEvent):
            node.scalar, node.quoted = event.value, event.style in QUOTES
        elif isinstance(event, yaml.SequenceStartEvent):
            node.items = list(self.sequence(depth))
        else:
            self.mapping(node, depth)
        return node

    def sequence(self, depth: int) -> Iterator[Node]:
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            yield self.node(event, depth + 1)

    def mapping(self, node: Node, depth: int) -> None:
        node.entries = []
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key = self.node(event, depth + 1)
            value = self.node(next(self.events), depth + 1)
            if key.scalar is None:
                self.findings.append(Finding("key-not-text", key.position()))
            elif key.scalar == "<<" and not key.quoted:
                self.findings.append(Finding("merge-key", key.position()))
            elif key.scalar in node.index:
                first = node.index[key.scalar][0].start.line + 1
                self.findings.append(
                    Finding("duplicate-key", key.position(), {"key": key.scalar, "line": first})
                )
            else:
                node.index[key.scalar] = (key, value)
                node.entries.append((key, value))


REFERENCE_FIRST = re.compile(r"[:,\[-] *\[\[[a-z]")
"""A reference that YAML takes for a list, since it stands first in an unquoted text."""
PROBLEMS = {
    "could not find expected ':'": "yaml-colon-missing",
    "mapping values are not allowed": "yaml-colon-unexpected",
    "found unexpected end of stream": "yaml-quote-unclosed",
    "did not find expected ',' or ']'": "yaml-bracket-unclosed",
    "did not find expected ',' or '}'": "yaml-bracket-unclosed",
    "did not find expected node content": "yaml-bracket-unclosed",
    "did not find expected key": "yaml-indentation",
    "did not find expected '-' indicator": "yaml-indentation",
    "found character that cannot start any token": "yaml-special-character",
    "found a tab character": "yaml-tab",
}
"""Rules for the parser's own messages; any other is `yaml-syntax` and carries the message."""
CULPRIT_IS_CONTEXT = frozenset({"yaml-colon-missing", "yaml-quote-unclosed", "yaml-bracket-unclosed"})
"""Problems that the parser notices only later than where they begin."""


def _syntax_finding(file: SourceFile, error: yaml.YAMLError) -> Finding:
    problem = str(getattr(error, "problem", None) or error)
    rule = next((rule for start, rule in PROBLEMS.items() if problem.startswith(start)), "yaml-syntax")
    mark = getattr(error, "problem_mark", None)
    context = getattr(error, "context_mark", None)
    if rule in CULPRIT_IS_CONTEXT and context is not None:
        mark = context
    line, column = (mark.line + 1, mark.column + 1) if mark is not None else (0, 0)
    if mark is not None and not "".join(file.lines[line - 1 :]).strip():
        # The file breaks off: the last words are the place, not the nothing behind them.
        line = max((number for number, text in enumerate(file.lines, start=1) if text.strip()), default=1)
        column = len(file.lines[line - 1].rstrip()) + 1
    where = file.position(line, column)
    if reference := REFERENCE_FIRST.search(where.source_line):
        rule = "reference-unquoted"
        where = file.position(line, reference.end() - 2, 2)
    elif rule == "yaml-special-character" and where.source_line[column - 1 : column] == "\t":
        rule = "yaml-tab"
    return Finding(rule, where, {"problem": problem} if rule == "yaml-syntax" else {})


def parsed(file: SourceFile) -> tuple[Node | None, list[Finding]]:
    """Return the root node of a file, or none, and what is wrong with its YAML."""
    findings = list(control_characters(file))
    if findings:
        return None, findings
    try:
        root = _Builder(file, findings).document()
    except TooDeepError:
        return None, findings
    except yaml.YAMLError as error:
        return None, [*findings, _syntax_finding(file, error)]
    if root is None or root.empty:
        return None, [*findings, Finding("empty-file", file.position(0, 0))]
    return root, findings
