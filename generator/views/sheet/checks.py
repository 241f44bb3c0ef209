"""How a sheet is checked: the ways in its rows; by whom and how often, at the head where all rows agree."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from generator.lens.checks import Checks, known, part_basis
from generator.lens.held import Held
from generator.model.base import Unspecified
from generator.model.sheets import Sheet
from generator.model.standards import Criterion, Method
from generator.views.imprint import Labelled, joined
from generator.views.wording import Wording

METHOD_MOST = 24
"""Characters of a method's text that fit into a row; a longer one is named there and told at the head."""


@dataclass(frozen=True)
class Plan:
    """How the rows of one sheet are checked."""

    wording: Wording
    sheet: Sheet
    criteria: tuple[Criterion, ...]

    def held(self, criterion: Criterion | None) -> Held[Checks]:
        """Return how a criterion is checked on this sheet; without one, what the sheet itself says."""
        return self.wording.lens.checks(criterion, self.sheet)

    @cached_property
    def _at_head(self) -> Held[Checks]:
        """What the head tells: how every row is checked, or where rows differ, what the sheet itself says."""
        rows = {self._arranged(held): held for held in map(self.held, self.criteria)}
        return next(iter(rows.values())) if len(rows) == 1 else self.held(None)

    def facts(self) -> tuple[Labelled, ...]:
        """Return by whom, how often and over how much is checked, where that is one arrangement."""
        words, silent, held = self.wording.words, self.wording.unspecified.text, self._at_head
        if len(known(held.value)) > 1:
            return ()
        parts = next(iter(self._parts(held)), {"by": silent, "frequency": silent})
        return tuple(Labelled(words(f"print.sheet.{part}"), text) for part, text in parts.items())

    def arrangements(self) -> tuple[Labelled, ...]:
        """Return the same where there are several arrangements, as one text."""
        if self.facts():
            return ()
        words = self.wording.words
        told = words("print.semicolon").join(self._arranged(self._at_head))
        return (Labelled(words("print.sheet.arranged"), told),)

    def check(self, criterion: Criterion) -> tuple[str, ...]:
        """Return by whom, how often and over how much a row is checked, a text for each check."""
        return self._arranged(self.held(criterion))

    def sheet_checks(self) -> tuple[str, ...]:
        """Return the same for all rows that do not say otherwise."""
        return self._arranged(self._at_head)

    def _arranged(self, held: Held[Checks]) -> tuple[str, ...]:
        """Return by whom, how often and over how much, a text for each check, marked where decided."""
        words, silent = self.wording.words, self.wording.unspecified.text
        parts = self._parts(held) or [{"by": silent, "often": silent}]
        told = []
        for one in parts:
            said = {"often" if part == "frequency" else part: text for part, text in one.items()}
            told.append(words("print.sheet.check-over" if "coverage" in one else "print.sheet.check", **said))
        return tuple(dict.fromkeys(told))

    def _parts(self, held: Held[Checks]) -> list[dict[str, str]]:
        """Return by whom, how often and over how much is checked, each marked where it is decided."""
        wording, found = self.wording, []
        for position, check in enumerate(known(held.value)):
            told = {"by": joined(wording, check.by), "frequency": wording.amount(check.frequency)}
            if check.coverage is not None:
                told["coverage"] = wording.plain(check.coverage)
            marks = {part: wording.mark(part_basis(held, position, part)) for part in told}
            found.append({part: text + marks[part] for part, text in told.items()})
        return found

    def method(self, criterion: Criterion) -> tuple[str, ...]:
        """Return the ways to check a criterion, each once: in words where they are short, else by title."""
        ways = dict.fromkeys(self._way(method) for method in self._methods(criterion))
        return tuple(ways) or (self.wording.unspecified.text,)

    def explained(self) -> tuple[Labelled, ...]:
        """Return the ways that rows name by their title only, each once, in the order of the rows."""
        named = dict.fromkeys(method for criterion in self.criteria for method in self._methods(criterion))
        return tuple(
            Labelled(self.wording.plain(method.title), text)
            for method in named
            if len(text := self._text(method)) > METHOD_MOST
        )

    def _methods(self, criterion: Criterion) -> tuple[Method, ...]:
        """Return the ways that a criterion names, else those of its checks."""
        return self.wording.lens.methods(criterion, self.sheet).value

    def _way(self, method: Method) -> str:
        text = self._text(method)
        return text if text and len(text) <= METHOD_MOST else self.wording.plain(method.title)

    def _text(self, method: Method) -> str:
        return "" if isinstance(method.text, Unspecified) else self.wording.plain(method.text)
