"""The commands that come next, as they can be pasted into the shell that the program was called from."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

NAME = "handbook"
PLAIN = re.compile(r"[\w+=:./\\-]+", re.ASCII)
"""Words that neither cmd.exe nor PowerShell reads otherwise than they stand."""


def next_command(*parts: object, root: Path | None = None) -> str:
    """Return a call of this program as a line to paste; `root` is the folder that the last call named."""
    given = [*called(), *(str(part) for part in parts), *(("--root", str(root)) if root is not None else ())]
    return line(given, windows=os.name == "nt")


def called() -> list[str]:
    """Return the words that call the program, as it was called: by name when the shell finds it so."""
    this = Path(sys.argv[0])
    if this.stem == "__main__":
        return [sys.executable, "-m", "generator"]
    if this.stem != NAME:  # called from within another program
        return [NAME]
    found = shutil.which(NAME)
    return [NAME] if found and _same(Path(found), this) else [str(this)]


def _same(one: Path, other: Path) -> bool:
    return one.with_suffix("").resolve() == other.with_suffix("").resolve()


def line(words: Sequence[str], *, windows: bool) -> str:
    """Return words as one line for a POSIX shell, or for cmd.exe and PowerShell.

    Both of Windows take words in double quotes, with a backslash before a quote and each backslash before
    that doubled; no file name there holds a quote.
    """
    return " ".join(map(_windows, words)) if windows else shlex.join(words)


def _windows(word: str) -> str:
    if PLAIN.fullmatch(word):
        return word
    quoted = re.sub(r'(\\*)"', r'\1\1\\"', word)
    quoted = re.sub(r"(\\+)\Z", r"\1\1", quoted)
    return f'"{quoted}"'
