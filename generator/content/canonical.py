"""The canonical form: content as the same text for the same content, whatever program writes it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from generator.content.codes import short

FORM = "content/1"
"""The version of the form. Another gives all contents other codes; those given before stay, by `carried`."""
OPEN = None
"""What stands for what the source does not say."""

Content = Any
"""Texts, `OPEN`, true, and lists and mappings of these. What is empty or false is left out of mappings, so
that a key that is added later changes the codes of those documents only that have something to say there."""


def present(content: Mapping[str, Content]) -> dict[str, Content]:
    """Return a mapping without what is empty or false; what is open stays."""
    return {key: value for key, value in content.items() if value is OPEN or value not in ("", [], {}, False)}


def figure(value: Decimal | int) -> str:
    """Return a number in its shortest form: 5 for 5, 5.0 and 5.00."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def canonical(content: Content) -> str:
    """Return content as its canonical text: the form, then JSON with sorted keys and no blanks."""
    body = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return f"{FORM}\n{body}"


def content_code(content: Content) -> str:
    """Return the content code: 40 bits of SHA-256 over the canonical text, as `XXXX-XXXX`.

    Enough to tell prints apart; no secret, and no proof against forgery, which records of releases are for.
    """
    return short(hashlib.sha256(canonical(content).encode()).digest())
