"""Who: departments, posts and persons who sign; and the terms that the handbook defines."""

from __future__ import annotations

from typing import ClassVar

from generator.model.base import Entity, Maybe, Reference, Text
from generator.model.numbers import Truth
from generator.model.standing import Standing


class DepartmentReference(Reference):
    """Refers to a department."""

    __slots__ = ()
    kinds: ClassVar[tuple[str, ...]] = ("department",)


class PostReference(Reference):
    """Refers to a post."""

    __slots__ = ()
    kinds: ClassVar[tuple[str, ...]] = ("post",)


class PartyReference(Reference):
    """Refers to a post or a department."""

    __slots__ = ()
    kinds: ClassVar[tuple[str, ...]] = ("post", "department")


class SignerReference(Reference):
    """Refers to who can sign: a person or a post."""

    __slots__ = ()
    kinds: ClassVar[tuple[str, ...]] = ("person", "post")


class Department(Entity):
    """A department or team of the organisation."""

    kind: ClassVar[str] = "department"
    title: Text
    code: Text | None = None
    """What stands for it in the numbers of documents, such as `KF`."""
    aliases: tuple[Text, ...] = ()
    part_of: DepartmentReference | None = None
    duties: tuple[Text, ...] = ()


class Post(Standing):
    """A post (position), not a person."""

    kind: ClassVar[str] = "post"
    title: Text
    aliases: tuple[Text, ...] = ()
    department: Maybe[DepartmentReference]
    reports_to: Maybe[PostReference] | None = None
    duties: tuple[Text, ...] = ()
    external: Truth = False
    """Outside the organisation, such as the developer or the resident."""


class Person(Entity):
    """A person who signs for the handbook, with the posts held. Only records of releases name persons."""

    kind: ClassVar[str] = "person"
    name: Text
    posts: tuple[PostReference, ...] = ()


class Term(Entity):
    """A defined term. Aliases are other words for the same thing, which search finds too."""

    kind: ClassVar[str] = "term"
    title: Text
    aliases: tuple[Text, ...] = ()
    definition: Maybe[Text]
