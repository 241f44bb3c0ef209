"""Blank forms as PDF."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from generator.views.form import FormView, blank_record, form_view
from generator.views.imprint import Labelled
from generator.views.papers.open_forms import open_forms
from tests.printables.press import (
    LEGIBLE,
    Press,
    headless,
    metadata,
    pages,
    pictures,
    smallest,
    squeezed,
    text,
)
from tests.printables.samples import (
    HOSTILE,
    LONG,
    RARE,
    field,
    form_handbook,
    procedure_handbook,
    step,
    wording,
)

EVERY_TYPE = [
    field(1),
    field(2, type="date"),
    field(3, type="number"),
    field(4, type="date-time"),
    field(5, type="choice", options=["甲类", "乙类"]),
    field(6, type="long-text", lines="5", hint="写清楚"),
    field(7, type="table", columns=["品名", "数量"], lines="6"),
    field(8, type="signature", **{"filled-by": "clerk"}),
]


def view(*fields: dict[str, Any], **more: Any) -> FormView:
    book = form_handbook([{"title": "内容", "fields": list(fields)}], **more)
    return form_view(book, book.forms[0], wording(book), "")


def test_every_type_of_field_is_on_paper(press: Press) -> None:
    pdf = press.pdf("form.typ", view(*EVERY_TYPE, **{"personal-data": "true"}))
    found = text(pdf)
    for words in (
        "项目1",
        "项目8",
        "甲类",
        "乙类",
        "写清楚",
        "品名",
        "数量",
        "由值班员填写",
        "个人信息",
        "修改意见",
    ):
        assert words in found
    assert len(pages(pdf)) == 1
    assert "<pdfuaid:part>1</pdfuaid:part>" in metadata(pdf)


def test_a_required_field_and_another_industry_are_marked(press: Press) -> None:
    shown = view(field(1, required="true"), field(2, type="long-text", required="true"), industry="酒店业")
    found = text(press.pdf("form.typ", shown))
    for words in ("项目1*", "项目2*", "*必须填写", "适用于酒店业"):
        assert words in found


def test_many_lines_go_on_over_the_page(press: Press) -> None:
    pdf = press.pdf("form.typ", view(field(1, type="long-text", lines="70"), field(2, type="signature")))
    found = pages(pdf)
    assert len(found) == 3
    assert "项目2" in found[-1]
    assert all(f"第{number}页/共3页" in page for number, page in enumerate(found, start=1))


def test_a_long_table_repeats_its_head(press: Press) -> None:
    pdf = press.pdf("form.typ", view(field(1, type="table", columns=["品名", "数量"], lines="60")))
    assert all("品名数量" in page for page in pages(pdf))


@pytest.mark.parametrize("lines", ["3", "20", "60"])
def test_every_cell_names_the_head_of_its_column(press: Press, lines: str) -> None:
    shown = view(field(1, type="table", columns=["品名", "数量"], lines=lines))
    assert headless(press.pdf("form.typ", shown)) == []
    long = view(field(1, type="table", columns=[LONG, "数量"], lines=lines))
    assert headless(press.pdf("form.typ", long)) == []


def test_no_type_is_smaller_than_is_legible(press: Press) -> None:
    assert smallest(press.pdf("form.typ", view(*EVERY_TYPE, **{"personal-data": "true"}))) >= LEGIBLE


@pytest.mark.parametrize("count", range(14, 34))
def test_the_box_for_suggestions_is_never_alone(press: Press, count: int) -> None:
    found = pages(press.pdf("form.typ", view(*(field(number, hint="说明") for number in range(count)))))
    assert f"项目{count - 1}" in found[-1]
    assert "修改意见" in found[-1]


def test_every_text_of_a_field_may_be_long(press: Press) -> None:
    for one in (
        field(1, title=LONG, required="true"),
        field(1, hint=LONG),
        field(1, type="choice", options=[LONG, "短"]),
        field(1, type="long-text", lines="2", title=LONG),
        field(1, type="table", columns=["短", LONG]),
    ):
        assert text(press.pdf("form.typ", view(one))).count(RARE) == 5000
    assert text(press.pdf("form.typ", view(field(1), industry=LONG))).count(RARE) == 5000


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_come_out_as_words(press: Press, words: str) -> None:
    fields = (
        field(1, title=words, hint=words),
        field(2, type="choice", options=[words]),
        field(3, type="table", columns=[words, "乙"]),
    )
    found = text(press.pdf("form.typ", view(*fields, title=words, purpose=words)))
    assert found.count(squeezed(words)) >= 6


def test_a_table_without_columns_and_a_choice_without_options_still_print(press: Press) -> None:
    shown = view(field(1, type="table", lines="3"), field(2, type="choice"))
    assert "项目2" in text(press.pdf("form.typ", shown))


def test_the_same_form_gives_the_same_bytes(press: Press) -> None:
    shown = view(*EVERY_TYPE)
    assert press.pdf("form.typ", shown) == press.pdf("form.typ", shown)


@pytest.mark.parametrize("lines", [1, 4, 20, 45, 300])
def test_a_form_without_known_fields_is_one_page_whatever_is_said_of_it(press: Press, lines: int) -> None:
    told = tuple(Labelled(f"程序{number}", "值班员；写明经过") for number in range(lines))
    book = form_handbook("unspecified", **{"personal-data": "true"})
    shown = replace(form_view(book, book.forms[0], wording(book), ""), uses=told)
    found = pages(press.pdf("form.typ", shown))
    assert len(found) == 1
    for words in ("栏目待定", "含个人信息", "手册中提到本表的内容", "记录内容", "审核人签字", "修改意见"):
        assert words in found[0]
    told_of = found[0].count("值班员；写明经过")
    assert told_of == lines if lines <= 4 else f"另有{lines - told_of}处" in found[0]
    assert told_of >= min(lines, 10)


def test_the_general_record_asks_which_form_it_is(press: Press) -> None:
    book = form_handbook("unspecified")
    [page] = pages(press.pdf("form.typ", blank_record(wording(book), "")))
    for words in ("通用记录页", "表单名称", "表单编号", "记录内容", "审核人签字"):
        assert words in page
    assert "依据文件" not in page
    assert "文件编号" not in page


def test_the_list_of_forms_with_open_fields_tells_what_is_said_of_each(press: Press) -> None:
    book = procedure_handbook(step(0, text="填写[[form]]，写明经过。", forms=["form"]))
    users = {"form": tuple(book.procedures[0].steps)}
    found = text(press.paper(open_forms(wording(book), "", users)))
    for words in (
        "栏目待定的表单",
        "用《通用记录页》记录",
        "RF-02记录表",
        "步骤0值班员；填写《记录表》，写明经过。",
    ):
        assert words in found


def test_lines_of_a_form_without_known_fields_reach_down_to_what_follows(
    press: Press, tmp_path: Path
) -> None:
    book = form_handbook("unspecified")
    [page] = pictures(press.pdf("form.typ", form_view(book, book.forms[0], wording(book), "")), tmp_path, 50)
    dark = [y for y in range(page.height) if min(page.convert("L").crop((60, y, 300, y + 1)).tobytes()) < 190]
    written = [one for one in dark if one < page.height - 15 / 25.4 * 50]
    assert max(written) > page.height - 30 / 25.4 * 50
