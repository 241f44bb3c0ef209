"""Types of sites and sites: what applies to some types only, and what a site is without by design."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.sheets import Sheet
from generator.model.sites import Site, SiteType
from generator.model.standards import Criterion, ServiceStandard
from generator.views.pages.book import Book
from generator.views.pages.page import Fact, Notes, Page
from generator.views.wording import Prose


@dataclass(frozen=True)
class SiteView:
    """A type of site, or a site."""

    title: str
    facts: tuple[Fact, ...]
    notes: Notes


@dataclass(frozen=True)
class SitesView:
    """All types of sites, then all sites."""

    types: tuple[SiteView, ...]
    sites: tuple[SiteView, ...]


def sites_page(book: Book) -> Page:
    """Return the page of sites and their types."""
    view = SitesView(
        tuple(_type(book, one) for one in book.handbook.types),
        tuple(_site(book, one) for one in book.handbook.sites),
    )
    return Page("sites", book.words("pages.title.sites"), "sites", view)


def _type(book: Book, one: SiteType) -> SiteView:
    """Return a type with what is for some types only, this one among them."""
    bound = tuple(
        (book.link(entity),)
        for _, entity in book.handbook.entities
        if isinstance(entity, ServiceStandard | Criterion | Sheet) and one.id in entity.applies_to
    )
    facts = (book.fact("pages.fact.only-here", *bound, shape="lines", wide=True),) if bound else ()
    return SiteView(book.title(one), facts, book.notes(one))


def _site(book: Book, one: Site) -> SiteView:
    facts = [book.fact("pages.fact.site-types", *book.named(one.types))]
    if left_out := tuple(_exclusions(book, one)):
        facts.append(book.fact("pages.fact.without", *left_out, shape="lines", wide=True))
    return SiteView(book.title(one), tuple(facts), book.notes(one))


def _exclusions(book: Book, one: Site) -> Iterator[Prose]:
    for exclusion in one.without:
        items = book.listed(tuple(book.link(book.entity(item)) for item in exclusion.items))
        yield book.says("pages.without", items=items, reason=book.wording.text(exclusion.reason))
