"""The pages of names that a decision made one with another: each leads on to the page of the one that stays.

Links, printed codes and bookmarks outlive a name, so its page stays as long as the decision does.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.views.address import PAGE_FOLDERS, Address
from generator.views.pages.book import Book
from generator.views.pages.page import Page
from generator.views.wording import Prose

MOVED = "moved"
"""The template of such a page."""


@dataclass(frozen=True)
class MovedView:
    """What leads on."""

    text: Prose
    """That it is one with another, which is a link."""
    to: Address


def moved_pages(book: Book) -> Iterator[Page]:
    """Yield a page for each name that had one and is another now."""
    for old, now in book.wording.decisions.merged.items():
        entity, address = book.entity(old), book.wording.addresses.get(now)
        if address is not None and (folder := PAGE_FOLDERS.get(entity.kind)):
            title = book.title(entity)
            text = book.says("pages.moved", title=title, now=book.link(book.entity(now)))
            yield Page(f"{folder}/{old}", title, MOVED, MovedView(text, address))
