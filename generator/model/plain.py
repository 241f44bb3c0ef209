"""A model as plain data and back: the one form in which versions are frozen and compared."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from generator.model.base import kebab
from generator.model.handbook import Handbook

Plain = Any
"""Dicts, lists, texts, numbers and truth values, as JSON knows them. Keys are those of the source."""


def plain(model: BaseModel) -> dict[str, Plain]:
    """Return a model as plain data: exact numbers as text, what is absent left out.

    Only what is absent (nothing, an empty list) is left out. Other defaults are written, so that no later
    default can change what a frozen handbook says.
    """
    return _present(model, model.model_dump(mode="json", by_alias=True))


def _present(model: BaseModel, data: dict[str, Plain]) -> dict[str, Plain]:
    found: dict[str, Plain] = {}
    for name, field in type(model).model_fields.items():
        value, key = getattr(model, name), kebab(name)
        if value is None or value == ():
            if field.is_required() or field.default != value:
                found[key] = data[key]
        else:
            found[key] = _plain(value, data[key])
    return found


def _plain(value: object, data: Plain) -> Plain:
    if isinstance(value, BaseModel):
        return _present(value, data)
    if isinstance(value, tuple):
        return [_plain(item, each) for item, each in zip(value, data, strict=True)]
    return data


def handbook_of(data: Plain) -> Handbook:
    """Return the handbook that plain data tells; raises pydantic's ValueError when it tells none."""
    return Handbook.model_validate(data)
