"""Item rules on pages: in words, worked out with numbers, and as the table of what each finding costs."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from generator.model.base import Unspecified
from generator.model.numbers import Level
from generator.model.schemes import Scheme
from generator.model.scoring import ByTable, Deduction, RatePenalty
from generator.model.standards import Criterion, Target
from generator.scoring.exact import decimal
from generator.scoring.marks import RateMeasured
from generator.scoring.plan import Missing, Row, row
from generator.scoring.rates import penalty, shortfall
from generator.views.pages import page as parts
from generator.views.pages.book import Book
from generator.views.scoring import Context, example_lines, limit_words, mark_words, rule_words, shown
from generator.views.wording import Prose, Span

STEPS = (Decimal(1), Decimal("1.5"))
"""A penalty by rate is worked out for one step missed, and for one and a half, which shows the rounding."""


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


def penalty_lines(book: Book, rule: RatePenalty) -> tuple[Prose, ...]:
    """Return what a rate loses when another misses its target: in words, then worked out, a line each."""
    target = book.handbook.find(rule.target, Target)
    if target is None:
        return ((book.wording.name(rule.target),),)
    told = book.says(
        "pages.penalty", title=book.wording.text(target.title), rule=rule_words(book.wording, rule)
    )
    level, sign = (target.at_least, -1) if target.at_least is not None else (target.at_most, 1)
    if not isinstance(level, Level):
        return (told,)
    rates = (level.value + sign * step * rule.each for step in STEPS)
    return (told, *(_penalty(book, rule, target, rate) for rate in rates if rate >= 0))


def _penalty(book: Book, rule: RatePenalty, target: Target, rate: Decimal) -> Prose:
    case = mark_words(book.wording, Row(target.id, None, rule, target.id, target=target), RateMeasured(rate))
    short = shortfall(target, rate)
    lost = "" if isinstance(short, Missing) else penalty(rule, short)
    if isinstance(lost, str):
        return book.says("pages.penalty-unknown", case=case, unspecified=book.wording.unspecified)
    return book.says("pages.penalty-example", case=case, points=shown(decimal(lost)))
