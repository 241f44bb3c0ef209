"""What people must know, say and be: competences, service scripts and staffing (ISO 9001 7.1.2, 7.2)."""

from __future__ import annotations

from typing import ClassVar, Literal

from generator.model.base import Maybe, Model, Text
from generator.model.numbers import Count
from generator.model.parties import DepartmentReference, PartyReference, PostReference
from generator.model.standing import Standing


class Line(Model):
    """What is said, and when within the script."""

    when: Text | None = None
    say: Text


class Script(Standing):
    """Words to say to a customer on an occasion."""

    kind: ClassVar[str] = "script"
    title: Text
    occasion: Text
    channel: Literal["telephone", "face-to-face", "written"]
    who: Maybe[tuple[PartyReference, ...]]
    lines: tuple[Line, ...]


class Competence(Standing):
    """What a post must know or be able to do, and how that is assessed."""

    kind: ClassVar[str] = "competence"
    title: Text
    group: Text | None = None
    who: Maybe[tuple[PartyReference, ...]]
    topics: tuple[Text, ...]
    assessed_by: Maybe[tuple[Text, ...]]


class Staffing(Standing):
    """How many people a post has in a team, on which pay and with which conditions of entry."""

    kind: ClassVar[str] = "staffing"
    title: Text
    post: Maybe[PostReference]
    department: Maybe[DepartmentReference] | None = None
    head_count: Maybe[Count]
    pay: Maybe[Text] | None = None
    conditions: tuple[Text, ...] = ()
    note: Text | None = None
