"""What came of verifying, as people and programs read it."""

from __future__ import annotations

import json

from generator.app.report import record, told, width
from generator.app.verify import Row, Verified
from generator.words import Words

DIGITS = 16
"""So many digits of a digest tell releases apart on a screen."""
GAP = 2
OPEN = frozenset({"proposed", "dropped"})
"""States of what was never released."""
COLUMNS = ("release", "state", "approved", "effective", "signers", "digest")


def as_text(verified: Verified, words: Words) -> str:
    """Return the findings, then a table of the releases, then the outcome in a sentence."""
    parts = [told("text", verified.findings, (), words), _table(verified.rows, words)]
    count = sum(row.state not in OPEN for row in verified.rows)
    key = "releases.verified-wrong" if verified.wrong else "releases.verified"
    closing = words(key, count=count) if count or verified.wrong else words("releases.none")
    return "\n".join(part for part in (*parts, closing) if part) + "\n"


def as_json(verified: Verified, words: Words) -> str:
    """Return a JSON object with the releases and the findings."""
    lists = {
        "releases": [_plain(row) for row in verified.rows],
        "findings": [record(finding, words) for finding in verified.findings],
    }
    return json.dumps(lists, ensure_ascii=False, indent=2) + "\n"


FORMATS = {"text": as_text, "json": as_json}


def _table(rows: tuple[Row, ...], words: Words) -> str:
    if not rows:
        return ""
    lines = [[words(f"releases.column.{name}") for name in COLUMNS], *(_cells(row, words) for row in rows)]
    widths = [max(width(line[number]) for line in lines) + GAP for number in range(len(COLUMNS))]
    return "\n".join(
        "".join(cell + " " * (wide - width(cell)) for cell, wide in zip(line, widths, strict=True)).rstrip()
        for line in lines
    )


def _cells(row: Row, words: Words) -> list[str]:
    state = words(f"releases.state.{row.state}")
    if row.approval is None:
        return [row.name, state, "", "", "", ""]
    signers = words("common.list-separator").join(row.signers) or words("releases.unsigned")
    return [
        row.name,
        state,
        f"{row.approval.approved.by} {row.approval.approved.on}",
        str(row.approval.effective),
        signers,
        row.digest[:DIGITS],
    ]


def _plain(row: Row) -> dict[str, object]:
    approval = row.approval
    known = (
        {
            "approved": {"by": str(approval.approved.by), "on": str(approval.approved.on)},
            "effective": str(approval.effective),
            "made-with": str(approval.made_with),
            "signers": list(row.signers),
            "digest": row.digest,
        }
        if approval
        else {}
    )
    return {"release": row.name, "state": row.state, **known}
