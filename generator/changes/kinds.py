"""The kinds of changes, one row each: what it is, how much it weighs, and what it is called backwards.

The first row that fits a difference names it. Words stand in the catalogue under `changes.kind.<name>`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from generator.changes.measures import figures, longer, more
from generator.changes.records import stand_ins
from generator.model.plain import Plain

Significance = Literal["scores", "duties", "editorial", "none"]
"""What a change affects: scores, duties, neither; `none` is told by other changes already."""
HOLDER = "$holder"
"""The path of the entity that holds an entity; not a field of its own."""


@dataclass(frozen=True)
class Difference:
    """Two values at the same place of an entity; none where there is no such value."""

    entity: str
    """Kind of the entity."""
    path: tuple[str, ...]
    """Keys that lead to the value within the entity; empty for the whole entity."""
    old: Plain | None
    new: Plain | None

    @property
    def key(self) -> str:
        """The field of the entity; empty for the whole entity."""
        return self.path[0] if self.path else ""


Fits = Callable[[Difference], bool]


@dataclass(frozen=True)
class Kind:
    """A kind of change."""

    name: str
    significance: Significance
    mirror: str
    """What the same change is called from new to old."""
    fits: Fits


SCORED = frozenset(
    {
        "criterion",
        "section",
        "sheet",
        "scheme",
        "grade",
        "deduction",
        "response",
        "response-set",
    }
)
"""Kinds of entities that scores are made of."""
NOTED = frozenset(
    {
        "source",
        "term",
        "variable",
        "document",
        "conflict",
        "area",
        "mark",
        "suggestion",
        "clause",
        "event",
        "case",
    }
)
"""Kinds of entities that nobody has to carry out."""
PROSE = frozenset({
    "text", "purpose", "scope", "definition", "differs", "lines", "duties", "hint", "value", "occasion",
    "counted", "out-of", "conditions", "note", "topics", "also", "options",
})  # fmt: skip


def _of(*entities: str) -> Fits:
    return lambda found: found.entity in entities


def _at(*keys: str) -> Fits:
    return lambda found: found.key in keys


def _all(*tests: Fits) -> Fits:
    return lambda found: all(test(found) for test in tests)


def _whole(found: Difference) -> bool:
    return not found.path


def _added(found: Difference) -> bool:
    return _whole(found) and found.old is None


def _removed(found: Difference) -> bool:
    return _whole(found) and found.new is None


def _appears(found: Difference) -> bool:
    return found.old is None


def _goes(found: Difference) -> bool:
    return found.new is None


def _raised(found: Difference) -> bool:
    return more(found.old, found.new) > 0


def _lowered(found: Difference) -> bool:
    return more(found.old, found.new) < 0


def _longer(found: Difference) -> bool:
    return longer(found.old, found.new) > 0


def _shorter(found: Difference) -> bool:
    return longer(found.old, found.new) < 0


def _order(found: Difference) -> bool:
    return isinstance(found.new or found.old, list) and any(stand_ins(found.new or found.old))


def _figures(found: Difference) -> bool:
    return figures(found.old or "") != figures(found.new or "")


def _pair(
    names: tuple[str, str], significance: Significance, fits: Fits, tests: tuple[Fits, Fits]
) -> tuple[Kind, Kind]:
    """Return two kinds that are each other backwards."""
    one, other = names
    return (
        Kind(one, significance, other, _all(fits, tests[0])),
        Kind(other, significance, one, _all(fits, tests[1])),
    )


def _kind(name: str, significance: Significance, *fits: Fits) -> Kind:
    """Return a kind that is the same backwards."""
    return Kind(name, significance, name, _all(*fits))


WHOLE = (_added, _removed)
NUMBERS = (_raised, _lowered)
TIMES = (_longer, _shorter)

KINDS: tuple[Kind, ...] = (
    _kind("replaced", "scores", _whole, lambda found: found.old is not None and found.new is not None),
    *_pair(("step-added", "step-removed"), "duties", _of("step"), WHOLE),
    *_pair(("field-added", "field-removed"), "duties", _of("field"), WHOLE),
    *_pair(("scored-added", "scored-removed"), "scores", _of(*SCORED), WHOLE),
    *_pair(("noted-added", "noted-removed"), "editorial", _of(*NOTED), WHOLE),
    *_pair(("added", "removed"), "duties", _whole, WHOLE),
    _kind("moved", "duties", _at(HOLDER)),
    _kind("renamed", "editorial", _at("title"), lambda found: found.entity != "field"),
    _kind("aliases-changed", "editorial", _at("aliases")),
    _kind("number-changed", "editorial", _at("number")),
    _kind("basis-changed", "editorial", _at("basis")),
    _kind("review-changed", "editorial", _at("reviews", "industry", "personal-data")),
    # What scores are made of.
    *_pair(("points-raised", "points-lowered"), "scores", _at("points", "total"), NUMBERS),
    _kind("points-changed", "scores", _at("points", "total")),
    *_pair(("weight-raised", "weight-lowered"), "scores", _at("weight"), NUMBERS),
    _kind("weight-changed", "scores", _at("weight")),
    _kind(
        "deduction-changed", "scores", _at("rule", "item", "penalty"), _of("criterion", "scheme", "target")
    ),
    _kind("deduction-changed", "scores", _of("deduction")),
    _kind("answer-changed", "scores", _at("expects", "critical"), _of("criterion")),
    _kind("items-changed", "scores", _at("items"), _of("section")),
    _kind("applicability-changed", "scores", _at("applies-to", "types", "without")),
    _kind("scoring-changed", "scores", _at("scheme"), _of("sheet")),
    _kind(
        "scoring-changed",
        "scores",
        _of("scheme", "grade", "response", "response-set"),
        lambda found: found.key not in PROSE,
    ),
    # What people must do.
    _kind("steps-reordered", "duties", _at("steps"), _of("procedure"), _order),
    *_pair(("limit-lengthened", "limit-shortened"), "duties", _at("within"), TIMES),
    _kind("limit-changed", "duties", _at("within", "from", "to", "case"), _of("limit")),
    _kind("limit-changed", "duties", _at("limits"), lambda found: not _order(found)),
    *_pair(("target-raised", "target-lowered"), "duties", _at("at-least", "at-most"), NUMBERS),
    _kind("target-changed", "duties", _of("target")),
    *_pair(("retention-lengthened", "retention-shortened"), "duties", _at("period"), TIMES),
    _kind("keeper-changed", "duties", _at("keeper")),
    _kind("retention-changed", "duties", _of("retention")),
    _kind("redirected", "duties", _of("step"), _at("next", "branches", "repeat", "type")),
    _kind("post-changed", "duties", _at("who", "delegable")),
    _kind(
        "responsibility-changed", "duties", _at("department", "reports-to", "part-of", "owner", "external")
    ),
    _kind("checking-changed", "duties", _at("checks", "methods", "marks", "verifies")),
    _kind("forms-changed", "duties", _at("forms")),
    _kind("form-field-changed", "duties", _of("field")),
    _kind("form-field-changed", "duties", _of("form"), _at("content")),
    *_pair(("decided", "reopened"), "duties", _all(_at("decision"), _of("conflict")), (_appears, _goes)),
    _kind("decision-changed", "duties", _at("decision"), _of("conflict")),
    # What only reads otherwise.
    _kind("register-changed", "editorial", _of("suggestion", "area", "clause")),
    _kind("register-changed", "editorial", _of("handbook"), lambda found: found.key != "about"),
    _kind("settings-changed", "editorial", _of("handbook")),
    _kind("reordered", "editorial", _order),
    _kind("figures-changed", "duties", _at(*PROSE), _figures),
    _kind("wording-edited", "editorial", _at(*PROSE)),
    _kind("changed", "duties"),
)
"""All kinds; the last one fits whatever no other does."""
CONTENTS = Kind("contents", "none", "contents", lambda _: False)
"""A list whose members come, go or move: told by the members themselves."""
BY_NAME = {kind.name: kind for kind in (*KINDS, CONTENTS)}


def kind_of(found: Difference) -> Kind:
    """Return the kind of a difference."""
    return next(kind for kind in KINDS if kind.fits(found))
