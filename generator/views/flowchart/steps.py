"""The steps and rules of a procedure as a table of texts, for whoever reads rather than follows lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.base import Unspecified
from generator.model.procedures import Procedure, Repeat, Rule, Step
from generator.model.time_limits import Limit
from generator.views.wording import Wording, plain


@dataclass(frozen=True)
class StepRow:
    """A step or rule: what is done, by whom, by when, on which form. Texts of one cell stand a line each."""

    number: str
    """Empty for a rule, which has no place in the order."""
    title: str
    text: str
    ways: tuple[str, ...]
    """Where it goes on when that is not the step below, and how a loop is left."""
    who: tuple[str, ...]
    limits: tuple[str, ...]
    forms: tuple[str, ...]


def step_rows(procedure: Procedure, wording: Wording) -> tuple[StepRow, ...]:
    """Return the steps of a procedure, numbered as on its chart, then its rules."""
    return _Steps(procedure, wording).rows()


@dataclass(frozen=True)
class _Steps:
    procedure: Procedure
    wording: Wording

    def rows(self) -> tuple[StepRow, ...]:
        steps = (self._row(step, str(place)) for place, step in enumerate(self.procedure.steps, 1))
        return (*steps, *(self._row(rule, "") for rule in self.procedure.rules))

    def _row(self, one: Step | Rule, number: str) -> StepRow:
        wording = self.wording
        who = tuple(span.text for span in wording.names(one.who))
        return StepRow(
            number=number,
            title=wording.plain(one.title),
            text=wording.plain(one.text),
            ways=tuple(self._ways(one)) if isinstance(one, Step) else (),
            who=(*who, plain(wording.says("pages.delegable"))) if one.delegable else who,
            limits=self._limits(one.limits),
            forms=tuple(span.text for span in wording.names(one.forms)),
        )

    def _limits(self, limits: tuple[str, ...] | Unspecified) -> tuple[str, ...]:
        if isinstance(limits, Unspecified):
            return (self.wording.unspecified.text,)
        return tuple(self._limit(self.wording.handbook.get(limit, Limit)) for limit in limits)

    def _limit(self, limit: Limit) -> str:
        amount = self.wording.name(limit.id).text
        if limit.case is None:
            return amount
        return self.wording.words("print.chart.case", case=self.wording.name(limit.case).text) + amount

    def _ways(self, step: Step) -> Iterator[str]:
        words = self.wording.words
        for branch in step.branches:
            when, number = self.wording.plain(branch.when), self._number(branch.next)
            told = words("print.chart.describe-branch", when=when, number=number)
            yield words("print.semicolon").join((told, *self._limits(branch.limits)))
            yield from self._loop(branch.repeat)
        below = self._number(step.id) + 1
        if step.next and self._number(step.next) != below:
            yield words("print.chart.describe-next", number=self._number(step.next))
        yield from self._loop(step.repeat)

    def _loop(self, repeat: Repeat | None) -> Iterator[str]:
        if repeat is not None:
            unknown = isinstance(repeat.at_most, Unspecified)
            yield plain(
                self.wording.says(
                    "pages.loop",
                    until=self.wording.text(repeat.until),
                    rounds=self.wording.unspecified if unknown else str(repeat.at_most),
                    party=self.wording.name(repeat.escalate_to),
                )
            )

    def _number(self, identifier: str) -> int:
        return next(place for place, step in enumerate(self.procedure.steps, 1) if step.id == identifier)
