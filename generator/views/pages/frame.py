"""What stands around the content of every page: how to suggest a revision of it."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import quote

from generator.model.base import Unspecified
from generator.model.forms import Form
from generator.views.control import control
from generator.views.imprint import site_address
from generator.views.pages.book import Book
from generator.views.pages.page import Frame, Page
from generator.views.wording import Prose, Span


def framed(book: Book, page: Page) -> Page:
    """Return a page with what stands around it."""
    return replace(page, frame=Frame(mail=mail(book, page), form=blank_form(book)))


def mail(book: Book, page: Page) -> str:
    """Return the link to a mail that suggests a revision of a page: to whom, on what, and what to write.

    It goes to nobody where the handbook names no address; then whoever writes it fills that in.
    """
    settings, words = book.handbook.about.control, book.words
    to = settings.suggestions_to if settings else ""
    version = control(book.wording, "", "").version
    title = f"{page.code} {page.title}".strip()
    subject = words("pages.suggest.subject", title=title, version=version)
    place = f"{site_address(book.wording).rstrip('/')}/{book.wording.edition.folder}/{page.path}.html"
    name = page.path.rpartition("/")[2]
    identifier = name if name in book.handbook.by_id else page.path
    body = words("pages.suggest.body", title=title, id=identifier, version=version, page=place.lstrip("/"))
    address = "" if isinstance(to, Unspecified) else book.wording.plain(to)
    lines = "\r\n".join(body.split("\n"))
    return f"mailto:{quote(address, safe='@')}?subject={quote(subject, safe='')}&body={quote(lines, safe='')}"


def blank_form(book: Book) -> Prose:
    """Return the link to the blank form for suggestions; nothing where there is none."""
    settings = book.handbook.about.control
    identifier = settings.suggestion_form if settings else None
    form = book.handbook.find(identifier, Form) if identifier else None
    return (Span(book.title(form), book.wording.addresses[form.id], form.kind),) if form else ()
