"""Worked examples show how a rule and a scheme work, with the engine's numbers."""

from __future__ import annotations

from typing import Any

import pytest

from generator.scoring.examples import row_examples, sheet_examples
from generator.scoring.marks import NotApplicable, Occurrences
from generator.scoring.plan import Plan
from tests.unit.scoring.sheets import LEVELS, WHOLE, item, section, sheet, told
from tests.unit.scoring.test_items import DEDUCT, GRADED, RANGE, RETURN, TABLE, penalty

CONVENTIONS = ["exclude", "exclude-in-section", "zero", "full", "forbidden", "unspecified"]


def one(rule: Any, full: str | None = "1", **scheme: Any) -> Plan:
    """Return a sheet of one row."""
    return sheet(section("part", item("x", full, rule)), targets=(RETURN,), responses=(LEVELS,), **scheme)


@pytest.mark.parametrize(
    ("rule", "full", "points"),
    [
        (WHOLE, "2", ["2", "0"]),
        (DEDUCT, "1", ["1", "0.1", "0"]),
        ({**DEDUCT, "floor": "0.5"}, "1", ["1", "0.7", "0.5"]),
        ({**DEDUCT, "each": "1"}, "1", ["1", "0"]),
        ({**DEDUCT, "each": "unspecified"}, "1", ["1", "None"]),
        ({**DEDUCT, "overflow": "section"}, "1", ["1", "0.1", "0", "0"]),
        (TABLE, "2", ["2", "1.5", "0", "0"]),
        (GRADED, "4", ["4", "2.4", "0", "None", "None"]),
        (RANGE, "5", ["5", "3", "0"]),
        ({"type": "discretionary"}, "5", ["5", "4", "0"]),
        ({"type": "bonus", "each": "0.4", "at-most": "1"}, None, ["0.4", "1"]),
        (penalty("whole-steps"), "10", ["10", "9", "9"]),
        (penalty("started-steps"), "10", ["10", "9", "8"]),
        (penalty("unspecified"), "10", ["10", "9", "None"]),
        ("unspecified", "1", ["None"]),
        ({"type": "unscored"}, None, []),
    ],
)
def test_every_rule_has_telling_examples(rule: Any, full: str | None, points: list[str]) -> None:
    made = one(rule, full, item="unspecified")
    examples = row_examples(made.rows[0], made.scheme)
    assert told(*(example.result.points for example in examples)) == points


def test_a_deduction_is_shown_before_and_at_its_end() -> None:
    made = one(DEDUCT)
    marks = [example.mark for example in row_examples(made.rows[0], made.scheme)]
    assert marks == [Occurrences(0), Occurrences(3), Occurrences(4)]


@pytest.mark.parametrize("convention", CONVENTIONS)
def test_each_convention_has_an_example(convention: str) -> None:
    made = sheet(section("part", item("x", "4", DEDUCT), item("y")), **{"not-applicable": convention})
    example = next(each for each in sheet_examples(made) if each.topic == "not-applicable")
    assert example.marks["y"] == NotApplicable()
    assert (example.result.result is None) == (convention in {"forbidden", "unspecified"})


def test_a_scheme_shows_all_that_it_settles() -> None:
    bonus = {"type": "bonus", "each": "1"}
    made = sheet(
        section(
            "part", item("x", None, critical="true"), item("z", None), item("p", None, bonus), total="25"
        ),
        item=DEDUCT,
        section="pool",
        gate={"at-least": "60%", "grade": "low"},
        grades=[{"id": "low", "title": "low", "at-least": "0"}],
        **{"automatic-fail": {"score": "zero"}},
    )
    topics = [example.topic for example in sheet_examples(made)]
    assert topics == ["result", "not-applicable", "pool", "pool", "bonus", "gate", "automatic-fail"]


def test_a_sheet_that_can_not_be_scored_says_so_once() -> None:
    (example,) = sheet_examples(sheet(section("part", item("x"), item("y")), item="unspecified"))
    assert example.result.missing
    assert not sheet_examples(sheet(section("part", item("x", None)), item={"type": "unscored"}))


def test_the_scheme_decides_the_direction() -> None:
    made = one(DEDUCT, direction="lower-is-better")
    examples = row_examples(made.rows[0], made.scheme)
    assert told(*(each.result.points for each in examples)) == ["0", "0.9", "1"]
