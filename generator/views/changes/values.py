"""The fields of entities as lines, told as the pages tell them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, get_args

from generator.model.base import Entity, Model, Reference, Text, Unspecified, kebab
from generator.model.schemes import Grade, Scheme
from generator.model.scoring import Deduction, Response
from generator.model.standards import Target
from generator.model.time_limits import Amount
from generator.views.changes.parts import PARTS
from generator.views.changes.side import Side
from generator.views.scoring import Context, bound_words, rule_words, scheme_facts
from generator.views.wording import Prose, Span, number, plain

Lines = tuple[Prose, ...]
AMOUNTS = get_args(Amount)
WHOLE = (*AMOUNTS, *PARTS, Entity)
"""What is told as one value, not field by field."""
SLOTS: Mapping[tuple[str, str], str] = {
    **{("grade", key): "bounds" for key in ("above", "at-least", "up-to", "below")},
    **{("target", key): "level" for key in ("at-least", "at-most", "unit")},
    **{("response", key): "meaning" for key in ("share", "points")},
    ("deduction", "per"): "takes",
    ("field", "type"): "field-type",
    ("field", "lines"): "height",
}
"""Fields that are told together, under one name; by kind of entity and key."""
FIELDS: Mapping[str, str] = {"field-type": "type", "height": "lines"}
"""The fields behind the names that say more of them."""
TOLD_ALONE = frozenset({"title", "text", "basis", "reviews", "industry", "grades"})
"""Fields of a scheme that are no part of how it scores."""
WORDED: Mapping[str, Callable[[str], str]] = {
    "expects": lambda value: f"pages.expects.{value}",
    "field-type": lambda value: f"pages.field.{value}",
    "channel": lambda value: f"pages.channel.{value}",
    "type": lambda value: f"changes.step.{value}",
}
"""Where the words for values stand that are one of a few."""


def slot_of(entity: str, key: str) -> str:
    """Return the name under which a field of a kind of entity is told."""
    if entity == "scheme" and key not in TOLD_ALONE:
        return "scoring"
    return SLOTS.get((entity, key), key)


def lines(side: Side, entity: Any, slot: str) -> Lines:
    """Return what an entity, or the handbook's settings, say under a name; nothing where they are silent."""
    special = SPECIAL.get((getattr(entity, "kind", ""), slot))
    if special is not None:
        return special(side, entity)
    value = side.value(entity, FIELDS.get(slot, slot))
    return () if value is None else _value(side, slot, value)


def _value(side: Side, key: str, value: Any) -> Lines:
    if isinstance(value, tuple):
        if value and all(isinstance(item, Reference) for item in value):
            return (side.references(value),)
        return tuple(line for item in value for line in _value(side, key, item) if line)
    if isinstance(value, Unspecified):
        return ((side.wording.unspecified,),)
    if isinstance(value, Model) and key not in BY_KEY and not isinstance(value, WHOLE):
        return _model(side, value)
    if (teller := BY_KEY.get(key)) is not None:
        return (teller(side, value),)
    return (_one(side, key, value),)


def _one(side: Side, key: str, value: Any) -> Prose:  # noqa: PLR0911 - one return a type of value
    wording = side.wording
    match value:
        case Text():
            return wording.text(value)
        case Reference():
            return (side.reference(value),)
        case bool():
            return wording.says("changes.yes" if value else "changes.no")
        case Decimal():
            return (Span(number(value)),)
        case Model() if isinstance(value, AMOUNTS):
            return (Span(wording.amount(value)),)
        case Entity():
            return (Span(side.label(value)),)
        case Model() if type(value) in PARTS:
            return PARTS[type(value)](side, value)
        case str() if key in WORDED:
            return (Span(side.words(WORDED[key](value))),)
        case date():
            return (Span(value.isoformat()),)
    return (Span(str(value)),)


def _model(side: Side, model: Model) -> Lines:
    """Return a part of an entity, each of its values under its name."""
    return tuple(
        side.wording.says("changes.labelled", label=side.words(f"changes.key.{key}"), value=line)
        for key in map(kebab, type(model).model_fields)
        for line in lines(side, model, key)
    )


def _points(side: Side, value: Any) -> Prose:
    return side.wording.says("changes.points", points=number(value))


def _rate(side: Side, value: Any) -> Prose:
    return side.wording.says("pages.rate", rate=number(value))


def _within(side: Side, value: Any) -> Prose:
    return (Span(side.wording.within(value)),)


def _rule(side: Side, value: Any) -> Prose:
    return rule_words(side.wording, value)


BY_KEY: Mapping[str, Callable[[Side, Any], Prose]] = {
    "points": _points,
    "total": _points,
    "weight": _rate,
    "within": _within,
    "rule": _rule,
    "penalty": _rule,
}
"""How the values of fields are told that have a way of their own."""


def _level(side: Side, target: Target) -> Lines:
    return ((Span(side.wording.target(target)),),)


def _bounds(side: Side, grade: Grade) -> Lines:
    return ((Span(bound_words(side.wording, grade)),),)


def _meaning(side: Side, response: Response) -> Lines:
    meaning: Prose = (Span(side.words(f"pages.meaning.{response.meaning}")),)
    says, told = side.wording.says, [meaning]
    if response.points is not None:
        told.append(says("pages.takes", points=number(response.points)))
    if response.share is not None:
        told.append(says("pages.share", share=number(response.share)))
    return (side.joined(told, "changes.comma"),)


def _takes(side: Side, row: Deduction) -> Lines:
    says = side.wording.says
    takes: Prose = (side.wording.unspecified,)
    if not isinstance(row.takes, Unspecified):
        takes = says("pages.takes-all") if row.takes == "all" else says("pages.takes", points=str(row.takes))
    return (says("changes.takes", per=side.words(f"pages.per.{row.per}"), takes=takes),)


def _scoring(side: Side, scheme: Scheme) -> Lines:
    """Return what a scheme settles, and what of it its page does not say."""
    facts = [
        side.wording.says("changes.labelled", label=fact.label, value=fact.told)
        for fact in scheme_facts(side.wording, scheme)
    ]
    decimals = "changes.decimals" if scheme.decimals is not None else "changes.exact"
    places = {} if scheme.decimals is None else {"n": scheme.decimals}
    return (*facts, side.wording.says(decimals, **places))


SPECIAL: Mapping[tuple[str, str], Callable[[Side, Any], Lines]] = {
    ("target", "level"): _level,
    ("grade", "bounds"): _bounds,
    ("response", "meaning"): _meaning,
    ("deduction", "takes"): _takes,
    ("scheme", "scoring"): _scoring,
    ("scheme", "item"): lambda side, scheme: (rule_words(side.wording, scheme.item, Context.of(scheme)),),
}
"""How fields are told that need more than their own value; by kind of entity and name."""


def summary(side: Side, entity: Entity) -> Lines:
    """Return all that an entity itself says, its text first, without its basis and the entities inside it."""
    slots = dict.fromkeys(slot_of(entity.kind, kebab(name)) for name in type(entity).model_fields)
    said = [(slot, lines(side, entity, slot)) for slot in slots if _tells(entity, slot)]
    return tuple(
        line
        if slot == "text"
        else side.wording.says("changes.labelled", label=_named(side, slot), value=line)
        for slot, found in sorted(said, key=lambda pair: pair[0] != "text")
        for line in found
        if plain(line)
    )


def _named(side: Side, slot: str) -> str:
    return side.words(f"changes.key.{slot}")


def _tells(entity: Entity, slot: str) -> bool:
    """Tell whether a field says something of its own: not the usual, and not entities inside."""
    if (
        slot in {"id", "basis", "title", "reviews", "content", "scoring"}
        and (entity.kind, slot) not in SPECIAL
    ):
        return False
    key = FIELDS.get(slot, slot)
    name = next((name for name in type(entity).model_fields if kebab(name) == key), "")
    if not name:
        return True
    value, field = getattr(entity, name), type(entity).model_fields[name]
    usual = not field.is_required() and value == field.default
    return not usual and not (isinstance(value, tuple) and any(isinstance(item, Entity) for item in value))
