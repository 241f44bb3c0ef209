"""Blank forms as views."""

from __future__ import annotations

from typing import Any

import pytest

from generator.model.handbook import Handbook
from generator.model.procedures import Step
from generator.views.form import FormView, form_view
from tests.printables.samples import field, form_handbook, procedure_handbook, step, wording


def form(content: Any, **more: Any) -> FormView:
    book = form_handbook(content, **more)
    return form_view(book, book.forms[0], wording(book), "")


def group(*fields: dict[str, Any]) -> list[dict[str, Any]]:
    return [{"title": "内容", "fields": list(fields)}]


def lines(view: FormView) -> list[list[str]]:
    return [[one.id for one in line] for line in view.groups[0].lines]


def test_short_fields_share_a_line_and_keep_their_order() -> None:
    fields = (field(1), field(2), field(3), field(4, type="long-text", lines="4"), field(5), field(6))
    assert lines(form(group(*fields))) == [["f1", "f2"], ["f3"], ["f4"], ["f5", "f6"]]


def test_a_hint_or_a_long_title_needs_the_whole_line() -> None:
    fields = (field(1, hint="填全称"), field(2, title="很长很长很长很长很长的项目名称"), field(3))
    assert lines(form(group(*fields))) == [["f1"], ["f2"], ["f3"]]


def test_who_fills_in_a_whole_group_is_said_once() -> None:
    one = {"filled-by": "clerk"}
    view = form(group(field(1, **one), field(2, **one)))
    assert view.groups[0].filled_by == "由值班员填写"
    assert [part.filled_by for part in view.groups[0].lines[0]] == ["", ""]
    mixed = form(group(field(1, **one), field(2)))
    assert mixed.groups[0].filled_by == ""
    assert [part.filled_by for part in mixed.groups[0].lines[0]] == ["由值班员填写", ""]


def test_dates_and_signatures_show_where_the_date_goes() -> None:
    fields = (field(1, type="date"), field(2, type="date-time"), field(3, type="signature"), field(4))
    shown = [one.pattern.split() for line in form(group(*fields)).groups[0].lines for one in line]
    assert shown == [["年", "月", "日"], ["年", "月", "日", "时", "分"], ["年", "月", "日"], []]


@pytest.mark.parametrize("content", ["unspecified", [], [{"title": "内容", "fields": []}]])
def test_a_form_without_known_fields_is_a_page_to_write_on_that_says_so(content: Any) -> None:
    view = form(content, **{"personal-data": "true"})
    assert [words[:4] for words in view.notices] == ["栏目待定", "含个人信"]
    assert "归口部门（【原文未载】）" in view.notices[0]
    titles = [[[one.title for one in line] for line in group.lines] for group in view.groups]
    head = [["单位或部门", "项目或地点"], ["日期", "填写人"]]
    assert titles == [head, [["记录内容"]], [["填写人签字", "审核人签字"]]]
    assert [one.fills for group in view.groups for line in group.lines for one in line].count(True) == 1
    assert form(group(field(1))).notices == ()


def test_a_form_without_known_fields_tells_what_the_handbook_says_of_it() -> None:
    lines = "记下经过：\n（1）[[form]]，写明结果；\n（2）别的材料。"
    steps = [
        step(0, forms=["form"], text="登记后转交"),
        step(1, forms=["form"], who="unspecified", text=lines),
    ]
    book = procedure_handbook(*steps)
    users = [entity for _, entity in book.of(Step)]
    view = form_view(book, book.forms[0], wording(book), "", users)
    assert [(one.label, one.text) for one in view.uses] == [
        ("处理程序：步骤0", "值班员；登记后转交"),
        ("处理程序：步骤1", "记下经过：\n（1）《记录表》，写明结果；"),
    ]


def test_a_text_that_only_lists_forms_says_nothing_of_one() -> None:
    names = [f"other{number}" for number in range(3)]
    listed = step(0, text="备齐[[form]]" + "".join(f"[[{name}]]" for name in names))
    forms = [
        {"id": name, "number": "unspecified", "title": name, "content": "unspecified"}
        for name in ("form", *names)
    ]
    data = procedure_handbook(listed).model_dump(by_alias=True, mode="json")
    book = Handbook.model_validate({**data, "forms": forms})
    users = [entity for _, entity in book.of(Step)]
    assert form_view(book, book.forms[0], wording(book), "", users).uses == ()


def test_personal_data_is_announced() -> None:
    assert form(group(field(1)), **{"personal-data": "true"}).notices
    assert not form(group(field(1))).notices


def test_a_wide_table_turns_the_page() -> None:
    columns = [f"列{number}" for number in range(9)]
    assert form(group(field(1, type="table", columns=columns))).landscape
    assert not form(group(field(1, type="table", columns=columns[:4]))).landscape


def test_the_form_names_its_purpose_and_other_names() -> None:
    view = form(group(field(1)), purpose="登记", aliases=["旧名"])
    assert [(fact.label, fact.text) for fact in view.facts] == [("用途", "登记"), ("曾用名", "旧名")]


def test_required_fields_are_marked_and_the_mark_is_explained() -> None:
    view = form(group(field(1, required="true"), field(2)))
    assert [one.required for one in view.groups[0].lines[0]] == [True, False]
    assert [mark.label for mark in view.imprint.legend] == ["*", "【原文未载】"]
    assert [mark.label for mark in form(group(field(1))).imprint.legend] == ["【原文未载】"]


def test_a_form_of_another_industry_says_so() -> None:
    assert form(group(field(1)), industry="酒店业").imprint.industry == "适用于酒店业"
    assert not form(group(field(1))).imprint.industry
