"""Laws of scoring, over sheets of every kind."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from random import Random
from typing import Any, TypeVar

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from generator.scoring.grading import ranked
from generator.scoring.marks import Findings, NotApplicable, Occurrences, Unanswered
from generator.scoring.plan import Part, Plan
from generator.scoring.results import Result
from generator.scoring.score import score
from tests.properties.fillings import HIGHER, LEVELS, LOWER, NA, Filled, fillings, mark, plans
from tests.unit.scoring.sheets import item, section, sheet

T = TypeVar("T")
TEN = Decimal(10)
TINY = Decimal("1e-20")
"""Rates that have no exact decimal are told to 28 digits."""


def scored(filled: Filled) -> Result:
    return score(filled.plan, filled.marks)


def shuffled(random: Random, items: tuple[T, ...]) -> tuple[T, ...]:
    return tuple(random.sample(items, len(items)))


def with_parts(plan: Plan, *parts: Part) -> Plan:
    return replace(plan, parts=parts)


@given(fillings() | fillings(apart=False))
def test_no_score_is_less_than_nothing_unless_this_is_declared(filled: Filled) -> None:
    assume(not filled.plan.scheme.below_zero)
    result = scored(filled)
    known = [result.unrounded, result.points, *(part.points for part in result.parts)]
    assert all(value >= 0 for value in known if value is not None)
    assert all(row.lost >= 0 for row in result.rows if row.lost is not None)


@given(fillings(apart=False))
def test_no_score_is_more_than_full_and_the_bonus(filled: Filled) -> None:
    scheme, result = filled.plan.scheme, scored(filled)
    assume(result.unrounded is not None and not (scheme.below_zero and scheme.direction == LOWER))
    assert result.full is not None
    assert result.points is not None
    assert result.unrounded is not None
    most = {"points": result.full, "percent": Decimal(100), "weighted": Decimal(100)}[scheme.result]
    bonus = Decimal(0) if scheme.direction == LOWER else result.bonus
    assert result.bonus <= (scheme.bonus_at_most or 0)
    assert result.points <= result.full + bonus
    if scheme.result == "percent":
        bonus = bonus * 100 / result.full
    assert result.unrounded <= most + bonus + TINY


@given(fillings())
def test_no_row_counts_more_than_its_full_points(filled: Filled) -> None:
    for row in scored(filled).rows:
        if row.state == "scored":
            assert row.full is not None
            assert row.points is not None
            assert 0 <= row.points <= row.full


@given(fillings(), st.randoms(use_true_random=False))
def test_the_order_of_rows_findings_and_marks_does_not_matter(filled: Filled, random: Random) -> None:
    parts = tuple(
        replace(part, rows=shuffled(random, part.rows)) for part in shuffled(random, filled.plan.parts)
    )
    marks = {key: filled.marks[key] for key in shuffled(random, tuple(filled.marks))}
    for key, value in marks.items():
        if isinstance(value, Findings):
            marks[key] = Findings(shuffled(random, value.counts))
    one, other = scored(filled), score(with_parts(filled.plan, *parts), marks)
    assert (one.state, one.result, one.points, one.full) == (
        other.state,
        other.result,
        other.points,
        other.full,
    )
    assert {row.id: row for row in one.rows} == {row.id: row for row in other.rows}


@given(plans())
def test_all_not_applicable_gives_no_score(plan: Plan) -> None:
    result = score(plan, {row.id: NotApplicable() for row in plan.rows})
    points_left = any(row.scored for row in plan.rows) and plan.scheme.not_applicable in {"zero", "full"}
    points_left |= any(part.declared for part in plan.parts)
    assert (result.result is not None) == points_left
    if not points_left:
        assert result.state in {"not-applicable", "unscored"}
        assert (result.grade, result.rate) == (None, None)


@given(fillings(apart=False, result="weighted"))
def test_the_result_is_the_sum_of_weighted_rates(filled: Filled) -> None:
    result = scored(filled)
    assume(result.unrounded is not None and not result.bonus and not result.failed_criticals)
    weights = {part.id: part.weight for part in filled.plan.parts if isinstance(part.weight, Decimal)}
    rates = {part.id: part.rate for part in result.parts if part.rate is not None}
    whole = sum((weights[part] for part in rates), Decimal(0))
    expected = sum((weights[part] * rate for part, rate in rates.items()), Decimal(0)) / whole
    assert result.unrounded is not None
    assert abs(result.unrounded - expected) < TINY


@given(fillings(result="weighted"), st.integers(2, 7))
def test_scaling_all_weights_changes_nothing(filled: Filled, factor: int) -> None:
    parts = [
        replace(part, weight=part.weight * factor) if isinstance(part.weight, Decimal) else part
        for part in filled.plan.parts
    ]
    assert score(with_parts(filled.plan, *parts), filled.marks) == scored(filled)


@given(fillings(apart=False), st.data())
def test_a_worse_mark_never_scores_better(filled: Filled, data: st.DataObject) -> None:
    row = data.draw(st.sampled_from(filled.plan.rows))
    others = data.draw(st.sampled_from([{}, {filled.plan.rows[0].id: NotApplicable()}]))
    filled = replace(filled, marks=filled.marks | others)
    results = [scored(filled.having(row.id, mark(filled.plan, row, level))).result for level in range(LEVELS)]
    assume(results[0] is not None)
    lower = filled.plan.lower_is_better
    for better, worse in pairwise(value for value in results if value is not None):
        assert better <= worse if lower else better >= worse


@given(fillings(apart=False, unanswered="zero"), st.data())
def test_unanswered_is_never_better_than_the_worst_mark(filled: Filled, data: st.DataObject) -> None:
    row = data.draw(st.sampled_from(filled.plan.rows))
    assume(row.scored and not row.critical)
    worst = scored(filled.having(row.id, mark(filled.plan, row, LEVELS - 1)))
    open_ = scored(filled.having(row.id, Unanswered()))
    assume(worst.result is not None and not worst.rows[filled.plan.rows.index(row)].overflow)
    assert open_.result is not None
    assert worst.result is not None
    better, worse = worst.result, open_.result
    assert better <= worse if filled.plan.lower_is_better else better >= worse


@given(fillings(apart=False), st.data())
def test_unanswered_is_not_the_same_as_not_applicable(filled: Filled, data: st.DataObject) -> None:
    row = data.draw(st.sampled_from(filled.plan.rows))
    assume(row.scored)
    result = scored(filled.having(row.id, Unanswered()))
    assume(not result.certain)
    assert (result.state, result.result, result.unanswered) == ("incomplete", None, (row.id,))
    assert not scored(filled.having(row.id, NotApplicable())).unanswered


@given(fillings(apart=False), st.data())
def test_conventions_differ_only_where_something_is_not_applicable(
    filled: Filled, data: st.DataObject
) -> None:
    conventions = [*NA, "forbidden", "unspecified"]
    results = [scored(filled_as(filled, convention)) for convention in conventions]
    assert all(result == results[0] for result in results)
    row = data.draw(st.sampled_from(filled.plan.rows))
    assume(row.scored)
    unknown = scored(filled_as(filled, "unspecified").having(row.id, NotApplicable()))
    assume(not unknown.certain)
    assert (unknown.state, unknown.result) == ("unknown", None)
    assert ("scheme", "not-applicable") in unknown.missing


def filled_as(filled: Filled, convention: str) -> Filled:
    scheme = type(filled.plan.scheme).model_validate(
        filled.plan.scheme.model_dump(mode="json", by_alias=True, exclude_unset=True)
        | {"not-applicable": convention}
    )
    return replace(filled, plan=replace(filled.plan, scheme=scheme))


@given(st.lists(st.tuples(st.integers(1, 300), st.integers(0, 40), st.integers(0, 40)), min_size=1))
def test_tenths_never_drift(rows: list[tuple[int, int, int]]) -> None:
    plan = sheet(
        section(
            "part",
            *(
                item(
                    f"c{place}", str(Decimal(full) / 10), {"type": "deduct", "each": str(Decimal(each) / 10)}
                )
                for place, (full, each, _) in enumerate(rows)
            ),
        )
    )
    result = score(plan, {f"c{place}": Occurrences(count) for place, (_, _, count) in enumerate(rows)})
    tenths = sum(max(full - each * count, 0) for full, each, count in rows)
    assert str(result.result) == str(tenths / TEN)


@st.composite
def graded_plans(draw: st.DrawFn) -> Plan:
    cuts = sorted(draw(st.sets(st.integers(1, 99), min_size=1, max_size=4)))
    above = draw(st.booleans())
    bounds = [None, *cuts, None]
    grades = []
    for place, (low, high) in enumerate(pairwise(bounds)):
        lower, upper = ("above", "up-to") if above else ("at-least", "below")
        grade = {"id": f"grade-{place}", "title": "g", lower: low, upper: high}
        grades.append({key: str(value) for key, value in grade.items() if value is not None})
    made: dict[str, Any] = {"grades": draw(st.permutations(grades)), "bonus-at-most": "0"}
    return draw(plans(result="percent", **made))


@given(graded_plans(), st.data())
def test_bands_without_gaps_grade_every_score_and_worse_marks_never_better(
    plan: Plan, data: st.DataObject
) -> None:
    marks = {row.id: mark(plan, row, data.draw(st.integers(0, LEVELS - 1))) for row in plan.rows}
    row = data.draw(st.sampled_from(plan.rows))
    ranks: dict[str, int] = {grade.id: place for place, grade in enumerate(ranked(plan.scheme))}
    places = []
    for level in range(LEVELS):
        result = score(plan, marks | {row.id: mark(plan, row, level)})
        assert (result.grade is None) == (result.result is None)
        places += [ranks[result.grade]] if result.grade else []
    assert places == sorted(places)


@given(fillings(apart=False), st.data())
def test_another_finding_never_scores_better(filled: Filled, data: st.DataObject) -> None:
    blanks = [row for row in filled.plan.blanks if row.scored]
    assume(blanks)
    row = data.draw(st.sampled_from(blanks))
    marks = {key: value for key, value in filled.marks.items() if key != row.id}
    levels = [mark(filled.plan, row, level) for level in range(1, LEVELS)]
    results = [
        score(filled.plan, marks).result,
        *(score(filled.plan, marks | {row.id: m}).result for m in levels),
    ]
    for better, worse in pairwise(value for value in results if value is not None):
        assert better <= worse if filled.plan.lower_is_better else better >= worse


@given(fillings(failing=True), st.data())
def test_what_is_certain_stands_however_the_sheet_is_completed(filled: Filled, data: st.DataObject) -> None:
    failed, *others = data.draw(st.permutations(filled.plan.rows))
    open_ = data.draw(st.sets(st.sampled_from([row.id for row in others]))) if others else set()
    marks = filled.marks | {failed.id: mark(filled.plan, failed, LEVELS - 1)}
    early = score(filled.plan, {key: m for key, m in marks.items() if key not in open_})
    if not early.certain:
        return
    completed = {
        row.id: data.draw(
            st.sampled_from([NotApplicable(), *(mark(filled.plan, row, level) for level in range(LEVELS))])
        )
        for row in filled.plan.rows
        if row.id != failed.id and (row.id in early.unanswered or row.id in open_)
    }
    late = score(filled.plan, marks | completed)
    assert early.result is None or late.result == early.result
    assert early.grade is None or late.grade == early.grade


@pytest.mark.parametrize("direction", [HIGHER, LOWER])
@given(data=st.data())
def test_a_wholly_inapplicable_section_is_as_if_it_were_not_there(
    direction: str, data: st.DataObject
) -> None:
    conventions: dict[str, Any] = {
        "direction": direction,
        "not-applicable": data.draw(st.sampled_from(NA[:2])),
    }
    filled = data.draw(fillings(apart=False, accept=lambda plan: len(plan.parts) > 1, **conventions))
    gone, *rest = filled.plan.parts
    assume(not any(row.critical for row in gone.rows) and not gone.declared)
    absent = {row.id: NotApplicable() for row in gone.rows}
    result = score(filled.plan, filled.marks | absent)
    taken = absent.keys() | {row.id for row in gone.blanks}
    without = score(
        with_parts(filled.plan, *rest), {key: m for key, m in filled.marks.items() if key not in taken}
    )
    assert (result.result, result.full, result.rate) == (without.result, without.full, without.rate)
