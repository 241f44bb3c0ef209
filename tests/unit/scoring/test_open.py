"""Findings that no criterion names, points by hand where a rule is open, and what is certain all the same."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from generator.scoring.gaps import gaps
from generator.scoring.marks import (
    Answered,
    ByHand,
    Conforming,
    Deducted,
    Mark,
    NotApplicable,
    Occurrences,
)
from generator.scoring.plan import Plan, blank_id
from generator.scoring.problems import problems
from generator.scoring.score import score
from tests.unit.scoring.sheets import BAD, GOOD, filled, item, section, sheet, told

EACH = {"type": "deduct", "each": "2"}
OPEN = "unspecified"
FAIL = {"automatic-fail": {"scope": "sheet", "score": "zero"}}
PART_FAIL = {"automatic-fail": {"scope": "section", "score": "zero"}}
CRITICAL = {"critical": "true"}
GRADES = [
    {"id": "good", "title": "good", "at-least": "60"},
    {"id": "bad", "title": "bad", "below": "60"},
    {"id": "failed", "title": "failed"},
]


def pool(rule: Any = EACH, **more: Any) -> Plan:
    """Return a sheet of two pools of 25 and 10 points, with two empty rows each and no criteria."""
    parts = [
        section(name, total=points, **{"blank-rows": "2"}) for name, points in (("a", "25"), ("b", "10"))
    ]
    return sheet(*parts, item=rule, section="pool", **more)


def found(part: str, place: int, mark: Mark) -> dict[str, Mark]:
    return {blank_id(part, place): mark}


# ----------------------------------------------------------------------- findings that no criterion names


def test_findings_use_up_the_pool_of_their_section() -> None:
    result = score(pool(), found("a", 1, Occurrences(3)) | found("b", 2, Occurrences(9)))
    assert told(result.state, result.full, result.result) == told("scored", 35, 19)
    assert [part.points for part in result.parts] == [19, 0]
    assert [row.lost for row in result.parts[0].blanks] == [6, 0]


def test_a_pool_without_findings_is_whole() -> None:
    assert score(pool(), {}).result == 35


def test_where_items_have_points_other_findings_take_from_the_section() -> None:
    made = sheet(section("a", item("x", "5"), **{"blank-rows": "1"}), item=EACH)
    result = score(made, {"x": GOOD} | found("a", 1, Occurrences(2)))
    assert told(result.parts[0].points, result.result) == told(1, 1)


@pytest.mark.parametrize("rule", [{"type": "all-or-nothing"}, {"type": "unscored"}])
def test_a_rule_that_speaks_of_an_item_says_nothing_of_other_findings(rule: Any) -> None:
    made = sheet(section("a", item("x", "5", EACH), **{"blank-rows": "1"}), item=rule)
    result = score(made, {"x": GOOD} | found("a", 1, Occurrences(1)))
    assert told(result.result, result.parts[0].blanks[0].state) == told(5, "recorded")


def test_other_findings_are_taken_off_at_discretion_where_the_scheme_says_so() -> None:
    made = pool({"type": "discretionary", "at-most": "4"})
    assert score(made, found("a", 1, Deducted(Decimal(3))) | found("a", 2, Deducted(Decimal(9)))).result == 28


def test_a_pool_that_is_not_stated_is_named() -> None:
    made = sheet(section("a", total=OPEN, **{"blank-rows": "1"}), item=EACH, section="pool")
    assert score(made, {}).missing == (("a", "total"),)
    assert ("a", "total") in gaps(made)


# ------------------------------------------------------------------------------------------ points by hand


def test_nothing_found_costs_nothing_whatever_the_rule() -> None:
    made = sheet(section("a", item("x", "5", OPEN), item("y", "3", OPEN)), item=OPEN)
    assert filled(made).result == 8


@pytest.mark.parametrize("direction", ["higher-is-better", "lower-is-better"])
@pytest.mark.parametrize("rule", [OPEN, {"type": "deduct", "each": OPEN}, {**EACH, "floor": OPEN}])
def test_points_by_hand_stand_in_for_an_open_rule(rule: Any, direction: str) -> None:
    made = sheet(section("a", item("x", "5", rule), item("y", "3")), item=OPEN, direction=direction)
    mark = ByHand(Decimal("1.5"), Occurrences(2))
    assert not problems(made, {"x": mark})
    result = filled(made, x=mark)
    assert told(result.rows[0].lost, result.rows[0].by_hand, result.by_hand) == told(
        Decimal("1.5"), "True", ("x",)
    )
    assert result.result == (Decimal("6.5") if direction == "higher-is-better" else Decimal("1.5"))
    assert result.nonconformities == ("x",)


def test_an_open_pool_takes_points_by_hand() -> None:
    made = pool(OPEN)
    mark = ByHand(Decimal(4), Occurrences(1))
    assert score(made, found("a", 1, mark)).result == 31
    unknown = score(made, found("a", 1, Occurrences(1)))
    assert told(unknown.state, unknown.missing) == told("unknown", (("scheme", "item"),))


@pytest.mark.parametrize(
    ("rule", "mark", "reason"),
    [
        (EACH, ByHand(Decimal(1), Occurrences(1)), "unfit-mark"),
        (OPEN, ByHand(Decimal(1), NotApplicable()), "unfit-mark"),
        (OPEN, ByHand(Decimal(1), ByHand(Decimal(1), BAD)), "unfit-mark"),
        (OPEN, ByHand(Decimal(0), Conforming()), "not-open"),
        (OPEN, ByHand(Decimal(6), Answered("no")), "too-much"),
        (OPEN, ByHand(Decimal(-1), Answered("no")), "negative"),
        ({"type": "deduct", "each": OPEN, "floor": "2"}, ByHand(Decimal(4), Occurrences(1)), "too-much"),
    ],
)
def test_points_by_hand_that_can_not_be_put_down(rule: Any, mark: ByHand, reason: str) -> None:
    made = sheet(section("a", item("x", "5", rule)), item=OPEN)
    assert [each.reason for each in problems(made, {"x": mark})] == [reason]


# ---------------------------------------------------------------------------------------- what is certain


@pytest.mark.parametrize("way", ["points", "percent", "weighted"])
def test_a_failed_sheet_is_nothing_whatever_else_is_open(way: str) -> None:
    parts = [
        section("a", item("x", "5", **CRITICAL), item("y", "3", OPEN), weight="60%"),
        section("b", item("z", OPEN), weight=OPEN),
    ]
    made = sheet(*parts, result=way, **FAIL)
    result = score(made, {"x": BAD, "y": BAD})
    assert told(result.result, result.certain, result.failed_criticals) == told(0, "True", ("x",))
    assert result.state in {"incomplete", "unknown"}


def test_a_failed_sheet_of_which_only_costs_are_open_is_complete() -> None:
    made = sheet(section("a", item("x", "5", OPEN, **CRITICAL), item("y", "3")), **FAIL)
    result = filled(made, x=BAD)
    assert told(result.state, result.result, result.full, result.missing) == told("scored", 0, 8, ())


def test_a_failed_section_is_nothing_whatever_its_rules_leave_open() -> None:
    made = sheet(
        section("a", item("x", "5", OPEN, **CRITICAL), item("y", "3", OPEN)),
        section("b", item("z", "2")),
        **PART_FAIL,
    )
    result = filled(made, x=BAD, y=BAD)
    assert [part.points for part in result.parts] == [0, 2]
    assert told(result.result, result.state) == told(2, "scored")
    early = score(made, {"x": BAD, "z": GOOD})
    assert told(early.state, early.result, early.certain, early.parts[0].certain) == told(
        "incomplete", 2, "True", "True"
    )
    assert score(made, {"x": BAD}).result is None


def test_a_score_that_may_fall_below_nothing_is_not_certain() -> None:
    made = sheet(section("a", item("x", "5", **CRITICAL), item("y")), **FAIL, **{"below-zero": "true"})
    assert score(made, {"x": BAD}).result is None


def test_points_lost_are_not_certain_while_items_may_turn_out_not_to_apply() -> None:
    made = sheet(section("a", item("x", "5", **CRITICAL), item("y")), direction="lower-is-better", **FAIL)
    result = score(made, {"x": BAD})
    assert told(result.result, result.certain) == told(None, "False")
    share = sheet(
        section("a", item("x", "5", **CRITICAL), item("y")),
        direction="lower-is-better",
        result="percent",
        **FAIL,
    )
    assert score(share, {"x": BAD}).result == 100


def test_the_last_grade_is_certain_though_the_score_is_open() -> None:
    fail = {"automatic-fail": {"scope": "sheet", "score": "keep", "grade": "failed"}}
    made = sheet(section("a", item("x", "50", **CRITICAL), item("y", "50")), grades=GRADES, **fail)
    result = score(made, {"x": BAD})
    assert told(result.result, result.grade, result.certain) == told(None, "failed", "True")
    gate = {"gate": {"at-least": "60%", "grade": "failed"}}
    gated = sheet(section("a", item("x", "50")), section("b", item("y", "50", OPEN)), grades=GRADES, **gate)
    assert score(gated, {"x": BAD}).grade == "failed"
    assert score(gated, {"x": GOOD}).grade is None


def test_a_grade_that_an_open_section_may_still_lower_is_not_certain() -> None:
    gate = {"gate": {"at-least": "60%", "grade": "failed"}}
    made = sheet(
        section("a", item("x", "50", **CRITICAL)),
        section("b", item("y", "50")),
        grades=GRADES,
        **FAIL,
        **gate,
    )
    result = score(made, {"x": GOOD})
    assert told(result.result, result.grade) == told(None, None)
    lost = score(made, {"x": BAD})
    assert told(lost.result, lost.grade) == told(0, "failed")
