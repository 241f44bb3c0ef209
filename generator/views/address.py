"""Where each entity stands on the site: its page and, on it, its permanent anchor."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass

from generator.model.handbook import Handbook

PAGE_FOLDERS = {
    "standard": "services",
    "procedure": "procedures",
    "sheet": "sheets",
    "form": "forms",
    "post": "posts",
}
"""The kinds that have a page of their own, with the folder of their pages."""
SHARED_PAGES = {
    "department": "posts/index",
    "scheme": "scoring",
    "response-set": "scoring",
    "method": "methods",
    "mark": "methods",
    "script": "scripts",
    "competence": "competences",
    "staffing": "competences",
    "retention": "records",
    "document": "documents",
    "site-type": "sites",
    "site": "sites",
    "term": "terms",
    "source": "sources",
    "conflict": "quality/conflicts",
    "area": "quality/coverage",
    "suggestion": "quality/suggestions",
    "clause": "quality/clauses",
    "withheld": "quality/withheld",
}
"""The kinds that share one page, each with an anchor there."""


@dataclass(frozen=True)
class Address:
    """A page of the site without its ending, as `services/complaints`, and an anchor on it or none."""

    page: str
    anchor: str = ""

    def href(self, page: str, ending: str = ".html") -> str:
        """Return the relative link from another page to here."""
        if page == self.page and self.anchor:
            return f"#{self.anchor}"
        path = posixpath.relpath(self.page + ending, posixpath.dirname(page) or ".")
        return f"{path}#{self.anchor}" if self.anchor else path


def addresses(handbook: Handbook) -> dict[str, Address]:
    """Return the address of every entity that has one, by id.

    An entity inside another (a criterion, a step) has its anchor on that one's page. Events, cases
    and variables are words, not places: they have none.
    """
    found: dict[str, Address] = {}
    for _, entity in handbook.entities:
        parent = handbook.parents.get(entity.id)
        if folder := PAGE_FOLDERS.get(entity.kind):
            found[entity.id] = Address(f"{folder}/{entity.id}")
        elif page := SHARED_PAGES.get(entity.kind):
            found[entity.id] = Address(page, entity.id)
        elif parent and parent.id in found:
            found[entity.id] = Address(found[parent.id].page, entity.id)
    return found
