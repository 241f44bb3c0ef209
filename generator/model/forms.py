"""Blank forms and the retention of what is written on them (ISO 15489, GB/T 26162)."""

from __future__ import annotations

from typing import ClassVar, Literal

from generator.model.base import Entity, Maybe, Model, Reference, Text, Unspecified
from generator.model.numbers import Count, Truth
from generator.model.parties import DepartmentReference, PartyReference
from generator.model.standing import Standing
from generator.model.time_limits import EventReference, TimeAmount


class FormReference(Reference):
    """Refers to a form."""

    __slots__ = ()
    kinds: ClassVar[tuple[str, ...]] = ("form",)


class Field(Entity):
    """A place to fill in on a form."""

    kind: ClassVar[str] = "field"
    title: Text
    type: Literal["text", "long-text", "date", "date-time", "number", "choice", "table", "signature"] = "text"
    hint: Text | None = None
    """Small help for whoever fills it in."""
    lines: Count = 1
    """Height on paper, in written lines; for a table, its blank rows."""
    options: tuple[Text, ...] = ()
    """Of a choice: what can be ticked."""
    columns: tuple[Text, ...] = ()
    """Of a table: the heads of its columns."""
    filled_by: Maybe[PartyReference] | None = None
    required: Truth = False
    """Whether the form is not accepted without it."""


class FieldGroup(Model):
    """Fields that stand together under a heading."""

    title: Text
    fields: tuple[Field, ...]


class Form(Standing):
    """A blank form. Its name is exactly the one in use; aliases are other names met for the same form."""

    kind: ClassVar[str] = "form"
    number: Maybe[Text]
    title: Text
    aliases: tuple[Text, ...] = ()
    department: DepartmentReference | None = None
    """In charge of it; without this, the department in charge of the handbook."""
    purpose: Text | None = None
    groups: tuple[Text, ...] = ()
    """The headings under which the register lists it."""
    content: Maybe[tuple[FieldGroup, ...]]
    personal_data: Truth = False

    @property
    def is_open(self) -> bool:
        """Whether it is open what is filled in: no source gives a field of it."""
        return isinstance(self.content, Unspecified) or not any(group.fields for group in self.content)


class HeldReference(Reference):
    """Refers to what is kept as a record: a filled form or sheet."""

    __slots__ = ()
    kinds: ClassVar[tuple[str, ...]] = ("form", "sheet")


class Retention(Entity):
    """A rule of retention: which records, who keeps them, how long, from when, and what happens then."""

    kind: ClassVar[str] = "retention"
    title: Text
    holds: tuple[HeldReference, ...]
    also: tuple[Text, ...] = ()
    """Records under the same rule that have no form here, such as letters."""
    keeper: Maybe[tuple[PartyReference, ...]]
    period: Maybe[TimeAmount]
    from_: Maybe[EventReference]
    disposal: Maybe[Text]
