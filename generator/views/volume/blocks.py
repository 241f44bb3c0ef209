"""What a long printed document consists of: blocks one below the other, of texts with their targets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, Literal

from generator.views.flowchart.pages import ChartPage, FlowchartPrint
from generator.views.flowchart.shapes import Column as ChartColumn
from generator.views.flowchart.steps import StepRow
from generator.views.pages import page as parts
from generator.views.wording import Prose


@dataclass(frozen=True)
class Piece:
    """A run of text."""

    text: str
    kind: str = ""
    """How it is set: `unspecified`, `notice`, `badge`, `code` …; most kinds are set like any text."""
    target: str = ""
    """The place in the document that it leads to; empty for none."""


Line = tuple[Piece, ...]


@dataclass(frozen=True)
class Heading:
    """A heading of a level from 1; the bookmarks and the table of contents are made of these."""

    level: int
    title: str
    code: str = ""
    badge: str = ""
    """The industry that what follows was written for, where it is another."""
    anchor: str = ""
    block: str = "heading"


@dataclass(frozen=True)
class Paragraph:
    """A text."""

    words: Line
    style: Literal["text", "lead", "notice", "small"] = "text"
    number: str = ""
    anchor: str = ""
    block: str = "paragraph"


@dataclass(frozen=True)
class Label:
    """A label with what holds for it; several lines stand below each other."""

    label: str
    lines: tuple[Line, ...]
    wide: bool
    """Whether it has a line of its own."""


@dataclass(frozen=True)
class Facts:
    """Labels with what holds for each."""

    facts: tuple[Label, ...]
    block: str = "facts"


@dataclass(frozen=True)
class Lines:
    """A list."""

    items: tuple[Line, ...]
    block: str = "lines"


@dataclass(frozen=True)
class Clause:
    """A criterion, script or other small thing: number, title and points on its first line."""

    title: str
    number: str = ""
    points: Line = ()
    flags: Line = ()
    text: Line = ()
    anchor: str = ""
    block: str = "clause"


@dataclass(frozen=True)
class TableRow:
    """A row of a table."""

    cells: tuple[Line, ...]
    anchor: str = ""


@dataclass(frozen=True)
class Table:
    """A table."""

    heads: tuple[str, ...]
    roles: tuple[str, ...]
    rows: tuple[TableRow, ...]
    block: str = "table"


@dataclass(frozen=True)
class Chart:
    """The chart of a procedure, on pages of its own."""

    landscape: bool
    paper: str
    description: str
    width: int
    head_height: int
    columns: tuple[ChartColumn, ...]
    pages: tuple[ChartPage, ...]
    block: str = "chart"


@dataclass(frozen=True)
class Steps:
    """The steps and rules of a procedure in words."""

    steps: tuple[StepRow, ...]
    block: str = "steps"


Block = Heading | Paragraph | Facts | Lines | Clause | Table | Chart | Steps


def line(prose: Prose) -> Line:
    """Return a text of a page as one of the document; what it leads to is known when all is put together."""
    return tuple(
        Piece(span.text, span.kind, (span.address.anchor or span.address.page) if span.address else "")
        for span in prose
    )


def lines(proses: Iterable[Prose]) -> tuple[Line, ...]:
    """Return several texts."""
    return tuple(map(line, proses))


def facts(found: Iterable[parts.Fact]) -> Iterator[Block]:
    """Yield the facts of a page as one block, if there are any."""
    labels = tuple(
        Label(fact.label, lines(fact.values), fact.wide or fact.shape == "lines") for fact in found
    )
    if labels:
        yield Facts(labels)


def table(found: parts.Table | None) -> Iterator[Block]:
    """Yield a table of a page, if there is one, without files and without the basis of each row."""
    if found is None:
        return
    kept = [place for place, column in enumerate(found.columns) if column.role not in {"print", "small"}]
    yield Table(
        heads=tuple(found.columns[place].label for place in kept),
        roles=tuple(found.columns[place].role for place in kept),
        rows=tuple(TableRow(lines(row.cells[place] for place in kept), row.anchor) for row in found.rows),
    )


def chart(view: FlowchartPrint) -> Iterator[Block]:
    """Yield the chart of a procedure, then its steps and rules in words."""
    shared = {each.name for each in fields(Chart)} & {each.name for each in fields(FlowchartPrint)}
    yield Chart(**{name: getattr(view, name) for name in shared})
    yield Steps(view.steps)


def linked(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Return blocks whose anchors are unique and whose targets are all there."""
    known: set[str] = set()
    unique = [_anchored(block, known) for block in blocks]
    return tuple(_pointed(block, known) for block in unique)


def _anchored(block: Any, known: set[str]) -> Any:
    if isinstance(block, Table):
        return replace(block, rows=tuple(_anchored(row, known) for row in block.rows))
    anchor = getattr(block, "anchor", "")
    if not anchor:
        return block
    if anchor in known:
        return replace(block, anchor="")
    known.add(anchor)
    return block


def _pointed(value: Any, known: set[str]) -> Any:
    if isinstance(value, tuple):
        return tuple(_pointed(each, known) for each in value)
    if isinstance(value, Piece):
        return value if value.target in known or not value.target else replace(value, target="")
    if is_dataclass(value) and not isinstance(value, Chart | Steps | type):
        return replace(
            value, **{each.name: _pointed(getattr(value, each.name), known) for each in fields(value)}
        )
    return value
