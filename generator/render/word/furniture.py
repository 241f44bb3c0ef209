"""What every Word document shares: title block, facts, legend, box for suggestions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.render.word import tree
from generator.render.word.controls import Controls
from generator.render.word.grid import Cell, Paragraph, Row, Table, paragraph
from generator.views.imprint import Imprint, Labelled
from generator.views.measure import length
from generator.words import Words

MARGIN = 1200
"""Left and right; all lengths here are hundredths of a millimetre."""
TEXT_WIDTH = {False: 21000 - 2 * MARGIN, True: 29700 - 2 * MARGIN}
"""Width of the text of an A4 page, upright and landscape."""
QR_FILE = "qr.png"
QR_SIZE = 23
"""In millimetres, quiet zone included: 16 without it."""
BESIDE = "\u2003"
COLUMNS = 4
"""Facts beside each other."""
FACT_SIZE, BETWEEN = 283, 200
"""An em of a fact (8 pt), and the room between two of them."""


def title_block(
    imprint: Imprint, words: Words, width: int, known: Sequence[Labelled] = (), wide: Sequence[Labelled] = ()
) -> tree.Node:
    """Return what the document is: title and facts at the left, the QR code at the right.

    `known` stands beside its control data in columns, `wide` below, over the whole width.
    """
    share = (QR_SIZE + 2) * 100 / width
    basis = Labelled(words("print.basis"), words("print.semicolon").join(imprint.basis))
    groups = (*_groups(imprint, words, known), (*wide, basis))
    room = (width - (QR_SIZE + 2) * 100) // COLUMNS - BETWEEN
    rows = [row for group in groups for row in _rows(group, room)]
    code = tree.cell(
        tree.paragraph("QR Code", tree.picture(QR_FILE, words("print.qr-alt", text=imprint.qr), QR_SIZE)),
        tree.paragraph("QR Code", *tree.text(words("print.qr-note"))),
        down=len(rows) + 1,
    )
    return tree.layout(((1 - share) / COLUMNS,) * COLUMNS + (share,), [_title(imprint, words), code], *rows)


def _title(imprint: Imprint, words: Words) -> list[object]:
    control = imprint.control
    owner = f"{words('print.owner')} {control.owner}"
    where = tree.text(BESIDE.join((control.organisation, control.handbook, owner)))
    badge = [*tree.text(BESIDE), tree.span("Badge", imprint.industry)] if imprint.industry else []
    note = [tree.paragraph("State Note", *tree.text(control.state_note))] if control.state_note else []
    title = tree.paragraph("Title", *tree.text(control.title))
    return tree.cell(tree.paragraph("Document Line", *where, *badge), title, *note, across=COLUMNS)


def _groups(imprint: Imprint, words: Words, known: Sequence[Labelled]) -> Iterator[tuple[Labelled, ...]]:
    """Yield the facts that stand together: control data, then how long the filled-in document is kept."""
    control = imprint.control
    yield (
        Labelled(words("print.number"), control.number),
        Labelled(words("print.version"), control.version),
        Labelled(words("print.approved"), control.approved),
        Labelled(words("print.effective"), control.effective),
        *known,
    )
    for rule in imprint.keeping:
        yield (
            Labelled(words("print.retention-period"), rule.period),
            Labelled(words("print.retention-start"), rule.start),
            Labelled(words("print.retention-keeper"), rule.keeper),
            Labelled(words("print.retention-disposal"), rule.disposal),
        )


def _rows(facts: Sequence[Labelled], room: int) -> Iterator[list[list[object]]]:
    """Yield rows of facts beside each other, then those that are longer than their room."""
    long = [fact for fact in facts if length(f"{fact.label} {fact.text}", FACT_SIZE) > room]
    short = [_fact(fact) for fact in facts if fact not in long]
    short += [tree.cell()] * (-len(short) % COLUMNS)
    yield from (short[start : start + COLUMNS] for start in range(0, len(short), COLUMNS))
    yield from ([_fact(fact, COLUMNS)] for fact in long)


def _fact(fact: Labelled, across: int = 1) -> list[object]:
    label = tree.span("Fact Label", f"{fact.label} ")
    return tree.cell(tree.paragraph("Fact", label, *tree.text(fact.text)), across=across)


def legend(imprint: Imprint, words: Words) -> list[tree.Node]:
    """Return the marks of the document, explained."""
    return explained(words("print.legend-title"), imprint.legend)


def explained(title: str, pairs: Sequence[Labelled]) -> list[tree.Node]:
    """Return words in bold with what they mean, one after the other; nothing where there are none."""
    told = [
        part
        for pair in pairs
        for part in (*tree.text(BESIDE), tree.span("Strong", pair.label), *tree.text(f" {pair.text}"))
    ]
    return [tree.paragraph("Legend", tree.span("Strong", title), *told)] if told else []


def notices(told: Sequence[str]) -> list[tree.Node]:
    """Return in frames what would be done wrongly if it were overlooked; an empty text says nothing."""
    return [tree.paragraph("Notice", *tree.text(words)) for words in told if words]


def suggestion_box(controls: Controls, label: str, width: int, height: int) -> Table:
    """Return the box in which whoever uses the document writes what it should do better."""
    content = (
        paragraph("SlotLabel", label, kept=True),
        Paragraph("Value", (controls.text(label, "suggestion", lines=True),), kept=True),
    )
    return Table((width,), (Row((Cell(content, upright="top"),), height),), title=label)
