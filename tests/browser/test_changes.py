"""The page of what a version changed: narrowed down by post and by what is affected, without any server."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.browser.test_site import CONTRASTS, PHONE

CHANGES = "changes/2026Q3.html"
CHANGE = "[data-hb-change]:visible"


@pytest.fixture
def changes(page: Page, grown: Path) -> Page:
    """Return the page of the second release, opened from a folder."""
    page.goto(f"{grown.as_uri()}/draft/{CHANGES}")
    return page


def ids(page: Page) -> list[str | None]:
    return [each.get_attribute("id") for each in page.locator(CHANGE).all()]


def test_all_is_shown_until_somebody_chooses(changes: Page) -> None:
    assert {"desk.reply-limit", "garden", "pool", "pool-log"} <= set(ids(changes))
    count = len(ids(changes))
    expect(changes.locator(".hb-choose [role=status]")).to_have_text(f"显示 {count} 条")


def test_a_post_finds_its_own(changes: Page) -> None:
    changes.get_by_label("岗位或部门").select_option("clerk")
    assert ids(changes) == ["desk.reply-limit", "pool-log", "kept-two-years"]
    expect(changes.locator("#_standard")).to_be_visible()
    expect(changes.locator("#_in-garden")).to_be_hidden()


def test_what_is_affected_can_be_left_out(changes: Page) -> None:
    for label in ("影响得分", "影响职责"):
        changes.get_by_label(label).uncheck()
    kinds = {each.get_attribute("data-hb-change") for each in changes.locator(CHANGE).all()}
    assert kinds <= {"editorial"}
    changes.get_by_label("只改文字").uncheck()
    expect(changes.locator(CHANGE)).to_have_count(0)
    expect(changes.locator("h2:visible").first).to_have_text("分数能否与上一版比较#")
    expect(changes.locator(".hb-choose [role=status]")).to_have_text("没有符合的变化")


def test_a_link_may_name_the_post(page: Page, grown: Path) -> None:
    page.goto(f"{grown.as_uri()}/draft/{CHANGES}?party=clerk")
    assert "desk.reply-limit" in ids(page)
    assert "garden" not in ids(page)


def test_a_mark_of_change_leads_to_its_change(page: Page, grown: Path) -> None:
    page.goto(f"{grown.as_uri()}/2026Q3/services/desk.html")
    page.locator('a.hb-ref--modified[href$="#desk.reply-limit"]').first.click()
    page.wait_for_url(f"**/{CHANGES}#desk.reply-limit")
    expect(page.locator("[id='desk.reply-limit'] del")).to_have_text("2")
    expect(page.locator("[id='desk.reply-limit'] ins")).to_have_text("4")


def test_without_scripts_everything_is_shown(browser: Browser, grown: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{grown.as_uri()}/draft/{CHANGES}")
    assert page.locator(CHANGE).count() == page.locator("[data-hb-change]").count() > 3
    assert page.locator(".hb-choose").is_hidden()
    context.close()


@pytest.mark.parametrize(("size", "beside"), [(PHONE, False), ({"width": 1366, "height": 900}, True)])
def test_both_sides_stand_beside_each_other_where_there_is_room(
    browser: Browser, grown: Path, size: ViewportSize, *, beside: bool
) -> None:
    context = browser.new_context(viewport=size)
    page = context.new_page()
    page.goto(f"{grown.as_uri()}/draft/{CHANGES}")
    old, new = (page.locator(f"[id='desk.reply-limit'] .hb-pair__{side}").first for side in ("old", "new"))
    one, other = old.bounding_box(), new.bounding_box()
    assert one is not None
    assert other is not None
    assert (one["y"] == other["y"]) is beside
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_both_sides_can_be_read(browser: Browser, grown: Path, scheme: str) -> None:
    context = browser.new_context(color_scheme="dark" if scheme == "dark" else "light")
    page = context.new_page()
    page.goto(f"{grown.as_uri()}/draft/{CHANGES}")
    assert not page.evaluate(CONTRASTS)
    context.close()
