"""The changes for which nobody gave a reason (ISO 9001:2015 6.3: why the system changes is considered)."""

from __future__ import annotations

from collections.abc import Iterator

from generator.views.changes.view import ChangeList, ClauseChanges

UNASKED = frozenset({"handbook", "event", "case", "area", "person"})
"""Kinds of entities of which nobody asks why: they follow from others, or have no id to give a reason for."""


def unexplained(changes: ChangeList) -> Iterator[tuple[str, ClauseChanges]]:
    """Yield every changed clause without a reason of its own, of what holds it or of a suggestion.

    Each comes with what it is called, after its document.
    """
    for document in changes.documents:
        for clause in filter(needs_reason, document.clauses):
            trail = filter(None, (document.title, clause.label))
            yield changes.new.words("changes.trail").join(trail), clause


def needs_reason(clause: ClauseChanges) -> bool:
    """Tell whether the reason of a change is missing."""
    return not clause.reasons and clause.kind not in UNASKED and clause.fate != "withheld"
