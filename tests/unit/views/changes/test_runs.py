"""Differences between texts read by words: never confetti, numbers and names never cut."""

from __future__ import annotations

import pytest

from generator.model.handbook import Handbook
from generator.views.changes.lexicon import Lexicon
from generator.views.changes.runs import difference, sides
from generator.views.wording import Prose, Span
from tests.unit.views.pages.sample import sample

MARKS = {"equal": "{}", "deleted": "[-{}-]", "inserted": "[+{}+]"}
LEARNT = "\u53ca\u65f6" * 9 + "\u3002" + "\u4eba\u5458" * 9
"""A text from which two words of two characters are learnt."""


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    handbook: Handbook = sample(
        terms=[{"id": "one", "title": "\u6709\u6548\u6295\u8bc9", "definition": LEARNT}],
    )
    return Lexicon([handbook])


def told(old: str | Prose, new: str | Prose, lexicon: Lexicon) -> str:
    one, other = (((Span(text),) if isinstance(text, str) else text) for text in (old, new))
    return "".join(MARKS[run.fate].format(run.text) for run in difference(one, other, lexicon))


@pytest.mark.parametrize(
    ("old", "new", "marked"),
    [
        # Numbers, times, codes and Latin words change whole.
        ("在30分钟内到场", "在20分钟内到场", "在[-30-][+20+]分钟内到场"),
        ("每日8:30开门", "每日8:00开门", "每日[-8:30-][+8:00+]开门"),
        ("扣0.3分", "扣0.35分", "扣[-0.3-][+0.35+]分"),
        ("按KF-08登记", "按KF-09登记", "按[-KF-08-][+KF-09+]登记"),
        ("付1,200元", "付1,300元", "付[-1,200-][+1,300+]元"),
        ("不低于95%", "不低于98%", "不低于[-95%-][+98%+]"),
        ("保存三年", "保存十三年", "保存[-三-][+十三+]年"),
        (
            "answered within two rings",
            "answered within three rings",
            "answered within [-two-][+three+] rings",
        ),
        # A character between two changes is no place to rest the eye.
        ("立即到达现场", "立即赶到现场", "立即[-到达-][+赶到+]现场"),
        # Words that the handbook knows are not cut in two.
        ("及时处理投诉", "按时处理投诉", "[-及时-][+按时+]处理投诉"),
        # A name of the handbook is one word.
        ("收到有效投诉后回访业户", "收到投诉后回访业户", "收到[-有效投诉-][+投诉+]后回访业户"),
        # What comes or goes is marked with the stop that goes with it.
        ("记录完整。", "记录完整，字迹清楚。", "记录完整[+，字迹清楚+]。"),
        ("甲，乙，丙。", "甲，丁，乙，丙。", "甲，[+丁，+]乙，丙。"),
        # What has next to nothing in common is told whole.
        ("业户投诉由值班人员登记", "每周末核对一次台账", "[-业户投诉由值班人员登记-][+每周末核对一次台账+]"),
        ("", "新的一条", "[+新的一条+]"),
        ("旧的一条", "", "[-旧的一条-]"),
        ("照旧", "照旧", "照旧"),
    ],
)
def test_differences_read_by_words(old: str, new: str, marked: str, lexicon: Lexicon) -> None:
    assert told(old, new, lexicon) == marked


def test_what_shares_only_scattered_words_is_told_whole(lexicon: Lexicon) -> None:
    old = "当作两份报告，都要交：管理处的一份交品质管理部，部门的一份交主管副总经理，各按原定时间。"
    new = "仍是两份报告，交到两处；时间统一为每月5日前，都写上一个月的投诉，数目要对得上。"
    assert told(old, new, lexicon) == f"[-{old}-][+{new}+]"


def test_a_reference_changes_whole(lexicon: Lexicon) -> None:
    old = (Span("在"), Span("2小时内", kind="limit"), Span("答复"))
    new = (Span("在"), Span("12小时内", kind="limit"), Span("答复"))
    assert told(old, new, lexicon) == "在[-2小时内-][+12小时内+]答复"


def test_a_reference_is_the_same_as_the_words_that_it_stands_for(lexicon: Lexicon) -> None:
    old = (Span("在"), Span("2小时内", kind="limit"), Span("答复"))
    assert told(old, "在2小时内答复", lexicon) == "在2小时内答复"


def test_silence_keeps_its_mark(lexicon: Lexicon) -> None:
    runs = difference((Span("(?)", kind="unspecified"),), (Span("2"),), lexicon)
    assert [(run.text, run.fate, run.kind) for run in runs] == [
        ("(?)", "deleted", "unspecified"),
        ("2", "inserted", ""),
    ]


def test_each_side_is_its_text(lexicon: Lexicon) -> None:
    old, new = sides(difference((Span("甲，乙。"),), (Span("甲，丙，乙。"),), lexicon))
    assert "".join(run.text for run in old) == "甲，乙。"
    assert "".join(run.text for run in new) == "甲，丙，乙。"
