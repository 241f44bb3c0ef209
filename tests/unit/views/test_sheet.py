"""Scoring sheets as views: complete, honest about what is unknown, coded by what they say."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from generator.views.sheet import SheetView, sheet_view
from tests.printables.samples import (
    DEDUCT,
    WHOLE,
    criterion,
    handbook,
    sheet_handbook,
    with_scripts,
    wording,
)

SILENT = "【原文未载】"


def sheet(*sections: list[dict[str, Any]], address: str = "", **more: Any) -> SheetView:
    book = sheet_handbook(*sections, **more)
    return sheet_view(book, book.sheets[0], wording(book), address)


def test_rows_are_numbered_through_all_sections() -> None:
    view = sheet([criterion(1), criterion(2)], [criterion(3)])
    assert [row.number for part in view.sections for row in part.rows] == ["1", "2", "3"]
    assert [row.title for part in view.sections for row in part.rows] == ["要点1", "要点2", "要点3"]


def test_the_rule_is_told_with_its_ladder() -> None:
    rows = sheet([criterion(1), criterion(2, rule=WHOLE), criterion(3, rule="unspecified")]).sections[0].rows
    assert (rows[2].rule, rows[2].ladder) == (rows[0].rule, rows[0].ladder)
    assert rows[0].rule == "每次不符合扣0.3分，扣完为止"
    assert rows[0].ladder == ("1", "0.7", "0.4", "0.1", "0")
    assert (rows[1].rule, rows[1].ladder) == ("符合得满分，不符合得0分", ())


def test_a_floor_and_the_unit_of_deduction_are_told() -> None:
    rule = {**DEDUCT, "per": "place", "floor": "0.5"}
    row = sheet([criterion(1, rule=rule)]).sections[0].rows[0]
    assert row.rule == "每处不符合扣0.3分，最低得0.5分"
    assert row.ladder == ("1", "0.7", "0.5")


def test_a_long_ladder_is_shortened() -> None:
    row = sheet([criterion(1, points="100")]).sections[0].rows[0]
    assert row.ladder == ("100", "99.7", "99.4", "99.1", "…", "0")


def test_full_points_add_up_exactly() -> None:
    view = sheet([criterion(1, points="0.1"), criterion(2, points="0.2")], [criterion(3, points="0.7")])
    assert [part.subtotal for part in view.sections] == ["满分 0.3", "满分 0.7"]
    assert view.total == "1"
    assert view.totals[0].text == "1"


def test_what_has_no_points_is_not_added() -> None:
    view = sheet([criterion(1), criterion(2, points="unspecified")])
    assert view.sections[0].rows[1].points == SILENT
    assert view.total == "已知 1，另 1 项未载"
    assert sheet([criterion(1, points="unspecified")]).total == SILENT


def test_a_declared_total_stands() -> None:
    assert sheet([criterion(1, points="unspecified")], total="25").total == "25"


def test_what_is_unknown_is_shown_everywhere() -> None:
    book = sheet_handbook([criterion(1)], number="unspecified")
    view = sheet_view(book, book.sheets[0], wording(book), "")
    facts = {fact.label: fact.text for fact in view.facts}
    assert facts == {"由谁检查": SILENT, "检查频次": SILENT, "不适用项": SILENT}
    assert view.imprint.control.number == SILENT
    assert view.imprint.basis == (SILENT,)
    assert {view.imprint.keeping[0].period, view.imprint.keeping[0].keeper} == {SILENT}
    assert view.sections[0].rows[0].method == (SILENT,)


def test_the_criterion_s_own_check_is_told_and_the_sheet_s_stands_at_the_head() -> None:
    often = {"form": "recurrence", "times": 1, "every": "month"}
    common = {"by": ["manager"], "how": ["logs"], "frequency": often}
    own = {"by": ["clerk"], "how": ["call", "ask"], "frequency": "unspecified"}
    view = sheet([criterion(1), criterion(2, checks=[own])], checks=[common])
    first, second = view.sections[0].rows
    assert (first.method, first.check) == (("看记录",), ("由项目经理检查，每月1次",))
    assert (second.method, second.check) == (("回访", "询问"), ("由值班员检查，每月1次",))
    assert [row.checked for row in view.layout.sections[0].rows] == [False, True]
    assert (view.own_checks(first), view.own_checks(second)) == ((), second.check)
    assert [fact.text for fact in view.facts[:2]] == ["项目经理", "每月1次"]


def test_retention_and_basis_are_found() -> None:
    grounds = [{"source": "manual", "item": item, "evidence": "stated"} for item in ("8.10", "8.2", "8.2")]
    book = sheet_handbook([criterion(1, basis=grounds)])
    rule = {
        "id": "keep",
        "title": "保存",
        "holds": ["sheet"],
        "keeper": ["quality"],
        "period": {"form": "elapsed", "amount": "2", "unit": "year"},
        "from": "unspecified",
        "disposal": "unspecified",
    }
    book = type(book).model_validate({**book.model_dump(by_alias=True, mode="json"), "records": [rule]})
    view = sheet_view(book, book.sheets[0], wording(book), "")
    keeping = view.imprint.keeping[0]
    assert (keeping.period, keeping.keeper, keeping.start) == ("2年", "品质部", SILENT)
    assert view.imprint.basis == ("标准手册（8.2、8.10）",)


def test_the_code_changes_with_the_words_and_not_with_the_address() -> None:
    code = sheet([criterion(1)]).imprint.code
    assert sheet([criterion(1)], address="https://example.com/handbook").imprint.code == code
    assert sheet([criterion(1, text="别的")]).imprint.code != code


def test_the_qr_code_leads_to_the_sheet_s_page() -> None:
    view = sheet([criterion(1)], address="https://example.com/handbook/")
    assert view.imprint.qr == f"https://example.com/handbook/sheets/sheet.html#print-{view.imprint.code}"
    alone = sheet([criterion(1)])
    assert alone.imprint.qr == f"sheets/sheet.html#print-{alone.imprint.code}"


def test_long_words_are_shortened_only_in_the_running_head() -> None:
    view = sheet([criterion(1)], number="N" * 5000)
    assert len(view.imprint.running.number) < 40
    assert len(view.imprint.control.number) == 5000


def test_a_view_is_data() -> None:
    view = sheet([criterion(1)])
    assert json.loads(json.dumps(asdict(view)))["sections"][0]["rows"][0]["number"] == "1"


def test_a_sheet_without_sections_has_a_view() -> None:
    book = handbook(
        sheets=[
            {
                "id": "sheet",
                "number": "unspecified",
                "title": "空表",
                "scheme": "deduct",
                "checks": "unspecified",
                "total": "unspecified",
                "sections": [],
            }
        ]
    )
    assert sheet_view(book, book.sheets[0], wording(book), "").total == SILENT


def test_every_language_says_everything() -> None:
    book = sheet_handbook([criterion(1)])
    view = sheet_view(book, book.sheets[0], wording(book, "en"), "")
    heads = [one.head for one in view.layout.columns if one.key == "answer"]
    assert heads == ["Met", "Not met", "N/A", "Not checked"]


def test_the_words_to_say_that_rows_name_are_told_at_the_end() -> None:
    rows = [criterion(1, text="用[[greeting]]接听"), criterion(2, text="再用[[greeting]]"), criterion(3)]
    book = with_scripts(sheet_handbook(rows), "greeting", "other")
    view = sheet_view(book, book.sheets[0], wording(book), "")
    [told] = view.scripts
    assert (told.title, told.occasion) == ("问候语greeting", "接起来电")
    assert [(line.label, line.text) for line in told.lines] == [("", "您好！"), ("没听清", "请再说一遍。")]
    assert {fact.label: fact.text for fact in view.layout.where}["附录"] == "服务用语（话术），见表后"
    assert "附录" not in {fact.label for fact in sheet([criterion(1)]).layout.where}
