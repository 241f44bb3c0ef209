"""From a filled workbook to marks: every entry is understood, or there is a finding that names its cell."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from difflib import get_close_matches
from fractions import Fraction
from functools import cached_property

from generator.app.cells import NOWHERE, Cells, shown
from generator.findings import Severity
from generator.model.scoring import Bonus, ByRange, ByTable, Deduct, Discretionary, RatePenalty
from generator.scoring.by_hand import most_by_hand
from generator.scoring.exact import decimal
from generator.scoring.marks import Mark, NotApplicable, Unanswered
from generator.scoring.plan import Row
from generator.scoring.rows import reckon
from generator.source.workbook import Filled
from generator.views.workbook.asking import most_points
from generator.views.workbook.entries import CONFORMS_NOT, FIRST, NOT_CHECKED, Entries, entries
from generator.views.workbook.places import blank_tag, number_tag, row_tag


@dataclass
class Reading(Cells):
    """A filled workbook, read against the sheet that it is based on."""

    @cached_property
    def rows(self) -> dict[str, Entries]:
        """What the rows take, by the ids of their criteria."""
        rows = (*self.plan.rows, *self.plan.blanks)
        return {row.id: entries(self.wording, self.plan, row) for row in rows}

    def marks(self) -> dict[str, Mark]:
        """Return the marks; a row whose entries are wrong is unanswered, an empty one has none."""
        marks: dict[str, Mark] = {row.id: self._settled(row) or Unanswered() for row in self.plan.rows}
        found = {row.id: self._finding(row) for row in self.plan.blanks}
        return marks | {identifier: mark for identifier, mark in found.items() if mark is not None}

    def _settled(self, row: Row) -> Mark | None:
        """Return the mark of a row, with the points put down by hand where its rule leaves them open."""
        mark = self._mark(row)
        hand = self._by_hand(row.id, row_tag(row.id))
        if mark is None or hand is None or hand.value == "":
            return mark
        open_ = not isinstance(mark, NotApplicable) and reckon(self.plan, row, mark).state == "unknown"
        points = self._points(self.rows[row.id], hand)
        if not open_:
            self.found("filled-hand-needless", hand)
            return None
        return None if points is None else self.rows[row.id].by_hand(mark, points)

    def _by_hand(self, identifier: str, tag: str) -> Filled | None:
        """Return the cell with points by hand; none where there is no place for them."""
        return self.cell(tag, "hand") if self.rows[identifier].hand else None

    def _points(self, entered: Entries, cell: Filled) -> Decimal | None:
        """Return points put down by hand; none where they are wrong."""
        most = most_by_hand(self.plan, entered.row)
        if not isinstance(cell.value, Decimal):
            self.found("filled-not-a-number", cell, value=cell.value)
        elif cell.value < 0:
            self.found("filled-negative", cell, value=shown(cell.value))
        elif most is not None and cell.value > most:
            self.found("filled-too-much", cell, value=shown(cell.value), most=most)
        else:
            return cell.value
        return None

    def _finding(self, row: Row) -> Mark | None:
        """Return the mark of an empty row in which a finding was written down; none of one left empty."""
        entered, tag = self.rows[row.id], blank_tag(row.id)
        text, hand = self.cell(tag, "standard"), self._by_hand(row.id, tag)
        number_ = hand or (self.cell(tag, "amount") if entered.amount else NOWHERE)
        if shown(text.value) == "":
            if number_.value != "":
                self.found("filled-finding-missing", text if text.line else number_)
            return None
        if hand is not None:
            points = None if hand.value == "" else self._points(entered, hand)
            wrong = hand.value != "" and points is None
            return None if wrong else entered.by_hand(entered.mark(FIRST, None, {}), points)
        if not entered.amount:
            return entered.mark(FIRST, None, {})
        amount = None if number_.value == "" else self._number(entered, number_)
        if number_.value in {"", Decimal(0)}:
            self.found("filled-other-count", number_)
            return None
        return None if amount is None else entered.mark(FIRST, amount, {})

    def _mark(self, row: Row) -> Mark | None:
        entered, tag = self.rows[row.id], row_tag(row.id)
        amounts = self._amounts(entered)
        if amounts is None:
            return None
        amount, parts = amounts
        answer = self.cell(tag, "answer") if entered.choices else NOWHERE
        code = self._code(entered, answer)
        if code is None:
            return None
        if entered.by_number:
            return self._by_number(entered, answer, code, amount, parts)
        has_numbers = bool(amount) or any(parts.values())
        if code != CONFORMS_NOT and has_numbers:
            self.found("filled-contradiction", answer if answer.line else self.cell(tag, "amount"))
            return None
        counted = isinstance(row.rule, Deduct | ByTable | Discretionary)
        if code == CONFORMS_NOT and counted and not has_numbers:
            self.found("filled-count-missing", self._number_cell(entered))
            return None
        return entered.mark(code, amount, parts)

    def _by_number(
        self, entered: Entries, answer: Filled, code: int, amount: Decimal | None, parts: dict[str, Decimal]
    ) -> Mark | None:
        if isinstance(entered.row.rule, RatePenalty) and entered.parts:
            given = self._rate(entered, parts)
            if given is None:
                return None
            amount = next(iter(given), None)
        if amount is None:
            return entered.mark(code, None, {})
        if answer.value != "":
            self.found("filled-contradiction", answer)
            return None
        return entered.mark(FIRST, amount, {})

    def _rate(self, entered: Entries, parts: dict[str, Decimal]) -> tuple[Decimal, ...] | None:
        """Return the rate, nothing where none is entered, none where the numbers do not fit."""
        at = self.cell(number_tag(entered.row.id, "out-of"), "amount")
        counted, out_of, rate = (parts.get(key) for key in ("counted", "out-of", "rate"))
        if rate is not None and (counted is not None or out_of is not None):
            self.found("filled-rate-twice", self.cell(number_tag(entered.row.id, "rate"), "amount"))
            return None
        if rate is not None:
            return (rate,)
        if counted is None and out_of is None:
            return ()
        if counted is None or not out_of:
            self.found("filled-rate-incomplete", at)
            return None
        return (decimal(Fraction(counted) * 100 / Fraction(out_of)),)

    def _code(self, entered: Entries, answer: Filled) -> int | None:
        told = shown(answer.value)
        if not told:
            return NOT_CHECKED
        code = next((choice.code for choice in entered.choices if choice.text == told), None)
        if code is None:
            known = tuple(choice.text for choice in entered.choices)
            near = tuple(get_close_matches(told, known, n=1))
            self.found("filled-unknown-answer", answer, Severity.ERROR, near, value=told, known=known)
        return code

    def _number_cell(self, entered: Entries) -> Filled:
        if entered.parts:
            return self.cell(number_tag(entered.row.id, entered.parts[0].key), "amount")
        return self.cell(row_tag(entered.row.id), "amount")

    def _amounts(self, entered: Entries) -> tuple[Decimal | None, dict[str, Decimal]] | None:
        """Return the number of a row and those below it; none where one of them is wrong."""
        wanted = {
            part.key: self.cell(number_tag(entered.row.id, part.key), "amount") for part in entered.parts
        }
        if entered.amount:
            wanted[""] = self.cell(row_tag(entered.row.id), "amount")
        given = {key: self._number(entered, cell) for key, cell in wanted.items() if cell.value != ""}
        right = {key: number for key, number in given.items() if number is not None}
        return (right.pop("", None), right) if len(right) == len(given) else None

    def _number(self, entered: Entries, cell: Filled) -> Decimal | None:
        """Return the number in a cell; none where it is wrong."""
        value, rule, most = cell.value, entered.row.rule, most_points(entered)
        if not isinstance(value, Decimal):
            self.found("filled-not-a-number", cell, value=value)
        elif value < 0 and not isinstance(rule, ByRange):
            self.found("filled-negative", cell, value=shown(value))
        elif isinstance(rule, Deduct | ByTable | Bonus) and value != value.to_integral_value():
            self.found("filled-not-whole", cell, value=shown(value))
        elif most is not None and value > most:
            self.found("filled-too-much", cell, value=shown(value), most=most)
        else:
            return value
        return None
