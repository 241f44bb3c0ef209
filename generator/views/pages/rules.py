"""Item rules on pages: in words, worked out with numbers, and as the table of what each finding costs."""

from __future__ import annotations

from collections.abc import Iterable

from generator.model.base import Unspecified
from generator.model.schemes import Scheme
from generator.model.scoring import ByTable, Deduction
from generator.model.standards import Criterion, Target
from generator.scoring.plan import row
from generator.views.pages import page as parts
from generator.views.pages.book import Book
from generator.views.scoring import Context, example_lines, limit_words, penalty_lines, rule_words
from generator.views.wording import Prose, Span


def rule_facts(book: Book, criterion: Criterion, scheme: Scheme | None) -> tuple[parts.Fact, ...]:
    """Return a criterion's own rule, worked out by the scheme of its sheet; of no scheme without numbers."""
    rule = criterion.rule
    if rule is None:
        return ()
    context = Context.of(scheme) if scheme else Context()
    told = (
        book.says("pages.rule.by-table", limit=limit_words(book.wording, rule, context))
        if isinstance(rule, ByTable)
        else rule_words(book.wording, rule, context)
    )
    held = book.wording.lens.rule(criterion, None)
    marked = held.own_alone and not isinstance(rule, Unspecified)
    told = (*told, *(book.wording.marked(held.basis) if marked else ()))
    facts = (book.fact("pages.fact.rule", told, wide=True),)
    if scheme is None:
        return facts
    return (
        *facts,
        *examples(book, example_lines(book.wording, row(book.handbook, scheme, criterion), scheme)),
    )


def examples(book: Book, lines: Iterable[str]) -> tuple[parts.Fact, ...]:
    """Return worked examples as a fact with a line each; no fact for none."""
    told = tuple((Span(line),) for line in lines)
    return (book.fact("pages.fact.examples", *told, shape="lines", wide=True),) if told else ()


def deductions_table(book: Book, rule: ByTable) -> parts.Table:
    """Return the table of what each finding costs."""
    columns = book.columns(
        ("pages.column.finding", "name"), ("pages.column.takes", "number"), ("pages.column.per", "text")
    )
    rows = (parts.Row(_deduction(book, deduction), deduction.id) for deduction in rule.deductions)
    return parts.table(columns, rows)


def _deduction(book: Book, deduction: Deduction) -> tuple[Prose, ...]:
    takes: Prose = (book.wording.unspecified,)
    if not isinstance(deduction.takes, Unspecified):
        whole = deduction.takes == "all"
        takes = book.says("pages.takes-all") if whole else book.says("pages.takes", points=deduction.takes)
    return book.wording.text(deduction.title), takes, book.says(f"pages.per.{deduction.per}")


def penalty_facts(book: Book, target: Target) -> tuple[Prose, ...]:
    """Return what a rate loses when another misses its target: in words, then worked out, a line each."""
    if target.penalty is None:
        return ()
    told = rule_words(book.wording, target.penalty)
    return (told, *((Span(line),) for line in penalty_lines(book.wording, target)))
