"""A scoring sheet or check list as it stands on paper: plain data, with nothing left to think about.

`SheetView` and all inside it but its `layout` are *content*: what the sheet says. A row carries all its facts
(rule, methods, who checks and how often, points, answers), whether or not a column shows them. `SheetLayout`
and all inside it is *arrangement*: the same sheet arranged otherwise says the same.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.views.imprint import Imprint, Labelled


@dataclass(frozen=True)
class Answer:
    """A box to tick for one outcome of a check."""

    title: str
    symbol: str = ""
    """The response set's own sign for it, printed at the box."""
    worth: str = ""
    """The points that it gives in this row; empty where the rule does not say it by answer."""
    expected: bool = False
    """Whether it is the conforming answer to a question."""


@dataclass(frozen=True)
class Finding:
    """A row of a table of deductions, with room to count it."""

    title: str
    takes: str
    """What it costs, in words."""


@dataclass(frozen=True)
class SheetRow:
    """One criterion."""

    id: str
    number: str
    """Its position on the sheet, counted through all sections."""
    code: str
    """Its number in its own catalogue, as QPI.9; else empty."""
    title: str
    text: str
    marks: str
    """The symbols of its marks."""
    flags: tuple[str, ...]
    """What must be noticed: that it is critical, or of another industry."""
    points: str
    rule: str
    """How it is scored, in words."""
    ladder: tuple[str, ...]
    """Points left after none, one, two ... occurrences; only where each costs a stated amount."""
    method: tuple[str, ...]
    """How it is checked, one entry a way."""
    check: tuple[str, ...]
    """By whom, how often and over how much, one entry a check."""
    answers: tuple[Answer, ...]
    """The boxes to tick, best first."""
    inputs: tuple[Labelled, ...]
    """What is measured or counted: label, and the unit as its pattern."""
    findings: tuple[Finding, ...]
    tally: bool
    """Whether occurrences are counted."""
    deduction: bool
    """Whether points are taken off."""
    score: bool
    """Whether it gets points."""
    hint: str
    """Printed faintly where the points are written, such as the most that may be taken off; else empty."""


@dataclass(frozen=True)
class BlankRows:
    """Rows for findings that no criterion names, with the heads of their columns."""

    count: int
    place: str
    finding: str
    deduction: str
    """Empty where nothing is taken off."""
    left: str
    """What a pool still holds; empty where the section is none."""


@dataclass(frozen=True)
class SheetSection:
    """A part of the sheet."""

    id: str
    title: str
    subtotal: str
    """Its full points, weight or number of items, in words."""
    rows: tuple[SheetRow, ...]
    blank: BlankRows | None
    reckoning: tuple[Labelled, ...]
    """The line below its rows, to be filled in; known figures stand in it. May be empty."""


@dataclass(frozen=True)
class Column:
    """A column of the main table."""

    key: str
    """number, standard, points, rule, method, answer, outcome, tally, deduction, score or reason.

    Each answer that has a box in every row has a column; rows with answers of their own only have the wide
    column `outcome` for them.
    """
    head: str
    width: int
    """In hundredths of a millimetre."""


@dataclass(frozen=True)
class RowLayout:
    """How a row is arranged."""

    in_columns: bool
    """Whether its answers are those that the sheet has columns for."""
    checked: bool
    """Whether it tells by whom and how often it is checked, since the head does not."""


@dataclass(frozen=True)
class SectionLayout:
    """How a section is arranged."""

    repeated: bool
    """Whether the title is short enough to stand on every page that the section goes on to."""
    rows: tuple[RowLayout, ...]
    """As many as the section has rows."""


@dataclass(frozen=True)
class SheetLayout:
    """How a sheet is arranged on paper: nothing in it says anything that the content does not."""

    landscape: bool
    listing: bool
    """Whether the sheet has no criteria, only rows to write findings in."""
    columns: tuple[Column, ...]
    """Of the main table, in their order; all together are as wide as the page between its margins."""
    shared: tuple[Labelled, ...]
    """What all rows have in common and stands once, above them: who checks, how, by which rule."""
    where: tuple[Labelled, ...]
    """Where on the sheet something is looked up."""
    notes: tuple[Labelled, ...]
    """What is told at the end: rules of scoring, signs, purpose, basis, retention."""
    follow_up: tuple[int, ...]
    """Widths of the columns of the table of nonconformities, in hundredths of a millimetre."""
    sections: tuple[SectionLayout, ...]
    """As many as the sheet has sections."""


UNARRANGED = SheetLayout(
    landscape=False, listing=False, columns=(), shared=(), where=(), notes=(), follow_up=(), sections=()
)
"""Of content that nothing has been arranged of yet."""


@dataclass(frozen=True)
class GradeBox:
    """A grade to tick."""

    title: str
    band: str
    """Its bounds, in words."""
    more: tuple[str, ...]
    """Its coefficient, and on what else it depends."""


@dataclass(frozen=True)
class Slip:
    """The notice of rectification that is torn off and left on site: places to fill in."""

    number: Labelled
    site: Labelled
    date: Labelled
    findings: Labelled
    due: Labelled
    issuer: Labelled
    receipt: Labelled


@dataclass(frozen=True)
class ScriptWords:
    """What is to be said on an occasion."""

    title: str
    occasion: str
    lines: tuple[Labelled, ...]
    """What is said; as its label, when within the script, where there is anything to tell."""


@dataclass(frozen=True)
class SheetView:
    """A scoring sheet or check list."""

    id: str
    imprint: Imprint
    layout: SheetLayout
    """How all that follows is arranged."""
    subject: str
    """What is checked, `site` or `person`."""
    told: tuple[Labelled, ...]
    """What it has not of the whole sheet, where it was made for a round; else empty."""
    notice: str
    """What would be read wrongly if it were not said at the head, such as that fewer points are better."""
    checks: tuple[str, ...]
    """By whom, how often and over how much rows are checked unless they say otherwise, one entry a check."""
    facts: tuple[Labelled, ...]
    """Known beforehand and short: who checks, how often, what "not applicable" does."""
    explained: tuple[Labelled, ...]
    """Known beforehand and longer: purpose, scheme, arrangements of checks."""
    conditions: tuple[Labelled, ...]
    """What else the scheme settles: unanswered items, caps, gates, automatic fail."""
    head: tuple[Labelled, ...]
    """To fill in before the check: site, date, times and people; of a person name, post and period."""
    sections: tuple[SheetSection, ...]
    total: str
    """Full points of the sheet; empty on a list without points."""
    totals: tuple[Labelled, ...]
    """The reckoning at the end; empty texts are filled in by hand. None on a list without points."""
    counts: tuple[Labelled, ...]
    """How many items there are, and how many of them were found to be what."""
    formula: str
    """How the result follows from them; empty where nothing is reckoned."""
    grades: tuple[GradeBox, ...]
    follow_up: tuple[Labelled, ...]
    """What is put down of each nonconformity: which, what, who rectifies it by when, re-check."""
    signatures: tuple[Labelled, ...]
    slip: Slip | None
    """None where there is no site to leave it at."""
    suggestion: str
    """Label of the box for suggestions of revision."""
    methods: tuple[Labelled, ...]
    """The ways of checking that rows name by title only, told at the end."""
    scripts: tuple[ScriptWords, ...]
    """The words to say that rows name by title only, likewise."""

    def own_checks(self, row: SheetRow) -> tuple[str, ...]:
        """Return by whom and how often a row is checked where that is not what the sheet says."""
        return () if row.check == self.checks else row.check
