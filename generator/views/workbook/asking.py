"""What is asked for in each cell: the entries with their messages."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from generator.model.scoring import Bonus, ByRange, Discretionary
from generator.scoring.by_hand import most_by_hand
from generator.scoring.plan import Plan
from generator.views.wording import Wording, number
from generator.views.workbook.entries import Entries, Part
from generator.views.workbook.grid import Cell, Choice, Column, Entry, Style, letter_of

Lists = dict[tuple[Choice, ...], tuple[str, str]]
STYLES: dict[str, Style] = {
    "due": "entry-date",
    "checked": "entry-date",
    "recheck": "entry-centre",
    "amount": "entry-centre",
    "hand": "entry-centre",
}
"""Of the cells to fill in that hold no text."""


@dataclass(frozen=True)
class Asking:
    """Makes the cells that are filled in."""

    wording: Wording
    plan: Plan
    columns: tuple[Column, ...]
    lists: Lists
    day: str = ""
    """Address of the cell with the day of the check; empty while nobody has placed it."""

    def letter(self, key: str) -> str:
        """Return the letter of a column."""
        return letter_of(self.columns, key)

    def text(self, title: str) -> Entry:
        """Return an entry for any text."""
        return Entry("text", title)

    def head(self, label: str) -> Entry:
        """Return an entry of the head; that for the day of the check takes only a day."""
        if label != self.wording.words("print.sheet.head.date"):
            return self.text(label)
        return self._day(label, "day", "")

    def finding(self, entries: Entries) -> Entry:
        """Return an entry for a finding that no criterion names."""
        words = self.wording.words
        kind = "scored" if entries.row.scored else "unscored"
        return Entry("text", words("workbook.entry.finding.title"), words(f"workbook.entry.finding.{kind}"))

    def follow_up(self) -> dict[str, Entry]:
        """Return the entries for the reason, for who puts it right by when, and for the look at it again."""
        words = self.wording.words
        texts = {
            key: Entry("text", words(f"workbook.column.{key}"), words(f"workbook.entry.{key}"))
            for key in ("reason", "who", "checker")
        }
        days = {key: self._day(words(f"workbook.column.{key}"), key, self.day) for key in ("due", "checked")}
        choices = rechecks(self.wording)
        again = Entry(
            "choice",
            words("workbook.column.recheck"),
            words("workbook.entry.recheck"),
            words("workbook.entry.refused.choice", choices=self._listed(choices)),
            choices=self.lists[choices][0],
        )
        return {**texts, **days, "recheck": again}

    def _day(self, title: str, key: str, least: str) -> Entry:
        words = self.wording.words
        kind = "after" if least else "day"
        says, refused = words(f"workbook.entry.{key}"), words(f"workbook.entry.refused.{kind}")
        return Entry("date", title, says, refused, least=least)

    def _listed(self, choices: tuple[Choice, ...]) -> str:
        return self.wording.words("common.list-separator").join(choice.text for choice in choices)

    def blank(self, entries: Entries) -> dict[str, Entry]:
        """Return the entries of an empty row, by the keys of their columns."""
        made = {"standard": self.finding(entries), **self.follow_up()}
        if entries.amount == "count":
            words = self.wording.words
            title, says = words("workbook.entry.title.count"), words("workbook.entry.other-count")
            made["amount"] = self._count(title, says)
        elif entries.amount:
            made["amount"] = replace(
                self._amount(entries), says=self.wording.words("workbook.entry.other-points")
            )
        if entries.hand:
            made["hand"] = self._hand(entries)
        return made

    def row(self, entries: Entries) -> dict[str, Cell]:
        """Return the cells of a row that are filled in, by the keys of their columns."""
        cells = {
            key: Cell(self.letter(key), "", STYLES.get(key, "entry"), entry)
            for key, entry in self.follow_up().items()
        }
        if entries.choices:
            cells["answer"] = Cell(self.letter("answer"), "", "entry-centre", self._choice(entries))
        if entries.amount:
            cells["amount"] = Cell(self.letter("amount"), "", "entry-centre", self._amount(entries))
        if entries.hand:
            cells["hand"] = Cell(self.letter("hand"), "", "entry-centre", self._hand(entries))
        return cells

    def _hand(self, entries: Entries) -> Entry:
        """Return the entry for points by hand."""
        words = self.wording.words
        most = most_by_hand(self.plan, entries.row)
        key = "hand" if most is None else "hand-most"
        known = {} if most is None else {"most": number(most)}
        says, refused = (
            words(f"workbook.entry.{key}", **known),
            words(f"workbook.entry.refused.{key}", **known),
        )
        return Entry("amount", words("workbook.entry.title.hand"), says, refused, most=most)

    def _choice(self, entries: Entries) -> Entry:
        words, listed = self.wording.words, self._listed(entries.choices)
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


def rechecks(wording: Wording) -> tuple[Choice, ...]:
    """Return what can be found when somebody looks again."""
    told = wording.words.section("workbook.recheck").values()
    return tuple(Choice(text, place) for place, text in enumerate(told, start=1))


def most_points(entries: Entries) -> Decimal | None:
    """Return the most points that may be taken off at discretion; none where that is open."""
    rule, full = entries.row.rule, entries.row.full
    if not isinstance(rule, Discretionary):
        return None
    if rule.at_most is not None:
        return rule.at_most
    return full if isinstance(full, Decimal) else None
