"""Numbers as people write them: exact decimals, points, rates in per cent, counts and truth values."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated, Any, ClassVar, Self

from pydantic import BeforeValidator, PlainSerializer

from generator.model.base import ScalarText, invalid

NUMBER_PATTERN = r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?"


def parsed_decimal(value: Any) -> Any:
    """Read a decimal as people write it; `010`, `1e3`, `0x1F`, `1_000` are not numbers here."""
    if isinstance(value, Decimal):
        return value
    if not isinstance(value, str) or not re.fullmatch(NUMBER_PATTERN, value):
        raise invalid("invalid-number", value=str(value))
    return Decimal(value)


def parsed_points(value: Any) -> Any:
    """Read points: a decimal that is not negative."""
    number = parsed_decimal(value)
    if number < 0:
        raise invalid("negative-number", value=str(value))
    return number


def parsed_count(value: Any) -> Any:
    """Read a whole number of at least 1."""
    number = parsed_decimal(value) if not isinstance(value, int) else Decimal(value)
    if number < 1 or number != number.to_integral_value():
        raise invalid("invalid-count", value=str(value))
    return int(number)


MOST_PLACES = 6


def parsed_places(value: Any) -> Any:
    """Read a number of decimal places: 0 to 6."""
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str) or not re.fullmatch(rf"[0-{MOST_PLACES}]", value):
        raise invalid("invalid-places", value=str(value), most=MOST_PLACES)
    return int(value)


def parsed_rate(value: Any) -> Any:
    """Read a rate in per cent, `65%`; kept in per cent, not as a fraction."""
    if isinstance(value, Decimal):
        return value
    text = value.strip().replace("\uff05", "%") if isinstance(value, str) else ""
    if not re.fullmatch(rf"{NUMBER_PATTERN}%", text):
        raise invalid("invalid-rate", value=str(value))
    return Decimal(text[:-1])


def parsed_truth(value: Any) -> Any:
    """Read `true` or `false`; `yes`, `no`, `on`, `off` are words, not truth values."""
    if isinstance(value, bool):
        return value
    if value not in {"true", "false"}:
        raise invalid("invalid-truth", value=str(value))
    return value == "true"


Points = Annotated[Decimal, BeforeValidator(parsed_points, json_schema_input_type=float)]
"""Points of a score: exact, never negative."""
Number = Annotated[Decimal, BeforeValidator(parsed_decimal, json_schema_input_type=float)]
"""Any decimal, such as a bound of a measured value."""
Count = Annotated[int, BeforeValidator(parsed_count, json_schema_input_type=int)]
Places = Annotated[int, BeforeValidator(parsed_places, json_schema_input_type=int)]
"""How many decimal places a number is rounded to."""
Rate = Annotated[
    Decimal,
    BeforeValidator(parsed_rate, json_schema_input_type=str),
    PlainSerializer(lambda rate: f"{rate}%", return_type=str, when_used="json"),
]
"""A rate in per cent."""
Truth = Annotated[bool, BeforeValidator(parsed_truth, json_schema_input_type=bool)]


LEVEL = re.compile(rf"(?P<value>{NUMBER_PATTERN})(?P<rate>%?)")


class Level(ScalarText):
    """How much must be reached: a rate in per cent, `65%`, or a number, `50`."""

    __slots__ = ()
    schema: ClassVar[dict[str, Any]] = {"type": ["string", "number"], "pattern": f"^{LEVEL.pattern}$"}

    @classmethod
    def checked(cls, value: str) -> Self:
        """Reject what is neither a rate nor a number."""
        text = value.strip().replace("\uff05", "%")
        if not LEVEL.fullmatch(text):
            raise invalid("invalid-level", value=value)
        return cls(text)

    @property
    def value(self) -> Decimal:
        """The number itself: 65 for `65%`."""
        return Decimal(self.rstrip("%"))

    @property
    def is_rate(self) -> bool:
        """Whether it is a rate in per cent."""
        return self.endswith("%")
