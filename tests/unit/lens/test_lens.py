"""What holds: the nearest decided value, with its basis and the way that it came."""

from __future__ import annotations

from typing import Any

import pytest

from generator.lens.checks import known
from generator.lens.lens import Lens
from generator.model.base import UNSPECIFIED
from generator.model.handbook import Handbook
from generator.model.schemes import Scheme
from generator.model.sheets import Sheet
from generator.model.standards import Criterion
from tests.printables.samples import DEDUCT, WHOLE, criterion, scheme, sheet_handbook

OFTEN = {"form": "recurrence", "times": 1, "every": "month"}
RARELY = {"form": "recurrence", "times": 1, "every": "year"}
OWN = {"source": "manual", "item": "2026Q3", "evidence": "decided"}
STATED = {"source": "manual", "item": "1", "evidence": "stated"}


def held(handbook: Handbook) -> tuple[Lens, Criterion, Sheet]:
    return Lens(handbook), handbook.get("c1", Criterion), handbook.sheets[0]


def check(**parts: Any) -> dict[str, Any]:
    return {"by": ["clerk"], "how": ["logs"], "frequency": OFTEN, **parts}


def book(row: dict[str, Any], **sheet: Any) -> Handbook:
    return sheet_handbook([criterion(1, **row)], **sheet)


def test_an_open_row_does_not_hide_what_its_sheet_decided() -> None:
    handbook = book({"checks": "unspecified", "basis": [STATED]}, checks=[check()], basis=[OWN])
    lens, row, sheet = held(handbook)
    found = lens.checks(row, sheet)
    assert found.value == sheet.checks
    assert (found.way, found.basis, found.decided) == ("sheet", sheet.basis, sheet.basis)
    assert found.gaps == (row,)


def test_what_no_place_decides_stays_open() -> None:
    lens, row, sheet = held(book({"checks": "unspecified"}, checks="unspecified"))
    assert lens.checks(row, sheet).value is UNSPECIFIED
    assert lens.checks(row, None).value is UNSPECIFIED
    assert lens.checks(row, sheet).gaps == (row, sheet)


def test_a_row_s_own_checks_come_first() -> None:
    lens, row, sheet = held(book({"checks": [check(by=["manager"])]}, checks=[check()]))
    found = lens.checks(row, sheet)
    assert (found.value, found.way, found.gaps) == (row.checks, "own", ())


def test_an_open_part_of_a_check_yields_to_the_sheet_s() -> None:
    handbook = book(
        {"checks": [check(frequency="unspecified")], "basis": [STATED]},
        checks=[check(by=["manager"], frequency=RARELY)],
        basis=[OWN],
    )
    lens, row, sheet = held(handbook)
    found = lens.checks(row, sheet)
    (only,) = known(found.value)
    assert (only.by, only.frequency) == (("clerk",), known(sheet.checks)[0].frequency)
    assert [one.evidence for one in found.basis] == ["stated", "decided"]


def test_an_open_part_stays_open_where_the_sheet_says_several_things() -> None:
    several = [check(frequency=RARELY), check(by=["manager"])]
    lens, row, sheet = held(book({"checks": [check(frequency="unspecified")]}, checks=several))
    assert [one.frequency for one in known(lens.checks(row, sheet).value)] == [UNSPECIFIED]


@pytest.mark.parametrize(
    ("own", "scheme_s", "way", "expected"),
    [
        (WHOLE, DEDUCT, "own", "all-or-nothing"),
        (None, DEDUCT, "scheme", "deduct"),
        ("unspecified", DEDUCT, "scheme", "deduct"),
        ("unspecified", "unspecified", "own", None),
    ],
)
def test_a_rule_is_the_row_s_or_else_the_scheme_s(own: Any, scheme_s: Any, way: str, expected: Any) -> None:
    row = {} if own is None else {"rule": own}
    handbook = book(row, scheme=scheme(item=scheme_s))
    lens, one, sheet = held(handbook)
    found = lens.rule(one, handbook.get(sheet.scheme, Scheme))
    assert found.way == way
    assert getattr(found.value, "type", None) == expected


def test_a_basis_that_names_a_value_is_that_value_s_alone() -> None:
    handbook = book({"basis": [STATED, {**OWN, "for": ["points"]}]})
    lens, row, _ = held(handbook)
    assert [one.evidence for one in lens.points(row).basis] == ["decided"]
    assert [one.evidence for one in lens.rule(row, None).basis] == []
    assert lens.values_in(row) == ()


def test_a_value_that_a_text_refers_to_keeps_its_own_basis() -> None:
    handbook = book({"text": "不超过[[wait]]", "basis": [STATED]})
    data = handbook.model_dump(by_alias=True, mode="json")
    data["services"][0]["limits"] = [
        {"id": "wait", "to": "unspecified", "within": {"form": "immediately"}, "basis": [OWN]}
    ]
    lens, row, _ = held(Handbook.model_validate(data))
    (value,) = lens.values_in(row)
    assert (value.value.id, value.way, [one.evidence for one in value.decided]) == (
        "wait",
        "referred",
        ["decided"],
    )


def test_a_decision_about_another_value_does_not_mark_the_one_in_a_text() -> None:
    counted = {"source": "manual", "item": "2026Q3", "evidence": "decided", "for": ["counted"]}
    data = book({"text": "不低于[[share]]"}).model_dump(by_alias=True, mode="json")
    data["services"][0]["targets"] = [
        {"id": "share", "title": "t", "counted": "c", "at-least": "20%", "basis": [STATED, counted]}
    ]
    lens, row, _ = held(Handbook.model_validate(data))
    (value,) = lens.values_in(row)
    assert [one.evidence for one in value.basis] == ["stated"]


def test_an_industry_and_a_department_are_those_of_the_standard_unless_a_part_has_its_own() -> None:
    data = book({}).model_dump(by_alias=True, mode="json")
    data["services"][0] |= {"industry": "酒店", "department": "quality", "applies-to": []}
    lens, row, _ = held(Handbook.model_validate(data))
    assert (lens.industry(row).value, lens.industry(row).way) == ("酒店", "standard")
    assert (lens.department(row).value, lens.department(row).way) == ("quality", "standard")
    data["about"]["industry"] = "酒店"
    lens, row, _ = held(Handbook.model_validate(data))
    assert lens.industry(row).value == ""


def test_an_empty_list_of_checks_decides_nothing() -> None:
    lens, row, sheet = held(book({"checks": []}, checks=[check()]))
    assert (lens.checks(row, sheet).value, lens.checks(row, sheet).way) == (sheet.checks, "sheet")
    assert lens.checks(row, None).value is UNSPECIFIED
