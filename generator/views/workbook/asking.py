"""What is asked for in each cell: the entries with their messages."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from generator.model.scoring import Bonus, ByRange, Discretionary
from generator.views.wording import Wording, number
from generator.views.workbook.entries import Entries, Part
from generator.views.workbook.grid import Cell, Choice, Column, Entry, letter_of

Lists = dict[tuple[Choice, ...], tuple[str, str]]


@dataclass(frozen=True)
class Asking:
    """Makes the cells that are filled in."""

    wording: Wording
    columns: tuple[Column, ...]
    lists: Lists

    def letter(self, key: str) -> str:
        """Return the letter of a column."""
        return letter_of(self.columns, key)

    def text(self, title: str) -> Entry:
        """Return an entry for any text."""
        return Entry("text", title)

    def finding(self) -> Entry:
        """Return an entry for a finding that no criterion names."""
        words = self.wording.words
        return Entry("text", words("workbook.entry.finding.title"), words("workbook.entry.finding.says"))

    def follow_up(self) -> dict[str, Entry]:
        """Return the entries for the reason, and for who puts it right by when."""
        words = self.wording.words
        return {
            "reason": Entry("text", words("workbook.column.reason"), words("workbook.entry.reason")),
            "who": Entry("text", words("workbook.column.who"), words("workbook.entry.who")),
            "due": Entry("date", words("workbook.column.due"), words("workbook.entry.due")),
        }

    def row(self, entries: Entries) -> dict[str, Cell]:
        """Return the cells of a row that are filled in, by the keys of their columns."""
        cells = {
            key: Cell(self.letter(key), "", "entry-date" if key == "due" else "entry", entry)
            for key, entry in self.follow_up().items()
        }
        if entries.choices:
            cells["answer"] = Cell(self.letter("answer"), "", "entry-centre", self._choice(entries))
        if entries.amount:
            cells["amount"] = Cell(self.letter("amount"), "", "entry-centre", self._amount(entries))
        return cells

    def _choice(self, entries: Entries) -> Entry:
        words, choices = self.wording.words, tuple(choice.text for choice in entries.choices)
        listed = words("common.list-separator").join(choices)
        kind = "number" if entries.by_number else "question" if entries.question else "answer"
        return Entry(
            "choice",
            words("workbook.column.answer"),
            words(f"workbook.entry.choice.{kind}"),
            words("workbook.entry.refused.choice", choices=listed),
            choices=self.lists[entries.choices][0],
        )

    def _amount(self, entries: Entries) -> Entry:
        words, rule = self.wording.words, entries.row.rule
        title = words(f"workbook.entry.title.{entries.amount}")
        if isinstance(rule, Bonus):
            return self._count(words("workbook.entry.title.merit"), words("workbook.entry.merit"))
        if entries.amount == "count":
            return self._count(title, words("workbook.entry.count"))
        most = most_points(entries)
        says = words("workbook.entry.amount")
        if most is not None:
            says = words("workbook.entry.points", most=number(most))
        elif isinstance(rule, ByRange):
            says = words("workbook.entry.value", unit=self.wording.plain(rule.unit))
        elif entries.amount == "rate":
            says = words("workbook.entry.rate")
        kind: Literal["number", "amount"] = "number" if isinstance(rule, ByRange) else "amount"
        return Entry(kind, title, says, words(f"workbook.entry.refused.{kind}"), most=most)

    def _count(self, title: str, says: str) -> Entry:
        return Entry("count", title, says, self.wording.words("workbook.entry.refused.count"))

    def part(self, entries: Entries, part: Part) -> dict[str, Cell]:
        """Return the cell of a line below a row."""
        words = self.wording.words
        if entries.row.target is None:
            entry = self._count(words("workbook.entry.title.count"), words("workbook.entry.finding-count"))
        else:
            key = "rate" if part.key == "rate" else "number"
            says = words(f"workbook.entry.part.{key}")
            entry = Entry(
                "amount", words(f"workbook.entry.title.{key}"), says, words("workbook.entry.refused.amount")
            )
        return {"amount": Cell(self.letter("amount"), "", "entry-centre", entry)}


def most_points(entries: Entries) -> Decimal | None:
    """Return the most points that may be taken off at discretion; none where that is open."""
    rule, full = entries.row.rule, entries.row.full
    if not isinstance(rule, Discretionary):
        return None
    if rule.at_most is not None:
        return rule.at_most
    return full if isinstance(full, Decimal) else None
