"""Conventions: what is not applicable, not observed or unanswered."""

from __future__ import annotations

from decimal import Decimal

import pytest

from generator.scoring.marks import NotApplicable, Responded, Unanswered
from generator.scoring.score import score
from tests.unit.scoring.sheets import BAD, GOOD, filled, item, section, sheet, told

NA = NotApplicable()
CRITICAL = {"critical": "true"}


@pytest.mark.parametrize(
    ("convention", "full", "points", "result"),
    [
        ("exclude", "990", "980", "98.9899"),
        ("exclude-in-section", "1000", "989.8969", "98.9897"),
        ("zero", "1000", "980", "98"),
        ("full", "1000", "990", "99"),
    ],
)
def test_conventions_of_not_applicable(convention: str, full: str, points: str, result: str) -> None:
    made = sheet(
        section("one", item("a", "10"), item("b", "10"), item("c", "960")),
        section("two", item("d", "20")),
        result="percent",
        decimals="4",
        **{"not-applicable": convention},
    )
    got = filled(made, a=NA, b=BAD)
    assert str(got.full) == full
    assert round(got.points or Decimal(0), 4) == Decimal(points)
    assert got.result == Decimal(result)


def test_a_thousand_points_less_what_does_not_apply() -> None:
    """Points / (1000 - N/A) x 100."""
    made = sheet(
        section("one", item("a", "40"), item("b", "60"), item("c", "900")), result="percent", decimals="1"
    )
    assert filled(made, a=NA, b=BAD).result == Decimal("93.8")


def test_a_section_keeps_its_worth_where_rows_are_left_out_within_it() -> None:
    made = sheet(
        section("one", item("a", "4"), item("b", "4"), item("c", "2")),
        section("two", item("d", "10")),
        **{"not-applicable": "exclude-in-section"},
    )
    part = filled(made, a=NA, b=BAD).parts[0]
    assert [str(each) for each in (part.full, part.due, part.gained)] == ["10", "6", "2"]
    assert part.points == Decimal("3.333333333333333333333333333")


def test_not_applicable_where_it_is_forbidden_is_still_to_be_answered() -> None:
    got = filled(sheet(section("one", item("a"), item("b")), **{"not-applicable": "forbidden"}), a=NA)
    assert told(got.state, got.result, got.forbidden, got.unanswered) == told(
        "incomplete", None, ("a",), ("a",)
    )


def test_not_applicable_by_an_unknown_convention_gives_no_score() -> None:
    made = sheet(section("one", item("a"), item("b")), **{"not-applicable": "unspecified"})
    assert filled(made).result == 2
    got = filled(made, a=NA)
    assert told(got.state, got.result, got.missing) == told("unknown", None, (("scheme", "not-applicable"),))


def test_where_lower_is_better_zero_and_full_are_the_points_lost() -> None:
    def lost(convention: str) -> Decimal | None:
        made = sheet(
            section("one", item("a"), item("b")),
            direction="lower-is-better",
            **{"not-applicable": convention},
        )
        return filled(made, a=NA).result

    assert told(lost("zero"), lost("full")) == told(0, 1)


@pytest.mark.parametrize("convention", ["exclude", "zero", "full", "forbidden", "unspecified"])
def test_what_was_not_observed_is_left_out_and_told_apart(convention: str) -> None:
    rule = {"type": "graded", "responses": "levels"}
    made = sheet(section("one", item("a", "3", rule), item("b", "2")), **{"not-applicable": convention})
    got = score(made, {"a": Responded("unseen"), "b": GOOD})
    assert told(got.rows[0].state, got.full, got.result) == told("not-observed", 2, 2)


def test_a_response_can_say_that_a_row_does_not_apply() -> None:
    rule = {"type": "graded", "responses": "levels"}
    got = score(
        sheet(section("one", item("a", "3", rule), item("b", "2"))), {"a": Responded("none"), "b": GOOD}
    )
    assert told(got.rows[0].state, got.full) == told("not-applicable", 2)


@pytest.mark.parametrize(("direction", "points"), [("higher-is-better", 1), ("lower-is-better", 2)])
def test_unanswered_as_zero_loses_all(direction: str, points: int) -> None:
    made = sheet(section("one", item("a", "2"), item("b", "1")), unanswered="zero", direction=direction)
    got = score(made, {"b": GOOD})
    assert told(got.state, got.result, got.unanswered) == told("scored", points, ("a",))


def test_an_incomplete_sheet_has_its_running_numbers() -> None:
    made = sheet(section("one", item("a", "2"), item("b", "1")), section("two", item("c", "5")))
    got = score(made, {"a": GOOD, "c": BAD, "b": Unanswered()})
    assert told(got.state, got.result, got.points, got.full) == told("incomplete", None, 2, 8)
    assert [part.state for part in got.parts] == ["incomplete", "scored"]
    assert told(got.parts[0].rate, got.parts[1].rate) == told(None, 0)


def test_a_bonus_is_never_unanswered_and_a_record_never_holds_up_a_score() -> None:
    bonus = item("plus", None, {"type": "bonus", "each": "1"})
    record = item("seen", None, {"type": "unscored"})
    got = score(sheet(section("one", item("a"), bonus, record)), {"a": GOOD})
    assert told(got.result, got.unanswered) == told(1, ("seen",))


def test_an_open_critical_question_holds_up_the_score() -> None:
    record = item("seen", None, {"type": "unscored"}, **CRITICAL)
    made = sheet(section("one", item("a"), record), **{"automatic-fail": {"score": "zero"}})
    assert score(made, {"a": GOOD}).state == "incomplete"
    assert score(made, {"a": GOOD, "seen": BAD}).result == 0
