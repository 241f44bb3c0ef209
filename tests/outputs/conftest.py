"""What sets and writes documents, made once: cutting a typeface takes most of the time."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.render.word import WordWriter
from tests.printables.press import Press
from tests.printables.word import FOLDER


@pytest.fixture(scope="module")
def press(tmp_path_factory: pytest.TempPathFactory) -> Press:
    """Return what sets documents in the characters of these tests."""
    own = "".join(file.read_text(encoding="utf-8") for file in sorted(Path(__file__).parent.glob("*.py")))
    return Press(tmp_path_factory.mktemp("fonts"), own)


@pytest.fixture(scope="module")
def writer() -> WordWriter:
    """Return what writes Word documents."""
    return WordWriter(FOLDER)
