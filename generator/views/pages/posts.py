"""The list of posts, department by department, with the departments' own duties."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.model.base import UNSPECIFIED, Unspecified
from generator.model.parties import Department, Post
from generator.views.pages.book import Book
from generator.views.pages.gathered import gathered
from generator.views.pages.grouping import Group
from generator.views.pages.lists import count
from generator.views.pages.page import Fact, Notes, Page, Row, Table, table
from generator.views.wording import Prose


@dataclass(frozen=True)
class DepartmentView:
    """A department with its posts, and what it answers for as a whole."""

    anchor: str
    title: str
    duties: tuple[Prose, ...]
    facts: tuple[Fact, ...]
    posts: Table | None
    notes: Notes


@dataclass(frozen=True)
class PostsView:
    """All posts."""

    departments: tuple[DepartmentView, ...]


def post_groups(book: Book) -> tuple[Group[Post], ...]:
    """Return the posts by department, then those of no known one, of other industries, and outside ones."""
    departments = book.handbook.departments
    posts = book.handbook.posts
    own = [post for post in posts if not book.foreign(post)]
    homeless = [post for post in own if post.department is UNSPECIFIED]
    found = [
        Group(department.id, book.title(department), held, foreign=False)
        for department in departments
        if (held := tuple(post for post in own if post.department == department.id))
    ]
    found += _group("_unspecified", book.words("pages.department-unknown"), homeless, external=False)
    foreign: dict[str, list[Post]] = {}
    for post in posts:
        if industry := book.foreign(post):
            foreign.setdefault(industry, []).append(post)
    for position, (industry, held_there) in enumerate(foreign.items(), 1):
        title = book.words("pages.group.industry", industry=industry)
        found.append(Group(f"_industry-{position}", title, tuple(held_there), foreign=True))
    found += _group("_external", book.words("pages.external"), homeless, external=True)
    return tuple(found)


def _group(anchor: str, title: str, posts: Iterable[Post], *, external: bool) -> list[Group[Post]]:
    members = tuple(post for post in posts if post.external is external)
    return [Group(anchor, title, members, foreign=False)] if members else []


def posts_page(book: Book) -> Page:
    """Return the list of departments and posts: what is known of most first, empty departments last."""
    groups = {group.anchor: group for group in post_groups(book)}
    known = [_department(book, department, groups) for department in book.handbook.departments]
    full = [department for department in known if department.posts]
    others = [
        DepartmentView(group.anchor, group.title, (), (), _table(book, group.members), Notes())
        for group in groups.values()
        if group.anchor.startswith("_")
    ]
    bare = [department for department in known if not department.posts]
    view = PostsView((*full, *others, *bare))
    return Page("posts/index", book.words("pages.title.posts"), "posts", view)


def _department(book: Book, department: Department, groups: dict[str, Group[Post]]) -> DepartmentView:
    relations = book.relations
    facts: list[Fact] = []
    if department.aliases:
        facts.append(book.fact("pages.fact.aliases", *map(book.wording.text, department.aliases)))
    if department.part_of:
        facts.append(book.fact("pages.fact.part-of", (book.wording.name(department.part_of),)))
    for key, held in (
        ("pages.fact.teams", relations.teams_of),
        ("pages.fact.requirements", relations.requirements_of),
        ("pages.fact.steps", relations.steps_of),
        ("pages.fact.rules", relations.rules_of),
        ("pages.fact.checks", relations.checks_of),
        ("pages.fact.keeps", relations.kept_by),
        ("pages.fact.competences", relations.competences_of),
        ("pages.fact.scripts", relations.scripts_of),
    ):
        if entities := held.get(department.id):
            facts.append(book.fact(key, *gathered(book, entities), shape="lines", wide=True))
    group = groups.get(department.id)
    return DepartmentView(
        department.id,
        book.title(department),
        tuple(book.wording.text(duty) for duty in department.duties),
        tuple(facts),
        _table(book, group.members) if group else None,
        book.notes(department),
    )


def _table(book: Book, posts: Sequence[Post]) -> Table:
    columns = book.columns(
        ("pages.column.post", "name"),
        ("pages.column.reports-to", "text"),
        ("pages.column.steps", "number"),
        ("pages.column.requirements", "number"),
        ("pages.column.forms", "number"),
    )
    return table(columns, (Row(_cells(book, post)) for post in posts))


def _cells(book: Book, post: Post) -> tuple[Prose, ...]:
    relations = book.relations
    superior: Prose = () if post.reports_to is None else (book.wording.name(post.reports_to),)
    if isinstance(post.reports_to, Unspecified):
        superior = (book.wording.unspecified,)
    counts = (
        count(groups.get(post.id, ()))
        for groups in (relations.steps_of, relations.requirements_of, relations.forms_filled_by)
    )
    return (book.titled(post), superior, *counts)
