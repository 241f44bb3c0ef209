"""Suggestions to revise the handbook are decided, and what they and the reasons of changes name is known.

(ISO 9001:2015 7.5.3.2, 10.3; ISO 10002:2018 8.5.)
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from generator.findings import DataPath, Finding, Place
from generator.model.handbook import Handbook
from generator.model.release import Suggestion
from generator.rules.known import Known


def undecided(known: Known) -> Iterator[Finding]:
    """Every suggestion has a decision: adopted, adopted in part, declined, or carried over."""
    yield from without_decision(known.handbook)


def unknown_subjects(known: Known) -> Iterator[Finding]:
    """What a suggestion or the reason of a change is about stands in the handbook, or stood in a release."""
    for path, identifier in subjects(known.handbook):
        if known.missing(identifier) and identifier not in known.former:
            yield unknown_subject(known.handbook, path, identifier)


def without_decision(handbook: Handbook) -> Iterator[Finding]:
    """Yield a finding for each suggestion without a decision."""
    for path, suggestion in handbook.of(Suggestion):
        if suggestion.decision is None:
            yield Finding("suggestion-undecided", Place((*path, "id")), {"id": str(suggestion.id)})


def subjects(handbook: Handbook) -> Iterator[tuple[DataPath, str]]:
    """Yield every id that a suggestion or the reason of a change is about."""
    for path, suggestion in handbook.of(Suggestion):
        yield (*path, "on"), str(suggestion.on)
    for number, reason in enumerate(handbook.reasons):
        for position, identifier in enumerate(reason.at):
            yield ("reasons", number, "at", position), str(identifier)


def unknown_subject(handbook: Handbook, path: DataPath, identifier: str) -> Finding:
    """Return the finding of an id that nobody knows, with the one that was probably meant."""
    near = difflib.get_close_matches(identifier, [*handbook.by_id], n=1)
    return Finding("subject-unknown", Place(path), {"id": identifier}, suggestions=tuple(near))
