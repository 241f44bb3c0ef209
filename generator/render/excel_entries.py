"""What may be entered in a cell of a workbook, as a validation with its messages."""

from __future__ import annotations

from typing import Any

from generator.views.workbook.grid import Entry

TITLE_MOST, MESSAGE_MOST = 32, 255
"""Characters of the title and of the text of a message beside a cell."""
FIRST_DAY = 36526
"""2000-01-01, as spreadsheets count days."""


def _earliest(entry: Entry) -> str:
    """Return the first day that may be entered: no day before 2000 is meant, and none before the check."""
    return f"=MAX({FIRST_DAY},{entry.least})" if entry.least else f"={FIRST_DAY}"


def validation(entry: Entry) -> dict[str, Any] | None:
    """Return the validation of a cell; none where anything may be entered and nothing needs saying."""
    rules: dict[str, dict[str, Any]] = {
        "choice": {"validate": "list", "source": f"={entry.choices}"},
        "count": {"validate": "integer", "criteria": ">=", "value": 0},
        "amount": {"validate": "decimal", "criteria": ">=", "value": 0},
        "number": {"validate": "decimal", "criteria": "between", "minimum": -1e12, "maximum": 1e12},
        "text": {"validate": "any"},
        "date": {"validate": "date", "criteria": ">=", "value": _earliest(entry)},
    }
    rule = rules[entry.kind]
    if entry.most is not None:
        rule = {"validate": "decimal", "criteria": "between", "minimum": 0, "maximum": float(entry.most)}
    if entry.says:
        rule |= {"input_title": entry.title[:TITLE_MOST], "input_message": entry.says[:MESSAGE_MOST]}
    if entry.refused:
        rule |= {"error_title": entry.title[:TITLE_MOST], "error_message": entry.refused[:MESSAGE_MOST]}
    return rule if entry.says or entry.refused else None
