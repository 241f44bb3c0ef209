"""Scoring sheets as PDF: nothing cut, nothing lost, nothing read as code, the same bytes every time."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from generator.findings import ToolError
from generator.views.sheet import SheetView, sheet_view
from tests.printables.press import (
    Press,
    fonts_of,
    metadata,
    pages,
    pictures,
    qr_codes,
    squeezed,
    text,
)
from tests.printables.samples import (
    AT_LENGTH,
    HOSTILE,
    LONG,
    RARE,
    criterion,
    sheet_handbook,
    with_scripts,
    wording,
)

HEADS = "序号检查标准符合不符合不适用未查次数扣分得分扣分原因"
FINDINGS = "序号不符合事实责任人整改期限当场整改复查结果复查日期"
MILLIMETRES = 25.4


def view(*sections: list[dict[str, Any]], address: str = "", language: str = "zh", **more: Any) -> SheetView:
    book = sheet_handbook(*sections, **more)
    return sheet_view(book, book.sheets[0], wording(book, language), address)


@pytest.fixture(scope="module")
def long_sheet(press: Press) -> tuple[SheetView, bytes]:
    """Return a sheet of 200 rows in four sections."""
    rows = [[criterion(number) for number in range(start, start + 50)] for start in (0, 50, 100, 150)]
    shown = view(*rows)
    return shown, press.pdf("sheet.typ", shown)


def test_every_criterion_of_a_long_sheet_is_on_paper(long_sheet: tuple[SheetView, bytes]) -> None:
    shown, pdf = long_sheet
    found = text(pdf)
    for part in shown.sections:
        assert squeezed(part.title) in found
        for row in part.rows:
            assert squeezed(row.title) in found
            assert squeezed(row.text) in found


def test_every_page_says_what_it_is_and_which_of_how_many(long_sheet: tuple[SheetView, bytes]) -> None:
    shown, pdf = long_sheet
    found = pages(pdf)
    assert len(found) > 5
    for number, page in enumerate(found, start=1):
        assert f"第{number}页/共{len(found)}页" in page
        assert f"内容码{shown.imprint.code}" in page
        assert "版本草案" in page
        assert "状态草案" in page
        assert "RF-01" in page


def test_heads_and_band_stand_on_every_page_with_rows(long_sheet: tuple[SheetView, bytes]) -> None:
    _, pdf = long_sheet
    rows = [page for page in pages(pdf) if "记录编号" in page]
    assert len(rows) > 5
    for page in rows:
        assert squeezed(HEADS) in page
        assert "部分满分50" in page


@pytest.mark.parametrize("count", range(1, 14))
def test_result_nonconformities_and_signatures_follow_the_rows(press: Press, count: int) -> None:
    found = pages(press.pdf("sheet.typ", view([criterion(number) for number in range(count)])))
    whole = "".join(found)
    places = [whole.index(words) for words in ("检查结果", FINDINGS, "审核人签字", "修改意见", "沿此线裁下")]
    assert places == sorted(places)
    assert whole.index(f"要点{count - 1}第") < places[0]
    [signed] = [page for page in found if "审核人签字" in page]
    assert FINDINGS in signed, "what is signed for stands on the page of the signatures"


def test_what_rows_only_name_is_told_below_the_signatures(press: Press) -> None:
    how = {"by": "unspecified", "how": ["at-length"], "frequency": "unspecified"}
    book = with_scripts(sheet_handbook([criterion(1, text="用[[greeting]]接听", checks=[how])]), "greeting")
    found = text(press.pdf("sheet.typ", sheet_view(book, book.sheets[0], wording(book), "")))
    told = found.partition("修改意见")[2]
    for words in ("检查方法说明细法", squeezed(AT_LENGTH), "服务用语（话术）", "问候语greeting", "您好！"):
        assert words in told
    assert "附录检查方法说明、服务用语（话术），见表后" in found


def test_all_that_a_sheet_must_show_is_on_it(press: Press) -> None:
    found = text(press.pdf("sheet.typ", view([criterion(1)])))
    for words in (
        "示例物业",
        "检查评分表",
        "RF-01",
        "草案",
        "依据文件",
        "受检项目",
        "检查日期",
        "到场时间",
        "离场时间",
        "检查人",
        "陪同人",
        "每次不符合扣0.3分，扣完为止",
        "1→0.7→0.4→0.1→0",
        "满分",
        "减不适用",
        "应得分",
        "实得分",
        "得分率",
        "责任人",
        "整改期限",
        "当场整改",
        "复查结果",
        "整改通知",
        "签收人签字",
        "受检方签字",
        "审核人签字",
        "由谁检查、检查频次、不适用项、依据文件、保存期限、起算、保管、到期处置【原文未载】",
        "修改意见",
        "说明",
    ):
        assert words in found


def test_a_criterion_of_5000_characters_is_whole(press: Press) -> None:
    pdf = press.pdf("sheet.typ", view([criterion(1), criterion(2, text=LONG), criterion(3)]))
    found = pages(pdf)
    assert len(found) > 3
    assert "".join(found).count(RARE) == 5000
    assert all(f"第{number}页/共{len(found)}页" in page for number, page in enumerate(found, start=1))


@pytest.mark.parametrize("key", ["title", "number", "purpose"])
def test_every_text_of_a_sheet_may_be_long(press: Press, key: str) -> None:
    assert text(press.pdf("sheet.typ", view([criterion(1)], **{key: LONG}))).count(RARE) >= 5000


def test_every_text_of_a_section_and_a_row_may_be_long(press: Press) -> None:
    part = {"id": "part0", "title": LONG, "items": ["standard0"]}
    how = {"by": "unspecified", "how": ["long"], "frequency": "unspecified"}
    shown = view([criterion(1, title=LONG, checks=[how]), criterion(2)], sections=[part])
    assert text(press.pdf("sheet.typ", shown)).count(RARE) == 15000


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_come_out_as_words(press: Press, words: str) -> None:
    part = {"id": "part0", "title": words, "items": ["standard0"]}
    shown = view([criterion(1, title=words, text=words)], title=words, number=words, sections=[part])
    found = text(press.pdf("sheet.typ", shown))
    assert found.count(squeezed(words)) >= 4


def test_a_character_without_glyph_is_an_error_that_names_it(press: Press) -> None:
    with pytest.raises(ToolError, match="\u2611"):
        press.pdf("sheet.typ", view([criterion(1, text="打\u2611")]))


@pytest.mark.parametrize("sections", [(), ([],), ([], [criterion(1)])])
def test_an_empty_sheet_is_a_page_or_two(press: Press, sections: tuple[list[dict[str, Any]], ...]) -> None:
    shown = view(*sections)
    assert len(pages(press.pdf("sheet.typ", shown))) == 1 + shown.layout.landscape


def test_the_same_sheet_gives_the_same_bytes(press: Press) -> None:
    shown = view([criterion(1)])
    assert press.pdf("sheet.typ", shown) == press.pdf("sheet.typ", shown)


def test_the_document_is_archivable_accessible_and_in_our_typeface(press: Press) -> None:
    pdf = press.pdf("sheet.typ", view([criterion(1)]))
    xmp = metadata(pdf)
    assert "<pdfaid:part>2</pdfaid:part>" in xmp
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in xmp
    assert "<pdfuaid:part>1</pdfuaid:part>" in xmp
    assert "检查评分表" in xmp
    assert fonts_of(pdf) == {"NotoSansSC-Regular", "NotoSansSC-Bold"}


def test_the_qr_code_can_be_read_and_is_large_enough(press: Press, tmp_path: Path) -> None:
    shown = view([criterion(1)], address="https://handbook.example.com/a-rather-long-path/2026Q3/")
    [first, *_] = pictures(press.pdf("sheet.typ", shown), tmp_path)
    [(words, across)] = qr_codes(first)
    assert words == shown.imprint.qr
    assert across / 150 * MILLIMETRES >= 16


def test_english_prints_as_well(press: Press) -> None:
    found = text(press.pdf("sheet.typ", view([criterion(1)], language="en"), "en"))
    assert "Page1of2" in found
    assert "Signatureofthereviewer" in found
