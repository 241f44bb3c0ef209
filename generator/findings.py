"""What can be wrong, and how it is said: a finding names its rule, its place and its arguments.

The words of a finding come last, from the catalogue (`findings.<rule>.says` and `.mend`), so that
rules stay free of language and a finding can be compared, counted and accepted without its wording.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

DataPath = tuple[str | int, ...]
"""A way into nested data: keys and list positions, outermost first."""


class Severity(StrEnum):
    """How much a finding weighs. Only an error stops a build."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, order=True)
class Position:
    """A place in a source file. Lines and columns count from 1; `line` 0 means the file as a whole."""

    file: str
    line: int = 0
    column: int = 0
    length: int = 1
    """How many characters the caret underlines."""
    source_line: str = ""
    """The text of that line, without its line end."""


@dataclass(frozen=True)
class Place:
    """A place in a handbook, told by its structure: what a rule knows without knowing any file.

    `path` leads from the handbook to a value, such as `("procedures", 0, "steps", 3, "text")`.
    `needle`, when given, is the part of that value's text which is meant.
    """

    path: DataPath
    needle: str = ""


@dataclass(frozen=True)
class Worded:
    """An argument of a finding that is an entry of the catalogue, by its key."""

    key: str


@dataclass(frozen=True)
class Finding:
    """One thing wrong or doubtful."""

    rule: str
    """Stable id of the rule, also the key of its words."""
    where: Position | Place
    arguments: Mapping[str, object] = field(default_factory=dict)
    severity: Severity = Severity.ERROR
    suggestions: tuple[str, ...] = ()
    """What was probably meant, the likeliest first."""

    def at(self, position: Position) -> Finding:
        """Return the same finding at a position in a file."""
        return replace(self, where=position)


@dataclass(frozen=True)
class Accepted:
    """A finding that the quality department accepts, with its reason."""

    finding: Finding
    reason: str


class HandbookError(Exception):
    """Base of the errors that are told without a traceback."""


class InputError(HandbookError):
    """The input is wrong: exit code 1. Carries every finding."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__(f"{len(findings)} findings")
        self.findings = findings


class CommandError(HandbookError):
    """The command is wrong, such as a folder that does not exist: exit code 2. Words key and arguments."""

    def __init__(self, key: str, /, **arguments: object) -> None:
        super().__init__(key)
        self.key = key
        self.arguments = arguments


class ToolError(HandbookError):
    """A tool that the build calls has failed: exit code 3."""

    def __init__(self, tool: str, detail: str) -> None:
        super().__init__(f"{tool}: {detail}")
        self.tool = tool
        self.detail = detail
