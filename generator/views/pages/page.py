"""What pages are made of: a page, and the parts that several kinds of page share."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import Any, Literal

from generator.views.wording import Prose


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

    @property
    def folder(self) -> str:
        """Return the folder that the page lies in, empty at the top."""
        return self.path.rpartition("/")[0]

    def to(self, file: str) -> str:
        """Return the relative link from here to a file, by its path from the site's top."""
        return posixpath.relpath(file, self.folder or ".")


@dataclass(frozen=True)
class Fact:
    """A label with what holds for it: one or more values, shown as lines or as chips."""

    label: str
    values: tuple[Prose, ...]
    shape: Literal["lines", "chips", "limits"] = "lines"
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
    role: Literal["name", "text", "code", "number", "chips", "print"] = "text"


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


@dataclass(frozen=True)
class Box:
    """The document box under a title: number, version, state, dates, owner, and what can be printed."""

    facts: tuple[Fact, ...]
    version: str
    draft: bool
    download: Download | None = None
