"""How a sheet is arranged: upright or landscape, its columns, and what stands once for all rows."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.views.imprint import Labelled
from generator.views.sheet.columns import FOLLOW_UP, Table
from generator.views.sheet.notes import around_rows
from generator.views.sheet.result import Result
from generator.views.sheet.view import (
    Answer,
    RowLayout,
    SectionLayout,
    SheetLayout,
    SheetRow,
    SheetSection,
    SheetView,
)
from generator.views.wording import Wording

ANSWER_COLUMNS_MOST = 7
"""More answers than these stand in one cell, each with its words."""
HEAD_MOST, WORD_MOST = 24, 12
"""Width of a title at the head of a narrow column, and of a word in it; a Chinese letter counts two."""
REPEATED_MOST = 80
"""A longer title of a section stands once, not at the head of every page that the section goes on to."""
UPRIGHT_ANSWERS = 5
"""So many columns of answers leave room for the question on an upright page."""


@dataclass(frozen=True)
class Arrangement:
    """Arranges the content of one sheet."""

    wording: Wording
    result: Result
    content: SheetView

    def layout(self) -> SheetLayout:
        """Return the arrangement."""
        rows = tuple(row for section in self.content.sections for row in section.rows)
        heads = _answer_columns(rows)
        landscape = bool(rows) and (self.result.scored or len(heads) > UPRIGHT_ANSWERS)
        table = Table(self.wording, self.result, self.content, heads, landscape=landscape)
        above, below = around_rows(self.wording, self.content, table.common.values())
        return SheetLayout(
            landscape=landscape,
            listing=not rows,
            columns=table.columns(),
            shared=above,
            where=tuple(self._where()),
            notes=below,
            follow_up=FOLLOW_UP[landscape],
            sections=tuple(self._section(section, heads) for section in self.content.sections),
        )

    def _where(self) -> Iterator[Labelled]:
        words = self.wording.words
        annexes = {"methods": self.content.methods, "scripts": self.content.scripts}
        if parts := [words(f"print.sheet.annex.{key}") for key, found in annexes.items() if found]:
            told = words("print.sheet.annex.where", parts=words("print.and").join(parts))
            yield Labelled(words("print.sheet.annex.title"), told)

    def _section(self, section: SheetSection, heads: tuple[Answer, ...]) -> SectionLayout:
        return SectionLayout(
            repeated=len(section.title) <= REPEATED_MOST,
            rows=tuple(self._row(row, heads) for row in section.rows),
        )

    def _row(self, row: SheetRow, heads: tuple[Answer, ...]) -> RowLayout:
        in_columns = bool(heads) and not row.inputs and _heads(row.answers) == heads
        return RowLayout(in_columns, checked=bool(self.content.own_checks(row)))


def _answer_columns(rows: tuple[SheetRow, ...]) -> tuple[Answer, ...]:
    """Return the answers that get columns: those of most rows, unless they are too many."""
    found = Counter(heads for row in rows if not row.inputs and (heads := _heads(row.answers)))
    return next((heads for heads, _ in found.most_common(1) if _fit(heads)), ())


def _fit(heads: tuple[Answer, ...]) -> bool:
    """Return whether answers can stand side by side as columns."""
    words = [word for answer in heads for word in (answer.symbol, *answer.title.split())]
    return (
        len(heads) <= ANSWER_COLUMNS_MOST
        and all(_width(answer.title) <= HEAD_MOST for answer in heads)
        and all(_width(word) <= WORD_MOST for word in words)
    )


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def _heads(answers: tuple[Answer, ...]) -> tuple[Answer, ...]:
    """Return answers without what may differ from row to row."""
    return tuple(replace(answer, worth="", expected=False) for answer in answers)
