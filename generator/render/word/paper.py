"""A paper about versions as a Word document: the same blocks as the PDF, to edit and hand round."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from generator.render.word import tree
from generator.render.word.furniture import TEXT_WIDTH
from generator.render.word.grid import BAND, SOFT, Cell, Paragraph, Row, Table, paragraph, stacked
from generator.render.word.xml import Xml, join, run, w
from generator.views.measure import parted
from generator.views.papers.paper import PaperView
from generator.views.volume import blocks
from generator.words import Words

WIDTH = TEXT_WIDTH[False]
SHARES: Mapping[str, int] = {"name": 14, "text": 10, "wide": 24, "code": 9, "number": 6, "small": 10}
"""How wide the columns of a table are against each other, by their role."""
STYLES: Mapping[str, str] = {
    "deleted": "Deleted",
    "inserted": "Inserted",
    "strong": "Strong",
    "badge": "Badge",
    "unspecified": "Unspecified",
    "notice": "Unspecified",
    "code": "FactLabel",
}
"""Character styles of `styles.xml`, by the kind of a piece; most kinds have none."""
LABEL, SIGNATURE_HEIGHT = 3400, 1400
"""Hundredths of a millimetre: width of a label, height of a row to sign."""
APART = "\u2003"


def paper_blocks(view: PaperView, words: Words) -> list[tree.Node]:
    """Return the content of the document."""
    control = view.imprint.control
    note = [tree.paragraph("State Note", *tree.text(control.state_note))] if control.state_note else []
    nodes = [
        tree.paragraph("Document Line", *tree.text(control.organisation)),
        tree.paragraph("Title", *tree.text(control.title)),
        *note,
        tree.raw(stacked([*_facts_and_signatures(view)], "Space")),
    ]
    if view.contents:
        nodes.append(tree.raw(_new_page()))
    for block in view.blocks:
        nodes += SETTERS[type(block)](block, words)
    return nodes


def _facts_and_signatures(view: PaperView) -> Iterator[Table]:
    rows = tuple(
        Row((Cell((paragraph("FieldName", fact.label),), ground=SOFT), Cell((paragraph("Cell", fact.text),))))
        for fact in view.facts
    )
    yield Table((LABEL, WIDTH - LABEL), rows)
    if view.signatures:
        heads = tuple(Cell((paragraph("TableHead", head),), ground=BAND) for head in view.heads)
        blank = tuple(Cell((Paragraph("Cell"),)) for _ in view.heads[1:])
        signed = tuple(
            Row((Cell((paragraph("FieldName", role),), ground=SOFT), *blank), SIGNATURE_HEIGHT)
            for role in view.signatures
        )
        yield Table((LABEL, *parted(WIDTH - LABEL, (1,) * len(blank))), (Row(heads, head=True), *signed))


def _new_page() -> Xml:
    return w("p", w("pPr", w("pStyle", val="Gap")), w("r", w("br", type="page")))


def _runs(line: blocks.Line) -> tuple[Xml, ...]:
    return tuple(run(piece.text, STYLES.get(piece.kind, "")) for piece in line)


def _paragraph(style: str, *runs: Xml, kept: bool = False) -> tree.Node:
    return tree.raw(Paragraph(style, runs, kept).xml())


def _heading(block: blocks.Heading, _words: Words) -> list[tree.Node]:
    code = f"{block.code} " if block.code else ""
    badge = [*tree.text(APART), tree.span("Badge", block.badge)] if block.badge else []
    return [tree.heading(block.level, *tree.text(f"{code}{block.title}"), *badge)]


def _text(block: blocks.Paragraph, _words: Words) -> list[tree.Node]:
    styles = {"notice": "Notice", "small": "Cell", "lead": "BodyText", "text": "BodyText"}
    number = (run(f"{block.number} ", "Strong"),) if block.number else ()
    return [_paragraph(styles[block.style], *number, *_runs(block.words), kept=block.style == "lead")]


def _labels(block: blocks.Facts, words: Words) -> list[tree.Node]:
    apart, nodes = run(words("print.semicolon")), []
    for fact in block.facts:
        told = [part for line in fact.lines for part in (apart, *_runs(line))]
        nodes.append(_paragraph("Cell", run(f"{fact.label} ", "FactLabel"), *told[1:]))
    return nodes


def _lines(block: blocks.Lines, words: Words) -> list[tree.Node]:
    bullet = f"{words('print.volume.bullet')} "
    return [_paragraph("BodyText", run(bullet, "FactLabel"), *_runs(item)) for item in block.items]


def _clause(block: blocks.Clause, _words: Words) -> list[tree.Node]:
    number = (run(f"{block.number} ", "Strong"),) if block.number else ()
    flags = tuple(part for piece in block.flags for part in (run(APART), *_runs((piece,))))
    points = (run(APART), *_runs(block.points)) if block.points else ()
    head = _paragraph("FieldName", *number, run(block.title, "Strong"), *flags, *points, kept=True)
    text = [_paragraph("BodyText", *_runs(block.text))] if block.text else []
    return [_paragraph("Space", kept=True), head, *text]


def _table(block: blocks.Table, _words: Words) -> list[tree.Node]:
    widths = parted(WIDTH, tuple(SHARES.get(role, SHARES["text"]) for role in block.roles))
    heads = Row(tuple(Cell((paragraph("TableHead", head),), ground=BAND) for head in block.heads), head=True)
    rows = tuple(
        Row(tuple(Cell((Paragraph("Cell", _runs(cell)),), upright="top") for cell in row.cells), splits=True)
        for row in block.rows
    )
    return [tree.raw(join(stacked([Table(widths, (heads, *rows))])))]


SETTERS: Mapping[type, Callable[[Any, Words], list[tree.Node]]] = {
    blocks.Heading: _heading,
    blocks.Paragraph: _text,
    blocks.Facts: _labels,
    blocks.Lines: _lines,
    blocks.Clause: _clause,
    blocks.Table: _table,
}
"""How each kind of block is set; papers have no charts."""
