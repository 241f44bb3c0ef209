"""Cross-checks of a handbook: one row of `RULES` each, one file a family.

A rule is a function from what is known to findings with places; it knows no file. How much its findings weigh
and whether they may be accepted stands in its row alone.

Errors are what can't be meant: the source contradicts itself or says too little to be carried out. What a
source document may honestly have left open, or may honestly state, is a warning, or an error that can be
accepted with its reason.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from generator.findings import Accepted, Finding, Severity
from generator.model.handbook import Handbook
from generator.rules import (
    bands,
    basis,
    contradictions,
    coverage,
    decisions,
    identity,
    measures,
    numbers,
    people,
    points,
    procedures,
    publication,
    questions,
    references,
    retention,
    script,
    signers,
    sites,
    suggestions,
    terms,
    totals,
    weights,
)
from generator.rules.acceptance import Acceptances, unknown_rules
from generator.rules.known import Known

Check = Callable[[Known], Iterable[Finding]]
EVERYTHING = frozenset(Handbook.model_fields)
SHEETS = frozenset({"services", "sheets", "schemes"})


@dataclass(frozen=True)
class Rule:
    """A check, the findings it can give, and the fields of the handbook that it must know completely.

    While one of those fields is incomplete, because a file of it is broken, the rule rests: it would report
    what is only not yet readable.
    """

    check: Check
    findings: frozenset[str]
    reads: frozenset[str]
    severity: Severity
    acceptable: bool


def _error(check: Check, *findings: str, reads: Iterable[str] = (), acceptable: bool = False) -> Rule:
    return Rule(check, frozenset(findings), frozenset(reads), Severity.ERROR, acceptable)


def _warning(check: Check, *findings: str, reads: Iterable[str] = (), acceptable: bool = True) -> Rule:
    return Rule(check, frozenset(findings), frozenset(reads), Severity.WARNING, acceptable)


RULES = (
    _error(identity.duplicate_ids, "duplicate-id"),
    _error(numbers.repeated, "number-repeated", acceptable=True),
    _error(numbers.reused, "number-reused", acceptable=True),
    _error(numbers.codes, "department-code-repeated"),
    _warning(numbers.unlike, "number-unlike", reads=EVERYTHING),
    _error(references.typed, "missing-reference", "wrong-kind"),
    _error(references.in_texts, "missing-reference", "broken-reference"),
    _error(references.circular, "circular-reference"),
    _error(basis.of_nothing, "basis-of-nothing"),
    _error(totals.standards, "total-differs", acceptable=True),
    _error(totals.sheets, "total-differs", reads=SHEETS, acceptable=True),
    _error(totals.repeated_items, "repeated-item", reads={"services"}),
    _error(weights.missing, "weight-missing"),
    _error(weights.sums, "weights-differ", acceptable=True),
    _error(weights.pools_without_total, "pool-total-missing"),
    _warning(weights.pools_too_deep, "pool-unreachable", reads=SHEETS),
    _warning(bands.gaps, "bands-gap", reads=SHEETS),
    _error(bands.overlaps, "bands-overlap", acceptable=True),
    _error(bands.empty, "band-empty"),
    _error(bands.strangers, "grade-elsewhere"),
    _error(points.missing, "points-missing"),
    _warning(points.unused, "points-unused", reads=SHEETS),
    _error(points.unanswerable, "expects-unanswerable"),
    _warning(points.too_large, "deduction-too-large"),
    _error(measures.without_trigger, "limit-without-trigger"),
    _error(measures.without_level, "target-without-level"),
    _warning(measures.rates_of_rates, "rate-of-rate"),
    _warning(coverage.unchecked_criteria, "criterion-unchecked", reads=SHEETS),
    _warning(coverage.unverified_requirements, "requirement-without-criterion", reads=SHEETS),
    _warning(coverage.unfounded_criteria, "criterion-without-requirement"),
    _warning(coverage.outside_areas, "outside-areas", reads={"areas"}),
    _warning(questions.doubled, "question-doubled"),
    _warning(people.without_duties, "post-without-duties", reads=EVERYTHING),
    _error(signers.stand_ins, "person-placeholder"),
    _error(signers.repeated, "person-repeated"),
    _error(retention.unkept_forms, "form-not-kept", reads={"records"}),
    _error(retention.kept_twice, "kept-twice"),
    _warning(retention.without_keeper, "keeper-unknown"),
    _warning(retention.without_period, "period-unknown"),
    _warning(terms.unused, "term-unused", reads=EVERYTHING),
    _error(procedures.shape, "branches-missing", "branches-unexpected", "end-goes-on"),
    _error(procedures.starts, "start-missing", "start-repeated", "runs-out", "unreachable-step"),
    _error(procedures.ends, "no-way-to-end"),
    _error(procedures.loops, "loop-without-exit", "repeat-without-loop"),
    _warning(contradictions.unlisted, "conflict-unlisted", reads={"conflicts"}),
    _warning(contradictions.shared_names, "name-shared", reads={"conflicts"}),
    _error(contradictions.members, "conflict-alone", "conflict-repeats"),
    _error(decisions.effects, "decision-effect", "decision-follows", "decision-outside"),
    _error(decisions.kinds, "decision-of-many-kinds"),
    _error(decisions.consistent, "decision-overruled"),
    _warning(decisions.idle, "decision-idle"),
    _warning(decisions.due, "decision-due", acceptable=False),
    _warning(contradictions.settled, "conflict-settled", acceptable=False),
    _error(sites.nowhere, "applies-nowhere"),
    _warning(sites.without_type, "site-without-type"),
    _error(publication.needed, "withheld-needed"),
    _warning(suggestions.undecided, "suggestion-undecided", acceptable=False),
    _warning(suggestions.unknown_subjects, "subject-unknown", acceptable=False),
    _error(script.without_chinese, "script-without-chinese"),
    _error(script.repeated, "override-repeated"),
)
ACCEPTABLE = frozenset(finding for rule in RULES if rule.acceptable for finding in rule.findings)
"""The rules whose findings can be accepted with a reason."""


@dataclass(frozen=True)
class Judgement:
    """What the rules found, and what of it is accepted with a reason."""

    findings: tuple[Finding, ...]
    accepted: tuple[Accepted, ...] = ()


def judged(  # noqa: PLR0913 - all that is known besides the source
    handbook: Handbook,
    incomplete: frozenset[str],
    declared: frozenset[str] | None,
    former: frozenset[str] = frozenset(),
    *,
    former_numbers: Mapping[str, frozenset[str]] | None = None,
    day: date | None = None,
) -> Judgement:
    """Judge a handbook by every rule that can be judged.

    `declared` holds the ids of entities that were not readable whole; none when not even that is known.
    `former` holds ids that stood in a release and no longer do, `former_numbers` the numbers of documents
    that stood in one with the ids of those documents. `day` is the day that it is, where that is known.
    """
    acceptances = Acceptances(handbook)
    known = Known(handbook, declared, former, former_numbers or {}, day)
    findings, accepted = acceptances.split(_found(known, incomplete))
    findings += unknown_rules(handbook, ACCEPTABLE)
    if not incomplete:
        findings += acceptances.unused(ACCEPTABLE)
    return Judgement(tuple(findings), tuple(accepted))


def _found(known: Known, incomplete: frozenset[str]) -> Iterator[Finding]:
    for rule in RULES:
        if not rule.reads & incomplete:
            for finding in rule.check(known):
                yield replace(finding, severity=rule.severity)
