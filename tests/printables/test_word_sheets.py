"""Scoring sheets and check lists as Word documents: every kind and word, places to tick and to write."""

from __future__ import annotations

from pathlib import Path
from xml.etree.ElementTree import Element

import pytest

from generator.render.word import WordWriter
from generator.views.sheet import SheetView, sheet_view
from tests.printables.press import pages, squeezed
from tests.printables.samples import (
    AT_LENGTH,
    HOSTILE,
    LONG,
    RARE,
    RULES,
    criterion,
    grades,
    part,
    questions,
    scheme,
    sheet_handbook,
    with_scripts,
    wording,
)
from tests.printables.test_sheet_kinds import UNSCORED, every_kind, view, words_of
from tests.printables.word import WORD_2010, Docx, converted, w, word

HEADS = "序号检查标准符合不符合不适用未查次数扣分得分扣分原因"
FRAME = ("word/header1.xml", "word/footer1.xml")
CHECKBOX = f"{{{WORD_2010}}}checkbox"


def rows_of(document: Docx, words: str) -> list[Element]:
    """Return the rows of the first table that holds these words."""
    tables = (each for each in document.body.iter(w("tbl")) if words in "".join(each.itertext()))
    return next(tables).findall(w("tr"))


def heads_of(rows: list[Element]) -> list[Element]:
    return [row for row in rows if row.find(f"{w('trPr')}/{w('tblHeader')}") is not None]


def tags_of(document: Docx, kind: str) -> set[str]:
    tags = (each.find(f"{w('sdtPr')}/{w('tag')}") for each in document.controls(kind))
    return {tag.get(w("val"), "") for tag in tags if tag is not None}


@pytest.fixture(scope="module")
def long_sheet(writer: WordWriter) -> tuple[SheetView, Docx]:
    """Return a sheet of 200 rows in four sections."""
    rows = [[criterion(number) for number in range(start, start + 50)] for start in (0, 50, 100, 150)]
    shown = view(*rows)
    return shown, word(writer, shown)


@pytest.mark.parametrize(("kind", "shown"), every_kind().items())
def test_every_word_of_every_kind_is_in_the_document(writer: WordWriter, kind: str, shown: SheetView) -> None:
    document = word(writer, shown)
    found = document.text(*FRAME, "word/document.xml")
    assert not {words for words in words_of(shown) if squeezed(words) not in found}, kind
    styles = {each.get(w("styleId")) for each in document.parts["word/styles.xml"].iter(w("style"))}
    names = [w("pStyle"), w("rStyle"), w("tblStyle")]
    assert {each.get(w("val")) for name in names for each in document.body.iter(name)} <= styles
    [size] = document.body.iter(w("pgSz"))
    assert (size.get(w("orient")) == "landscape") is shown.layout.landscape


@pytest.mark.parametrize(("kind", "shown"), every_kind().items())
def test_every_table_has_cells_that_fill_its_columns(writer: WordWriter, kind: str, shown: SheetView) -> None:
    for table in word(writer, shown).body.iter(w("tbl")):
        columns = len(table.findall(f"{w('tblGrid')}/{w('gridCol')}"))
        for row in table.findall(w("tr")):
            spans = (cell.find(f"{w('tcPr')}/{w('gridSpan')}") for cell in row.findall(w("tc")))
            assert sum(1 if span is None else int(span.get(w("val"), "")) for span in spans) == columns, kind
        widths = [int(each.get(w("w"), "")) for each in table.iter(w("gridCol"))]
        assert min(widths) > 400, kind


def test_every_answer_is_a_box_and_every_score_a_place(writer: WordWriter) -> None:
    document = word(writer, view([criterion(1), criterion(2, rule=RULES["table"])]))
    ticks = tags_of(document, CHECKBOX)
    at_once = {tag for tag in ticks if tag.startswith("follow-up.")}
    assert len(at_once) == 6, "a box for what was corrected on the spot, in each row for a nonconformity"
    assert ticks - at_once == {f"c{row}.{answer}" for row in (1, 2) for answer in range(1, 5)}
    written = tags_of(document, w("text")) | tags_of(document, w("richText"))
    assert written >= {"c1.tally", "c1.deduction", "c1.score", "c1.reason", "c2.3.deduction", "totals.2"}
    assert written >= {"follow-up.1.1", "follow-up.6.7", "counts.2", "slip.findings", "suggestion"}
    assert {"head.2", "signatures.1.date", "slip.3", "slip.end.1"} <= tags_of(document, w("date"))


def test_tags_of_long_ids_are_cut_to_what_word_takes_and_differ(writer: WordWriter) -> None:
    document = word(writer, view([criterion(1, id="c" * 90, title="很长的标题" * 20)]))
    named = [each.get(w("val"), "") for name in ("tag", "alias") for each in document.body.iter(w(name))]
    assert max(map(len, named)) == 64
    tags = [each.get(w("val")) for each in document.body.iter(w("tag"))]
    assert len(tags) == len(set(tags))


def test_the_rows_of_a_table_are_joined_to_their_criterion_and_stay_with_it(writer: WordWriter) -> None:
    criteria = [criterion(1, rule=RULES["table"]), *map(criterion, range(2, 6))]
    rows = rows_of(word(writer, view(criteria)), "缺记录")[2:]
    merged = [row.find(f"{w('tc')}/{w('tcPr')}/{w('vMerge')}") for row in rows]
    assert [each.get(w("val")) for each in merged if each is not None] == ["restart", *["continue"] * 3]
    kept = [row.find(f"{w('tc')}/{w('p')}/{w('pPr')}/{w('keepNext')}") is not None for row in rows]
    assert kept == [True] * 3 + [False] * 5


def test_band_and_heads_of_a_long_section_repeat(long_sheet: tuple[SheetView, Docx]) -> None:
    shown, document = long_sheet
    for section in shown.sections:
        rows = rows_of(document, section.title)
        assert heads_of(rows) == rows[:2]
        assert len(rows) == 2 + len(section.rows) + 1
        assert all(row.find(f"{w('trPr')}/{w('cantSplit')}") is not None for row in rows)


def test_short_sections_share_a_table_below_heads_that_repeat(writer: WordWriter) -> None:
    short = [[criterion(number), criterion(number + 1)] for number in (0, 2, 4)]
    rows = rows_of(word(writer, view(*short)), "第0部分")
    assert heads_of(rows) == rows[:1]
    told = ["".join(row.itertext()) for row in rows]
    assert [place for place, words in enumerate(told) if "部分满分" in "".join(words.split())] == [1, 5, 9]
    bands = [rows[place].find(f".//{w('keepNext')}") is not None for place in (1, 5, 9)]
    assert all(bands)


def test_what_rows_only_name_is_told_below_the_signatures(writer: WordWriter) -> None:
    how = {"by": "unspecified", "how": ["at-length"], "frequency": "unspecified"}
    book = with_scripts(sheet_handbook([criterion(1, text="用[[greeting]]接听", checks=[how])]), "greeting")
    document = word(writer, sheet_view(book, book.sheets[0], wording(book), ""))
    told = document.text().partition("修改意见")[2]
    for words in ("检查方法说明细法", squeezed(AT_LENGTH), "服务用语（话术）", "问候语greeting", "您好！"):
        assert words in told


def test_libreoffice_shows_a_long_sheet_whole(long_sheet: tuple[SheetView, Docx], tmp_path: Path) -> None:
    shown, document = long_sheet
    found = pages(converted(document.data, tmp_path))
    whole = "".join(found)
    assert all(squeezed(row.text) in whole for section in shown.sections for row in section.rows)
    for number, page in enumerate(found, start=1):
        assert f"第{number}页/共{len(found)}页" in page
        assert "要点" not in page or squeezed(HEADS) in page
        assert "要点" not in page or "部分满分50" in page
    [signed] = [page for page in found if "审核人签字" in page]
    assert "不符合事实" in signed


def test_libreoffice_shows_every_kind_of_rule(writer: WordWriter, tmp_path: Path) -> None:
    shown = every_kind()["every rule"]
    whole = "".join(pages(converted(word(writer, shown).data, tmp_path)))
    assert not {words for words in words_of(shown) if squeezed(words) not in whole}


@pytest.mark.parametrize(("kind", "shown"), every_kind().items())
def test_signatures_are_held_by_the_last_nonconformities(
    writer: WordWriter, kind: str, shown: SheetView
) -> None:
    rows = rows_of(word(writer, shown), "不符合事实")
    *others, signed = rows
    told = "".join(signed.itertext())
    assert "审核人签字" in told, kind
    assert "修改意见" in told, kind
    assert signed.find(f"{w('trPr')}/{w('cantSplit')}") is not None, kind
    kept = [
        all(each.find(f"{w('pPr')}/{w('keepNext')}") is not None for each in row.iter(w("p")))
        for row in others
    ]
    assert kept[-3:] == [True] * 3, kind
    assert len(others) == 1 + 6, kind


def test_heads_of_blank_rows_repeat(writer: WordWriter) -> None:
    others = [part(0, **{"blank-rows": "60"})]
    rows = rows_of(
        word(writer, view([criterion(1)], scheme=scheme(section="pool"), sections=others)), "部位或地点"
    )
    assert heads_of(rows) == rows[:1]
    assert len(rows) == 1 + 60 + 1


def test_a_few_blank_rows_stand_below_heads_of_their_own(writer: WordWriter) -> None:
    rows = rows_of(word(writer, every_kind()["pool"]), "第1部分")
    assert heads_of(rows) == rows[:1]
    told = ["".join("".join(row.itertext()).split()) for row in rows]
    [band] = [place for place, words in enumerate(told) if words.startswith("第1部分")]
    assert "部位或地点发现的问题扣分剩余" in told[band + 1]
    assert not any(told[band + 2 : band + 7])


def test_what_a_row_does_not_ask_for_is_shaded_and_has_no_place(writer: WordWriter) -> None:
    document = word(writer, view([criterion(1), criterion(2, rule=RULES["discretionary"])]))
    assert "c2.deduction" in tags_of(document, w("richText"))
    assert "c2.tally" not in tags_of(document, w("text")) | tags_of(document, w("richText"))
    [row] = [row for row in rows_of(document, "要点2") if "要点2" in "".join(row.itertext())]
    fills = [each.get(w("fill")) for each in row.iter(w("shd"))]
    assert fills == ["EEEEEE"]


@pytest.mark.parametrize("words", [*HOSTILE, "<w:p/>{{ 1 }}"])
def test_hostile_words_come_out_as_words(writer: WordWriter, words: str) -> None:
    table = {"type": "table", "deductions": [{"id": "d", "title": words, "takes": "1"}]}
    measured = {**RULES["range"], "unit": words}
    rows = [criterion(1, number=words, rule=table), criterion(2, rule=measured, industry=words)]
    bands = [{**band, "title": words} for band in grades(0, 60)]
    document = word(writer, view(rows, scheme=scheme(title=words, text=words, grades=bands)))
    assert document.text().count(squeezed(words)) >= 7


@pytest.mark.parametrize("key", ["number", "title", "text", "industry"])
def test_every_text_of_a_criterion_may_be_long(writer: WordWriter, key: str, tmp_path: Path) -> None:
    document = word(writer, view([criterion(1), criterion(2, **{key: LONG}), criterion(3)]))
    assert document.text().count(RARE) == 5000
    if key == "text":
        assert "".join(pages(converted(document.data, tmp_path))).count(RARE) == 5000


def test_an_empty_sheet_says_so(writer: WordWriter) -> None:
    assert "本表没有检查项" in word(writer, view()).text()


def test_a_list_of_questions_is_written_in_english_too(writer: WordWriter) -> None:
    document = word(writer, view(questions(3), scheme=UNSCORED, language="en"), "en")
    assert "QuestionYesNoN/ANotcheckedRemarks" in document.text()
    assert "Page1of1" in document.text(FRAME[1])


@pytest.mark.parametrize(("kind", "shown"), every_kind().items())
def test_the_same_sheet_gives_the_same_bytes(writer: WordWriter, kind: str, shown: SheetView) -> None:
    assert word(writer, shown).data == word(writer, shown).data, kind


def test_only_places_to_fill_in_can_be_changed(writer: WordWriter) -> None:
    settings = word(writer, view([criterion(1)])).parts["word/settings.xml"]
    [protection] = settings.iter(w("documentProtection"))
    assert (protection.get(w("edit")), protection.get(w("enforcement"))) == ("forms", "1")
    assert not [*word(writer, view([criterion(1)])).body.iter(w("lock"))], "no place to fill in is locked"


def test_room_to_bind_is_left_at_the_left_or_at_the_top(writer: WordWriter) -> None:
    for shown, side in ((view([criterion(1)]), "header"), (view(questions(3), scheme=UNSCORED), "left")):
        [margins] = word(writer, shown).body.iter(w("pgMar"))
        assert int(margins.get(w(side), "")) == round(20 / 25.4 * 1440)
        [table, *_] = [
            each
            for each in word(writer, shown).body.iter(w("tbl"))
            if shown.sections[0].title in "".join(each.itertext())
        ]
        widths = sum(int(each.get(w("w"), "")) for each in table.iter(w("gridCol")))
        [size] = word(writer, shown).body.iter(w("pgSz"))
        room = int(size.get(w("w"), "")) - int(margins.get(w("left"), "")) - int(margins.get(w("right"), ""))
        assert abs(widths - room) <= 2


def test_type_is_large_enough_to_read(writer: WordWriter) -> None:
    styles = word(writer, view([criterion(1)])).parts["word/styles.xml"]
    small = {
        style.get(w("styleId"))
        for style in styles.iter(w("style"))
        for size in style.iter(w("sz"))
        if int(size.get(w("val"), "0")) < 16
    }
    assert small == {"Gap", "Space"}, "what else is smaller holds no words"
