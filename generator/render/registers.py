"""Registers as CSV, to sort and to hand over: the same lines as on their pages."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from generator.views.pages import Page
from generator.views.pages.lists import ListView
from generator.views.wording import Prose, plain
from generator.words import Words

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What makes a spreadsheet take a text for a formula, at its start."""


def registers(pages: Iterable[Page], words: Words) -> dict[str, bytes]:
    """Return the file of each page that offers its lines as one, by its path on the site.

    UTF-8 with the mark that Excel needs to know it by, and line ends as RFC 4180 has them.
    """
    return {
        page.content.csv.path: written(page.content, words)
        for page in pages
        if isinstance(page.content, ListView) and page.content.csv
    }


def written(register: ListView, words: Words) -> bytes:
    """Return a register as CSV; where its lines stand under headings, the first column tells which."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows(_lines(register, words))
    return text.getvalue().encode("utf-8-sig")


def _lines(register: ListView, words: Words) -> Iterator[list[str]]:
    labels = dict.fromkeys(
        column.label for group in register.groups for column in group.table.columns if column.role != "print"
    )
    grouped = any(group.title for group in register.groups)
    yield [*([words("pages.csv-group")] if grouped else []), *labels]
    for group in register.groups:
        columns = group.table.columns
        for row in group.table.rows:
            told = {column.label: _cell(cell) for column, cell in zip(columns, row.cells, strict=True)}
            yield [*([safe(group.title)] if grouped else []), *(told.get(label, "") for label in labels)]


def _cell(cell: Prose) -> str:
    return safe(" ".join(plain(cell).split()))


def safe(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(FORMULA) else text
