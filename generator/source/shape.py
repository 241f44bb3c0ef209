"""Turns nodes into models, and what the models reject into findings at the right line and column."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from generator.findings import DataPath, Finding, Position
from generator.model.base import UNSPECIFIED
from generator.source.amounts import AmountReader
from generator.source.tree import REFERENCE_FIRST, Node

M = TypeVar("M", bound=BaseModel)

RULES = {
    "string_type": "expected-text",
    "string_sub_type": "expected-text",
    "tuple_type": "expected-list",
    "list_type": "expected-list",
    "model_type": "expected-mapping",
    "model_attributes_type": "expected-mapping",
    "dict_type": "expected-mapping",
    "union_tag_not_found": "missing-key",
    "union_tag_invalid": "invalid-choice",
    "literal_error": "invalid-choice",
    "missing": "missing-key",
    "extra_forbidden": "unknown-key",
}
"""Findings for the model's own errors; `finding` errors name their rule themselves."""
CLOSE = 0.6
"""Likeness from which on a word is suggested."""


def close(word: str, words: list[str] | frozenset[str], most: int = 1) -> tuple[str, ...]:
    """Return the words most like the given one, the likest first."""
    return tuple(difflib.get_close_matches(word, sorted(words), n=most, cutoff=CLOSE))


@dataclass
class Shaper:
    """Validates nodes against models.

    `ids_by_title` tells the id of an entity whose title or alias was written where its id belongs.
    """

    amounts: AmountReader
    ids_by_title: Mapping[str, str]
    findings: list[Finding] = field(default_factory=list)

    def shaped(self, node: Node, model: type[M]) -> M | None:
        """Return the node as the model, or none, with its findings noted."""
        if node.entries is None:
            rule = "empty-value" if node.empty else "expected-mapping"
            self.findings.append(Finding(rule, node.position()))
            return None
        try:
            return model.model_validate(node.plain(), context={"amount": self.amounts})
        except ValidationError as error:
            known = len(self.findings)
            self.findings += _without_repeats(
                self._finding(details, node, model) for details in error.errors()
            )
            if len(self.findings) == known:
                raise
            return None

    def _finding(  # noqa: PLR0911 - one return a kind of error
        self, details: ErrorDetails, root: Node, model: type[BaseModel]
    ) -> Finding:
        kind, location = details["type"], details["loc"]
        context = details.get("ctx", {})
        node, rest = descend(root, location)
        match RULES.get(kind, kind):
            case "unknown-key":
                return self._unknown_key(root, location, keys_at(model, location[:-1]))
            case "missing-key" if not node.empty:
                tag = str(context.get("discriminator", "")).strip("'")
                return Finding("missing-key", first_key(node), {"key": tag or str(rest[-1])})
            case "invalid-choice" if "tag" in context:
                tagged = node.index[str(context["discriminator"]).strip("'")][1]
                return _unusable(tagged) or _choice(tagged, context)
            case "invalid-choice":
                return _unusable(node) or _choice(node, context)
            case "finding":
                return _unusable(node) or self._own(str(context["rule"]), node, context)
            case "expected-text" if REFERENCE_FIRST.search(node.position().source_line):
                return Finding("reference-unquoted", node.position())
            case "expected-text" | "expected-list" | "expected-mapping" as rule:
                return _unusable(node) or Finding(rule, node.position())
        return _unusable(node) or Finding("invalid-value", node.position(), {"detail": details["msg"]})

    def _own(self, rule: str, node: Node, context: Mapping[str, Any]) -> Finding:
        """Return a finding that the model itself names."""
        arguments = {name: value for name, value in context.items() if name != "rule"}
        meant = self.ids_by_title.get(str(node.scalar)) if rule == "invalid-id" else None
        return Finding(rule, node.position(), arguments, suggestions=(meant,) if meant else ())

    @staticmethod
    def _unknown_key(root: Node, location: tuple[Any, ...], known: frozenset[str]) -> Finding:
        key = str(location[-1])
        parent, _ = descend(root, location[:-1])
        arguments = {"key": key, "known": ", ".join(sorted(known))}
        return Finding(
            "unknown-key", parent.index[key][0].position(), arguments, suggestions=close(key, known)
        )


def _unusable(node: Node) -> Finding | None:
    """Return the finding of a place where nothing stands, or `unspecified` where that is not allowed."""
    if node.empty:
        return Finding("empty-value", node.position())
    if node.scalar == UNSPECIFIED.value:
        return Finding("must-be-stated", node.position())
    return None


def _choice(node: Node, context: Mapping[str, Any]) -> Finding:
    if node.scalar is None:
        return Finding("expected-text", node.position())
    choices = re.findall(r"'([^']*)'", str(context.get("expected_tags") or context.get("expected")))
    arguments = {"value": node.scalar, "choices": ", ".join(choices)}
    return Finding("invalid-choice", node.position(), arguments, suggestions=close(node.scalar, choices))


def _without_repeats(findings: Iterator[Finding]) -> Iterator[Finding]:
    seen: set[tuple[str, Position]] = set()
    for finding in findings:
        if isinstance(finding.where, Position) and (finding.rule, finding.where) not in seen:
            seen.add((finding.rule, finding.where))
            yield finding


def first_key(node: Node) -> Position:
    """Return where a mapping starts: its first key."""
    return node.entries[0][0].position() if node.entries else node.position()


def descend(node: Node, path: DataPath) -> tuple[Node, DataPath]:
    """Follow a path as far as it leads; return the node reached and what is left of the path.

    Parts that are no key here are skipped: the model's errors name the alternatives of a union too.
    """
    rest: list[str | int] = []
    for part in path:
        if isinstance(part, int) and node.items is not None and part < len(node.items):
            node, rest = node.items[part], []
        elif isinstance(part, str) and part in node.index:
            node, rest = node.index[part][1], []
        else:
            rest.append(part)
    return node, tuple(rest)


def keys_at(model: type[BaseModel], path: DataPath) -> frozenset[str]:
    """Return the keys that may stand at a place in a model."""
    models = {model}
    for part in path:
        if isinstance(part, int):
            continue
        annotations = [
            field.annotation for each in models for field in each.model_fields.values() if field.alias == part
        ]
        below = {found for annotation in annotations for found in models_in(annotation)}
        models = below or models
    return frozenset(str(field.alias) for each in models for field in each.model_fields.values())


def models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    """Yield the models named anywhere in a type annotation."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from models_in(argument)
