"""What all tests share: the folders, the `--refresh` option, the groups, a browser."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

from tools.system_packages import chromium

TESTS = Path(__file__).parent
GROUPS = {
    "unit": "unit",
    "cases": "golden",
    "properties": "property",
    "outputs": "output",
    "printables": "printable",
    "browser": "browser",
    "bench": "bench",
}

# The same examples in every run, and no time limit for one of them: a slow machine is no failure.
settings.register_profile("steady", derandomize=True, deadline=None)
settings.load_profile("steady")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--refresh",
        action="store_true",
        help="write the expected results of tests/cases anew instead of comparing with them",
    )


def pytest_itemcollected(item: pytest.Item) -> None:
    """Put each test into the group of its folder, so that no test is without one."""
    folder = item.path.relative_to(TESTS).parts[0]
    if folder not in GROUPS:
        raise pytest.UsageError(f"{item.path}: a test belongs into one of tests/{{{','.join(GROUPS)}}}")
    item.add_marker(GROUPS[folder])


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the top folder of the project."""
    return TESTS.parent


@pytest.fixture(scope="session")
def refresh(request: pytest.FixtureRequest) -> bool:
    """Return whether expected results are to be written anew."""
    return bool(request.config.getoption("--refresh"))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return the system's Chromium, one for each worker; a test opens a context of its own in it."""
    # Chromium's sandbox does not work for root, which is who runs in most containers.
    flags = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=flags)
        yield browser
        browser.close()
