"""Lines of text in drawings: they fit, keep every character, and break as readers expect."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.views.flowchart.text import advance, wrapped

LETTERS = "当值人员接到投诉后先登记再转交ABC（见2.1）。"


@given(st.text(alphabet=LETTERS + "𠮷é\u0301👍 ", max_size=80), st.integers(300, 2000))
def test_wrapped_lines_fit_and_keep_every_character(text: str, most: int) -> None:
    lines = wrapped(text, most)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(advance(line) <= most for line in lines)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("属外部单位责任", ("属外部单", "位责任")),
        ("次数上限【原文未载】", ("次数上限", "【原文未载】")),
        ("不紧急：2个工作日", ("不紧急：", "2个工作日")),
        ("判断，结论", ("判断，结论",)),
    ],
)
def test_lines_break_as_readers_expect(text: str, lines: tuple[str, ...]) -> None:
    assert wrapped(text, 650) == lines
