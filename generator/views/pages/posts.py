"""The list of posts, department by department."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.model.base import UNSPECIFIED, Unspecified
from generator.model.parties import Department, Post
from generator.views.pages.book import Book
from generator.views.pages.page import Fact, Page, Row, Table
from generator.views.wording import Prose, Span


@dataclass(frozen=True)
class DepartmentView:
    """A department with its posts, and what it answers for as a whole."""

    anchor: str
    title: str
    facts: tuple[Fact, ...]
    basis: tuple[Prose, ...]
    posts: Table | None


@dataclass(frozen=True)
class PostsView:
    """All posts."""

    departments: tuple[DepartmentView, ...]


def posts_page(book: Book) -> Page:
    """Return the list of posts; posts of no known department and outside ones come last."""
    handbook = book.handbook
    departments = [_department(book, department) for department in handbook.departments]
    inside = [post for post in handbook.posts if post.department is UNSPECIFIED and not post.external]
    outside = [post for post in handbook.posts if post.department is UNSPECIFIED and post.external]
    if inside:
        departments.append(
            DepartmentView(
                "_unspecified", book.words("pages.department-unknown"), (), (), _table(book, inside)
            )
        )
    if outside:
        departments.append(
            DepartmentView("_external", book.words("pages.external"), (), (), _table(book, outside))
        )
    return Page("posts/index", book.words("pages.title.posts"), "posts", PostsView(tuple(departments)))


def _department(book: Book, department: Department) -> DepartmentView:
    relations = book.relations
    posts = relations.posts_of.get(department.id, ())
    facts: list[Fact] = []
    if department.aliases:
        facts.append(book.fact("pages.fact.aliases", *map(book.wording.text, department.aliases)))
    if department.part_of:
        facts.append(book.fact("pages.fact.part-of", (book.wording.name(department.part_of),)))
    for key, groups in (
        ("pages.fact.teams", relations.teams_of),
        ("pages.fact.requirements", relations.requirements_of),
        ("pages.fact.steps", relations.steps_of),
        ("pages.fact.rules", relations.rules_of),
        ("pages.fact.checks", relations.checks_of),
        ("pages.fact.keeps", relations.kept_by),
    ):
        if entities := groups.get(department.id):
            facts.append(book.fact(key, *book.names(entities), wide=True))
    return DepartmentView(
        department.id,
        book.wording.plain(department.title),
        tuple(facts),
        book.basis(department.basis),
        _table(book, posts) if posts else None,
    )


def _table(book: Book, posts: Sequence[Post]) -> Table:
    columns = (
        book.column("pages.column.post", "name"),
        book.column("pages.column.reports-to"),
        book.column("pages.column.steps", "number"),
        book.column("pages.column.requirements", "number"),
        book.column("pages.column.forms", "number"),
    )
    return Table(columns, tuple(Row(_cells(book, post)) for post in posts))


def _cells(book: Book, post: Post) -> tuple[Prose, ...]:
    relations = book.relations
    superior: Prose = () if post.reports_to is None else (book.wording.name(post.reports_to),)
    if isinstance(post.reports_to, Unspecified):
        superior = (book.wording.unspecified,)
    counts = (
        len(groups.get(post.id, ()))
        for groups in (relations.steps_of, relations.requirements_of, relations.forms_filled_by)
    )
    return ((book.link(post),), superior, *((Span(str(count)),) for count in counts))
