"""The ground that every entity stands on: ids, texts, references, numbers and the value "unspecified".

Every scalar of the source reaches the model as text; the field decides what the text must be. So nothing is
ever guessed: `no` in a text is the word "no", `1.10` in a number of a document keeps its zero.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from enum import Enum
from typing import Annotated, Any, ClassVar, Literal, Self, TypeVar, Union, get_args

from pydantic import (
    BaseModel,
    ConfigDict,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
)
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

T = TypeVar("T")


class Unspecified(Enum):
    """The one value of "the source does not say": shown on every output, never filled in."""

    UNSPECIFIED = "unspecified"


UNSPECIFIED = Unspecified.UNSPECIFIED


class _OrUnspecified:
    """Lets a field be `unspecified` besides what it is; other values go to the field's own type alone."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        kinds = tuple(kind for kind in get_args(source) if kind is not Unspecified)
        inner = handler.generate_schema(Union[kinds])  # noqa: UP007 - built at run time

        def validate(value: Any, validate_inner: Callable[[Any], Any]) -> Any:
            if value is UNSPECIFIED or value == UNSPECIFIED.value:
                return UNSPECIFIED
            return validate_inner(value)

        def serialize(value: Any, serialize_inner: Callable[[Any], Any]) -> Any:
            return value.value if value is UNSPECIFIED else serialize_inner(value)

        return core_schema.no_info_wrap_validator_function(
            validate,
            inner,
            serialization=core_schema.wrap_serializer_function_ser_schema(serialize, schema=inner),
        )

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {"anyOf": [{"const": UNSPECIFIED.value}, handler(schema)]}


Maybe = Annotated[T | Unspecified, _OrUnspecified()]
"""`Maybe[X]`: an X, or `unspecified`."""


def invalid(rule: str, **arguments: object) -> PydanticCustomError:
    """Return the error that becomes a finding of that rule, at the value's place."""
    return PydanticCustomError("finding", "{rule}", {"rule": rule, **arguments})


class ScalarText(str):
    """A text scalar with a check of its own; the base of ids, references and texts."""

    __slots__ = ()
    schema: ClassVar[dict[str, Any]] = {"type": "string"}

    @classmethod
    def checked(cls, value: str) -> Self:
        """Return the value as this kind of text, or raise the finding that says what is wrong with it."""
        return cls(value)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(
            cls.checked, core_schema.str_schema(strict=True), serialization=core_schema.to_string_ser_schema()
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return dict(cls.schema)


class Text(ScalarText):
    """Words for readers. `[[id]]` refers to an entity; nothing else in it is markup."""

    __slots__ = ()
    # An editor that types YAML scalars would otherwise underline `title: 2026` or `item: 8.4`.
    schema: ClassVar[dict[str, Any]] = {"type": ["string", "number", "boolean"]}

    @classmethod
    def checked(cls, value: str) -> Self:
        """Reject what no output can show: control characters, lone surrogates, emptiness."""
        bad = next(
            (c for c in value if c not in "\n\t" and unicodedata.category(c) in {"Cc", "Cs", "Co", "Cn"}),
            None,
        )
        if bad is not None:
            raise invalid("unprintable-character", code=f"U+{ord(bad):04X}")
        text = value.strip()
        if not text:
            raise invalid("empty-value")
        if text == UNSPECIFIED.value:
            raise invalid("must-be-stated")
        return cls(text)


class Verbatim(ScalarText):
    """Words that are only compared or put in: not read by themselves, without references, never rewritten."""

    __slots__ = ()
    schema: ClassVar[dict[str, Any]] = Text.schema

    @classmethod
    def checked(cls, value: str) -> Self:
        """Reject what no text may be either."""
        return cls(Text.checked(value))


RESERVED = frozenset(
    {"index", "handbook", "blank-record", "open-forms", "con", "prn", "aux", "nul", "unspecified"}
    | {f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10)}
)
"""The index page of a folder, prints of no single entity, what Windows keeps for devices, "unspecified"."""
ID_PATTERN = r"[a-z][a-z0-9]*(?:[.-][a-z0-9]+)*"


class Id(ScalarText):
    """A permanent id: lower-case words joined by hyphens, parts by dots, as `complaints.first-reply`."""

    __slots__ = ()
    schema: ClassVar[dict[str, Any]] = {"type": "string", "pattern": f"^{ID_PATTERN}$"}

    @classmethod
    def checked(cls, value: str) -> Self:
        """Reject what is not an id, or what no file system or site lets be a page's name."""
        if value in RESERVED:
            raise invalid("reserved-id", value=value)
        if not re.fullmatch(ID_PATTERN, value):
            raise invalid("invalid-id", value=value)
        return cls(value)


class Reference(Id):
    """The id of another entity, of a kind that the subclass names; of any kind when it names none."""

    __slots__ = ()
    kinds: ClassVar[tuple[str, ...]] = ()


def kebab(name: str) -> str:
    """Return the key in the source for a field: `not-applicable` for `not_applicable`, `from` for `from_`."""
    return name.rstrip("_").replace("_", "-")


class Model(BaseModel):
    """Base of all that is read: frozen, and a key that it does not know is a finding."""

    model_config = ConfigDict(frozen=True, extra="forbid", alias_generator=kebab, populate_by_name=False)


class AnyReference(Reference):
    """Refers to an entity of any kind."""

    __slots__ = ()


class SourceReference(Reference):
    """Refers to a source document."""

    __slots__ = ()
    kinds: ClassVar[tuple[str, ...]] = ("source",)


class Basis(Model):
    """What an entity is based on: where it stands, and how surely."""

    source: SourceReference
    item: Text | None = None
    """Clause or item in that document, as numbered there."""
    evidence: Literal["stated", "inferred", "external", "decided", "unknown", "conflict"]
    """`decided` is the organisation's own decision, beyond what any source says."""
    note: Text | None = None
    for_: tuple[Verbatim, ...] = ()
    """Keys of the entity's values that it is about, such as `checks`; without any about all the others."""


class Entity(Model):
    """A thing with a permanent id. `kind` names it in references, findings and changes."""

    kind: ClassVar[str]

    id: Id
    basis: tuple[Basis, ...] = ()
