"""What a scheme settles, in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.lens.held import basis_of, decisions
from generator.model.base import Unspecified
from generator.model.schemes import AutomaticFail, Scheme
from generator.model.scoring import Unscored
from generator.views.scoring.rules import Context, not_applicable_words, rule_words
from generator.views.wording import Prose, Wording, number


@dataclass(frozen=True)
class SchemeFact:
    """One thing that a scheme settles."""

    label: str
    told: Prose


def inherited_words(wording: Wording, scheme: Scheme) -> Prose:
    """Return the rule for items that have none of their own, marked where it is an own decision alone."""
    told, basis = rule_words(wording, scheme.item, Context.of(scheme)), basis_of(scheme, "item")
    alone = bool(basis) and decisions(basis) == basis and not isinstance(scheme.item, Unspecified)
    return (*told, *(wording.marked(basis) if alone else ()))


def scheme_facts(wording: Wording, scheme: Scheme) -> tuple[SchemeFact, ...]:
    """Return what a scheme settles, besides its grades; what is usual and goes without saying is left out."""
    return tuple(
        SchemeFact(wording.words(f"scoring.fact.{key}"), told) for key, told in _facts(wording, scheme)
    )


def _facts(wording: Wording, scheme: Scheme) -> Iterator[tuple[str, Prose]]:
    says, lower = wording.says, scheme.direction == "lower-is-better"
    if lower:
        yield "direction", says("scoring.scheme.lower")
    yield "rule", inherited_words(wording, scheme)
    if scheme.section == "pool":
        yield "section", says(f"scoring.scheme.section.pool{'-below-zero' if scheme.below_zero else ''}")
    elif scheme.below_zero:
        yield "section", says("scoring.scheme.section.sum") + says("scoring.scheme.below-zero")
    yield "not-applicable", not_applicable_words(wording, scheme)
    if isinstance(scheme.item, Unscored):
        return
    lost = lower and scheme.unanswered == "zero"
    yield "unanswered", says(f"scoring.scheme.unanswered.{'lost' if lost else scheme.unanswered}")
    result = says(f"scoring.scheme.result.{scheme.result}")
    yield "result", result + (says("scoring.scheme.rounded", n=scheme.decimals) if scheme.decimals else ())
    if scheme.bonus_at_most is not None:
        yield "bonus", says("scoring.scheme.bonus", most=number(scheme.bonus_at_most))
    if scheme.gate:
        grade = wording.name(scheme.gate.grade)
        yield "gate", says("scoring.scheme.gate", rate=number(scheme.gate.at_least), grade=grade)
    if scheme.automatic_fail:
        yield "automatic-fail", _fail(wording, scheme.automatic_fail)


def _fail(wording: Wording, fail: AutomaticFail) -> Prose:
    told = wording.says(f"scoring.scheme.fail.{fail.scope}.{fail.score}")
    if fail.grade is None:
        return told
    return told + wording.says("scoring.scheme.fail-grade", grade=wording.name(fail.grade))
