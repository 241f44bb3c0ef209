"""The page of a post: what whoever holds it must do, by when, on which form."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.model.base import Unspecified
from generator.model.parties import Post
from generator.model.procedures import Rule, Step
from generator.model.standards import Requirement
from generator.views.pages.book import Book
from generator.views.pages.competences import CompetenceView, competence_view, staffing_facts
from generator.views.pages.gathered import gathered, holder, industry, own_first
from generator.views.pages.limits import on_lines
from generator.views.pages.page import Fact, Notes, Page, Row, Table, table
from generator.views.wording import Prose, Span


@dataclass(frozen=True)
class PostView:
    """A post."""

    facts: tuple[Fact, ...]
    notes: Notes
    duties: tuple[Prose, ...]
    steps: Table | None
    requirements: Table | None
    rules: Table | None
    checks: tuple[Prose, ...]
    scripts: tuple[Prose, ...]
    competences: tuple[CompetenceView, ...]
    forms: Table | None
    records: Table | None

    @property
    def empty(self) -> bool:
        """Return whether the handbook says nothing of the post beyond its name."""
        work = (self.duties, self.steps, self.requirements, self.rules, self.checks, self.scripts)
        return not any((*work, self.competences, self.forms, self.records))


def post_page(book: Book, post: Post) -> Page:
    """Return the page of a post."""
    relations = book.relations
    view = PostView(
        facts=_facts(book, post),
        notes=book.notes(post, own_page=True),
        duties=tuple(book.wording.text(duty) for duty in post.duties),
        steps=_steps(book, relations.steps_of.get(post.id, ())),
        requirements=_requirements(book, relations.requirements_of.get(post.id, ())),
        rules=_rules(book, relations.rules_of.get(post.id, ())),
        checks=gathered(book, relations.checks_of.get(post.id, ())),
        scripts=book.names(relations.scripts_of.get(post.id, ())),
        competences=tuple(
            competence_view(book, competence) for competence in relations.competences_of.get(post.id, ())
        ),
        forms=_forms(book, post),
        records=_records(book, post),
    )
    return Page(f"posts/{post.id}", book.title(post), "post", view, badge=book.foreign(post))


def _facts(book: Book, post: Post) -> tuple[Fact, ...]:
    wording = book.wording
    facts = [book.fact("pages.fact.department", (wording.name(post.department),))]
    if post.reports_to is not None:
        facts.append(book.fact("pages.fact.reports-to", (wording.name(post.reports_to),)))
    if post.aliases:
        facts.append(book.fact("pages.fact.aliases", *map(wording.text, post.aliases)))
    if post.external:
        facts.append(book.fact("pages.fact.relation", book.says("pages.external")))
    for staffing in book.relations.staffing_of.get(post.id, ()):
        facts += staffing_facts(book, staffing)
    return tuple(facts)


def _limits(book: Book, limits: tuple[str, ...] | Unspecified) -> Prose:
    """Return time limits, one a line."""
    if isinstance(limits, Unspecified):
        return (book.wording.unspecified,)
    return on_lines(book.chips(limits))


def _table(book: Book, columns: Sequence[tuple[str, str]], rows: Iterable[tuple[Prose, ...]]) -> Table | None:
    found = tuple(Row(cells) for cells in rows)
    return table(book.columns(*columns), found) if found else None


def _steps(book: Book, steps: tuple[Step, ...]) -> Table | None:
    columns = (
        ("pages.column.do", "name"),
        ("pages.column.within", "text"),
        ("pages.column.form", "text"),
        ("pages.column.procedure", "text"),
    )
    rows = (
        (
            (_titled(book, step),),
            _limits(book, step.limits),
            book.listed(book.wording.names(step.forms)),
            holder(book, step),
        )
        for step in own_first(book, steps)
    )
    return _table(book, columns, rows)


def _titled(book: Book, item: Step | Rule) -> Span:
    return Span(book.wording.plain(item.title), book.wording.addresses[item.id], item.kind)


def _where(book: Book, item: Requirement) -> Prose:
    """Return a requirement's place, with a badge where its standard was written for another industry."""
    other = industry(book, item)
    return (book.link(item), Span(other, kind="badge")) if other else (book.link(item),)


def _requirements(book: Book, requirements: tuple[Requirement, ...]) -> Table | None:
    columns = (("pages.column.requirement", "text"), ("pages.column.standard", "text"))
    rows = ((book.wording.text(item.text), _where(book, item)) for item in own_first(book, requirements))
    return _table(book, columns, rows)


def _rules(book: Book, rules: tuple[Rule, ...]) -> Table | None:
    columns = (
        ("pages.column.rule", "name"),
        ("pages.column.what", "text"),
        ("pages.column.within", "text"),
        ("pages.column.procedure", "text"),
    )
    rows = (
        (
            (_titled(book, rule),),
            book.wording.text(rule.text),
            _limits(book, rule.limits),
            holder(book, rule),
        )
        for rule in own_first(book, rules)
    )
    return _table(book, columns, rows)


def _forms(book: Book, post: Post) -> Table | None:
    forms = book.relations.forms_filled_by.get(post.id, ())
    columns = (book.column("pages.column.form", "name"), book.column("pages.column.print", "print"))
    rows = tuple(Row(((book.link(form),), ()), download=book.download(form)) for form in forms)
    return table(columns, rows) if rows else None


def _records(book: Book, post: Post) -> Table | None:
    columns = (
        ("pages.column.records", "name"),
        ("pages.column.period", "text"),
        ("pages.column.from", "text"),
        ("pages.column.disposal", "text"),
    )
    rows = (
        (
            (book.link(rule),),
            book.amount(rule.period),
            (book.wording.name(rule.from_),),
            book.wording.text(rule.disposal),
        )
        for rule in book.relations.kept_by.get(post.id, ())
    )
    return _table(book, columns, rows)
