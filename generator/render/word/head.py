"""The head of a sheet in Word: the control table, places to fill in before the check, what all rows share."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil

from generator.render.word import tree
from generator.render.word.furniture import BESIDE, FACT_SIZE, QR_FILE, QR_SIZE, notices
from generator.render.word.grid import stacked
from generator.render.word.reference import page_of
from generator.render.word.slots import Slots
from generator.render.word.xml import join
from generator.views.imprint import Labelled
from generator.views.measure import length
from generator.views.sheet import SheetView
from generator.views.sheet.head import control_cells, signed_cells
from generator.words import Words

QR_CELL = (QR_SIZE + 2) * 100
FACT_CELL = {False: 3700, True: 4800}
"""Width of a fact, upright and landscape, in hundredths of a millimetre."""
SIDES = 320
"""Margins in a cell."""
BESIDE_EACH_OTHER = 2
"""Facts beside each other."""
SIGNED = {1: (4,), 2: (2, 2), 3: (2, 1, 1)}
"""Over how many columns who signed stands, by how many did."""
COLUMNS = 4
HEAD_HEIGHT, LABEL = 900, 1700
"""Height of a place to fill in, and width of its label."""


def head_blocks(view: SheetView, words: Words, slots: Slots) -> list[tree.Node]:
    """Return what stands above the rows."""
    most = 6 if view.layout.landscape else 3
    places = stacked([*slots.tables("head", view.head, HEAD_HEIGHT, most, LABEL)])
    above = (*view.told, *view.layout.shared, *view.layout.where)
    return [
        _control_table(view, words, slots.width),
        *notices((view.notice,)),
        tree.raw(join(stacked([], "Space"), places)),
        *told(above),
    ]


def told(pairs: tuple[Labelled, ...]) -> list[tree.Node]:
    """Return labels in bold with what they mean, one after the other; nothing where there are none."""
    parts = [
        part
        for pair in pairs
        for part in (*tree.text(BESIDE), tree.span("Strong", pair.label), *tree.text(f" {pair.text}"))
    ]
    return [tree.paragraph("Told", *parts[1:])] if parts else []


def _control_table(view: SheetView, words: Words, width: int) -> tree.Node:
    fact = FACT_CELL[view.layout.landscape]
    title = width - QR_CELL - BESIDE_EACH_OTHER * fact
    shares = tuple(each / width for each in (QR_CELL, title, fact, fact))
    return tree.layout(shares, *_rows(view, words, fact - SIDES), style="HandbookGrid")


def _rows(view: SheetView, words: Words, room: int) -> Iterator[list[list[object]]]:
    control = view.imprint.control
    known = control_cells(control, words)
    long = [each for each in known if length(f"{each.label} {each.text}", FACT_SIZE) > room]
    beside = [_fact(each.label, *tree.text(each.text)) for each in known if each not in long]
    beside.append(
        _fact(words("print.page"), *(tree.inline(part) for part in page_of(words, "print.page-number")))
    )
    beside += [tree.paragraph("Fact")] * (-len(beside) % BESIDE_EACH_OTHER)
    down = ceil(len(beside) / BESIDE_EACH_OTHER)
    picture = tree.picture(QR_FILE, words("print.qr-alt", text=view.imprint.qr), QR_SIZE)
    for place in range(down):
        start = place * BESIDE_EACH_OTHER
        facts = [tree.cell(each) for each in beside[start : start + BESIDE_EACH_OTHER]]
        first = [tree.cell(tree.paragraph("QR Code", picture), down=down), _title(view, down)]
        yield [*(first if place == 0 else []), *facts]
    for each in long:
        yield [tree.cell(_fact(each.label, *tree.text(each.text)), across=COLUMNS)]
    yield [tree.cell(_state(view, words), across=COLUMNS)]
    signed = signed_cells(control, words)
    if signed:
        yield [
            tree.cell(_fact(each.label, *tree.text(each.text)), across=across)
            for each, across in zip(signed, SIGNED[len(signed)], strict=True)
        ]


def _title(view: SheetView, down: int) -> list[object]:
    control = view.imprint.control
    where = tree.text(BESIDE.join((control.organisation, control.handbook)))
    badge = [*tree.text(BESIDE), tree.span("Badge", view.imprint.industry)] if view.imprint.industry else []
    title = tree.paragraph("Title", *tree.text(control.title))
    return tree.cell(tree.paragraph("Fact", *where, *badge), title, down=down)


def _fact(label: str, *inlines: tree.Node) -> tree.Node:
    return tree.paragraph("Fact", tree.span("Fact Label", f"{label} "), *inlines)


def _state(view: SheetView, words: Words) -> tree.Node:
    """Return what the print is worth: its state, and what that means for whoever holds it."""
    control = view.imprint.control
    note = [*tree.text(BESIDE), tree.span("Unspecified", control.state_note)] if control.state_note else []
    return _fact(words("print.state"), tree.span("Strong", control.state), *note)
