"""The second sheet: how to fill in, how it is scored in words and by examples, the signs, the imprint."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, get_args

from generator.scoring.plan import Plan
from generator.views.scoring import example_lines, scheme_facts, sheet_example_lines
from generator.views.sheet import SheetView
from generator.views.wording import Wording, plain
from generator.views.workbook.grid import Cell, Colour, Column, Line, Style
from generator.views.workbook.measure import height, pieces
from generator.views.workbook.places import more_tag, scores
from generator.views.workbook.titles import marked_title

LABEL_WIDTH, TEXT_WIDTH = 18, 92
COLUMNS = (Column("label", "A", "", LABEL_WIDTH), Column("text", "B", "", TEXT_WIDTH))
QR_HEIGHT = 120
EXAMPLES_MOST = 12
"""So many rules are shown by examples; rows that are scored in the same way share one."""


class Fact(NamedTuple):
    """A label and what is said; without a label the text stands alone."""

    label: str
    text: str
    style: Style = "label"
    """Of the label."""


def notes(wording: Wording, sheet: SheetView, plan: Plan) -> tuple[Line, ...]:
    """Return the lines of the second sheet, which nobody fills in."""
    groups = (
        ("workbook.notes.filling", [Fact("", text) for text in _guide(wording, plan)]),
        ("workbook.notes.about", _about(wording, sheet)),
        ("workbook.notes.scoring", _scoring(wording, sheet, plan)),
        ("workbook.notes.examples", _examples(wording, plan)),
        ("workbook.notes.signs", _signs(wording, sheet)),
        ("workbook.notes.colours", [*_colours(wording)]),
        ("workbook.notes.imprint", _imprint(wording, sheet)),
    )
    lines = [Line("title", 30, (Cell("A", *marked_title(wording, sheet), last="B"),))]
    for key, facts in groups:
        if facts:
            lines.append(Line(key, 24, (Cell("A", wording.words(key), "note-title", last="B"),)))
        for place, fact in enumerate(facts, start=1):
            lines += _lines(f"{key}|{place}", fact)
    lines.append(Line("qr", QR_HEIGHT, (Cell("B", wording.words("print.qr-note"), "note"),)))
    return tuple(lines)


def _lines(tag: str, fact: Fact) -> Iterator[Line]:
    if not fact.label:
        for place, piece in enumerate(pieces(fact.text, LABEL_WIDTH + TEXT_WIDTH)):
            cell = Cell("A", piece.rstrip("\n"), "note", last="B")
            yield Line(more_tag(tag, place), height((piece, LABEL_WIDTH + TEXT_WIDTH)), (cell,))
        return
    labels, texts = pieces(fact.label, LABEL_WIDTH), pieces(fact.text, TEXT_WIDTH)
    for place in range(max(len(labels), len(texts))):
        left, right = ("".join(part[place : place + 1]).rstrip("\n") for part in (labels, texts))
        cells = (Cell("A", left, fact.style), Cell("B", right, "note"))
        yield Line(more_tag(tag, place), height((left, LABEL_WIDTH), (right, TEXT_WIDTH)), cells)


def _guide(wording: Wording, plan: Plan) -> Iterator[str]:
    scored = wording.words.section("workbook.guide-scored") if scores(plan) else {}
    yield from (*wording.words.section("workbook.guide").values(), *scored.values())


def _signs(wording: Wording, sheet: SheetView) -> list[Fact]:
    """Return the signs explained, without those that are made on paper only."""
    on_paper = {wording.words("print.legend.tally"), wording.words("print.legend.expected")}
    return [Fact(sign.label, sign.text) for sign in sheet.imprint.legend if sign.text not in on_paper]


def _about(wording: Wording, sheet: SheetView) -> list[Fact]:
    """Return purpose, who checks and how: what the print says at its head."""
    told = (*sheet.told, *sheet.explained, *sheet.facts, *sheet.methods)
    return [Fact(fact.label, fact.text or wording.unspecified.text) for fact in told]


def _scoring(wording: Wording, sheet: SheetView, plan: Plan) -> list[Fact]:
    facts = [Fact(fact.label, plain(fact.told)) for fact in scheme_facts(wording, plan.scheme)]
    grades = [
        Fact(grade.title, wording.words("print.semicolon").join((grade.band, *grade.more)))
        for grade in sheet.grades
    ]
    return [*facts, *grades]


def _examples(wording: Wording, plan: Plan) -> list[Fact]:
    found: dict[str, Fact] = {}
    for row in plan.rows:
        told = "\n".join(example_lines(wording, row, plan.scheme))
        like = f"{row.rule!r}{row.full}"
        if told and like not in found:
            found[like] = Fact(wording.name(row.id).text, told)
    whole = wording.words("workbook.notes.whole")
    lines = [*found.values()][:EXAMPLES_MOST]
    return [*lines, *(Fact(whole, line) for line in sheet_example_lines(wording, plan))]


def _colours(wording: Wording) -> Iterator[Fact]:
    """Yield what each colour means, beside its name in that colour."""
    for colour in get_args(Colour):
        yield Fact(
            wording.words(f"workbook.colour-name.{colour}"),
            wording.words(f"workbook.colour.{colour}"),
            colour,
        )


def _imprint(wording: Wording, sheet: SheetView) -> list[Fact]:
    words, imprint = wording.words, sheet.imprint
    control = imprint.control
    kept = [
        words("print.semicolon").join(
            words("workbook.fact", label=words(key), text=text)
            for key, text in (
                ("print.retention-period", rule.period),
                ("print.retention-keeper", rule.keeper),
                ("print.retention-start", rule.start),
                ("print.retention-disposal", rule.disposal),
            )
        )
        for rule in imprint.keeping
    ]
    facts = [
        (words("workbook.organisation"), control.organisation),
        (words("workbook.handbook"), control.handbook),
        (words("print.number"), control.number),
        (words("print.version"), control.version),
        (words("print.state"), control.state),
        (words("print.approved"), control.approved),
        (words("print.effective"), control.effective),
        (words("print.owner"), control.owner),
        (words("print.basis"), words("print.semicolon").join(imprint.basis)),
        (words("workbook.keeping"), "\n".join(kept)),
        (words("print.code"), imprint.printed),
    ]
    return [Fact(label, text) for label, text in facts if text]
