"""The sample's own sheets: page and paper tell the same of every sheet and of every row."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from generator.model.handbook import Handbook
from generator.model.publication import published
from generator.model.sheets import Sheet
from generator.source.load import read
from generator.views.pages.book import Book
from generator.views.pages.criterion import criterion_view
from generator.views.pages.page import Fact
from generator.views.pages.sheet import sheet_page
from generator.views.sheet import SheetView, sheet_view
from generator.views.wording import Wording, plain
from tests.outputs.facts import MARK, SILENT
from tests.outputs.readers import WORDS

STANDARDS = Path(__file__).parents[2] / "standards"
ONE_ARRANGEMENT = ("by", "frequency")
SHEETS = sorted(file.stem for file in (STANDARDS / "sheets").glob("*.yml"))


@cache
def handbook() -> Handbook:
    return published(read(STANDARDS, STANDARDS).handbook)


@cache
def wording() -> Wording:
    return Wording(handbook(), WORDS)


@cache
def book() -> Book:
    return Book(wording(), frozenset())


def sheets() -> tuple[Sheet, ...]:
    return wording().handbook.sheets


@pytest.mark.parametrize("place", range(len(SHEETS)))
def test_page_and_paper_tell_the_same_of_a_sheet(place: int) -> None:
    sheet = sheets()[place]
    paper, page = sheet_view(wording().handbook, sheet, wording(), ""), sheet_page(book(), sheet).content
    facts = values(page.facts)
    kept = paper.imprint.keeping[0]
    assert bare(kept.keeper) == facts[label("keeper")]
    assert bare(kept.period) == facts[label("period")]
    own = sheet_head(paper)
    if len(own) == len(ONE_ARRANGEMENT) and rows_agree(paper):
        assert own <= {facts.get(label("checked-by"), SILENT), facts.get(label("frequency"), SILENT)}
    for part, shown in zip(paper.sections, page.sections, strict=True):
        told = bare(plain(shown.total))
        assert told in bare(part.subtotal) if paper.total else not told


@pytest.mark.parametrize("place", range(len(SHEETS)))
def test_page_and_paper_tell_the_same_of_every_row(place: int) -> None:
    sheet = sheets()[place]
    paper = sheet_view(wording().handbook, sheet, wording(), "")
    criteria = [one for section in sheet.sections for one in wording().handbook.criteria(section)]
    rows = [row for part in paper.sections for row in part.rows]
    for criterion, row in zip(criteria, rows, strict=True):
        view = criterion_view(book(), criterion)
        facts = values(view.facts)
        assert bare(plain(view.points)) == bare(row.points), row.title
        if row.rule and not row.findings:
            assert bare(row.rule) in facts[label("rule")], row.title
        arrangement = " ".join(map(bare, row.check))
        for key in ("checked-by", "frequency"):
            if label(key) in facts:
                assert facts[label(key)] in arrangement, (row.title, key)


def label(key: str) -> str:
    return WORDS(f"pages.fact.{key}")


def values(facts: tuple[Fact, ...]) -> dict[str, str]:
    """Return what each fact says, its values one after the other as paper joins them, without marks."""
    return {one.label: bare(WORDS("print.and").join(map(plain, one.values))) for one in facts}


def bare(text: str) -> str:
    return text.replace(MARK, "")


def sheet_head(paper: SheetView) -> set[str]:
    """Return by whom and how often the head says that is checked."""
    labels = {WORDS(f"print.sheet.{key}") for key in (*ONE_ARRANGEMENT, "arranged")}
    return {bare(one.text) for one in (*paper.facts, *paper.explained) if one.label in labels}


def rows_agree(paper: SheetView) -> bool:
    return not any(paper.own_checks(row) for part in paper.sections for row in part.rows)
