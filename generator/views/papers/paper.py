"""What a paper consists of, whatever it is about: what it says of itself, blanks for signatures, blocks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from generator.views.changes.runs import Run
from generator.views.control import control
from generator.views.imprint import Imprint, Labelled, Running, shortened
from generator.views.volume.blocks import Block, Heading, Line, Lines, Piece, Table, TableRow
from generator.views.wording import Prose, Wording


@dataclass(frozen=True)
class PaperView:
    """A paper."""

    imprint: Imprint
    facts: tuple[Labelled, ...]
    """What it says of itself below its title."""
    heads: tuple[str, ...]
    """The heads of the table to sign in; empty where nothing is signed."""
    signatures: tuple[str, ...]
    """Whose part each row of that table is."""
    contents: bool
    """Whether it has a cover and a table of contents."""
    blocks: tuple[Block, ...]


def about(wording: Wording, title: str) -> Imprint:
    """Return what a paper of a version says about itself; it has no content code."""
    papers = replace(control(wording, title, ""), number="")
    if not papers.draft:
        # What is told of controlled prints holds for those that have a content code.
        papers = replace(papers, state_note="")
    running = Running(shortened(f"{papers.organisation} {papers.handbook}"), "")
    return Imprint(papers, running, "", wording.words.language, basis=(), keeping=(), industry="")


def text(words: str, kind: str = "") -> Line:
    """Return a text as a line; nothing for nothing."""
    return (Piece(words, kind),) if words else ()


def prose(told: Prose) -> Line:
    """Return a text of the handbook as a line without links: what it leads to is not in the paper."""
    return tuple(Piece(span.text, "unspecified" if span.kind == "unspecified" else "") for span in told)


def runs(found: Iterable[Run]) -> Line:
    """Return a text with what was deleted or inserted marked."""
    return tuple(Piece(run.text, run.kind if run.fate == "equal" else run.fate) for run in found)


def columns(heads: Iterable[tuple[str, str]], rows: Iterable[tuple[Line, ...]]) -> Iterator[Block]:
    """Yield a table of heads with their roles, if it has any rows."""
    named = tuple(heads)
    found = tuple(TableRow(cells) for cells in rows)
    if found:
        yield Table(tuple(head for head, _ in named), tuple(role for _, role in named), found)


def titled(level: int, title: str, blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield blocks under a heading, if there are any."""
    if found := tuple(blocks):
        yield Heading(level, title)
        yield from found


def listed(items: Iterable[Line]) -> Iterator[Block]:
    """Yield a list, if it has any items."""
    if found := tuple(items):
        yield Lines(found)
