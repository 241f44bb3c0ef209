"""Marks of change at clauses, their history, and the mail that suggests a revision."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote

import pytest
from playwright.sync_api import Page, expect

DESK = "services/desk.html"


@pytest.mark.parametrize("version", ["2026Q3", "draft"])
def test_a_mark_leads_to_what_changed(page: Page, grown: Path, version: str) -> None:
    page.goto(f"{grown.as_uri()}/{version}/{DESK}")
    page.locator("tr#desk\\.reply-limit a.hb-ref--modified").click()
    page.wait_for_url(f"**/{version}/changes/{version}.html#desk.reply-limit")
    expect(page.locator("#desk\\.reply-limit")).to_be_visible()


def test_the_history_of_a_clause_unfolds_back_to_its_first_release(page: Page, grown: Path) -> None:
    page.goto(f"{grown.as_uri()}/draft/{DESK}")
    history = page.locator("tr#desk\\.reply-limit details.hb-history")
    expect(history.locator("li").first).to_be_hidden()
    history.locator("summary").click()
    expect(history.locator("li")).to_have_count(3)
    history.locator("li a").last.click()
    page.wait_for_url("**/draft/quality/releases.html#_2026Q2")
    expect(page.locator("#_2026Q2")).to_be_in_viewport()


def test_what_did_not_change_carries_no_mark(page: Page, grown: Path) -> None:
    page.goto(f"{grown.as_uri()}/2026Q2/{DESK}")
    expect(page.locator(".hb-ref--modified, .hb-ref--added")).to_have_count(0)


def test_the_mail_names_the_clause_that_the_reader_stands_at(page: Page, grown: Path) -> None:
    page.goto(f"{grown.as_uri()}/draft/{DESK}#desk.log")
    link = page.locator("a[data-hb-suggest]")
    # No mail program here: what the click has written into the link is what it would open.
    page.evaluate("document.addEventListener('click', (event) => event.preventDefault())")
    for clause in ("#desk.log", "#desk.reply-limit"):
        page.evaluate("(hash) => { location.hash = hash; }", clause)
        link.click()
        assert f"draft/{DESK}{clause}\r\n" in unquote(link.get_attribute("href") or "")
