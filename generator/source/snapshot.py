"""Snapshots: a handbook frozen as canonical JSON, and read again for ever.

The format has a number. A later program reads an older format through `UPGRADES`, pure functions from the
data of one format to that of the next; nothing rewrites a snapshot.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping

from generator.model.handbook import Handbook
from generator.model.plain import Plain, handbook_of, plain

FORMAT = 1
UPGRADES: Mapping[int, Callable[[Plain], Plain]] = {}
"""What makes the data of the next format of that of each older one."""


def frozen(handbook: Handbook) -> bytes:
    """Return the canonical snapshot: the same handbook is always the same bytes (UTF-8, sorted keys)."""
    data = {"format": FORMAT, "handbook": plain(handbook)}
    return (json.dumps(data, ensure_ascii=False, sort_keys=True, indent=1) + "\n").encode()


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
