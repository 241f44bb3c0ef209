"""The workbench of the quality department: what is open, counted, with the way to each list."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from generator.lens.decisions import counted
from generator.views.address import Address
from generator.views.coverage import Coverage
from generator.views.pages.book import Book
from generator.views.pages.page import Page, Row, Table, table
from generator.views.pages.suggestions import SUGGESTIONS, is_open
from generator.views.wording import Prose, Span

EVIDENCE = ("stated", "inferred", "external", "decided", "unknown", "conflict")


@dataclass(frozen=True)
class Tile:
    """How many of something there are, with the way there."""

    number: int
    label: str
    text: str
    address: Address


@dataclass(frozen=True)
class QualityView:
    """The workbench."""

    tiles: tuple[Tile, ...]
    evidence: Table


@dataclass(frozen=True)
class RegisterView:
    """A list of the workbench."""

    lead: str
    table: Table


def quality_pages(book: Book) -> tuple[Page, ...]:
    """Return the workbench and its short lists; gaps and contradictions have makers of their own."""
    return (_workbench(book), _accepted(book), _withheld(book), _coverage(book))


def tiles(book: Book) -> tuple[Tile, ...]:
    """Return what is open; documents only named have no page where there are none.

    What is decided for the time being counts only where something is.
    """
    handbook = book.handbook
    conflicts = counted(handbook)
    counts = (
        ("gaps", len(book.silences), "quality/gaps"),
        ("conflicts", conflicts["pending"], "quality/conflicts"),
        ("provisional", conflicts["provisional"], "quality/conflicts"),
        ("withheld", len(handbook.withheld), "quality/withheld"),
        ("accepted", len(handbook.accepted), "quality/accepted"),
        ("documents", len(handbook.documents), "documents"),
        ("suggestions", sum(map(is_open, handbook.suggestions)), SUGGESTIONS),
        ("areas", len(book.coverage), "quality/coverage"),
    )
    return tuple(
        Tile(count, book.words(f"pages.tile.{name}"), book.words(f"pages.tile-text.{name}"), Address(page))
        for name, count, page in counts
        if count or (page.startswith("quality/") and name != "provisional")
    )


def _workbench(book: Book) -> Page:
    view = QualityView(tiles(book), _evidence(book))
    return Page("quality/index", book.words("pages.title.quality"), "quality", view)


def _evidence(book: Book) -> Table:
    """Count the entities by how surely each source says them."""
    found: Counter[tuple[str, str]] = Counter(
        said
        for _, entity in book.handbook.entities
        for said in {(basis.source, basis.evidence) for basis in entity.basis}
    )
    columns = (
        book.column("pages.column.source", "name"),
        *(book.column(f"pages.evidence.{evidence}", "number") for evidence in EVIDENCE),
    )
    rows = [
        Row(
            (
                (book.link(source),),
                *((Span(str(found[source.id, evidence])),) for evidence in EVIDENCE),
            )
        )
        for source in book.handbook.sources
    ]
    return table(columns, rows)


def _register(book: Book, name: str, found: Table) -> Page:
    view = RegisterView(book.words(f"pages.lead.{name}"), found)
    return Page(f"quality/{name}", book.words(f"pages.title.{name}"), "table", view)


def _accepted(book: Book) -> Page:
    """Return what is accepted: the places of one finding that are accepted for one reason share a row."""
    columns = book.columns(
        ("pages.column.finding", "name"),
        ("pages.column.reason", "text"),
        ("pages.column.accepted-at", "text"),
    )
    hidden = {stub.id for stub in book.handbook.withheld}
    places: dict[tuple[str, str], list[Span]] = {}
    for acceptance in book.handbook.accepted:
        reason = "" if acceptance.at in hidden else str(acceptance.reason)
        places.setdefault((acceptance.rule, reason), []).append(book.link(book.entity(acceptance.at)))
    rows = (
        Row((_finding(book, rule), book.wording.text(reason) if reason else (), book.listed(tuple(at))))
        for (rule, reason), at in sorted(places.items())
    )
    return _register(book, "accepted", table(columns, rows))


def _finding(book: Book, rule: str) -> Prose:
    """Return the name of what was found, and its id as `check` tells it and `accepted.yml` takes it."""
    return (Span(book.words(f"pages.accepted.{rule}")), Span("\n"), Span(rule, kind="code"))


def _withheld(book: Book) -> Page:
    columns = book.columns(
        ("pages.column.id", "name"), ("pages.column.kind", "text"), ("pages.column.review", "text")
    )
    rows = (
        Row(
            (
                (Span(stub.id, kind="code"),),
                (Span(book.words(f"kinds.{stub.was}")),),
                book.listed(tuple(Span(book.words(f"common.review.{review}")) for review in stub.reviews)),
            ),
            stub.id,
        )
        for stub in book.handbook.withheld
    )
    return _register(book, "withheld", table(columns, rows))


def _coverage(book: Book) -> Page:
    columns = book.columns(
        ("pages.column.area", "name"),
        *(
            (f"pages.column.{name}", "number")
            for name in ("entities", "pages", "sheets", "forms", "gaps", "withheld")
        ),
    )
    rows = (Row(_row(book, row), row.area.id) for row in book.coverage)
    return _register(book, "coverage", table(columns, rows))


def _row(book: Book, row: Coverage) -> tuple[Prose, ...]:
    counts = (len(row.entities), len(row.pages), len(row.sheets), len(row.forms), row.gaps, row.withheld)
    return (book.wording.text(row.area.title), *((Span(str(count)),) for count in counts))
