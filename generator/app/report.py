"""Findings as people and programs read them."""

from __future__ import annotations

import json
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import get_args

from generator.findings import Accepted, Finding, Position, Severity, Worded
from generator.lens.decisions import State, counted, provisional
from generator.model.base import Model
from generator.model.handbook import Handbook
from generator.views.wording import Teller
from generator.words import Words

STYLES = ("text", "json", "github")
"""How findings can be told."""
MANY = 10
"""With more findings than these, a table at the end counts them by rule."""


def told(style: str, findings: Sequence[Finding], accepted: Sequence[Accepted], words: Words) -> str:
    """Return findings in one of the styles; empty where there is nothing to tell."""
    match style:
        case "json":
            return as_json(findings, accepted, words)
        case "github":
            return as_github(findings, words)
    return "\n".join(part for part in (as_text(findings, words), ending(findings, accepted, words)) if part)


def ending(findings: Sequence[Finding], accepted: Sequence[Accepted], words: Words) -> str:
    """Return how many findings there are, of which rules when they are many, and how many are accepted."""
    errors = sum(finding.severity is Severity.ERROR for finding in findings)
    lines = list(_table(findings, words)) if len(findings) > MANY else []
    if findings:
        lines.append(words("report.summary", errors=errors, warnings=len(findings) - errors))
    if accepted:
        lines.append(words("report.accepted", count=len(accepted)))
    return "\n".join(lines)


def conflicts_told(handbook: Handbook, words: Words) -> str:
    """Return how far the contradictions are decided, and which is due first; empty where there are none."""
    if not handbook.conflicts:
        return ""
    counts = {state: counted(handbook)[state] for state in get_args(State)}
    lines = [words("report.conflicts", **counts)]
    for until, conflict in provisional(handbook)[:1]:
        lines.append(words("report.conflict-due", until=until.isoformat(), title=str(conflict.title)))
    return "\n".join(lines)


def _table(findings: Iterable[Finding], words: Words) -> Iterable[str]:
    counts = Counter((finding.severity is Severity.WARNING, finding.rule) for finding in findings)
    for (doubtful, rule), count in sorted(counts.items(), key=lambda row: (row[0][0], -row[1], row[0][1])):
        severity = words("report.severity.warning" if doubtful else "report.severity.error")
        yield words("report.row", count=f"{count:>6}", severity=severity, rule=rule)


def says(finding: Finding, words: Words) -> str:
    """Return the sentence that tells what is wrong."""
    return words(
        f"findings.{finding.rule}.says", **_arguments(finding, words, f"findings.{finding.rule}.says")
    )


def mends(finding: Finding, words: Words) -> str:
    """Return how to mend it, with what was probably meant."""
    mend = words(
        f"findings.{finding.rule}.mend", **_arguments(finding, words, f"findings.{finding.rule}.mend")
    )
    if not finding.suggestions:
        return mend
    meant = words("report.did-you-mean", suggestion=" / ".join(finding.suggestions))
    return f"{meant} {mend}"


def _arguments(finding: Finding, words: Words, key: str) -> dict[str, str]:
    return {
        name: _told(value, words)
        for name, value in finding.arguments.items()
        if name in words.placeholders_of(key)
    }


def _told(value: object, words: Words) -> str:
    if isinstance(value, tuple):
        return words("common.list-separator").join(_told(item, words) for item in value)
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, Worded):
        return words(value.key)
    if isinstance(value, Position):
        return place_of(value)
    if isinstance(value, Model):  # an amount of time
        return Teller(words).within(value)  # type: ignore[arg-type]
    text = str(value)
    return words.maybe(f"kinds.{text}") or text


def as_text(findings: Iterable[Finding], words: Words) -> str:
    """Return findings for people: place, sentence, source line with a caret, remedy."""
    return "\n".join(_paragraph(finding, words) for finding in findings)


def _paragraph(finding: Finding, words: Words) -> str:
    where = _where(finding)
    place = place_of(where)
    severity = words(f"report.severity.{finding.severity}")
    lines = [
        words("report.finding", place=place, severity=severity, rule=finding.rule, says=says(finding, words))
    ]
    if where.source_line.strip():
        lines += _excerpt(where)
    lines.append(words("report.mend", mend=mends(finding, words)))
    return "\n".join(lines) + "\n"


def place_of(where: Position) -> str:
    """Return a place as editors and terminals know it: file, line and column."""
    return ":".join([where.file, *([str(where.line), str(where.column)] if where.line else [])])


def _excerpt(where: Position) -> list[str]:
    """Return the source line with a caret below; a long line is cut around the place."""
    start = max(0, where.column - 41)
    line = where.source_line.replace("\t", " ")
    shown = line[start : start + 90]
    before, marked = line[start : where.column - 1], line[where.column - 1 : where.column - 1 + where.length]
    number = f"{where.line:>5} | "
    cut = "…" if start else ""
    caret = " " * (width(before) + len(cut)) + "^" * max(1, min(width(marked), 60))
    return [f"{number}{cut}{shown}", f"{' ' * (len(number) - 2)}| {caret}"]


def width(text: str) -> int:
    """Return how many columns a text takes on a terminal."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def as_json(findings: Iterable[Finding], accepted: Iterable[Accepted], words: Words) -> str:
    """Return findings for programs: a JSON object with a list of the open and a list of the accepted ones."""
    lists = {
        "findings": [record(finding, words) for finding in findings],
        "accepted": [record(one.finding, words) | {"reason": one.reason} for one in accepted],
    }
    return json.dumps(lists, ensure_ascii=False, indent=2)


def record(finding: Finding, words: Words) -> dict[str, object]:
    """Return a finding as JSON tells it."""
    where = _where(finding)
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "file": where.file,
        "line": where.line,
        "column": where.column,
        "length": where.length,
        "message": says(finding, words),
        "remedy": mends(finding, words),
        "suggestions": list(finding.suggestions),
        "arguments": {name: _plain(value, words) for name, value in finding.arguments.items()},
    }


def _plain(value: object, words: Words) -> object:
    if isinstance(value, tuple):
        return [_plain(item, words) for item in value]
    if isinstance(value, Model | Worded | Position):
        return _told(value, words)
    return value if isinstance(value, int) else str(value)


def as_github(findings: Iterable[Finding], words: Words) -> str:
    """Return findings as workflow commands, which GitHub shows at the line."""
    return "\n".join(_command(finding, words) for finding in findings)


def _command(finding: Finding, words: Words) -> str:
    where = _where(finding)
    kind = "error" if finding.severity is Severity.ERROR else "warning"
    line, column = max(1, where.line), max(1, where.column)
    place = f"file={_property(where.file)},line={line},col={column},title={finding.rule}"
    message = f"{says(finding, words)}\n{mends(finding, words)}"
    return f"::{kind} {place}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _where(finding: Finding) -> Position:
    if not isinstance(finding.where, Position):
        message = f"{finding.rule} has no position"
        raise TypeError(message)
    return finding.where
