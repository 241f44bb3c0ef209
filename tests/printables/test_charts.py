"""Flowcharts as PDF: all words as text, over as many pages as legible type needs."""

from __future__ import annotations

import re
from typing import Any

import pytest

from generator.views.flowchart.pages import FlowchartPrint, flowchart_print
from generator.views.wording import Wording
from generator.words import LANGUAGES, Words
from tests.printables.press import LEGIBLE, Press, headless, metadata, pages, smallest, squeezed, text
from tests.printables.samples import HOSTILE, LONG, RARE, branching, procedure_handbook, step, wording


def view(*steps: dict[str, Any], **more: Any) -> FlowchartPrint:
    book = procedure_handbook(*steps, **more)
    return flowchart_print(book, book.procedures[0], wording(book), "https://handbook.example.com/")


def long_procedure(count: int) -> FlowchartPrint:
    """A way forward over all steps, a loop over most, and a plain line between."""
    first = step(0, type="decision", branches=branching(1, count - 1))
    last_but_one = step(count - 2, type="decision", branches=branching(count - 1, 1, loop=1))
    return view(first, *map(step, range(1, count - 2)), last_but_one, step(count - 1, type="end"))


def charts(pdf: bytes) -> list[str]:
    """Return the text of each page as far as the steps in words, which begin below the last chart."""
    return "\f".join(pages(pdf)).partition("步骤说明")[0].rstrip("\f").split("\f")


def test_a_short_chart_is_one_page_with_all_its_words(press: Press) -> None:
    shown = view(
        step(0, type="start", limits=["soon", "late"], forms=["form"]),
        step(1, type="decision", branches=branching(0, 2, loop=0)),
        step(2, type="end", who="unspecified"),
    )
    pdf = press.pdf("flowchart.typ", shown)
    found = text(pdf)
    assert len(pages(pdf)) == 1
    for words in (
        "步骤0",
        "步骤1",
        "步骤2",
        "立即",
        "少见：",
        "2个工作日内",
        "《记录表》",
        "情形0",
        "情形1",
        "至合格为止",
        "【原文未载】",
    ):
        assert words in found
    assert "<pdfuaid:part>1</pdfuaid:part>" in metadata(pdf)


def test_a_long_chart_goes_on_and_says_where_lines_lead_to(press: Press) -> None:
    shown = long_procedure(40)
    pdf = press.pdf("flowchart.typ", shown)
    found = charts(pdf)
    assert len(found) == len(shown.pages) > 2
    assert all("流程步骤" in page for page in found)
    steps = [re.findall(r"步骤([0-9]+)", page) for page in found]
    assert sorted(int(number) for page in steps for number in page) == list(range(40))
    first, second, *_ = shown.pages
    onward = second.rows[0].box.number
    assert {disc.text for disc in first.connectors} == {onward, "2", "40"}
    assert {disc.text for disc in second.connectors} >= {onward, "2", "40"}


@pytest.mark.parametrize("count", [2, 12, 40])
def test_no_type_is_smaller_than_is_legible(press: Press, count: int) -> None:
    assert smallest(press.pdf("flowchart.typ", long_procedure(max(count, 4)))) >= LEGIBLE


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_page_of_a_chart_has_room_for_it_below_the_title(press: Press, language: str) -> None:
    for count in range(8, 22):
        book = procedure_handbook(*map(step, range(count)))
        shown = flowchart_print(
            book, book.procedures[0], Wording(book, Words(language)), "https://h.example/"
        )
        found = pages(press.pdf("flowchart.typ", shown, language))
        heads = [page for page in found if squeezed(shown.columns[0].title.text) in page]
        assert len(heads) >= len(shown.pages)
        assert "步骤0" in found[0]


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_come_out_as_words(press: Press, words: str) -> None:
    decision = step(0, title=words, type="decision", branches=branching(1, 0))
    decision["branches"][0]["when"] = words
    shown = view(decision, step(1, title=words), title=words)
    found = text(press.pdf("flowchart.typ", shown))
    assert found.count(squeezed(words)) >= 3


def test_a_step_of_5000_characters_is_whole(press: Press) -> None:
    shown = view(step(0), step(1, title=LONG), step(2))
    assert text(press.pdf("flowchart.typ", shown)).count(RARE) == 2 * 5000


def test_the_steps_are_told_in_words_too(press: Press) -> None:
    rule = {"id": "rule", "title": "督办", "text": "每天查看进度。", "who": ["manager"]}
    steps = [
        step(0, text="先登记，再交办。", limits=["soon", "late"], forms=["form"], delegable=True),
        step(1, type="decision", branches=branching(0, 2, loop=0)),
        step(2, type="end"),
    ]
    found = text(press.pdf("flowchart.typ", view(*steps, rules=[rule]))).partition("步骤说明")[2]
    for words in (
        "步骤0先登记，再交办。",
        "值班员或其授权的人",
        "立即少见：2个工作日内《记录表》",
        "情形0：转第1步",
        "反复进行，直到合格",
        "管理规定",
        "督办每天查看进度。项目经理",
    ):
        assert words in found


@pytest.mark.parametrize("count", range(24, 34))
def test_the_last_steps_in_words_stand_together_below_heads(press: Press, count: int) -> None:
    steps = (step(number, text="把来龙去脉写清楚，交给接手的人。") for number in range(count))
    last = pages(press.pdf("flowchart.typ", view(*steps)))[-1]
    told = last.rpartition("序号流程步骤责任岗位表单")[2]
    assert [number for number in range(count) if f"步骤{number}把" in told][-3:] == [*range(count - 3, count)]


@pytest.mark.parametrize("count", [1, 2, 3, 4, 30])
def test_every_cell_of_the_steps_names_the_head_of_its_column(press: Press, count: int) -> None:
    rule = {"id": "rule", "title": "督办", "text": "每天查看进度。", "who": ["manager"]}
    steps = [step(number, limits=["soon"] if count % 2 else []) for number in range(count)]
    assert headless(press.pdf("flowchart.typ", view(*steps, rules=[rule]))) == []


def test_a_procedure_without_steps_prints(press: Press) -> None:
    assert "处理程序流程图" in text(press.pdf("flowchart.typ", view()))


def test_the_same_chart_gives_the_same_bytes(press: Press) -> None:
    shown = long_procedure(12)
    assert press.pdf("flowchart.typ", shown) == press.pdf("flowchart.typ", shown)
