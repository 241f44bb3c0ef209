"""The rows of a sheet's table: what is known of a criterion, boxes to tick, places to write."""

from __future__ import annotations

from collections.abc import Iterator

from generator.render.word.columns import Columns
from generator.render.word.controls import Controls
from generator.render.word.grid import IDLE, Cell, Paragraph, Row, paragraph
from generator.render.word.xml import Xml, run, w
from generator.views.sheet.view import Answer, Finding, RowLayout, SheetRow
from generator.words import Words

LINE_HEIGHT = 900
"""Of a line to write on, in hundredths of a millimetre."""
WHOLE_MOST = 600
"""A row of more characters may break over pages, so that nothing is cut."""
SHORT_POINTS = 5
"""So many characters of points stand large."""
ONE_LINE_MOST, HALF_LINE_MOST, ANSWERS_BESIDE = 20, 12, 2
"""Characters of answers in words that stand on one line together, and of one that leaves room for another."""
BESIDE = "\u2003"


class RowSetter:
    """Sets the rows of one sheet."""

    def __init__(self, words: Words, controls: Controls, columns: Columns) -> None:
        self.words = words
        self.controls = controls
        self.columns = columns

    def rows(self, row: SheetRow, layout: RowLayout) -> Iterator[Row]:
        """Yield the row of a criterion and those of its findings, which stay together."""
        findings = list(enumerate(row.findings, start=1))
        number = paragraph("CellTextMiddle", row.number)
        first = Cell((number,), merged="restart" if findings else "", tight=True)
        main = Row(
            (first, *self._known(row, layout), *self._answered(row, layout), *self._written(row, layout)),
            LINE_HEIGHT,
        )
        characters = sum(map(len, (row.title, row.text, row.rule, *row.method, *row.check)))
        main = main if characters <= WHOLE_MOST else Row(main.cells, LINE_HEIGHT, splits=True)
        yield main.kept() if findings and not main.splits else main
        for place, finding in findings:
            found = self._finding(row, place, finding)
            yield found if place == len(findings) else found.kept()

    def _known(self, row: SheetRow, layout: RowLayout) -> Iterator[Cell]:
        yield Cell(tuple(_standard(row)))
        if self.columns.has("points"):
            style = "CellTextMiddle" if len(row.points) > SHORT_POINTS else "Points"
            yield Cell((paragraph(style, row.points),), tight=True)
        if self.columns.has("rule"):
            ladder = self.words("print.arrow").join(row.ladder)
            yield Cell(_lines((row.rule,), ladder))
        if self.columns.has("method"):
            yield Cell(_lines(row.method, "\n".join(row.check) if layout.checked else ""))

    def _answered(self, row: SheetRow, layout: RowLayout) -> Iterator[Cell]:
        """Yield the boxes to tick; answers without columns share one cell with what is measured."""
        if not layout.in_columns:
            yield Cell(tuple(self._own_answers(row)), self._span(row))
            return
        noted = any(answer.symbol + answer.worth for answer in row.answers)
        for place, answer in enumerate(row.answers, start=1):
            below = " ".join(filter(None, (answer.symbol, answer.worth)))
            note = (paragraph("TickNote", below),) if noted else ()
            box = Paragraph("CellMiddle", self._ticked(row, place, answer))
            yield Cell((box, *note), tight=True)

    def _span(self, row: SheetRow) -> int:
        """Return how many columns answers in words may use: also that of a tally not needed in the row."""
        spare = self.columns.has("tally") and not row.tally and not row.findings
        return self.columns.answers + int(spare)

    def _ticked(self, row: SheetRow, place: int, answer: Answer) -> tuple[Xml, ...]:
        """Return the box of an answer; that of the expected one says so."""
        style = "BoxExpected" if answer.expected else "Box"
        box = self.controls.tick(answer.title, f"{row.id}.{place}", style)
        return (box, run(self.words("print.sheet.expected"), "Expected")) if answer.expected else (box,)

    def _own_answers(self, row: SheetRow) -> Iterator[Paragraph]:
        for place, pair in enumerate(row.inputs, start=1):
            control = self.controls.underlined(pair.label, f"{row.id}.input.{place}", pair.pattern)
            yield Paragraph("Cell", (run(f"{pair.label}{BESIDE}"), control))
        told = [self._own_answer(row, *each) for each in enumerate(row.answers, start=1)]
        letters = [len(answer.title + answer.symbol + answer.worth) for answer in row.answers]
        if sum(letters) <= ONE_LINE_MOST:
            lines = [told] if told else []
        else:
            beside = ANSWERS_BESIDE if max(letters) <= HALF_LINE_MOST else 1
            lines = [told[start : start + beside] for start in range(0, len(told), beside)]
        apart = run(BESIDE) if len(lines) == 1 else w("r", w("tab"))
        for line in lines or ([] if row.inputs else [[]]):
            parts = [part for answer in line for part in (apart, *answer)]
            yield Paragraph("OwnAnswers", tuple(parts[1:]))

    def _own_answer(self, row: SheetRow, place: int, answer: Answer) -> tuple[Xml, ...]:
        symbol = (run(f"{answer.symbol}\u00a0", "Strong"),) if answer.symbol else ()
        worth = (run(f"\u00a0{answer.worth}", "Strong"),) if answer.worth else ()
        return (*self._ticked(row, place, answer), run("\u00a0"), *symbol, run(answer.title), *worth)

    def _written(self, row: SheetRow, layout: RowLayout) -> Iterator[Cell]:
        spanned = not layout.in_columns and self._span(row) > self.columns.answers
        if self.columns.has("tally") and not spanned:
            yield self._place(row.id, "tally", on=row.tally)
        hint = row.hint
        if self.columns.has("deduction"):
            yield self._place(row.id, "deduction", hint, on=row.deduction)
            hint = "" if row.deduction else hint
        if self.columns.has("score"):
            yield self._place(row.id, "score", hint, on=row.score)
        yield self._place(row.id, "reason", on=True)

    def _place(self, name: str, key: str, hint: str = "", *, on: bool) -> Cell:
        """Return a place to write; shaded where the row's rule does not ask for it."""
        if not on:
            return Cell((Paragraph("CellMiddle"),), ground=IDLE, tight=True)
        control = self.controls.figure(self.columns.head(key), f"{name}.{key}", hint)
        return Cell((Paragraph("Cell" if key == "reason" else "CellMiddle", (control,)),), tight=True)

    def _finding(self, row: SheetRow, place: int, finding: Finding) -> Row:
        name = f"{row.id}.{place}"
        cells = [
            Cell((Paragraph("CellMiddle"),), merged="continue", tight=True),
            Cell((paragraph("FindingTitle", finding.title),), self.columns.before_answers),
            Cell((paragraph("CellText", finding.takes),), self.columns.answers),
        ]
        cells += [self._place(name, "tally", on=True)] if self.columns.has("tally") else []
        cells += [self._place(name, "deduction", on=row.deduction)] if self.columns.has("deduction") else []
        cells += [self._place(name, "score", on=False)] if self.columns.has("score") else []
        cells += [self._place(name, "reason", on=True)]
        return Row(tuple(cells), LINE_HEIGHT, splits=len(finding.title + finding.takes) > WHOLE_MOST)


def _standard(row: SheetRow) -> Iterator[Paragraph]:
    code = (run(f"{row.code}\u2002", "Code"),) if row.code else ()
    title = run(row.title, "Strong" if row.text else "")
    marks = (run(f"\u2002{row.marks}", "Code"),) if row.marks else ()
    flags = tuple(part for flag in row.flags for part in (run("\u2002"), run(flag, "Badge")))
    yield Paragraph("Standard", (*code, title, *marks, *flags))
    if row.text:
        yield paragraph("Standard", row.text)


def _lines(lines: tuple[str, ...], small: str) -> tuple[Paragraph, ...]:
    told = tuple(paragraph("CellText", line) for line in lines if line)
    told += (paragraph("SlotLabel", small),) if small else ()
    return told or (Paragraph("Cell"),)
