"""The rows of a sheet: one a criterion, with what is known of it and places for what is found."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from generator.lens.held import Held
from generator.lens.rules import row_rule
from generator.model.base import Unspecified
from generator.model.schemes import Scheme
from generator.model.scoring import ByTable
from generator.model.sheets import Sheet
from generator.model.standards import Criterion, Mark
from generator.views.imprint import industry, joined
from generator.views.scoring import Context, ladder_words, limit_words, rule_words
from generator.views.sheet.answers import Places, Rule
from generator.views.sheet.checks import Plan
from generator.views.sheet.view import SheetRow
from generator.views.wording import Wording, plain


@dataclass(frozen=True)
class Rows:
    """Makes the rows of one sheet."""

    wording: Wording
    sheet: Sheet
    scheme: Scheme
    plan: Plan
    scored: bool
    """Whether the sheet has points at all."""

    def row(self, criterion: Criterion, position: int) -> SheetRow:
        """Return a criterion as it stands on the sheet."""
        wording, rule, context = self.wording, row_rule(criterion, self.scheme), Context.of(self.scheme)
        places = self.places(criterion)
        code = wording.plain(criterion.number)
        return SheetRow(
            id=criterion.id,
            number=str(position),
            code="" if code == str(position) else code,
            title=wording.plain(criterion.title),
            text=wording.plain(criterion.text),
            marks="".join(self._marks(criterion)),
            flags=tuple(self._flags(criterion)),
            points=self._points(criterion),
            rule=self._rule(criterion, rule, context) if self.scored else "",
            ladder=() if context.pool or context.better == "lower" else ladder_words(criterion.points, rule),
            method=self.plan.method(criterion),
            check=self.plan.check(criterion),
            answers=places.answers(),
            inputs=places.inputs(),
            findings=places.findings(),
            tally=places.tally,
            deduction=places.deduction,
            score=places.score,
            hint=places.hint(),
        )

    def places(self, criterion: Criterion) -> Places:
        """Return the places to write on in a row."""
        return Places(self.wording, self.scheme, criterion)

    def _points(self, criterion: Criterion) -> str:
        """Return the full points of a row; empty where it has none of its own."""
        held = self.wording.lens.points(criterion)
        return "" if held.value is None else self.wording.points(held.value) + self._mark(held)

    def _rule(self, criterion: Criterion, rule: Rule, context: Context) -> str:
        """Return how a row is scored; the rows of a table say themselves what they take off."""
        mark = self._mark(self.wording.lens.rule(criterion, self.scheme))
        if isinstance(rule, ByTable):
            limit = plain(limit_words(self.wording, rule, context))
            return self.wording.words("print.sheet.by-table") + limit + mark
        return plain(rule_words(self.wording, rule, context)) + mark

    def _mark(self, held: Held[Any]) -> str:
        """Return the mark of own decisions, where nothing else stands behind a value."""
        known = not isinstance(held.value, Unspecified)
        return self.wording.mark(held.basis) if known and held.own_alone else ""

    def _marks(self, criterion: Criterion) -> Iterable[str]:
        for mark in criterion.marks:
            yield self.wording.plain(self.wording.handbook.get(mark, Mark).symbol)

    def _flags(self, criterion: Criterion) -> Iterable[str]:
        if criterion.critical:
            yield self.wording.words("print.sheet.critical")
        lens = self.wording.lens
        if lens.industry(criterion).value != lens.industry(self.sheet).value and (
            told := industry(self.wording, criterion)
        ):
            yield told
        if types := lens.applies_to(criterion).value:
            yield self.wording.words("print.sheet.applies-to", types=joined(self.wording, types))
