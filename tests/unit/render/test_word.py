"""What Word documents are made of: text that stays text, columns that fit, a pandoc that survives."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.findings import ToolError
from generator.render.word.grid import Cell, Row, Table, paragraph, stacked
from generator.render.word.pandoc import Pandoc
from generator.render.word.slots import _lines
from generator.render.word.tree import document, text
from generator.render.word.watermark import watermark
from generator.render.word.xml import NAMESPACES, run, tag
from tests.printables.word import FOLDER, w

WORDS = st.text(st.characters(exclude_categories=["Cc", "Cs", "Co", "Cn"]) | st.just("\n"), max_size=60)


def parsed(xml: str) -> ET.Element:
    return ET.fromstring(f"<root {NAMESPACES}>{xml}</root>")  # noqa: S314 - our own output


@given(WORDS)
def test_a_run_says_exactly_its_words(words: str) -> None:
    root = parsed(run(words))
    told = "".join(
        "\n" if part.tag == w("br") else part.text or "" for part in root.iter() if part.tag != w("r")
    )
    assert told == words


@given(WORDS)
def test_an_attribute_holds_exactly_its_words(words: str) -> None:
    [element] = parsed(tag("a", {"b": words}))
    assert " ".join(element.attrib["b"].split()) == " ".join(words.split())


@given(WORDS)
def test_the_tree_says_exactly_its_words(words: str) -> None:
    said = "".join("\n" if part["t"] == "LineBreak" else part["c"] for part in text(words))
    assert said == words


@given(st.lists(st.integers(), max_size=40), st.integers(1, 9))
def test_lines_of_slots_hold_everything_and_are_even(items: list[int], most: int) -> None:
    lines = [list(line) for line in _lines(items, most)]
    assert [item for line in lines for item in line] == items
    assert all(len(line) <= most for line in lines)
    assert len({len(line) for line in lines[:-1]}) <= 1


def test_widths_of_columns_add_up_to_the_width_of_the_table() -> None:
    cell = Cell((paragraph("Cell", "a"),))
    xml = parsed(stacked([Table((1010, 1021, 1033), (Row((cell,) * 3),))]))
    widths = [int(each.get(w("w"), "")) for each in xml.iter(w("gridCol"))]
    [whole] = xml.iter(w("tblW"))
    assert sum(widths) == int(whole.get(w("w"), ""))


def test_the_watermark_is_as_wide_as_its_words() -> None:
    for words, size in (("\u8349\u6848", "width:240pt;height:120pt"), ("DRAFT", "width:420pt;height:84pt")):
        assert size in watermark(words, "Arial")


def test_a_tree_that_pandoc_cannot_read_is_an_error_and_the_next_is_written(tmp_path: Path) -> None:
    pandoc = Pandoc(FOLDER / "write.lua", FOLDER / "document.xml")
    with pytest.raises(ToolError, match="pandoc"):
        pandoc.docx("{}", b"", {})
    with pytest.raises(ToolError):
        pandoc.docx('{"blocks": []}', b"no archive", {})
    with pytest.raises(ToolError, match="exit code"):
        Pandoc(tmp_path / "missing.lua", FOLDER / "document.xml").docx("{}", b"", {})
    assert document([])["blocks"] == []
