"""Cross-checks of a handbook: one row of `RULES` each, one file a family.

A rule is a function from what is known to findings with places; it knows no file and no language.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from generator.findings import Finding
from generator.model.handbook import Handbook
from generator.rules import identity, procedures, references, retention, totals
from generator.rules.known import Known

Check = Callable[[Known], Iterable[Finding]]


@dataclass(frozen=True)
class Rule:
    """A check, the findings it can give, and the fields of the handbook that it must know completely.

    While one of those fields is incomplete, because a file of it is broken, the rule rests: it would report
    what is only not yet readable.
    """

    check: Check
    findings: frozenset[str]
    reads: frozenset[str] = frozenset()


RULES = (
    Rule(identity.duplicate_ids, frozenset({"duplicate-id"})),
    Rule(references.typed, frozenset({"missing-reference", "wrong-kind"})),
    Rule(references.in_texts, frozenset({"missing-reference", "broken-reference"})),
    Rule(references.circular, frozenset({"circular-reference"})),
    Rule(totals.standards, frozenset({"total-differs"})),
    Rule(totals.sheets, frozenset({"total-differs"}), frozenset({"services"})),
    Rule(totals.repeated_items, frozenset({"repeated-item"}), frozenset({"services"})),
    Rule(retention.unkept_forms, frozenset({"form-not-kept"}), frozenset({"records"})),
    Rule(retention.kept_twice, frozenset({"kept-twice"})),
    Rule(procedures.shape, frozenset({"branches-missing", "branches-unexpected", "end-goes-on"})),
    Rule(procedures.starts, frozenset({"start-missing", "start-repeated", "runs-out", "unreachable-step"})),
    Rule(procedures.ends, frozenset({"no-way-to-end"})),
    Rule(procedures.loops, frozenset({"loop-without-exit", "repeat-without-loop"})),
)


def broken_rules(
    handbook: Handbook, incomplete: frozenset[str], declared: frozenset[str] | None
) -> Iterator[Finding]:
    """Yield the findings of every rule that can be judged.

    `declared` holds the ids of entities that were not readable whole; none when not even that is known.
    """
    known = Known(handbook, declared)
    for rule in RULES:
        if not rule.reads & incomplete:
            yield from rule.check(known)
