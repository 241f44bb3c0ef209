"""What a workbook shows before anything is filled in, and on telephones that do not reckon, is right too."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from random import Random

from generator.render.excel import workbook
from generator.source.workbook import read_workbook
from generator.views.wording import Wording
from generator.views.workbook import WorkbookView, workbook_view
from generator.views.workbook.grid import Formula
from generator.words import Words
from tests.printables.made_up import handbook
from tests.printables.workbooks import converted

SHEETS = 30
FIRST = 1000
NEAR = Decimal("1e-7")


def view(seed: int, language: str) -> WorkbookView:
    book = handbook(Random(seed))  # noqa: S311 - no secret, and the same in every run
    return workbook_view(book, book.sheets[0], Wording(book, Words(language)), "")


def differs(stored: object, reckoned: object) -> bool:
    if isinstance(stored, Decimal) and isinstance(reckoned, Decimal):
        return abs(stored - reckoned) > NEAR
    return stored != reckoned


def test_stored_results_are_those_that_a_spreadsheet_reckons(tmp_path: Path) -> None:
    views = {f"case-{seed}": view(seed, ("zh", "en")[seed % 2]) for seed in range(FIRST, FIRST + SHEETS)}
    files = converted({name: workbook(each) for name, each in views.items()}, tmp_path)
    different, compared = [], 0
    for name, each in views.items():
        cells = read_workbook(files[name]).cells
        keys = {column.letter: column.key for column in each.main.columns}
        for line in each.main.lines:
            for cell in line.cells:
                if isinstance(cell.content, Formula):
                    compared += 1
                    reckoned = cells[line.tag, keys[cell.column]].value
                    if differs(cell.content.blank, reckoned):
                        different.append(
                            f"{name} {line.tag} {keys[cell.column]}: {cell.content.blank!r} {reckoned!r}"
                        )
    assert compared > 30 * SHEETS
    assert not different, "\n".join(different)
