"""A blank form as it stands on paper: plain data, with nothing left to think about."""

from __future__ import annotations

from dataclasses import dataclass

from generator.views.imprint import Imprint, Labelled


@dataclass(frozen=True)
class FormField:
    """A place to fill in."""

    id: str
    title: str
    type: str
    """text, long-text, date, date-time, number, choice, table or signature."""
    hint: str
    lines: int
    """Height on paper in written lines; of a table, its blank rows."""
    options: tuple[str, ...]
    columns: tuple[str, ...]
    filled_by: str
    """Who fills it in, in words; empty where the group says it or nothing needs saying."""
    pattern: str
    """Printed faintly where it is written: year, month and day; else empty."""
    required: bool
    """Whether the form is not accepted without it; its title carries the mark that the legend explains."""
    whole: bool
    """Whether its words are few enough to be kept on one page; more may break, so that nothing is cut."""
    fills: bool = False
    """Whether it has as many lines as the page has room for, not only those that it names."""


@dataclass(frozen=True)
class FormGroup:
    """Fields under a heading, in lines of one or two fields side by side."""

    title: str
    filled_by: str
    """Who fills in every field of the group, in words; empty where they differ or nothing needs saying."""
    lines: tuple[tuple[FormField, ...], ...]


@dataclass(frozen=True)
class FormView:
    """A blank form."""

    id: str
    imprint: Imprint
    facts: tuple[Labelled, ...]
    """Its purpose and its other names, where there are any."""
    landscape: bool
    """Whether a table of it has more columns than an upright page can hold."""
    notices: tuple[str, ...]
    """What must be said at the head: that its fields are not known, that it holds personal data."""
    uses: tuple[Labelled, ...]
    """Where the handbook uses it and what is said there; only where its fields are not known."""
    groups: tuple[FormGroup, ...]
    suggestion: str
    """Label of the box for suggestions of revision."""
