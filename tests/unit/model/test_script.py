"""A handbook in other characters: every text, and nothing but texts."""

from __future__ import annotations

from generator.findings import DataPath
from generator.model.base import Model
from generator.model.handbook import Handbook, texts, values
from generator.model.script import rewritten, rewritten_text
from tests.unit.views.pages.sample import sample


def marked(text: str) -> str:
    return f"<{text}>"


def without_texts(handbook: Handbook) -> dict[DataPath, str]:
    """Return everything in a handbook that is no text: ids, references, numbers, choices, amounts."""
    told = {path for path, _ in texts(handbook)}
    found = ((path, value) for path, value in values(handbook) if not isinstance(value, Model))
    return {path: str(value) for path, value in found if path not in told}


def test_every_text_is_rewritten_and_nothing_else() -> None:
    handbook = sample()
    other = rewritten(handbook, marked)
    before, after = dict(texts(handbook)), dict(texts(other))
    assert len(before) > 100
    assert before.keys() == after.keys()
    assert all(after[path] == rewritten_text(text, marked) for path, text in before.items())
    assert without_texts(other) == without_texts(handbook)


def test_words_around_references_are_rewritten_and_the_references_stay() -> None:
    assert rewritten_text("a [[x.y-1]]b[[ z ]]", marked) == "<a >[[x.y-1]]<b>[[ z ]]"
    assert rewritten_text("a [[X", marked) == "<a >[[X"


def test_the_same_characters_give_the_same_handbook() -> None:
    handbook = sample()
    assert rewritten(handbook, str) == handbook
