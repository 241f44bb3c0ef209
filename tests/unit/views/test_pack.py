"""Rounds: which sheets and rows they take along, what is left off, and that it is told."""

from __future__ import annotations

import re
from typing import Any

import pytest

from generator.content import OF_ROUND, OF_SITE
from generator.model.handbook import Handbook
from generator.model.parties import Department
from generator.model.sites import Site, SiteType
from generator.model.standards import Mark
from generator.views.pack import PackView, pack_view
from generator.views.pack.parts import current
from generator.views.pack.sheets import Round, round_of
from generator.views.pack.wanted import UnknownChoiceError, Wanted
from generator.views.sheet import SheetView, sheet_view
from tests.printables.samples import criterion, scheme, sheet_handbook, wording

MONTHLY = {
    "by": ["clerk"],
    "how": ["logs"],
    "frequency": {"form": "recurrence", "times": 1, "every": "month"},
}
YEARLY = {"by": ["manager"], "how": ["call"], "frequency": {"form": "calendar", "every": "year", "end": True}}
TYPES = [{"id": "owned", "title": "自有项目"}, {"id": "let", "title": "出租项目"}]
SITES = [
    {
        "id": "garden",
        "title": "花园",
        "types": ["owned"],
        "without": [{"items": ["c3"], "reason": "没有前台"}],
    },
    {"id": "tower", "title": "大厦", "types": "unspecified"},
]


def book(*sections: list[dict[str, Any]], **more: Any) -> Handbook:
    """Return a handbook whose one sheet has a declared total, at sites of two types."""
    made = sheet_handbook(*sections, **more).model_dump(by_alias=True, mode="json")
    return Handbook.model_validate({**made, "types": TYPES, "sites": SITES})


def rows() -> Handbook:
    first = criterion(1, points="2", marks=["visit"], checks=[MONTHLY])
    second = criterion(2, points="3", **{"applies-to": ["let"]})
    third = criterion(3, number="Q.3", points="4", marks=["visit", "leader"])
    return book([first, second], [third, criterion(4, points="5")], total="14", checks=[YEARLY, MONTHLY])


def found(handbook: Handbook, **wanted: Any) -> Round:
    return round_of(handbook, wording(handbook), Wanted(**wanted), "")


def pack(handbook: Handbook, **wanted: Any) -> PackView:
    return pack_view(wording(handbook), Wanted(**wanted), found(handbook, **wanted))


def titles(view: SheetView) -> list[str]:
    return [row.title for section in view.sections for row in section.rows]


def told(view: SheetView) -> dict[str, str]:
    return {fact.label: fact.text for fact in (*view.told, *view.explained)}


def test_a_round_without_a_choice_has_the_whole_sheets() -> None:
    handbook = rows()
    view = pack(handbook)
    assert view.sheets == (sheet_view(handbook, handbook.sheets[0], wording(handbook), ""),)
    assert [fact.text for fact in view.selection] == ["全部", "全部", "本行业的全部检查表"]
    assert view.contents[0].full == "14"


def test_what_a_site_can_never_meet_is_left_off_with_its_points_and_named() -> None:
    handbook = rows()
    view = pack(handbook, place=handbook.get("garden", Site))
    assert titles(view.sheets[0]) == ["要点1", "要点4"]
    assert view.sheets[0].total == "7"
    left_off = told(view.sheets[0])["本项目不适用"]
    assert left_off == "要点2（只适用于出租项目）；Q.3 要点3（没有前台）"
    assert view.head[0].text == "花园"


def test_a_type_can_stand_for_a_site() -> None:
    handbook = rows()
    view = pack(handbook, place=handbook.get("let", SiteType))
    assert titles(view.sheets[0]) == ["要点1", "要点2", "要点3", "要点4"]
    assert (view.sheets[0].total, view.head[0].text) == ("14", "")


def test_a_site_of_unknown_type_loses_nothing() -> None:
    handbook = rows()
    assert "本项目不适用" not in told(pack(handbook, place=handbook.get("tower", Site)).sheets[0])


def test_a_sheet_for_other_sites_stays_away_and_is_named() -> None:
    data = rows().model_dump(by_alias=True, mode="json")
    data["sheets"].append({**data["sheets"][0], "id": "other", "title": "别表", "applies-to": ["let"]})
    for number, section in enumerate(data["sheets"][1]["sections"]):
        data["sheets"][1]["sections"][number] = {**section, "id": f"other.{number}"}
    handbook = Handbook.model_validate(data)
    view = pack(handbook, place=handbook.get("owned", SiteType))
    assert [(fact.label, fact.text) for fact in view.left_off] == [("别表", "只适用于出租项目")]
    assert len(view.sheets) == 1
    assert told(pack(handbook).sheets[1])["适用项目"] == "出租项目"


def test_a_mark_chooses_rows_and_drops_empty_parts() -> None:
    handbook = rows()
    view = pack(handbook, mark=handbook.get("leader", Mark))
    assert [section.title for section in view.sheets[0].sections] == [handbook.sheets[0].sections[1].title]
    assert titles(view.sheets[0]) == ["要点3"]
    assert view.sheets[0].total == "4"
    scope = "标有◎（分管领导必查）的各条：本表4条中的1条。满分按这些条计算，结果不能代替全表的评分"
    assert told(view.sheets[0])["检查范围"] == scope


def test_a_plan_chooses_rows_by_their_own_checks_or_their_sheet_s() -> None:
    handbook = rows()
    yearly = pack(handbook, plan="year")
    assert titles(yearly.sheets[0]) == ["要点2", "要点3", "要点4"]
    assert yearly.imprint.control.title == "年度检查用表"
    assert {fact.label: fact.text for fact in yearly.sheets[0].facts}["由谁检查"] == "项目经理"
    assert titles(pack(handbook, plan="month").sheets[0]) == ["要点1", "要点2", "要点3", "要点4"]
    assert found(handbook, plan="week").sheets == ()


def test_a_department_includes_its_parts() -> None:
    data = rows().model_dump(by_alias=True, mode="json")
    data["departments"] += [
        {"id": "desk", "title": "前台组", "part-of": "quality"},
        {"id": "guards", "title": "保安组"},
    ]
    data["services"][0]["department"] = "desk"
    data["services"][1]["department"] = "guards"
    handbook = Handbook.model_validate(data)
    view = pack(handbook, department=handbook.get("quality", Department))
    assert titles(view.sheets[0]) == ["要点1", "要点2"]


def test_other_industries_come_only_by_name() -> None:
    handbook = book([criterion(1)], industry="酒店业")
    assert found(handbook).sheets == ()
    assert len(pack(handbook, sheets=handbook.sheets).sheets) == 1


def test_a_sheet_that_names_the_own_industry_is_no_stranger() -> None:
    data = book([criterion(1)], industry="物业管理").model_dump(by_alias=True, mode="json")
    data["about"]["industry"] = "物业管理"
    assert len(pack(Handbook.model_validate(data)).sheets) == 1


def test_a_sheet_without_criteria_is_asked_for_only_as_a_whole() -> None:
    handbook = book([], sections=[{"id": "part", "title": "部分", "blank-rows": "3"}])
    assert len(pack(handbook).sheets) == 1
    assert found(handbook, mark=handbook.get("visit", Mark)).sheets == ()


def test_a_pool_keeps_its_points_and_weights_are_said_to_be_scaled() -> None:
    sections = [
        {"id": "a", "title": "甲", "items": ["c1", "c2"], "total": "60", "weight": "40%"},
        {"id": "b", "title": "乙", "items": ["c3"], "total": "40", "weight": "60%"},
    ]
    criteria = [criterion(1), criterion(2, marks=["visit"]), criterion(3)]
    pool = book(criteria, sections=sections, scheme=scheme(section="pool"))
    view = pack(pool, mark=pool.get("visit", Mark)).sheets[0]
    assert (view.sections[0].subtotal, view.total) == ("满分 60", "60")
    weighted = book(criteria, sections=sections, scheme=scheme(result="weighted"))
    view = pack(weighted, mark=weighted.get("visit", Mark)).sheets[0]
    assert told(view)["部分权重"] == "有的部分不在本表之内，其余部分的权重按比例放大，合计100%"
    assert "部分权重" not in told(pack(weighted).sheets[0])


def test_codes_tell_rounds_apart_and_begin_with_that_of_the_whole_sheet() -> None:
    handbook = rows()
    whole = pack(handbook).sheets[0].imprint
    some, others = (pack(handbook, mark=handbook.get(mark, Mark)).sheets[0] for mark in ("visit", "leader"))
    assert re.fullmatch(rf"{whole.code}-[0-9A-Z]{{4}}", some.imprint.code)
    assert some.imprint.code != others.imprint.code
    assert (whole.qr, some.imprint.qr) == tuple(
        f"{whole.page}#print-{code}" for code in (whole.code, some.imprint.code)
    )
    assert whole.code in told(some)["整表"]
    assert some == pack(handbook, mark=handbook.get("visit", Mark)).sheets[0]


def test_a_code_tells_what_applies_to_the_site_from_what_a_round_asks_for() -> None:
    handbook = rows()
    garden, mark = handbook.get("garden", Site), handbook.get("visit", Mark)

    def code(**wanted: Any) -> str:
        return found(handbook, **wanted).sheets[0].view.imprint.code

    whole, at_site = code(), code(place=garden)
    assert code(place=garden, mark=mark).startswith(f"{at_site}-")
    assert code(mark=mark).startswith(f"{whole}-")
    assert code(place=garden)[len(whole) + 1] in OF_SITE
    assert code(mark=mark)[len(whole) + 1] in OF_ROUND
    assert code(place=handbook.get("tower", Site)) == whole


def test_the_site_knows_what_is_taken_for_which_places_now() -> None:
    handbook = rows()
    (parts,) = current(wording(handbook)).values()
    taken = found(handbook, place=handbook.get("garden", Site)).sheets[0].view.imprint
    assert parts[taken.code.rpartition("-")[2]] == "花园"
    assert "大厦" not in "".join(parts.values())
    many = [{"id": f"garden{n}", "title": f"花园{n}", "types": ["owned"]} for n in range(5)]
    made = Handbook.model_validate(handbook.model_dump(by_alias=True, mode="json") | {"sites": many})
    (parts,) = current(wording(made)).values()
    assert "花园0、花园1、花园2等6个项目" in parts.values()  # the sites, and their type as such


def test_a_pack_has_no_code_of_its_own_since_nobody_could_verify_it() -> None:
    view = pack(rows())
    assert view.imprint.code == ""
    assert view.contents[0].code == view.sheets[0].imprint.printed


def test_a_row_says_for_which_sites_it_is() -> None:
    handbook = rows()
    flags = [row.flags for part in pack(handbook).sheets[0].sections for row in part.rows]
    assert flags == [(), ("只适用于出租项目",), (), ()]


def test_the_name_of_the_site_is_an_entry_and_changes_no_code() -> None:
    handbook = rows()
    whole, named = pack(handbook).sheets[0], pack(handbook, place=handbook.get("tower", Site)).sheets[0]
    assert (whole.head[0].text, named.head[0].text) == ("", "大厦")
    assert whole.imprint == named.imprint


def test_a_choice_can_be_told_by_ids_and_made_again() -> None:
    handbook = rows()
    for place in (handbook.get("garden", Site), handbook.get("let", SiteType), None):
        wanted = Wanted(
            plan="month", place=place, mark=handbook.get("visit", Mark), sheets=(handbook.sheets[0],)
        )
        assert Wanted.of(handbook, dict(wanted.named), handbook.sheets[0]) == wanted
    assert Wanted.of(handbook, {}, handbook.sheets[0]) == Wanted(sheets=(handbook.sheets[0],))


@pytest.mark.parametrize(
    ("name", "value"), [("plan", "monthly"), ("site", "gone"), ("site", "quality"), ("mark", "garden")]
)
def test_a_choice_that_is_not_there_any_more_is_named(name: str, value: str) -> None:
    handbook = rows()
    with pytest.raises(UnknownChoiceError) as told:
        Wanted.of(handbook, {name: value}, handbook.sheets[0])
    assert (told.value.name, told.value.value) == (name, value)


def test_a_round_says_which_sheets_and_rows_it_leaves_out_and_why() -> None:
    open_row = criterion(2, checks=[{**MONTHLY, "frequency": "unspecified"}])
    made = sheet_handbook([criterion(1, checks=[MONTHLY]), open_row], checks=[YEARLY, MONTHLY])
    data = made.model_dump(by_alias=True, mode="json")
    for name, checks in (("rare", [YEARLY]), ("open", "unspecified")):
        section = {**data["sheets"][0]["sections"][0], "id": f"{name}.0", "items": ["c2"]}
        data["services"][0]["criteria"][1]["checks"] = None
        data["sheets"].append(
            {**data["sheets"][0], "id": name, "title": name, "checks": checks, "sections": [section]}
        )
    handbook = Handbook.model_validate(data)
    view = pack(handbook, plan="month")
    assert [(one.label, one.text) for one in view.not_asked] == [
        ("rare", "检查频次为每年底"),
        ("open", "检查频次为【原文未载】"),
    ]
    assert [(one.label, one.text) for one in pack(handbook, mark=handbook.get("visit", Mark)).not_asked] == [
        ("检查评分表", "没有本次要查的条目"),
        ("rare", "没有本次要查的条目"),
        ("open", "没有本次要查的条目"),
    ]


def test_rows_that_only_lack_a_frequency_are_counted() -> None:
    open_row = criterion(2, checks=[{**MONTHLY, "frequency": "unspecified"}])
    handbook = sheet_handbook([criterion(1, checks=[MONTHLY]), open_row], checks="unspecified")
    view = pack(handbook, plan="month").sheets[0]
    assert told(view)["检查范围"].endswith("；另有1条检查频次未定，未列入")


def test_an_open_row_is_taken_along_by_its_sheet_s_plan() -> None:
    handbook = sheet_handbook([criterion(1, checks="unspecified")], checks=[MONTHLY])
    view = pack(handbook, plan="month").sheets[0]
    assert titles(view) == ["要点1"]
    assert [(fact.label, fact.text) for fact in view.facts[:2]] == [
        ("由谁检查", "值班员"),
        ("检查频次", "每月1次"),
    ]
