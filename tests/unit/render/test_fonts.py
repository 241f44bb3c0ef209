"""The typeface: what it has, and cutting it down."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from generator.render.fonts import FAMILIES, missing, prepared


@pytest.mark.parametrize(
    ("text", "lacking"),
    [
        ("投诉处理 ABC 123，。；：《》【】①⑳▼◎≥≤→…—·✓√㎡℃", ()),
        ("主管副總經理", ()),
        ("☐☑😀", ("☐", "☑", "😀")),
        ("𠮷", ("𠮷",)),
        ("e\u0301", ()),
        ("a\u200bb\ufe0f\u00ad\n\t\u3000\u00a0\u2009", ()),
    ],
)
def test_missing_characters_are_named(text: str, lacking: tuple[str, ...]) -> None:
    assert missing(text) == lacking


@pytest.mark.parametrize("script", FAMILIES)
def test_the_cut_typeface_has_the_characters_and_its_name(tmp_path: Path, script: str) -> None:
    folder = prepared("投诉e\u0301☐", tmp_path, script)
    for name, weight in (("Regular", 400), ("Bold", 700)):
        with TTFont(folder / f"{name}.ttf") as font:
            assert set(map(ord, "投é09Az")) <= font.getBestCmap().keys()
            assert "fvar" not in font
            assert font["name"].getDebugName(1) == FAMILIES[script]
            assert font["name"].getDebugName(2) == name
            assert "Open Font" in font["name"].getDebugName(13)
            assert font["OS/2"].usWeightClass == weight


def test_each_script_has_a_typeface_of_its_own(tmp_path: Path) -> None:
    assert missing("品质", "traditional") == ("质",)
    assert missing("品質", "traditional") == missing("品質") == ()
    assert prepared("品", tmp_path, "traditional") != prepared("品", tmp_path)


def test_the_same_characters_give_the_same_files(tmp_path: Path) -> None:
    first, second = prepared("投诉", tmp_path / "a"), prepared("诉投投", tmp_path / "b")
    assert first.name == second.name
    for name in ("Regular.ttf", "Bold.ttf"):
        assert (first / name).read_bytes() == (second / name).read_bytes()


def test_a_cut_typeface_is_used_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = prepared("投诉", tmp_path)
    monkeypatch.setattr("generator.render.fonts._cut", lambda *_: io.BytesIO().getvalue())
    assert prepared("投诉", tmp_path) == folder
