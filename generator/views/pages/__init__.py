"""The pages of the site: one small file for each kind of page, all from one handbook."""

from __future__ import annotations

from generator.model.handbook import Handbook
from generator.views.pages.book import Book, in_order
from generator.views.pages.form import form_page
from generator.views.pages.gaps import gaps_page
from generator.views.pages.home import home_page
from generator.views.pages.lists import list_pages
from generator.views.pages.navigation import navigation
from generator.views.pages.page import Page
from generator.views.pages.post import post_page
from generator.views.pages.posts import posts_page
from generator.views.pages.procedure import procedure_page
from generator.views.pages.records import records_page
from generator.views.pages.register import register_page
from generator.views.pages.sheet import sheet_page
from generator.views.pages.sources import sources_page
from generator.views.pages.standard import standard_page
from generator.views.pages.terms import terms_page
from generator.views.wording import Wording

__all__ = ["Page", "navigation", "pages"]


def pages(handbook: Handbook, wording: Wording, printables: frozenset[str]) -> tuple[Page, ...]:
    """Return every page of the site; `printables` are the ids of the sheets and forms that have a PDF."""
    book = Book(handbook, wording, printables)
    return (
        home_page(book),
        *list_pages(book),
        register_page(book),
        posts_page(book),
        *(standard_page(book, standard) for standard in in_order(handbook.services)),
        *(procedure_page(book, procedure) for procedure in in_order(handbook.procedures)),
        *(sheet_page(book, sheet) for sheet in in_order(handbook.sheets)),
        *(form_page(book, form) for form in in_order(handbook.forms)),
        *(post_page(book, post) for post in handbook.posts),
        records_page(book),
        terms_page(book),
        sources_page(book),
        gaps_page(book),
    )
