"""The rows of a sheet: one a criterion, with what is known of it and places for what is found."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
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
from generator.views.sheet.view import Answer, SheetRow
from generator.views.wording import Wording, plain

ANSWER_COLUMNS_MOST = 7
"""More answers than these stand in one cell, each with its words."""
HEAD_MOST, WORD_MOST = 24, 12
"""Width of a title at the head of a narrow column, and of a word in it; a Chinese letter counts two."""


@dataclass(frozen=True)
class Rows:
    """Makes the rows of one sheet."""

    wording: Wording
    sheet: Sheet
    scheme: Scheme
    plan: Plan
    scored: bool
    """Whether the sheet has points at all."""

    def row(self, criterion: Criterion, position: int, columns: tuple[Answer, ...]) -> SheetRow:
        """Return a criterion as it stands on the sheet; `columns` are the answers that have columns."""
        wording, rule, context = self.wording, row_rule(criterion, self.scheme), Context.of(self.scheme)
        places = self.places(criterion)
        answers, inputs = places.answers(), places.inputs()
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
            answers=answers,
            in_columns=bool(columns) and not inputs and _heads(answers) == columns,
            inputs=inputs,
            findings=places.findings(),
            tally=places.tally,
            deduction=places.deduction,
            score=places.score,
            hint=places.hint(),
        )

    def places(self, criterion: Criterion) -> Places:
        """Return the places to write on in a row."""
        return Places(self.wording, self.scheme, criterion)

    def columns(self, criteria: Iterable[Criterion]) -> tuple[Answer, ...]:
        """Return the answers that get columns: those of most rows, unless they are too many."""
        found: Counter[tuple[Answer, ...]] = Counter()
        for criterion in criteria:
            places = self.places(criterion)
            if not places.inputs() and (heads := _heads(places.answers())):
                found[heads] += 1
        return next((heads for heads, _ in found.most_common(1) if _fit(heads)), ())

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


def _fit(heads: tuple[Answer, ...]) -> bool:
    """Return whether answers can stand side by side as columns."""
    words = [word for answer in heads for word in (answer.symbol, *answer.title.split())]
    return (
        len(heads) <= ANSWER_COLUMNS_MOST
        and all(_width(answer.title) <= HEAD_MOST for answer in heads)
        and all(_width(word) <= WORD_MOST for word in words)
    )


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def _heads(answers: tuple[Answer, ...]) -> tuple[Answer, ...]:
    """Return answers without what may differ from row to row."""
    return tuple(replace(answer, worth="", expected=False) for answer in answers)
