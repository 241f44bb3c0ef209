"""References in texts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.text import Broken, Mention, Words, mentions, pieces


def test_a_reference_stands_between_words() -> None:
    assert list(pieces("见[[form.a]]和[[ b ]]。")) == [
        Words("见"),
        Mention("form.a", "[[form.a]]"),
        Words("和"),
        Mention("b", "[[ b ]]"),
        Words("。"),
    ]


@pytest.mark.parametrize(
    "text", ["[[", "[[a", "[[a]", "[[表单]]", "[[A]]", "[[]]", "[[a b]]", "[[a-]]", "[[a\n]]"]
)
def test_an_unfinished_reference_is_broken(text: str) -> None:
    assert any(isinstance(piece, Broken) for piece in pieces(text))
    assert mentions(text) == ()


def test_single_brackets_are_words() -> None:
    assert list(pieces("[a] ]] x")) == [Words("[a] ]] x")]


@given(st.text(alphabet="[]a-. \n", max_size=30) | st.text())
def test_no_character_is_lost(text: str) -> None:
    joined = "".join(piece.text if isinstance(piece, Words) else piece.written for piece in pieces(text))
    assert joined == text
