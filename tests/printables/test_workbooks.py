"""Scoring sheets as workbooks: complete, protected, printable, the same in every run."""

from __future__ import annotations

import io
import re
import zipfile
from functools import cache
from importlib.resources import files
from pathlib import Path
from xml.etree import ElementTree as ET

import pypdf
import pytest
from PIL import ImageFont
from python_calamine import CalamineWorkbook

from generator.model.handbook import Handbook
from generator.model.spreadsheet import IDENTITY
from generator.render.excel import workbook
from generator.render.excel_looks import COLOURS, SIZE
from generator.source.workbook import read_workbook
from generator.views.wording import Wording
from generator.views.workbook import WorkbookView, workbook_view
from generator.views.workbook.asking import rechecks
from generator.views.workbook.grid import Cell, Formula
from generator.views.workbook.places import number_tag
from generator.words import LANGUAGES, Words
from tests.printables.press import pages, pictures, qr_codes, squeezed
from tests.printables.samples import (
    HOSTILE,
    LONG,
    criterion,
    every_rule,
    grades,
    part,
    questions,
    scheme,
    sheet_handbook,
)
from tests.printables.workbooks import converted, filled

SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
HIGHEST, LONGEST, LONGEST_FORMULA = 409, 32_767, 8_192
"""What Excel allows: points of a row, characters of a cell and of a formula."""
KNOWN = {
    *("ABS", "AND", "CHOOSE", "COUNT", "COUNTA", "COUNTIF", "EXACT", "IF", "INDEX", "INT", "ISNUMBER", "MAX"),
    *("MIN", "NOT", "OR", "ROUND", "SUM", "SUMPRODUCT", "TEXT"),
}
"""Functions that every spreadsheet has had for twenty years."""
PER_INCH, POINTS = 96, 72


def view(book: Handbook, language: str = "zh") -> WorkbookView:
    return workbook_view(book, book.sheets[0], Wording(book, Words(language)), "")


def every(language: str = "zh") -> WorkbookView:
    rows = every_rule()
    graded = scheme(result="percent", decimals="1", grades=grades(0, 60, 90, 101))
    return view(sheet_handbook(rows[:6], rows[6:], scheme=graded), language)


def xml(made: WorkbookView, name: str = "xl/worksheets/sheet1.xml") -> ET.Element:
    with zipfile.ZipFile(io.BytesIO(workbook(made))) as archive:
        return ET.fromstring(archive.read(name))  # noqa: S314 - our own output


def cells(made: WorkbookView) -> list[Cell]:
    return [cell for page in (made.main, made.notes) for line in page.lines for cell in line.cells]


def texts(made: WorkbookView) -> str:
    book = CalamineWorkbook.from_filelike(io.BytesIO(workbook(made)))
    return "\n".join(
        str(cell)
        for name in book.sheet_names
        for row in book.get_sheet_by_name(name).to_python()
        for cell in row
    )


# ---------------------------------------------------------------------------------------- the file


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_view_gives_the_same_bytes(language: str) -> None:
    assert workbook(every(language)) == workbook(every(language))


def test_its_bytes_depend_on_no_library_that_compresses_and_on_no_system() -> None:
    with zipfile.ZipFile(io.BytesIO(workbook(every()))) as package:
        parts = package.infolist()
    assert parts[0].filename == "[Content_Types].xml"
    assert {part.compress_type for part in parts} == {zipfile.ZIP_STORED}
    assert {part.create_system for part in parts} == {3}


def test_only_entries_are_unlocked_and_every_sheet_is_protected_without_a_password() -> None:
    made = every()
    for number in (1, 2, 3):
        protection = xml(made, f"xl/worksheets/sheet{number}.xml").find(f"{SHEET}sheetProtection")
        assert protection is not None
        assert protection.get("sheet") == "1"
        assert protection.get("password") is None
    styles = xml(made, "xl/styles.xml").find(f"{SHEET}cellXfs")
    assert styles is not None
    unlocked = {
        str(place)
        for place, style in enumerate(styles)
        if (lock := style.find(f"{SHEET}protection")) is not None and lock.get("locked") == "0"
    }
    free = {cell.get("r") for cell in xml(made).iter(f"{SHEET}c") if cell.get("s") in unlocked}
    asked = {
        f"{cell.column}{row}"
        for row, line in enumerate(made.main.lines, start=1)
        for cell in line.cells
        if cell.entry is not None
    }
    merged = {
        ref.get("ref", "").partition(":")[0]: ref.get("ref", "")
        for ref in xml(made).iter(f"{SHEET}mergeCell")
    }
    assert asked <= free
    rest = {place for place in free - asked if not any(inside(str(place), area) for area in merged.values())}
    assert not rest


def inside(place: str, area: str) -> bool:
    first, last = area.split(":")
    row = re.sub(r"[A-Z]+", "", place)
    return row == re.sub(r"[A-Z]+", "", first) and row == re.sub(r"[A-Z]+", "", last)


def test_what_identifies_the_workbook_is_very_hidden() -> None:
    sheets = xml(every(), "xl/workbook.xml").find(f"{SHEET}sheets")
    assert sheets is not None
    assert [(sheet.get("name"), sheet.get("state")) for sheet in sheets] == [
        ("检查表", None),
        ("说明", None),
        (IDENTITY, "veryHidden"),
    ]
    identity = dict(every().identity)
    assert identity["organisation"] == "示例物业"
    assert re.fullmatch(r"\w{4}-\w{4}", identity["code"])
    assert identity["code"] == every().sheet.imprint.code


@pytest.mark.parametrize("language", LANGUAGES)
def test_entries_are_validated_with_messages_of_allowed_length(language: str) -> None:
    rules = list(xml(every(language)).iter(f"{SHEET}dataValidation"))
    kinds = {rule.get("type") for rule in rules}
    assert kinds >= {"list", "whole", "decimal"}
    for rule in rules:
        assert 0 < len(rule.get("promptTitle", "")) <= 32
        assert 0 < len(rule.get("prompt", "")) <= 255
        if rule.get("type"):
            assert 0 < len(rule.get("error", "")) <= 255
            assert rule.get("errorStyle", "stop") == "stop"


def test_formulas_use_only_what_every_spreadsheet_knows() -> None:
    formulas = [cell.content.text for cell in cells(every()) if isinstance(cell.content, Formula)]
    used = {name for formula in formulas for name in re.findall(r"([A-Z][A-Z.]+)\(", bare(formula))}
    assert used == KNOWN & used
    assert max(map(len, formulas)) < LONGEST_FORMULA


def bare(formula: str) -> str:
    return re.sub(r'"[^"]*"', "", formula)


def test_properties_tell_title_number_and_code() -> None:
    with zipfile.ZipFile(io.BytesIO(workbook(every()))) as archive:
        core = archive.read("docProps/core.xml").decode()
    assert "检查评分表" in core
    assert "RF-01" in core
    assert every().sheet.imprint.code in core
    assert "1970-01-01" in core


# ---------------------------------------------------------------------------------------- texts as data


CODES = "code_x0041_", "and_x000D_"
"""What a workbook takes for characters unless it is escaped."""


def test_texts_of_the_source_are_never_formulas() -> None:
    rows = [criterion(place, title=text, text=text) for place, text in enumerate(HOSTILE)]
    rows += [criterion(100 + place, title=f"{sign}1+1", text="a") for place, sign in enumerate("=+-@")]
    rows.append(criterion(200, title="code _x0041_", text="and _x000D_"))
    made = view(sheet_handbook(rows))
    said = {cell.content.text for cell in cells(made) if isinstance(cell.content, Formula)}
    formulas = [element.text or "" for element in xml(made).iter(f"{SHEET}f")]
    assert set(formulas) == said
    assert not any(text in formula for formula in formulas for text in HOSTILE)
    shown = squeezed(texts(made))
    assert all(squeezed(text) in shown for text in (*HOSTILE, "=1+1", "+1+1", "-1+1", "@1+1", *CODES))


def test_names_of_answers_never_stand_in_formulas() -> None:
    assert not any("达标" in (element.text or "") for element in xml(every()).iter(f"{SHEET}f"))


def test_long_names_in_head_and_foot_do_not_break_them() -> None:
    book = sheet_handbook([criterion(1)], title="名" * 300, number="&" * 300)
    with zipfile.ZipFile(io.BytesIO(workbook(view(book)))) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    head = re.search(r"<oddHeader>(.*?)</oddHeader>", sheet)
    assert head
    assert len(head[1].replace("&amp;", "&")) <= 255


# ---------------------------------------------------------------------------------------- nothing is cut


@cache
def font() -> ImageFont.FreeTypeFont:
    path = files("justmytype_intl_cjk") / "fonts/ofl/notosanssc/NotoSansSC[wght].ttf"
    made = ImageFont.truetype(str(path), round(SIZE * PER_INCH / POINTS))
    made.set_variation_by_axes([700])  # bold is the broader
    return made


@cache
def advance(character: str) -> float:
    return font().getlength(character)


def needed(text: str, characters: float) -> float:
    """Return the height that a text needs in a column, in points, wrapped at any character."""
    room, lines = characters * 7 - 2, 0
    for paragraph in text.split("\n"):
        lines, used = lines + 1, 0.0
        for character in paragraph:
            used += advance(character)
            if used > room:
                lines, used = lines + 1, advance(character)
    return lines * SIZE * 1.33


LONG_WORDS = "immeasurable-" * 40


@pytest.mark.parametrize(
    ("made", "language"),
    [(make, language) for language in LANGUAGES for make in ("every", "long", "words", "questions")],
)
def test_no_row_is_too_low_for_its_texts_or_higher_than_allowed(made: str, language: str) -> None:
    ways = [{"by": ["clerk"], "how": ["long"], "frequency": {"form": "immediately"}}]
    books = {
        "every": lambda: every(language),
        "long": lambda: view(sheet_handbook([criterion(1, text=LONG, checks=ways)], purpose=LONG), language),
        "words": lambda: view(sheet_handbook([criterion(1, title=LONG_WORDS, text=LONG_WORDS)]), language),
        "questions": lambda: view(
            sheet_handbook(questions(9), scheme=scheme({"type": "unscored"})), language
        ),
    }
    view_ = books[made]()
    for page in (view_.main, view_.notes):
        letters = [column.letter for column in page.columns]
        for line in page.lines:
            assert line.height <= HIGHEST
            for cell in line.cells if line.height else ():
                text = cell.content.blank if isinstance(cell.content, Formula) else cell.content
                at = letters.index(cell.column)
                last = letters.index(cell.last) if cell.last else at
                width = sum(column.width for column in page.columns[at : last + 1])
                if isinstance(text, str) and text and width:
                    assert len(text) <= LONGEST
                    size = 1.6 if cell.style == "title" else 1
                    assert needed(text, width / size) * size <= line.height, (line.tag, text)


def test_a_long_text_goes_on_in_further_rows_and_is_whole() -> None:
    made = view(sheet_handbook([criterion(1, text=LONG), criterion(2)]))
    letter = next(column.letter for column in made.main.columns if column.key == "standard")
    tags = [line.tag for line in made.main.lines if line.tag.startswith("row|c1")]
    assert tags[0] == "row|c1"
    assert tags[1:] == [f"row|c1|+{place}" for place in range(1, len(tags))]
    told = [
        str(cell.content)
        for line in made.main.lines
        if line.tag in tags
        for cell in line.cells
        if cell.column == letter
    ]
    assert squeezed("".join(told)) == squeezed("要点1" + LONG)
    assert max(map(len, told)) < 1024


def test_all_texts_are_on_paper(tmp_path: Path) -> None:
    made = {
        "every": every(),
        "hostile": view(sheet_handbook([criterion(place, text=text) for place, text in enumerate(HOSTILE)])),
        "many": view(sheet_handbook([criterion(place) for place in range(200)])),
        "long": view(sheet_handbook([criterion(1, text=LONG)])),
    }
    printed = converted({name: workbook(each) for name, each in made.items()}, tmp_path, "pdf")
    for name, each in made.items():
        paper = pages(printed[name].read_bytes())
        whole = "".join(paper)
        for line in each.main.lines:
            for cell in line.cells if line.height else ():
                if isinstance(cell.content, str) and cell.content and cell.style != "hidden":
                    start = squeezed(cell.content)[:20]
                    assert start in whole, (name, line.tag, cell.content)
        assert "row|" not in whole
        assert whole.count(LONG[0]) == (5000 if name == "long" else 0)
        assert f"第1页/共{len(paper)}页" in paper[0]
        heads = [page for page in paper if "检查标准" in page]
        assert len(heads) >= len(paper) - 2 or name == "long"
    codes = [
        code for picture in pictures(printed["every"].read_bytes(), tmp_path) for code in qr_codes(picture)
    ]
    assert {text for text, _ in codes} == {made["every"].sheet.imprint.qr}
    assert all(width / 150 * 25.4 >= 16 for _, width in codes)


def test_what_a_filled_sheet_comes_to_is_on_paper(tmp_path: Path) -> None:
    """A spreadsheet may hold a number and not show it."""
    percent = scheme(result="percent", decimals="0", grades=grades(0, 60, 90, 101))
    made = view(sheet_handbook([criterion(1, points="2"), criterion(2, points="3")], scheme=percent))
    conforming = {(f"row|c{place}", "answer"): "符合" for place in (1, 2)}
    printed = converted({"filled": filled(made, conforming)}, tmp_path, "pdf")["filled"]
    paper = pypdf.PdfReader(printed).pages[0].extract_text(extraction_mode="layout")
    lines = {squeezed(line) for line in paper.splitlines()}
    assert {"应得满分5", "实得分5", "得分率（%）100.00", "最后结果100"} <= lines


# ---------------------------------------------------------------------------------------- kinds of sheets


def test_columns_follow_what_the_sheet_needs() -> None:
    scored = [column.key for column in every().main.visible]
    assert scored == [
        "number", "standard", "worth", "rule", "method", "answer", "amount", "hand", "deduction", "score",
        "reason", "who", "due", "checker", "checked", "recheck",
    ]  # fmt: skip
    listed = view(sheet_handbook(questions(3), scheme=scheme({"type": "unscored"}))).main
    assert [column.key for column in listed.visible] == [
        "number", "standard", "method", "answer", "reason", "who", "due", "checker", "checked", "recheck",
    ]  # fmt: skip
    assert every().main.landscape
    assert not listed.landscape
    lower = view(sheet_handbook([criterion(1)], scheme=scheme(direction="lower-is-better"))).main
    assert {column.title for column in lower.visible} >= {"失分"}
    assert "deduction" not in {column.key for column in lower.visible}


def test_what_stays_in_sight_leaves_room_on_a_telephone() -> None:
    made = every().main
    tags = [line.tag for line in made.lines[: made.frozen]]
    assert tags == ["title", "strip", "heads", "keys"]
    assert view(sheet_handbook([criterion(1)], title=LONG)).main.frozen == 0


def test_a_sheet_without_criteria_has_rows_to_write_in() -> None:
    pool = scheme({"type": "deduct", "each": "unspecified"}, section="pool")
    parts = [part(place, total="25", **{"blank-rows": "3"}) for place in range(2)]
    made = view(sheet_handbook([], [], scheme=pool, sections=parts))
    assert [line.tag for line in made.main.lines if line.tag.startswith("other|")] == [
        f"other|part{place}|{row}" for place in range(2) for row in (1, 2, 3)
    ]
    assert "【原文未载】" in texts(made)
    assert workbook(made)


def test_an_empty_section_is_shown_and_reckoned(tmp_path: Path) -> None:
    made = view(sheet_handbook([criterion(1)], []))
    book = read_workbook(converted({"empty": workbook(made)}, tmp_path)["empty"])
    assert book.cells["section|part1", "number"].value == "第1部分（满分 【原文未载】）"
    assert book.cells["part|part1", "reason"].value == "不计分"


def test_findings_of_a_table_and_parts_of_a_rate_have_lines_of_their_own() -> None:
    tags = [line.tag for line in every().main.lines]
    found = [number_tag("c3", key) for key in ("table.late", "table.missing", "table.other")]
    assert tags[tags.index("row|c3") + 1 :][:3] == found
    rate = [number_tag("c8", key) for key in ("counted", "out-of", "rate")]
    assert tags[tags.index("row|c8") + 1 :][:3] == rate


def test_not_applicable_is_not_offered_where_it_is_forbidden() -> None:
    again = {choice.text for choice in rechecks(Wording(sheet_handbook([criterion(1)]), Words("zh")))}
    allowed = {choice.text for choice in view(sheet_handbook([criterion(1)])).choices} - again
    forbidden = scheme(**{"not-applicable": "forbidden"})
    assert allowed == {"符合", "不符合", "不适用", "未查"}
    offered = {choice.text for choice in view(sheet_handbook([criterion(1)], scheme=forbidden)).choices}
    assert offered - again == {
        "符合",
        "不符合",
        "未查",
    }


def test_notes_tell_the_scheme_examples_signs_colours_and_the_imprint() -> None:
    made = every()
    told = "\n".join(str(cell.content) for line in made.notes.lines for cell in line.cells)
    for text in (
        "从得分和满分中一并剔除",
        "1 − 3 × 0.3 = 0.1",
        "浅红",
        made.sheet.imprint.code,
        "【原文未载】",
    ):
        assert text in told


def test_colours_can_be_told_from_their_letters() -> None:
    for look in COLOURS.values():
        assert contrast(str(look.get("font_color", "#1F2933")), str(look["bg_color"])) >= 4.5


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours (WCAG 2.2, 1.4.3)."""

    def light(colour: str) -> float:
        parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    low, high = sorted((light(one), light(other)))
    return (high + 0.05) / (low + 0.05)
