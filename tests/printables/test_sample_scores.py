"""Every sheet of the sample, filled in: spreadsheet, `handbook score` and the words on paper agree."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from generator.app.check import sound
from generator.app.project import Project
from generator.app.score import scored
from generator.app.scored import Scored
from generator.model.publication import published
from generator.scoring.by_hand import most_by_hand, takes_by_hand
from generator.scoring.exact import decimal
from generator.scoring.plan import Plan, plan
from generator.source.workbook import read_workbook
from generator.views.wording import Wording
from generator.views.workbook import WorkbookView, workbook_view
from generator.views.workbook.entries import CONFORMS_NOT, Entries, entries
from generator.views.workbook.places import blank_tag, row_tag, scores, total_tag
from generator.words import Words
from tests.printables.by_paper import Pencil, by_paper
from tests.printables.workbooks import Entered, converted, filled

ROOT = Path(__file__).parents[2]
KINDS = ("all conform", "some faults", "faults left open", "key fault", "all N/A")
NUMBERED = {
    "customer-service-quality-sheet",
    "four-part-sheet",
    "site-performance-indicators",
    "ten-item-sheet",
}
"""The sheets of the sample that state the points of all that they score."""


@dataclass(frozen=True)
class Case:
    """A sheet with one filling."""

    wording: Wording
    view: WorkbookView
    plan: Plan
    kind: str

    @property
    def name(self) -> str:
        return f"{self.view.sheet.id}.{KINDS.index(self.kind)}"

    def filling(self) -> dict[str, Pencil]:
        """Return what a person puts down, by rows and by empty rows."""
        made = {row.id: self._put(place, row.id) for place, row in enumerate(self.plan.rows)}
        if self.kind in {"some faults", "faults left open"}:
            places = (blank for part in self.plan.parts[:2] for blank in part.blanks[:3])
            made |= {row.id: Pencil("不符合", 2 + place) for place, row in enumerate(places)}
        return made

    def _put(self, place: int, identifier: str) -> Pencil:
        row = next(row for row in self.plan.rows if row.id == identifier)
        faulty = {
            "all conform": False,
            "all N/A": False,
            "key fault": row.critical,
        }.get(self.kind, place % 3 == 1 and not row.critical)
        if self.kind == "all N/A":
            return Pencil("不适用")
        if not faulty:
            return Pencil("符合")
        most = most_by_hand(self.plan, row) if takes_by_hand(self.plan, row) else None
        hand = self.kind == "some faults" and most is not None
        return Pencil("不符合", 1 + place % 2, Fraction(most) / 2 if hand and most is not None else None)

    def entered(self) -> Entered:
        """Return the same as it is entered in the workbook."""
        made: dict[tuple[str, str], str | Decimal | int] = {}
        rows = {row.id: entries(self.wording, self.plan, row) for row in self.plan.rows}
        blanks = {row.id: entries(self.wording, self.plan, row) for row in self.plan.blanks}
        for identifier, put in self.filling().items():
            if identifier in blanks:
                tag = blank_tag(identifier)
                made |= {(tag, "standard"): "漏水", (tag, "amount"): put.count}
                continue
            made |= _row(rows[identifier], put)
        return made

    @property
    def failing(self) -> bool:
        return any(row.critical for row in self.plan.rows)


def _row(row: Entries, put: Pencil) -> dict[tuple[str, str], str | Decimal | int]:
    tag = row_tag(row.row.id)
    codes = {"不适用": 2, "符合": CONFORMS_NOT - 1, "不符合": CONFORMS_NOT}
    text = next(choice.text for choice in row.choices if choice.code == codes[put.answer])
    made: dict[tuple[str, str], str | Decimal | int] = {(tag, "answer"): text}
    if put.answer == "不符合":
        made[tag, "reason"] = "缺记录"
        if row.amount == "count":
            made[tag, "amount"] = put.count
        if put.by_hand is not None:
            made[tag, "hand"] = decimal(put.by_hand)
    return made


@pytest.fixture(scope="module")
def cases() -> list[Case]:
    wording = Wording(published(sound(Project(ROOT)).handbook), Words("zh"))
    handbook = wording.handbook
    sheets = [
        (workbook_view(handbook, sheet, wording, ""), plan(handbook, sheet)) for sheet in handbook.sheets
    ]
    made = [Case(wording, view, plan_, kind) for view, plan_ in sheets for kind in KINDS]
    return [case for case in made if case.kind != "key fault" or case.failing]


@pytest.fixture(scope="module")
def files(cases: list[Case], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return the filled workbooks as LibreOffice reckons them, all in one run of it."""
    books = {case.name: filled(case.view, case.entered()) for case in cases}
    return converted(books, tmp_path_factory.mktemp("books"))


def read(case: Case, files: dict[str, Path]) -> Scored:
    return scored(case.wording, case.name, read_workbook(files[case.name]))


def test_spreadsheet_engine_and_paper_agree_on_every_sheet(cases: list[Case], files: dict[str, Path]) -> None:
    different = []
    for case in cases:
        made = read(case, files)
        assert made.sheet is not None, (case.name, made.findings)
        result = made.sheet.result.result
        paper = by_paper(case.view.sheet, case.filling())
        expected = None if paper is None else decimal(paper)
        shown = None
        if scores(case.plan):
            cell = read_workbook(files[case.name]).cells[total_tag("result"), "worth"].value
            shown = cell if isinstance(cell, Decimal) else None
        if not expected == result == shown:
            different.append(
                f"{case.name} ({case.kind}): paper {expected}, engine {result}, workbook {shown}"
            )
    assert not different, "\n".join(different)


def test_what_conforms_gets_full_points_where_points_are_stated(
    cases: list[Case], files: dict[str, Path]
) -> None:
    for case in cases:
        made = read(case, files).sheet
        assert made is not None
        if case.kind == "all conform" and case.view.sheet.id in NUMBERED:
            assert made.result.result == made.result.full == Decimal(case.view.sheet.total)
        if case.kind == "some faults" and case.view.sheet.id in NUMBERED:
            assert made.result.result is not None
            assert made.result.full is not None
            assert 0 < made.result.result < made.result.full
        if case.kind == "key fault":
            assert made.result.failed_criticals
            assert all(part.points == 0 for part in made.result.parts if part.failed)


def test_what_can_not_be_reckoned_is_said(cases: list[Case], files: dict[str, Path]) -> None:
    for case in cases:
        made = read(case, files)
        assert made.sheet is not None
        if made.sheet.result.state in {"unknown", "incomplete"}:
            assert made.sheet.result.missing
