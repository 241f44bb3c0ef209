"""What the site's engine is told about the pages: names, order, language, state. JSON, which is YAML."""

from __future__ import annotations

import html
import json
from typing import Any

from generator.content import ALPHABET
from generator.model.forms import Form
from generator.model.parties import Department, Post, Term
from generator.model.register import Document
from generator.views.control import control
from generator.views.pages.frame import edition
from generator.views.pages.moved import MOVED
from generator.views.pages.page import Page
from generator.views.wording import Wording

ABOVE = "../"
"""Where the other versions are found from the top of one."""


def navigation(
    pages: tuple[Page, ...], wording: Wording, variants: tuple[str, ...] = (), above: str = ABOVE
) -> str:
    """Return the generated part of the engine's configuration; the theme shows its texts as HTML.

    `variants` are groups of characters that the search takes for one. Nothing stands `above` a preview, which
    shows one version alone.
    """
    words = wording.words
    about = control(wording, "", "")
    listed = tuple(page for page in pages if page.template != MOVED)
    moved = [f"/{page.path}.md" for page in pages if page.template == MOVED]
    settings = {
        "site_name": as_html(wording.plain(wording.handbook.about.title)),
        "copyright": as_html(edition(wording)),
        "nav": _entries(listed, words("pages.title.home"), words("pages.title.reference")),
        **({"not_in_nav": "\n".join(moved)} if moved else {}),
        "theme": {"language": words("common.theme-language"), "palette": _palette(wording)},
        "markdown_extensions": {"toc": {"permalink_title": words("pages.permalink")}},
        "extra": {
            "handbook": {
                "notice": about.state_note if about.draft else "",
                "version": as_html(about.version),
                "folder": wording.edition.folder,
                "above": above,
                "label": as_html(words("versions.label", version=about.version)),
                "words": words.section("versions"),
                "missing": words("pages.missing"),
                "home": words("pages.title.home"),
                "copied": words("pages.copied"),
                "verify": as_html(words("prints.title")),
                "alphabet": ALPHABET,
                "none": words("pages.filter-none"),
                "synonyms": _synonyms(wording),
                "variants": " ".join(variants),
            }
        },
    }
    return json.dumps(settings, ensure_ascii=False, indent=1) + "\n"


def as_html(text: str) -> str:
    """Return a text on one line, escaped: the theme puts names into its pages as they are."""
    return html.escape(" ".join(text.split()), quote=True)


def _entries(pages: tuple[Page, ...], home: str, reference: str) -> list[dict[str, Any]]:
    """Return the tree of the navigation: home, a section for each folder, and one for the single pages.

    The section of the single pages stands where the first of them does.
    """
    entries: list[dict[str, Any]] = [{home: "index.md"}]
    singles: list[dict[str, Any]] = []
    for page in pages[1:]:
        if page.path.endswith("/index"):
            below = [other for other in pages if other.folder == page.folder and other is not page]
            entries.append({as_html(page.title): [f"{page.path}.md", *_leaves(below)]})
        elif not page.folder:
            if not singles:
                entries.append({reference: singles})
            singles.append(_leaf(page))
    return entries


def _leaves(pages: list[Page]) -> list[dict[str, Any]]:
    """Return the pages of a folder, those with a heading in a section of their own."""
    found: list[dict[str, Any]] = []
    sections: dict[str, list[dict[str, Any]]] = {}
    for page in pages:
        if page.group and page.group not in sections:
            sections[page.group] = []
            found.append({as_html(page.group): sections[page.group]})
        (sections[page.group] if page.group else found).append(_leaf(page))
    return found


def _leaf(page: Page) -> dict[str, Any]:
    return {as_html(page.title): f"{page.path}.md"}


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


def _synonyms(wording: Wording) -> dict[str, str]:
    """Return the name in use for each other name of what is looked for by name, for the search.

    Words of the glossary are found by what the source calls them.
    """
    handbook = wording.handbook
    found: dict[str, str] = {}
    named: list[Term | Post | Department | Form | Document] = [
        *handbook.terms,
        *handbook.posts,
        *handbook.departments,
        *handbook.forms,
        *handbook.documents,
    ]
    for entity in named:
        for alias in entity.aliases:
            found.setdefault(wording.plain(alias), wording.plain(entity.title))
    for entry in handbook.about.glossary if wording.words.script == "traditional" else ():
        found.setdefault(entry.simplified, entry.traditional)
    return found
