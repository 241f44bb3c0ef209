"""The kinds of changes, one row each: what it is, how much it weighs, and what it is called backwards.

The first row that fits a difference names it. Words stand in the catalogue under `changes.kind.<name>`.
Where it can't be told how much a change weighs, it weighs more: a text that counts or binds otherwise than
before is no mere rewording.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from generator.changes.fits import (
    HOLDER,
    SETTINGS,
    Difference,
    Fits,
    appears,
    at,
    binds_otherwise,
    bounded_otherwise,
    but,
    counts_otherwise,
    every,
    goes,
    grows,
    itself,
    lengthened,
    lowered,
    members,
    of,
    raised,
    reads_otherwise,
    shortened,
    shrinks,
    shuffled,
    some,
    states,
    stays,
    timed_otherwise,
    whole,
)

Significance = Literal["scores", "duties", "editorial", "none"]
"""What a change affects: scores, duties, neither; `none` is told by other changes already."""


@dataclass(frozen=True)
class Kind:
    """A kind of change."""

    name: str
    significance: Significance
    mirror: str
    """What the same change is called from new to old."""
    fits: Fits


SCORED = ("criterion", "section", "sheet", "scheme", "grade", "deduction", "response", "response-set")
"""Kinds of entities that scores are made of."""
NOTED = (
    "source", "term", "variable", "document", "conflict", "area", "mark", "suggestion", "clause", "event",
    "case", "person",
)  # fmt: skip
"""Kinds of entities that nobody has to carry out."""
NAMED = (
    "standard", "procedure", "sheet", "form", "scheme", "post", "department", "site", "site-type", *NOTED,
)  # fmt: skip
"""Kinds of entities whose title only names them; of all others it may be all that they say."""
PROSE = (
    "text", "purpose", "scope", "definition", "differs", "lines", "duties", "hint", "value", "occasion",
    "counted", "out-of", "conditions", "note", "topics", "also", "options",
)  # fmt: skip
"""Fields of texts and lists of texts."""


def _kind(name: str, significance: Significance, *fits: Fits) -> Kind:
    """Return a kind that is the same backwards."""
    return Kind(name, significance, name, every(*fits))


def _pair(
    names: tuple[str, str], significance: Significance, tests: tuple[Fits, Fits], *fits: Fits
) -> tuple[Kind, Kind]:
    """Return two kinds that are each other backwards."""
    (one, other), (first, second) = names, tests
    return (
        Kind(one, significance, other, every(*fits, first)),
        Kind(other, significance, one, every(*fits, second)),
    )


def stated(found: Difference) -> bool:
    """Fit entities whose title may be all that they say."""
    return found.entity not in NAMED


MEANS_OTHERWISE = some(counts_otherwise, binds_otherwise, timed_otherwise, bounded_otherwise)
THERE = (appears, goes)
NUMBERS = (raised, lowered)
TIMES = (lengthened, shortened)

KINDS: tuple[Kind, ...] = (
    _kind("replaced", "scores", whole, stays),
    *_pair(("step-added", "step-removed"), "duties", THERE, whole, of("step")),
    *_pair(("field-added", "field-removed"), "duties", THERE, whole, of("field")),
    *_pair(("scored-added", "scored-removed"), "scores", THERE, whole, of(*SCORED)),
    *_pair(("noted-added", "noted-removed"), "editorial", THERE, whole, of(*NOTED)),
    *_pair(("added", "removed"), "duties", THERE, whole),
    _kind("scored-moved", "scores", at(HOLDER), of(*SCORED)),
    _kind("moved", "duties", at(HOLDER)),
    _kind("steps-reordered", "duties", at("steps"), of("procedure"), members),
    _kind("reordered", "editorial", some(members, shuffled)),
    # What scores are made of.
    *_pair(("points-raised", "points-lowered"), "scores", NUMBERS, at("points", "total")),
    _kind("points-changed", "scores", at("points", "total")),
    *_pair(("weight-raised", "weight-lowered"), "scores", NUMBERS, at("weight")),
    _kind("weight-changed", "scores", at("weight")),
    _kind("deduction-changed", "scores", at("rule", "item", "penalty", "takes", "per")),
    _kind("deduction-changed", "scores", of("deduction"), at("title"), MEANS_OTHERWISE),
    _kind("answer-changed", "scores", at("expects", "critical")),
    _kind("items-changed", "scores", at("items")),
    _kind("applicability-changed", "scores", at("applies-to", "types", "without")),
    _kind("scoring-changed", "scores", at("scheme")),
    _kind(
        "scoring-changed",
        "scores",
        of("scheme", "grade", "response"),
        but("title", "text", "symbol", "basis", "reviews", "industry"),
    ),
    # What all entities have.
    _kind("rewritten", "duties", at("title"), stated, states, reads_otherwise),
    _kind("figures-changed", "duties", at("title"), counts_otherwise),
    _kind("obligation-changed", "duties", at("title"), stated, binds_otherwise),
    _kind("timing-changed", "duties", at("title"), stated, timed_otherwise),
    _kind("bounds-changed", "duties", at("title"), stated, bounded_otherwise),
    _kind("renamed", "editorial", at("title"), lambda found: found.entity != "field"),
    _kind("aliases-changed", "editorial", at("aliases")),
    _kind("number-changed", "editorial", at("number")),
    _kind("basis-changed", "editorial", at("basis")),
    _kind("review-changed", "editorial", at("reviews")),
    _kind("industry-changed", "duties", at("industry")),
    # What people must do.
    *_pair(("limit-lengthened", "limit-shortened"), "duties", TIMES, at("within")),
    _kind("limit-changed", "duties", of("limit")),
    _kind("limit-changed", "duties", at("limits")),
    *_pair(("target-raised", "target-lowered"), "duties", NUMBERS, of("target"), at("at-least", "at-most")),
    _kind("target-changed", "duties", of("target")),
    *_pair(("retention-lengthened", "retention-shortened"), "duties", TIMES, at("period")),
    _kind("keeper-changed", "duties", at("keeper")),
    _kind("retention-changed", "duties", of("retention")),
    _kind("redirected", "duties", of("step"), at("next", "branches", "repeat", "type")),
    _kind("post-changed", "duties", at("who", "delegable")),
    _kind("staffing-changed", "duties", at("post", "head-count", "pay")),
    _kind("responsibility-changed", "duties", at("department", "reports-to", "part-of", "owner", "external")),
    _kind("checking-changed", "duties", at("checks", "methods", "marks", "verifies")),
    _kind("forms-changed", "duties", at("forms")),
    _kind("layout-changed", "editorial", some(at("blank-rows", "subject"), every(of("field"), at("lines")))),
    _kind("form-field-changed", "duties", of("field")),
    _kind("form-field-changed", "duties", at("content")),
    _kind("privacy-changed", "duties", at("personal-data")),
    *_pair(("decided", "reopened"), "duties", THERE, of("conflict"), at("decision"), itself),
    _kind("decision-changed", "duties", of("conflict"), at("decision")),
    # What is only kept count of, and how the handbook is set.
    _kind(
        "register-changed",
        "editorial",
        of("suggestion", "area", "clause", "document"),
        but("purpose", "text"),
    ),
    _kind("register-changed", "editorial", of("conflict", "source")),
    _kind("register-changed", "editorial", at("group", "groups", "symbol", "code")),
    _kind("settings-changed", "editorial", of("handbook"), lambda found: found.path[0] == SETTINGS),
    _kind("register-changed", "editorial", of("handbook")),
    # What only reads otherwise, unless it says something else, counts or binds otherwise, or at another time.
    *_pair(("text-added", "text-removed"), "duties", (grows, shrinks), at(*PROSE)),
    _kind("rewritten", "duties", at(*PROSE), lambda found: found.entity not in NOTED, reads_otherwise),
    _kind("figures-changed", "duties", at(*PROSE), counts_otherwise),
    _kind("obligation-changed", "duties", at(*PROSE), binds_otherwise),
    _kind("timing-changed", "duties", at(*PROSE), timed_otherwise),
    _kind("bounds-changed", "duties", at(*PROSE), bounded_otherwise),
    _kind("wording-edited", "editorial", at(*PROSE)),
    _kind("changed", "duties"),
)
"""All kinds; the last one fits whatever no other does."""
CONTENTS = Kind("contents", "none", "contents", lambda _: False)
"""A list whose members come, go or move: told by the members themselves."""
BY_NAME = {kind.name: kind for kind in (*KINDS, CONTENTS)}


def kind_of(found: Difference) -> Kind:
    """Return the kind of a difference."""
    return next(kind for kind in KINDS if kind.fits(found))
