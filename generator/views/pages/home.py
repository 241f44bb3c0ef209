"""The home page: one card for each of the three groups that use the handbook, and its documents by kind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.content import WHOLE
from generator.model.base import Unspecified
from generator.model.forms import Form
from generator.model.sheets import Sheet
from generator.views.address import Address
from generator.views.pages.book import Book
from generator.views.pages.changes import INDEX as CHANGES
from generator.views.pages.page import Download, Page
from generator.views.pages.posts import post_groups
from generator.views.pages.prints import bundle
from generator.views.pages.quality import Tile, tiles
from generator.views.places import in_order
from generator.views.wording import Prose

VERSIONS_MOST = 4
"""So many versions are named; all stand on a page of their own."""


@dataclass(frozen=True)
class Count:
    """How many of something the handbook has, with the way there."""

    number: int
    label: str
    address: Address


@dataclass(frozen=True)
class PostGroup:
    """The posts of one department, to choose one's own from."""

    title: str
    posts: tuple[Prose, ...]


@dataclass(frozen=True)
class Printable:
    """A blank sheet or form, with its page and its file."""

    name: Prose
    download: Download | None


@dataclass(frozen=True)
class HomeView:
    """The home page."""

    organisation: str
    counts: tuple[Count, ...]
    departments: tuple[PostGroup, ...]
    sheets: tuple[Printable, ...]
    forms: tuple[Printable, ...]
    more_sheets: Address
    more_forms: Address
    bundle: Download | None
    """All prints in one file."""
    whole: Download | None
    """The handbook as one document."""
    tiles: tuple[Tile, ...]
    """What is open."""
    versions: tuple[Prose, ...]
    """What is new: the last versions with their changes, the newest first; empty without releases."""
    changes: Address | None
    """Where all versions are listed; none where nothing is to be compared yet."""


def home_page(book: Book) -> Page:
    """Return the home page."""
    view = HomeView(
        organisation=book.wording.plain(book.handbook.about.organisation),
        counts=_counts(book),
        departments=tuple(
            PostGroup(group.title, book.names(group.members))
            for group in post_groups(book)
            if not group.foreign and not all(post.external for post in group.members)
        ),
        sheets=tuple(
            _printable(book, sheet) for sheet in in_order(book.handbook.sheets) if _own(book, sheet)
        ),
        forms=tuple(
            _printable(book, form)
            for form in in_order(book.handbook.forms)
            if _own(book, form) and not isinstance(form.content, Unspecified)
        ),
        more_sheets=Address("sheets/index"),
        more_forms=Address("forms/index"),
        bundle=bundle(book),
        whole=_whole(book),
        tiles=tuple(tile for tile in tiles(book) if tile.number),
        versions=tuple(_versions(book)),
        changes=Address(CHANGES) if book.past.history.revisions else None,
    )
    return Page("index", book.wording.plain(book.handbook.about.title), "home", view)


def _versions(book: Book) -> Iterator[Prose]:
    for version in reversed(book.changed.versions[-VERSIONS_MOST:]):
        link, since = book.changed.link(version), book.changed.effective(version)
        yield book.says("pages.home.version", version=link, effective=since)


def _whole(book: Book) -> Download | None:
    if f"{WHOLE}.pdf" not in book.printables:
        return None
    label = book.words("pages.home.whole")
    return Download(f"printables/{WHOLE}.pdf", label, label)


def _own(book: Book, entity: Sheet | Form) -> bool:
    """Tell whether something can be printed and was written for the organisation's own industry."""
    return book.download(entity) is not None and not book.foreign(entity)


def _printable(book: Book, entity: Sheet | Form) -> Printable:
    return Printable((book.link(entity),), book.download(entity))


def _counts(book: Book) -> tuple[Count, ...]:
    handbook = book.handbook
    counts = (
        ("standards", len(handbook.services), "services/index"),
        ("criteria", sum(len(standard.criteria) for standard in handbook.services), "services/index"),
        ("procedures", len(handbook.procedures), "procedures/index"),
        ("sheets", len(handbook.sheets), "sheets/index"),
        ("forms", len(handbook.forms), "forms/index"),
        ("posts", len(handbook.posts), "posts/index"),
        ("scripts", len(handbook.scripts), "scripts"),
        ("competences", len(handbook.competences), "competences"),
        ("methods", len(handbook.methods), "methods"),
        ("schemes", len(handbook.schemes), "scoring"),
        ("terms", len(handbook.terms), "terms"),
    )
    return tuple(
        Count(number, book.words(f"pages.count.{name}"), Address(page))
        for name, number, page in counts
        if number
    )
