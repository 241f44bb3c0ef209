"""The page of a procedure: its chart, a numbered timeline of its steps, its rules and time limits."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.base import Unspecified
from generator.model.procedures import Branch, Procedure, Repeat, Rule, Step
from generator.views.flowchart import FlowchartView, flowchart_view
from generator.views.pages.book import Book
from generator.views.pages.limits import limits_table
from generator.views.pages.page import Box, Fact, Notes, Page, Table
from generator.views.wording import Prose, Span


@dataclass(frozen=True)
class BranchView:
    """A way out of a decision: "if … → step n"."""

    when: Prose
    goes_to: Prose
    limits: tuple[Prose, ...]
    loop: Prose


@dataclass(frozen=True)
class StepView:
    """A step of the timeline."""

    number: str
    type: str
    title: str
    who: tuple[Prose, ...]
    limits: tuple[Prose, ...]
    text: Prose
    branches: tuple[BranchView, ...]
    goes_to: Prose
    """Where it goes on when that is not the step below."""
    loop: Prose
    facts: tuple[Fact, ...]
    notes: Notes


@dataclass(frozen=True)
class RuleView:
    """A rule of the procedure that is no step."""

    number: str
    title: str
    who: tuple[Prose, ...]
    limits: tuple[Prose, ...]
    text: Prose
    facts: tuple[Fact, ...]
    notes: Notes


@dataclass(frozen=True)
class ProcedureView:
    """A procedure."""

    box: Box
    notes: Notes
    purpose: Prose
    scope: Prose
    chart: FlowchartView
    steps: tuple[StepView, ...]
    rules: tuple[RuleView, ...]
    limits: Table | None


def procedure_page(book: Book, procedure: Procedure) -> Page:
    """Return the page of a procedure."""
    view = ProcedureView(
        box=book.box(procedure, procedure.department),
        notes=book.notes(procedure, own_page=True),
        purpose=book.wording.text(procedure.purpose),
        scope=book.wording.text(procedure.scope),
        chart=flowchart_view(book.handbook, procedure, book.wording),
        steps=tuple(_step(book, procedure, position) for position in range(len(procedure.steps))),
        rules=tuple(_rule(book, rule) for rule in procedure.rules),
        limits=limits_table(book, procedure.limits),
    )
    path, title = f"procedures/{procedure.id}", book.title(procedure)
    return Page(path, title, "procedure", view, book.code(procedure), book.foreign(procedure))


def _step(book: Book, procedure: Procedure, position: int) -> StepView:
    step = procedure.steps[position]
    below = procedure.steps[position + 1].id if position + 1 < len(procedure.steps) else None
    elsewhere = step.next is not None and step.next != below
    return StepView(
        number=str(book.relations.numbers[step.id]),
        type=step.type,
        title=book.wording.plain(step.title),
        who=book.parties(step.who, delegable=step.delegable),
        limits=book.chips(step.limits),
        text=book.wording.text(step.text),
        branches=tuple(_branch(book, branch) for branch in step.branches),
        goes_to=_goes_to(book, step.next) if step.next and elsewhere else (),
        loop=_loop(book, step.repeat),
        facts=_forms(book, step),
        notes=book.notes(step),
    )


def _rule(book: Book, rule: Rule) -> RuleView:
    return RuleView(
        number=str(book.relations.numbers[rule.id]),
        title=book.wording.plain(rule.title),
        who=book.parties(rule.who, delegable=rule.delegable),
        limits=book.chips(rule.limits),
        text=book.wording.text(rule.text),
        facts=_forms(book, rule),
        notes=book.notes(rule),
    )


def _forms(book: Book, item: Step | Rule) -> tuple[Fact, ...]:
    forms = tuple((book.wording.name(form),) for form in item.forms)
    return (book.fact("pages.fact.forms", *forms, wide=True),) if forms else ()


def _branch(book: Book, branch: Branch) -> BranchView:
    return BranchView(
        when=book.wording.text(branch.when),
        goes_to=_goes_to(book, branch.next),
        limits=book.chips(branch.limits),
        loop=_loop(book, branch.repeat),
    )


def _goes_to(book: Book, target: str) -> Prose:
    step = book.handbook.get(target, Step)
    number, title = book.relations.numbers[step.id], book.wording.plain(step.title)
    label = book.words("pages.step", n=number, title=title)
    return (Span(label, book.wording.addresses[step.id], "step"),)


def _loop(book: Book, repeat: Repeat | None) -> Prose:
    """Return how a loop is left: until what, after how many rounds at most, and to whom it goes then."""
    if repeat is None:
        return ()
    unknown = isinstance(repeat.at_most, Unspecified)
    rounds = book.wording.unspecified if unknown else Span(str(repeat.at_most))
    return book.says(
        "pages.loop",
        until=book.wording.text(repeat.until),
        rounds=rounds,
        party=book.wording.name(repeat.escalate_to),
    )
