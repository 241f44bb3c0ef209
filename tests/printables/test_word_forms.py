"""Blank forms as Word documents: whole, well-formed, to fill in, the same bytes every time."""

from __future__ import annotations

import posixpath
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import pytest
import zxingcpp
from PIL import Image

from generator.model.handbook import Handbook
from generator.render.word import WordWriter, word_document
from generator.views.form import FormView, form_view
from generator.views.imprint import Labelled
from generator.words.traditional import Traditional, TraditionalWords
from tests.printables.press import pages, squeezed, text
from tests.printables.samples import HOSTILE, LONG, RARE, field, form_handbook, wording
from tests.printables.word import WORD_2010, Docx, converted, held_from, w, word

EVERY_TYPE = [
    field(1, required="true"),
    field(2, type="date"),
    field(3, type="number"),
    field(4, type="date-time"),
    field(5, type="choice", options=["甲类", "乙类"]),
    field(6, type="long-text", lines="5", hint="写清楚"),
    field(7, type="table", columns=["品名", "数量"], lines="6"),
    field(8, type="signature", **{"filled-by": "clerk"}),
]
FRAME = ("word/header1.xml", "word/footer1.xml")
WIDE = [f"列{number}" for number in range(9)]


def view(*fields: dict[str, Any], language: str = "zh", address: str = "", **more: Any) -> FormView:
    book = form_handbook([{"title": "内容", "fields": list(fields)}], **more)
    return form_view(book, book.forms[0], wording(book, language), address)


@pytest.fixture(scope="module")
def every_type(writer: WordWriter) -> Docx:
    return word(writer, view(*EVERY_TYPE, **{"personal-data": "true"}))


def texts(value: Any) -> list[str]:
    """Return every text of a view's data."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [each for part in value.values() for each in texts(part)]
    return [each for part in value for each in texts(part)] if isinstance(value, list | tuple) else []


def tags(document: Docx, kind: str) -> set[str | None]:
    """Return the tags of the controls of a kind."""
    return {
        each.find(f"{w('sdtPr')}/{w('tag')}").get(w("val"))  # type: ignore[union-attr]
        for each in document.controls(kind)
    }


def test_every_text_of_the_view_is_in_the_document(writer: WordWriter) -> None:
    shown = view(
        *EVERY_TYPE, purpose="记一记", aliases=["旧表"], industry="酒店业", **{"personal-data": "true"}
    )
    document = word(writer, shown)
    found = document.text(*FRAME, "word/document.xml")
    data = asdict(shown)
    kept_apart = {shown.id, shown.imprint.page, shown.imprint.language, shown.imprint.qr}
    kept_apart |= {shown.imprint.control.validity}
    kept_apart |= {each.id for line in shown.groups[0].lines for each in line}
    kept_apart |= {each.type for line in shown.groups[0].lines for each in line}
    missing = {each for each in texts(data) if squeezed(each) not in found} - kept_apart
    assert not missing


def test_every_part_is_named_typed_and_there(every_type: Docx) -> None:
    types = every_type.parts["[Content_Types].xml"]
    named = {part.get("PartName", "").lstrip("/") for part in types if part.get("PartName")}
    by_ending = {part.get("Extension") for part in types if part.get("Extension")}
    assert named <= every_type.files.keys()
    for name in every_type.files.keys() - {"[Content_Types].xml"}:
        assert name in named or name.rpartition(".")[2] in by_ending
    for name, part in every_type.parts.items():
        if name.endswith(".rels"):
            folder = posixpath.dirname(posixpath.dirname(name))
            targets = {posixpath.join(folder, each.get("Target", "")) for each in part}
            assert targets <= every_type.files.keys()
    used = {
        value for each in every_type.body.iter() for key, value in each.items() if "relationships}" in key
    }
    known = {each.get("Id") for each in every_type.parts["word/_rels/document.xml.rels"]}
    assert used <= known


def test_styles_in_use_exist_and_name_their_typeface(every_type: Docx) -> None:
    styles = every_type.parts["word/styles.xml"]
    known = {style.get(w("styleId")) for style in styles.iter(w("style"))}
    names = [w("pStyle"), w("rStyle"), w("tblStyle"), w("basedOn"), w("next")]
    parts = (styles, every_type.body, *(every_type.parts[name] for name in FRAME))
    used = {each.get(w("val")) for part in parts for name in names for each in part.iter(name)}
    assert used <= known
    assert {"Title", "Heading1", "HandbookGrid", "FieldName"} <= used
    [fonts] = styles.findall(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}/{w('rFonts')}")
    assert fonts.get(w("eastAsia")) == fonts.get(w("ascii")) == "Microsoft YaHei"
    assert not [key for each in styles.iter(w("rFonts")) for key in each.attrib if "Theme" in key]
    theme = every_type.parts["word/theme/theme1.xml"].iter()
    assert {each.get("typeface") for each in theme if each.get("typeface")} == {"Microsoft YaHei"}


def test_latin_words_of_an_english_form_have_a_typeface_and_language_of_their_own(writer: WordWriter) -> None:
    styles = word(writer, view(field(1), language="en"), "en").parts["word/styles.xml"]
    [fonts] = styles.findall(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}/{w('rFonts')}")
    [tongues] = styles.findall(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}/{w('lang')}")
    assert (fonts.get(w("ascii")), fonts.get(w("eastAsia"))) == ("Arial", "Microsoft YaHei")
    assert (tongues.get(w("val")), tongues.get(w("eastAsia"))) == ("en-GB", "zh-CN")


def test_a_form_in_traditional_characters_has_the_typeface_and_language_of_taiwan(writer: WordWriter) -> None:
    made = Docx(writer.docx(word_document(view(field(1)), TraditionalWords(Traditional({})))))
    [fonts] = made.parts["word/styles.xml"].findall(f"{w('docDefaults')}/*/{w('rPr')}/{w('rFonts')}")
    [tongues] = made.parts["word/styles.xml"].findall(f"{w('docDefaults')}/*/{w('rPr')}/{w('lang')}")
    assert fonts.get(w("eastAsia")) == "Microsoft JhengHei"
    assert tongues.get(w("eastAsia")) == "zh-TW"
    assert "文件編號" in made.text()


def test_ticks_dates_and_texts_are_content_controls(every_type: Docx) -> None:
    ticks = every_type.controls(f"{{{WORD_2010}}}checkbox")
    titles = [each.find(f"{w('sdtPr')}/{w('alias')}") for each in ticks]
    assert [each.get(w("val")) for each in titles if each is not None] == ["甲类", "乙类"]
    dates = every_type.controls(w("date"))
    assert ["".join("".join(each.itertext()).split()) for each in dates] == ["年月日"] * 2
    blank = {f"f7.{row}.{column}" for row in range(1, 7) for column in (1, 2)}
    assert tags(every_type, w("text")) == {"f1", "f3", "f6", "f8", "suggestion"} | blank
    assert tags(every_type, w("richText")) == {"f4"}
    numbers = [each.get(w("val")) for each in every_type.body.iter(w("id"))]
    assert len(numbers) == len(set(numbers)) == len([*every_type.body.iter(w("sdt"))])


def test_a_table_has_heads_that_repeat_and_rows_that_stay_whole(every_type: Docx) -> None:
    [table] = [each for each in every_type.body.iter(w("tbl")) if "品名" in "".join(each.itertext())]
    rows = table.findall(w("tr"))
    heads = [row for row in rows if row.find(f"{w('trPr')}/{w('tblHeader')}") is not None]
    assert heads == rows[:2]
    assert len(rows) == 2 + 6
    assert all(row.find(f"{w('trPr')}/{w('cantSplit')}") is not None for row in rows)


def test_the_box_for_suggestions_is_held_by_the_last_field(every_type: Docx) -> None:
    assert held_from(every_type, "项目8")
    assert not held_from(every_type, "项目1")


def test_header_and_footer_say_what_it_is_and_count_pages(every_type: Docx) -> None:
    head, foot = (every_type.text(name) for name in FRAME)
    assert head == "示例物业文件编号RF-02版本草案状态草案生效日期未生效"
    assert foot.startswith("内容码")
    assert "第1页/共1页RF-02草案" in foot
    fields = [each.get(w("instr")) for each in every_type.parts[FRAME[1]].iter(w("fldSimple"))]
    assert fields == [" PAGE ", " NUMPAGES "]
    assert b'string="\xe8\x8d\x89\xe6\xa1\x88"' in every_type.files[FRAME[0]]


@pytest.mark.parametrize(("columns", "landscape"), [(["甲"], False), (WIDE, True)])
def test_the_page_lies_as_the_view_says(writer: WordWriter, columns: list[str], landscape: bool) -> None:  # noqa: FBT001 - a parameter of the test
    document = word(writer, view(field(1, type="table", columns=columns)))
    [size] = document.body.iter(w("pgSz"))
    assert (size.get(w("orient")) == "landscape") is landscape
    across, down = (int(size.get(w(key), "")) for key in ("w", "h"))
    assert sorted((across, down)) == [11906, 16838]
    assert (across > down) is landscape


def test_the_metadata_name_title_organisation_and_language(writer: WordWriter) -> None:
    for language, told in (("zh", "zh-CN"), ("en", "en-GB")):
        document = word(writer, view(field(1), language=language), language)
        core = {each.tag.rpartition("}")[2]: each.text for each in document.parts["docProps/core.xml"]}
        assert core["title"] == "记录表"
        assert core["creator"] == "示例物业"
        assert core["language"] == told
        assert "RF-02" in (core["keywords"] or "")
        assert document.text("docProps/app.xml") == ""
        assert "".join(document.parts["docProps/app.xml"].itertext()) == "示例物业"


def test_the_qr_code_can_be_read_and_is_described(writer: WordWriter, tmp_path: Path) -> None:
    shown = view(field(1), address="https://handbook.example.com/")
    document = word(writer, shown)
    [name] = [each for each in document.files if each.endswith(".png")]
    (tmp_path / "qr.png").write_bytes(document.files[name])
    [code] = zxingcpp.read_barcodes(Image.open(tmp_path / "qr.png"))
    assert code.text == shown.imprint.qr
    assert f'descr="二维码，内容为：{shown.imprint.qr}"' in document.files["word/document.xml"].decode()


@pytest.mark.parametrize("words", [*HOSTILE, "<w:p/>{{ 1 }}", "a\u2003b 😀 e\u0301"])
def test_hostile_words_come_out_as_words(writer: WordWriter, words: str) -> None:
    fields = (
        field(1, title=words, hint=words),
        field(2, type="choice", options=[words]),
        field(3, type="table", columns=[words, "乙"]),
    )
    document = word(writer, view(*fields, title=words, purpose=words))
    assert document.text().count(squeezed(words)) >= 6


def test_every_text_of_a_field_may_be_long(writer: WordWriter) -> None:
    for one in (
        field(1, title=LONG),
        field(1, hint=LONG),
        field(1, type="choice", options=[LONG, "短"]),
        field(1, type="long-text", lines="2", title=LONG),
        field(1, type="table", columns=["短", LONG]),
    ):
        assert word(writer, view(one)).text().count(RARE) == 5000


def test_the_same_form_gives_the_same_bytes_on_any_day(writer: WordWriter, every_type: Docx) -> None:
    again = word(writer, view(*EVERY_TYPE, **{"personal-data": "true"}))
    assert again.data == every_type.data
    assert every_type.dates == {(1980, 1, 1, 0, 0, 0)}


def test_libreoffice_opens_it_and_shows_every_word(every_type: Docx, tmp_path: Path) -> None:
    pdf = converted(every_type.data, tmp_path)
    found = text(pdf)
    assert len(pages(pdf)) == 1
    for words in ("记录表", "项目1*", "项目8", "甲类", "乙类", "写清楚", "品名", "由值班员填写", "个人信息"):
        assert words in found


def test_libreoffice_repeats_heads_on_every_page(writer: WordWriter, tmp_path: Path) -> None:
    document = word(writer, view(field(1, type="table", columns=["品名", "数量"], lines="60")))
    found = pages(converted(document.data, tmp_path))
    assert len(found) >= 3
    assert all("品名数量" in page for page in found)
    assert f"第1页/共{len(found)}页" in found[0]


def test_a_form_without_known_fields_says_so_and_has_room_to_write(
    writer: WordWriter, tmp_path: Path
) -> None:
    book = form_handbook("unspecified", **{"personal-data": "true"})
    told = (Labelled("程序：登记", "写明经过"),)
    shown = replace(form_view(book, book.forms[0], wording(book), ""), uses=told)
    document = word(writer, shown)
    for words in ("栏目待定", "含个人信息", "手册中提到本表的内容", "程序：登记", "写明经过", "填写人签字"):
        assert words in document.text()
    assert {"head.date", "signatures.reviewer.date"} <= tags(document, w("date"))
    assert "body.record" in tags(document, w("text"))
    assert len(pages(converted(document.data, tmp_path))) == 1


def test_a_form_without_known_fields_is_one_page_whatever_is_said_of_it(
    writer: WordWriter, tmp_path: Path
) -> None:
    book = form_handbook("unspecified")
    told = tuple(Labelled(f"程序{number}", "值班员；写明经过") for number in range(60))
    document = word(writer, replace(form_view(book, book.forms[0], wording(book), ""), uses=told))
    [page] = pages(converted(document.data, tmp_path))
    shown = page.count("值班员；写明经过")
    assert shown > 4
    assert f"另有{60 - shown}处" in page


def test_a_fact_too_long_for_a_column_has_a_line_of_its_own(writer: WordWriter) -> None:
    keep = {
        "id": "keep",
        "title": "保存",
        "holds": ["form"],
        "keeper": ["quality"],
        "period": "unspecified",
        "from": "unspecified",
        "disposal": "到期登记后销毁，未了结的投诉和争议除外。",
    }
    data = form_handbook([{"title": "内容", "fields": [field(1)]}]).model_dump(by_alias=True, mode="json")
    book = Handbook.model_validate({**data, "records": [keep]})
    document = word(writer, form_view(book, book.forms[0], wording(book), ""))
    rows = [row for row in document.body.iter(w("tr")) if "到期处置" in "".join(row.itertext())]
    assert [squeezed("".join(row.itertext())) for row in rows] == [f"到期处置{keep['disposal']}"]
