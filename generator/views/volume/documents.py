"""Standards, procedures, posts and lists of documents, from their pages to blocks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from generator.views.flowchart.pages import FlowchartPrint
from generator.views.pages.criterion import CriterionView
from generator.views.pages.lists import ListView
from generator.views.pages.page import Box, Notes, Page
from generator.views.pages.post import PostView
from generator.views.pages.procedure import ProcedureView, RuleView, StepView
from generator.views.pages.standard import StandardView
from generator.views.volume.blocks import (
    Block,
    Clause,
    Heading,
    Line,
    Lines,
    Paragraph,
    Piece,
    chart,
    facts,
    line,
    lines,
    table,
)
from generator.views.wording import Prose
from generator.words import Words


def notices(notes: Notes) -> Iterator[Block]:
    """Yield what an entity contradicts, and for which other industry it was written."""
    if notes.badge:
        yield Paragraph((Piece(notes.badge, "badge"),))
    for notice in notes.notices:
        yield Paragraph(line(notice), "notice")


def basis(notes: Notes, words: Words) -> Iterator[Block]:
    """Yield what an entity is based on, in small type."""
    for one in notes.basis:
        yield Paragraph((Piece(words("pages.section.basis") + " "), *line(one)), "small")


def _head(page: Page, box: Box, notes: Notes, leads: tuple[Prose, ...]) -> Iterator[Block]:
    """Yield the beginning of a document."""
    yield Heading(2, page.title, page.code, page.badge, page.path)
    yield from facts(box.facts)
    yield from notices(notes)
    for lead in leads:
        if lead:
            yield Paragraph(line(lead), "lead")


def standard(page: Page, words: Words) -> Iterator[Block]:
    """Yield a service standard."""
    view: StandardView = page.content
    yield from _head(page, view.box, view.notes, (view.scope, view.summary))
    if view.requirements:
        yield Heading(3, words("pages.section.requirements"))
    for one in view.requirements:
        yield Paragraph(line(one.text), number=one.number, anchor=one.notes.id)
        yield from notices(one.notes)
        yield from facts(one.facts)
    yield from _criteria(view, words)
    for title, found in (("limits", view.limits), ("targets", view.targets)):
        if found:
            yield Heading(3, words(f"pages.section.{title}"))
            yield from table(found)
    yield from basis(view.notes, words)


def _criteria(view: StandardView, words: Words) -> Iterator[Block]:
    if view.criteria:
        yield Heading(3, words("pages.section.criteria"))
    if view.shared:
        yield Paragraph((Piece(words("pages.shared")),), "lead")
        yield from facts(view.shared)
    if view.legend:
        yield Lines(lines(view.legend))
    for criterion in view.criteria:
        yield from _criterion(criterion, words)


def _criterion(view: CriterionView, words: Words) -> Iterator[Block]:
    expected = (Piece(words("pages.column.expected") + " "), *line(view.expected)) if view.expected else ()
    points = (*line(view.points), Piece(" " + words("pages.points"))) if view.points else ()
    yield Clause(
        title=view.title,
        number=view.number,
        points=points,
        flags=(*line(view.flags), *expected),
        text=line(view.text),
        anchor=view.notes.id,
    )
    yield from notices(view.notes)
    yield from facts(view.facts)
    yield from table(view.deductions)


def procedure(page: Page, charts: Mapping[str, FlowchartPrint], words: Words) -> Iterator[Block]:
    """Yield a procedure with its chart, its steps and rules in words, and its time limits."""
    view: ProcedureView = page.content
    yield from _head(page, view.box, view.notes, (view.purpose, view.scope))
    if found := charts.get(page.path.rpartition("/")[2]):
        yield from chart(found)
    told = [*_disputes(view.steps), *_disputes(view.rules)]
    for dispute in dict.fromkeys(told):
        yield Paragraph(dispute, "notice")
    if view.limits:
        yield Heading(3, words("pages.section.limits"))
        yield from table(view.limits)
    yield from basis(view.notes, words)


def _disputes(parts: Iterable[StepView | RuleView]) -> Iterator[Line]:
    """Yield what steps or rules contradict, with their names."""
    for part in parts:
        for notice in part.notes.notices:
            yield (Piece(f"{part.number} {part.title} "), *line(notice))


def post(page: Page, words: Words) -> Iterator[Block]:
    """Yield a post: its duties and the steps that it takes."""
    view: PostView = page.content
    yield Heading(3, page.title, badge=page.badge, anchor=page.path)
    yield from facts(view.facts)
    yield from notices(view.notes)
    if view.duties:
        yield Lines(lines(view.duties))
    if view.checks:
        yield Paragraph((Piece(words("pages.section.checks")),), "lead")
        yield Lines(lines(view.checks))
    if view.steps:
        yield Paragraph((Piece(words("pages.section.steps-of-post")),), "lead")
        yield from table(view.steps)
    if view.empty:
        yield Paragraph((Piece(words("common.unspecified"), "unspecified"),))


def listed(page: Page, level: int = 2) -> Iterator[Block]:
    """Yield a list of documents, under its headings of a level."""
    view: ListView = page.content
    for group in view.groups:
        if group.title:
            yield Heading(level, group.title)
        yield from table(group.table)
