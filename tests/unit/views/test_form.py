"""Blank forms as views."""

from __future__ import annotations

from typing import Any

from generator.views.form import FormView, form_view, printable
from tests.printables.samples import field, form_handbook, wording


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


def test_a_form_without_content_says_so_and_is_not_printed() -> None:
    book = form_handbook("unspecified")
    view = form_view(book, book.forms[0], wording(book), "")
    assert "【原文未载】" in view.silent
    assert view.groups == ()
    assert not printable(book.forms[0])
    assert printable(form_handbook(group(field(1))).forms[0])
    assert not printable(form_handbook([]).forms[0])


def test_personal_data_is_announced() -> None:
    assert form(group(field(1)), **{"personal-data": "true"}).notice
    assert not form(group(field(1))).notice


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
