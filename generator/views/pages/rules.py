"""Item rules on pages: in words with a worked example, and the table of what each finding costs."""

from __future__ import annotations

from generator.model.base import Unspecified
from generator.model.scoring import ByTable, Deduction, ItemRule
from generator.views.pages.book import Book
from generator.views.pages.page import Fact, Row, Table, table
from generator.views.scoring import rule_words
from generator.views.wording import Prose


def rule_fact(book: Book, rule: ItemRule | Unspecified) -> Fact:
    """Return a criterion's own rule with its worked examples, a line each."""
    return book.fact("pages.fact.rule", rule_words(book.wording, rule), shape="lines", wide=True)


def deductions_table(book: Book, rule: ByTable) -> Table:
    """Return the table of what each finding costs."""
    columns = book.columns(
        ("pages.column.finding", "name"), ("pages.column.takes", "number"), ("pages.column.per", "text")
    )
    rows = (Row(_deduction(book, deduction), deduction.id) for deduction in rule.deductions)
    return table(columns, rows)


def _deduction(book: Book, deduction: Deduction) -> tuple[Prose, ...]:
    takes: Prose = (book.wording.unspecified,)
    if not isinstance(deduction.takes, Unspecified):
        whole = deduction.takes == "all"
        takes = book.says("pages.takes-all") if whole else book.says("pages.takes", points=deduction.takes)
    return book.wording.text(deduction.title), takes, book.says(f"pages.per.{deduction.per}")
