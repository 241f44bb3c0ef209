"""The home page: one card for each of the three groups that use the handbook."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.base import Unspecified
from generator.model.parties import Post
from generator.views.address import Address
from generator.views.pages.book import Book, in_order
from generator.views.pages.gaps import gaps
from generator.views.pages.page import Download, Page
from generator.views.wording import Prose


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
    gaps: Count
    departments: tuple[PostGroup, ...]
    sheets: tuple[Printable, ...]
    forms: tuple[Printable, ...]
    register: Address


def home_page(book: Book) -> Page:
    """Return the home page."""
    view = HomeView(
        organisation=book.wording.plain(book.handbook.about.organisation),
        counts=_counts(book),
        gaps=Count(sum(1 for _ in gaps(book)), book.words("pages.count.gaps"), Address("gaps")),
        departments=_departments(book),
        sheets=tuple(
            Printable((book.link(sheet),), book.download(sheet)) for sheet in in_order(book.handbook.sheets)
        ),
        forms=tuple(
            Printable((book.link(form),), book.download(form))
            for form in in_order(book.handbook.forms)
            if form.id in book.printables
        ),
        register=Address("forms/index"),
    )
    return Page("index", book.wording.plain(book.handbook.about.title), "home", view)


def _counts(book: Book) -> tuple[Count, ...]:
    handbook, words = book.handbook, book.words
    criteria = sum(len(standard.criteria) for standard in handbook.services)
    return (
        Count(len(handbook.services), words("pages.count.standards"), Address("services/index")),
        Count(criteria, words("pages.count.criteria"), Address("services/index")),
        Count(len(handbook.procedures), words("pages.count.procedures"), Address("procedures/index")),
        Count(len(handbook.sheets), words("pages.count.sheets"), Address("sheets/index")),
        Count(len(handbook.forms), words("pages.count.forms"), Address("forms/index")),
    )


def _departments(book: Book) -> tuple[PostGroup, ...]:
    """Return the posts to choose from: those of the organisation, by department."""
    groups: dict[str, list[Post]] = {department.id: [] for department in book.handbook.departments}
    unknown: list[Post] = []
    for post in book.handbook.posts:
        if not post.external:
            (unknown if isinstance(post.department, Unspecified) else groups[post.department]).append(post)
    found = [
        PostGroup(book.wording.name(department).text, book.names(posts))
        for department, posts in groups.items()
        if posts
    ]
    if unknown:
        found.append(PostGroup(book.words("pages.department-unknown"), book.names(unknown)))
    return tuple(found)
