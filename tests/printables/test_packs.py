"""Packs as PDF: every sheet whole, two kinds of page numbers, one archivable document."""

from __future__ import annotations

import io
from itertools import pairwise
from pathlib import Path
from typing import Any

import pypdf
import pytest

from generator.model.handbook import Handbook
from generator.views.pack import PackView, pack_view
from generator.views.pack.sheets import round_of
from generator.views.pack.wanted import Wanted
from tests.printables.ink import pages_of
from tests.printables.press import (
    LEGIBLE,
    Press,
    headless,
    metadata,
    pages,
    pictures,
    qr_codes,
    squeezed,
    text,
)
from tests.printables.samples import (
    HOSTILE,
    LONG,
    RARE,
    criterion,
    listed,
    part,
    sheet_handbook,
    wording,
)

BLANK = "本页空白"
UNSCORED = {"id": "own", "title": "清单", "item": {"type": "unscored"}, "not-applicable": "unspecified"}


def pack(*sections: list[dict[str, Any]], title: str = "检查表") -> PackView:
    """Return a pack with a sheet for each of these lists of criteria; those without points stand upright."""
    data = sheet_handbook(*sections, scheme=UNSCORED).model_dump(by_alias=True, mode="json")
    sheet = data["sheets"][0]
    data["sheets"] = [
        {
            **sheet,
            "id": f"sheet{place}",
            "title": f"{title}{place}",
            "sections": [part(place)],
            "scheme": "deduct" if "points" in criteria[0] else "own",
        }
        for place, criteria in enumerate(sections)
    ]
    book = Handbook.model_validate(data)
    wanted, words = Wanted(), wording(book)
    return pack_view(words, wanted, round_of(book, words, wanted, ""))


@pytest.fixture(scope="module")
def mixed(press: Press) -> tuple[PackView, bytes]:
    """Return a pack of a short landscape sheet, a long upright one and a long landscape one."""
    scored = [criterion(number) for number in range(200, 260)]
    view = pack([criterion(300)], listed(90), scored)
    return view, press.pack(view)


def test_every_sheet_is_there_with_all_its_rows(mixed: tuple[PackView, bytes]) -> None:
    view, pdf = mixed
    found = text(pdf)
    for sheet in view.sheets:
        for row in (row for section in sheet.sections for row in section.rows):
            assert squeezed(row.text) in found


def test_the_cover_is_legible_and_its_table_names_the_heads(mixed: tuple[PackView, bytes]) -> None:
    _, pdf = mixed
    assert min(pages_of(pdf)[0].sizes) >= LEGIBLE
    assert 1 not in {table for _, table in headless(pdf)}


def test_pages_are_numbered_in_each_sheet_and_through_the_whole(mixed: tuple[PackView, bytes]) -> None:
    view, pdf = mixed
    found = pages(pdf)
    assert f"第1页/共{len(found)}页" in found[0]
    printed = [(place, page) for place, page in enumerate(found[1:], start=2) if BLANK not in page]
    own = [sum(f"内容码{sheet.imprint.code}" in page for page in found[1:]) for sheet in view.sheets]
    assert min(own) > 1
    numbers = [(number, count) for count in own for number in range(1, count + 1)]
    for (place, page), (number, count) in zip(printed, numbers, strict=True):
        assert f"第{number}页/共{count}页全册第{place}页/共{len(found)}页" in page


def test_each_sheet_begins_on_a_page_to_the_right(mixed: tuple[PackView, bytes]) -> None:
    view, pdf = mixed
    found = pages(pdf)
    for sheet in view.sheets:
        first = next(place for place, page in enumerate(found) if sheet.imprint.code in page and place)
        assert first % 2 == 0
    blank = [place for place, page in enumerate(found) if BLANK in page]
    assert blank
    assert all(place % 2 and place + 1 < len(found) for place in blank)
    assert all("内容码" not in found[place] for place in blank)


def test_many_sheets_of_an_odd_number_of_pages_all_begin_on_the_right(press: Press) -> None:
    criteria = [criterion(place) for place in range(12)]
    view = pack(*(criteria for _ in range(8)))
    found = pages(press.pack(view))
    own = [sum(f"内容码{sheet.imprint.code}" in page for page in found[1:]) for sheet in view.sheets]
    assert all(count % 2 for count in own)
    assert len(found) == 1 + len(view.sheets) + sum(own)
    assert sum(BLANK in page for page in found) == len(view.sheets)


def test_the_cover_has_a_place_for_each_result(mixed: tuple[PackView, bytes], tmp_path: Path) -> None:
    view, pdf = mixed
    assert "页码检查结果" in pages(pdf)[0]
    dots = 100 / 25.4
    cover, *_ = [page.convert("L") for page in pictures(pdf, tmp_path, 100)]
    left = cover.width - round(14 * dots)
    column = cover.crop((left, 0, left + 1, cover.height)).tobytes()
    lines = [y for y, value in enumerate(column) if value < 235]
    high = [one for above, below in pairwise(lines) if 8 * dots <= (one := below - above) < 12 * dots]
    assert len(high) >= len(view.sheets)


def test_the_cover_lists_the_sheets_with_their_pages(mixed: tuple[PackView, bytes]) -> None:
    view, pdf = mixed
    cover = pages(pdf)[0]
    for one in view.contents:
        assert squeezed(one.title) + squeezed(one.number) + one.items + one.full + one.code in cover
    assert view.contents[0].code + "3" in cover
    assert cover.count("内容码") == 1, "the head of a column, and no code of the cover"
    assert all(blank.label in cover for blank in (*view.head, *view.signatures))


def test_numbers_that_no_sheet_has_take_no_column(press: Press) -> None:
    view = pack([criterion(1)])
    assert view.columns.number
    assert "文件编号" in pages(press.pack(view))[0]
    data = sheet_handbook([criterion(1)]).model_dump(by_alias=True, mode="json")
    data["sheets"][0]["number"] = "unspecified"
    book = Handbook.model_validate(data)
    words = wording(book)
    bare = pack_view(words, Wanted(), round_of(book, words, Wanted(), ""))
    cover = pages(press.pack(bare))[0]
    assert "文件编号" not in cover
    assert "【原文未载】" not in cover.partition("目录")[2]


def test_sheets_keep_their_direction(mixed: tuple[PackView, bytes]) -> None:
    _, pdf = mixed
    wide = [page.mediabox.width > page.mediabox.height for page in pypdf.PdfReader(io.BytesIO(pdf)).pages]
    assert wide[:5] == [False, False, True, True, False]
    assert wide[-1]


def test_bookmarks_lead_to_each_sheet(mixed: tuple[PackView, bytes]) -> None:
    view, pdf = mixed
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    marks = [mark for mark in reader.outline if not isinstance(mark, list)]
    assert [mark.title for mark in marks] == ["检查用表", *(one.title for one in view.contents)]
    places = [reader.get_destination_page_number(mark) for mark in marks]
    assert places[:3] == [0, 2, 4]


def test_the_document_is_archivable_accessible_and_always_the_same(
    press: Press, mixed: tuple[PackView, bytes]
) -> None:
    view, pdf = mixed
    assert "<pdfaid:part>2</pdfaid:part>" in metadata(pdf)
    assert "<pdfuaid:part>1</pdfuaid:part>" in metadata(pdf)
    assert press.pack(view) == pdf


def test_each_sheet_has_its_qr_code(press: Press, tmp_path: Path) -> None:
    view = pack([criterion(1)], [criterion(2)])
    cover, *sheets = pictures(press.pack(view), tmp_path)
    assert qr_codes(cover) == []
    codes = [code for one in sheets for code, _ in qr_codes(one)]
    assert codes == [one.imprint.qr for one in view.sheets]


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_titles_come_out_as_words(press: Press, words: str) -> None:
    found = pages(press.pack(pack([criterion(1)], title=words.replace("[[", "[").replace("]]", "]"))))
    assert squeezed(words.replace("[[", "[").replace("]]", "]")) in found[0]


def test_a_title_longer_than_a_page_is_whole_on_the_cover(press: Press) -> None:
    view = pack([criterion(1)], title=LONG)
    found = pages(press.pack(view))
    first = next(number for number, page in enumerate(found) if "要点1" in page)
    assert sum(page.count(RARE) for page in found[:first]) >= len(LONG)
