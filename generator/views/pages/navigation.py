"""What the site's engine is told about the pages: names, order, language, state. JSON, which is YAML."""

from __future__ import annotations

import html
import json
from typing import Any

from generator.model.handbook import Handbook
from generator.model.parties import Department, Post, Term
from generator.views.control import control
from generator.views.pages.page import Page
from generator.views.wording import Wording

SINGLE_PAGES = ("records", "terms", "sources", "gaps")
"""Pages of the first level that have none below them, in the order of the navigation."""


def navigation(pages: tuple[Page, ...], handbook: Handbook, wording: Wording) -> str:
    """Return the generated part of the engine's configuration; the theme shows its texts as HTML."""
    words = wording.words
    about = control(wording, "", "")
    settings = {
        "site_name": as_html(wording.plain(handbook.about.title)),
        "copyright": as_html(words("pages.footer", organisation=about.organisation, version=about.version)),
        "nav": _entries(pages, words("pages.title.home")),
        "theme": {"language": words.language, "palette": _palette(wording)},
        "markdown_extensions": {"toc": {"permalink_title": words("pages.permalink")}},
        "extra": {
            "handbook": {
                "notice": about.state_note,
                "version": about.version,
                "missing": words("pages.missing"),
                "home": words("pages.title.home"),
                "copied": words("pages.copied"),
                "synonyms": _synonyms(handbook, wording),
            }
        },
    }
    return json.dumps(settings, ensure_ascii=False, indent=1) + "\n"


def as_html(text: str) -> str:
    """Return a text on one line, escaped: the theme puts names into its pages as they are."""
    return html.escape(" ".join(text.split()), quote=True)


def _entries(pages: tuple[Page, ...], home: str) -> list[dict[str, Any]]:
    """Return the tree of the navigation: home, the folders with their pages, the single pages."""
    by_path = {page.path: page for page in pages}
    entries: list[dict[str, Any]] = [{home: "index.md"}]
    for index in (page for page in pages if page.path.endswith("/index")):
        below = [page for page in pages if page.folder == index.folder and page is not index]
        leaves = [{as_html(page.title): f"{page.path}.md"} for page in below]
        entries.append({as_html(index.title): [f"{index.path}.md", *leaves]})
    entries += [{as_html(by_path[path].title): f"{path}.md"} for path in SINGLE_PAGES if path in by_path]
    return entries


def _palette(wording: Wording) -> list[dict[str, Any]]:
    """Return light and dark; which one is first shown follows the reader's system."""
    words = wording.words
    return [
        {
            "media": "(prefers-color-scheme: light)",
            "scheme": "default",
            "primary": "custom",
            "accent": "custom",
            "toggle": {"icon": "material/weather-night", "name": words("pages.to-dark")},
        },
        {
            "media": "(prefers-color-scheme: dark)",
            "scheme": "slate",
            "primary": "custom",
            "accent": "custom",
            "toggle": {"icon": "material/weather-sunny", "name": words("pages.to-light")},
        },
    ]


def _synonyms(handbook: Handbook, wording: Wording) -> dict[str, str]:
    """Return the name in use for each other name of a term, post or department, for the search."""
    found: dict[str, str] = {}
    named: list[Term | Post | Department] = [*handbook.terms, *handbook.posts, *handbook.departments]
    for entity in named:
        for alias in entity.aliases:
            found.setdefault(wording.plain(alias), wording.plain(entity.title))
    return found
