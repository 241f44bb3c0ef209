"""Who refers to whom, read backwards: what the page of one thing tells about the others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import TypeVar

from generator.model.base import Entity, Unspecified
from generator.model.forms import Field, Form, Retention
from generator.model.handbook import Handbook, texts
from generator.model.parties import Department
from generator.model.people import Competence, Script, Staffing
from generator.model.procedures import Procedure, Rule, Step
from generator.model.register import Conflict
from generator.model.sheets import Sheet
from generator.model.standards import Check, Criterion, Requirement, ServiceStandard
from generator.model.text import mentions

T = TypeVar("T")
E = TypeVar("E", bound=Entity)
Groups = dict[str, tuple[T, ...]]


def grouped(pairs: Iterable[tuple[str, T]]) -> Groups[T]:
    """Return the values of each key in the order met, each value once.

    One value is the same object: to compare whole entities would take as long as there are pairs of them.
    """
    found: dict[str, dict[int, T]] = {}
    for key, value in pairs:
        found.setdefault(key, {})[id(value)] = value
    return {key: tuple(values.values()) for key, values in found.items()}


def known(value: tuple[T, ...] | Unspecified | None) -> tuple[T, ...]:
    """Return a list, empty where there is none or the source does not say."""
    return () if value is None or isinstance(value, Unspecified) else value


def numbers(handbook: Handbook) -> dict[str, int]:
    """Return the place of each requirement, criterion, step and rule among its like, from 1, by id."""
    lists: list[tuple[Entity, ...]] = [
        *(standard.requirements for standard in handbook.services),
        *(standard.criteria for standard in handbook.services),
        *(procedure.steps for procedure in handbook.procedures),
        *(procedure.rules for procedure in handbook.procedures),
    ]
    return {entity.id: number for entities in lists for number, entity in enumerate(entities, 1)}


class Relations:
    """The references of one handbook, by the id of what they refer to."""

    def __init__(self, handbook: Handbook, instead: Mapping[str, str] = MappingProxyType({})) -> None:
        """Take a handbook, with what stands `instead` of what its decisions took away."""
        self.handbook = handbook
        self.instead = dict(instead)

    def all(self, kind: type[E]) -> Iterator[E]:
        """Yield every entity of a kind."""
        return (entity for _, entity in self.handbook.of(kind))

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The place of each requirement, criterion, step and rule among its like, counted from 1."""
        return numbers(self.handbook)

    @cached_property
    def verified_by(self) -> Groups[Criterion]:
        """The criteria that verify a requirement."""
        return grouped(
            (target, criterion) for criterion in self.all(Criterion) for target in criterion.verifies
        )

    @cached_property
    def sheets_with(self) -> Groups[Sheet]:
        """The sheets that ask for a criterion."""
        return grouped(
            (criterion.id, sheet)
            for sheet in self.handbook.sheets
            for section in sheet.sections
            for criterion in self.handbook.criteria(section)
        )

    @cached_property
    def requirements_of(self) -> Groups[Requirement]:
        """The requirements that a party has to meet."""
        return grouped((party, item) for item in self.all(Requirement) for party in known(item.who))

    @cached_property
    def steps_of(self) -> Groups[Step]:
        """The steps that a party takes."""
        return grouped((party, item) for item in self.all(Step) for party in known(item.who))

    @cached_property
    def rules_of(self) -> Groups[Rule]:
        """The rules of procedures that a party follows."""
        return grouped((party, item) for item in self.all(Rule) for party in known(item.who))

    @cached_property
    def checks_of(self) -> Groups[Criterion | Sheet]:
        """What a party checks: whole sheets, and criteria with a check of their own."""
        checked: list[tuple[tuple[Check, ...] | Unspecified | None, Criterion | Sheet]] = [
            *((sheet.checks, sheet) for sheet in self.handbook.sheets),
            *((criterion.checks, criterion) for criterion in self.all(Criterion)),
        ]
        return grouped(
            (party, item) for checks, item in checked for check in known(checks) for party in known(check.by)
        )

    @cached_property
    def kept_by(self) -> Groups[Retention]:
        """The records that a party keeps."""
        return grouped((party, item) for item in self.handbook.records for party in known(item.keeper))

    @cached_property
    def retention_of(self) -> Groups[Retention]:
        """The rules of retention for what is written on a form or sheet."""
        return grouped((held, item) for item in self.handbook.records for held in item.holds)

    @cached_property
    def forms_filled_by(self) -> Groups[Form]:
        """The forms that a party fills in: it has a field of its own, or a step or rule uses the form."""
        pairs: list[tuple[str, str]] = [
            (field.filled_by, self.handbook.parents[field.id].id)
            for field in self.all(Field)
            if field.filled_by is not None and not isinstance(field.filled_by, Unspecified)
        ]
        uses: list[Step | Rule] = [*self.all(Step), *self.all(Rule)]
        pairs += [(party, form) for item in uses for party in known(item.who) for form in item.forms]
        return grouped((party, self.handbook.get(form, Form)) for party, form in pairs)

    @cached_property
    def users_of_form(self) -> Groups[Entity]:
        """Steps and rules that use a form, requirements and criteria that name it."""
        users: tuple[type[Entity], ...] = (Step, Rule, Requirement, Criterion)
        pairs: list[tuple[str, Entity]] = []
        for _, entity in self.handbook.entities:
            if isinstance(entity, users):
                pairs += [(form, entity) for form in getattr(entity, "forms", ())]
                pairs += [(mention.id, entity) for _, text in texts(entity) for mention in mentions(text)]
        return grouped(pairs)

    @cached_property
    def checked_with(self) -> Groups[Criterion | Sheet]:
        """What is checked with a method: criteria by ways of their own, sheets for all of theirs."""
        return grouped(
            (method, item)
            for _, item in self.handbook.entities
            if isinstance(item, Criterion | Sheet)
            for method in (
                *(way for check in known(item.checks) for way in known(check.how)),
                *(item.methods if isinstance(item, Criterion) else ()),
            )
        )

    @cached_property
    def marked_with(self) -> Groups[Criterion]:
        """The criteria that carry a mark."""
        return grouped((mark, item) for item in self.all(Criterion) for mark in item.marks)

    @cached_property
    def scored_by(self) -> Groups[Sheet]:
        """The sheets that a scheme scores."""
        return grouped((sheet.scheme, sheet) for sheet in self.handbook.sheets)

    @cached_property
    def scripts_of(self) -> Groups[Script]:
        """The words that a party says."""
        return grouped((party, item) for item in self.handbook.scripts for party in known(item.who))

    @cached_property
    def competences_of(self) -> Groups[Competence]:
        """What a party must know and be able to do."""
        return grouped((party, item) for item in self.handbook.competences for party in known(item.who))

    @cached_property
    def staffing_of(self) -> Groups[Staffing]:
        """How a post is staffed."""
        return grouped(
            (item.post, item) for item in self.handbook.staffing if not isinstance(item.post, Unspecified)
        )

    @cached_property
    def conflicts_of(self) -> Groups[Conflict]:
        """The contradictions that an entity takes part in."""
        return grouped(
            (self.instead.get(one, one), item) for item in self.handbook.conflicts for one in item.between
        )

    @cached_property
    def based_on(self) -> Groups[Entity]:
        """The entities that name a source document as their basis."""
        return grouped(
            (basis.source, entity) for _, entity in self.handbook.entities for basis in entity.basis
        )

    @cached_property
    def teams_of(self) -> Groups[Department]:
        """The departments that belong to another."""
        return grouped((item.part_of, item) for item in self.handbook.departments if item.part_of)

    def holder(self, entity: Entity) -> ServiceStandard | Procedure | None:
        """Return the standard or procedure that an entity belongs to."""
        parent = self.handbook.parents.get(entity.id)
        return parent if isinstance(parent, ServiceStandard | Procedure) else None

    def document(self, entity: Entity) -> Entity:
        """Return the outermost entity that holds this one; itself where none does."""
        while parent := self.handbook.parents.get(entity.id):
            entity = parent
        return entity
