"""What a reader learns of a sheet, the same record for every output: its facts, each with its authority."""

from __future__ import annotations

from dataclasses import dataclass

MARK = "※"
"""The mark of own decisions."""
SILENT = "【原文未载】"


@dataclass(frozen=True)
class Told:
    """A value as it is told, and whether it is told as the organisation's own decision."""

    text: str = SILENT
    decided: bool = False


OPEN = Told()


@dataclass(frozen=True)
class RowFacts:
    """A row of a sheet; None is what an output leaves out by design."""

    by: Told | None = None
    often: Told | None = None
    points: Told | None = None
    rule: Told | None = None


@dataclass(frozen=True)
class Facts:
    """A sheet."""

    rows: dict[str, RowFacts]
    """By title."""
    not_applicable: Told | None = None
    keeper: Told | None = None
    period: Told | None = None
    full: str | None = None
    """The sum of the full points; empty where some row leaves its own open."""


def agree(found: Facts, expected: Facts) -> list[str]:
    """Return where an output tells something else than holds; what it leaves out by design is passed by."""
    wrong = [f"rows: {[*found.rows]} for {[*expected.rows]}"] if [*found.rows] != [*expected.rows] else []
    for name in ("not_applicable", "keeper", "period", "full"):
        wrong += _compared(name, getattr(found, name), getattr(expected, name))
    for title, row in found.rows.items():
        for name in ("by", "often", "points", "rule"):
            at = f"{title}.{name}"
            wrong += _compared(at, getattr(row, name), getattr(expected.rows.get(title, RowFacts()), name))
    return wrong


def _compared(name: str, found: Told | str | None, expected: Told | str | None) -> list[str]:
    return [] if found is None or found == expected else [f"{name}: {found} for {expected}"]
