"""What is compared with what, and what counts as different."""

from __future__ import annotations

from typing import Any

import pytest

from generator.model.handbook import Handbook
from generator.rules import contradictions
from generator.rules.known import Known
from generator.source.amounts import AmountReader
from generator.words import Words
from tests.printables.samples import handbook

EVENTS = [{"id": name, "title": name} for name in ("asked", "answered", "done")]
CASES = [{"id": "urgent", "title": "紧急"}]


def book(*limits: dict[str, str], **parts: Any) -> Handbook:
    read = AmountReader(Words("zh"))
    listed = [
        {"id": f"l{number}", "to": "answered", **limit, "within": read(limit["within"])}
        for number, limit in enumerate(limits)
    ]
    service = {"id": "s", "number": "unspecified", "title": "标准", "department": "quality", "limits": listed}
    return handbook(events=EVENTS, cases=CASES, services=[service], **parts)


def pairs(book: Handbook) -> list[tuple[str, str]]:
    found = contradictions.unlisted(Known(book, frozenset()))
    ids = [(finding.where.path[3], finding.arguments["other"]) for finding in found]  # type: ignore[union-attr]
    return [(f"l{number}", str(other)) for number, other in ids]


@pytest.mark.parametrize(
    ("one", "other"), [("1天", "24小时"), ("1年", "12个月"), ("立即", "马上"), ("3-7天", "3-7天")]
)
def test_equal_amounts_agree_however_they_are_written(one: str, other: str) -> None:
    assert pairs(book({"from": "asked", "within": one}, {"from": "asked", "within": other})) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [("2小时", "3小时"), ("1天", "1个工作日"), ("当日", "次日"), ("3-7天", "7天"), ("1个月", "30天")],
)
def test_different_amounts_on_one_clock_contradict(one: str, other: str) -> None:
    assert pairs(book({"from": "asked", "within": one}, {"from": "asked", "within": other})) == [("l1", "l0")]


@pytest.mark.parametrize(
    "other",
    [
        {"from": "done"},
        {"from": "asked", "to": "done"},
        {"from": "asked", "case": "urgent"},
        {"from": "unspecified"},
        {"from": "asked", "to": "unspecified"},
    ],
)
def test_other_clocks_are_not_compared(other: dict[str, str]) -> None:
    assert pairs(book({"from": "asked", "within": "2小时"}, {**other, "within": "3小时"})) == []


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("每月5日前", "每月5日", False),
        ("每周一次", "每周不少于1次", False),
        ("每周一次", "每周五", False),
        ("每周一次", "每月一次", True),
        ("每月5日前", "每月底", True),
        ("每周五上午", "每周五下午", True),
    ],
)
def test_what_recurs_is_compared_by_count_and_day(one: str, other: str, *, differ: bool) -> None:
    assert bool(pairs(book({"within": one}, {"within": other}))) == differ


def test_each_is_told_against_the_first_that_it_contradicts() -> None:
    amounts = ("2小时", "3小时", "2小时", "4小时")
    found = pairs(book(*({"from": "asked", "within": amount} for amount in amounts)))
    assert found == [("l1", "l0"), ("l2", "l1"), ("l3", "l0")]


@pytest.mark.parametrize("decision", [{}, {"decision": {"text": "照一", "use": "l0", "by": "manager"}}])
def test_a_listed_conflict_is_silent_for_its_members_only(decision: dict[str, Any]) -> None:
    limits = [{"from": "asked", "within": amount} for amount in ("2小时", "3小时", "4小时")]
    conflict = {"id": "c", "title": "快慢", "between": ["l0", "l1"], "differs": "不同", **decision}
    assert pairs(book(*limits, conflicts=[conflict])) == [("l2", "l0")]
