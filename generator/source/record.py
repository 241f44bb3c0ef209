"""Sealed records of releases: their text, and reading them with every altered byte found."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

import yaml
from pydantic import ValidationError

from generator.findings import Finding, Position
from generator.model.base import Model
from generator.model.plain import plain
from generator.source.seal import Altered, sealed, unsealed

M = TypeVar("M", bound=Model)


def record_bytes(record: Model) -> bytes:
    """Return the sealed text of a record."""
    return sealed(yaml.safe_dump(plain(record), allow_unicode=True, sort_keys=False, width=10**6))


def read_record(data: bytes, shown: Path, model: type[M], findings: list[Finding]) -> M | None:
    """Return a sealed record, or none with what is wrong noted."""
    body, wrong = unsealed(data)
    if wrong:
        findings.append(alteration(shown, data, wrong))
        return None
    try:
        return model.model_validate(yaml.load(body, Loader=yaml.CBaseLoader))  # noqa: S506 - texts only
    except (yaml.YAMLError, ValidationError, ValueError) as error:
        findings.append(unreadable(shown, error))
        return None


def unreadable(shown: Path, error: Exception) -> Finding:
    """Return the finding of a file that nothing was altered in, and that still can't be read."""
    reason = (str(error).splitlines() or [""])[0]
    return Finding("release-unreadable", Position(shown.as_posix()), {"reason": reason})


def alteration(shown: Path, data: bytes, wrong: Altered) -> Finding:
    """Return the finding of an altered file, at the line and column of its first wrong byte."""
    before = data[: wrong.start]
    line = before.count(b"\n") + 1
    column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
    rule = "release-altered" if wrong.exact else "release-altered-within"
    arguments = {"first": wrong.start + 1, "last": wrong.end}
    return Finding(rule, Position(shown.as_posix(), line, column), arguments)
