"""The table of rules is of one mind, and rules rest while what they read is incomplete."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.findings import Severity
from generator.model.handbook import Handbook
from generator.rules import ACCEPTABLE, RULES, judged
from generator.words import LANGUAGES, Words
from tests.printables.samples import handbook

STRUCTURAL = {"missing-reference", "wrong-kind", "duplicate-id", "circular-reference", "unreachable-step"}


def test_a_finding_weighs_the_same_whichever_rule_gives_it() -> None:
    kinds: dict[str, set[tuple[Severity, bool]]] = {}
    for rule in RULES:
        for finding in rule.findings:
            kinds.setdefault(finding, set()).add((rule.severity, rule.acceptable))
    assert {finding for finding, kind in kinds.items() if len(kind) > 1} == set()


def test_structural_errors_cannot_be_accepted() -> None:
    assert {finding for rule in RULES for finding in rule.findings} >= STRUCTURAL
    assert not STRUCTURAL & ACCEPTABLE


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_may_be_accepted_has_a_name_for_the_workbench(language: str) -> None:
    assert Words(language).section("pages.accepted").keys() == ACCEPTABLE


def test_rules_read_fields_that_a_handbook_has() -> None:
    for rule in RULES:
        assert rule.reads <= Handbook.model_fields.keys(), rule.check


@pytest.mark.parametrize("field", ["services", "sheets", "accepted"])
def test_nothing_is_missed_while_a_file_is_broken(field: str) -> None:
    book = handbook(accepted=[{"rule": "term-unused", "at": "clerk", "reason": "不再需要"}])
    whole = {finding.rule for finding in judged(book, frozenset(), frozenset()).findings}
    broken = {finding.rule for finding in judged(book, frozenset({field}), frozenset()).findings}
    assert "acceptance-unused" in whole
    assert "acceptance-unused" not in broken


def test_rules_carry_no_severity_of_their_own(root: Path) -> None:
    """It stands in the table; the acceptances are no row of it."""
    for file in (root / "generator" / "rules").glob("*.py"):
        if file.name not in {"__init__.py", "acceptance.py"}:
            assert "Severity" not in file.read_text(encoding="utf-8"), file
