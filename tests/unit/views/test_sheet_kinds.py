"""What each kind of sheet gives the inspector to tick, count and reckon."""

from __future__ import annotations

from typing import Any

import pytest

from generator.views.imprint import Labelled
from generator.views.sheet import SheetView, sheet_view
from generator.views.sheet.view import SheetRow
from tests.printables.samples import (
    RULES,
    criterion,
    every_rule,
    grades,
    listed,
    part,
    questions,
    scheme,
    sheet_handbook,
    wording,
)

SILENT = "【原文未载】"
UNSCORED = scheme(RULES["unscored"])
MONTHLY = {"form": "recurrence", "times": 1, "every": "month"}


def sheet(*sections: list[dict[str, Any]], **more: Any) -> SheetView:
    book = sheet_handbook(*sections, **more)
    return sheet_view(book, book.sheets[0], wording(book), "")


def row(rule: Any, **more: Any) -> SheetRow:
    return sheet([criterion(1, rule=rule)], **more).sections[0].rows[0]


def answers(shown: SheetRow) -> list[str]:
    return [answer.title for answer in shown.answers]


def labels(pairs: tuple[Labelled, ...]) -> list[str]:
    return [pair.label for pair in pairs]


def heads(view: SheetView, key: str = "") -> list[str]:
    """Return the heads of the columns, or those of one kind."""
    return [column.head for column in view.layout.columns if not key or column.key == key]


# ------------------------------------------------------------------------------------------------- rows


@pytest.mark.parametrize(
    ("rule", "places"),
    [
        ("all-or-nothing", (False, True, True)),
        ("deduct", (True, True, True)),
        ("table", (False, True, True)),
        ("graded", (False, False, True)),
        ("range", (False, False, True)),
        ("discretionary", (False, True, True)),
        ("bonus", (True, False, True)),
        ("rate-penalty", (False, True, True)),
        ("unscored", (False, False, False)),
        ("recorded", (False, False, False)),
    ],
)
def test_a_row_has_the_places_that_its_rule_needs(rule: str, places: tuple[bool, bool, bool]) -> None:
    shown = row(RULES[rule])
    assert (shown.tally, shown.deduction, shown.score) == places


def test_a_rule_that_no_source_gives_leaves_every_place_to_write_on() -> None:
    shown = row("unspecified", scheme=scheme(item="unspecified"))
    assert (shown.rule, shown.ladder) == (SILENT, ())
    assert (shown.tally, shown.deduction, shown.score) == (False, True, True)
    assert answers(shown) == ["符合", "不符合", "不适用", "未查"]
    open_row = criterion(1, rule="unspecified", points="unspecified")
    unstated = sheet([open_row], scheme=scheme(item="unspecified"))
    assert (shown.hint, unstated.sections[0].rows[0].hint) == ("手定", "")


def test_graded_answers_say_what_they_are_worth() -> None:
    shown = row(RULES["graded"], scheme=scheme())
    assert [(one.title, one.worth) for one in shown.answers[:3]] == [("优", "1"), ("中", "0.6"), ("差", "0")]
    assert answers(shown)[3:] == ["不适用", "未查"]


def test_where_lower_is_better_an_answer_is_worth_what_it_loses() -> None:
    shown = row(RULES["graded"], scheme=scheme(direction="lower-is-better"))
    assert [answer.worth for answer in shown.answers[:3]] == ["0", "0.4", "1"]


def test_answers_that_say_so_themselves_are_not_doubled() -> None:
    shown = row(RULES["recorded"])
    assert [(one.symbol, one.title) for one in shown.answers] == [
        ("IN", "达标"),
        ("OUT", "未达标"),
        ("N/O", "未观察"),
        ("N/A", "不涉及"),
    ]


def test_a_table_counts_each_finding() -> None:
    shown = row(RULES["table"])
    assert shown.rule == "按下面各行扣分，扣完为止"
    assert [(one.title, one.takes) for one in shown.findings] == [
        ("迟到", "每次不符合扣0.2分"),
        ("缺记录", "本项不得分"),
        ("其他情形", f"每项不符合扣{SILENT}分"),
    ]


def test_what_is_measured_has_a_place_with_its_unit() -> None:
    measured = row(RULES["range"])
    assert [(one.label, one.pattern) for one in measured.inputs] == [("实测值", "分钟")]
    assert answers(measured) == ["不适用", "未查"]
    rate = row(RULES["rate-penalty"])
    assert [(one.label, one.pattern) for one in rate.inputs] == [
        ("收回的问卷份数", ""),
        ("发出的问卷份数", ""),
        ("比率", "%"),
    ]


def test_the_most_that_may_be_given_or_taken_is_printed_where_it_is_written() -> None:
    assert row(RULES["discretionary"]).hint == "≤0.5"
    assert row(RULES["bonus"]).hint == "≤2"
    assert row({"type": "discretionary"}).hint == ""


def test_forbidden_not_applicable_has_no_box() -> None:
    assert answers(row(RULES["deduct"], scheme=scheme(**{"not-applicable": "forbidden"}))) == [
        "符合",
        "不符合",
        "未查",
    ]


def test_the_expected_answer_is_marked() -> None:
    view = sheet(questions(3), scheme=UNSCORED)
    rows = view.sections[0].rows
    expected = [[answer.title for answer in one.answers if answer.expected] for one in rows]
    assert expected == [["是"], ["是"], ["否"]]
    assert all(arranged.in_columns for arranged in view.layout.sections[0].rows)


def test_number_marks_and_flags_of_a_criterion_are_shown_and_explained() -> None:
    marked = criterion(1, number="QPI.9", marks=["visit", "leader"], critical="true", industry="酒店业")
    view = sheet([marked, criterion(2, number="2")])
    first, second = view.sections[0].rows
    assert (first.code, first.marks, first.flags) == ("QPI.9", "▼◎", ("关键项", "适用于酒店业"))
    assert second.code == ""
    legend = {sign.label: sign.text for sign in view.imprint.legend}
    assert legend["▼"] == "可能暗访（不打招呼）"
    assert legend["◎"] == "分管领导必查"
    assert "关键项" in legend


def test_the_legend_explains_only_what_stands_on_the_sheet() -> None:
    listed_ = labels(sheet(questions(1), scheme=UNSCORED).imprint.legend)
    assert listed_ == ["不适用", "未查", "应", SILENT]


# ---------------------------------------------------------------------------------------------- columns


def test_a_list_without_points_has_no_columns_for_points_and_stands_upright() -> None:
    view = sheet(listed(3), scheme=UNSCORED)
    assert heads(view) == ["序号", "检查标准", "符合", "不符合", "不适用", "未查", "备注"]
    assert not view.layout.landscape
    assert (view.total, view.formula, view.sections[0].reckoning) == ("", "", ())
    assert view.sections[0].subtotal == "共 3 项"


def test_a_list_of_questions_asks_yes_or_no() -> None:
    view = sheet(questions(2), scheme=UNSCORED)
    assert heads(view) == ["序号", "检查内容", "是", "否", "不适用", "未查", "备注"]
    assert labels(view.counts) == ["检查项数", "合格", "不合格", "不适用", "未查"]
    assert view.counts[0].text == "2"


def test_a_list_with_a_response_set_has_a_column_for_each_response() -> None:
    view = sheet(listed(2), scheme=scheme(RULES["recorded"]))
    assert heads(view) == [
        "序号",
        "检查标准",
        "IN\n达标",
        "OUT\n未达标",
        "N/O\n未观察",
        "N/A\n不涉及",
        "备注",
    ]
    assert labels(view.counts) == ["检查项数", "达标", "未达标", "未观察", "不涉及"]


def test_a_scored_sheet_lies_and_rows_of_other_rules_tell_their_own_answers() -> None:
    view = sheet(every_rule())
    assert view.layout.landscape
    assert heads(view, "answer") == ["符合", "不符合", "不适用", "未查"]
    each = zip(view.sections[0].rows, view.layout.sections[0].rows, strict=True)
    own = [shown.id for shown, arranged in each if not arranged.in_columns]
    assert own == ["c4", "c5", "c7", "c8", "c10"]


def test_answers_too_many_or_too_long_for_columns_share_one() -> None:
    view = sheet([criterion(1)], scheme=scheme({"type": "graded", "responses": "faults"}))
    assert heads(view, "answer") == []
    assert heads(view, "outcome") == ["检查结果"]
    assert not view.layout.sections[0].rows[0].in_columns


def test_what_every_row_shares_is_said_once_at_the_head() -> None:
    one = {"by": ["clerk"], "how": ["logs"], "frequency": MONTHLY}
    other = {"by": ["manager"], "how": ["call"], "frequency": "unspecified", "coverage": "全部项目"}
    view = sheet([criterion(1, checks=[one, other]), criterion(2, checks=[one, other])])
    explained = {fact.label: fact.text for fact in view.explained}
    assert explained["检查安排"] == f"由值班员检查，每月1次；由项目经理检查，{SILENT}，范围：全部项目"
    assert {fact.label: fact.text for fact in view.layout.shared}["检查方法"] == "看记录、回访"
    told = ("由值班员检查，每月1次", f"由项目经理检查，{SILENT}，范围：全部项目")
    assert [shown.check for shown in view.sections[0].rows] == [told, told]
    assert not any(arranged.checked for arranged in view.layout.sections[0].rows)
    assert heads(view, "method") == []


def test_a_method_is_told_in_words_where_they_are_few_and_at_the_head_where_not() -> None:
    how = {"by": "unspecified", "how": ["briefly", "at-length", "logs"], "frequency": "unspecified"}
    view = sheet([criterion(1, checks=[how]), criterion(2)])
    assert view.sections[0].rows[0].method == ("看一眼。", "细法", "看记录")
    assert [(way.label, way.text[:5]) for way in view.methods] == [("细法", "先看记录，")]


def test_columns_fill_the_page_and_room_goes_where_it_saves_lines() -> None:
    for rows in (every_rule(), listed(3), questions(5), []):
        view = sheet(rows, scheme=scheme("unspecified"))
        widths = [column.width for column in view.layout.columns]
        assert sum(widths) == (27300 if view.layout.landscape else 17800)
        assert min(widths) >= 800
        assert all(type(width) is int for width in widths)

    def width(text: str) -> int:
        one = {"by": ["clerk"], "how": ["logs"], "frequency": MONTHLY}
        other = {"by": ["manager"], "how": ["call"], "frequency": "unspecified", "coverage": "全部项目"}
        rows = [criterion(1, text=text, checks=[one]), criterion(2, text=text, checks=[other])]
        return next(column.width for column in sheet(rows).layout.columns if column.key == "method")

    assert width("短") > width("把来龙去脉写清楚，再核对一遍。" * 12) == 2000


# ----------------------------------------------------------------------------------------------- result


def test_points_are_reckoned_from_what_is_due() -> None:
    view = sheet([criterion(1)], [criterion(2), criterion(3)], scheme=scheme())
    assert labels(view.totals) == ["满分", "减不适用", "应得分", "实得分", "得分率"]
    assert view.formula == "得分 = 各项得分相加；得分率 = 实得分 ÷（满分 − 不适用）× 100"
    assert [labels(section.reckoning) for section in view.sections] == [[], ["本部分得分"]]


def test_lower_is_better_and_weights_have_no_rate_besides_the_result() -> None:
    assert sheet([criterion(1)], scheme=scheme(direction="lower-is-better")).formula == "失分 = 各项失分相加"
    weighted = sheet([criterion(1)], scheme=scheme(result="weighted"))
    assert weighted.formula == "得分 = Σ（部分得分率 × 部分权重）"


def test_percent_leaves_out_what_is_not_applicable_where_the_scheme_does() -> None:
    assert sheet([criterion(1)], scheme=scheme(result="percent")).formula == (
        "得分率 = 实得分 ÷（满分 − 不适用）× 100"
    )
    counted = sheet([criterion(1)], scheme=scheme(result="percent", **{"not-applicable": "zero"}))
    assert counted.formula == "得分率 = 实得分 ÷ 满分 × 100"
    assert labels(counted.totals) == ["满分", "实得分", "得分率"]


def test_weights_turn_rates_of_sections_into_points() -> None:
    own = scheme(result="weighted", **{"not-applicable": "exclude-in-section"})
    parts = [part(0, weight="40%"), part(1, weight="unspecified")]
    view = sheet([criterion(1)], [criterion(2)], scheme=own, sections=parts)
    first, second = view.sections
    assert labels(first.reckoning) == ["减不适用", "应得分", "本部分得分", "得分率", "权重", "加权得分"]
    assert first.subtotal == "满分 1；权重 40%"
    assert [one.text for one in second.reckoning if one.label == "权重"] == [SILENT]
    assert labels(view.totals) == ["加权得分合计"]
    assert "Σ" in view.formula


def test_a_pool_is_used_up_by_findings() -> None:
    parts = [part(0, total="25", **{"blank-rows": "3"}), part(1, total="25", items=[])]
    view = sheet([criterion(1)], [], scheme=scheme(section="pool"), sections=parts)
    first, second = view.sections
    assert labels(first.reckoning) == ["扣分合计", "本部分剩余得分"]
    blank = first.blank
    assert blank is not None
    assert (blank.count, blank.deduction, blank.left) == (3, "扣分", "剩余")
    assert (first.rows[0].ladder, first.rows[0].score) == ((), False)
    assert (view.total, first.subtotal, second.blank) == ("50", "满分 25", None)


def test_a_sheet_without_criteria_is_a_list_of_findings() -> None:
    own = scheme({"type": "deduct", "each": "unspecified"}, section="pool")
    view = sheet([], scheme=own, sections=[part(0, items=[], **{"blank-rows": "6"})])
    assert view.layout.listing
    assert not view.layout.landscape
    assert heads(view) == ["序号", "部位或地点", "发现的问题", "扣分", "剩余", "备注"]
    assert view.sections[0].subtotal == f"满分 {SILENT}"


def test_overflow_is_reckoned_with_its_section() -> None:
    view = sheet([criterion(1, rule=RULES["deduct"])], [criterion(2)])
    assert labels(view.sections[0].reckoning) == ["追加扣除", "本部分得分"]


def test_where_lower_is_better_the_sheet_says_so_at_its_head() -> None:
    bands = grades(0, 15, 30, **{"worst-part": "5"})
    view = sheet([criterion(1)], scheme=scheme(direction="lower-is-better", grades=bands))
    assert view.notice
    assert (heads(view, "score"), heads(view, "deduction")) == (["失分"], [])
    assert labels(view.totals)[-2:] == ["失分合计", "失分最多的部分"]
    assert view.grades[0].more == ("各部分失分都不超过5分",)
    assert view.sections[0].subtotal == "最多失分 1"


def test_grades_can_be_ticked_with_their_bounds_and_coefficient() -> None:
    bands = grades(60, 80, 101, coefficient="1.1")
    bands[0] = {**bands[0], "title": "unspecified", "coefficient": "unspecified"}
    view = sheet([criterion(1)], scheme=scheme(grades=bands))
    assert [(one.title, one.band, one.more) for one in view.grades] == [
        (SILENT, "不低于60且低于80", (f"系数 {SILENT}",)),
        ("80分等", "不低于80且低于101", ("系数 1.1",)),
    ]
    assert "等级" not in labels(view.totals)


def test_conditions_of_the_result_are_told_once() -> None:
    own = scheme(
        result="percent",
        decimals="1",
        grades=grades(0, 60, 101),
        gate={"at-least": "60%", "grade": "grade0"},
        **{"automatic-fail": {"score": "zero"}, "bonus-at-most": "5"},
    )
    view = sheet([criterion(1)], scheme=own)
    told = "".join(one.text for one in view.conditions)
    assert all(words in told for words in ("低于60%", "关键项不符合", "最多加5分"))
    assert view.formula.endswith("四舍五入，保留1位小数")
    assert sheet(listed(1), scheme=UNSCORED).conditions == ()


def test_critical_items_and_bonus_are_counted_at_the_end() -> None:
    own = scheme(**{"bonus-at-most": "5"})
    view = sheet([criterion(1, critical="true"), criterion(2, rule=RULES["bonus"])], scheme=own)
    assert ("加分", "≤5") in [(one.label, one.pattern) for one in view.totals]
    assert "关键项不符合数" in labels(view.totals)
