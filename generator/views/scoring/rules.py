"""Item rules in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from generator.model.base import Unspecified
from generator.model.schemes import Grade, Scheme
from generator.model.scoring import (
    AllOrNothing,
    Bonus,
    ByRange,
    ByTable,
    Deduct,
    Deduction,
    Discretionary,
    Graded,
    ItemRule,
    RangeBand,
    RatePenalty,
    Response,
    ResponseSet,
    Unscored,
)
from generator.model.standards import Target
from generator.scoring.ladder import Ladder
from generator.views.wording import Prose, Span, Wording, number

LADDER_MOST = 6
"""So many rungs of a ladder are shown; a longer one is shortened."""
LEFT_OUT = "\u2026"
FULL, NONE = Decimal(100), Decimal(0)


@dataclass(frozen=True)
class Context:
    """What the scheme adds to the sense of a rule."""

    better: Literal["higher", "lower"] = "higher"
    """Which score is better; where lower is, points are those lost."""
    pool: bool = False
    """Whether items deduct from their section's pool instead of from points of their own."""

    @classmethod
    def of(cls, scheme: Scheme) -> Context:
        """Return what a scheme adds."""
        return cls("lower" if scheme.direction == "lower-is-better" else "higher", scheme.section == "pool")


USUAL = Context()


def rule_words(wording: Wording, rule: ItemRule | Unspecified, context: Context = USUAL) -> Prose:
    """Return how an item is scored: "0.3 points off for each occurrence, down to 0".

    Name the scheme's context where the item is told as part of a sheet.
    """
    return _Rules(wording, context).told(rule)


def limit_words(wording: Wording, rule: Deduct | ByTable, context: Context = USUAL) -> Prose:
    """Return how far deductions go, as the end of a sentence: ", down to 0"."""
    return (Span(wording.words("scoring.comma")), *_Rules(wording, context).limit(rule))


def ladder_words(points: Decimal | Unspecified | None, rule: ItemRule | Unspecified) -> tuple[str, ...]:
    """Return the points left after 0, 1, 2 ... occurrences, a long ladder shortened; none where unknown."""
    if not isinstance(rule, Deduct) or isinstance(rule.each, Unspecified) or not isinstance(points, Decimal):
        return ()
    if isinstance(rule.floor, Unspecified):
        return ()
    ladder = Ladder(points, rule.each, rule.floor)
    if not ladder.steps:
        return ()
    return tuple(LEFT_OUT if score is None else number(score) for score in ladder.scores(LADDER_MOST))


def not_applicable_words(wording: Wording, scheme: Scheme) -> Prose:
    """Return what "not applicable" does to the score."""
    held = wording.lens.not_applicable(scheme)
    if isinstance(held.value, Unspecified):
        return (wording.unspecified,)
    told = wording.says(f"scoring.not-applicable.{held.value}")
    return (*told, *(wording.marked(held.basis) if held.own_alone else ()))


class _Rules:
    """Tells rules in one context."""

    def __init__(self, wording: Wording, context: Context) -> None:
        self.wording = wording
        self.words, self.context = wording.words, context
        self.says = wording.says
        self.better = context.better
        self.pool = context.pool

    def told(self, rule: ItemRule | Unspecified) -> Prose:  # noqa: C901, PLR0911 - one case a kind of rule
        match rule:
            case AllOrNothing():
                return self.says(f"scoring.rule.all-or-nothing.{self.better}")
            case Deduct(each=each):
                unit = self.words(f"scoring.per.finding.{rule.per}")
                told = self.says(f"scoring.rule.deduct.{self.better}", unit=unit, each=self.points(each))
                return told + limit_words(self.wording, rule, self.context)
            case ByTable(deductions=rows):
                return self.listed([*(self.deduction(row) for row in rows), self.limit(rule)])
            case Graded(responses=responses):
                return self.graded(self.wording.handbook.get(responses, ResponseSet))
            case ByRange():
                bands = self.listed(self.band(band) for band in rule.bands)
                return self.says(
                    f"scoring.rule.range.{self.better}", unit=self.wording.text(rule.unit), bands=bands
                )
            case Discretionary(at_most=most):
                return self.discretionary(most)
            case Bonus():
                return self.bonus(rule)
            case RatePenalty():
                return self.rate_penalty(rule)
            case Unscored(responses=responses):
                return self.unscored(responses)
            case Unspecified():
                return (self.wording.unspecified,)

    def points(self, points: Decimal | Unspecified) -> Span:
        return self.wording.unspecified if isinstance(points, Unspecified) else Span(number(points))

    def listed(self, parts: Iterable[Prose]) -> Prose:
        separator = Span(self.words("scoring.separator"))
        return tuple(span for part in parts for span in (separator, *part))[1:]

    def limit(self, rule: Deduct | ByTable) -> Prose:
        """Tell how far deductions go."""
        if self.pool:
            return self.says("scoring.rule.limit.pool")
        if isinstance(rule.floor, Unspecified):
            how_far = self.says("scoring.rule.limit.unknown", unspecified=self.wording.unspecified)
        elif rule.floor:
            how_far = self.says(f"scoring.rule.limit.floor.{self.better}", floor=number(rule.floor))
        else:
            how_far = self.says(f"scoring.rule.limit.zero.{self.better}")
        return how_far + (self.says(f"scoring.rule.limit.overflow.{self.better}") if rule.overflow else ())

    def deduction(self, row: Deduction) -> Prose:
        finding = self.wording.text(row.title)
        if not isinstance(row.takes, Unspecified) and row.takes == "all":
            return self.says(f"scoring.rule.table.all.{self.better}", finding=finding)
        takes = self.points(row.takes if isinstance(row.takes, Unspecified) else Decimal(row.takes))
        unit = self.words(f"scoring.per.finding.{row.per}")
        return self.says(f"scoring.rule.table.{self.better}", finding=finding, unit=unit, takes=takes)

    def graded(self, chosen: ResponseSet) -> Prose:
        responses = self.listed(self.response(response) for response in chosen.responses)
        return self.says(
            f"scoring.rule.graded.{self.better}", set=self.wording.text(chosen.title), responses=responses
        )

    def response(self, response: Response) -> Prose:
        title = self.wording.text(response.title)
        if response.meaning in {"not-observed", "not-applicable"}:
            return self.says(f"scoring.rule.response.{response.meaning}", title=title)
        if response.points is not None:
            return self.says(
                f"scoring.rule.response.points.{self.better}", title=title, points=number(response.points)
            )
        if response.share is None:
            return self.says(
                f"scoring.rule.response.points.{self.better}", title=title, points=self.wording.unspecified
            )
        if response.share == FULL:
            return self.says(f"scoring.rule.response.full.{self.better}", title=title)
        if response.share == NONE:
            return self.says(f"scoring.rule.response.none.{self.better}", title=title)
        return self.says(
            f"scoring.rule.response.share.{self.better}", title=title, share=number(response.share)
        )

    def band(self, band: RangeBand) -> Prose:
        bounds = bound_words(self.wording, band)
        return self.says(f"scoring.rule.band.{self.better}", bounds=bounds, points=number(band.points))

    def discretionary(self, most: Decimal | None) -> Prose:
        if most is not None:
            return self.says(f"scoring.rule.discretionary.{self.better}", most=number(most))
        if self.pool:
            return self.says("scoring.rule.discretionary.pool")
        return self.says(f"scoring.rule.discretionary.all.{self.better}")

    def bonus(self, rule: Bonus) -> Prose:
        unit = self.words(f"scoring.per.merit.{rule.per}")
        told = self.says(f"scoring.rule.bonus.{self.better}", unit=unit, each=number(rule.each))
        if rule.at_most is None:
            return told
        return told + self.says("scoring.rule.bonus-at-most", most=number(rule.at_most))

    def unscored(self, responses: str | None) -> Prose:
        if responses is None:
            return self.says("scoring.rule.unscored")
        return self.says("scoring.rule.recorded", set=self.wording.name(responses))

    def rate_penalty(self, rule: RatePenalty) -> Prose:
        target = self.wording.handbook.find(rule.target, Target)
        at_most = target is not None and target.at_least is None and target.at_most is not None
        bound = "at-most" if at_most else "at-least"
        each = number(rule.each)
        told = self.says(
            f"scoring.rule.rate-penalty.{bound}",
            title=self.wording.text(target.title) if target else "",
            target=self.wording.name(rule.target),
            each=each,
            deduct=number(rule.deduct),
        )
        return told + penalty_rounding(self.wording, rule)


def penalty_rounding(wording: Wording, rule: RatePenalty) -> Prose:
    """Return how an incomplete step of a shortfall counts."""
    key = f"scoring.rule.rounding.{rule.rounding if isinstance(rule.rounding, str) else 'unspecified'}"
    known: dict[str, Span | str] = {"each": number(rule.each), "unspecified": wording.unspecified}
    needed = wording.words.placeholders_of(key)
    return wording.says(key, **{name: value for name, value in known.items() if name in needed})


def bound_words(wording: Wording, band: RangeBand | Grade) -> str:
    """Return the bounds of a band: "above 95 and up to 100"."""
    low = {"above": band.above, "at-least": band.at_least}
    high = {"up-to": band.up_to, "below": band.below}
    told = [
        wording.words(f"scoring.bounds.{key}", n=number(value))
        for bounds in (low, high)
        for key, value in bounds.items()
        if value is not None
    ]
    if not told:
        return wording.words("scoring.bounds.any")
    return wording.words("scoring.bounds.both", low=told[0], high=told[-1]) if len(told) > 1 else told[0]
