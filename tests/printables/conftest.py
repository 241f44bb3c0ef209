"""What sets and writes documents, one of each for all tests: making them ready takes most of the time."""

from __future__ import annotations

import pytest

from generator.render.word import WordWriter
from tests.printables.press import Press
from tests.printables.word import FOLDER


@pytest.fixture(scope="session")
def press(tmp_path_factory: pytest.TempPathFactory) -> Press:
    """Return what sets documents."""
    return Press(tmp_path_factory.mktemp("fonts"))


@pytest.fixture(scope="session")
def writer() -> WordWriter:
    """Return what writes Word documents."""
    return WordWriter(FOLDER)
