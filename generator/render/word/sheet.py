"""A scoring sheet or check list as a Word document: what is known, the table, the result and signatures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.render.word import tree
from generator.render.word.columns import columns_of
from generator.render.word.controls import Controls
from generator.render.word.furniture import (
    BESIDE,
    TEXT_WIDTH,
    explained,
    legend,
    notices,
    suggestion_box,
    title_block,
)
from generator.render.word.grid import BAND, SOFT, Cell, Paragraph, Row, Table, paragraph, stacked
from generator.render.word.rows import LINE_HEIGHT, RowSetter
from generator.render.word.slots import Slots
from generator.render.word.xml import Xml, run
from generator.views.imprint import Labelled
from generator.views.sheet import SheetView
from generator.views.sheet.view import BlankRows, SheetSection
from generator.words import Words

HEAD_HEIGHT, TOTALS_HEIGHT, FOLLOW_UP_HEIGHT, SIGNATURE_HEIGHT = 11, 11, 12, 14
"""Millimetres."""
NUMBER, LISTED_PLACE, POINTS, REASON = 8, 44, 14, 34
"""Millimetres of the columns in rows for findings that no criterion names."""


def sheet_blocks(view: SheetView, words: Words, controls: Controls) -> list[tree.Node]:
    """Return the content of the document."""
    width = TEXT_WIDTH[view.landscape]
    slots = Slots(controls, width)
    head = [*slots.tables("head", view.head, HEAD_HEIGHT, 6 if view.landscape else 3)]
    tables = _SectionSetter(words, controls, view, width)
    sections = [tree.raw(stacked(tables.section(section), "Space")) for section in view.sections]
    empty = [] if sections else [tree.paragraph("Hint Line", *tree.text(words("print.sheet.empty")))]
    return [
        title_block(view.imprint, words, width, view.facts, view.explained),
        *notices((view.notice,)),
        *_ways(view.methods, words, columns=2 if view.landscape else 1),
        *explained(words("print.sheet.conditions"), view.conditions),
        *legend(view.imprint, words),
        tree.raw(stacked(head)),
        tree.raw(Paragraph("Space").xml()),
        *sections,
        *empty,
        *_closing(view, controls, slots),
    ]


def _ways(pairs: Sequence[Labelled], words: Words, columns: int) -> list[tree.Node]:
    """Return the ways of checking that rows name by their title only, in columns."""
    if not pairs:
        return []
    title = tree.paragraph("Fact", tree.span("Strong", words("print.sheet.ways")))
    told = [
        tree.cell(tree.paragraph("Fact", tree.span("Strong", f"{pair.label}{BESIDE}"), *tree.text(pair.text)))
        for pair in pairs
    ]
    told += [tree.cell()] * (-len(told) % columns)
    rows = [told[start : start + columns] for start in range(0, len(told), columns)]
    return [title, tree.layout((1 / columns,) * columns, *rows)]


def _closing(view: SheetView, controls: Controls, slots: Slots) -> list[tree.Node]:
    """Return what stands below the table, all kept together."""
    totals = slots.tables("totals", view.totals, TOTALS_HEIGHT, 8 if view.landscape else 5)
    formula = [tree.raw(paragraph("Formula", view.formula, kept=True).xml())] if view.formula else []
    rest = [
        *slots.grades(view.grades, 6 if view.landscape else 4),
        *slots.tables("follow-up", view.follow_up, FOLLOW_UP_HEIGHT),
        *slots.signatures(view.signatures, SIGNATURE_HEIGHT),
        suggestion_box(controls, view.suggestion, slots.width),
    ]
    return [tree.raw(stacked([*totals], "Space")), *formula, tree.raw(stacked(rest, "Space"))]


class _SectionSetter:
    """Sets the sections of a sheet: each is a table of its own, so that its band stands on all its pages."""

    def __init__(self, words: Words, controls: Controls, view: SheetView, width: int) -> None:
        self.controls = controls
        self.columns = columns_of(view, width)
        self.rows = RowSetter(words, controls, self.columns)
        self.listing = view.listing
        self.last = view.sections[-1].id if view.sections else ""

    def section(self, section: SheetSection) -> list[Table]:
        """Return the tables of a section; the last row of the last one stays with what follows."""
        tables = [*self._tables(section)]
        if section.reckoning:
            below = self._reckoning(section, len(tables[-1].widths))
            tables[-1] = replace(tables[-1], rows=(*_held(tables[-1].rows), below))
        if section.id == self.last:
            tables[-1] = replace(tables[-1], rows=_held(tables[-1].rows))
        return tables

    def _tables(self, section: SheetSection) -> Iterator[Table]:
        rows = [row for one in section.rows for row in self.rows.rows(one)]
        widths, blank = self.columns.widths, section.blank
        band, heads = self._band(section, len(widths)), self._heads()
        # A title that is too long to stand on every page stands once, below the heads.
        lead = (band, heads) if section.repeated else (heads, band)
        if self.listing and blank is not None:
            yield Table(widths, (*lead, *self._blanks(section, blank, len(widths))), title=section.title)
            return
        if rows or blank is None:
            yield Table(widths, (*lead, *rows), title=section.title)
        if blank is not None:
            yield self._others(section, blank, alone=not rows)

    def _band(self, section: SheetSection, span: int) -> Row:
        told = (run(section.title, "BandTitle"), run(f"{BESIDE}{section.subtotal}", "Hint"))
        cell = Cell((Paragraph("Band", told, kept=section.repeated),), span, SOFT)
        return Row((cell,), head=section.repeated, splits=not section.repeated)

    def _heads(self) -> Row:
        heads = (paragraph("TableHead", each.head) for each in self.columns.columns)
        return Row(tuple(Cell((head,), ground=BAND, tight=True) for head in heads), head=True)

    def _others(self, section: SheetSection, blank: BlankRows, *, alone: bool) -> Table:
        """Return the rows for findings that no criterion names; `alone` they need the section's title."""
        points = [head for head in (blank.deduction, blank.left) if head]
        before, after = (NUMBER, LISTED_PLACE), (*(POINTS for _ in points), REASON)
        widths = (*before, sum(self.columns.widths) - sum(before) - sum(after), *after)
        told = ("", blank.place, blank.finding, *points, "")
        heads = tuple(Cell((paragraph("TableHead", head),), ground=SOFT, tight=True) for head in told)
        repeated = alone and section.repeated
        lead = (self._band(section, len(widths)),) if repeated else ()
        below = (self._band(section, len(widths)),) if alone and not repeated else ()
        rows = self._blanks(section, blank, len(widths))
        return Table(widths, (*lead, Row(heads, head=True), *below, *rows), title=blank.finding)

    def _blanks(self, section: SheetSection, blank: BlankRows, count: int) -> Iterator[Row]:
        for place in range(1, blank.count + 1):
            names = (f"{section.id}.other.{place}.{column}" for column in range(1, count + 1))
            written = (Paragraph("Cell", (self.controls.figure(section.title, name),)) for name in names)
            yield Row(tuple(Cell((each,), tight=True) for each in written), LINE_HEIGHT)

    def _reckoning(self, section: SheetSection, span: int) -> Row:
        """Return the line below a section: labels with room to write, known figures in it."""
        told: list[Xml] = []
        for place, pair in enumerate(section.reckoning, start=1):
            told.append(run(f"{BESIDE if told else ''}{pair.label}\u2002", "FactLabel"))
            name = f"{section.id}.reckoning.{place}"
            empty = self.controls.underlined(pair.label, name, pair.pattern)
            told.append(run(pair.text, "Strong") if pair.text else empty)
        return Row((Cell((Paragraph("Reckoning", tuple(told)),), span),), LINE_HEIGHT)


def _held(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """Keep the last row with what follows."""
    return (*rows[:-1], rows[-1].kept())
