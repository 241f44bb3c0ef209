"""How amounts of time are read, told, and refused."""

from __future__ import annotations

import pytest
from pydantic import TypeAdapter

from generator.model.time_limits import Amount
from generator.source.amounts import AmountReader
from generator.views.wording import Teller
from generator.words import Words

AMOUNT: TypeAdapter[Amount] = TypeAdapter(Amount)


def told(text: str, language: str) -> str | None:
    words = Words(language)
    parts = AmountReader(words)(text)
    return None if parts is None else Teller(words).within(AMOUNT.validate_python(parts))


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("立即", "立即"),
        ("10分钟", "10分钟内"),
        ("2 小时内", "2小时内"),
        ("二十五分钟", "25分钟内"),
        ("十天", "10天内"),
        ("1个月", "1个月内"),
        ("半年", "半年内"),
        ("2个工作日", "2个工作日内"),
        ("半个工作日", "半个工作日内"),
        ("当日", "当日"),
        ("当天18:00前", "当日18:00前"),
        ("次日8:30前", "次日08:30前"),
        ("3-7天", "3-7天内"),
        ("3至7个工作日", "3-7个工作日内"),
        ("每月5日前", "每月5日前"),
        ("每年1月1日前", "每年1月1日前"),
        ("每周五下午", "每周五下午"),
        ("每季度末", "每季度末"),
        ("每月底前", "每月底前"),
        ("每日18:00前", "每日18:00前"),
        ("每班一次", "每班1次"),
        ("每年不少于5次", "每年不少于5次"),
        ("每半年两次", "每半年2次"),
        ("每周3次以上", "每周不少于3次"),
    ],
)
def test_chinese_amounts_are_read_and_told(written: str, expected: str) -> None:
    assert told(written, "zh") == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("immediately", "immediately"),
        ("2 hours", "within 2 hours"),
        ("within 1 hour", "within 1 hour"),
        ("half a working day", "within half a working day"),
        ("the next day 8:30", "the next day 08:30"),
        ("3-7 days", "within 3-7 days"),
        ("by the 5th of each month", "by day 5 of each month"),
        ("by 1/1 each year", "by 1/1 each year"),
        ("every Friday afternoon", "every Friday afternoon"),
        ("end of each quarter", "end of each quarter"),
        ("once each shift", "once each shift"),
        ("at least 5 times each year", "at least 5 times each year"),
    ],
)
def test_english_amounts_are_read_and_told(written: str, expected: str) -> None:
    assert told(written, "en") == expected


@pytest.mark.parametrize(
    "written",
    [
        "8:30",
        "两三天",
        "3-2天",
        "3-3天",
        "每月32日前",
        "每月0日前",
        "每年2月30日",
        "每年13月1日",
        "25:00",
        "尽快",
        "2",
        "小时",
        "",
    ],
)
def test_what_makes_no_sense_is_refused(written: str) -> None:
    assert told(written, "zh") is None
