"""Filled workbooks: other findings, points by hand, second looks and days; what a score waits for is told."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from generator.app.score import scored
from generator.app.score_told import FORMATS
from generator.app.scored import Scored
from generator.app.undecided import undecided
from generator.findings import Severity
from generator.model.handbook import Handbook
from generator.source.workbook import read_workbook
from generator.views.wording import Wording
from generator.views.workbook import workbook_view
from generator.words import LANGUAGES, Words
from tests.printables.samples import criterion, part, scheme, sheet_handbook
from tests.printables.workbooks import Entered, address, filled
from tests.unit.scoring.sheets import told

OPEN = scheme("unspecified")
POOL = scheme({"type": "deduct", "each": "2"}, section="pool")
HEAD = ("head|1", "amount")


def pools(rule: object = POOL) -> Handbook:
    parts = [part(place, total="25", **{"blank-rows": "3"}) for place in range(2)]
    return sheet_handbook([], [], scheme=rule, sections=parts)  # type: ignore[arg-type]


class Desk:
    """Where workbooks of one handbook are filled in and scored."""

    def __init__(self, book: Handbook, folder: Path) -> None:
        self.wording, self.folder = Wording(book, Words("zh")), folder
        self.view = workbook_view(book, book.sheets[0], self.wording, "")

    def score(self, entered: Entered) -> Scored:
        file = self.folder / "filled.xlsx"
        file.write_bytes(filled(self.view, entered))
        made = scored(self.wording, "filled.xlsx", read_workbook(file))
        # Nothing has reckoned this file since it was filled in.
        return replace(
            made, findings=tuple(one for one in made.findings if one.rule != "filled-result-differs")
        )

    @property
    def day(self) -> tuple[str, str]:
        """The cell for the day of the check."""
        keys = {column.letter: column.key for column in self.view.main.columns}
        return next(
            (line.tag, keys[cell.column])
            for line in self.view.main.lines
            for cell in line.cells
            if line.tag.startswith("head|") and cell.entry and cell.entry.kind == "date"
        )

    def rules(self, entered: Entered) -> list[tuple[str, object]]:
        return [(each.rule, each.arguments.get("cell")) for each in self.score(entered).findings]


GOOD: Entered = {("row|c1", "answer"): "符合", ("row|c2", "answer"): "符合"}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    rows = [criterion(1, points="5"), criterion(2, points="3")]
    return Desk(sheet_handbook(rows, scheme=OPEN, sections=[part(0, **{"blank-rows": "2"})]), tmp_path)


# ---------------------------------------------------------------------------------------- other findings


def test_a_sheet_of_pools_gives_pools_rest_and_total(tmp_path: Path) -> None:
    desk = Desk(pools(), tmp_path)
    made = desk.score(
        {
            ("other|part0|1", "standard"): "大堂漏水",
            ("other|part0|1", "amount"): 3,
            ("other|part1|2", "standard"): "通道堵塞",
            ("other|part1|2", "amount"): 20,
        }
    )
    assert made.findings == ()
    assert made.sheet is not None
    assert [part.points for part in made.sheet.result.parts] == [19, 0]
    assert told(made.sheet.result.full, made.sheet.result.result) == ["50", "19"]
    text = FORMATS["text"](made, Words("zh"))
    assert "第0部分：19 / 25" in text
    assert "大堂漏水；原因：—；整改责任人：—；整改期限：—；扣6分" in text
    assert "最后结果：19" in text


def test_a_pool_in_which_nobody_wrote_anything_is_doubted(tmp_path: Path) -> None:
    desk = Desk(pools(), tmp_path)
    made = desk.score({("other|part0|1", "standard"): "漏水", ("other|part0|1", "amount"): 1})
    (doubt,) = made.findings
    assert (doubt.rule, doubt.severity) == ("filled-nothing-found", Severity.WARNING)
    assert doubt.arguments["cell"] == address(desk.view, "other|part1|1", "standard")


@pytest.mark.parametrize(
    ("entered", "rule", "key"),
    [
        ({"amount": 2}, "filled-finding-missing", "standard"),
        ({"standard": "漏水"}, "filled-other-count", "amount"),
        ({"standard": "漏水", "amount": Decimal("1.5")}, "filled-not-whole", "amount"),
        ({"standard": "漏水", "amount": "两处"}, "filled-not-a-number", "amount"),
    ],
)
def test_a_finding_needs_its_words_and_its_count(
    tmp_path: Path, entered: dict[str, str | int | Decimal], rule: str, key: str
) -> None:
    desk = Desk(pools(), tmp_path)
    made = desk.rules({("other|part0|1", column): value for column, value in entered.items()})
    assert made == [(rule, address(desk.view, "other|part0|1", key))]


# ----------------------------------------------------------------------------------------- points by hand


def test_points_by_hand_are_told_as_such(desk: Desk) -> None:
    entered = {
        **GOOD,
        ("row|c2", "answer"): "不符合",
        ("row|c2", "hand"): Decimal("1.5"),
        ("row|c2", "reason"): "缺记录",
        ("other|part0|1", "standard"): "漏水",
        ("other|part0|1", "hand"): 1,
    }
    made = desk.score(entered)
    assert made.findings == ()
    assert made.sheet is not None
    assert (made.sheet.result.state, made.sheet.result.result) == ("scored", Decimal("5.5"))
    text = FORMATS["text"](made, Words("zh"))
    assert "手定扣1.5分" in text
    assert "手定：2项" in text
    record = json.loads(FORMATS["json"](made, Words("zh")))
    assert record["by_hand"] == ["c2", "part0|1"]
    assert [(row["lost"], row["by_hand"]) for row in record["rectify"]] == [("1.5", True), ("1", True)]
    table = list(csv.DictReader(io.StringIO(FORMATS["csv"](made, Words("zh")).removeprefix("\ufeff"))))
    assert [row["手定"] for row in table if row["扣分"] in {"1", "1.5"}] == ["手定", "手定"]


@pytest.mark.parametrize(
    ("answer", "hand", "rule"),
    [
        ("符合", 1, "filled-hand-needless"),
        ("不适用", 1, "filled-hand-needless"),
        ("不符合", 4, "filled-too-much"),
        ("不符合", -1, "filled-negative"),
        ("不符合", "少许", "filled-not-a-number"),
    ],
)
def test_points_by_hand_that_do_not_fit_are_told(desk: Desk, answer: str, hand: int | str, rule: str) -> None:
    entered = {**GOOD, ("row|c2", "answer"): answer, ("row|c2", "hand"): hand}
    made = [each for each in desk.score(entered).findings if each.severity is Severity.ERROR]
    assert [(each.rule, each.arguments["cell"]) for each in made] == [
        (rule, address(desk.view, "row|c2", "hand"))
    ]


def test_what_a_score_waits_for_is_told(desk: Desk) -> None:
    entered = {
        **GOOD,
        ("row|c2", "answer"): "不符合",
        ("row|c2", "reason"): "缺记录",
        ("other|part0|1", "standard"): "漏水",
    }
    made = desk.score(entered)
    assert made.sheet is not None
    (open_,) = undecided(made.sheet)
    assert (open_.missing, open_.path, open_.items, open_.by_hand) == (
        ("own", "item"),
        ("item",),
        ("要点2", "第0部分"),
        True,
    )
    record = json.loads(FORMATS["json"](made, Words("zh")))
    decide = {"id": "own", "key": "item", "items": ["要点2", "第0部分"], "by_hand": True}
    assert record["decide"] == [decide]


# ------------------------------------------------------------------------------------ second look, and days


def test_a_second_look_is_told(desk: Desk) -> None:
    entered = {
        **GOOD,
        desk.day: 46112,
        ("row|c2", "answer"): "不符合",
        ("row|c2", "hand"): 1,
        ("row|c2", "reason"): "缺记录",
        ("row|c2", "due"): 46112,
        ("row|c2", "checker"): "王五",
        ("row|c2", "checked"): "2026年4月7日",
        ("row|c2", "recheck"): "已整改",
    }
    made = desk.score(entered)
    assert made.findings == ()
    assert made.sheet is not None
    (one,) = made.sheet.rectify
    assert (one.due, one.checker, one.checked, one.recheck) == (
        "2026-03-31",
        "王五",
        "2026年4月7日",
        "已整改",
    )
    assert "复查：王五，2026年4月7日，已整改" in FORMATS["text"](made, Words("zh"))


@pytest.mark.parametrize(
    ("key", "value", "rule"),
    [
        ("due", "2026-03-30", "filled-day-before"),
        ("checked", "2026/3/1", "filled-day-before"),
        ("due", "2026-02-30", "filled-not-a-day"),
        ("checked", "下周", "filled-not-a-day"),
        ("due", "2026年3月31日", ""),
    ],
)
def test_days_that_can_not_be_are_doubted(desk: Desk, key: str, value: str, rule: str) -> None:
    made = desk.score({**GOOD, desk.day: "2026-03-31", ("row|c1", key): value})
    expected = [(rule, Severity.WARNING, address(desk.view, "row|c1", key))] if rule else []
    assert [(each.rule, each.severity, each.arguments["cell"]) for each in made.findings] == expected
    assert made.sheet is not None


def test_days_of_a_workbook_are_checked_as_they_are_entered(desk: Desk) -> None:
    entries = {
        column.key: cell.entry
        for line in desk.view.main.lines
        if line.tag == "row|c1"
        for cell in line.cells
        for column in desk.view.main.columns
        if column.letter == cell.column and cell.entry
    }
    day = address(desk.view, *desk.day)
    for key in ("due", "checked"):
        assert entries[key].kind == "date"
        assert entries[key].least.replace("$", "") == day
        assert "不能早于检查日期" in entries[key].refused


@pytest.mark.parametrize("language", LANGUAGES)
def test_doubts_about_the_handbook_have_words(language: str) -> None:
    for rule in ("filled-open", "filled-open-by-hand"):
        words = Words(language)
        assert words(f"findings.{rule}.says", what="x", items="y")
        assert "item.each" in words(f"findings.{rule}.mend", path="item.each")
