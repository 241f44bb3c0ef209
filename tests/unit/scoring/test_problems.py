"""Marks that can't be put down are all named at once."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from generator.scoring.marks import (
    Conforming,
    Deducted,
    Findings,
    Mark,
    Measured,
    NotApplicable,
    Occurrences,
    RateMeasured,
    Responded,
    Unanswered,
)
from generator.scoring.plan import Row
from generator.scoring.problems import FITTING, MarksError, fitting, problems
from generator.scoring.score import score
from tests.unit.scoring.sheets import item, section, sheet
from tests.unit.scoring.test_items import DEDUCT, GRADED, RANGE, RETURN, TABLE, penalty

RULES: dict[str, Any] = {
    "deduct": DEDUCT,
    "table": TABLE,
    "graded": GRADED,
    "range": RANGE,
    "discretionary": {"type": "discretionary"},
    "rate": penalty(),
}
PLAN = sheet(section("part", *(item(name, "5", rule) for name, rule in RULES.items())), targets=(RETURN,))


@pytest.mark.parametrize(
    ("identifier", "mark", "reason", "value"),
    [
        ("nobody", Conforming(), "unknown-criterion", "nobody"),
        ("deduct", Responded("yes"), "unfit-mark", "Responded"),
        ("graded", Occurrences(1), "unfit-mark", "Occurrences"),
        ("graded", Responded("late"), "unknown-response", "late"),
        ("table", Findings((("yes", 1),)), "unknown-deduction", "yes"),
        ("table", Findings((("late", -1),)), "negative", "-1"),
        ("deduct", Occurrences(-2), "negative", "-2"),
        ("discretionary", Deducted(Decimal("-0.5")), "negative", "-0.5"),
        ("rate", RateMeasured(Decimal(-1)), "negative", "-1"),
        ("range", Measured(Decimal("NaN")), "not-a-number", "NaN"),
        ("rate", RateMeasured(Decimal("Infinity")), "not-a-number", "Infinity"),
    ],
)
def test_a_mark_that_can_not_be_put_down(identifier: str, mark: Mark, reason: str, value: str) -> None:
    (problem,) = problems(PLAN, {identifier: mark})
    assert (problem.id, problem.reason, problem.value) == (identifier, reason, value)


def test_all_problems_are_raised_at_once() -> None:
    with pytest.raises(MarksError, match="deduct: negative -1; nobody: unknown-criterion nobody") as raised:
        score(PLAN, {"deduct": Occurrences(-1), "nobody": Conforming()})
    assert len(raised.value.problems) == 2


def test_a_measured_value_may_be_negative() -> None:
    assert not problems(PLAN, {"range": Measured(Decimal(-18))})


def test_every_row_can_be_not_applicable_or_unanswered() -> None:
    for row in PLAN.rows:
        assert not problems(PLAN, {row.id: NotApplicable()})
        assert not problems(PLAN, {row.id: Unanswered()})


def test_every_rule_takes_some_marks() -> None:
    rules = {type(row.rule) for row in PLAN.rows}
    assert rules <= FITTING.keys()
    listed = Row("x", None, sheet(section("p", item("u", None, {"type": "unscored"}))).rows[0].rule, "x")
    assert Conforming in fitting(listed)
