"""The versions of a handbook beside each other: choosing one, what each says of itself, prints of all."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any, Literal
from unicodedata import normalize

import pypdf
import pytest
from playwright.sync_api import Browser, Locator, Page, Request, expect

from tests.browser.conftest import Quiet
from tests.browser.test_site import CONTRASTS, PHONE

DESK, SHEET, GARDEN = "services/desk.html", "sheets/desk-sheet.html", "services/garden.html"


@pytest.fixture(scope="session")
def address(grown: Path) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(grown))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture(params=["http", "file"])
def top(request: pytest.FixtureRequest, grown: Path) -> str:
    """Return where the site begins, above the versions: on a server, and as a folder of files."""
    return str(request.getfixturevalue("address")) if request.param == "http" else grown.as_uri()


@pytest.fixture(scope="session")
def codes(grown: Path) -> dict[tuple[str, str], str]:
    """Return the content code of each document in each version."""
    text = (grown / "prints.js").read_text(encoding="utf-8")
    rows: dict[str, dict[str, Any]] = json.loads(text[text.index("=") + 1 : -2])
    return {(row["id"], name): code for code, row in rows.items() for name in row["versions"]}


def menu(page: Page) -> Locator:
    return page.locator(".hb-versions")


def choose(page: Page, name: str) -> None:
    menu(page).locator("summary").click()
    menu(page).locator("a", has=page.get_by_text(name, exact=True)).click()


def notice(page: Page) -> Locator:
    return page.locator("[data-hb-notice]")


def kind(page: Page) -> str:
    expect(page.locator(".hb-verdict__box")).to_be_visible()
    return str(page.locator("[data-hb-verdict]").get_attribute("data-answer"))


# ------------------------------------------------------------------------------------------------- ways in


@pytest.mark.parametrize("way", ["", "latest/"])
def test_the_way_in_leads_to_the_effective_version(page: Page, top: str, way: str) -> None:
    page.goto(f"{top}/{way}index.html")
    page.wait_for_url(f"{top}/2026Q3/index.html")


def test_a_bookmark_of_the_latest_keeps_page_and_clause(page: Page, top: str) -> None:
    page.goto(f"{top}/latest/{DESK}#desk.reply")
    page.wait_for_url(f"{top}/2026Q3/{DESK}#desk.reply")


def test_a_bookmark_of_a_page_that_is_gone_leads_to_the_nearest(page: Page, top: str) -> None:
    page.goto(f"{top}/latest/services/pool.html")
    page.wait_for_url(f"{top}/2026Q3/services/index.html")
    expect(page.locator(".hb-missed")).to_contain_text("最接近的一页")
    page.locator(".hb-missed button").click()
    expect(page.locator(".hb-missed")).to_have_count(0)


# -------------------------------------------------------------------------------------- choosing a version


def test_all_versions_are_offered_with_their_states(page: Page, top: str) -> None:
    page.goto(f"{top}/2026Q2/{DESK}")
    menu(page).locator("summary").click()
    told = [" ".join(text.split()) for text in menu(page).locator("a").all_inner_texts()]
    assert told == [
        "草案",
        "2027Q1 尚未生效 2027-01-01 起",
        "2026Q3 现行有效 2026-07-01 起",
        "2026Q2 已被取代 2026-04-01 起",
    ]
    assert menu(page).locator("[aria-current]").inner_text().startswith("2026Q2")
    expect(menu(page).locator("summary")).to_have_accessible_name("手册版本：2026Q2")


def test_choosing_a_version_keeps_page_and_clause(page: Page, top: str) -> None:
    page.goto(f"{top}/2026Q2/{DESK}#desk.reply")
    for name in ("2026Q3", "草案", "2027Q1", "2026Q2"):
        choose(page, name)
        folder = "draft" if name == "草案" else name
        expect(page).to_have_url(f"{top}/{folder}/{DESK}#desk.reply")
        expect(page.locator("[id='desk.reply']")).to_be_in_viewport()
        expect(page.locator(".hb-missed")).to_have_count(0)


def test_the_clause_last_jumped_to_is_kept(page: Page, top: str) -> None:
    page.goto(f"{top}/2026Q2/{DESK}")
    page.locator("article a[href='#desk.reply']").first.click()
    choose(page, "2026Q3")
    expect(page).to_have_url(f"{top}/2026Q3/{DESK}#desk.reply")


def test_a_page_that_a_version_lacks_leads_to_the_nearest_with_a_note(page: Page, top: str) -> None:
    page.goto(f"{top}/2026Q3/{GARDEN}#garden.tidy")
    choose(page, "2026Q2")
    expect(page).to_have_url(f"{top}/2026Q2/services/index.html")
    expect(page.locator(".hb-missed")).to_contain_text("最接近的一页")


def test_a_clause_that_a_page_lacks_is_told(page: Page, top: str) -> None:
    page.goto(f"{top}/draft/{DESK}#desk.smile")
    expect(page.locator("[id='desk.smile']")).to_be_in_viewport()
    choose(page, "2026Q2")
    expect(page).to_have_url(f"{top}/2026Q2/{DESK}#desk.smile")
    expect(page.locator(".hb-missed")).to_contain_text("条目不在")


def test_the_choice_needs_no_mouse(page: Page, top: str) -> None:
    page.goto(f"{top}/2026Q2/{DESK}")
    summary = menu(page).locator("summary")
    summary.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(menu(page).locator("a").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(summary).to_be_focused()
    expect(menu(page).locator("a").first).to_be_hidden()
    page.keyboard.press("Enter")
    for _ in range(3):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{top}/2026Q3/{DESK}")


def test_the_choice_fits_a_phone(browser: Browser, grown: Path) -> None:
    context = browser.new_context(viewport=PHONE)
    page = context.new_page()
    for folder in ("draft", "2026Q2"):
        page.goto(f"{grown.as_uri()}/{folder}/{DESK}")
        menu(page).locator("summary").click()
        for link in menu(page).locator("a").all():
            expect(link).to_be_in_viewport(ratio=1)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    context.close()


# ---------------------------------------------------------------------------------- what a version has become


def test_the_effective_version_says_nothing(page: Page, top: str) -> None:
    page.goto(f"{top}/2026Q3/{DESK}")
    expect(menu(page).locator("a[aria-current]")).to_have_count(1)
    expect(page.locator(".md-banner")).to_be_hidden()


@pytest.mark.parametrize(
    ("folder", "told"),
    [
        ("2026Q2", "2026Q2 版已被 2026Q3 版取代，2026-07-01 起作废"),
        ("2027Q1", "2027Q1 版已批准，2027-01-01 起生效；生效前请勿使用"),
        ("draft", "草案未经批准"),
    ],
)
def test_any_other_version_says_what_it_is_and_leads_to_the_effective_one(
    page: Page, top: str, folder: str, told: str
) -> None:
    page.goto(f"{top}/{folder}/{DESK}#desk.reply")
    expect(notice(page)).to_contain_text(told)
    notice(page).locator("a").click()
    expect(page).to_have_url(f"{top}/2026Q3/{DESK}#desk.reply")


def test_a_page_that_the_effective_version_lacks_leads_near_it(page: Page, top: str) -> None:
    page.goto(f"{top}/2026Q2/services/pool.html")
    expect(notice(page)).to_contain_text("没有这一页")
    notice(page).locator("a").click()
    expect(page).to_have_url(f"{top}/2026Q3/services/index.html")


def test_an_old_version_learns_of_a_withdrawal(page: Page, address: str, grown: Path) -> None:
    text = (grown / "versions.js").read_text(encoding="utf-8")
    told = json.loads(text[text.index("=") + 1 : -2])
    rows = {row["name"]: row for row in told["versions"]}
    rows["2026Q3"] |= {"state": "withdrawn", "withdrawn": "2026-11-30", "reason": "<b>少了一页"}
    rows["2026Q2"] |= {"state": "effective", "successor": ""}
    body = f"window.handbookVersions = {json.dumps({**told, 'latest': '2026Q2'})};"
    page.route("**/versions.js?*", lambda way: way.fulfill(body=body, content_type="text/javascript"))
    page.goto(f"{address}/2026Q3/{DESK}")
    expect(notice(page)).to_contain_text("2026Q3 版已于 2026-11-30 撤回，请勿使用：<b>少了一页")
    expect(notice(page).locator("b")).to_have_count(0)
    page.goto(f"{address}/2026Q2/{DESK}")
    expect(page.locator(".md-banner")).to_be_hidden()


def test_a_state_of_a_later_program_does_no_harm(page: Page, address: str, grown: Path) -> None:
    text = (grown / "versions.js").read_text(encoding="utf-8").replace('"superseded"', '"mothballed"')
    page.route("**/versions.js?*", lambda way: way.fulfill(body=text, content_type="text/javascript"))
    page.goto(f"{address}/2026Q2/{DESK}")
    expect(notice(page)).to_have_text(" 看现行 2026Q3 版的这一页".strip())
    expect(menu(page).locator("a")).to_have_count(4)


def test_a_version_alone_is_readable(browser: Browser, address: str) -> None:
    """A copy of one folder knows nothing of the others."""
    context = browser.new_context()
    page = context.new_page()
    page.route("**/versions.js?*", lambda way: way.abort())
    page.goto(f"{address}/2026Q2/{DESK}")
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator(".md-banner")).to_be_hidden()
    page.goto(f"{address}/draft/{DESK}")
    expect(notice(page)).to_contain_text("草案未经批准")
    context.close()


def test_without_scripts_the_draft_warns_and_the_way_on_is_there(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/draft/{DESK}")
    expect(notice(page)).to_have_text("草案未经批准，不得作为正式依据使用")
    menu(page).locator("summary").click()
    menu(page).locator("a").click()
    page.wait_for_url(f"{address}/2026Q3/index.html")
    context.close()


@pytest.mark.parametrize("folder", ["2026Q2", "2026Q3", "draft"])
def test_nothing_moves_when_the_versions_are_known(page: Page, address: str, folder: str) -> None:
    page.add_init_script("""
        window.moved = 0;
        const note = (list) => list.getEntries().forEach((entry) => { window.moved += entry.value; });
        new PerformanceObserver(note).observe({type: "layout-shift", buffered: true});
    """)
    page.goto(f"{address}/{folder}/{DESK}", wait_until="networkidle")
    assert page.evaluate("window.moved") < 0.01


def test_what_is_known_of_the_versions_is_asked_for_anew_each_day(page: Page, address: str) -> None:
    asked: list[str] = []

    def note(request: Request) -> None:
        asked.append(request.url)

    page.on("request", note)
    page.goto(f"{address}/2026Q2/{DESK}")
    day = page.evaluate("new Date().toISOString().slice(0, 10)")
    assert f"{address}/versions.js?{day}" in asked


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("folder", ["2026Q2", "2026Q3", "draft"])
def test_every_text_about_versions_stands_out(
    browser: Browser, grown: Path, folder: str, scheme: Literal["light", "dark"]
) -> None:
    context = browser.new_context(color_scheme=scheme)
    page = context.new_page()
    page.goto(f"{grown.as_uri()}/{folder}/services/index.html?missed")
    menu(page).locator("summary").click()
    expect(page.locator(".hb-missed")).to_be_visible()
    assert page.evaluate(CONTRASTS) == []
    context.close()


@pytest.mark.parametrize(
    ("folder", "stamp"), [("2026Q2", "作废"), ("2027Q1", "尚未生效"), ("draft", "草案"), ("2026Q3", None)]
)
def test_paper_says_on_every_page_what_is_not_in_force(
    page: Page, grown: Path, tmp_path: Path, folder: str, stamp: str | None
) -> None:
    page.goto(f"{grown.as_uri()}/{folder}/{DESK}")
    page.pdf(path=tmp_path / "page.pdf")
    paper = pypdf.PdfReader(tmp_path / "page.pdf").pages
    texts = ["".join(normalize("NFKC", one.extract_text()).split()) for one in paper]
    if stamp:
        assert all(stamp in text for text in texts)
        assert "生效" in texts[0] or "作废" in texts[0] or "草案未经批准" in texts[0]
    else:
        assert not any(word in text for text in texts for word in ("作废", "尚未生效", "草案"))


# ------------------------------------------------------------------------------------- prints of all versions


def test_paper_that_no_release_has_changed_is_valid_in_all(
    page: Page, top: str, codes: dict[tuple[str, str], str]
) -> None:
    code = codes["complaint-form", "2026Q2"]
    page.goto(f"{top}/forms/complaint-form.html#print-{code}")
    page.wait_for_url(f"{top}/2026Q3/forms/complaint-form.html#print-{code}")
    assert kind(page) == "valid"
    current = page.locator("[data-hb-facts=current]")
    expect(current).to_contain_text("2026Q2、2026Q3、2027Q1、草案")
    expect(current).to_contain_text("现行有效")


@pytest.mark.parametrize("place", [SHEET, "verify.html", f"2026Q2/{SHEET}", f"draft/{SHEET}"])
def test_paper_that_was_replaced_names_the_release_that_did_and_leads_to_the_valid_print(
    page: Page, top: str, codes: dict[tuple[str, str], str], place: str
) -> None:
    page.goto(f"{top}/{place}#print-{codes['desk-sheet', '2026Q2']}")
    assert kind(page) == "replaced"
    asked = page.locator("[data-hb-facts=asked]")
    expect(asked).to_contain_text("已被取代")
    expect(asked.locator("[data-hb-slot=since]")).to_have_text("2026Q3")
    expect(page.locator("[data-hb-facts=current]")).to_contain_text(codes["desk-sheet", "2026Q3"])
    link = page.locator("a[data-hb-link=file]")
    assert link.evaluate("link => link.href") == f"{top}/2026Q3/printables/desk-sheet.pdf"
    asked.locator("a").click()
    expect(page).to_have_url(f"{top}/2026Q3/changes/2026Q3.html#print-desk-sheet")
    expect(page.locator("[id='print-desk-sheet']")).to_be_in_viewport()


@pytest.mark.parametrize(("version", "verdict"), [("2027Q1", "not-yet"), ("draft", "draft")])
def test_paper_that_was_never_in_force_says_so(
    page: Page, top: str, codes: dict[tuple[str, str], str], version: str, verdict: str
) -> None:
    page.goto(f"{top}/{SHEET}#print-{codes['desk-sheet', version]}")
    assert kind(page) == verdict
    expect(page.locator("[data-hb-facts=current]")).to_contain_text(codes["desk-sheet", "2026Q3"])


def test_paper_of_a_document_that_was_dropped_is_verified_all_the_same(
    page: Page, top: str, codes: dict[tuple[str, str], str]
) -> None:
    page.goto(f"{top}/forms/pool-log.html#print-{codes['pool-log', '2026Q2']}")
    page.wait_for_url("**/2026Q3/verify.html#print-*")
    assert kind(page) == "dropped"
    expect(page.locator("[data-hb-facts=current]")).to_be_hidden()
    expect(page.locator("[data-hb-slot=since]")).to_have_text("2026Q3")


def test_a_part_of_a_sheet_that_was_replaced_is_told_by_the_whole(
    page: Page, top: str, codes: dict[tuple[str, str], str]
) -> None:
    page.goto(f"{top}/verify.html#print-{codes['desk-sheet', '2026Q2']}-7K2M")
    assert kind(page) == "replaced"
    expect(page.locator("[data-hb-facts=asked]")).to_contain_text(f"{codes['desk-sheet', '2026Q2']}-7K2M")


def test_a_verdict_of_a_later_program_is_told_by_what_it_comes_to(
    page: Page, address: str, grown: Path, codes: dict[tuple[str, str], str]
) -> None:
    text = (grown / "prints.js").read_text(encoding="utf-8").replace('"replaced"', '"mothballed"')
    page.route("**/prints.js?*", lambda way: way.fulfill(body=text, content_type="text/javascript"))
    page.goto(f"{address}/{SHEET}#print-{codes['desk-sheet', '2026Q2']}")
    assert kind(page) == "replaced"
