"""How a sheet is checked: the ways in its rows; by whom and how often, at the head where all rows agree."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from generator.model.base import Unspecified
from generator.model.sheets import Sheet
from generator.model.standards import Check, Criterion, Method
from generator.views.imprint import Labelled, joined
from generator.views.wording import Wording

Checks = tuple[Check, ...] | Unspecified
METHOD_MOST = 24
"""Characters of a method's text that fit into a row; a longer one is named there and told at the head."""


@dataclass(frozen=True)
class Plan:
    """How the rows of one sheet are checked."""

    wording: Wording
    sheet: Sheet
    criteria: tuple[Criterion, ...]

    def checks(self, criterion: Criterion) -> Checks:
        """Return how a criterion is checked: as itself says, else as the sheet does."""
        return self.sheet.checks if criterion.checks is None else criterion.checks

    @cached_property
    def common(self) -> Checks | None:
        """By whom and how often every row is checked; none where rows differ."""
        arrangements = {
            self._arranged(self.checks(criterion)): self.checks(criterion) for criterion in self.criteria
        }
        if not arrangements:
            return self.sheet.checks
        return next(iter(arrangements.values())) if len(arrangements) == 1 else None

    def facts(self) -> tuple[Labelled, ...]:
        """Return by whom, how often and over how much is checked, where that is one arrangement."""
        words, silent = self.wording.words, self.wording.unspecified.text
        checks = self._at_head
        if not isinstance(checks, Unspecified) and len(checks) > 1:
            return ()
        check = None if isinstance(checks, Unspecified) or not checks else checks[0]
        by = joined(self.wording, check.by) if check else silent
        often = self.wording.amount(check.frequency) if check else silent
        facts = (Labelled(words("print.sheet.by"), by), Labelled(words("print.sheet.frequency"), often))
        if check is None or check.coverage is None:
            return facts
        return (*facts, Labelled(words("print.sheet.coverage"), self.wording.plain(check.coverage)))

    def arrangements(self) -> tuple[Labelled, ...]:
        """Return the same where there are several arrangements, as one text."""
        if self.facts():
            return ()
        words = self.wording.words
        told = words("print.semicolon").join(self._arranged(self._at_head))
        return (Labelled(words("print.sheet.arranged"), told),)

    @property
    def _at_head(self) -> Checks:
        return self.sheet.checks if self.common is None else self.common

    def check(self, criterion: Criterion) -> tuple[str, ...]:
        """Return by whom, how often and over how much a row is checked, a text for each check."""
        return self._arranged(self.checks(criterion))

    def sheet_checks(self) -> tuple[str, ...]:
        """Return the same for all rows that do not say otherwise."""
        return self._arranged(self._at_head)

    def _arranged(self, checks: Checks) -> tuple[str, ...]:
        """Return checks in words, each once."""
        silent = self.wording.unspecified.text
        if isinstance(checks, Unspecified) or not checks:
            return (self.wording.words("print.sheet.check", by=silent, often=silent),)
        return tuple(dict.fromkeys(self._told(check) for check in checks))

    def _told(self, check: Check) -> str:
        wording, words = self.wording, self.wording.words
        by, often = joined(wording, check.by), wording.amount(check.frequency)
        if check.coverage is None:
            return words("print.sheet.check", by=by, often=often)
        return words("print.sheet.check-over", by=by, often=often, coverage=wording.plain(check.coverage))

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
        named: tuple[str, ...] = criterion.methods
        checks = self.checks(criterion)
        if not named and not isinstance(checks, Unspecified):
            ways = (check.how for check in checks if not isinstance(check.how, Unspecified | None))
            named = tuple(way for each in ways for way in each)
        return tuple(self.wording.handbook.get(way, Method) for way in named)

    def _way(self, method: Method) -> str:
        text = self._text(method)
        return text if text and len(text) <= METHOD_MOST else self.wording.plain(method.title)

    def _text(self, method: Method) -> str:
        return "" if isinstance(method.text, Unspecified) else self.wording.plain(method.text)
