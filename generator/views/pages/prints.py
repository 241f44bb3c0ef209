"""Where a print is compared with the handbook by its content code, and the bundle of all prints."""

from __future__ import annotations

from dataclasses import dataclass

from generator.views.address import Address
from generator.views.pages.book import Book
from generator.views.pages.page import Download, Page, Row, Table, table
from generator.views.prints import in_bundle
from generator.views.wording import Span

BUNDLE = "printables.zip"
"""The archive of all prints, beside them."""
VERIFY = "verify"
"""The page where a content code is typed in."""


@dataclass(frozen=True)
class VerifyView:
    """The page where a content code is typed in, with the valid codes for whoever looks them up by eye."""

    codes: Table


def verify_page(book: Book) -> Page:
    """Return the page where prints are compared with the handbook."""
    columns = book.columns(
        ("pages.column.number", "code"), ("prints.fact.document", "name"), ("print.code", "text")
    )
    rows = (
        Row(
            (
                (Span(one.number),) if one.number else (),
                (Span(one.title, Address(one.page.removesuffix(".html"))),),
                (Span(one.printed, kind="code"),),
            )
        )
        for one in book.prints.values()
    )
    return Page(VERIFY, book.words("prints.title"), "verify", VerifyView(table(columns, rows)))


def bundle(book: Book) -> Download | None:
    """Return the archive of all prints when there is one."""
    if BUNDLE not in book.printables:
        return None
    bundled = {one.id for one in in_bundle(book.handbook, book.prints.values())}
    count = sum(file.rpartition(".")[0] in bundled for file in book.printables)
    label = book.words("prints.bundle", n=count)
    return Download(f"printables/{BUNDLE}", label, label)
