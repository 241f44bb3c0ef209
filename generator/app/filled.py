"""From a filled workbook to marks: every entry is understood, or there is a finding that names its cell."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from difflib import get_close_matches
from fractions import Fraction
from functools import cached_property

from generator.findings import Finding, Position, Severity
from generator.model.scoring import Bonus, ByRange, ByTable, Deduct, Discretionary, RatePenalty
from generator.scoring.exact import decimal
from generator.scoring.marks import Mark, Unanswered
from generator.scoring.plan import Plan, Row
from generator.source.workbook import Filled, Value, Workbook
from generator.views.wording import Wording, number
from generator.views.workbook import WorkbookView
from generator.views.workbook.asking import most_points
from generator.views.workbook.entries import CONFORMS_NOT, FIRST, NOT_CHECKED, Entries, entries
from generator.views.workbook.places import number_tag, row_tag

LABELS = frozenset({"number", "standard", "worth", "rule", "method"})
"""The columns that say what is checked and how it is scored."""
LABELLED = ("section|", "row|", "number|")
"""Tags of the lines that say it."""
NOWHERE = Filled("", 0, 0)


@dataclass
class Reading:
    """A filled workbook, read against the sheet that it is based on."""

    file: str
    """The file as people see it."""
    book: Workbook
    view: WorkbookView
    plan: Plan
    wording: Wording
    findings: list[Finding] = field(default_factory=list)

    # ------------------------------------------------------------------------------ cells

    def cell(self, tag: str, key: str) -> Filled:
        """Return a cell; an empty one where it is not there any more."""
        return self.book.cells.get((tag, key), NOWHERE)

    def found(
        self,
        rule: str,
        at: Filled,
        severity: Severity = Severity.ERROR,
        near: tuple[str, ...] = (),
        /,
        **more: object,
    ) -> None:
        """Note a finding at a cell."""
        where = Position(self.file, at.line, at.column)
        arguments = {"sheet": self.book.sheet, "cell": at.name, **more}
        self.findings.append(Finding(rule, where, arguments, severity, near))

    # ------------------------------------------------------------------------------ what must not change

    def unaltered(self) -> None:
        """Compare what says what is checked with the sheet as it is; each line must be there, and once."""
        for tag, place in self.book.repeated:
            if tag.startswith(LABELLED):
                self.found("filled-line-twice", Filled("", place, 1), title=self._title(tag))
        tags = {tag for tag, _ in self.book.cells}
        for line in self.view.main.lines:
            if not line.tag.startswith(LABELLED):
                continue
            if line.tag not in tags:
                self.found("filled-line-missing", NOWHERE, title=self._title(line.tag))
                continue
            for column in self.view.main.columns:
                text = next((cell.content for cell in line.cells if cell.column == column.letter), None)
                if column.key in LABELS and isinstance(text, str):
                    self._compare(line.tag, column.key, text)

    def _compare(self, tag: str, key: str, text: str) -> None:
        seen = self.cell(tag, key)
        if (tag, key) in self.book.cells and _squeezed(shown(seen.value)) != _squeezed(text):
            known = {"seen": shown(seen.value) or "\u2014", "text": text or "\u2014"}
            self.found("filled-altered", seen, **known)

    def _title(self, tag: str) -> str:
        identifier = tag.split("|")[1]
        known = identifier in self.wording.handbook.by_id
        return self.wording.name(identifier).text if known else identifier

    # ------------------------------------------------------------------------------ marks

    @cached_property
    def rows(self) -> dict[str, Entries]:
        """What the rows take, by the ids of their criteria."""
        return {row.id: entries(self.wording, self.plan, row) for row in self.plan.rows}

    def marks(self) -> dict[str, Mark]:
        """Return the marks; a row whose entries are wrong is unanswered."""
        return {row.id: self._mark(row) or Unanswered() for row in self.plan.rows}

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


def shown(value: Value) -> str:
    """Return what a cell holds as people see it."""
    return number(value) if isinstance(value, Decimal) else value


def _squeezed(text: str) -> str:
    return "".join(text.split())
