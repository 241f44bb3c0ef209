"""The main points of a version: what weighs most, in sentences; what no reader needs, at the end."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.changes.kinds import KINDS
from generator.views.changes.highlights import MOST, counted, highlights, sentences
from generator.views.changes.minor import minor_told
from generator.views.changes.points import POINTS
from generator.views.changes.view import ChangeList
from generator.words import LANGUAGES
from tests.unit.changes.edits import Data, Edit, add, amount, at, before, edited, put, remove
from tests.unit.changes.test_kinds import EDITS
from tests.unit.views.changes.sides import listed

Change = Callable[[Data], None]


def after(*changes: Change, language: str = "zh") -> ChangeList:
    def all_of_them(data: Data) -> None:
        for change in changes:
            change(data)

    return listed(before(), edited(Edit((), "", all_of_them)), language)


def points(*changes: Change, language: str = "zh") -> list[str]:
    return [one.text for one in highlights(after(*changes, language=language))]


LIMIT = put("desk.limit", within=amount("30", "minute"))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (LIMIT, "standard：end event（case）的时限由1小时缩短为30分钟"),
        (
            put("desk.limit", within=amount("2", "hour")),
            "standard：end event（case）的时限由1小时延长为2小时",
        ),
        (put("desk.share", at_least="70%"), "standard：“target”由不低于65%提高为不低于70%"),
        (
            put("desk.answered", points="1"),
            "standard：“criterion”的分值由0.5分提高为1分（head、department、post）",
        ),
        (put("desk.answered", critical=False), "standard：“criterion”不再是关键项（head、department、post）"),
        (put("handling.take", who=["head"]), "procedure：“step”的责任人由post改为head"),
        (remove("handling.end"), "procedure删去步骤“end”"),
        (add("slip.name", title="mobile"), "form增加栏目“mobile”（post）"),
        (remove("log"), "停用表单“log”（department）"),
        (put("keep", period=amount("3", "year")), "retention的保存期限由2年延长为3年（post）"),
    ],
    ids=lambda each: each if isinstance(each, str) else "",
)
def test_a_point_is_a_sentence_with_whom_it_concerns(change: Change, said: str) -> None:
    assert points(change) == [said]


def test_an_english_handbook_is_told_in_english() -> None:
    assert points(LIMIT, language="en") == [
        "standard, end event (case): time limit shortened from 1 hour to 30 minutes"
    ]


def test_what_was_not_stated_is_set_and_not_changed() -> None:
    def unknown(data: Data) -> None:
        at(data, "handling.take")["who"] = "unspecified"

    old, new = edited(Edit((), "", unknown)), before()
    assert [one.text for one in highlights(listed(old, new, "zh"))] == ["procedure：“step”的责任人定为post"]


def test_deadlines_come_before_points_and_duties_and_none_crowds_out_the_others() -> None:
    many = [
        add("desk.limit", id=f"desk.limit-{hours}", within=amount(str(hours), "hour"))
        for hours in range(2, 14)
    ]
    found = points(put("keep", period=amount("3", "year")), *many, put("desk.answered", points="1"), LIMIT)
    assert len(found) == MOST
    assert "时限" in found[0]
    assert sum("新定为" in one for one in found) == MOST - 3
    assert "分值" in found[-2]
    assert "保存期限" in found[-1]


def test_clauses_of_which_the_same_is_said_share_a_sentence() -> None:
    twice = add("desk.limit", to="received")
    old = edited(Edit((), "", twice))

    def both(data: Data) -> None:
        twice(data)
        for one in ("desk.limit", "desk.limit-new"):
            at(data, one)["within"] = amount("30", "minute")

    found = highlights(listed(old, edited(Edit((), "", both)), "zh"))
    assert [one.text for one in found] == [
        "standard：end event（case）、event（case）的时限由1小时缩短为30分钟"
    ]


def test_at_the_end_all_are_counted() -> None:
    changes = after(LIMIT, put("clerk", title="officer"))
    assert [*sentences(changes)][-1] == counted(changes) == "共2条变化：影响职责1条、只改文字1条。"


def test_what_only_reads_otherwise_is_no_point() -> None:
    assert points(put("clerk", title="officer"), put("desk", number="KF-09")) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("edit", EDITS, ids=str)
def test_every_change_can_be_told_as_a_point(edit: Edit, language: str) -> None:
    for one in highlights(listed(before(), edited(edit), language)):
        assert one.text
        assert "{" not in one.text


def test_points_name_kinds_of_changes_that_there_are() -> None:
    assert {kind for point in POINTS for kind in point.kinds} <= {kind.name for kind in KINDS}


def test_registers_that_no_reader_needs_stand_apart_in_short() -> None:
    changes = after(add("answered", title="call ended"), LIMIT, put("area", title="another subject"))
    assert [group.kind for group in changes.main] == ["standard"]
    assert [group.kind for group in changes.minor] == ["area", "event"]
    assert changes.minor_count == 2
    told = minor_told(changes)
    assert [one.ids for one in told] == [("area",), ("answered-new",)]
    assert "call ended（新增）" in told[1].text
