"""Laws of bands: a gap is told exactly where a score has no band, an overlap exactly where it has two."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from generator.findings import Finding
from generator.model.handbook import Handbook
from generator.rules import bands
from generator.rules.known import Known
from tests.printables.samples import handbook

EDGES = st.integers(0, 20).map(lambda number: number * 5)
LOWER = st.sampled_from(["above", "at-least"])
UPPER = st.sampled_from(["up-to", "below"])
BAND = st.tuples(LOWER, EDGES, UPPER, EDGES)
SCORES = [Decimal(number) / 2 for number in range(201)]
"""Every bound and a score between each two."""


def book(stated: list[tuple[str, int, str, int]]) -> Handbook:
    grades = [
        {"id": f"g{number}", "title": "等级", lower: str(low), upper: str(high)}
        for number, (lower, low, upper, high) in enumerate(stated)
    ]
    scheme: dict[str, Any] = {
        "id": "graded",
        "title": "分等",
        "item": "unspecified",
        "not-applicable": "exclude",
        "result": "percent",
        "grades": grades,
    }
    return handbook(schemes=[scheme])


def holding(stated: list[tuple[str, int, str, int]], score: Decimal) -> int:
    return sum(
        (score > low if lower == "above" else score >= low)
        and (score <= high if upper == "up-to" else score < high)
        for lower, low, upper, high in stated
    )


def covered(findings: Iterator[Finding], score: Decimal) -> bool:
    """Whether a finding's interval, as it is told, holds a score."""
    expressions = [str(finding.arguments["interval"]).replace("≤", "<=") for finding in findings]
    return any(
        eval(text.replace(" = ", " == "), {"x": score})  # noqa: S307 - built from numbers and signs
        for text in expressions
    )


def agree(
    stated: list[tuple[str, int, str, int]],
    rule: Callable[[Known], Iterator[Finding]],
    wrong: Callable[[int], bool],
) -> None:
    known = Known(book(stated), frozenset())
    for score in SCORES:
        assert covered(rule(known), score) == wrong(holding(stated, score)), score


@given(st.lists(BAND.filter(lambda band: band[1] < band[3]), min_size=1, max_size=5))
def test_a_gap_is_told_exactly_where_a_score_has_no_grade(stated: list[tuple[str, int, str, int]]) -> None:
    agree(stated, bands.gaps, lambda count: count == 0)


@given(st.lists(BAND.filter(lambda band: band[1] < band[3]), min_size=1, max_size=5))
def test_an_overlap_is_told_exactly_where_a_score_has_two(stated: list[tuple[str, int, str, int]]) -> None:
    agree(stated, bands.overlaps, lambda count: count > 1)


@given(BAND)
def test_a_band_without_a_value_is_empty(band: tuple[str, int, str, int]) -> None:
    """Bounds are multiples of 5, so that halves lie inside every band that is not a single number."""
    found = list(bands.empty(Known(book([band]), frozenset())))
    assert bool(found) == (not any(holding([band], score) for score in SCORES))
