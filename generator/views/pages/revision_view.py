"""What a page of changes shows: filters, documents with their clauses side by side, and what follows."""

from __future__ import annotations

from dataclasses import dataclass

from generator.views.address import Address
from generator.views.changes.minor import MinorTold
from generator.views.changes.told import Told
from generator.views.pages.page import Row, Table
from generator.views.wording import Prose


@dataclass(frozen=True)
class Choice:
    """Something to filter by."""

    id: str
    label: str
    count: int


@dataclass(frozen=True)
class ClauseView:
    """What became of a clause."""

    id: str
    anchors: tuple[str, ...]
    """Ids of what came or went inside it."""
    label: Prose
    fate: str
    whole: bool
    """Whether it came or went as a whole."""
    significance: str
    parties: Prose
    """Whom it concerns."""
    filtered: str
    """The ids of all whose members look for it, separated by blanks."""
    told: tuple[Told, ...]
    grounds: tuple[Told, ...]
    """What it is based on, in small type."""
    used_in: Prose
    reasons: tuple[Prose, ...]


@dataclass(frozen=True)
class DocumentView:
    """A document with its changed clauses."""

    anchor: str
    title: str
    code: str
    address: Address | None
    fate: str
    clauses: tuple[ClauseView, ...]


@dataclass(frozen=True)
class GroupView:
    """The documents of one kind."""

    anchor: str
    title: str
    documents: tuple[DocumentView, ...]


@dataclass(frozen=True)
class SuggestionView:
    """A suggestion that was made, or decided."""

    id: str
    text: Prose


@dataclass(frozen=True)
class ChangesView:
    """What a version changed."""

    old: str
    new: str
    lead: Prose
    highlights: tuple[Prose, ...]
    """The main points, a sentence each, leading to the clause."""
    significances: tuple[Choice, ...]
    parties: tuple[Choice, ...]
    groups: tuple[GroupView, ...]
    minor: tuple[MinorTold, ...]
    """What no reader needs: folded at the end."""
    sheets: Table | None
    """Those that are scored or read otherwise than before."""
    others: tuple[Prose, ...]
    """The other sheets that both versions have."""
    looks: Table | None
    """Criteria to look at again."""
    reprints: tuple[tuple[str, tuple[Row, ...]], ...]
    """What to do with paper, in words, and with which."""
    reading: Table | None
    suggestions: tuple[SuggestionView, ...]
