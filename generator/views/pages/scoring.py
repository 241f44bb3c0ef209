"""How is scored: every scheme with its examples, every response set."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.scoring import Response, ResponseSet
from generator.views.pages.book import Book
from generator.views.pages.grouping import by_industry
from generator.views.pages.page import Notes, Page, Row, Table, table
from generator.views.pages.scheme import SchemeView, scheme_view
from generator.views.wording import Prose, Span, number


@dataclass(frozen=True)
class ResponsesView:
    """A response set."""

    title: str
    responses: Table
    notes: Notes


@dataclass(frozen=True)
class ScoringView:
    """All schemes, the organisation's own first, then all response sets."""

    schemes: tuple[SchemeView, ...]
    responses: tuple[ResponsesView, ...]


def scoring_page(book: Book) -> Page:
    """Return the page of the schemes and response sets."""
    groups = by_industry(book, book.handbook.schemes)
    view = ScoringView(
        tuple(scheme_view(book, scheme) for group in groups for scheme in group.members),
        tuple(_responses(book, chosen) for chosen in book.handbook.responses),
    )
    return Page("scoring", book.words("pages.title.scoring"), "scoring", view)


def _responses(book: Book, chosen: ResponseSet) -> ResponsesView:
    columns = book.columns(
        ("pages.column.symbol", "code"),
        ("pages.column.response", "name"),
        ("pages.column.meaning", "text"),
        ("pages.column.score", "number"),
    )
    rows = (Row(_response(book, response), response.id) for response in chosen.responses)
    return ResponsesView(book.title(chosen), table(columns, rows), book.notes(chosen))


def _response(book: Book, response: Response) -> tuple[Prose, ...]:
    score: Prose = ()
    if response.points is not None:
        score = book.says("pages.takes", points=number(response.points))
    elif response.share is not None:
        score = book.says("pages.share", share=number(response.share))
    return (
        book.wording.text(response.symbol),
        book.wording.text(response.title),
        (Span(book.words(f"pages.meaning.{response.meaning}")),),
        score,
    )
