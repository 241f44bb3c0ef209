"""Sheets: pools, weights, bonus, gates, automatic fails, grades."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from generator.model.base import UNSPECIFIED
from generator.scoring.gaps import gaps
from generator.scoring.marks import Mark, NotApplicable, Occurrences, Responded
from generator.scoring.plan import Plan
from generator.scoring.score import score
from tests.unit.scoring.sheets import BAD, LEVELS, filled, item, section, sheet, told

NA = NotApplicable()
POOL = {"section": "pool", "item": {"type": "deduct", "each": "2"}}
CRITICAL = {"critical": "true"}


def grades(*bands: tuple[str, dict[str, str]]) -> list[dict[str, str]]:
    """Return grades by id and bounds."""
    return [{"id": identifier, "title": identifier, **bounds} for identifier, bounds in bands]


def pools(each: str = "2", total: str = "25") -> Plan:
    """Return four parts of 25 points each, from which every finding deducts."""
    rule = {"type": "deduct", "each": each}
    parts = (
        section(name, item(f"{name}-1", None), item(f"{name}-2", None), total=total)
        for name in ("base", "house", "order", "green")
    )
    return sheet(*parts, section="pool", item=rule)


@pytest.mark.parametrize(("count", "left"), [(0, 25), (3, 19), (12, 1), (13, 0), (40, 0)])
def test_findings_use_up_a_pool_of_25(count: int, left: int) -> None:
    got = filled(pools(), **{"base-1": Occurrences(count - count // 2), "base-2": Occurrences(count // 2)})
    assert told(got.parts[0].points, got.result) == told(left, 75 + left)


def test_a_pool_without_amounts_has_a_score_only_where_nothing_is_found() -> None:
    made = pools("unspecified")
    assert filled(made).result == 100
    assert filled(made, **{"base-1": Occurrences(1)}).missing == (("scheme", "each"),)
    assert gaps(made) == (("scheme", "each"),)


def test_a_pool_of_unknown_size_has_no_score() -> None:
    got = filled(pools(total="unspecified"))
    assert told(got.result, got.missing[0]) == told(None, ("base", "total"))


def test_a_pool_can_be_overdrawn_where_this_is_declared() -> None:
    made = sheet(section("one", item("a", None), total="5"), **POOL, **{"below-zero": "true"})
    assert filled(made, a=Occurrences(4)).result == -3


WEIGHTS = {
    "work": 20,
    "quality": 30,
    "skill": 10,
    "calls": 10,
    "time": 5,
    "reports": 5,
    "rules": 10,
    "boss": 10,
}


def appraisal(**more: Any) -> Plan:
    """Return the weighted appraisal: eight parts, four bands."""
    parts = (section(name, item(f"{name}-1", "100"), weight=f"{weight}%") for name, weight in WEIGHTS.items())
    bands = grades(
        ("excellent", {"above": "95", "up-to": "100", "coefficient": "1.1"}),
        ("good", {"above": "90", "up-to": "95", "coefficient": "unspecified"}),
        ("third", {"above": "85", "up-to": "90"}),
        ("lost", {"up-to": "85"}),
    )
    return sheet(*parts, result="weighted", item={"type": "deduct", "each": "1"}, grades=bands, **more)


@pytest.mark.parametrize(
    ("lost", "result", "grade", "coefficient"),
    [
        ({}, "100", "excellent", Decimal("1.1")),
        ({"time-1": 80}, "96", "excellent", Decimal("1.1")),
        ({"time-1": 100}, "95", "good", UNSPECIFIED),
        ({"work-1": 50}, "90", "third", None),
        ({"quality-1": 50}, "85", "lost", None),
    ],
)
def test_weights_and_bands(lost: dict[str, int], result: str, grade: str, coefficient: object) -> None:
    got = filled(appraisal(), **{name: Occurrences(count) for name, count in lost.items()})
    assert told(str(got.result), got.grade, got.coefficient) == told(result, grade, coefficient)


LEFT_OUT: dict[str, Mark] = {"quality-1": NA, "work-1": Occurrences(35)}


def test_the_weight_of_a_section_that_does_not_apply_goes_to_the_others() -> None:
    got = filled(appraisal(), **LEFT_OUT)
    assert told(got.result, got.parts[1].state) == told(90, "not-applicable")


def test_an_unknown_weight_gives_no_score() -> None:
    made = sheet(
        section("one", item("a"), weight="50%"),
        section("two", item("b"), weight="unspecified"),
        result="weighted",
    )
    assert filled(made).missing == (("two", "weight"),)
    assert filled(made, b=NA).result == 100


@pytest.mark.parametrize(
    ("gained", "lost", "told_"),
    [("8995", "1005", ["89.95", "90.0", "high"]), ("8994", "1006", ["89.94", "89.9", "low"])],
)
def test_the_grade_is_that_of_the_rounded_result(gained: str, lost: str, told_: list[str]) -> None:
    bands = grades(("high", {"at-least": "90"}), ("low", {"below": "90"}))
    part = section("one", item("a", gained), item("b", lost))
    got = filled(sheet(part, result="percent", decimals="1", grades=bands), b=BAD)
    assert told(got.unrounded, got.result, got.grade) == told_


BONUS = {"type": "bonus", "each": "2", "at-most": "6"}


@pytest.mark.parametrize(
    ("setting", "result"),
    [({}, "101"), ({"result": "percent"}, "101"), ({"result": "weighted"}, "101")],
)
def test_a_bonus_is_capped_by_item_and_sheet(setting: dict[str, str], result: str) -> None:
    parts = section("one", item("a", "100"), item("p", None, BONUS), item("q", None, BONUS), weight="100%")
    made = sheet(parts, item={"type": "deduct", "each": "1"}, **{"bonus-at-most": "5"}, **setting)
    got = filled(made, a=Occurrences(4), p=Occurrences(9), q=Occurrences(1))
    assert [row.points for row in got.rows] == [96, 6, 2]
    assert told(got.bonus, str(got.result)) == told(5, result)


def test_a_bonus_lifts_no_section_over_its_gate() -> None:
    bands = grades(("high", {"at-least": "80"}), ("low", {"below": "80"}))
    gate = {"at-least": "60%", "grade": "low"}
    made = sheet(
        section("one", item("a", "5"), item("b", "5"), item("p", None, BONUS)),
        section("two", item("c", "90")),
        gate=gate,
        grades=bands,
    )
    got = filled(made, a=BAD, p=Occurrences(3))
    assert told(got.result, got.grade, got.failed_gates) == told(101, "low", ("one",))
    assert [part.gate for part in filled(made, p=Occurrences(0)).parts] == ["passed", "passed"]
    assert filled(made, p=Occurrences(0)).grade == "high"


@pytest.mark.parametrize(
    ("fail", "result", "grade"),
    [
        ({"score": "zero"}, 0, "low"),
        ({"score": "keep"}, 9, "high"),
        ({"score": "keep", "grade": "low"}, 9, "low"),
        ({"score": "zero", "scope": "section"}, 5, "low"),
        ({"score": "keep", "scope": "section", "grade": "middle"}, 9, "middle"),
    ],
)
def test_a_critical_nonconformity(fail: dict[str, str], result: int, grade: str) -> None:
    bands = grades(
        ("low", {"below": "6"}), ("high", {"at-least": "8"}), ("middle", {"at-least": "6", "below": "8"})
    )
    made = sheet(
        section("one", item("a", "1", **CRITICAL), item("b", "4")),
        section("two", item("c", "5")),
        grades=bands,
        **{"automatic-fail": fail},
    )
    got = filled(made, a=BAD)
    assert told(got.result, got.grade, got.failed_criticals) == told(result, grade, ("a",))
    assert told(filled(made).result, filled(made).grade) == told(10, "high")


def test_a_critical_nonconformity_loses_all_where_lower_is_better() -> None:
    made = sheet(
        section("one", item("a", "1", **CRITICAL), item("b", "4")),
        direction="lower-is-better",
        **{"automatic-fail": {"score": "zero"}},
    )
    assert told(filled(made, a=BAD).result, filled(made, b=BAD).result) == told(5, 4)


def test_conforming_in_part_is_no_automatic_fail() -> None:
    rule = {"type": "graded", "responses": "levels"}
    made = sheet(section("one", item("a", "5", rule, **CRITICAL)), **{"automatic-fail": {"score": "zero"}})
    assert score(made, {"a": Responded("partly")}).result == 3
    assert score(made, {"a": Responded("no")}).result == 0


RATING = grades(
    ("five", {"at-least": "0", "up-to": "15", "worst-part": "5"}),
    ("four", {"above": "15", "up-to": "20", "worst-part": "10"}),
    ("three", {"above": "20", "up-to": "30", "worst-part": "10"}),
    ("two", {"above": "30", "up-to": "40", "worst-part": "15"}),
    ("one", {"above": "40", "up-to": "50", "worst-part": "20"}),
    ("zero", {"above": "50", "up-to": "80"}),
)


@pytest.mark.parametrize(
    ("parts", "grade"),
    [
        ((0, 0, 0), "five"),
        ((5, 5, 5), "five"),
        ((10, 0, 0), "four"),
        ((5, 5, 10), "four"),
        ((15, 0, 0), "two"),
        ((10, 10, 10), "three"),
        ((20, 0, 0), "one"),
        ((15, 15, 10), "two"),
        ((20, 20, 10), "one"),
        ((25, 0, 0), "zero"),
        ((25, 25, 30), "zero"),
    ],
)
def test_a_food_hygiene_rating(parts: tuple[int, ...], grade: str) -> None:
    """Total and worst part decide together, as in the rating of food businesses in England."""
    worth = [
        {"id": f"r{points}", "title": "t", "meaning": "partly", "points": str(points)}
        for points in (0, 5, 10, 15, 20, 25, 30)
    ]
    rule = {"type": "graded", "responses": "worth"}
    made = sheet(
        *(section(f"s{place}", item(f"c{place}", None, rule)) for place in range(3)),
        responses=({"id": "worth", "title": "w", "responses": worth},),
        direction="lower-is-better",
        grades=RATING,
    )
    marks: dict[str, Mark] = {f"c{place}": Responded(f"r{points}") for place, points in enumerate(parts)}
    got = score(made, marks)
    assert told(got.result, got.grade) == told(sum(parts), grade)


def test_a_score_in_no_band_has_no_grade() -> None:
    assert filled(sheet(section("one", item("a")), grades=grades(("high", {"at-least": "2"})))).grade is None


def test_a_grade_without_bounds_is_reached_only_by_a_cap() -> None:
    bands = grades(("failed", {}), ("passed", {"at-least": "0"}))
    fail = {"automatic-fail": {"score": "keep", "grade": "failed"}}
    made = sheet(section("one", item("a", **CRITICAL), item("b")), grades=bands, **fail)
    assert told(filled(made).grade, filled(made, a=BAD).grade) == told("passed", "failed")


def test_a_list_without_points_has_findings_and_no_score() -> None:
    made = sheet(section("one", item("a", None), item("b", None)), item={"type": "unscored"})
    got = filled(made, b=BAD)
    assert told(got.state, got.result, got.full, got.nonconformities) == told("unscored", None, None, ("b",))
    assert gaps(made) == ()


def test_gaps_are_known_before_anything_is_filled_in() -> None:
    levels = [{"id": "good", "title": "t", "meaning": "conforming"}]
    made = sheet(
        section("one", item("a", "unspecified"), item("b", "1", {"type": "graded", "responses": "levels"})),
        section("two", item("c", rule="unspecified"), weight="40%"),
        result="weighted",
        item="unspecified",
        responses=({**LEVELS, "responses": levels},),
        **{"not-applicable": "unspecified"},
    )
    assert gaps(made) == (
        ("scheme", "not-applicable"),
        ("one", "weight"),
        ("a", "points"),
        ("scheme", "item"),
        ("good", "share"),
        ("c", "rule"),
    )


def test_a_section_never_loses_more_than_it_has_unless_this_is_declared() -> None:
    rule = {"type": "deduct", "each": "1", "overflow": "section"}

    def lost(**scheme: str) -> list[str]:
        made = sheet(
            section("one", item("a"), item("b")), section("two", item("c", "9")), item=rule, **scheme
        )
        got = filled(made, a=Occurrences(5))
        return told(got.parts[0].points, got.result)

    assert lost() == ["0", "9"]
    assert lost(**{"below-zero": "true"}) == ["-3", "6"]
    assert lost(direction="lower-is-better") == ["2", "2"]
    assert lost(direction="lower-is-better", **{"below-zero": "true"}) == ["5", "5"]


def test_an_automatic_fail_never_raises_what_is_below_zero() -> None:
    rule = {"type": "deduct", "each": "1", "overflow": "section"}
    settings: dict[str, Any] = {"item": rule, "below-zero": "true"}
    for scope in ("section", "sheet"):
        fail = {"automatic-fail": {"scope": scope, "score": "zero"}}
        made = sheet(section("one", item("a", **CRITICAL), item("b")), **settings, **fail)
        assert filled(made, a=Occurrences(5)).result == -3


def test_a_bonus_takes_points_lost_away_down_to_none() -> None:
    parts = section("one", item("a", "3"), item("p", None, BONUS))

    def lost(merits: int, **scheme: str) -> Any:
        made = sheet(parts, direction="lower-is-better", **scheme)
        return filled(made, a=BAD, p=Occurrences(merits)).result

    assert [lost(merits) for merits in (0, 1, 3)] == [3, 1, 0]
    assert lost(3, **{"below-zero": "true"}) == -3


@pytest.mark.parametrize(
    ("direction", "found", "gate"),
    [
        ("higher-is-better", 4, "passed"),
        ("higher-is-better", 5, "failed"),
        ("lower-is-better", 4, "passed"),
        ("lower-is-better", 5, "failed"),
    ],
)
def test_a_gate_looks_at_the_share_of_points_kept(direction: str, found: int, gate: str) -> None:
    made = sheet(
        section("one", item("a", "10", {"type": "deduct", "each": "1"})),
        direction=direction,
        gate={"at-least": "60%", "grade": "low"},
        grades=grades(("low", {"at-least": "0"})),
    )
    assert filled(made, a=Occurrences(found)).parts[0].gate == gate


def test_points_of_a_pool_s_row_are_its_limit_and_unknown_ones_an_unknown_limit() -> None:
    parts = section("one", item("a", "3"), item("b", "unspecified"), total="25")
    made = sheet(parts, **POOL)
    assert filled(made, a=Occurrences(9)).result == 22
    assert filled(made, b=Occurrences(1)).missing == (("b", "points"),)
    assert filled(made, b=NA).missing == (("b", "points"),)


def test_a_pool_is_full_until_something_is_taken_from_it() -> None:
    made = sheet(section("one", item("a", "3"), item("b", "3"), total="25"), **POOL)
    assert score(made, {"a": Occurrences(1)}).points == 23
