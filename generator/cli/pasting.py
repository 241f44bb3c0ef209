"""Commands to paste: what comes next after a verb, with the options that the last call was given."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from generator.app.commands import next_command
from generator.cli.days import today

INDENT = "  "
RECORDING = "approve"


def pasted(root: Path | None, day: date | None = None) -> Callable[..., str]:
    """Return what makes a line of the words of a command.

    A command that records what was done on a `day` to come, as in a rehearsal, needs that day too.
    """

    def line(*words: str) -> str:
        late = day is not None and day > today() and words[0] == RECORDING
        return INDENT + next_command(*words, *(("--date", str(day)) if late else ()), root=root)

    return line
