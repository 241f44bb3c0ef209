"""Every kind of sheet as PDF: its words, its places to write on, and nothing apart that belongs together."""

from __future__ import annotations

from typing import Any

import pytest

from generator.views.sheet import SheetView, sheet_view
from tests.printables.press import Press, metadata, pages, squeezed, text
from tests.printables.samples import (
    HOSTILE,
    LONG,
    RARE,
    RULES,
    Data,
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

UNSCORED = scheme(RULES["unscored"])
SCORED_HEADS = "符合不符合不适用未查次数扣分得分扣分原因"


def view(*sections: list[Data], language: str = "zh", **more: Any) -> SheetView:
    book = sheet_handbook(*sections, **more)
    return sheet_view(book, book.sheets[0], wording(book, language), "")


def every_kind() -> dict[str, SheetView]:
    """Return a sheet of every kind."""
    bands = grades(0, 60, 80, 101)
    conditions = {
        "gate": {"at-least": "60%", "grade": "grade0"},
        "automatic-fail": {"score": "zero"},
        "bonus-at-most": "5",
    }
    two = ([criterion(1), criterion(2)], [criterion(3)])
    pools = [part(0, total="25", **{"blank-rows": "4"}), part(1, total="25", items=[], **{"blank-rows": "5"})]
    weights = [part(0, weight="40%"), part(1, weight="60%")]
    return {
        "every rule": view(every_rule(), scheme=scheme(result="percent", grades=bands, **conditions)),
        "weighted": view(*two, scheme=scheme(result="weighted", grades=bands), sections=weights),
        "pool": view(*two, scheme=scheme(section="pool"), sections=pools),
        "findings": view([], scheme=scheme(section="pool"), sections=[{**pools[1], "id": "part0"}]),
        "lower": view(*two, scheme=scheme(direction="lower-is-better", grades=bands)),
        "questions": view(questions(40), scheme=UNSCORED),
        "status": view(listed(30), scheme=scheme(RULES["recorded"])),
        "list": view(listed(5), scheme=UNSCORED, sections=[part(0, **{"blank-rows": "3"})]),
        "graded": view(*two, scheme=scheme(RULES["graded"])),
        "faults": view(*two, scheme=scheme({"type": "graded", "responses": "faults"})),
        "unknown": view(*two, scheme=scheme("unspecified")),
    }


def words_of(value: object) -> list[str]:
    """Return every text that a view holds, except ids and what only the QR code says."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, tuple):
        return [word for item in value for word in words_of(item)]
    fields = getattr(type(value), "__dataclass_fields__", {})
    hidden = {
        "id",
        "key",
        "page",
        "qr",
        "language",
        "date",
        "running",
        "check",
        "checks",
        "subject",
        "validity",
    }
    # What is still open is left out of the head.
    hidden |= {"approved", "effective", "validity"}
    return [word for name in fields if name not in hidden for word in words_of(getattr(value, name))]


@pytest.mark.parametrize(("kind", "shown"), every_kind().items())
def test_every_word_of_every_kind_is_on_paper(press: Press, kind: str, shown: SheetView) -> None:
    pdf = press.pdf("sheet.typ", shown)
    found = text(pdf)
    lost = {word for word in words_of(shown) if squeezed(word) not in found}
    # Answers with columns say their titles in the head only; those of the rows are never lost either way.
    assert not lost, kind
    assert "<pdfuaid:part>1</pdfuaid:part>" in metadata(pdf)


@pytest.mark.parametrize(("kind", "shown"), every_kind().items())
def test_signatures_of_every_kind_are_on_a_page_with_what_they_stand_for(
    press: Press, kind: str, shown: SheetView
) -> None:
    [signed] = [page for page in pages(press.pdf("sheet.typ", shown)) if "审核人签字" in page]
    assert "不符合事实" in signed, kind


@pytest.mark.parametrize("count", range(1, 16))
def test_the_line_below_a_section_never_leaves_its_last_row(press: Press, count: int) -> None:
    shown = view([criterion(number) for number in range(count)], [criterion(100), criterion(101)])
    for page in pages(press.pdf("sheet.typ", shown)):
        place = page.find("本部分得分")
        if place >= 0:
            before = page[:place]
            assert f"要点{count - 1}第" in before or "要点101第" in before


@pytest.mark.parametrize("count", range(1, 16))
def test_a_band_never_stands_without_a_row(press: Press, count: int) -> None:
    shown = view([criterion(number) for number in range(count)], [criterion(100), criterion(101)])
    for page in pages(press.pdf("sheet.typ", shown)):
        for title, ids in (("第0部分", range(count)), ("第1部分", (100, 101))):
            if title in page:
                assert any(f"要点{number}第" in page for number in ids)


def test_the_rows_of_a_table_stay_with_their_criterion(press: Press) -> None:
    table = [criterion(20, rule=RULES["table"])]
    for count in range(1, 12):
        shown = view([criterion(number) for number in range(count)] + table + [criterion(21)])
        [page] = [page for page in pages(press.pdf("sheet.typ", shown)) if "要点20第" in page]
        assert all(finding in page for finding in ("迟到", "缺记录", "其他情形"))


def test_heads_of_a_long_list_stand_on_every_page(press: Press) -> None:
    found = pages(press.pdf("sheet.typ", view(questions(200), scheme=UNSCORED)))
    assert len(found) > 5
    assert all("序号检查内容是否不适用未查备注" in page for page in found)
    assert all(f"第{number}问" in "".join(found) for number in range(1, 201))


def test_heads_of_blank_rows_are_repeated(press: Press) -> None:
    shown = view([criterion(1)], scheme=scheme(section="pool"), sections=[part(0, **{"blank-rows": "60"})])
    found = pages(press.pdf("sheet.typ", shown))
    assert len(found) > 3
    rows = found[: next(place for place, page in enumerate(found) if "检查结果" in page)]
    assert len(rows) > 2
    assert all("部位或地点发现的问题扣分剩余" in page for page in rows)


@pytest.mark.parametrize(
    "rule",
    [
        {**RULES["table"], "deductions": [{"id": "d", "title": LONG, "takes": "1"}]},
        {**RULES["range"], "unit": LONG},
    ],
)
def test_every_text_of_a_rule_may_be_long(press: Press, rule: Data) -> None:
    shown = view([criterion(1), criterion(2, rule=rule), criterion(3)])
    assert text(press.pdf("sheet.typ", shown)).count(RARE) >= 5000


@pytest.mark.parametrize("key", ["number", "title", "text", "industry"])
def test_every_text_of_a_criterion_may_be_long(press: Press, key: str) -> None:
    for at in range(3):
        rows = [criterion(number, **({key: LONG} if number == at else {})) for number in range(3)]
        for rule in (scheme(), UNSCORED):
            assert text(press.pdf("sheet.typ", view(rows, scheme=rule))).count(RARE) == 5000


def test_every_text_of_a_scheme_may_be_long(press: Press) -> None:
    bands = [{**band, "title": LONG} for band in grades(0, 60)]
    shown = view([criterion(1)], scheme=scheme(text=LONG, title=LONG, grades=bands))
    assert text(press.pdf("sheet.typ", shown)).count(RARE) == 15000


def test_many_grades_are_all_printed(press: Press) -> None:
    shown = view([criterion(1)], scheme=scheme(grades=grades(*range(0, 101, 2))))
    found = text(press.pdf("sheet.typ", shown))
    assert all(f"{low}分等" in found for low in range(0, 100, 2))


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_come_out_as_words(press: Press, words: str) -> None:
    table = {"type": "table", "deductions": [{"id": "d", "title": words, "takes": "1"}]}
    measured = {**RULES["range"], "unit": words}
    rows = [criterion(1, number=words, rule=table), criterion(2, rule=measured, industry=words)]
    bands = [{**band, "title": words} for band in grades(0, 60)]
    found = text(press.pdf("sheet.typ", view(rows, scheme=scheme(title=words, text=words, grades=bands))))
    assert found.count(squeezed(words)) >= 7


def test_a_sheet_of_another_industry_says_so_on_its_face(press: Press) -> None:
    first = pages(press.pdf("sheet.typ", view(questions(40), scheme=UNSCORED, industry="酒店业")))[0]
    assert "适用于酒店业" in first


def test_the_expected_answer_is_marked_in_words(press: Press) -> None:
    found = text(press.pdf("sheet.typ", view(questions(3), scheme=UNSCORED)))
    assert found.count("做得好不好？应") == 3


def test_a_scored_sheet_keeps_its_columns(press: Press) -> None:
    found = text(press.pdf("sheet.typ", view(every_rule())))
    assert SCORED_HEADS in found


def test_english_prints_every_kind(press: Press) -> None:
    found = text(press.pdf("sheet.typ", view(questions(3), scheme=UNSCORED, language="en"), "en"))
    assert "QuestionYesNoN/ANotcheckedRemarks" in found


@pytest.mark.parametrize(("kind", "shown"), every_kind().items())
def test_the_same_sheet_gives_the_same_bytes(press: Press, kind: str, shown: SheetView) -> None:
    assert press.pdf("sheet.typ", shown) == press.pdf("sheet.typ", shown), kind
