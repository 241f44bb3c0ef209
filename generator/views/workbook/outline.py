"""The lines of the sheet with their texts and entries; from them, rows get the numbers that formulas need."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import zip_longest

from generator.model.spreadsheet import KEY_MARK
from generator.scoring.plan import blank_id
from generator.views.imprint import Labelled
from generator.views.scoring import Context, rule_words
from generator.views.sheet import SheetView
from generator.views.sheet.view import SheetRow, SheetSection
from generator.views.wording import Wording, plain
from generator.views.workbook.asking import STYLES, Asking
from generator.views.workbook.entries import Entries
from generator.views.workbook.fields import rooms
from generator.views.workbook.grid import Cell, Line, Style
from generator.views.workbook.measure import LINE, PADDING, height, pieces
from generator.views.workbook.places import (
    blank_tag,
    more_tag,
    number_tag,
    part_tag,
    row_tag,
    section_tag,
    total_tag,
)
from generator.views.workbook.spans import Spans
from generator.views.workbook.titles import marked_title

FIELDS_BESIDE = 3
"""So many fields stand side by side."""
BROAD_LINE, STRIP_LINE, FIELD_LINE, SUMMARY_LINE, SIGNING_LINE, WRITING_LINE, QR_LINE = (
    30,
    36,
    22,
    36,
    30,
    60,
    120,
)
KEYS = "keys"
"""Tag of the hidden line that names the columns."""


@dataclass(frozen=True)
class Outline(Spans):
    """Makes the lines of one sheet."""

    wording: Wording
    sheet: SheetView
    told: tuple[Labelled, ...]
    """What is said at its head of the rows that it has not."""
    asking: Asking
    rows: dict[str, Entries]
    totals: tuple[tuple[str, str], ...]
    """Keys and labels of the totals."""

    # ------------------------------------------------------------------------------ head

    def top(self) -> Iterator[Line]:
        """Yield the title, the line of counts and the heads of the columns: what stays in sight."""
        title, style = marked_title(self.wording, self.sheet)
        yield from self.across("title", title, style, BROAD_LINE)
        if self.rows:
            yield Line("strip", STRIP_LINE, ())
        titles = [(column.title, column.width) for column in self.visible]
        yield Line("heads", max(height(*titles), BROAD_LINE), tuple(
            Cell(column.letter, column.title, "head") for column in self.visible
        ))  # fmt: skip
        yield Line(KEYS, 0, tuple(
            Cell(column.letter, f"{KEY_MARK}{column.key}", "hidden") for column in self.columns
        ))  # fmt: skip

    def head(self) -> Iterator[Line]:
        """Yield what the sheet is, what was left off, and the fields to fill in first."""
        yield from self.across("control", self._control(), "control")
        for place, fact in enumerate(self.told, start=1):
            told = self.wording.words("workbook.fact", label=fact.label, text=fact.text)
            yield from self.across(f"told|{place}", told, "label")
        yield from self.fields("head", self.sheet.head, FIELD_LINE)

    def _control(self) -> str:
        control, words = self.sheet.imprint.control, self.wording.words
        facts = {
            "print.number": control.number,
            "print.version": control.version,
            "print.state": control.state,
        }
        facts["print.code"] = self.sheet.imprint.printed
        told = [words("workbook.fact", label=words(key), text=text) for key, text in facts.items()]
        told += [
            text for text in (self.sheet.imprint.industry, self.sheet.notice, control.state_note) if text
        ]
        return words("print.semicolon").join((control.organisation, *told))

    def fields(self, tag: str, fields: tuple[Labelled, ...], least: int) -> Iterator[Line]:
        """Yield labels with places to write beside them, several in a line."""
        beside = rooms(self.visible, FIELDS_BESIDE)
        for start in range(0, len(fields), len(beside)):
            cells, high = [], least
            for room, field in zip(beside, fields[start : start + len(beside)], strict=False):
                label, width = self.over(room.label, field.label, "label")
                entry = self.asking.head(field.label) if tag == "head" else self.asking.text(field.label)
                style: Style = "entry-line-date" if entry.kind == "date" else "entry-line"
                place, free = self.over(room.place, field.text, style)
                cells += [label, replace(place, entry=entry)]
                high = max(high, height((field.label, width), (field.text, free)))
            yield Line(f"{tag}|{start // len(beside) + 1}", high, tuple(cells))

    # ------------------------------------------------------------------------------ sections

    def section(self, section: SheetSection) -> Iterator[Line]:
        """Yield the band of a section, its rows and the rows for other findings."""
        words = self.wording.words
        left, right = self.band_columns()
        told = words("workbook.band", title=section.title, subtotal=section.subtotal)
        content = told if section.subtotal else section.title
        width = self.merged(left[0], left[1], content, "band")[1]
        for place, piece in enumerate(pieces(content, width)):
            tag = section_tag(section.id)
            cells = [
                self.merged(*left, piece.rstrip("\n"), "band")[0],
                self.merged(*right, "", "band")[0],
            ]
            yield Line(more_tag(tag, place) if place else tag, max(height((piece, width)), 24), tuple(cells))
        for row in section.rows:
            yield from self.row(row)
        for place in range(1, section.blank.count + 1) if section.blank else ():
            yield self.blank(self.rows[blank_id(section.id, place)], str(place))

    def band_columns(self) -> tuple[tuple[str, str], tuple[str, str]]:
        """Return the first and last columns of a section's title, and of what it comes to."""
        keys = [column.key for column in self.visible]
        at = keys.index("answer" if "answer" in keys else "reason")
        return (keys[0], keys[at - 1]), (keys[at], keys[-1])

    def row(self, row: SheetRow) -> Iterator[Line]:
        """Yield a criterion: a line with what is entered, those of a long text, those with numbers."""
        entries = self.rows[row.id]
        strong = " ".join(part for part in (row.code, row.title, row.marks) if part)
        flags = "".join(f"[{flag}]" for flag in row.flags)
        ladder = self.wording.words("print.arrow").join(row.ladder)
        texts = {
            "number": row.number,
            "standard": "\n".join(part for part in (strong, flags, row.text, self._expected(row)) if part),
            "worth": row.points,
            "rule": "\n".join(part for part in (row.rule, ladder) if part),
            "method": "\n".join(part for part in (*row.method, *self.sheet.own_checks(row)) if part),
        }
        tag = row_tag(row.id)
        yield from self._long(tag, texts, self.asking.row(entries), strong)
        costs = {part.key: found.takes for part, found in zip(entries.parts, row.findings, strict=False)}
        for part in entries.parts:
            below = {"standard": part.text, "rule": costs.get(part.key, "")}
            yield from self._long(number_tag(row.id, part.key), below, self.asking.part(entries, part))

    def _expected(self, row: SheetRow) -> str:
        """Return the conforming answer to a question."""
        expected = next((answer.title for answer in row.answers if answer.expected), "")
        return self.wording.words("workbook.expected", answer=expected) if expected else ""

    def blank(self, entries: Entries, number: str) -> Line:
        """Return a row for a finding that no criterion names."""
        cells = [Cell(self.visible[0].letter, number, "centre")]
        free, high = self.asking.blank(entries), 2 * LINE + PADDING
        scheme = self.asking.plan.scheme
        rule = plain(rule_words(self.wording, entries.row.rule, Context.of(scheme)))
        for column in self.visible[1:]:
            entry = free.get(column.key)
            if column.key == "rule" and entries.row.scored:
                cells.append(Cell(column.letter, rule, "text"))
                high = max(high, height((rule, column.width)))
                continue
            style: Style = "closed" if entry is None else STYLES.get(column.key, "entry")
            cells.append(Cell(column.letter, "", style, entry))
        return Line(blank_tag(entries.row.id), high, tuple(cells))

    def _long(
        self, tag: str, texts: dict[str, str], entered: dict[str, Cell], strong: str = ""
    ) -> Iterator[Line]:
        """Yield texts side by side, in as many rows as the longest needs; entries stand in the first."""
        columns = [column for column in self.visible if column.key in texts]
        cut = [pieces(texts[column.key], column.width) for column in columns]
        for place, parts in enumerate(zip_longest(*cut, fillvalue="")):
            shown = {column.key: part.rstrip("\n") for column, part in zip(columns, parts, strict=True)}
            cells = []
            for column in self.visible:
                if not place and column.key in entered:
                    cells.append(entered[column.key])
                    continue
                style: Style = "centre" if column.key in {"number", "worth"} else "text"
                text = shown.get(column.key, "")
                bold = strong if column.key == "standard" and not place and text.startswith(strong) else ""
                closed = column.key not in texts
                cells.append(Cell(column.letter, text, "closed" if closed else style, strong=bold))
            widths = [(shown[column.key], column.width) for column in columns]
            yield Line(more_tag(tag, place) if place else tag, height(*widths), tuple(cells))

    # ------------------------------------------------------------------------------ end

    def end(self, *, scored: bool) -> Iterator[Line]:
        """Yield the sections' results, the totals, the signatures, the imprint."""
        words = self.wording.words
        if scored:
            yield from self.across("summary", words("workbook.summary.title"), "band", 24)
            yield Line("summary-heads", SUMMARY_LINE, ())
            for section in self.sheet.sections:
                width = next(column.width for column in self.visible if column.key == "standard")
                high = max(height((section.title, width)), 2 * LINE + PADDING)
                yield Line(part_tag(section.id), high, ())
            yield from self.across(
                "totals", words("workbook.total.title", formula=self.sheet.formula), "band", 24
            )
            for key, _ in self.totals:
                yield Line(total_tag(key), FIELD_LINE, ())
        yield from self.fields("signature", self.sheet.signatures, SIGNING_LINE)
        label, room = self.over(self.visible[:2], self.sheet.suggestion, "label")
        place, _ = self.over(self.visible[2:], "", "entry")
        entry = self.asking.text(words("workbook.entry.suggestion"))
        high = max(height((self.sheet.suggestion, room)), WRITING_LINE)
        yield Line("suggested", high, (label, replace(place, entry=entry)))
        yield Line("qr", QR_LINE, (self.over(self.visible[:2], "", "plain")[0], self._imprint()))

    def _imprint(self) -> Cell:
        words, imprint = self.wording.words, self.sheet.imprint
        lines = (words("print.qr-note"), imprint.qr, words("workbook.see-notes"))
        return self.over(self.visible[2:], "\n".join(lines), "note")[0]
