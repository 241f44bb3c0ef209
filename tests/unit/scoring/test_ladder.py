"""Ladders of points and sums of points."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.base import UNSPECIFIED
from generator.scoring.ladder import Ladder
from generator.scoring.totals import total

AMOUNTS = st.decimals(0, 1000, places=2)


def test_deduct_to_zero_reaches_zero_with_the_fourth_finding() -> None:
    assert Ladder(Decimal(1), Decimal("0.3")).scores(6) == (
        Decimal(1),
        Decimal("0.7"),
        Decimal("0.4"),
        Decimal("0.1"),
        Decimal(0),
    )


def test_a_long_ladder_shows_beginning_and_end() -> None:
    assert Ladder(Decimal(10), Decimal("0.5")).scores(5) == (
        Decimal(10),
        Decimal("9.5"),
        Decimal(9),
        None,
        Decimal(0),
    )


def test_the_ladder_stops_at_its_floor() -> None:
    assert Ladder(Decimal(1), Decimal("0.4"), Decimal("0.5")).scores(6) == (
        Decimal(1),
        Decimal("0.6"),
        Decimal("0.5"),
    )


@pytest.mark.parametrize(
    "ladder",
    [
        Ladder(Decimal(1), Decimal(0)),
        Ladder(Decimal(0), Decimal(1)),
        Ladder(Decimal(1), Decimal(1), Decimal(2)),
    ],
)
def test_nothing_to_deduct_is_one_rung(ladder: Ladder) -> None:
    assert ladder.steps == 0
    assert ladder.scores(6) == (ladder.full,)


@given(AMOUNTS, AMOUNTS, AMOUNTS, st.integers(3, 9))
def test_scores_fall_from_full_points_to_the_floor(
    full: Decimal, each: Decimal, floor: Decimal, most: int
) -> None:
    ladder = Ladder(full, each, floor)
    scores = ladder.scores(most)
    known = [score for score in scores if score is not None]
    assert len(scores) <= most
    assert scores[0] == full
    assert all(above > below for above, below in pairwise(known))
    assert ladder.score(ladder.steps + 1) == scores[-1]
    if ladder.steps:
        assert scores[-1] == min(floor, full)


def test_a_total_says_what_it_leaves_out() -> None:
    found = total([Decimal("0.5"), UNSPECIFIED, Decimal("0.5")])
    assert (found.known, found.counted, found.unknown, found.complete) == (Decimal(1), 2, 1, False)
