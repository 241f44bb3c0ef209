"""One version of everything: an immutable, validated tree of entities, each with a permanent id."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import ClassVar, Literal, NamedTuple, TypeVar

from pydantic import BaseModel

from generator.findings import DataPath
from generator.model.base import Entity, Maybe, Model, Reference, Text, Verbatim, kebab
from generator.model.control import DocumentControl
from generator.model.forms import Form, Retention
from generator.model.numbering import Numbering
from generator.model.parties import Department, DepartmentReference, Person, Post, Term
from generator.model.people import Competence, Script, Staffing
from generator.model.procedures import Procedure
from generator.model.register import Acceptance, Area, Conflict, Document
from generator.model.release import ChangeReason, Clause, Confirmation, Suggestion
from generator.model.schemes import Scheme
from generator.model.scoring import ResponseSet
from generator.model.sheets import Section, Sheet
from generator.model.sites import Site, SiteType
from generator.model.standards import Criterion, Mark, Method, ServiceStandard
from generator.model.standing import Withheld
from generator.model.time_limits import Case, Event, TimeAmount

E = TypeVar("E", bound=Entity)


class Variable(Entity):
    """A word of the organisation's own, such as its name: `[[id]]` in a text becomes its value."""

    kind: ClassVar[str] = "variable"
    title: Text
    value: Maybe[Text]


class Source(Entity):
    """A document that entities are based on."""

    kind: ClassVar[str] = "source"
    title: Text
    note: Text | None = None


class Override(Model):
    """A word that the traditional script tells otherwise than by the same word in traditional characters."""

    simplified: Verbatim
    traditional: Verbatim


class Organisation(Model):
    """The organisation that the handbook is for, and the settings of the handbook itself."""

    title: Text
    """Title of the handbook."""
    organisation: Text
    industry: Text | None = None
    """The organisation's own; what was written for another is marked."""
    owner: Maybe[DepartmentReference]
    """The department in charge of the handbook."""
    language: Literal["zh", "en"] = "zh"
    script: Literal["simplified", "traditional"] = "simplified"
    """In which characters a Chinese handbook is shown; its source is always written in simplified ones."""
    glossary: tuple[Override, ...] = ()
    """Words of the traditional script; the longest that fits wins."""
    address: Maybe[Text]
    """Where the site is published (http…), for QR codes."""
    review_cycle: Maybe[TimeAmount]
    numbering: Numbering | None = None
    control: DocumentControl | None = None
    variables: tuple[Variable, ...] = ()


class Located(NamedTuple):
    """An entity with the way that leads to it."""

    path: DataPath
    entity: Entity


class Handbook(Model):
    """One version of everything."""

    about: Organisation
    sources: tuple[Source, ...] = ()
    departments: tuple[Department, ...] = ()
    posts: tuple[Post, ...] = ()
    people: tuple[Person, ...] = ()
    terms: tuple[Term, ...] = ()
    types: tuple[SiteType, ...] = ()
    """Of sites."""
    sites: tuple[Site, ...] = ()
    events: tuple[Event, ...] = ()
    cases: tuple[Case, ...] = ()
    schemes: tuple[Scheme, ...] = ()
    responses: tuple[ResponseSet, ...] = ()
    marks: tuple[Mark, ...] = ()
    methods: tuple[Method, ...] = ()
    services: tuple[ServiceStandard, ...] = ()
    procedures: tuple[Procedure, ...] = ()
    sheets: tuple[Sheet, ...] = ()
    forms: tuple[Form, ...] = ()
    records: tuple[Retention, ...] = ()
    scripts: tuple[Script, ...] = ()
    competences: tuple[Competence, ...] = ()
    staffing: tuple[Staffing, ...] = ()
    documents: tuple[Document, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    areas: tuple[Area, ...] = ()
    accepted: tuple[Acceptance, ...] = ()
    clauses: tuple[Clause, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    reasons: tuple[ChangeReason, ...] = ()
    stands: tuple[Confirmation, ...] = ()
    withheld: tuple[Withheld, ...] = ()
    """Never in a source: what stands in for entities that are not published."""

    @cached_property
    def entities(self) -> tuple[Located, ...]:
        """Every entity at every depth, in the order of the source."""
        return tuple(Located(path, value) for path, value in values(self) if isinstance(value, Entity))

    @cached_property
    def by_id(self) -> dict[str, Located]:
        """Every entity by its id; of two with the same id the first."""
        found: dict[str, Located] = {}
        for located in self.entities:
            found.setdefault(located.entity.id, located)
        return found

    @cached_property
    def parents(self) -> dict[str, Entity]:
        """The entity that directly holds another, by the held one's id; absent for those at the top."""
        found: dict[str, Entity] = {}
        stack: list[Located] = []
        for located in self.entities:
            while stack and located.path[: len(stack[-1].path)] != stack[-1].path:
                stack.pop()
            if stack:
                found.setdefault(located.entity.id, stack[-1].entity)
            stack.append(located)
        return found

    def find(self, identifier: str, kind: type[E]) -> E | None:
        """Return the entity of that id when it is of that kind."""
        located = self.by_id.get(identifier)
        return located.entity if located and isinstance(located.entity, kind) else None

    def get(self, identifier: str, kind: type[E]) -> E:
        """Return the entity of that id and kind; the rules have proved that it exists."""
        entity = self.find(identifier, kind)
        if entity is None:
            raise KeyError(identifier)
        return entity

    def of(self, kind: type[E]) -> Iterator[tuple[DataPath, E]]:
        """Yield every entity of a kind with its path, in the order of the source."""
        for path, entity in self.entities:
            if isinstance(entity, kind):
                yield path, entity

    def in_charge_of(self, document: Entity) -> Maybe[DepartmentReference]:
        """Return the department in charge of a document: its own, or else that of the handbook."""
        stated: Maybe[DepartmentReference] | None = getattr(document, "department", None)
        return self.about.owner if stated is None else stated

    def criteria_of(self, identifier: str) -> tuple[Criterion, ...]:
        """Return the criterion of that id, or all criteria of the service standard of that id."""
        if criterion := self.find(identifier, Criterion):
            return (criterion,)
        standard = self.find(identifier, ServiceStandard)
        return standard.criteria if standard else ()

    def criteria(self, section: Section) -> tuple[Criterion, ...]:
        """Return the criteria of a section in its order."""
        return tuple(criterion for item in section.items for criterion in self.criteria_of(item))


def values(root: BaseModel, path: DataPath = ()) -> Iterator[tuple[DataPath, object]]:
    """Yield every model, reference, text and other value below a model with its path, outermost first.

    Keys of the path are those of the source (`not-applicable`, `from`).
    """
    for name in type(root).model_fields:
        yield from _values(getattr(root, name), (*path, kebab(name)))


def _values(value: object, path: DataPath) -> Iterator[tuple[DataPath, object]]:
    if isinstance(value, tuple):
        for position, item in enumerate(value):
            yield from _values(item, (*path, position))
        return
    yield path, value
    if isinstance(value, BaseModel):
        yield from values(value, path)


def references(root: BaseModel) -> Iterator[tuple[DataPath, Reference]]:
    """Yield every typed reference below a model."""
    for path, value in values(root):
        if isinstance(value, Reference):
            yield path, value


def texts(root: BaseModel) -> Iterator[tuple[DataPath, Text]]:
    """Yield every text below a model."""
    for path, value in values(root):
        if isinstance(value, Text):
            yield path, value


def own_values(entity: Model) -> Iterator[object]:
    """Yield the values of an entity, without its basis and without the entities that it holds."""
    for name in type(entity).model_fields:
        if name not in {"id", "basis"}:
            yield from _flat(getattr(entity, name))


def _flat(value: object) -> Iterator[object]:
    if isinstance(value, tuple):
        for item in value:
            yield from _flat(item)
    elif isinstance(value, Model):
        if not isinstance(value, Entity):
            yield from own_values(value)
    else:
        yield value
