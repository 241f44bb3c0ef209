"""A scoring sheet or check list as a Word document: what is known, the table, the result and signatures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.render.word import tree
from generator.render.word.closing import closing_blocks
from generator.render.word.columns import Columns
from generator.render.word.controls import Controls
from generator.render.word.furniture import BESIDE
from generator.render.word.grid import BAND, SOFT, Cell, Paragraph, Row, Table, kept, paragraph, stacked
from generator.render.word.head import head_blocks
from generator.render.word.rows import LINE_HEIGHT, RowSetter
from generator.render.word.slots import Slots
from generator.render.word.xml import Xml, run
from generator.views.sheet import SheetView
from generator.views.sheet.view import BlankRows, SectionLayout, SheetSection
from generator.words import Words

LONG = 8
"""More rows than these may go on over a page's end, so that their heads must be able to stand again."""
POINTS = frozenset({"deduction", "score"})
"""The columns that a row for other findings shares with those of criteria, besides the ends."""
FINDING = 2
"""The place in such a row of what was found, which has the room of all other columns."""


def sheet_blocks(view: SheetView, words: Words, controls: Controls) -> list[tree.Node]:
    """Return the content of the document."""
    # Controls are numbered as they are made: in their order on paper.
    slots = Slots(controls, sum(column.width for column in view.layout.columns))
    head = head_blocks(view, words, slots)
    empty = [] if view.sections else [tree.paragraph("Hint Line", *tree.text(words("print.sheet.empty")))]
    main = _Main(words, controls, view)
    each = zip(view.sections, view.layout.sections, strict=True)
    parts = [part for one in each for part in main.parts(*one)]
    return [*head, *empty, tree.raw(main.joined(parts)), *closing_blocks(view, words, controls, slots)]


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

    def joined(self, parts: Sequence[_Part]) -> Xml:
        """Return the tables of all parts."""
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
        title = self.view.imprint.control.title
        return stacked([Table(self.columns.widths, rows, title=title) for rows in tables], "Space")

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

    def _blank_row(self, told: Sequence[Paragraph], ground: str = "", height: int = 0) -> Row:
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


def _repeated(lead: Sequence[Row]) -> tuple[Row, ...]:
    """Return rows that stand again on every page; one too long for that comes last, and stands once."""
    rows = sorted(lead, key=lambda row: row.splits)
    return tuple(replace(row, head=not row.splits) for row in rows)
