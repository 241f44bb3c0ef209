"""Every small edit of a handbook: each text, figure, choice, reference and list in turn."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any, Literal, NamedTuple, get_args, get_origin

from generator.model.base import UNSPECIFIED, Id, Model, Reference, Text, Unspecified, Verbatim
from generator.model.handbook import Handbook
from generator.model.numbers import Level
from generator.model.scoring import Taken

Way = tuple[str | int, ...]


class Edit(NamedTuple):
    """A handbook of which one value is another."""

    where: str
    handbook: Handbook


def edits(handbook: Handbook) -> Iterator[Edit]:
    """Yield the handbook with each of its values changed in turn, in each way that fits the value."""
    for way, value, annotation in _values(handbook, ()):
        for new in _others(handbook, value, annotation):
            yield Edit(".".join(map(str, way)), _with(handbook, way, new))


def _values(model: Model, way: Way) -> Iterator[tuple[Way, Any, Any]]:
    for name, field in type(model).model_fields.items():
        value = getattr(model, name)
        yield from _below(value, (*way, name), field.annotation)


def _below(value: Any, way: Way, annotation: Any) -> Iterator[tuple[Way, Any, Any]]:
    if isinstance(value, tuple):
        yield way, value, annotation
        for place, each in enumerate(value):
            yield from _below(each, (*way, place), annotation)
    elif isinstance(value, Model):
        yield from _values(value, way)
    else:
        yield way, value, annotation


def _others(handbook: Handbook, value: Any, annotation: Any) -> Iterator[Any]:  # noqa: C901, PLR0912
    match value:
        case None | Unspecified():
            return
        case tuple():
            if value:
                yield value[:-1]
            if len(value) > 1:
                yield value[::-1]
        case Reference():
            kinds = {handbook.by_id[value].entity.kind} if value in handbook.by_id else set()
            others = (one.id for _, one in handbook.entities if one.kind in kinds and one.id != value)
            if (other := next(others, None)) is not None:
                yield type(value)(other)
        case Id():
            return
        case Level():
            yield Level("7" + value)
        case Taken():
            yield Taken("0.7")
        case Text() | Verbatim():
            yield type(value)(f"{value}\u4e59")
        case bool():
            yield not value
        case int() | Decimal():
            yield value + 1
        case str():
            yield from (one for one in _choices(annotation) if one != value)
    if not isinstance(value, tuple) and _may_be_open(annotation):
        yield UNSPECIFIED


def _choices(annotation: Any) -> Iterator[str]:
    if get_origin(annotation) is Literal:
        yield from (one for one in get_args(annotation) if isinstance(one, str))
    else:
        for inner in get_args(annotation):
            yield from _choices(inner)


def _may_be_open(annotation: Any) -> bool:
    return annotation is Unspecified or any(map(_may_be_open, get_args(annotation)))


def _with(value: Any, way: Way, new: Any) -> Any:
    if not way:
        return new
    step, *rest = way
    if isinstance(step, int):
        return (*value[:step], _with(value[step], tuple(rest), new), *value[step + 1 :])
    kept = {name: getattr(value, name) for name in type(value).model_fields}
    # Not `model_copy`, which would keep what was looked up in the old one.
    return type(value).model_construct(**kept | {step: _with(kept[str(step)], tuple(rest), new)})
