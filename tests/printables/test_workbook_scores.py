"""What a spreadsheet reckons is what the engine reckons: for every rule, convention and scheme."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from random import Random

import pytest

from generator.model.base import Unspecified
from generator.model.handbook import Handbook
from generator.model.sites import Site
from generator.scoring.grading import ranked
from generator.scoring.plan import Plan, plan
from generator.scoring.results import PartResult, Result, RowResult
from generator.scoring.score import score
from generator.source.workbook import Workbook, read_workbook
from generator.views.pack.sheets import round_of
from generator.views.pack.wanted import Wanted
from generator.views.wording import Wording
from generator.views.workbook import WorkbookView, workbook_of
from generator.views.workbook.outcomes import VERDICTS
from generator.views.workbook.parts import STATES
from generator.views.workbook.places import blank_tag, part_tag, row_tag, scores, total_tag
from generator.words import Words
from tests.printables.made_up import handbook, marks, written
from tests.printables.workbooks import converted, filled

SILENT = "【原文未载】"
SHEETS = 60
EXACT = Decimal("1e-8")
Same = Callable[[str, str, object], None]


def near(cell: object, number: Decimal | None) -> bool:
    return isinstance(cell, Decimal) and abs(cell - (number or 0)) < EXACT * 2


class Case:
    """A sheet with a filling, and what the engine makes of it."""

    def __init__(self, seed: int, *, at_site: bool) -> None:
        random = Random(seed)  # noqa: S311 - no secret, and the same in every run
        book = at_a_site(random, handbook(random, failing=seed % 3 == 1))
        words = Wording(book, Words("zh"))
        wanted = Wanted(place=book.get("site", Site) if at_site else None, sheets=book.sheets)
        (taken,) = round_of(book, words, wanted, "").sheets
        self.plan: Plan = plan(book, taken.sheet)
        self.marks = marks(random, self.plan)
        self.result: Result = score(self.plan, self.marks)
        self.view: WorkbookView = workbook_of(book, words, taken, wanted.named)
        questions = {str(one.id) for standard in book.services for one in standard.criteria if one.expects}
        self.file = filled(self.view, written(self.plan, self.marks, questions))

    def differences(self, book: Workbook) -> list[str]:
        """Return where the spreadsheet says other than the engine."""
        cells = {key: cell.value for key, cell in book.cells.items()}
        found: list[str] = []

        def same(tag: str, key: str, expected: object) -> None:
            seen = cells[tag, key]
            fits = near(seen, expected) if isinstance(expected, Decimal) else seen == expected
            if not fits:
                found.append(f"{tag} {key}: {seen!r}, not {expected!r}")

        for row in self.result.rows:
            self.row(row, same)
        for part in self.result.parts:
            self.blanks(part, same)
        if not scores(self.plan):
            return found
        for part in self.result.parts:
            tag = part_tag(part.id)
            same(tag, "code", Decimal(STATES.index(part.state) + 1))
            if part.state in {"scored", "incomplete"}:
                for key, number in {
                    "worth": part.full,
                    "out": part.due,
                    "lost": part.gained,
                    "rule": part.points,
                }.items():
                    same(tag, key, number)
            if self.plan.rows:
                same(tag, "method", "" if part.rate is None else part.rate)
            same(tag, "choice", Decimal(int(part.certain)))
            gate = {None: "", "passed": "，达到底线", "failed": "，低于底线"}[part.gate]
            assert str(cells[tag, "reason"]).endswith(gate)
        self.totals(same)
        return found

    def row(self, row: RowResult, same: Same) -> None:
        tag = row_tag(row.id)
        same(tag, "verdict", Decimal(VERDICTS[row.verdict]))
        same(tag, "open", Decimal(row.state in {"unanswered", "forbidden"}))
        keys = {column.key for column in self.view.main.columns}
        if row.state == "unknown":
            same(tag, "score" if "score" in keys else "deduction", SILENT)
        elif row.lost is not None and row.points is not None:
            has_points = row.full is not None or self.plan.lower_is_better
            if "score" in keys:
                same(tag, "score", row.points if has_points else "")
            if "deduction" in keys:
                same(tag, "deduction", row.lost + row.overflow)
        elif row.state == "bonus" and "score" in keys:
            same(tag, "score", row.points or "")

    def blanks(self, part: PartResult, same: Same) -> None:
        """Compare the findings that no criterion names, with what they leave of a pool."""
        keys = {column.key for column in self.view.main.columns}
        lost = sum((row.lost or Decimal(0)) + row.overflow for row in part.rows)
        for row in part.blanks:
            tag, found = blank_tag(row.id), row.id in self.marks
            shown = "score" if self.plan.lower_is_better else "deduction"
            if shown not in keys or row.state == "recorded":
                continue
            cost = SILENT if row.state == "unknown" else (row.lost or Decimal(0)) if found else ""
            same(tag, shown, cost)
            lost += row.lost or Decimal(0)
            if "left" in keys and found and part.due is not None and part.state in {"scored", "incomplete"}:
                same(tag, "left", max(part.due - lost, Decimal(0)))

    def totals(self, same: Same) -> None:
        result, silent = self.result, SILENT if self.result.state == "unknown" else ""
        same(total_tag("result"), "code", Decimal(STATES.index(result.state) + 1))
        for key in ("full", "points"):
            number = getattr(result, key)
            shown = result.state in {"scored", "incomplete"}
            same(total_tag(key), "worth", number if shown else silent)
        for key in ("rate", "result"):
            number = getattr(result, key)
            same(total_tag(key), "worth", silent if number is None else number)
        certain = result.certain and result.result is not None
        same(total_tag("result"), "solid", Decimal(int(certain)))
        if not self.plan.scheme.grades:
            return
        grade = next((each for each in ranked(self.plan.scheme) if each.id == result.grade), None)
        none = "—" if result.state == "scored" else silent
        title = (
            none if grade is None else SILENT if isinstance(grade.title, Unspecified) else str(grade.title)
        )
        same(total_tag("grade"), "worth", title)
        if any(each.coefficient is not None for each in self.plan.scheme.grades):
            factor = None if grade is None else grade.coefficient
            told = (
                none
                if grade is None
                else "—"
                if factor is None
                else SILENT
                if isinstance(factor, Unspecified)
                else factor
            )
            same(total_tag("coefficient"), "worth", told)


def at_a_site(random: Random, book: Handbook) -> Handbook:
    """Return a handbook with a site that some of its criteria do not hold for."""
    rows = [one.id for standard in book.services for one in standard.criteria]
    without = random.sample(rows, len(rows) // 3)
    exclusions = [{"items": without, "reason": "r"}] if without else []
    site = {"id": "site", "title": "s", "types": "unspecified", "without": exclusions}
    return Handbook.model_validate({**book.model_dump(by_alias=True, mode="json"), "sites": [site]})


@pytest.fixture(scope="module")
def cases() -> dict[str, Case]:
    """Return whole sheets, and each fourth one as a site has it that some rows do not hold for."""
    return {f"case-{seed:03}": Case(seed, at_site=seed % 4 == 0) for seed in range(SHEETS)}


def test_a_spreadsheet_reckons_what_the_engine_does(cases: dict[str, Case], tmp_path: Path) -> None:
    files = converted({name: case.file for name, case in cases.items()}, tmp_path)
    results = [case.result for case in cases.values()]
    assert any(result.certain for result in results)
    assert any(result.by_hand for result in results)
    different = {
        name: found for name, case in cases.items() if (found := case.differences(read_workbook(files[name])))
    }
    assert not different, "\n".join(f"{name}: {found}" for name, found in different.items())
