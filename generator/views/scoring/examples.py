"""Worked examples in words: "3 nonconforming places: 1 − 3 × 0.3 = 0.1". Every number is the engine's."""

from __future__ import annotations

from decimal import Decimal

from generator.model.base import Unspecified
from generator.model.schemes import Scheme
from generator.model.scoring import Bonus, ByTable, Deduct, Discretionary, Graded, RatePenalty, Response
from generator.model.standards import Target
from generator.scoring.costs import cost
from generator.scoring.exact import decimal
from generator.scoring.examples import RowExample, row_examples, telling_rates
from generator.scoring.marks import Occurrences, RateMeasured, Responded
from generator.scoring.plan import Missing, Row
from generator.views.scoring.marks import mark_words, missing_words, shown
from generator.views.telling import FULL
from generator.views.wording import Wording, number

MISSING_MOST = 3
"""So much of what is missing is named; of more only how much."""


def example_lines(wording: Wording, row: Row, scheme: Scheme) -> tuple[str, ...]:
    """Return the worked examples of a row's rule, a line each, best first.

    None where they would only repeat the rule, as with all or nothing.
    """
    if not _teaches(row):
        return ()
    lower = scheme.direction == "lower-is-better"
    lines = []
    for example in row_examples(row, scheme):
        case = mark_words(wording, example.row, example.mark)
        told = _Told(wording, example, lower=lower).words()
        lines.append(wording.words("scoring.example.says", case=case, told=told))
    return tuple(lines)


def penalty_lines(wording: Wording, target: Target) -> tuple[str, ...]:
    """Return worked examples of what it costs a target when another is missed, a line each; or none."""
    rule = target.penalty
    missed = wording.handbook.find(rule.target, Target) if rule else None
    if rule is None or missed is None:
        return ()
    row = Row(target.id, None, rule, target.id, target=missed)
    lines = []
    for rate in telling_rates(rule, missed):
        found = cost(row, RateMeasured(rate), lower_is_better=False)
        case = mark_words(wording, row, RateMeasured(rate))
        told = unknown_words(wording, found.missing)
        if found.lost is not None:
            told = wording.words("scoring.example.off", lost=shown(decimal(found.lost)))
        lines.append(wording.words("scoring.example.says", case=case, told=told))
    return tuple(lines)


def _teaches(row: Row) -> bool:
    if isinstance(row.rule, Graded):
        return any(response.share and response.share < FULL.value for response in row.responses)
    return isinstance(row.rule, Deduct | ByTable | Discretionary | Bonus | RatePenalty)


def unknown_words(wording: Wording, missing: tuple[Missing, ...]) -> str:
    """Return that there is no score, and what the handbook would have to state for one."""
    listed = [missing_words(wording, each) for each in missing]
    told = wording.words("common.list-separator").join(listed[:MISSING_MOST])
    if len(listed) > MISSING_MOST:
        told = wording.words("scoring.missing-more", listed=told, n=len(listed))
    return wording.words("scoring.example.unknown", missing=told, unspecified=wording.unspecified.text)


class _Told:
    """Tells how one example comes to its points."""

    def __init__(self, wording: Wording, example: RowExample, *, lower: bool) -> None:
        self.wording, self.lower = wording, lower
        self.say = wording.words
        self.row, self.mark, self.result = example.row, example.mark, example.result

    def words(self) -> str:
        """Return what the mark comes to."""
        if isinstance(self.mark, Responded) and (apart := self.apart(self.mark.response)):
            return apart
        if self.result.points is None or (self.result.lost is None and not isinstance(self.row.rule, Bonus)):
            return unknown_words(self.wording, self.result.missing)
        if isinstance(self.row.rule, Bonus):
            return self.bonus(self.row.rule, self.result.points)
        told = self.sum(self.result.points, self.result.lost or Decimal(0))
        if self.result.overflow:
            return self.say("scoring.example.overflow", told=told, overflow=shown(self.result.overflow))
        return told

    def apart(self, response: str) -> str:
        """Return what is said of a response that judges nothing; empty for the others."""
        meaning = self.wording.handbook.get(response, Response).meaning
        if meaning == "not-observed":
            return self.say("scoring.example.left-out")
        return self.say("scoring.example.as-not-applicable") if meaning == "not-applicable" else ""

    def bonus(self, rule: Bonus, points: Decimal) -> str:
        count = self.mark.count if isinstance(self.mark, Occurrences) else 0
        if points < count * rule.each:
            return self.say("scoring.example.bonus-full", points=shown(points))
        return self.say("scoring.example.times", n=count, each=number(rule.each), points=shown(points))

    def sum(self, points: Decimal, lost: Decimal) -> str:
        """Return points as a sum, where there is one to tell."""
        if isinstance(self.row.rule, Deduct) and isinstance(self.mark, Occurrences) and self.mark.count:
            return self.deducted(self.row.rule, self.mark.count, points, lost)
        if self.result.full is None:
            return self.say("scoring.example.pool", lost=shown(lost))
        if isinstance(self.row.rule, Graded) and isinstance(self.mark, Responded):
            return self.responded(self.mark.response, points)
        if not lost or self.lower or not isinstance(self.row.rule, ByTable | Discretionary | RatePenalty):
            return self.points(points)
        known = {"full": number(self.result.full), "lost": shown(lost), "points": shown(points)}
        return self.say("scoring.example.minus", **known)

    def deducted(self, rule: Deduct, count: int, points: Decimal, lost: Decimal) -> str:
        """Return so many deductions, or how far they go at most."""
        if isinstance(rule.each, Unspecified) or lost < count * rule.each:
            if self.lower:
                return self.say("scoring.example.at-most", points=shown(points))
            key = "scoring.example.at-floor" if points else "scoring.example.used-up"
            return self.say(key, points=shown(points))
        known = {"n": count, "each": number(rule.each)}
        if self.lower:
            return self.say("scoring.example.times", **known, points=shown(points))
        if self.result.full is None:
            return self.say("scoring.example.pool-times", **known, lost=shown(lost))
        known |= {"full": number(self.result.full), "points": shown(points)}
        return self.say("scoring.example.minus-times", **known)

    def responded(self, response: str, points: Decimal) -> str:
        share = self.wording.handbook.get(response, Response).share
        partly = share is not None and 0 < share < FULL.value
        if not partly or self.lower or share is None or self.result.full is None:
            return self.points(points)
        known = {"full": number(self.result.full), "share": number(share), "points": shown(points)}
        return self.say("scoring.example.share", **known)

    def points(self, points: Decimal) -> str:
        return self.say("scoring.example.points", points=shown(points))
