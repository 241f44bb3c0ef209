"""A print held against the site: by its QR code, and by its content code typed in."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from tests.browser.test_site import CONTRASTS, PHONE

SHEET, OTHER = "customer-service-quality-sheet", "complaint-record"
UNKNOWN = "ZZZZ-ZZZZ"


@pytest.fixture
def codes(site: Path) -> dict[str, str]:
    """Return the content code of each document by its id."""
    rows = read(site.parent / "prints.js")
    return {row["id"]: code for code, row in rows.items()}


def read(file: Path) -> dict[str, dict[str, str]]:
    told = file.read_text(encoding="utf-8").removeprefix("window.handbookPrints = ").removesuffix(";\n")
    rows: dict[str, dict[str, str]] = json.loads(told)
    return rows


def answer(page: Page) -> Locator:
    return page.locator(".hb-verdict__box")


def kind(page: Page) -> str:
    expect(answer(page)).to_be_visible()
    return str(page.locator("[data-hb-verdict]").get_attribute("data-answer"))


def test_nothing_is_said_until_a_code_is_asked_for(page: Page, start: str) -> None:
    page.goto(f"{start}/sheets/{SHEET}.html")
    expect(page.locator(".hb-box")).to_be_visible()
    expect(answer(page)).to_be_hidden()


def test_the_link_on_paper_leads_to_the_valid_print(
    page: Page, start: str, site: Path, codes: dict[str, str]
) -> None:
    """The printed link has no version in it: it begins at the site's root."""
    root = start.rpartition("/")[0]
    page.goto(f"{root}/sheets/{SHEET}.html#print-{codes[SHEET]}")
    page.wait_for_url(f"{start}/sheets/{SHEET}.html#print-{codes[SHEET]}")
    assert kind(page) == "valid"
    expect(answer(page)).to_be_in_viewport()
    expect(answer(page)).to_contain_text("与手册当前版本一致")
    expect(answer(page)).to_contain_text(codes[SHEET])
    expect(answer(page)).to_contain_text("草案未经批准")
    link = answer(page).locator("a[data-hb-link=file]")
    assert link.evaluate("link => link.href") == f"{start}/printables/{SHEET}.pdf"
    assert (site / "printables" / f"{SHEET}.pdf").is_file()


def test_an_unknown_code_is_refused_with_the_valid_print(
    page: Page, start: str, codes: dict[str, str]
) -> None:
    page.goto(f"{start}/sheets/{SHEET}.html#print-{UNKNOWN}")
    assert kind(page) == "unknown"
    expect(answer(page)).to_contain_text("这份打印件不是当前版本")
    expect(page.locator("[data-hb-facts=asked]")).to_contain_text(UNKNOWN)
    expect(page.locator("[data-hb-facts=current]")).to_contain_text(codes[SHEET])
    link = answer(page).locator("a[data-hb-link=file]")
    assert link.evaluate("link => link.href") == f"{start}/printables/{SHEET}.pdf"


def test_the_code_of_another_document_leads_there(page: Page, start: str, codes: dict[str, str]) -> None:
    page.goto(f"{start}/sheets/{SHEET}.html#print-{codes[OTHER]}")
    assert kind(page) == "other"
    answer(page).locator("a[data-hb-link=page]").click()
    expect(page).to_have_url(f"{start}/forms/{OTHER}.html#print-{codes[OTHER]}")
    assert kind(page) == "valid"


@pytest.mark.parametrize("how", ["plain", "lower", "spaced", "wide", "mistaken", "pasted", "part"])
def test_a_code_typed_by_hand_may_be_written_anyhow(
    page: Page, start: str, codes: dict[str, str], how: str
) -> None:
    code = next(code for code in codes.values() if "0" in code or "1" in code)
    written = {
        "plain": code,
        "lower": code.lower().replace("-", ""),
        "spaced": " ".join(code),
        "wide": "".join(chr(ord(sign) + 0xFEE0) for sign in code),
        "mistaken": code.replace("0", "O").replace("1", "l"),
        "pasted": f"sheets/desk.html#print-{code}",
        "part": f"{code}-o1il".lower().replace("-", " "),
    }
    page.goto(f"{start}/index.html")
    page.locator(".md-footer a[href$='verify.html']").click()
    page.locator("#_code").fill(written[how])
    page.keyboard.press("Enter")
    assert kind(page) == "valid"
    expect(page.locator("[data-hb-facts=current]")).to_contain_text(code)


@pytest.mark.parametrize(
    ("typed", "told"),
    [(UNKNOWN, "unknown"), ("ABC", "malformed"), ("ABCD-EFGU", "malformed"), (UNKNOWN + "-77", "malformed")],
)
def test_a_wrong_code_typed_by_hand_is_told(page: Page, start: str, typed: str, told: str) -> None:
    page.goto(f"{start}/verify.html")
    page.locator("#_code").fill(typed)
    page.locator("[data-hb-verify] button").click()
    assert kind(page) == told
    expect(page.locator("[data-hb-facts=current]")).to_be_hidden()


def test_a_print_of_a_former_version_is_told_from_the_valid_one(
    page: Page, server: str, site: Path, codes: dict[str, str]
) -> None:
    rows = read(site.parent / "prints.js")
    of_old = {
        "valid": False,
        "verdict": "replaced",
        "version": "2026Q2",
        "versions": ["2026Q2"],
        "folder": "2026Q2",
    }
    former = rows[codes[SHEET]] | of_old
    told = f"window.handbookPrints = {json.dumps({**rows, UNKNOWN: former})};"
    page.route("**/prints.js?*", lambda route: route.fulfill(body=told, content_type="text/javascript"))
    for path in (f"sheets/{SHEET}.html", "verify.html"):
        page.goto(f"{server}/{path}#print-{UNKNOWN}")
        assert kind(page) == "replaced"
        expect(page.locator("[data-hb-facts=asked]")).to_contain_text("2026Q2")
        expect(page.locator("[data-hb-facts=current]")).to_contain_text(codes[SHEET])
        assert "/draft/" in str(answer(page).locator("a[data-hb-link=file]").evaluate("link => link.href"))


@pytest.mark.parametrize("path", [f"sheets/{SHEET}.html", "verify.html"])
def test_the_code_of_a_sheet_of_a_round_is_verified_by_that_of_the_whole_sheet(
    page: Page, start: str, codes: dict[str, str], path: str
) -> None:
    note = page.locator("[data-hb-part]")
    page.goto(f"{start}/{path}#print-{codes[SHEET]}-7K2M")
    assert kind(page) == "valid"
    expect(note).to_contain_text("为某次检查挑选")
    expect(page.locator("[data-hb-facts=asked]")).to_contain_text(f"{codes[SHEET]}-7K2M")
    expect(page.locator("[data-hb-facts=current]")).to_contain_text(codes[SHEET])
    page.goto(f"{start}/{path}#print-{codes[SHEET]}")
    assert kind(page) == "valid"
    expect(note).to_be_hidden()
    page.goto(f"{start}/{path}#print-{UNKNOWN}-7K2M")
    assert kind(page) == "unknown"
    expect(note).to_be_hidden()


def test_a_page_knows_its_own_code_without_the_list(
    browser: Browser, server: str, codes: dict[str, str]
) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.route("**/prints.js?*", lambda route: route.abort())
    page.goto(f"{server}/sheets/{SHEET}.html#print-{codes[SHEET]}")
    assert kind(page) == "same"
    page.goto(f"{server}/verify.html#print-{codes[SHEET]}")
    assert kind(page) == "unavailable"
    context.close()


def test_an_address_is_never_markup(page: Page, start: str) -> None:
    page.goto(f"{start}/sheets/{SHEET}.html#print-<img src=x onerror=alert(1)>%ZZ")
    assert kind(page) == "unknown"
    expect(answer(page).locator("img")).to_have_count(0)


def test_all_works_under_a_strict_content_security_policy(
    page: Page, server: str, codes: dict[str, str]
) -> None:
    """The theme has scripts of its own in its pages; ours need nothing but files of the site."""
    said: list[str] = []
    page.on("console", lambda told: said.append(told.text))
    policy = (
        "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data:; connect-src 'self'; worker-src 'self'"
    )

    def guarded(route: Route) -> None:
        got = route.fetch()
        route.fulfill(response=got, headers={**got.headers, "content-security-policy": policy})

    page.route("**/*.html", guarded)
    page.goto(f"{server}/sheets/{SHEET}.html#print-{codes[SHEET]}")
    assert kind(page) == "valid"
    assert [text for text in said if "Security" in text] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("code", ["valid", "other", "unknown"])
def test_the_answer_is_readable_on_a_phone(
    browser: Browser, start: str, codes: dict[str, str], scheme: str, code: str
) -> None:
    asked = {"valid": codes[SHEET], "other": codes[OTHER], "unknown": UNKNOWN}[code]
    context = browser.new_context(viewport=PHONE, color_scheme="dark" if scheme == "dark" else "light")
    page = context.new_page()
    page.goto(f"{start}/sheets/{SHEET}.html#print-{asked}")
    assert kind(page) == code
    expect(answer(page).locator(".hb-verdict__title:visible")).to_be_in_viewport(ratio=1)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.evaluate(CONTRASTS) == []
    page.emulate_media(media="print")
    expect(answer(page)).to_be_hidden()
    context.close()
