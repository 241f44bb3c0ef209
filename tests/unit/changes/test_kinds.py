"""Every kind of change is what a real edit of a real handbook is called, there and back."""

from __future__ import annotations

import pytest

from generator.changes.compare import Change, compare
from generator.changes.fits import Difference
from generator.changes.kinds import BY_NAME, KINDS, Kind, kind_of
from generator.words import LANGUAGES, catalogue
from tests.unit.changes.edits import (
    Data,
    Edit,
    add,
    amount,
    at,
    become,
    before,
    decision,
    edited,
    move,
    put,
    remove,
    setting,
    turn,
)


def weigh(data: Data) -> None:
    at(data, "deduction")["item"]["each"] = "0.5"


def no_titles(data: Data) -> None:
    at(data, "desk.answered")["rule"]["deductions"][0]["takes"] = "0.1"


def reworded_deduction(data: Data) -> None:
    at(data, "desk.answered.late")["title"] = "later than 3 hours"


def reworded_a_little(data: Data) -> None:
    at(data, "desk.answered.late")["title"] = "a deduction"


def conform(data: Data) -> None:
    at(data, "answers.bad")["meaning"] = "partly"


def merged_group(data: Data) -> None:
    at(data, "slip")["content"][0]["title"] = "another heading"


def forget_the_reason(data: Data) -> None:
    data["accepted"] = data["accepted"][:1]


REVIEWED = [{"type": "legal", "question": "may we?", "decision": "yes"}]
EDITS = (
    Edit(("replaced", "noted-removed"), "a term becomes a mark", become("owner", "unseen")),
    Edit(("step-added",), "a step", add("handling.take")),
    Edit(("step-removed",), "a step", remove("handling.end")),
    Edit(("field-added",), "a field", add("slip.name")),
    Edit(("field-removed",), "a field", remove("slip.kind")),
    Edit(("scored-added",), "a criterion", add("desk.seen")),
    Edit(("scored-removed",), "a grade", remove("deduction.low")),
    Edit(("noted-added",), "a term", add("owner")),
    Edit(("noted-removed",), "an event", remove("answered")),
    Edit(("added",), "a limit", add("desk.limit")),
    Edit(("removed",), "a rule", remove("handling.report")),
    Edit(("scored-moved",), "a criterion", move("desk.seen", "rooms.clean")),
    Edit(("moved",), "a limit", move("desk.limit", "handling.limit")),
    Edit(("steps-reordered",), "all steps", turn("handling.take")),
    Edit(("reordered",), "requirements", turn("desk.answer")),
    Edit(("reordered",), "who does it", put("handling.take", who=["clerk", "head"])),
    Edit(("points-raised",), "points", put("desk.answered", points="1")),
    Edit(("points-lowered",), "a total", put("desk-sheet.all", total="8")),
    Edit(("points-changed",), "points that were unknown", put("desk-sheet", total="5")),
    Edit(("weight-raised",), "a weight", put("desk-sheet.all", weight="120%")),
    Edit(("weight-lowered",), "a weight", put("desk-sheet.all", weight="80%")),
    Edit(("weight-changed",), "a weight that is unknown now", put("desk-sheet.all", weight="unspecified")),
    Edit(("deduction-changed",), "the rule of a scheme", weigh),
    Edit(("deduction-changed",), "what a finding costs", no_titles),
    Edit(("deduction-changed",), "what is a finding", reworded_deduction),
    Edit(("renamed",), "a finding in other words", reworded_a_little),
    Edit(("answer-changed",), "critical", put("desk.answered", critical=False)),
    Edit(("items-changed",), "items", put("desk-sheet.all", items=["desk.answered"])),
    Edit(("applicability-changed",), "types of site", put("desk", applies_to=["owned"])),
    Edit(("scoring-changed",), "a bound", put("deduction.high", at_least="70")),
    Edit(("scoring-changed",), "what an answer means", conform),
    Edit(("scoring-changed",), "a scheme", put("desk-sheet", scheme="plain")),
    Edit(
        ("figures-changed",), "a title with a number", put("desk.answered", title="answered within 3 rings")
    ),
    Edit(
        ("rewritten",),
        "a title that asks something else",
        put("rooms.clean", title="Are all windows shut, and locked?"),
    ),
    Edit(
        ("obligation-changed",),
        "a title that binds",
        put("rooms.clean", title="The room may be clean before noon, above the shelf too"),
    ),
    Edit(
        ("timing-changed",),
        "a title that says when",
        put("rooms.clean", title="The room should be clean after noon, above the shelf too"),
    ),
    Edit(
        ("bounds-changed",),
        "a title that says how far",
        put("rooms.clean", title="The room should be clean before noon, below the shelf too"),
    ),
    Edit(("renamed",), "a post that is named after a time", put("clerk", title="night clerk")),
    Edit(("renamed",), "a post", put("clerk", title="officer")),
    Edit(("aliases-changed",), "other names", put("clerk", aliases=["clerk on duty"])),
    Edit(("number-changed",), "a number", put("desk", number="KF-09")),
    Edit(("basis-changed",), "a basis", put("desk", basis=[{"source": "a", "evidence": "stated"}])),
    Edit(("review-changed",), "a review", put("clerks", reviews=REVIEWED)),
    Edit(("industry-changed",), "an industry", put("rooms", industry=None)),
    Edit(("limit-lengthened",), "a limit", put("desk.limit", within=amount("2", "hour"))),
    Edit(("limit-shortened",), "a limit", put("desk.limit", within=amount("30", "minute"))),
    Edit(("limit-changed",), "the end of a limit", put("desk.limit", to="received")),
    Edit(("limit-changed",), "the limits of a step", put("handling.take", limits=["desk.limit"])),
    Edit(("target-raised",), "a target", put("desk.share", at_least="70%")),
    Edit(("target-lowered",), "a target", put("desk.share", at_least="60%")),
    Edit(("target-changed",), "what is counted", put("desk.share", counted="all calls")),
    Edit(("retention-lengthened",), "a period", put("keep", period=amount("3", "year"))),
    Edit(("retention-shortened",), "a period", put("keep", period=amount("6", "month"))),
    Edit(("keeper-changed",), "a keeper", put("keep", keeper=["head"])),
    Edit(("retention-changed",), "what happens then", put("keep", disposal="burnt")),
    Edit(("redirected",), "a way", put("handling.take", next="handling.end")),
    Edit(("post-changed",), "who does it", put("handling.take", who=["head"])),
    Edit(("staffing-changed",), "a head count", put("clerks", head_count=3)),
    Edit(("responsibility-changed",), "a department", put("clerk", department="team")),
    Edit(("responsibility-changed",), "the owner of the handbook", setting("owner", "team")),
    Edit(("checking-changed",), "how it is checked", put("desk.answered", checks=None)),
    Edit(("forms-changed",), "forms", put("handling.take", forms=["log"])),
    Edit(("layout-changed",), "blank rows", put("desk-sheet.all", blank_rows=5)),
    Edit(("layout-changed",), "lines to write on", put("slip.name", lines=3)),
    Edit(("form-field-changed",), "a field", put("slip.kind", options=["this", "that"])),
    Edit(("form-field-changed",), "a heading between fields", merged_group),
    Edit(("privacy-changed",), "personal data", put("slip", personal_data=False)),
    Edit(("decided",), "a contradiction", decision("two-times", "the first")),
    Edit(("reopened",), "a contradiction", decision("two-names", None)),
    Edit(("decision-changed",), "a decision", decision("two-names", "the other")),
    Edit(("register-changed",), "an area", put("area", holds=["desk", "tall-clerks", "rooms"])),
    Edit(("register-changed",), "a note on a source", put("a", note="another note")),
    Edit(("register-changed",), "the sign of a mark", put("unseen", symbol="*")),
    Edit(("register-changed",), "what is accepted", forget_the_reason),
    Edit(("settings-changed",), "the address", setting("address", "https://handbook.example")),
    Edit(("text-added",), "a duty", put("clerk", duties=["duty", "a second duty"])),
    Edit(("text-removed",), "a scope", put("desk", scope=None)),
    Edit(
        ("figures-changed",),
        "a number in a text",
        put("desk.answer", text="The clerk must answer each call within 3 hours, and writes it down."),
    ),
    Edit(
        ("obligation-changed",),
        "whether it must be",
        put("desk.answer", text="The clerk may answer each call within 2 hours, and writes it down."),
    ),
    Edit(
        ("timing-changed",),
        "when it is done",
        put("rooms.clean", text="clean after the guests come, above the shelf too"),
    ),
    Edit(
        ("bounds-changed",),
        "up to where",
        put("rooms.clean", text="clean before the guests come, below the shelf too"),
    ),
    Edit(
        ("rewritten",),
        "another sentence with another number",
        put("desk.answer", text="Calls are passed on, 3 at a time, to whoever sits next door."),
    ),
    Edit(
        ("rewritten",),
        "a clause more",
        put(
            "desk.answer",
            text="The clerk must answer each call within 2 hours, and writes it down, and tells.",
        ),
    ),
    Edit(
        ("wording-edited",),
        "a word",
        put("desk.answer", text="The clerk must answer each call within 2 hours, and notes it down."),
    ),
    Edit(("changed",), "the channel of a script", put("greeting", channel="written")),
)


TEXTS = (
    ("各部门汇总当月的投诉。", "各部门汇总上月的投诉。", "timing-changed"),
    ("本季度的检查结果报品质部。", "上季度的检查结果报品质部。", "timing-changed"),
    ("每周一上午开例会。", "每周日上午开例会。", "timing-changed"),
    ("施工前通知业户。", "施工后通知业户。", "timing-changed"),
    ("月底前交汇总表。", "月初前交汇总表。", "timing-changed"),
    ("月末交部门报告。", "每月交部门报告。", "timing-changed"),
    ("定期抽查门岗记录。", "随时抽查门岗记录。", "timing-changed"),
    ("先登记后处理业户来电。", "登记处理业户来电。", "timing-changed"),
    ("金额在以上范围的由经理批。", "金额在以下范围的由经理批。", "bounds-changed"),
    ("温度高于室外的关空调。", "温度低于室外的关空调。", "bounds-changed"),
    ("在3小时内回访业户。", "在3小时外回访业户。", "bounds-changed"),
    ("员工可以由班长替换。", "员工不可以由班长替换。", "obligation-changed"),
    ("没有记录的也计入。", "有记录的也计入。", "obligation-changed"),
    ("值班人员应登记来访。", "值班人员宜登记来访。", "obligation-changed"),
    ("业户全部到场才开箱。", "业户部分到场才开箱。", "obligation-changed"),
    ("每月巡查一次地库。", "每月巡查两次地库。", "figures-changed"),
    ("由[[a]]通知[[b]]到场。", "由[[b]]通知[[a]]到场。", "figures-changed"),
    ("在[[a]]以前办完。", "在[[b]]以前办完。", "figures-changed"),
    ("在8:30以前开门。", "在9点以前开门。", "figures-changed"),
    ("提出改进建议，呈交总经理。", "依据[[a]]的分析，提出改进建议，呈交总经理。", "rewritten"),
    ("收到的意见转给[[a]]。", "3天没有回音的由[[b]]去问业户怎么想。", "rewritten"),
    ("来访逐一登记在册。", "来访和来电逐一登记在册。", "rewritten"),
    (
        "Write down each call at the desk.",
        "Write down each call and visit and letter at the desk.",
        "rewritten",
    ),
    ("把前台台面擦干净。", "把前台台面擦拭干净。", "wording-edited"),
    ("与业户沟通，记下结果。", "与业户沟通，记录结果。", "wording-edited"),
    ("各部門匯總當月的投訴。", "各部門匯總上月的投訴。", "timing-changed"),
    ("Report this quarter to the office.", "Report last quarter to the office.", "timing-changed"),
    ("Call once after the repair.", "Call twice after the repair.", "figures-changed"),
)


@pytest.mark.parametrize(("old", "new", "kind"), TEXTS, ids=[new for _, new, _ in TEXTS])
def test_a_small_word_that_changes_what_is_asked_is_no_wording(old: str, new: str, kind: str) -> None:
    assert kind_of(Difference("requirement", ("text",), old, new)).name == kind
    assert kind_of(Difference("requirement", ("text",), new, old)).name == kind


@pytest.mark.parametrize(("old", "new", "kind"), TEXTS, ids=[new for _, new, _ in TEXTS])
def test_a_title_that_is_all_there_is_says_as_much(old: str, new: str, kind: str) -> None:
    named = "renamed" if kind == "wording-edited" else kind
    assert kind_of(Difference("criterion", ("title",), old, new)).name == named


def test_a_name_is_no_statement() -> None:
    assert kind_of(Difference("criterion", ("title",), "首次答复", "初次回复")).name == "renamed"
    assert kind_of(Difference("form", ("title",), "月底汇总表", "月初汇总表")).name == "renamed"
    assert kind_of(Difference("criterion", ("title",), "月底汇总", "月初汇总")).name == "timing-changed"


def changes(edit: Edit) -> tuple[Change, ...]:
    old = before()
    if edit.what == "who does it" and edit.kinds == ("reordered",):
        old = edited(Edit((), "", put("handling.take", who=["head", "clerk"])))
    return compare(old, edited(edit))


def row(change: Change) -> Kind:
    """Return the very row that a change has its kind from."""
    return kind_of(Difference(change.entity, change.path, change.old, change.new))


@pytest.mark.parametrize("edit", EDITS, ids=str)
def test_an_edit_is_called_what_it_is(edit: Edit) -> None:
    told = [change for change in changes(edit) if change.kind != "contents"]
    assert {change.kind for change in told} == set(edit.kinds)


@pytest.mark.parametrize("edit", EDITS, ids=str)
def test_backwards_it_is_called_its_mirror(edit: Edit) -> None:
    for change in changes(edit):
        mirrored = change.mirrored()
        assert mirrored.mirrored() == change
        if change.kind != "contents":
            assert row(mirrored).name == row(change).mirror == mirrored.kind


def test_every_row_of_the_table_is_reached() -> None:
    reached = {id(row(change)) for edit in EDITS for change in changes(edit) if change.kind != "contents"}
    missed = [kind.name for kind in KINDS if id(kind) not in reached]
    assert not missed


def test_the_mirror_of_a_mirror_is_the_kind_itself() -> None:
    for kind in KINDS:
        assert BY_NAME[kind.mirror].mirror == kind.name
        assert BY_NAME[kind.mirror].significance == kind.significance


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_has_its_words(language: str) -> None:
    names = {
        key.removeprefix("changes.kind.") for key in catalogue(language) if key.startswith("changes.kind.")
    }
    assert names == {kind.name for kind in KINDS}
