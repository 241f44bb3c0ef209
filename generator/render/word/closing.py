"""What ends a sheet in Word: result, nonconformities, signatures, notes, and the notice to tear off."""

from __future__ import annotations

from collections.abc import Iterator

from generator.render.word import tree
from generator.render.word.controls import Controls
from generator.render.word.furniture import BESIDE, suggestion_box
from generator.render.word.grid import BAND, Cell, Paragraph, Row, Table, paragraph, stacked
from generator.render.word.head import told
from generator.render.word.rows import LINE_HEIGHT
from generator.render.word.slots import Slots
from generator.render.word.xml import Xml, join
from generator.views.sheet import SheetView
from generator.views.sheet.view import ScriptWords
from generator.words import Words

SIGNATURE_HEIGHT, SUGGESTION_HEIGHT, SLIP_HEIGHT = 1300, 1300, 1500
"""Hundredths of a millimetre."""
LABEL, TOTAL_LABEL = 2000, 1600
"""Widths of labels."""
FINDINGS, HELD = 6, 3
"""Rows for nonconformities, and how many of them stay with the signatures."""
AT_ONCE = 4
"""The place of the box for what was corrected on the spot."""


def closing_blocks(view: SheetView, words: Words, controls: Controls, slots: Slots) -> Iterator[tree.Node]:
    """Yield what stands below the rows."""
    yield tree.heading(1, *tree.text(words("print.sheet.result")))
    yield tree.raw(_result(view, slots))
    yield tree.heading(1, *tree.text(words("print.sheet.findings")))
    yield tree.raw(stacked([_findings(view, controls).closed(_signed(view, controls, slots), HELD)]))
    # Before the notes: last, it would often be alone on a page, and Word can't be told to set it at the foot.
    yield from _slip(view, words, controls, slots)
    if view.layout.notes:
        yield tree.heading(1, *tree.text(words("print.sheet.notes")))
        yield from told(view.layout.notes)
    yield from _annex(view, words)


def _result(view: SheetView, slots: Slots) -> Xml:
    across = 6 if view.layout.landscape else 4
    totals = stacked([*slots.tables("totals", view.totals, LINE_HEIGHT, across, TOTAL_LABEL)])
    grades = stacked([*slots.grades(view.grades, across)])
    counts = stacked([*slots.tables("counts", view.counts, LINE_HEIGHT, across, TOTAL_LABEL)])
    formula = (paragraph("Formula", view.formula).xml(),) if view.formula else ()
    return join(totals, grades, counts, *formula)


def _findings(view: SheetView, controls: Controls) -> Table:
    heads = tuple(
        Cell((paragraph("TableHead", pair.label),), ground=BAND, tight=True) for pair in view.follow_up
    )

    def cell(row: int, place: int, label: str) -> Cell:
        name = f"follow-up.{row}.{place + 1}"
        made = controls.tick(label, name) if place == AT_ONCE else controls.figure(label, name)
        return Cell((Paragraph("CellMiddle" if place == AT_ONCE else "Cell", (made,)),), tight=True)

    rows = tuple(
        Row(tuple(cell(row, place, pair.label) for place, pair in enumerate(view.follow_up)), LINE_HEIGHT)
        for row in range(1, FINDINGS + 1)
    )
    return Table(view.layout.follow_up, (Row(heads, head=True), *rows))


def _signed(view: SheetView, controls: Controls, slots: Slots) -> Xml:
    tables = [
        *slots.signatures(view.signatures, SIGNATURE_HEIGHT, LABEL),
        suggestion_box(controls, view.suggestion, slots.width, SUGGESTION_HEIGHT),
    ]
    return join(Paragraph("Space").xml(), stacked(tables))


def _annex(view: SheetView, words: Words) -> Iterator[tree.Node]:
    """Yield what rows only name, in columns: ways of checking, and words to say."""
    columns = 2 if view.layout.landscape else 1
    methods = [[_line(pair.label, pair.text)] for pair in view.methods]
    scripts = [_script(one) for one in view.scripts]
    yield from _columns(words("print.sheet.annex.methods"), methods, columns)
    yield from _columns(words("print.sheet.annex.scripts"), scripts, columns + 1)


def _columns(title: str, told_: list[list[tree.Node]], columns: int) -> Iterator[tree.Node]:
    if told_:
        cells = [tree.cell(*each) for each in told_] + [tree.cell()] * (-len(told_) % columns)
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


def _slip(view: SheetView, words: Words, controls: Controls, slots: Slots) -> Iterator[tree.Node]:
    """Yield the notice of rectification, between the lines along which it is cut."""
    slip, control = view.slip, view.imprint.control
    if slip is None:
        return
    named = BESIDE.join((control.organisation, control.title, f"{words('print.code')} {view.imprint.code}"))
    title = tree.text(words("print.sheet.slip.title"))
    found = Paragraph("Value", (controls.text(slip.findings.label, "slip.findings", lines=True),), kept=True)
    findings = Cell((paragraph("SlotLabel", slip.findings.label, kept=True), found), upright="top")
    tables = [
        *slots.tables("slip", (slip.number, slip.site, slip.date), LINE_HEIGHT, 3, LABEL),
        Table((slots.width,), (Row((findings,), SLIP_HEIGHT),)),
        *slots.tables("slip.end", (slip.due, slip.issuer, slip.receipt), LINE_HEIGHT, 3, LABEL),
    ]
    yield tree.paragraph("Cut", *tree.text(words("print.sheet.slip.cut")))
    yield tree.heading(1, *title, *tree.text(BESIDE), tree.span("Hint", named))
    yield tree.raw(join(stacked(tables), Paragraph("Cut").xml()))
