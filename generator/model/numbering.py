"""How the organisation numbers its documents (ISO 10013:2021: identification of documented information)."""

from __future__ import annotations

import re
from functools import cache
from typing import Any, ClassVar, Literal

from generator.model.base import Model, ScalarText, invalid

FIELD = re.compile(r"\{(?:(?P<department>department)|serial(?::(?P<width>[1-6]))?)\}")
TEXT, DEPARTMENT, SERIAL = r"[^{}\s]*", r"\{department\}", r"\{serial(:[1-6])?\}"
PATTERN = rf"{TEXT}({DEPARTMENT}{TEXT}{SERIAL}|{SERIAL}{TEXT}{DEPARTMENT}|{SERIAL}){TEXT}"

Numbered = Literal["standard", "procedure", "sheet", "form", "document"]
"""The kinds of entities that have a number of their own."""


class NumberTemplate(ScalarText):
    """How numbers of one class of documents are made, as `{department}-BD-{serial:2}`.

    `{department}` stands for the code of the department, `{serial}` for a serial number from 1 on, with at
    least so many digits as it is told; all else stands as it is written.
    """

    __slots__ = ()
    schema: ClassVar[dict[str, Any]] = {"type": "string", "pattern": f"^{PATTERN}$"}

    @classmethod
    def checked(cls, value: str) -> NumberTemplate:
        """Reject what has no serial number, a field twice or one that nobody knows."""
        if not re.fullmatch(PATTERN, value):
            raise invalid("invalid-number-template", value=value)
        return cls(value)

    @property
    def by_department(self) -> bool:
        """Whether the department is part of the number."""
        return "{department}" in self

    def number(self, code: str, serial: int) -> str:
        """Return the number with a serial number; `code` is that of the department."""
        return FIELD.sub(lambda field: code if field["department"] else _digits(serial, field), self)

    def serial(self, code: str, number: str) -> int | None:
        """Return the serial number of a number made so; none of another one."""
        found = _pattern(self, code).fullmatch(number)
        serial = int(found["serial"]) if found else 0
        return serial if serial and self.number(code, serial) == number else None


@cache
def _pattern(template: NumberTemplate, code: str) -> re.Pattern[str]:
    """Return what numbers of a template and department look like."""
    parts, end = [], 0
    for field in FIELD.finditer(template):
        parts.append(re.escape(template[end : field.start()]))
        parts.append(re.escape(code) if field["department"] else r"(?P<serial>[0-9]+)")
        end = field.end()
    return re.compile("".join([*parts, re.escape(template[end:])]))


def _digits(serial: int, field: re.Match[str]) -> str:
    return f"{serial:0{field['width'] or 1}}"


class Numbering(Model):
    """The rules of numbering, one for each class of documents; a class without one is numbered freely."""

    standard: NumberTemplate | None = None
    procedure: NumberTemplate | None = None
    sheet: NumberTemplate | None = None
    form: NumberTemplate | None = None
    document: NumberTemplate | None = None

    def of(self, kind: Numbered) -> NumberTemplate | None:
        """Return the rule for a class of documents."""
        found: NumberTemplate | None = getattr(self, kind)
        return found
