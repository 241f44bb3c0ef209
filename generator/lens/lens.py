"""The one place that says what holds: pages, prints, packs, workbooks, scores and registers ask it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from functools import cached_property
from types import MappingProxyType

from generator.lens.checks import Checks, held_checks, known
from generator.lens.held import Held, basis_of, nearest, way_of
from generator.lens.relations import Relations
from generator.lens.rules import Rule, held_rule
from generator.model.base import Basis, Entity, Reference, Text, Unspecified
from generator.model.forms import Retention
from generator.model.handbook import Handbook, own_values
from generator.model.parties import DepartmentReference
from generator.model.procedures import Procedure
from generator.model.schemes import Scheme
from generator.model.sheets import Sheet
from generator.model.standards import Criterion, Method, ServiceStandard, SiteTypeReference, Target
from generator.model.standing import Standing
from generator.model.text import mentions
from generator.model.time_limits import Limit

Convention = str | Unspecified
VALUE_KEYS: dict[type[Entity], tuple[str, ...]] = {Limit: ("within",), Target: ("at-least", "at-most")}
"""What is shown of the kinds that a text tells as a value: an amount of time, a number, a rate."""
VALUES = tuple(VALUE_KEYS)


class Lens:
    """One handbook, asked for what holds. Pure: the same handbook always gives the same answers."""

    def __init__(self, handbook: Handbook, instead: Mapping[str, str] = MappingProxyType({})) -> None:
        """Take a handbook in which decisions about contradictions are carried out: lenses know of none.

        `instead` tells what stands for what they took away, which only the register still names.
        """
        self.handbook = handbook
        self.instead = dict(instead)

    @cached_property
    def relations(self) -> Relations:
        """Who refers to whom."""
        return Relations(self.handbook, self.instead)

    # What a row of a sheet inherits.

    def checks(self, criterion: Criterion | None, sheet: Sheet | None) -> Held[Checks]:
        """Return by whom, in which ways and how often a row is checked; without a criterion, its sheet."""
        return held_checks(criterion, sheet)

    def methods(self, criterion: Criterion, sheet: Sheet | None) -> Held[tuple[Method, ...]]:
        """Return the ways to check a row: those that it names, else those of its checks; each once."""
        if criterion.methods:
            own = tuple(self.handbook.get(way, Method) for way in dict.fromkeys(criterion.methods))
            return Held(own, basis_of(criterion, "methods"), of=(criterion,))
        checks = self.checks(criterion, sheet)
        ways = dict.fromkeys(way for check in known(checks.value) for way in _listed(check.how))
        found = tuple(self.handbook.get(way, Method) for way in ways)
        return Held(found, checks.basis, checks.way, checks.of, checks.gaps)

    def rule(self, criterion: Criterion, scheme: Scheme | None) -> Held[Rule | None]:
        """Return how a row is scored: by its own rule, or else by that of the scheme of its sheet."""
        return held_rule(criterion, scheme)

    def points(self, criterion: Criterion) -> Held[Decimal | Unspecified | None]:
        """Return the full points of a criterion; none where it has none of its own."""
        return nearest("points", [(criterion, criterion.points)])

    def not_applicable(self, scheme: Scheme) -> Held[Convention]:
        """Return what "not applicable" does to a score."""
        return Held(scheme.not_applicable, basis_of(scheme, "not-applicable"), "scheme", (scheme,))

    def applies_to(self, entity: Entity) -> Held[tuple[SiteTypeReference, ...]]:
        """Return at sites of which types something applies: as it says itself, else as its standard does."""
        places = ((one, getattr(one, "applies_to", ()) or None) for one in self._outwards(entity))
        held = nearest("applies-to", places)
        types = held.value if isinstance(held.value, tuple) else ()
        return Held(types, held.basis, held.way, held.of, held.gaps)

    # What holds for any entity.

    def department(self, entity: Entity) -> Held[DepartmentReference | Unspecified | None]:
        """Return the department that an entity belongs to: its own, else that of the document it is in."""
        return nearest(
            "department", ((one, getattr(one, "department", None)) for one in self._outwards(entity))
        )

    def industry(self, entity: Entity) -> Held[str]:
        """Return the other industry that an entity, or what holds it, was written for; empty for the own."""
        for one in self._outwards(entity):
            if isinstance(one, Standing) and one.industry not in {None, self.handbook.about.industry}:
                basis = basis_of(one, "industry")
                return Held(str(one.industry), basis, way_of(one, entity), (one,))
        return Held("")

    def retention(self, entity: Entity) -> tuple[Held[Retention], ...]:
        """Return the rules by which the filled-in copies of a form or sheet are kept."""
        rules = self.relations.retention_of.get(entity.id, ())
        return tuple(Held(rule, rule.basis, of=(rule,)) for rule in rules)

    def values_in(self, entity: Entity) -> tuple[Held[Entity], ...]:
        """Return the values that an entity refers to, in texts and fields, each once, with their basis."""
        named: dict[str, None] = {}
        for value in own_values(entity):
            if isinstance(value, Text):
                named |= dict.fromkeys(mention.id for mention in mentions(value))
            elif isinstance(value, Reference):
                named[str(value)] = None
        located = (self.handbook.by_id.get(identifier) for identifier in named)
        return tuple(self.value(one.entity) for one in located if one and isinstance(one.entity, VALUES))

    def basis_of_print(self, entities: Iterable[Entity]) -> Iterator[Basis]:
        """Yield what entities and the values that they refer to are based on."""
        for entity in entities:
            yield from entity.basis
            for value in self.values_in(entity):
                yield from value.basis

    def value(self, entity: Entity) -> Held[Entity]:
        """Return a value that is referred to, with its basis: no text lends it its own."""
        keys = next((keys for kind, keys in VALUE_KEYS.items() if isinstance(entity, kind)), ())
        return Held(entity, basis_of(entity, *keys), "referred", (entity,))

    def _outwards(self, entity: Entity) -> Iterator[Entity]:
        """Yield an entity and the standard or procedure that holds it."""
        yield entity
        while parent := self.handbook.parents.get(entity.id):
            if isinstance(parent, ServiceStandard | Procedure):
                yield parent
            entity = parent


def _listed(value: Iterable[str] | Unspecified | None) -> tuple[str, ...]:
    return () if value is None or isinstance(value, Unspecified) else tuple(value)
