"""The cells of a filled workbook, found by what they are for and compared with the sheet as it is."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from generator.findings import Finding, Position, Severity
from generator.scoring.plan import Plan
from generator.source.workbook import Filled, Value, Workbook
from generator.views.wording import Wording, number
from generator.views.workbook import WorkbookView

LABELS = frozenset({"number", "standard", "worth", "rule", "method"})
"""The columns that say what is checked and how it is scored."""
LABELLED = ("section|", "row|", "number|")
"""Tags of the lines that say it."""
NOWHERE = Filled("", 0, 0)


@dataclass
class Cells:
    """A filled workbook beside the sheet that it is based on."""

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


def shown(value: Value) -> str:
    """Return what a cell holds as people see it."""
    return number(value) if isinstance(value, Decimal) else value


def _squeezed(text: str) -> str:
    return "".join(text.split())
