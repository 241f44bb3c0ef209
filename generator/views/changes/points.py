"""Which changes make a main point of a version, and in which order of weight."""

from __future__ import annotations

from dataclasses import dataclass

DOCUMENTS = frozenset({"standard", "procedure", "sheet", "form", "scheme", "post", "department", "retention"})
CLAUSES = frozenset({"requirement", "step", "rule", "criterion"})


@dataclass(frozen=True)
class Point:
    """Changes that make a sentence: by their kinds and those of entities, all where none is named."""

    topic: str
    sentence: str
    """The catalogue has it under `changes.highlight`."""
    kinds: frozenset[str]
    entities: frozenset[str] = frozenset()
    field: str = ""


def _point(
    topic: str, sentence: str, kinds: str, entities: str | frozenset[str] = "", field: str = ""
) -> Point:
    of = frozenset(entities.split()) if isinstance(entities, str) else entities
    return Point(topic, sentence, frozenset(kinds.split()), of, field)


POINTS = (
    _point("deadlines", "limit-shortened", "limit-shortened", "limit"),
    _point("deadlines", "limit-lengthened", "limit-lengthened", "limit"),
    _point("deadlines", "limit-changed", "limit-changed", "limit", "within"),
    _point("deadlines", "limit-added", "added", "limit"),
    _point("deadlines", "limit-removed", "removed", "limit"),
    _point("deadlines", "raised", "target-raised", "target"),
    _point("deadlines", "lowered", "target-lowered", "target"),
    _point("points", "points-raised", "points-raised", "criterion sheet"),
    _point("points", "points-lowered", "points-lowered", "criterion sheet"),
    _point("points", "value-changed", "points-changed", "criterion sheet"),
    _point("points", "weight-raised", "weight-raised", "section"),
    _point("points", "weight-lowered", "weight-lowered", "section"),
    _point("points", "told", "answer-changed deduction-changed scoring-changed"),
    _point("points", "criterion-added", "scored-added", "criterion"),
    _point("points", "criterion-removed", "scored-removed", "criterion"),
    _point("duties", "post-changed", "post-changed", "step requirement rule"),
    _point("duties", "step-added", "step-added"),
    _point("duties", "step-removed", "step-removed"),
    _point("duties", "clause-added", "added", "requirement rule"),
    _point("duties", "clause-removed", "removed", "requirement rule"),
    _point(
        "duties",
        "told",
        "rewritten obligation-changed timing-changed bounds-changed figures-changed",
        CLAUSES,
    ),
    _point(
        "duties",
        "told",
        "steps-reordered redirected responsibility-changed checking-changed staffing-changed",
    ),
    _point("duties", "decided", "decided decision-changed", "conflict"),
    _point("documents", "document-added", "added scored-added", DOCUMENTS),
    _point("documents", "document-removed", "removed scored-removed", DOCUMENTS),
    _point("forms", "field-added", "field-added"),
    _point("forms", "field-removed", "field-removed"),
    _point("forms", "told", "form-field-changed privacy-changed"),
    _point("forms", "renamed", "renamed", "form"),
    _point("retention", "retention-lengthened", "retention-lengthened"),
    _point("retention", "retention-shortened", "retention-shortened"),
    _point("retention", "told", "keeper-changed retention-changed"),
)
"""What makes a sentence, the weightiest first."""
TOPICS = tuple(dict.fromkeys(point.topic for point in POINTS))
