"""What a score depends on: told once, for comparing versions and for the codes of workbooks."""

from __future__ import annotations

import itertools

import pytest

from generator.scoring.measure import differing, measured
from generator.scoring.plan import Plan
from tests.unit.scoring.sheets import item, section, sheet

DEDUCT = {"type": "deduct", "each": "0.5"}
TABLE = {
    "type": "table",
    "deductions": [
        {"id": "late", "title": "late", "takes": "0.5"},
        {"id": "never", "title": "n", "takes": "all"},
    ],
}
GRADES = [{"id": "good", "title": "good", "at-least": "60"}, {"id": "poor", "title": "poor", "below": "60"}]
PLANS = {
    "plain": sheet(section("one", item("a"), item("b"))),
    "a row less": sheet(section("one", item("a"))),
    "two sections": sheet(section("one", item("a")), section("two", item("b"))),
    "other points": sheet(section("one", item("a"), item("b", "2"))),
    "a critical row": sheet(section("one", item("a"), item("b", critical=True))),
    "another rule": sheet(section("one", item("a"), item("b", rule=DEDUCT))),
    "a table": sheet(section("one", item("a"), item("b", rule=TABLE))),
    "a percentage": sheet(section("one", item("a"), item("b")), result="percent"),
    "grades": sheet(section("one", item("a"), item("b")), grades=GRADES),
    "a pool": sheet(section("one", item("a", None), item("b", None), total="5"), section="pool"),
    "a larger pool": sheet(section("one", item("a", None), item("b", None), total="6"), section="pool"),
    "weights": sheet(section("one", item("a"), item("b"), weight="100%"), result="weighted"),
    "an empty part": sheet(section("one", item("a"), item("b")), section("rest")),
}
SAME = {
    "another order": sheet(section("one", item("b"), item("a"))),
    "another section": sheet(section("whole", item("a"), item("b"))),
    "declared points": sheet(section("one", item("a"), item("b"), total="2")),
    "a weight that nothing is weighed by": sheet(section("one", item("a"), item("b"), weight="50%")),
    "zeros": sheet(section("one", item("a", "1.00"), item("b"))),
    "other words": sheet(section("one", item("a", text="in other words"), item("b")), title="renamed"),
    "the rule of the scheme in a row": sheet(
        section("one", item("a", rule={"type": "all-or-nothing"}), item("b"))
    ),
}


@pytest.mark.parametrize("names", [*itertools.combinations(PLANS, 2)], ids=" / ".join)
def test_another_measure_differs_by_name_and_as_data(names: tuple[str, str]) -> None:
    one, other = (measured(PLANS[name]) for name in names)
    assert differing(one, other)
    assert differing(other, one)
    assert one.data != other.data


@pytest.mark.parametrize("same", SAME.values(), ids=SAME)
def test_what_changes_no_score_is_the_same_measure(same: Plan) -> None:
    plain = measured(PLANS["plain"])
    assert differing(plain, measured(same)) == ()
    assert plain.data == measured(same).data
