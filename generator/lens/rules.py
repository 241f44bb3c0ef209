"""By which rule a row is scored: what it leaves open the scheme of its sheet decides."""

from __future__ import annotations

from dataclasses import replace

from generator.lens.held import Held, basis_of, nearest
from generator.model.base import Entity, Unspecified
from generator.model.schemes import Scheme
from generator.model.scoring import ItemRule
from generator.model.standards import Criterion

Rule = ItemRule | Unspecified


def held_rule(criterion: Criterion, scheme: Scheme | None) -> Held[Rule | None]:
    """Return the rule of a row: its own, or else the scheme's; none where neither says anything."""
    places: list[tuple[Entity, Rule | None]] = [(criterion, criterion.rule)]
    if scheme is not None:
        places.append((scheme, scheme.item))
    held = nearest("rule", places)
    return replace(held, basis=basis_of(scheme, "item")) if scheme and scheme in held.of else held


def row_rule(criterion: Criterion, scheme: Scheme) -> Rule:
    """Return the rule of a row on a sheet, whose scheme always says something."""
    rule = held_rule(criterion, scheme).value
    return scheme.item if rule is None else rule
