"""A scoring sheet or check list as a Word document: what is known, the table, the result and signatures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.render.word import tree
from generator.render.word.columns import Columns
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
from generator.render.word.grid import BAND, SOFT, Cell, Paragraph, Row, Table, kept, paragraph, stacked
from generator.render.word.rows import LINE_HEIGHT, RowSetter
from generator.render.word.slots import Slots
from generator.render.word.xml import Xml, join, run
from generator.views.sheet import SheetView
from generator.views.sheet.view import BlankRows, ScriptWords, SectionLayout, SheetSection
from generator.words import Words

HEAD_HEIGHT, TOTALS_HEIGHT, FOLLOW_UP_HEIGHT, SIGNATURE_HEIGHT, SUGGESTION_HEIGHT = 11, 11, 12, 14, 12
"""Millimetres."""
LONG = 8
"""More rows than these may go on over a page's end, so that their heads must be able to stand again."""
HELD = 3
"""Rows that stay with what is signed."""
POINTS = frozenset({"deduction", "score"})
"""The columns that a row for other findings shares with those of criteria, besides the ends."""
FINDING = 2
"""The place in such a row of what was found, which has the room of all other columns."""


def sheet_blocks(view: SheetView, words: Words, controls: Controls) -> list[tree.Node]:
    """Return the content of the document."""
    # Controls are numbered as they are made: in their order on paper.
    slots = Slots(controls, TEXT_WIDTH[view.layout.landscape])
    head = stacked([*slots.tables("head", view.head, HEAD_HEIGHT, 6 if view.layout.landscape else 3)])
    empty = [] if view.sections else [tree.paragraph("Hint Line", *tree.text(words("print.sheet.empty")))]
    main = _Main(words, controls, view)
    parts = [
        part for each in zip(view.sections, view.layout.sections, strict=True) for part in main.parts(*each)
    ]
    return [
        title_block(
            view.imprint,
            words,
            slots.width,
            view.facts,
            (*view.explained, *view.layout.shared, *view.layout.where),
        ),
        *notices((view.notice,)),
        *explained(words("print.sheet.conditions"), view.conditions),
        *legend(view.imprint, words),
        tree.raw(join(head, Paragraph("Space").xml())),
        *empty,
        tree.raw(main.joined(parts, _closing(view, controls, slots))),
        *_annex(view, words),
    ]


def _closing(view: SheetView, controls: Controls, slots: Slots) -> Xml:
    """Return what stands below the table."""
    totals = slots.tables("totals", view.totals, TOTALS_HEIGHT, 8 if view.layout.landscape else 5)
    above = stacked([*totals], "Space")
    formula = (paragraph("Formula", view.formula, kept=True).xml(),) if view.formula else ()
    rest = [
        *slots.grades(view.grades, 6 if view.layout.landscape else 4),
        *slots.tables("follow-up", view.follow_up, FOLLOW_UP_HEIGHT),
        *slots.signatures(view.signatures, SIGNATURE_HEIGHT),
        suggestion_box(controls, view.suggestion, slots.width, SUGGESTION_HEIGHT),
    ]
    return join(Paragraph("Space").xml(), above, *formula, stacked(rest, "Space"))


def _annex(view: SheetView, words: Words) -> Iterator[tree.Node]:
    """Yield what rows only name, in columns: ways of checking, and words to say."""
    columns = 2 if view.layout.landscape else 1
    methods = [[_line(pair.label, pair.text)] for pair in view.methods]
    yield from _columns(words("print.sheet.annex.methods"), methods, columns)
    yield from _columns(
        words("print.sheet.annex.scripts"), [_script(one) for one in view.scripts], columns + 1
    )


def _columns(title: str, told: list[list[tree.Node]], columns: int) -> Iterator[tree.Node]:
    if told:
        cells = [tree.cell(*each) for each in told] + [tree.cell()] * (-len(told) % columns)
        rows = (cells[start : start + columns] for start in range(0, len(cells), columns))
        yield tree.heading(1, *tree.text(title))
        yield tree.layout((1 / columns,) * columns, *rows)


def _script(script: ScriptWords) -> list[tree.Node]:
    said = (_line(line.label, line.text, "Hint") for line in script.lines)
    occasion = tree.span("Hint", script.occasion)
    return [tree.paragraph("Annex", tree.span("Strong", f"{script.title}{BESIDE}"), occasion), *said]


def _line(label: str, text: str, style: str = "Strong") -> tree.Node:
    before = [tree.span(style, f"{label}{BESIDE}")] if label else []
    return tree.paragraph("Annex", *before, *tree.text(text))


@dataclass(frozen=True)
class _Part:
    """Rows of a section, with what stands above them below the heads of columns."""

    lead: tuple[Row, ...]
    rows: tuple[Row, ...]
    headed: bool
    """Whether its rows are those that the heads of columns are for."""


class _Main:
    """Sets the sections of a sheet: as a rule in one table below common heads.

    A long part has a table of its own, so that its band stands on all its pages: Word repeats only the rows
    at the top of a table.
    """

    def __init__(self, words: Words, controls: Controls, view: SheetView) -> None:
        self.controls = controls
        self.view = view
        self.columns = Columns(view.layout.columns)
        self.rows = RowSetter(words, controls, self.columns)
        self.span = len(view.layout.columns)

    def parts(self, section: SheetSection, layout: SectionLayout) -> list[_Part]:
        """Return the rows of a section's criteria, and its rows for other findings."""
        parts: list[_Part] = []
        each = zip(section.rows, layout.rows, strict=True)
        rows = tuple(row for one in each for row in self.rows.rows(*one))
        band, blank = self._band(section, repeated=layout.repeated), section.blank
        if rows or blank is None:
            parts.append(_Part((band,), rows, headed=True))
        if blank is not None:
            heads = () if self.view.layout.listing else (self._blank_heads(blank),)
            lead = heads if rows else (band, *heads)
            parts.append(_Part(lead, tuple(self._blanks(section, blank)), headed=self.view.layout.listing))
        if section.reckoning:
            *before, last = parts
            parts = [*before, replace(last, rows=(*kept(last.rows), self._reckoning(section)))]
        return parts

    def joined(self, parts: Sequence[_Part], closing: Xml) -> Xml:
        """Return the tables of all parts; what stands below them is in the last row of the last one."""
        tables: list[tuple[Row, ...]] = []
        shared = False
        for part in parts:
            if len(part.rows) > LONG:
                lead = (self._heads(), *part.lead) if part.headed else part.lead
                tables.append((*_repeated(lead), *part.rows))
                shared = False
            else:
                before = tables.pop() if shared else _repeated((self._heads(),))
                tables.append((*before, *part.lead, *part.rows))
                shared = True
        if not tables:
            return closing
        title = self.view.imprint.control.title
        made = [Table(self.columns.widths, rows, title=title) for rows in tables]
        return stacked([*made[:-1], made[-1].closed(closing, _held(made[-1].rows))], "Space")

    def _band(self, section: SheetSection, *, repeated: bool) -> Row:
        told = (run(section.title, "BandTitle"), run(f"{BESIDE}{section.subtotal}", "Hint"))
        cell = Cell((Paragraph("Band", told, kept=repeated),), self.span, SOFT)
        return Row((cell,), splits=not repeated)

    def _heads(self) -> Row:
        heads = (paragraph("TableHead", each.head) for each in self.columns.columns)
        return Row(tuple(Cell((head,), ground=BAND, tight=True) for head in heads))

    def _blank_heads(self, blank: BlankRows) -> Row:
        points = {"deduction": blank.deduction, "score": blank.left}
        told = ("", blank.place, blank.finding, *(points[key] for key in self._points), "")
        return self._blank_row([Paragraph("TableHead", (run(each),) if each else ()) for each in told], SOFT)

    @property
    def _points(self) -> list[str]:
        return [column.key for column in self.columns.columns if column.key in POINTS]

    def _blank_row(self, told: Sequence[Paragraph], ground: str = "", height: float = 0) -> Row:
        """Return a row of number, place, finding, points and remark."""
        spans = [1] * len(told)
        spans[FINDING] += self.span - len(told)
        cells = (Cell((one,), span, ground, tight=True) for one, span in zip(told, spans, strict=True))
        return Row(tuple(cells), height)

    def _blanks(self, section: SheetSection, blank: BlankRows) -> Iterator[Row]:
        count = 4 + len(self._points)
        for place in range(1, blank.count + 1):
            names = (f"{section.id}.other.{place}.{column}" for column in range(1, count + 1))
            written = [Paragraph("Cell", (self.controls.figure(section.title, name),)) for name in names]
            yield self._blank_row(written, height=LINE_HEIGHT)

    def _reckoning(self, section: SheetSection) -> Row:
        """Return the line below a section: labels with room to write, known figures in it."""
        told: list[Xml] = []
        for place, pair in enumerate(section.reckoning, start=1):
            told.append(run(f"{BESIDE if told else ''}{pair.label}\u2002", "FactLabel"))
            name = f"{section.id}.reckoning.{place}"
            empty = self.controls.underlined(pair.label, name, pair.pattern)
            told.append(run(pair.text, "Strong") if pair.text else empty)
        return Row((Cell((Paragraph("Reckoning", tuple(told)),), self.span),), LINE_HEIGHT)


def _held(rows: Sequence[Row]) -> int:
    """Return how many rows at the end to keep together: some, with bands and lines below sections between."""
    told = [place for place, row in enumerate(reversed(rows), start=1) if len(row.cells) > 1]
    return told[:HELD][-1] if told else 0


def _repeated(lead: Sequence[Row]) -> tuple[Row, ...]:
    """Return rows that stand again on every page; one too long for that comes last, and stands once."""
    rows = sorted(lead, key=lambda row: row.splits)
    return tuple(replace(row, head=not row.splits) for row in rows)
