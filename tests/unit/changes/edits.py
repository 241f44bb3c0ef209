"""Edits of a handbook as people make them, one or more for each kind of change."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from generator.model.handbook import Handbook
from generator.model.plain import handbook_of, plain
from tests.unit.views.pages.sample import sample

Data = dict[str, Any]


FORBIDDEN = {"not-applicable": "forbidden"}


@dataclass(frozen=True)
class Edit:
    """An edit with the kinds of changes that it makes, and what it is about."""

    kinds: tuple[str, ...]
    what: str
    edit: Callable[[Data], None]

    def __str__(self) -> str:
        return f"{self.kinds[0]}: {self.what}"


@cache
def before() -> Handbook:
    """Return the handbook that is edited: the sample with what it lacks."""
    data = copy.deepcopy(plain(sample()))
    at(data, "desk-sheet.all")["total"] = "10"
    data["types"].append({"id": "let", "title": "let"})
    at(data, "garden")["without"] = [{"items": ["rooms"], "reason": "no rooms"}]
    at(data, "two-times")["differs"] = "they differ"
    at(data, "desk.seen")["points"] = "2"
    data["schemes"].append(
        {"id": "plain", "title": "plain sum", "item": {"type": "all-or-nothing"}} | FORBIDDEN
    )
    at(data, "desk.answer")["text"] = "The clerk must answer each call within 2 hours, and writes it down."
    at(data, "rooms.clean")["title"] = "The room should be clean before noon, above the shelf too"
    at(data, "rooms.clean")["text"] = "clean before the guests come, above the shelf too"
    at(data, "handling.take")["text"] = "Take the call and write it down"
    at(data, "owner")["definition"] = "whoever owns the flat"
    return handbook_of(data)


def edited(edit: Edit) -> Handbook:
    """Return the handbook after an edit."""
    data = copy.deepcopy(plain(before()))
    edit.edit(data)
    return handbook_of(data)


def amount(number: str, unit: str) -> Data:
    return {"form": "elapsed", "amount": number, "unit": unit}


def at(data: Any, identifier: str) -> Data:
    """Return the entity of an id."""
    return next(mapping for mapping in mappings(data) if mapping.get("id") == identifier)


def mappings(data: Any) -> Iterator[Data]:
    if isinstance(data, dict):
        yield data
        data = list(data.values())
    if isinstance(data, list):
        for item in data:
            yield from mappings(item)


def holder(data: Any, identifier: str) -> list[Data]:
    """Return the list that an entity stands in."""
    for mapping in mappings(data):
        for value in mapping.values():
            if isinstance(value, list) and any(
                isinstance(item, dict) and item.get("id") == identifier for item in value
            ):
                return value
    raise LookupError(identifier)


def put(identifier: str, **values: Any) -> Callable[[Data], None]:
    """Set fields of an entity; none takes one away."""

    def edit(data: Data) -> None:
        for name, value in values.items():
            key = name.rstrip("_").replace("_", "-")
            if value is None:
                del at(data, identifier)[key]
            else:
                at(data, identifier)[key] = value

    return edit


def add(beside: str, **values: Any) -> Callable[[Data], None]:
    """Write an entity anew beside another, alike but for its id and what is said of it."""

    def edit(data: Data) -> None:
        found = holder(data, beside)
        one = copy.deepcopy(at(data, beside)) | {"id": f"{beside}-new"} | values
        one = {key: value for key, value in one.items() if value is not None}
        found.insert(found.index(at(data, beside)) + 1, one)

    return edit


def remove(identifier: str) -> Callable[[Data], None]:
    def edit(data: Data) -> None:
        holder(data, identifier).remove(at(data, identifier))

    return edit


def move(identifier: str, beside: str) -> Callable[[Data], None]:
    def edit(data: Data) -> None:
        one = at(data, identifier)
        holder(data, identifier).remove(one)
        holder(data, beside).append(one)

    return edit


def turn(identifier: str) -> Callable[[Data], None]:
    """Turn the order of the list that an entity stands in."""

    def edit(data: Data) -> None:
        holder(data, identifier).reverse()

    return edit


def setting(key: str, value: Any) -> Callable[[Data], None]:
    def edit(data: Data) -> None:
        data["about"][key] = value

    return edit


def decision(identifier: str, text: str | None) -> Callable[[Data], None]:
    return put(identifier, decision=None if text is None else {"text": text, "by": "head"})


def become(identifier: str, other: str) -> Callable[[Data], None]:
    """Give the id of an entity that goes to one of another kind."""

    def edit(data: Data) -> None:
        remove(identifier)(data)
        at(data, other)["id"] = identifier

    return edit
