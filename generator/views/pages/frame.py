"""What stands around the content of every page: when it last changed, and how to suggest a revision."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from urllib.parse import quote

from generator.views.address import Address
from generator.views.control import control
from generator.views.imprint import site_address, suggestions_address
from generator.views.pages.book import Book
from generator.views.pages.page import Frame, Page
from generator.views.wording import Prose, Wording

UNMARKED = frozenset({"suggestion"})
"""Kinds that carry no mark: a suggestion says itself when it came and which release decided on it."""


def framed(book: Book, pages: Iterable[Page]) -> Iterator[Page]:
    """Yield pages with what stands around them."""
    anchors: dict[str, list[str]] = {}
    for identifier, address in book.wording.addresses.items():
        anchors.setdefault(address.page, []).append(identifier)
    for page in pages:
        yield replace(page, frame=_frame(book, page, anchors.get(page.path, [])))


def _frame(book: Book, page: Page, entities: list[str]) -> Frame:
    marked = (one for one in entities if book.entity(one).kind not in UNMARKED)
    marks = {one: mark for one in marked if (mark := book.changed.of(one))}
    document = page.path.rpartition("/")[2]
    own = marks.pop(document, None) if book.wording.addresses.get(document) == Address(page.path) else None
    return Frame(
        edition=edition(book.wording),
        mail=mail(book, page),
        form=suggestion_form(book),
        revised=_revised(book, entities),
        own=own,
        marks=marks,
    )


def edition(wording: Wording) -> str:
    """Return whose handbook it is, and in which version."""
    about = control(wording, "", "")
    return wording.words("pages.footer", organisation=about.organisation, version=about.version)


def _revised(book: Book, entities: list[str]) -> Prose:
    """Return in which version anything on a page last changed."""
    versions = {book.changed.last(one) for one in entities} - {""}
    if not versions:
        return ()
    last = max(versions, key=book.changed.versions.index)
    return book.says(
        "pages.history.last", version=book.changed.link(last), effective=book.changed.effective(last)
    )


def mail(book: Book, page: Page) -> str:
    """Return the link to a mail that suggests a revision of a page: to whom, on what, and what to write.

    It goes to nobody where the handbook names no address; then whoever writes it fills that in.
    """
    words = book.words
    version = control(book.wording, "", "").version
    title = f"{page.code} {page.title}".strip()
    subject = words("pages.suggest.subject", title=title, version=version)
    place = f"{site_address(book.wording).rstrip('/')}/{book.wording.edition.folder}/{page.path}.html"
    name = page.path.rpartition("/")[2]
    identifier = name if name in book.handbook.by_id else page.path
    body = words("pages.suggest.body", title=title, id=identifier, version=version, page=place.lstrip("/"))
    to, lines = suggestions_address(book.wording), "\r\n".join(body.split("\n"))
    return f"mailto:{quote(to, safe='@')}?subject={quote(subject, safe='')}&body={quote(lines, safe='')}"


def suggestion_form(book: Book) -> Prose:
    """Return the link to the blank form for suggestions; nothing where there is none."""
    settings = book.handbook.about.control
    return book.blank(settings.suggestion_form if settings else None)
