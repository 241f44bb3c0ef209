"""Filled workbooks are understood, or answered with the cell that is wrong and how to mend it."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import zipfile
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from generator import cli
from generator.app.report import as_text
from generator.app.score import scored
from generator.app.score_told import FORMATS
from generator.app.scored import Scored
from generator.findings import Position, Severity
from generator.model.handbook import Handbook
from generator.model.spreadsheet import letters
from generator.render.excel import workbook
from generator.source.workbook import UnreadableError, read_workbook
from generator.views.pack.sheets import round_of
from generator.views.pack.wanted import Wanted
from generator.views.wording import Wording
from generator.views.workbook import WorkbookView, workbook_of, workbook_view
from generator.words import LANGUAGES, Words, catalogue
from tests.printables.samples import criterion, every_rule, part, scheme, sheet_handbook
from tests.printables.workbooks import Entered, address, changed, filled
from tests.unit.scoring.sheets import told

CASES = Path(__file__).parents[2] / "cases"
GOOD: Entered = {
    ("row|c1", "answer"): "符合",
    ("row|c2", "answer"): "符合",
    ("row|c3", "answer"): "符合",
    ("row|c4", "answer"): "优",
    ("row|c5", "amount"): 10,
    ("row|c6", "answer"): "符合",
    ("number|c8|counted", "amount"): 65,
    ("number|c8|out-of", "amount"): 100,
    ("row|c9", "answer"): "符合",
    ("row|c10", "answer"): "达标",
}


@pytest.fixture
def book() -> Handbook:
    ruled = every_rule()[:-1]
    return sheet_handbook(ruled[:6], ruled[6:], scheme=scheme(decimals="2", result="percent"))


def view_of(book: Handbook, language: str = "zh") -> WorkbookView:
    return workbook_view(book, book.sheets[0], Wording(book, Words(language)), "")


class Desk:
    """Where workbooks are filled in and scored."""

    def __init__(self, book: Handbook, folder: Path) -> None:
        self.book, self.folder, self.view = book, folder, view_of(book)

    def score(self, data: bytes, book: Handbook | None = None) -> Scored:
        file = self.folder / "filled.xlsx"
        file.write_bytes(data)
        return scored(Wording(book or self.book, Words("zh")), "filled.xlsx", read_workbook(file))

    def filled(self, more: Entered, *, without: tuple[tuple[str, str], ...] = ()) -> Scored:
        entered = {key: value for key, value in {**GOOD, **more}.items() if key not in without}
        return self.score(filled(self.view, entered))


@pytest.fixture
def desk(book: Handbook, tmp_path: Path) -> Desk:
    return Desk(book, tmp_path)


def errors(made: Scored) -> list[tuple[str, object]]:
    return [
        (finding.rule, finding.arguments.get("cell"))
        for finding in made.findings
        if finding.severity is Severity.ERROR
    ]


def test_a_conforming_sheet_scores_full(desk: Desk) -> None:
    made = desk.filled({("head|1", "standard"): "翠湖苑", ("row|c7", "amount"): 1})
    assert made.findings == ()
    assert made.sheet is not None
    assert (made.sheet.result.state, made.sheet.result.rate) == (
        "scored",
        Decimal("107.1428571428571428571428571"),
    )
    assert [(each.label, each.text) for each in made.sheet.head] == [("受检项目", "翠湖苑")]
    assert made.sheet.rectify == ()


def test_what_does_not_conform_is_listed_with_its_follow_up(desk: Desk) -> None:
    made = desk.filled(
        {
            ("row|c2", "answer"): "不符合",
            ("row|c2", "amount"): 4,
            ("row|c2", "reason"): "=缺签字",
            ("row|c2", "who"): "张三",
            ("row|c2", "due"): 46112,
            ("row|c4", "answer"): "差",
            ("row|c4", "reason"): "脏",
        }
    )
    assert made.findings == ()
    assert made.sheet is not None
    first, second = made.sheet.rectify
    assert (first.number, first.title, first.found, first.reason, first.who, first.due) == (
        "2", "要点2", "4处不符合", "=缺签字", "张三", "2026-03-31",
    )  # fmt: skip
    assert (second.number, second.found, second.who) == ("4", "差", "")
    row = made.sheet.result.rows[1]
    assert told(row.points, row.lost, row.overflow) == ["0", "1", "0.2"]


def test_a_deduction_without_a_reason_is_doubted(desk: Desk) -> None:
    made = desk.filled({("row|c1", "answer"): "不符合"})
    assert [(finding.rule, finding.severity) for finding in made.findings] == [
        ("filled-no-reason", Severity.WARNING)
    ]
    assert made.sheet is not None
    assert not made.wrong


def test_rows_left_open_are_named_by_cell(desk: Desk) -> None:
    made = desk.filled({("row|c3", "answer"): "未查"}, without=(("row|c1", "answer"), ("row|c5", "amount")))
    assert errors(made) == [
        ("filled-unanswered", address(desk.view, tag, "answer")) for tag in ("row|c1", "row|c3", "row|c5")
    ]
    assert made.sheet is not None
    assert made.sheet.result.state == "incomplete"


WRONG: dict[str, tuple[Entered, str, tuple[str, str]]] = {
    "an answer that is not offered": (
        {("row|c1", "answer"): "合格"},
        "filled-unknown-answer",
        ("row|c1", "answer"),
    ),
    "a response in other letters": (
        {("row|c4", "answer"): "优秀"},
        "filled-unknown-answer",
        ("row|c4", "answer"),
    ),
    "a negative count": (
        {("row|c2", "answer"): "不符合", ("row|c2", "amount"): -1},
        "filled-negative",
        ("row|c2", "amount"),
    ),
    "half an occurrence": (
        {("row|c2", "answer"): "不符合", ("row|c2", "amount"): Decimal("1.5")},
        "filled-not-whole",
        ("row|c2", "amount"),
    ),
    "words for a number": (
        {("row|c2", "answer"): "不符合", ("row|c2", "amount"): "两处"},
        "filled-not-a-number",
        ("row|c2", "amount"),
    ),
    "no count": ({("row|c2", "answer"): "不符合"}, "filled-count-missing", ("row|c2", "amount")),
    "no finding of a table": (
        {("row|c3", "answer"): "不符合"},
        "filled-count-missing",
        ("number|c3|table.late", "amount"),
    ),
    "a count of what conforms": ({("row|c2", "amount"): 2}, "filled-contradiction", ("row|c2", "answer")),
    "a finding of what conforms": (
        {("number|c3|table.late", "amount"): 2},
        "filled-contradiction",
        ("row|c3", "answer"),
    ),
    "a value and not applicable": (
        {("row|c5", "answer"): "不适用"},
        "filled-contradiction",
        ("row|c5", "answer"),
    ),
    "more than may be taken off": (
        {("row|c6", "answer"): "不符合", ("row|c6", "amount"): Decimal("0.6")},
        "filled-too-much",
        ("row|c6", "amount"),
    ),
    "a rate given twice": (
        {("number|c8|rate", "amount"): 65},
        "filled-rate-twice",
        ("number|c8|rate", "amount"),
    ),
    "nothing in the denominator": (
        {("number|c8|out-of", "amount"): 0},
        "filled-rate-incomplete",
        ("number|c8|out-of", "amount"),
    ),
    "words in a numerator": (
        {("number|c8|counted", "amount"): "?"},
        "filled-not-a-number",
        ("number|c8|counted", "amount"),
    ),
}


@pytest.mark.parametrize("case", WRONG)
def test_wrong_entries_are_found_at_their_cell_and_nothing_is_scored(desk: Desk, case: str) -> None:
    entered, rule, place = WRONG[case]
    made = desk.filled(entered)
    assert errors(made) == [(rule, address(desk.view, *place))]
    assert made.sheet is None
    where = made.findings[0].where
    assert isinstance(where, Position)
    assert f"{letters(where.column)}{where.line}" == address(desk.view, *place)


def test_an_answer_that_is_nearly_right_is_suggested(desk: Desk) -> None:
    (finding,) = desk.filled({("row|c1", "answer"): "不符"}).findings
    assert finding.suggestions == ("不符合",)


def test_altered_texts_points_and_rules_are_found(desk: Desk) -> None:
    altered = {("row|c1", "worth"): "5", ("row|c2", "standard"): "随便", ("section|part1", "number"): "别的"}
    data = filled(desk.view, {**GOOD, **altered}, anywhere=True)
    assert sorted(errors(desk.score(data)), key=str) == sorted(
        (("filled-altered", address(desk.view, *place)) for place in altered), key=str
    )


def test_a_number_kept_as_a_number_is_not_altered(desk: Desk) -> None:
    assert desk.score(filled(desk.view, {**GOOD, ("row|c1", "worth"): 1}, anywhere=True)).findings == ()


def test_moved_columns_and_rows_are_found_again(desk: Desk) -> None:
    made = read_workbook(write(desk, filled(desk.view, GOOD)))
    assert made.cells["row|c1", "answer"].value == "符合"
    tag, key = address(desk.view, "row|c1", "tag"), address(desk.view, "row|c2", "tag")
    swapped = {tag: "row|c2", key: "row|c1"}
    entered = {**GOOD, ("row|c1", "answer"): "不适用"}
    data = changed(filled(desk.view, entered), {"xl/worksheets/sheet1.xml": swapped})
    assert read_workbook(write(desk, data)).cells["row|c2", "answer"].value == "不适用"


def write(desk: Desk, data: bytes) -> Path:
    file = desk.folder / "other.xlsx"
    file.write_bytes(data)
    return file


def test_lines_that_are_gone_or_doubled_are_found(desk: Desk) -> None:
    gone = changed(
        filled(desk.view, GOOD), {"xl/worksheets/sheet1.xml": {address(desk.view, "row|c1", "tag"): "row|c2"}}
    )
    rules = [rule for rule, _ in errors(desk.score(gone))]
    assert "filled-line-missing" in rules
    assert "filled-line-twice" in rules


def identity(desk: Desk, **more: str) -> bytes:
    keys = [key for key, _ in desk.view.identity]
    cells: dict[str, str | Decimal | int] = {f"B{keys.index(key) + 1}": text for key, text in more.items()}
    return changed(filled(desk.view, GOOD), {"xl/worksheets/sheet3.xml": cells})


@pytest.mark.parametrize(
    ("more", "rule"),
    [
        ({"organisation": "别的公司"}, "filled-foreign"),
        ({"sheet": "no-such-sheet"}, "filled-unknown-sheet"),
        ({"sheet": "no-such-sheet", "handbook": "别的手册"}, "filled-foreign"),
        ({"code": "0000-0000"}, "filled-other-version"),
        ({"rules": "0000-0000"}, "filled-other-rules"),
    ],
)
def test_workbooks_of_others_and_of_other_versions_are_told_apart(desk: Desk, more: Any, rule: str) -> None:
    made = desk.score(identity(desk, **more))
    assert errors(made) == [(rule, None)]
    assert made.sheet is None


def test_a_changed_rule_makes_another_version(desk: Desk) -> None:
    ruled = every_rule()[:-1]
    other = sheet_handbook(ruled[:6], ruled[6:], scheme=scheme(decimals="1", result="percent"))
    assert errors(desk.score(filled(desk.view, GOOD), other))[0][0] in {
        "filled-other-rules",
        "filled-other-version",
    }


def test_what_is_no_workbook_of_a_handbook_is_told(tmp_path: Path) -> None:
    file = tmp_path / "notes.xlsx"
    file.write_text("no workbook")
    with pytest.raises(UnreadableError) as found:
        read_workbook(file)
    assert found.value.rule == "filled-unreadable"


@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/workbook.xml"])
def test_a_damaged_workbook_is_told(desk: Desk, part: str) -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(filled(desk.view, GOOD))) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, data[: len(data) // 2] if name == part else data)
    with pytest.raises(UnreadableError) as found:
        read_workbook(write(desk, target.getvalue()))
    assert found.value.rule == "filled-unreadable"


def test_what_is_no_number_to_anyone_is_a_finding(desk: Desk) -> None:
    at = address(desk.view, "row|c2", "amount")
    sheet = "xl/worksheets/sheet1.xml"
    data = changed(filled(desk.view, {**GOOD, ("row|c2", "amount"): 7007}), {sheet: {at: Decimal("NaN")}})
    assert errors(desk.score(data)) == [("filled-not-a-number", at)]


def test_findings_that_no_criterion_names_are_listed(tmp_path: Path) -> None:
    book = sheet_handbook([criterion(1)], sections=[part(0, **{"blank-rows": "2"})])
    desk = Desk(book, tmp_path)
    entered: Entered = {
        ("row|c1", "answer"): "符合",
        ("other|part0|2", "standard"): "大堂漏水",
        ("other|part0|2", "amount"): 2,
        ("other|part0|2", "who"): "李四",
    }
    made = desk.score(filled(desk.view, entered))
    assert made.sheet is not None
    (one,) = made.sheet.rectify
    assert (one.number, one.id, one.found, one.who) == ("", "", "大堂漏水", "李四")
    assert (one.lost, made.sheet.result.result) == (Decimal("0.6"), Decimal("0.4"))


def test_a_result_that_was_tampered_with_is_doubted(desk: Desk) -> None:
    data = filled(
        desk.view, {**GOOD, ("total|result", "worth"): 100, ("row|c1", "answer"): "不符合"}, anywhere=True
    )
    assert [finding.rule for finding in desk.score(data).findings] == [
        "filled-no-reason",
        "filled-result-differs",
    ]


# ------------------------------------------------------------------------------------ sheets of a round


ROUND = {"mark": "visit", "site": "tower"}


def round_book(**site: Any) -> Handbook:
    """Return a handbook with a round of three of its rows, at a site where one of them does not hold."""
    ruled = every_rule()[:-1]
    for place in (0, 1, 3):
        ruled[place]["marks"] = ["visit"]
    made = sheet_handbook(ruled[:6], ruled[6:], scheme=scheme(decimals="2", result="percent"))
    data = made.model_dump(by_alias=True, mode="json")
    without = [{"items": ["c2"], "reason": "没有前台"}]
    data["sites"] = [{"id": "tower", "title": "大厦", "types": "unspecified", "without": without, **site}]
    return Handbook.model_validate(data)


def round_desk(folder: Path) -> Desk:
    book, desk = round_book(), Desk(round_book(), folder)
    words = Wording(book, Words("zh"))
    wanted = Wanted.of(book, ROUND, book.sheets[0])
    (taken,) = round_of(book, words, wanted, "").sheets
    desk.view = workbook_of(book, words, taken, wanted.named)
    return desk


CONFORMING: Entered = {("row|c1", "answer"): "符合", ("row|c4", "answer"): "优"}


def test_a_sheet_of_a_round_is_scored_by_its_own_rows(tmp_path: Path) -> None:
    desk = round_desk(tmp_path)
    made = desk.score(filled(desk.view, CONFORMING))
    assert made.findings == ()
    assert made.sheet is not None
    assert [row.id for row in made.sheet.result.rows] == ["c1", "c4"]
    assert made.sheet.result.result == Decimal(100)
    assert [(each.label, each.text) for each in made.sheet.head] == [("受检项目", "大厦")]
    shown = FORMATS["text"](made, Words("zh"))
    assert "本项目不适用：要点2（没有前台）" in shown
    assert "受检项目：大厦" in shown
    assert json.loads(FORMATS["json"](made, Words("zh")))["round"] == ROUND


def test_a_sheet_of_a_round_says_what_was_left_off(tmp_path: Path) -> None:
    view = round_desk(tmp_path).view
    told = [str(line.cells[0].content) for line in view.main.lines if line.tag.startswith("told|")]
    assert told[0].startswith("检查范围：标有▼（可能暗访）的各条：本表9条中的2条")
    assert told[1:3] == ["本项目不适用：要点2（没有前台）", told[2]]
    assert told[2].startswith("整表：内容码 ")
    assert dict(view.identity).items() >= ROUND.items()


@pytest.mark.parametrize(
    ("site", "rule"),
    [
        ({"without": []}, "filled-other-version"),
        ({"without": [{"items": ["c2"], "reason": "前台撤了"}]}, "filled-other-version"),
        ({"id": "other"}, "filled-unknown-choice"),
        ({"without": [{"items": ["c1", "c2", "c4"], "reason": "没有"}]}, "filled-nothing-left"),
    ],
)
def test_a_site_that_has_changed_makes_the_sheet_another(tmp_path: Path, site: Any, rule: str) -> None:
    desk = round_desk(tmp_path)
    made = desk.score(filled(desk.view, CONFORMING), round_book(**site))
    assert errors(made) == [(rule, None)]
    assert made.sheet is None


def test_a_round_that_was_tampered_with_is_another_sheet(tmp_path: Path) -> None:
    desk = round_desk(tmp_path)
    keys = [key for key, _ in desk.view.identity]
    cells = {f"B{keys.index('mark') + 1}": "leader"}
    other = changed(filled(desk.view, CONFORMING), {"xl/worksheets/sheet3.xml": cells})
    assert errors(desk.score(other)) == [("filled-nothing-left", None)]


# ------------------------------------------------------------------------------------ how it is told


@pytest.mark.parametrize("language", LANGUAGES)
def test_scores_are_told_in_every_format(desk: Desk, language: str) -> None:
    made = desk.filled(
        {("row|c1", "answer"): "不符合", ("row|c1", "reason"): "=1+1", ("row|c7", "amount"): 3}
    )
    words = Words(language)
    assert "85.7143" not in FORMATS["text"](made, words).splitlines()[0]
    record = json.loads(FORMATS["json"](made, words))
    assert (record["result"], record["bonus"], record["state"]) == ("107.14", "1.5", "scored")
    assert [row["id"] for row in record["rectify"]] == ["c1"]
    table = FORMATS["csv"](made, words)
    assert table.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(table.removeprefix("\ufeff"))))
    reason = words("score.column.reason")
    assert next(row[reason] for row in rows if row[words("score.column.id")] == "c1") == "'=1+1"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_finding_has_words_in_both_languages(desk: Desk, language: str) -> None:
    made = [desk.filled(entered) for entered, _, _ in WRONG.values()]
    texts = [as_text(each.findings, Words(language)) for each in made]
    assert all(re.search(r"\[filled-", text) for text in texts)


def test_every_finding_of_a_workbook_is_shown_by_a_test() -> None:
    known = {key.split(".")[1] for key in catalogue("zh") if key.startswith("findings.filled-")}
    text = "".join(file.read_text(encoding="utf-8") for file in Path(__file__).parent.glob("test_*.py"))
    assert known == {rule for rule in known if re.search(rf'["[]{rule}["\]]', text)}


# -------------------------------------------------------------------------------------- command line


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(CASES / "base" / "standards", tmp_path / "standards")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("HANDBOOK_LANG", raising=False)
    return tmp_path


def desk_view(project: Path) -> WorkbookView:
    from generator.source.load import read  # noqa: PLC0415 - only here is a source read

    return view_of(read(project / "standards", Path("standards")).handbook)


def test_the_command_scores_and_returns_0(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    entered: Entered = {
        ("row|desk.log-complete", "answer"): "不符合",
        ("row|desk.log-complete", "amount"): 2,
        ("row|desk.log-complete", "reason"): "两天没有登记",
        ("row|desk.reply", "answer"): "符合",
    }
    Path("filled.xlsx").write_bytes(filled(desk_view(project), entered))
    assert cli.run(["score", "filled.xlsx"]) == 0
    shown = capsys.readouterr().out
    assert "最后结果：0.9" in shown
    assert "1 登记：2次不符合；原因：两天没有登记" in shown
    assert cli.run(["score", "filled.xlsx", "--format", "json", "--output", "made/score.json"]) == 0
    assert json.loads(Path("made/score.json").read_text(encoding="utf-8"))["result"] == "0.9"


def test_a_half_filled_sheet_returns_1(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("filled.xlsx").write_bytes(workbook(desk_view(project)))
    assert cli.run(["score", "filled.xlsx"]) == 1
    assert "还没有结果" in capsys.readouterr().out


@pytest.mark.parametrize("arguments", [["score"], ["score", "nothing.xlsx"]])
@pytest.mark.usefixtures("project")
def test_a_missing_file_is_a_wrong_command(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(arguments) == 2
    assert "xlsx" in capsys.readouterr().err


def test_a_file_that_can_not_be_opened_is_told(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(_: Path) -> None:
        raise PermissionError(13, "in use")

    (project / "filled.xlsx").write_bytes(b"")
    monkeypatch.setattr("generator.app.score.read_workbook", locked)
    assert cli.run(["score", "filled.xlsx"]) == 2
    assert "filled.xlsx（in use）" in capsys.readouterr().err


def test_a_file_that_is_no_workbook_returns_1(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert project
    Path("notes.xlsx").write_text("no workbook")
    assert cli.run(["score", "notes.xlsx"]) == 1
    assert "filled-unreadable" in capsys.readouterr().out


def test_a_file_with_a_copied_sheet_is_told(tmp_path: Path) -> None:
    file = tmp_path / "copied.xlsx"
    book = xlsxwriter.Workbook(file)
    for name in ("handbook", "A", "A (2)"):
        book.add_worksheet(name).write_string(0, 0, "#tag")
    book.close()
    with pytest.raises(UnreadableError) as found:
        read_workbook(file)
    assert (found.value.rule, found.value.detail) == ("filled-several", "A, A (2)")


def test_a_workbook_that_lost_its_marks_is_told(desk: Desk) -> None:
    gone: Entered = {("keys", "tag"): "gone"}
    with pytest.raises(UnreadableError) as found:
        read_workbook(write(desk, filled(desk.view, gone, anywhere=True)))
    assert found.value.rule == "filled-unmarked"
