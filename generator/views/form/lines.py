"""How the fields of a form stand in lines, and what is printed faintly in them."""

from __future__ import annotations

from generator.views.form.view import FormField
from generator.views.wording import Wording

HALF_LINE = frozenset({"text", "date", "date-time", "number", "signature"})
"""The types of which two fields share a line when each needs one written line only."""
LABEL_MOST = 12
"""A title longer than this many characters needs the whole line."""


def in_lines(fields: tuple[FormField, ...]) -> tuple[tuple[FormField, ...], ...]:
    """Return fields two by two where both are short; the order never changes."""
    lines: list[tuple[FormField, ...]] = []
    waiting: FormField | None = None
    for shown in fields:
        if waiting is not None and _short(shown):
            lines.append((waiting, shown))
            waiting = None
            continue
        if waiting is not None:
            lines.append((waiting,))
        waiting = shown if _short(shown) else None
        if waiting is None:
            lines.append((shown,))
    if waiting is not None:
        lines.append((waiting,))
    return tuple(lines)


def _short(field: FormField) -> bool:
    return field.type in HALF_LINE and field.lines == 1 and len(field.title) <= LABEL_MOST and not field.hint


def pattern(wording: Wording, kind: str) -> str:
    """Return what is printed faintly in a field of a type: year, month and day; empty for most."""
    return wording.words.section("print.form.pattern").get(kind, "")
