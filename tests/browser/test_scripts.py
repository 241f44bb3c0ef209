"""A handbook in traditional characters: whichever script is typed finds what stands in it."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from generator.app.project import Project
from tests.handbooks import build_now

SETTINGS = """script: traditional
glossary:
  - {simplified: 品质部, traditional: 品管部}
"""


@pytest.fixture(scope="module")
def start(root: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return where the small handbook begins, opened from its folder."""
    folder = tmp_path_factory.mktemp("traditional")
    shutil.copytree(root / "tests/cases/base/standards", folder / "standards")
    with (folder / "standards" / "handbook.yml").open("a", encoding="utf-8") as file:
        file.write(SETTINGS)
    build_now(Project(folder))
    return (folder / "site" / "draft").as_uri()


@pytest.mark.parametrize(
    ("words", "spelled", "path"),
    [
        ("来访逐一登记", "來訪逐一登記", "services/desk.html"),
        ("來訪逐一登記", "來訪逐一登記", "services/desk.html"),
        ("答复", "答覆", "services/desk.html"),
        ("品质部", "品管部", "posts/index.html"),
        ("品管部", "品管部", "posts/index.html"),
    ],
)
def test_either_script_finds_and_highlights(
    page: Page, start: str, words: str, spelled: str, path: str
) -> None:
    page.goto(f"{start}/index.html")
    field = page.locator("input.md-search__input")
    field.click()
    field.fill(words)
    field.dispatch_event("keyup")
    expect(page.locator(".md-search-result__meta")).to_have_text(re.compile("找到"))
    links = page.locator(f".md-search-result__list a[href*='{path}']")
    link = links.filter(has=page.locator("mark")).first
    expect(link.locator("mark").first).to_have_text(spelled)
    page.goto(str(link.get_attribute("href")))
    expect(page.locator(".md-content mark").first).to_have_text(spelled)


def test_the_page_is_set_in_typefaces_of_taiwan(page: Page, start: str) -> None:
    page.goto(f"{start}/services/desk.html")
    expect(page.locator("html")).to_have_attribute("lang", "zh-TW")
    face = page.locator("h1").evaluate("heading => getComputedStyle(heading).fontFamily")
    assert "JhengHei" in face
    assert "YaHei" not in face


@pytest.mark.parametrize("words", ["前台检查", "前臺檢查"])
def test_either_script_narrows_a_list(page: Page, start: str, words: str) -> None:
    page.goto(f"{start}/quality/gaps.html")
    page.locator("[data-hb-filter]").fill(words)
    left = page.locator("[data-hb-item]:visible")
    expect(left).to_have_count(1)
    expect(left).to_contain_text("前臺檢查表")
