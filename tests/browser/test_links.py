"""Every link of the built site leads somewhere, and every entity has its place there."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from generator.app.check import check
from generator.app.project import Project
from generator.lens.carried import in_effect
from generator.model.handbook import texts
from generator.model.publication import published, withheld
from generator.views.address import addresses

SITE = "http://site/"
LONG = 5
"""Shorter texts, as item numbers, stand in others by chance."""


class References(HTMLParser):
    """The ids of a page, and all files that it refers to: a letter by mail is none."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.feed(html)

    def handle_starttag(self, _tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value for name, value in attrs if value is not None}
        if "id" in values:
            self.ids.append(values["id"])
        named = (values[name] for name in ("href", "src", "data-worker") if name in values)
        self.links += [link for link in named if not link.startswith("mailto:")]


@pytest.fixture(scope="module")
def read(site: Path) -> dict[str, References]:
    paths = [path for path in sorted(site.rglob("*.html")) if path.name != "404.html"]
    return {path.relative_to(site).as_posix(): References(path.read_text(encoding="utf-8")) for path in paths}


def test_every_link_and_anchor_resolves(site: Path, read: dict[str, References]) -> None:
    broken = []
    for name, references in read.items():
        for link in references.links:
            whole = urlsplit(urljoin(SITE + name, link))
            path = unquote(whole.path.lstrip("/")) or "index.html"
            there = (site / path).is_file() and whole.netloc == "site"
            anchored = not whole.fragment or path not in read or unquote(whole.fragment) in read[path].ids
            if not (there and anchored):
                broken.append(f"{name}: {link}")
    assert broken == []


def test_every_entity_stands_where_its_address_says(root: Path, read: dict[str, References]) -> None:
    handbook = in_effect(published(check(Project(root)).handbook))
    missing = [
        f"{identifier}: {address.page}#{address.anchor}"
        for identifier, address in addresses(handbook).items()
        if address.anchor not in ("", *read[f"{address.page}.html"].ids)
    ]
    assert missing == []


def test_no_text_of_what_waits_for_a_review_is_on_the_site(root: Path, site: Path) -> None:
    handbook = check(Project(root)).handbook
    shown = set(map(str, (text for _, text in texts(published(handbook)))))
    hidden = {
        str(text)
        for stub in withheld(handbook)
        for _, text in texts(handbook.by_id[stub.id].entity)
        if len(text) >= LONG and not any(text in other for other in shown)
    }
    files = [*site.rglob("*.html"), *site.rglob("*.json")]
    pages = "".join(path.read_text(encoding="utf-8") for path in files)
    assert hidden
    assert [text for text in hidden if text in pages] == []


def test_no_id_stands_twice_on_a_page(read: dict[str, References]) -> None:
    for name, references in read.items():
        own = [one for one in references.ids if not one.startswith("__")]
        assert len(own) == len(set(own)), name


def test_no_page_reaches_outside(site: Path) -> None:
    for path in sorted(
        [*site.rglob("*.html"), *site.rglob("handbook.css"), *site.glob("assets/javascripts/*.js")]
    ):
        references = References(path.read_text(encoding="utf-8")) if path.suffix == ".html" else None
        assert not references or not [one for one in references.links if urlsplit(one).netloc], path
