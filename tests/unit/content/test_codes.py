"""Codes as people read and type them."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from generator.content import ALPHABET, OF_ROUND, OF_SITE, part, part_code, printed, scanned, whole_code

CODES = (
    st.integers(2, 4)
    .flatmap(
        lambda groups: st.lists(st.text(ALPHABET, min_size=4, max_size=4), min_size=groups, max_size=groups)
    )
    .map("-".join)
)


def right(typed: str) -> bool:
    return printed(typed[:-2]) == typed


@given(CODES)
def test_one_wrong_character_is_told_from_another_code(code: str) -> None:
    whole = printed(code)
    for place, sign in enumerate(whole):
        if sign != "-":
            for other in ALPHABET.replace(sign, ""):
                assert not right(whole[:place] + other + whole[place + 1 :])


@given(CODES)
def test_two_characters_that_changed_places_are_told_from_another_code(code: str) -> None:
    whole = printed(code)
    signs = [place for place, sign in enumerate(whole) if sign != "-"]
    for one, other in pairwise(signs):
        if whole[one] != whole[other]:
            swapped = [*whole]
            swapped[one], swapped[other] = swapped[other], swapped[one]
            assert not right("".join(swapped))


def test_a_part_begins_with_the_whole() -> None:
    assert part_code("7K2M-Q9XD", "", "") == "7K2M-Q9XD"
    of_site, of_round = part("M4TV-0000", OF_SITE), part("3H3C-1111", OF_ROUND)
    assert (of_site[1:], of_round[1:]) == ("4TV", "H3C")
    assert of_site[0] in OF_SITE
    assert of_round[0] in OF_ROUND
    code = part_code("7K2M-Q9XD", of_site, of_round)
    assert code == f"7K2M-Q9XD-{of_site}-{of_round}"
    assert whole_code(code) == "7K2M-Q9XD"
    assert scanned(code) == f"7K2M-Q9XD-{of_site}"
    assert printed("7K2M-Q9XD").startswith("7K2M-Q9XD-")
