"""One cache of cut typefaces for all documents of a test run."""

from __future__ import annotations

import pytest

from tests.printables.press import Press


@pytest.fixture(scope="session")
def press(tmp_path_factory: pytest.TempPathFactory) -> Press:
    """Return what sets documents."""
    return Press(tmp_path_factory.mktemp("fonts"))
