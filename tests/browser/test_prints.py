"""A print held against the site: by its QR code, and by its content code typed in."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from generator.content import printed as with_check
from tests.browser.test_site import CONTRASTS, PHONE

SHEET, OTHER = "customer-service-quality-sheet", "complaint-record"
UNKNOWN = "ZZZZ-ZZZZ"


@pytest.fixture
def codes(site: Path) -> dict[str, str]:
    """Return the content code of each document by its id."""
    rows = read(site.parent / "prints.js")
    return {row["id"]: code for code, row in rows.items()}


@pytest.fixture
def printed(site: Path) -> dict[str, str]:
    """Return the code of each document as it stands on paper, by its id."""
    return {row["id"]: row["printed"] for row in read(site.parent / "prints.js").values()}


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
    expect(answer(page)).to_contain_text("本手册没有这个内容码")
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


@pytest.mark.parametrize("how", ["plain", "lower", "spaced", "wide", "mistaken", "pasted", "checked"])
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
        "checked": with_check(code).lower().replace("-", " "),
    }
    page.goto(f"{start}/index.html")
    page.locator(".md-footer a[href$='verify.html']").click()
    page.locator("#_code").fill(written[how])
    page.keyboard.press("Enter")
    assert kind(page) == "valid"
    expect(page.locator("[data-hb-facts=current]")).to_contain_text(code)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (UNKNOWN, "unknown"),
        (with_check(UNKNOWN), "unknown"),
        (UNKNOWN + "-7", "slip"),
        ("ABC", "malformed"),
        ("ABCD-EFGU", "malformed"),
        (UNKNOWN + "-77", "malformed"),
    ],
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


@pytest.mark.parametrize("slip", ["another", "one less", "one more", "swapped", "check", "no check"])
def test_a_slip_of_the_keyboard_is_told_from_another_document(
    page: Page, start: str, printed: dict[str, str], slip: str
) -> None:
    code = printed[SHEET]
    place = next(at for at in range(7) if "-" not in code[at : at + 2] and code[at] != code[at + 1])
    wrong = "Z" if code[place] != "Z" else "Y"
    typed = {
        "another": code[:place] + wrong + code[place + 1 :],
        "one less": code[:place] + code[place + 1 :],
        "one more": code[:place] + wrong + code[place:],
        "swapped": code[:place] + code[place + 1] + code[place] + code[place + 2 :],
        "check": code[:-1] + ("Z" if code[-1] != "Z" else "Y"),
        "no check": (code[:place] + wrong + code[place + 1 :])[:-2],
    }
    page.goto(f"{start}/verify.html")
    page.locator("#_code").fill(typed[slip])
    page.keyboard.press("Enter")
    assert kind(page) == "slip"
    expect(page.locator("[data-hb-facts=current]")).to_be_hidden()
    near = page.locator("[data-hb-near] button")
    expect(near).to_have_text(code)
    near.click()
    assert kind(page) == "valid"
    expect(page.locator("#_code")).to_have_value(code)


@pytest.mark.parametrize("path", [f"sheets/{SHEET}.html", "verify.html"])
def test_of_a_part_only_what_can_be_known_is_said(
    page: Page, start: str, site: Path, codes: dict[str, str], path: str
) -> None:
    """Never that its content is the same: nobody compared it."""
    rows = read(site.parent / "prints.js")
    row = {**rows[codes[SHEET]], "parts": {"4TVB": "Garden"}}
    told = f"window.handbookPrints = {json.dumps({**rows, codes[SHEET]: row})};"
    page.route("**/prints.js?*", lambda route: route.fulfill(body=told, content_type="text/javascript"))
    expected = {"4TVB": "part-of-site", "4TVC": "part-changed", "ZZZZ": "part", "4TVB-ZZZZ": "part-of-site"}
    for part, verdict in expected.items():
        page.goto(f"{start}/{path}#print-{with_check(f'{codes[SHEET]}-{part}')}")
        page.reload()
        assert kind(page) == verdict
        expect(answer(page)).not_to_contain_text("内容就相同", use_inner_text=True)
        expect(page.locator("[data-hb-facts=asked]")).to_contain_text(f"{codes[SHEET]}-{part}")
        garden = page.locator("[data-hb-facts=asked]").get_by_text("Garden")
        expect(garden).to_be_visible() if verdict == "part-of-site" else expect(garden).to_be_hidden()
        expect(page.locator("[data-hb-facts=current]")).to_contain_text(codes[SHEET])
    page.goto(f"{start}/{path}#print-{with_check(UNKNOWN + '-7K2M')}")
    page.reload()
    assert kind(page) == "unknown"


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
