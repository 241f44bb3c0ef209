"""Tells people what a long command is doing and how far it is."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TextIO, TypeVar

from generator.words import Words

T = TypeVar("T")


class Progress:
    """Writes a line a step, `[2/5] …`, and on a terminal the running count of its items."""

    def __init__(self, words: Words, steps: int, stream: TextIO | None = None) -> None:
        self.words = words
        self.steps = steps
        self.stream = stream or sys.stderr
        self.number = 0
        self.about = ""

    def expect(self, steps: int) -> None:
        """Count with more steps, as known only now."""
        self.steps += steps

    def version(self, name: str) -> None:
        """Name the version that the next steps are about; an empty name when there is only one."""
        self.about = self.words("build.version", version=name) if name else ""

    def step(self, key: str, **arguments: object) -> None:
        """Begin the next step, told by an entry of the catalogue."""
        self.number += 1
        self.line(f"[{self.number}/{self.steps}] {self.about}{self.words(key, **arguments)}")

    def line(self, text: str) -> None:
        """Write a line."""
        self.stream.write(f"{text}\n")
        self.stream.flush()

    def counted(self, items: Iterable[T], total: int) -> Iterator[T]:
        """Yield the items, counting them on a terminal; elsewhere a line for each tenth part of many."""
        terminal = self.stream.isatty()
        every = 1 if terminal else max(50, total // 10)
        for number, item in enumerate(items, start=1):
            yield item
            if terminal:
                self.stream.write(f"\r      {number}/{total}" + ("\n" if number == total else ""))
                self.stream.flush()
            elif number % every == 0:
                self.line(f"      {number}/{total}")
