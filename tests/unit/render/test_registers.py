"""Registers as CSV: every line, nothing that a spreadsheet would reckon."""

from __future__ import annotations

import csv
import io
from typing import Any

from generator.render.registers import registers
from generator.words import Words
from tests.unit.views.pages.sample import sample, sample_pages

WORDS = Words("en")


def read(path: str, **changes: Any) -> list[list[str]]:
    data = registers(sample_pages(sample(**changes), "en"), WORDS)[path]
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_a_register_has_a_line_for_each_of_its_rows_with_its_heading() -> None:
    assert read("quality/clauses.csv") == [
        ["Heading", "Clause", "Requirement", "Met by"],
        ["standard of management", "7.4", "clause", "head"],
    ]
    head, line = read("quality/suggestions.csv")
    assert head == ["Heading", "Suggestion", "About", "From", "Outcome"]
    assert line[0] == "2026Q4"
    assert line[1] == "suggestion say-it-shorter"


def test_no_text_becomes_a_formula() -> None:
    clause = {"id": "c", "standard": "s", "number": "=1+1", "title": "@here", "met-by": []}
    assert read("quality/clauses.csv", clauses=[clause])[1][1:3] == ["'=1+1", "'@here"]


def test_an_empty_register_is_no_file() -> None:
    assert "quality/suggestions.csv" not in registers(sample_pages(sample(suggestions=[]), "en"), WORDS)
