"""Points of criteria and the rules that they are scored by fit each other and the sheets."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from generator.findings import DataPath, Finding, Place
from generator.model.base import UNSPECIFIED
from generator.model.scoring import (
    AllOrNothing,
    Bonus,
    ByRange,
    Deduct,
    Graded,
    RatePenalty,
    ResponseSet,
    Unscored,
    overflows,
)
from generator.model.standards import Criterion
from generator.rules.items import AnyRule, deductions
from generator.rules.known import Known


def missing(known: Known) -> Iterator[Finding]:
    """A criterion on a scored sheet has full points, where its rule needs them."""
    told: set[str] = set()
    for item in known.items:
        criterion = item.criterion
        open_one = criterion.points is None and not item.pooled and criterion.id not in told
        if open_one and _needs_points(known, item.rule):
            told.add(criterion.id)
            yield Finding("points-missing", _place(known, criterion, "id"), {"title": criterion.title})


def unused(known: Known) -> Iterator[Finding]:
    """Points stand only on criteria that some sheet scores."""
    unscored: dict[str, Criterion] = {}
    scored: set[str] = set()
    for item in known.items:
        if isinstance(item.rule, Unscored):
            unscored[item.criterion.id] = item.criterion
        else:
            scored.add(item.criterion.id)
    for identifier, criterion in unscored.items():
        if criterion.points is not None and identifier not in scored:
            yield Finding("points-unused", _place(known, criterion, "points"), {"title": criterion.title})


def unanswerable(known: Known) -> Iterator[Finding]:
    """A question with an expected yes or no is scored by a rule that takes yes or no."""
    rules: list[tuple[Criterion, AnyRule]] = [(item.criterion, item.rule) for item in known.items]
    rules += [(criterion, criterion.rule) for _, criterion in known.handbook.of(Criterion)]
    told: set[str] = set()
    for criterion, rule in rules:
        if criterion.expects and rule and not _takes_yes_or_no(rule) and criterion.id not in told:
            told.add(criterion.id)
            arguments = {"title": criterion.title, "type": getattr(rule, "type", "")}
            yield Finding("expects-unanswerable", _place(known, criterion, "expects"), arguments)


def too_large(known: Known) -> Iterator[Finding]:
    """No single deduction is larger than its item, unless what exceeds it is declared to overflow."""
    told: set[DataPath] = set()
    for criterion, own, rule in _scored_alone(known):
        points = criterion.points
        if not isinstance(points, Decimal) or overflows(rule):
            continue
        for way, each in deductions(rule):
            place = _place(known, criterion, "rule", *way) if own else _place(known, criterion, "points")
            if each > points and place.path not in told:
                told.add(place.path)
                arguments = {"title": criterion.title, "each": each, "points": points}
                yield Finding("deduction-too-large", place, arguments)


def _scored_alone(known: Known) -> Iterator[tuple[Criterion, bool, AnyRule]]:
    """Yield each criterion that deducts from its own points, whether its rule is its own, and the rule."""
    placed = set()
    for item in known.items:
        placed.add(item.criterion.id)
        if not item.pooled:
            yield item.criterion, item.own, item.rule
    for _, criterion in known.handbook.of(Criterion):
        if criterion.rule is not None and criterion.id not in placed:
            yield criterion, True, criterion.rule


def _needs_points(known: Known, rule: AnyRule) -> bool:
    match rule:
        case Graded(responses=responses):
            answers = known.handbook.find(responses, ResponseSet)
            return answers is not None and all(answer.points is None for answer in answers.responses)
        case None | Bonus() | ByRange() | RatePenalty() | Unscored():
            return False
    return True


def _takes_yes_or_no(rule: AnyRule) -> bool:
    match rule:
        case AllOrNothing() | Deduct():
            return True
        case Unscored(responses=None):
            return True
    return rule is UNSPECIFIED


def _place(known: Known, criterion: Criterion, *way: str | int) -> Place:
    return Place((*known.handbook.by_id[criterion.id].path, *way))
