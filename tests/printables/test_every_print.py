"""Every print of a whole handbook, as it is built: legible, and its tables can be heard."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.app.printables import documents, printables
from generator.model.publication import published
from generator.source.load import read
from generator.views.wording import Wording
from generator.words import Words
from tests.printables.press import LEGIBLE, headless, smallest

ROOT = Path(__file__).parents[2]
CASES = ("base", "english", "hygiene", "merged", "observation", "thousand", "withheld")


def prints(standards: Path, fonts: Path) -> dict[str, bytes]:
    """Return the PDF of every document of a handbook, by name."""
    handbook = published(read(standards, standards).handbook)
    wording = Wording(handbook, Words(handbook.about.language))
    made = printables(wording, tuple(documents(wording)), fonts, volume=True)
    return {one.path: one.make() for one in made if one.path.endswith(".pdf")}


def doubtful(pdfs: dict[str, bytes]) -> dict[str, tuple[bool, list[tuple[str, int]]]]:
    """Return the prints with type that is too small, or with cells that name no head."""
    told = {name: (smallest(pdf) < LEGIBLE, headless(pdf)) for name, pdf in pdfs.items()}
    return {name: found for name, found in told.items() if found != (False, [])}


@pytest.mark.parametrize("case", CASES)
def test_every_print_of_a_case_is_legible_and_its_cells_name_their_heads(case: str, tmp_path: Path) -> None:
    pdfs = prints(ROOT / "tests" / "cases" / case / "standards", tmp_path)
    assert "handbook.pdf" in pdfs
    assert doubtful(pdfs) == {}


def test_every_print_of_the_sample_is_legible_and_its_cells_name_their_heads(tmp_path: Path) -> None:
    assert doubtful(prints(ROOT / "standards", tmp_path)) == {}
