"""Sheets of every kind with every kind of filling, made up at random."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from generator.model.base import Unspecified
from generator.model.scoring import (
    Bonus,
    ByRange,
    ByTable,
    Deduct,
    Discretionary,
    Graded,
    RatePenalty,
)
from generator.scoring.by_hand import most_by_hand
from generator.scoring.marks import (
    Answered,
    ByHand,
    Conforming,
    Deducted,
    Findings,
    Mark,
    Measured,
    NotApplicable,
    Occurrences,
    RateMeasured,
    Responded,
    Unanswered,
)
from generator.scoring.plan import Plan, Row
from tests.unit.scoring.sheets import item, section, sheet

Data = dict[str, Any]
TENTHS = st.integers(0, 60).map(lambda tenths: str(Decimal(tenths) / 10))
SOME = st.integers(1, 60).map(lambda tenths: str(Decimal(tenths) / 10))
LEVELS = 6
"""So many marks of a row, from best to worst."""
HIGHER, LOWER = "higher-is-better", "lower-is-better"
WORTH = {HIGHER: ("4", "2.5", "0"), LOWER: ("0", "1.5", "4")}
"""Points of three answers, best first."""
NA = ("exclude", "exclude-in-section", "zero", "full")


def response_sets(direction: str) -> tuple[Data, ...]:
    """Return a set scored by shares and one scored by points."""

    def responses(name: str, key: str, worth: tuple[str, ...]) -> list[Data]:
        meanings = ("conforming", "partly", "nonconforming")
        return [
            {"id": f"{name}-{place}", "title": "t", "meaning": meaning, key: value}
            for place, (meaning, value) in enumerate(zip(meanings, worth, strict=True))
        ] + [{"id": f"{name}-unseen", "title": "t", "meaning": "not-observed"}]

    shares = {"id": "shares", "title": "t", "responses": responses("shares", "share", ("100%", "60%", "0%"))}
    return shares, {"id": "worth", "title": "t", "responses": responses("worth", "points", WORTH[direction])}


def target(at_least: str) -> Data:
    """Return the target that rates are held against."""
    return {"id": "target", "title": "t", "counted": "c", "out-of": "o", "at-least": at_least}


@st.composite
def rules(draw: st.DrawFn, /, direction: str, *, name: str) -> Any:
    """Return an item rule of any kind; of some nothing, or not how much each finding costs, is stated."""
    overflow = draw(st.sampled_from([{}, {"overflow": "section"}]))
    floor = draw(st.sampled_from(["0", "0.5"]))
    findings = [
        {"id": f"{name}-small", "title": "t", "takes": draw(TENTHS)},
        {"id": f"{name}-all", "title": "t", "takes": "all"},
    ]
    best, middle, worst = WORTH[direction]
    bands = [
        {"below": "10", "points": best},
        {"at-least": "10", "up-to": "20", "points": middle},
        {"above": "20", "points": worst},
    ]
    rounding = draw(st.sampled_from(["whole-steps", "started-steps", "proportional"]))
    penalty = {"target": "target", "each": "3%", "deduct": draw(TENTHS), "rounding": rounding, "floor": floor}
    return draw(
        st.sampled_from(
            [
                {"type": "all-or-nothing"},
                {"type": "deduct", "each": draw(TENTHS), "floor": floor, **overflow},
                {"type": "table", "deductions": findings, "floor": floor, **overflow},
                {"type": "graded", "responses": "shares"},
                {"type": "graded", "responses": "worth"},
                {"type": "range", "unit": "u", "bands": bands},
                {"type": "discretionary", **draw(st.sampled_from([{}, {"at-most": "2"}]))},
                {"type": "bonus", "each": draw(TENTHS), "at-most": "1.5"},
                {"type": "rate-penalty", **penalty},
                {"type": "unscored"},
                {"type": "deduct", "each": "unspecified", "floor": floor},
                "unspecified",
            ]
        )
    )


@st.composite
def plans(draw: st.DrawFn, /, *, failing: bool = False, **fixed: Any) -> Plan:
    """Return a sheet of one to three sections; `fixed` are settings of its scheme.

    A `failing` one has critical items, which fail it, and grades.
    """
    settings: Data = {
        "direction": draw(st.sampled_from([HIGHER, LOWER])),
        "not-applicable": draw(st.sampled_from(NA)),
        "section": draw(st.sampled_from(["sum", "pool"])),
        "result": draw(st.sampled_from(["points", "percent", "weighted"])),
        "bonus-at-most": "2",
        "item": draw(st.sampled_from(ITEMS)),
        **draw(st.sampled_from([{}, {"decimals": "1"}])),
        **draw(st.sampled_from([{}, {}, {"below-zero": "true"}])),
        **draw(st.sampled_from([{}, FAIL("section"), FAIL("sheet")])),
        **(draw(failures()) if failing else {}),
        **fixed,
    }
    critical = [{"critical": "true"}] if failing else [{}, {}, {"critical": "true"}]
    parts = []
    for place in range(draw(st.integers(1, 3))):
        rows = [
            item(
                name := f"c{place}-{number}",
                draw(SOME),
                draw(rules(settings["direction"], name=name)),
                **draw(st.sampled_from(critical)),
            )
            for number in range(draw(st.integers(1, 4)))
        ]
        total = sum((Decimal(row["points"]) for row in rows), Decimal(0))
        weight = f"{draw(st.integers(1, 50))}%"
        blank = draw(st.sampled_from([{}, {"blank-rows": "2"}]))
        parts.append(section(f"s{place}", *rows, total=str(total), weight=weight, **blank))
    responses = response_sets(settings["direction"])
    return sheet(*parts, responses=responses, targets=(target("50%"),), **settings)


@st.composite
def failures(draw: st.DrawFn, /) -> Data:
    """Return settings by which a critical item, or a section, can decide result or grade."""
    fail = {
        "scope": draw(st.sampled_from(["section", "sheet"])),
        "score": draw(st.sampled_from(["zero", "keep"])),
    }
    worst = draw(st.sampled_from([{}, {}, {"worst-part": "1"}]))
    grades = [
        {"id": "good", "title": "g", "at-least": "60", **worst},
        {"id": "bad", "title": "b", "below": "60"},
        {"id": "failed", "title": "f"},
    ]
    grade = draw(st.sampled_from([{}, {"grade": "bad"}, {"grade": "failed"}]))
    gate = draw(st.sampled_from([{}, {"gate": {"at-least": "60%", "grade": "bad"}}]))
    return {"automatic-fail": {**fail, **grade}, "grades": grades, **gate}


ITEMS: tuple[Any, ...] = (
    {"type": "all-or-nothing"},
    {"type": "deduct", "each": "0.3"},
    {"type": "discretionary", "at-most": "2"},
    "unspecified",
)
"""Rules of the scheme, by which findings that no criterion names are scored."""


def FAIL(scope: str) -> Data:  # noqa: N802 - reads as the setting that it makes
    """Return an automatic fail."""
    return {"automatic-fail": {"scope": scope, "score": "zero"}}


def mark(plan: Plan, row: Row, level: int) -> Mark:  # noqa: PLR0911 - one return a kind of mark
    """Return the mark of a row at a level from 0, nothing found or all claimed, to LEVELS - 1."""
    match row.rule:
        case Bonus():
            return Occurrences(LEVELS - 1 - level)
        case ByTable(deductions=(small, whole)):
            return Findings(((small.id, level), (whole.id, int(level > LEVELS // 2))))
        case Graded():
            return Responded(row.responses[level // 2].id)
        case ByRange():
            return Measured(Decimal(level * 5))
        case Discretionary():
            return Deducted(Decimal(level) / 2)
        case RatePenalty():
            return RateMeasured(Decimal(50 - level * 4))
        case Unspecified() | Deduct(each=Unspecified()) if level:
            most = most_by_hand(plan, row) or Decimal(0)
            found = Answered("no" if row.conforms == "yes" else "yes")
            return ByHand(most * level / (LEVELS - 1), found)
        case Unspecified():
            return Conforming()
        case _:
            return Occurrences(level)


@dataclass(frozen=True)
class Filled:
    """A sheet with its filling."""

    plan: Plan
    marks: dict[str, Mark]

    def having(self, identifier: str, mark: Mark) -> Filled:
        """Return the same with another mark for one row."""
        return replace(self, marks={**self.marks, identifier: mark})


@st.composite
def fillings(
    draw: st.DrawFn, /, *, apart: bool = True, accept: Callable[[Plan], bool] = bool, **fixed: Any
) -> Filled:
    """Return a sheet with a filling; `apart` lets rows be not applicable, not observed or unanswered."""
    made = draw(plans(**fixed).filter(accept))
    marks: dict[str, Mark] = {}
    levels = draw(st.sampled_from([st.integers(0, LEVELS - 1), st.integers(LEVELS - 2, LEVELS - 1)]))
    for row in made.rows:
        marks[row.id] = mark(made, row, draw(levels))
        if apart:
            unseen = [Responded(row.responses[-1].id)] if isinstance(row.rule, Graded) else []
            usual = [marks[row.id]] * 4
            marks[row.id] = draw(st.sampled_from([*usual, NotApplicable(), Unanswered(), *unseen]))
    for row in made.blanks:
        if row.scored and draw(st.booleans()):
            marks[row.id] = mark(made, row, draw(st.integers(1, LEVELS - 1)))
    return Filled(made, marks)
