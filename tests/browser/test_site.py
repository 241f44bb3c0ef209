"""The built site as people use it: on a server and from a folder, wide and narrow, light and dark."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

PHONE: ViewportSize = {"width": 390, "height": 844}
FOLDERS = ("services", "procedures", "sheets", "forms", "posts")


def one_of_each_kind(site: Path) -> list[str]:
    """Return the single pages, those of the workbench, and of each folder its list and its longest page.

    A list of questions looks other than a standard, so one of them is looked at too.
    """
    found = [path.name for path in sorted(site.glob("*.html")) if path.name != "404.html"]
    found += [f"quality/{path.name}" for path in sorted((site / "quality").glob("*.html"))]
    found.append("services/hotel-front-office.html")
    for folder in FOLDERS:
        leaves = [path for path in (site / folder).glob("*.html") if path.name != "index.html"]
        longest = max(leaves, key=lambda path: path.stat().st_size)
        found += [f"{folder}/index.html", f"{folder}/{longest.name}"]
    return found


def typed(page: Page, words: str) -> None:
    """Type words into the search. An input method ends with a key, which the theme waits for."""
    field = page.locator("input.md-search__input")
    field.click()
    field.fill(words)
    field.dispatch_event("keyup")


def search(page: Page, words: str) -> list[str]:
    """Return the addresses that a search finds, best first, without what the theme adds for highlighting."""
    typed(page, words)
    expect(page.locator(".md-search-result__meta")).to_have_text(re.compile("符合条件"))
    results = page.locator(".md-search-result__list > li > a")
    return [link.split("?")[0] for link in results.evaluate_all("links => links.map(link => link.href)")]


def told(page: Page) -> int:
    """Return how many pages the search says that it found; it lists the first of them only."""
    return int(re.sub(r"\D", "", page.locator(".md-search-result__meta").inner_text()))


def test_home_opens_for_three_groups(page: Page, start: str) -> None:
    page.goto(f"{start}/index.html")
    expect(page.locator(".hb-card")).to_have_count(3)
    expect(page.locator("html")).to_have_attribute("lang", "zh")
    expect(page.locator(".hb-notice")).to_be_visible()
    expect(page).to_have_title("物业客户服务质量手册 - 物业客户服务质量手册")


def test_a_post_is_two_clicks_from_its_steps(page: Page, start: str) -> None:
    page.goto(f"{start}/index.html")
    page.locator(".hb-posts a").filter(has_text="投诉处理人").click()
    page.locator("table.hb-table a").first.click()
    assert "/procedures/" in page.url
    target = page.locator(f"[id='{page.url.split('#')[1]}']")
    expect(target).to_be_in_viewport()


def test_a_reference_in_a_text_leads_to_its_anchor(page: Page, start: str) -> None:
    page.goto(f"{start}/services/complaints.html")
    link = page.locator("p.hb-text a.hb-ref--limit").first
    anchor = str(link.get_attribute("href")).split("#")[1]
    link.click()
    expect(page.locator(f"tr[id='{anchor}']")).to_be_in_viewport()


def test_a_contradiction_leads_to_the_register(page: Page, start: str) -> None:
    page.goto(f"{start}/services/complaints.html")
    notice = page.locator("a.hb-ref--settled-notice").first
    anchor = str(notice.get_attribute("href")).split("#")[1]
    notice.click()
    assert "/quality/conflicts.html" in page.url
    expect(page.locator(f"h2[id='{anchor}']")).to_be_in_viewport()
    expect(page.locator(f"h2[id='{anchor}'] + section .hb-side")).not_to_have_count(1)


def test_other_industries_come_last_and_are_badged(page: Page, start: str) -> None:
    page.goto(f"{start}/services/index.html")
    foreign = [
        "其他行业" in text
        for text in page.locator("article h2").evaluate_all("all => all.map(h => h.textContent)")
    ]
    assert any(foreign)
    assert foreign == sorted(foreign)
    page.goto(f"{start}/services/hotel-front-office.html")
    expect(page.locator(".hb-badges")).to_contain_text("酒店业")


def test_a_long_list_is_narrowed_down(page: Page, start: str) -> None:
    page.goto(f"{start}/services/index.html")
    field = page.locator("[data-hb-filter]")
    rows = page.locator("tbody tr:visible")
    before = rows.count()
    field.fill("投诉 处理")
    expect(rows).to_have_count(1)
    expect(page.locator("article h2:visible")).to_have_count(1)
    field.fill("没有这样的标准")
    expect(page.locator(".hb-filter [role=status]")).not_to_be_empty()
    field.fill("")
    expect(rows).to_have_count(before)


def test_the_basis_of_a_question_unfolds(page: Page, start: str) -> None:
    page.goto(f"{start}/services/hotel-front-office.html")
    basis = page.locator("details.hb-basis").first
    expect(basis.locator(".hb-foot")).to_be_hidden()
    basis.locator("summary").click()
    expect(basis.locator(".hb-foot")).to_be_visible()


def test_a_permanent_link_is_copied(page: Page, server: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{server}/services/complaints.html")
    link = page.locator("a.hb-id[data-hb-copy]").first
    link.click()
    expect(page.locator(".hb-copied")).not_to_be_empty()
    assert (
        page.evaluate("navigator.clipboard.readText()")
        == f"{server}/services/complaints.html#{link.inner_text()}"
    )


@pytest.mark.parametrize(
    ("words", "path"),
    [
        ("投诉", "/services/complaints.html"),
        ("装修押金", None),
        ("月报 按时", "/services/complaints.html"),
        ("complaints.first-reply", "/services/complaints.html"),
        ("放行条", "/forms/goods-release-slip.html"),
        ("QPI.9", "/services/telephone-answering.html"),
        ("电话结束语", "/scripts.html"),
        ("收银员 寄存", "/services/hotel-front-office.html"),
        ("无效投诉多久答复", "/quality/conflicts.html"),
    ],
)
def test_search_finds_what_literally_stands_there(
    page: Page, start: str, words: str, path: str | None
) -> None:
    page.goto(f"{start}/index.html")
    if path is None:
        assert search(page, words) == []
    else:
        assert any(path in found for found in search(page, words)[:3])


def test_search_by_another_name_finds_the_name_in_use(page: Page, start: str) -> None:
    page.goto(f"{start}/index.html")
    by_name, number_by_name = search(page, "品质管理部"), told(page)
    page.goto(f"{start}/terms.html")
    by_alias, number_by_alias = search(page, "质检部"), told(page)
    assert number_by_alias >= number_by_name > 1
    assert by_name[0] in by_alias


def test_nothing_is_wider_than_a_phone(browser: Browser, site: Path) -> None:
    context = browser.new_context(viewport=PHONE)
    page = context.new_page()
    wide = []
    for path in one_of_each_kind(site):
        page.goto(f"{site.as_uri()}/{path}")
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            wide.append(path)
    context.close()
    assert wide == []


def test_the_chart_follows_the_colours(browser: Browser, site: Path) -> None:
    seen = []
    schemes: list[Literal["light", "dark"]] = ["light", "dark"]
    for scheme in schemes:
        context = browser.new_context(color_scheme=scheme)
        page = context.new_page()
        page.goto(f"{site.as_uri()}/procedures/complaint-handling.html")
        seen.append(
            page.locator(".hb-chart a text").last.evaluate(
                "text => [getComputedStyle(text).fill, getComputedStyle(document.body).backgroundColor]"
            )
        )
        context.close()
    (light_ink, light_ground), (dark_ink, dark_ground) = seen
    assert light_ink != dark_ink
    assert light_ground != dark_ground


def test_colours_are_kept_when_chosen_by_hand(page: Page, server: str) -> None:
    page.goto(f"{server}/index.html")
    page.locator("label[for=__palette_1]").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.goto(f"{server}/terms.html")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


def test_the_first_key_press_offers_to_skip_to_the_content(page: Page, server: str) -> None:
    page.goto(f"{server}/services/complaints.html")
    page.keyboard.press("Tab")
    expect(page.locator("a.md-skip")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#_top$"))


def test_headings_step_down_one_at_a_time(browser: Browser, site: Path) -> None:
    context = browser.new_context()
    page = context.new_page()
    for path in one_of_each_kind(site):
        page.goto(f"{site.as_uri()}/{path}")
        levels = page.locator("article :is(h1, h2, h3, h4)").evaluate_all(
            "all => all.map(one => +one.tagName[1])"
        )
        assert levels[0] == 1, path
        assert levels.count(1) == 1, path
        assert all(after - before <= 1 for before, after in pairwise(levels)), path
    context.close()


def test_nothing_moves_while_a_page_loads(page: Page, server: str) -> None:
    page.add_init_script("""
        window.moved = 0;
        const note = (list) => list.getEntries().forEach((entry) => { window.moved += entry.value; });
        new PerformanceObserver(note).observe({type: "layout-shift", buffered: true});
    """)
    page.goto(f"{server}/services/complaints.html", wait_until="networkidle")
    assert page.evaluate("window.moved") < 0.01


CONTRASTS = """() => {
  const channel = (value) => value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  const luminance = ([red, green, blue]) =>
    0.2126 * channel(red / 255) + 0.7152 * channel(green / 255) + 0.0722 * channel(blue / 255);
  const canvas = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
  const rgba = (colour) => {
    canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const over = ([red, green, blue, alpha], ground) =>
    [red, green, blue].map((value, at) => value * alpha / 255 + ground[at] * (1 - alpha / 255));
  const ground = (element) => {
    if (!element) return [255, 255, 255];
    const own = rgba(getComputedStyle(element).backgroundColor);
    return own[3] === 255 ? own.slice(0, 3) : over(own, ground(element.parentElement));
  };
  const weak = new Set();
  for (const element of document.querySelectorAll("body *")) {
    const text = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    const seen = element.checkVisibility({visibilityProperty: true});
    const drawn = seen && !element.closest("svg, script, style");
    if (!text || !drawn) continue;
    const style = getComputedStyle(element);
    const behind = ground(element);
    const ink = luminance(over(rgba(style.color), behind)), paper = luminance(behind);
    const ratio = (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05);
    const size = parseFloat(style.fontSize);
    const large = size >= 24 || (size >= 18.66 && style.fontWeight >= 700);
    if (ratio < (large ? 3 : 4.5)) weak.add(`${element.className || element.tagName} ${ratio.toFixed(2)}`);
  }
  return [...weak];
}"""
"""Texts whose contrast with what is behind them is below that of WCAG 2.2, level AA."""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_stands_out_from_its_ground(
    browser: Browser, site: Path, scheme: Literal["light", "dark"]
) -> None:
    context = browser.new_context(color_scheme=scheme, viewport={"width": 1366, "height": 900})
    page = context.new_page()
    weak = {}
    for path in one_of_each_kind(site):
        page.goto(f"{site.as_uri()}/{path}")
        if found := page.evaluate(CONTRASTS):
            weak[path] = found
    context.close()
    assert weak == {}
