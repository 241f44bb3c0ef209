"""A blank form as a Word document: groups of fields, each with a control to fill in as its type needs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.render.word import tree
from generator.render.word.controls import Controls
from generator.render.word.furniture import (
    FACT_SIZE,
    TEXT_WIDTH,
    legend,
    notices,
    suggestion_box,
    title_block,
)
from generator.render.word.grid import BAND, SOFT, Cell, Paragraph, Row, Table, paragraph, stacked
from generator.render.word.slots import value_style
from generator.render.word.xml import Xml, run
from generator.views.form import FormField, FormGroup, FormView
from generator.views.imprint import Labelled
from generator.views.measure import length, parted
from generator.words import Words

LABEL_WIDTH = 2700
LINE_HEIGHT, SIGNATURE_HEIGHT, SUGGESTION_HEIGHT = 900, 1400, 1500
"""Of a written line, a signature, and the box for suggestions; all lengths are hundredths of a millimetre."""
LINES_MOST = 20
"""A place of more written lines than this is several rows: Word allows no row that is higher than a page."""
HELD = 3
"""Rows that stay with the box for suggestions."""
WHOLE_LINE = 4
"""Columns of a line: two labels and two places."""
CHOICE_GAP = "\u2003"
SPARE_LINES, TOLD_LINE = 520, 45
"""Hundredths of a written line: the room on the page of a form without known fields besides the lines that
it must have; what a line that tells of the form takes of it."""


def form_blocks(view: FormView, words: Words, controls: Controls) -> list[tree.Node]:
    """Return the content of the document."""
    width = TEXT_WIDTH[view.landscape]
    blocks = [title_block(view.imprint, words, width, wide=view.facts), *notices(view.notices)]
    used = _fitting(view, width)
    blocks += _uses(view.uses[:used], len(view.uses) - used, words)
    setter = _Setter(words, controls, width, max(_spare(view, width, used), 0) // 100)
    groups = [(group, [*setter.tables(group)]) for group in view.groups]
    closing = stacked([suggestion_box(controls, view.suggestion, width, SUGGESTION_HEIGHT)])
    if groups and groups[-1][1]:
        *_, tables = groups[-1]
        tables[-1] = tables[-1].closed(closing, HELD)
        closing = Xml("")
    for group, tables in groups:
        blocks += [_group_heading(group), tree.raw(stacked(tables))]
    return [*blocks, tree.raw(closing), *legend(view.imprint, words)]


def _uses(uses: Sequence[Labelled], more: int, words: Words) -> list[tree.Node]:
    """Return what the handbook says of a form whose fields are not known, and how much more it says."""
    if not uses and not more:
        return []
    title = tree.paragraph("Fact Title", *tree.text(words("print.form.blank.uses")))
    lines = ((tree.span("Strong", f"{one.label}{CHOICE_GAP}"), *tree.text(one.text)) for one in uses)
    rest = [tree.paragraph("Fact", *tree.text(words("print.form.blank.more", n=more)))] if more else []
    return [title, *(tree.paragraph("Fact", *line) for line in lines), *rest]


def _fitting(view: FormView, width: int) -> int:
    """Return how many of the uses leave room on the page for all that is filled in."""
    counts = range(len(view.uses), 0, -1)
    return next((count for count in counts if _spare(view, width, count) >= 0), 0)


def _spare(view: FormView, width: int, used: int) -> int:
    """Return by how many hundredths of a written line a page is higher than it must be with so many uses.

    Word is not asked how much room is left: this is what surely is.
    """
    uses = [line for one in view.uses[:used] for line in f"{one.label} {one.text}".split("\n")]
    told = sum(-(-length(line, FACT_SIZE) // width) for line in uses)
    told += len(view.facts) + bool(view.uses) + (used < len(view.uses))
    return SPARE_LINES - told * TOLD_LINE


def _group_heading(group: FormGroup) -> tree.Node:
    party = [tree.span("Hint", f"{CHOICE_GAP}{group.filled_by}")] if group.filled_by else []
    return tree.heading(1, *tree.text(group.title), *party)


class _Setter:
    """Sets the fields of a form that is so many millimetres wide."""

    def __init__(self, words: Words, controls: Controls, width: int, more: int) -> None:
        self.words = words
        self.controls = controls
        self.width = width
        self.more = more

    def tables(self, group: FormGroup) -> Iterator[Table]:
        """Yield the group's fields: a field of columns has a table of its own, lines in between share one."""
        half = self.width // 2 - LABEL_WIDTH
        waiting: list[Row] = []
        for line in group.lines:
            if _is_table(line[0]):
                if waiting:
                    yield Table((LABEL_WIDTH, half) * 2, tuple(waiting), title=group.title)
                    waiting = []
                yield self._columns(line[0])
            else:
                waiting += self._line(line)
        if waiting:
            yield Table((LABEL_WIDTH, half) * 2, tuple(waiting), title=group.title)

    def _line(self, line: tuple[FormField, ...]) -> list[Row]:
        field = line[0]
        if field.type in {"long-text", "table"}:
            return [self._band(field, WHOLE_LINE), *self._room(field)]
        span = 3 if len(line) == 1 else 1
        cells = [cell for each in line for cell in (self._label(each), Cell(self._place(each), span))]
        height = max(_height(each) for each in line)
        return [Row(tuple(cells), height, splits=any(not each.whole for each in line))]

    def _title(self, field: FormField) -> tuple[Xml, ...]:
        mark = (run(f"\u00a0{self.words('print.form.required')}", "Required"),) if field.required else ()
        return (run(field.title), *mark)

    def _label(self, field: FormField) -> Cell:
        below = (paragraph("FieldHint", text) for text in (field.hint, field.filled_by) if text)
        return Cell((Paragraph("FieldName", self._title(field)), *below), ground=SOFT)

    def _band(self, field: FormField, span: int, *, head: bool = False) -> Row:
        beside = (run(f"{CHOICE_GAP}{text}", "Hint") for text in (field.hint, field.filled_by) if text)
        name = Paragraph("FieldName", (*self._title(field), *beside), kept=field.whole)
        return Row((Cell((name,), span, SOFT),), head=head, splits=not field.whole)

    def _room(self, field: FormField) -> Iterator[Row]:
        """Yield the place for a long text, as high as its written lines."""
        left = field.lines + (self.more if field.fills else 0)
        while left > 0:
            lines = min(left, LINES_MOST)
            place = Paragraph("Value", (self.controls.text(field.title, field.id, lines=True),))
            yield Row((Cell((place,), WHOLE_LINE, upright="top"),), lines * LINE_HEIGHT, splits=True)
            left -= lines

    def _columns(self, field: FormField) -> Table:
        count = len(field.columns)
        heads = tuple(Cell((paragraph("TableHead", column),), ground=BAND) for column in field.columns)
        blanks = (self._blank(field, row) for row in range(1, field.lines + 1))
        return Table(
            parted(self.width, (1,) * count),
            (
                self._band(field, count, head=field.whole),
                Row(heads, head=field.whole, splits=not field.whole),
                *blanks,
            ),
            title=field.title,
        )

    def _blank(self, field: FormField, row: int) -> Row:
        """Return a row to write in; each cell has a control, since nothing else of a form can be changed."""
        places = (
            self.controls.figure(column, f"{field.id}.{row}.{place}")
            for place, column in enumerate(field.columns, start=1)
        )
        return Row(tuple(Cell((Paragraph("Value", (place,)),)) for place in places), LINE_HEIGHT)

    def _place(self, field: FormField) -> tuple[Paragraph, ...]:
        controls, name = self.controls, (field.title, field.id)
        match field.type:
            case "choice" if field.options:
                return (Paragraph("Choices", tuple(self._choices(field))),)
            case "date":
                return (Paragraph("ValueEnd", (controls.date(*name, field.pattern),)),)
            case "signature":
                signed = Paragraph("Value", (controls.text(*name),))
                dated = controls.date(field.title, f"{field.id}.date", field.pattern)
                return (signed, Paragraph("ValueEnd", (dated,)))
        text = controls.text(*name, pattern=field.pattern, lines=field.lines > 1)
        return (Paragraph(value_style(field.pattern), (text,)),)

    def _choices(self, field: FormField) -> Iterator[Xml]:
        for place, option in enumerate(field.options):
            if place:
                yield run(CHOICE_GAP)
            yield self.controls.tick(option, f"{field.id}.{place + 1}")
            yield run(f"\u00a0{option}")


def _is_table(field: FormField) -> bool:
    return field.type == "table" and bool(field.columns)


def _height(field: FormField) -> int:
    return SIGNATURE_HEIGHT if field.type == "signature" else min(field.lines, LINES_MOST) * LINE_HEIGHT
