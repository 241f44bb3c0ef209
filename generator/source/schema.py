"""JSON Schema of every kind of file, for editors that check and complete while people type."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from pydantic import TypeAdapter

from generator.source.kinds import FILE_KINDS, FileKind


def schemas() -> Iterator[tuple[str, str]]:
    """Yield file name and text of the schema of each kind of file."""
    for kind in FILE_KINDS:
        name = kind.pattern.removesuffix("/*.yml").removesuffix(".yml")
        yield (
            f"{name}.schema.json",
            json.dumps(_schema(kind), ensure_ascii=False, indent=2, sort_keys=True) + "\n",
        )


def _schema(kind: FileKind) -> dict[str, Any]:
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    if kind.model is not None:
        return head | kind.model.model_json_schema(by_alias=True, mode="validation")
    properties: dict[str, Any] = {}
    definitions: dict[str, Any] = {}
    for key, model in kind.lists:
        adapter: TypeAdapter[Any] = TypeAdapter(list[model])  # type: ignore[valid-type]
        schema = adapter.json_schema(by_alias=True, mode="validation")
        definitions |= schema.pop("$defs", {})
        properties[key] = schema
    return head | {
        "type": "object",
        "additionalProperties": False,
        "properties": properties,
        "$defs": definitions,
    }
