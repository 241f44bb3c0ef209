"""Snapshots: a handbook frozen as canonical JSON, and read again for ever.

The format has a number. A later program reads an older format through `UPGRADES`, pure functions from the
data of one format to that of the next; nothing rewrites a snapshot.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping

from generator.model.base import UNSPECIFIED
from generator.model.handbook import Handbook
from generator.model.plain import Plain, handbook_of, plain

FORMAT = 1
NUMBERED = ("services", "procedures", "sheets", "forms", "documents")
"""The lists of a handbook whose members have numbers of their own."""
UPGRADES: Mapping[int, Callable[[Plain], Plain]] = {}
"""What makes the data of the next format of that of each older one."""


def frozen(handbook: Handbook) -> bytes:
    """Return the canonical snapshot: the same handbook is always the same bytes (UTF-8, sorted keys)."""
    data = {"format": FORMAT, "handbook": plain(handbook)}
    return (json.dumps(data, ensure_ascii=False, sort_keys=True, indent=1) + "\n").encode()


def fingerprint(handbook: Handbook) -> str:
    """Return the SHA-256 of a handbook's snapshot: the same for the same handbook alone."""
    return hashlib.sha256(frozen(handbook)).hexdigest()


def thawed(snapshot: bytes, upgrades: Mapping[int, Callable[[Plain], Plain]] = UPGRADES) -> Handbook:
    """Return the handbook of a snapshot of any format up to this one.

    Raises ValueError when it is none, or of a format that only a later program knows.
    """
    data = json.loads(snapshot)
    if not isinstance(data, dict) or not isinstance(data.get("format"), int):
        message = "no snapshot of a handbook"
        raise ValueError(message)  # noqa: TRY004 - what is wrong is the file, not a caller's argument
    handbook, known = data["handbook"], data["format"]
    while known in upgrades:
        handbook, known = upgrades[known](handbook), known + 1
    if known != FORMAT:
        message = f"format {known}"
        raise ValueError(message)
    return handbook_of(handbook)


def ids(snapshot: bytes) -> frozenset[str]:
    """Return every id in a snapshot of any format, without reading the handbook; of anything else none."""
    try:
        return frozenset(_ids(json.loads(snapshot)))
    except ValueError:
        return frozenset()


def numbers(snapshot: bytes) -> Iterator[tuple[str, str]]:
    """Yield the number and id of every document in a snapshot of any format, without reading the handbook."""
    try:
        handbook = json.loads(snapshot)["handbook"]
    except (ValueError, KeyError, TypeError):
        return
    for name in NUMBERED if isinstance(handbook, dict) else ():
        for one in handbook.get(name, ()):
            if isinstance(one, dict) and one.get("number") not in {None, UNSPECIFIED.value}:
                yield str(one["number"]), str(one.get("id"))


def _ids(data: Plain) -> Iterator[str]:
    if isinstance(data, dict):
        if isinstance(data.get("id"), str):
            yield data["id"]
        for value in data.values():
            yield from _ids(value)
    elif isinstance(data, list):
        for item in data:
            yield from _ids(item)
