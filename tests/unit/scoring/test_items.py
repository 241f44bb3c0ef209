"""Items by every rule, with the figures of the source documents where they have any."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from generator.scoring.marks import (
    Answered,
    Conforming,
    Deducted,
    Findings,
    Mark,
    Measured,
    Occurrences,
    RateMeasured,
    Responded,
)
from generator.scoring.results import RowResult
from generator.scoring.score import score
from tests.unit.scoring.sheets import LEVELS, WHOLE, item, section, sheet

LOWER = {"direction": "lower-is-better"}
DEDUCT = {"type": "deduct", "each": "0.3"}
TABLE = {
    "type": "table",
    "deductions": [
        {"id": "late", "title": "late", "takes": "0.5"},
        {"id": "forged", "title": "forged", "takes": "all"},
        {"id": "lost", "title": "lost", "takes": "unspecified"},
    ],
}
RANGE: dict[str, Any] = {
    "type": "range",
    "unit": "%",
    "bands": [
        {"at-least": "98", "points": "5"},
        {"at-least": "90", "below": "98", "points": "3"},
        {"at-least": "50", "below": "90", "points": "0"},
    ],
}
UNORDERED = {**RANGE, "bands": RANGE["bands"][::-1]}
RETURN = {"id": "return", "title": "return", "counted": "c", "out-of": "o", "at-least": "50%"}
GRADED = {"type": "graded", "responses": "levels"}


def penalty(rounding: str = "unspecified") -> dict[str, str]:
    """Return the penalty of the monthly consultation: a point for each 5 points below."""
    return {"type": "rate-penalty", "target": "return", "each": "5%", "deduct": "1", "rounding": rounding}


def row(
    rule: Any, mark: Mark, full: str | None = "1", responses: Any = (LEVELS,), **scheme: Any
) -> RowResult:
    """Return what one row comes to."""
    made = sheet(section("part", item("x", full, rule)), targets=(RETURN,), responses=responses, **scheme)
    return score(made, {"x": mark}).rows[0]


@pytest.mark.parametrize(
    ("rule", "full", "mark", "points"),
    [
        (WHOLE, "0.5", Conforming(), "0.5"),
        (WHOLE, "0.5", Occurrences(1), "0"),
        (WHOLE, "0.5", Answered("no"), "0"),
        (DEDUCT, "1", Occurrences(0), "1"),
        (DEDUCT, "1", Occurrences(1), "0.7"),
        (DEDUCT, "1", Occurrences(3), "0.1"),
        (DEDUCT, "1", Occurrences(4), "0"),
        (DEDUCT, "1", Occurrences(9), "0"),
        (DEDUCT, "1", Answered("no"), "0.7"),
        ({**DEDUCT, "floor": "0.5"}, "1", Occurrences(3), "0.5"),
        ({**DEDUCT, "floor": "2"}, "1", Occurrences(3), "1"),
        (TABLE, "2", Conforming(), "2"),
        (TABLE, "2", Findings((("late", 3),)), "0.5"),
        (TABLE, "2", Findings((("late", 1), ("late", 2))), "0.5"),
        (TABLE, "2", Findings((("late", 1), ("forged", 1))), "0"),
        ({**TABLE, "floor": "0.5"}, "2", Findings((("forged", 2),)), "0.5"),
        (GRADED, "4", Responded("partly"), "2.4"),
        (RANGE, "5", Measured(Decimal(98)), "5"),
        (RANGE, "5", Measured(Decimal("97.99")), "3"),
        (RANGE, "5", Measured(Decimal(90)), "3"),
        (RANGE, "5", Measured(Decimal("89.9")), "0"),
        (UNORDERED, "5", Measured(Decimal(90)), "3"),
        (RANGE, "5", Measured(Decimal(50)), "0"),
        ({"type": "discretionary"}, "3", Deducted(Decimal("1.5")), "1.5"),
        ({"type": "discretionary"}, "3", Deducted(Decimal(9)), "0"),
        ({"type": "discretionary", "at-most": "2"}, "3", Deducted(Decimal(9)), "1"),
        (penalty(), "10", RateMeasured(Decimal(50)), "10"),
        (penalty(), "10", RateMeasured(Decimal(99)), "10"),
        (penalty("whole-steps"), "10", RateMeasured(Decimal("42.5")), "9"),
        (penalty("started-steps"), "10", RateMeasured(Decimal("42.5")), "8"),
        (penalty("proportional"), "10", RateMeasured(Decimal("42.5")), "8.5"),
        (penalty("whole-steps"), "3", RateMeasured(Decimal(0)), "0"),
    ],
)
def test_points_of_an_item(rule: Any, full: str, mark: Mark, points: str) -> None:
    assert str(row(rule, mark, full).points) == points


@pytest.mark.parametrize(
    ("rule", "full", "mark", "points"),
    [
        (WHOLE, "5", Conforming(), "0"),
        (WHOLE, "5", Occurrences(1), "5"),
        ({**DEDUCT, "floor": "0.5"}, "1", Occurrences(1), "0.3"),
        ({**DEDUCT, "floor": "0.5"}, "1", Occurrences(9), "0.5"),
        (GRADED, "10", Responded("yes"), "0"),
        (GRADED, "10", Responded("partly"), "4"),
        (RANGE, "5", Measured(Decimal(95)), "3"),
    ],
)
def test_where_lower_is_better_points_are_those_lost(rule: Any, full: str, mark: Mark, points: str) -> None:
    assert str(row(rule, mark, full, **LOWER).points) == points


def test_a_response_with_points_scores_them_whatever_the_direction() -> None:
    worth = [
        {"id": "a", "title": "a", "meaning": "conforming", "points": "0"},
        {"id": "b", "title": "b", "meaning": "partly", "points": "15"},
    ]
    responses = ({"id": "worth", "title": "w", "responses": worth},)
    rule = {"type": "graded", "responses": "worth"}
    assert row(rule, Responded("b"), "25", responses).points == 15
    assert row(rule, Responded("b"), "25", responses, **LOWER).points == 15
    assert row(rule, Responded("b"), "10", responses).points == 10
    assert row(rule, Responded("b"), None, responses).full == 15


@pytest.mark.parametrize("rule", [{**DEDUCT, "overflow": "section"}, {**TABLE, "overflow": "section"}])
def test_what_exceeds_the_item_is_taken_from_its_section(rule: dict[str, Any]) -> None:
    mark = Occurrences(5) if rule["type"] == "deduct" else Findings((("late", 3),))
    made = sheet(section("part", item("x", "1", rule), item("y", "2")))
    result = score(made, {"x": mark, "y": Conforming()})
    assert result.rows[0].points == 0
    assert (result.rows[0].overflow, result.result) == (Decimal("0.5"), Decimal("1.5"))


def test_a_bonus_has_a_cap() -> None:
    rule = {"type": "bonus", "each": "0.5", "at-most": "1"}
    assert [row(rule, Occurrences(count), None).points for count in (0, 1, 3)] == [0, Decimal("0.5"), 1]


def test_the_expected_answer_conforms() -> None:
    made = sheet(section("part", item("x", "1", WHOLE, expects="no"), item("y")))
    result = score(made, {"x": Answered("no"), "y": Answered("no")})
    assert [each.verdict for each in result.rows] == ["conforming", "nonconforming"]
    assert result.nonconformities == ("y",)


def test_an_unscored_item_is_recorded_without_points() -> None:
    recorded = row({"type": "unscored"}, Occurrences(2), None)
    assert (recorded.state, recorded.points, recorded.verdict) == ("recorded", None, "nonconforming")
    partly = row({"type": "unscored", "responses": "levels"}, Responded("partly"), None)
    assert partly.verdict == "partly"


@pytest.mark.parametrize(
    ("rule", "full", "mark", "missing"),
    [
        ("unspecified", "1", Answered("no"), ("x", "rule")),
        (None, "1", Occurrences(2), ("scheme", "item")),
        (WHOLE, "unspecified", Conforming(), ("x", "points")),
        (WHOLE, None, Conforming(), ("x", "points")),
        ({**DEDUCT, "each": "unspecified"}, "1", Occurrences(1), ("x", "each")),
        ({**DEDUCT, "floor": "unspecified"}, "1", Occurrences(1), ("x", "floor")),
        (TABLE, "2", Findings((("lost", 1),)), ("lost", "takes")),
        (RANGE, "5", Measured(Decimal(49)), ("x", "bands")),
        (penalty(), "10", RateMeasured(Decimal(44)), ("x", "rounding")),
    ],
)
def test_what_the_handbook_leaves_open_is_named_and_never_guessed(
    rule: Any, full: str | None, mark: Mark, missing: tuple[str, str]
) -> None:
    found = row(rule, mark, full, item="unspecified")
    assert (found.state, found.points, found.missing) == ("unknown", None, (missing,))


@pytest.mark.parametrize(
    ("rule", "mark"),
    [
        ("unspecified", Conforming()),
        ({**DEDUCT, "each": "unspecified"}, Occurrences(0)),
        ({**DEDUCT, "floor": "unspecified"}, Occurrences(0)),
        (TABLE, Findings((("lost", 0),))),
        (penalty(), RateMeasured(Decimal(50))),
    ],
)
def test_what_makes_no_difference_may_stay_open(rule: Any, mark: Mark) -> None:
    assert row(rule, mark, "1").points == 1


def test_a_shortfall_of_whole_steps_costs_the_same_by_every_rounding() -> None:
    assert row(penalty(), RateMeasured(Decimal(40)), "10").points == 8
