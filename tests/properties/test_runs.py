"""Laws of differences between texts: nothing is lost, nothing is cut that must stay whole."""

from __future__ import annotations

import re
from functools import cache

from hypothesis import given
from hypothesis import strategies as st

from generator.views.changes.lexicon import Lexicon
from generator.views.changes.pairs import pairs
from generator.views.changes.runs import Run, difference
from generator.views.wording import Prose, Span, plain
from tests.unit.views.pages.sample import sample

PARTS = (
    "业户", "投诉", "及时", "按时", "30", "30.5", "8:30", "95%", "KF-08", "分钟", "，", "。", "一", "十二",
    "两次", " ", "\n", "ring", "rings", "的", "在", "内",
)  # fmt: skip
NUMBER = re.compile(r"[0-9]+(?:[.:][0-9]+)*%?")


@cache
def lexicon() -> Lexicon:
    return Lexicon([sample()])


def texts() -> st.SearchStrategy[str]:
    made = st.lists(st.sampled_from(PARTS), max_size=12).map("".join)
    return st.one_of(made, st.text(max_size=20).filter(lambda text: "\x00" not in text))


def proses() -> st.SearchStrategy[Prose]:
    """Return texts of plain runs and references."""
    spans = st.builds(Span, texts(), kind=st.sampled_from(("", "", "limit", "unspecified")))
    return st.lists(spans, max_size=4).map(tuple)


def joined(runs: tuple[Run, ...], but: str) -> str:
    return "".join(run.text for run in runs if run.fate != but)


@given(proses(), proses())
def test_both_texts_are_there_whole(old: Prose, new: Prose) -> None:
    runs = difference(old, new, lexicon())
    assert joined(runs, "inserted") == plain(old)
    assert joined(runs, "deleted") == plain(new)


@given(proses())
def test_a_text_does_not_differ_from_itself(prose: Prose) -> None:
    assert all(run.fate == "equal" for run in difference(prose, prose, lexicon()))


@given(texts(), texts())
def test_numbers_are_never_cut(old: str, new: str) -> None:
    runs = difference((Span(old),), (Span(new),), lexicon())
    for fate, text in (("inserted", old), ("deleted", new)):
        ends, length = set(), 0
        for run in runs:
            if run.fate != fate:
                length += len(run.text)
                ends.add(length)
        for number in NUMBER.finditer(text):
            assert not ends & set(range(number.start() + 1, number.end()))


@given(st.lists(proses(), max_size=6), st.lists(proses(), max_size=6))
def test_lines_that_differ_are_told_once_and_in_their_order(old: list[Prose], new: list[Prose]) -> None:
    found = pairs(old, new, lexicon())
    for lines, told in ((old, [pair.old for pair in found]), (new, [pair.new for pair in found])):
        rest = iter(plain(line) for line in lines)
        for runs in told:
            text = "".join(run.text for run in runs)
            assert not text or text in rest


@given(st.lists(proses(), max_size=6))
def test_lines_that_stay_are_left_out(lines: list[Prose]) -> None:
    assert pairs(lines, lines, lexicon()) == ()
