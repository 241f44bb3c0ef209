"""What pages are made of: a page, and the parts that several kinds of page share."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from generator.views.prints import Print
from generator.views.wording import Prose


@dataclass(frozen=True)
class Mark:
    """What became of an entity from release to release."""

    chip: Prose
    """That this version changed or added it, leading to how; empty where it did not."""
    history: tuple[Prose, ...]
    """A line for each version that changed it, the newest first, down to the one that brought it."""


@dataclass(frozen=True)
class Frame:
    """What stands around the content of a page."""

    edition: str = ""
    """Whose handbook it is of, in which version: paper loses what stands above and below."""
    mail: str = ""
    """The link to a mail that suggests a revision of it."""
    form: Prose = ()
    """The blank form for suggestions, where there is one."""
    revised: Prose = ()
    """In which version the page's document, or any entity that stands on the page, last changed."""
    own: Mark | None = None
    """What became of the page's document itself."""
    marks: Mapping[str, Mark] = field(default_factory=dict)
    """What became of each entity on the page, by its anchor."""


@dataclass(frozen=True)
class Page:
    """One page of the site, ready for its template."""

    path: str
    """Path on the site without ending, as `services/complaints`."""
    title: str
    """Its name alone: in the navigation and in the trail of pages."""
    template: str
    """Name of its template, as `standard`."""
    content: Any
    """The content that the template shows: a frozen dataclass of this package."""
    code: str = ""
    """Document number, shown before the title; empty when there is none."""
    badge: str = ""
    """The industry that it was written for, where that is another than the organisation's own."""
    group: str = ""
    """The heading under which its folder lists it; empty where the list has none."""
    frame: Frame = Frame()

    @property
    def folder(self) -> str:
        """Return the folder that the page lies in, empty at the top."""
        return self.path.rpartition("/")[0]

    def to(self, file: str) -> str:
        """Return the relative link from here to a file, by its path from the site's top."""
        return posixpath.relpath(file, self.folder or ".")


@dataclass(frozen=True)
class Fact:
    """A label with what holds for it: one or more values, shown side by side, as chips, or a line each."""

    label: str
    values: tuple[Prose, ...]
    shape: Literal["values", "chips", "lines"] = "values"
    wide: bool = False
    """Takes the whole width of the grid."""


@dataclass(frozen=True)
class Download:
    """A file of the site to load down, with a relative path from the site's top."""

    path: str
    label: str
    name: str
    """What it is, for whoever only hears the link."""


@dataclass(frozen=True)
class Column:
    """A column of a table; its role decides how its cells look on paper, screen and phone."""

    label: str
    role: Literal["name", "text", "code", "number", "small", "print"] = "text"


@dataclass(frozen=True)
class Row:
    """A row of a table, with its permanent anchor where it is an entity of its own."""

    cells: tuple[Prose, ...]
    anchor: str = ""
    download: Download | None = None
    """The file that the column of role `print` offers."""


@dataclass(frozen=True)
class Table:
    """A table of few columns: an index that leads to more, or a register."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    index: bool = False
    """Short lines that lead to more: number, name and points stay on one line even on a phone."""


def table(columns: Iterable[Column], rows: Iterable[Row], *, index: bool = False) -> Table:
    """Return a table without the columns that would be empty from top to bottom."""
    all_columns, all_rows = tuple(columns), tuple(rows)
    kept = [
        position
        for position, column in enumerate(all_columns)
        if any(row.cells[position] or (column.role == "print" and row.download) for row in all_rows)
    ]
    return Table(
        tuple(all_columns[position] for position in kept),
        tuple(replace(row, cells=tuple(row.cells[position] for position in kept)) for row in all_rows),
        index,
    )


@dataclass(frozen=True)
class Notes:
    """What stands around an entity: contradictions and its industry above it, its basis and id below."""

    id: str = ""
    """Empty where the id stands elsewhere, as on the entity's own page."""
    basis: tuple[Prose, ...] = ()
    notices: tuple[Prose, ...] = ()
    badge: str = ""
    former: tuple[str, ...] = ()
    """Ids of names that are one with it, whose anchors lead here; none where they have pages of their own."""


@dataclass(frozen=True)
class Box:
    """The document box under a title: number, version, state, dates, owner, and what can be printed."""

    facts: tuple[Fact, ...]
    version: str
    effective: str
    draft: bool
    downloads: tuple[Download, ...] = ()
    """What was made to print or to fill in, the usual one first."""
    print: Print | None = None
    """The print that content codes asked for on this page are compared with."""
