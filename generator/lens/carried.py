"""Decisions carried out: a handbook in which what is one stands once, and what lost stands nowhere.

It is done on the whole handbook at once, so that no view, sheet, comparison or score knows of it: whatever
referred to what a decision took away refers to what stays. The register of contradictions alone is left as it
is written, since it tells the sides.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

from generator.lens.decisions import NAMED, Decisions
from generator.model.base import UNSPECIFIED, Entity, Model, Reference, Text
from generator.model.forms import Retention
from generator.model.handbook import Handbook
from generator.model.text import redirected

M = TypeVar("M", bound=Model)
Fields = dict[str, Any]

GATHERED = ("aliases", "duties", "groups", "basis")
"""Fields in which what stays has all that any of its names had."""
OWN = frozenset({"id", "title", "industry", "reviews", "external", "personal_data"})
"""Fields that what stays takes over from none of its names: there, nothing said is something said."""


def in_effect(handbook: Handbook) -> Handbook:
    """Return a handbook with its decisions carried out; the same one where they take nothing away."""
    decisions = Decisions(handbook)
    return _Carrying(decisions).handbook() if decisions.instead else handbook


class _Carrying:
    """Carries the decisions of a handbook out."""

    def __init__(self, decisions: Decisions) -> None:
        self.decisions = decisions
        self.source = decisions.handbook
        self.rules = dict(_rules_of_one(decisions))
        """The one rule of retention for each form that stays."""
        emptied = [rule for rule in self.source.records if self._emptied(rule)]
        self.instead: dict[str, str] = {
            **decisions.instead,
            **{str(rule.id): str(self._rule_for(rule).id) for rule in emptied},
        }
        """With the rules of retention that keep nothing any more."""

    def handbook(self) -> Handbook:
        """Return the handbook, its register of contradictions as it is written."""
        fields = self._fields(self.source) | {"conflicts": self.source.conflicts}
        return Handbook.model_construct(**fields)

    def _kept_by(self, rule: Retention) -> Iterator[Reference]:
        """Yield what a rule of retention keeps, without what the rule of another name of it keeps."""
        for item in rule.holds:
            now = self.decisions.now(item)
            if now == item or self.rules[now] is rule:
                yield item

    def _emptied(self, rule: Retention) -> bool:
        """Whether all that a rule of retention keeps is kept by the rules of other names of it."""
        return bool(rule.holds) and not rule.also and not [*self._kept_by(rule)]

    def _rule_for(self, rule: Retention) -> Retention:
        """Return the rule that keeps what an emptied one kept."""
        return self.rules[self.decisions.now(rule.holds[0])]

    def _model(self, model: M) -> M:
        fields = self._fields(model)
        if isinstance(model, Entity) and model.kind in NAMED:
            for other in self.decisions.names(model.id):
                fields = _joined(fields, self._fields(self.source.by_id[other].entity))
            fields |= {name: None for name, value in fields.items() if _refers(value, model.id)}
        if all(fields[name] is getattr(model, name) for name in fields):
            return model
        return type(model).model_construct(**fields)  # type: ignore[return-value]

    def _fields(self, model: Model) -> Fields:
        """Return the fields of a model, its references as they are now."""
        fields = {name: self._value(getattr(model, name)) for name in type(model).model_fields}
        if isinstance(model, Retention):
            fields["holds"] = self._value(tuple(self._kept_by(model)))
        return fields

    def _value(self, value: object) -> object:
        if isinstance(value, Model):
            return self._model(value)
        if isinstance(value, tuple):
            return self._list(value)
        if isinstance(value, Reference):
            return type(value)(self.instead[value]) if value in self.instead else value
        if isinstance(value, Text):
            return Text(redirected(value, self.instead)) if "[[" in value else value
        return value

    def _list(self, value: tuple[object, ...]) -> tuple[object, ...]:
        there = [item for item in value if not (isinstance(item, Entity) and item.id in self.instead)]
        made = [self._value(item) for item in there]
        if made and isinstance(made[0], Reference):
            made = list(dict.fromkeys(made))
        same = len(made) == len(value) and all(one is other for one, other in zip(made, value, strict=True))
        return value if same else tuple(made)


def _rules_of_one(decisions: Decisions) -> Iterator[tuple[str, Retention]]:
    """Yield the rule of retention of each entity that stays: its own; where it has none, that of a name."""
    own: dict[str, Retention] = {}
    for rule in reversed(decisions.handbook.records):
        own |= {str(item): rule for item in rule.holds}
    for kept in dict.fromkeys(decisions.merged.values()):
        found = next((own[one] for one in (kept, *decisions.names(kept)) if one in own), None)
        if found is not None:
            yield kept, found


def _joined(kept: Fields, other: Mapping[str, Any]) -> Fields:
    """Return the fields of what stays with those of another name of it: what it leaves open is taken over."""
    found = dict(kept)
    for name, value in other.items():
        if name in GATHERED:
            found[name] = tuple(dict.fromkeys((*kept[name], *value)))
        elif name not in OWN and (kept[name] is None or kept[name] is UNSPECIFIED):
            found[name] = value
    names = (*kept["aliases"], other["title"], *other["aliases"])
    found["aliases"] = tuple(name for name in dict.fromkeys(names) if name != kept["title"])
    return found


def _refers(value: object, identifier: str) -> bool:
    """Whether a value is a reference to what has the id, as a post's to itself as its own superior."""
    return isinstance(value, Reference) and value == identifier
