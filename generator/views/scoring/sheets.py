"""Worked examples of a sheet's result in words. Every number is the engine's."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from generator.model.schemes import Grade
from generator.scoring.examples import SheetExample, sheet_examples
from generator.scoring.marks import NotApplicable
from generator.scoring.plan import Plan
from generator.scoring.results import PartResult
from generator.views.scoring.examples import unknown_words
from generator.views.scoring.marks import exact, mark_words, shown
from generator.views.wording import Wording, number

WHOLE = Decimal(100)


def sheet_example_lines(wording: Wording, plan: Plan) -> tuple[str, ...]:
    """Return worked examples of a sheet's result, a line each; none where nothing is scored."""
    return tuple(_Told(wording, example).line() for example in sheet_examples(plan))


class _Told:
    """Tells one example."""

    def __init__(self, wording: Wording, example: SheetExample) -> None:
        self.wording, self.say = wording, wording.words
        self.example, self.result = example, example.result
        self.plan, self.scheme = example.plan, example.plan.scheme

    def line(self) -> str:
        """Return what was found and what it comes to."""
        told = self.say("scoring.separator").join(text for text in self.parts() if text)
        return self.say("scoring.sheet-example.rest", case=self.case(), told=told)

    def case(self) -> str:
        """Return what was found."""
        told = self.example.marks.keys()
        if self.example.topic == "gate" and len(told) > 1:
            failed = next(part for part in self.result.parts if told <= {row.id for row in part.rows})
            return self.say("scoring.sheet-example.section", part=self.name(failed.id))
        rows = {row.id: row for row in self.plan.rows}
        return self.say("common.list-separator").join(
            self.say(
                "scoring.sheet-example.row",
                row=self.name(identifier),
                mark=mark_words(self.wording, rows[identifier], mark),
            )
            for identifier, mark in self.example.marks.items()
        )

    def name(self, identifier: str) -> str:
        return self.wording.name(identifier).text

    def parts(self) -> Iterator[str]:
        """Yield what the example shows, the sum and the grade."""
        if self.result.missing:
            yield unknown_words(self.wording, self.result.missing)
            return
        yield self.shows()
        if self.result.result is None or self.result.unrounded is None:
            return
        yield self.sum(self.result.result, self.result.unrounded)
        if self.result.bonus:
            yield self.say("scoring.sheet-example.bonus", bonus=shown(self.result.bonus))
        yield from self.grade()

    def shows(self) -> str:
        """Return the one thing that an example is for; empty where the sum tells it."""
        match self.example.topic:
            case "not-applicable":
                return self.not_applicable()
            case "pool":
                part = self.touched()
                known = {"part": self.name(part.id), "full": shown(part.full), "points": shown(part.points)}
                return self.say("scoring.sheet-example.pool", **known)
            case "gate" if self.result.failed_gates and self.scheme.gate:
                part = next(each for each in self.result.parts if each.gate == "failed")
                known = {"part": self.name(part.id), "rate": shown(part.rate)}
                return self.say(
                    "scoring.sheet-example.gate", **known, least=number(self.scheme.gate.at_least)
                )
            case "automatic-fail":
                return self.say("scoring.sheet-example.fails")
        return ""

    def touched(self) -> PartResult:
        """Return the section of the row that the example is about: the last that is told."""
        last = [*self.example.marks][-1]
        return next(part for part in self.result.parts if any(row.id == last for row in part.rows))

    def not_applicable(self) -> str:
        """Return what the convention does; empty where the row has nothing to lose."""
        part, convention = self.touched(), self.scheme.not_applicable
        if convention == "exclude-in-section" and part.due:
            return self.say(
                "scoring.sheet-example.exclude-in-section",
                part=self.name(part.id),
                gained=shown(part.gained),
                due=shown(part.due),
                full=shown(part.full),
                equals=self.equals(exactly=exact(part.points)),
                points=shown(part.points),
            )
        row = next(row for row in self.plan.rows if isinstance(self.example.marks.get(row.id), NotApplicable))
        if convention not in {"exclude", "exclude-in-section"}:
            return self.say(f"scoring.sheet-example.{convention}")
        if not isinstance(row.full, Decimal):
            return ""
        return self.say("scoring.sheet-example.exclude", points=number(row.full))

    def equals(self, *, exactly: bool) -> str:
        return self.say("scoring.sheet-example.equal" if exactly else "scoring.sheet-example.nearly")

    def sum(self, result: Decimal, unrounded: Decimal) -> str:
        """Return how the result comes about."""
        exactly = result == unrounded and exact(result)
        if self.scheme.result == "weighted":
            return self.weighted(result, exactly=exactly)
        full = shown(self.result.full)
        if self.scheme.result == "percent":
            known = {"points": shown(self.result.points), "full": full, "result": shown(result)}
            return self.say("scoring.sheet-example.percent", **known, equals=self.equals(exactly=exactly))
        key = "scoring.sheet-example.lost" if self.plan.lower_is_better else "scoring.sheet-example.points"
        return self.say(key, full=full, points=shown(result))

    def weighted(self, result: Decimal, *, exactly: bool) -> str:
        """Return the sum of the sections' rates by weight; the bare result where more than this decides."""
        weights = {part.id: part.weight for part in self.plan.parts if isinstance(part.weight, Decimal)}
        parts = [part for part in self.result.parts if part.rate is not None and part.id in weights]
        if self.result.bonus or self.example.topic == "automatic-fail":
            return self.say("scoring.sheet-example.points", full=number(WHOLE), points=shown(result))
        sum_ = self.say("scoring.sheet-example.plus").join(
            self.say(
                "scoring.sheet-example.weighted-part", weight=number(weights[part.id]), rate=shown(part.rate)
            )
            for part in parts
        )
        equals = self.equals(exactly=exactly and all(exact(part.rate) for part in parts))
        weight = sum((weights[part.id] for part in parts), Decimal(0))
        if weight == WHOLE:
            return self.say("scoring.sheet-example.weighted", sum=sum_, equals=equals, result=shown(result))
        known = {"weight": number(weight), "equals": equals, "result": shown(result)}
        return self.say("scoring.sheet-example.weighted-scaled", sum=sum_, **known)

    def grade(self) -> Iterator[str]:
        """Yield the grade and its coefficient."""
        if self.result.grade is None:
            return
        grade = self.wording.handbook.get(self.result.grade, Grade)
        yield self.say("scoring.sheet-example.grade", grade=self.wording.plain(grade.title))
        if grade.coefficient is not None:
            coefficient = self.wording.points(grade.coefficient)
            yield self.say("scoring.sheet-example.coefficient", coefficient=coefficient)
