"""A digest tells whether bytes were altered, and where."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.source.seal import BLOCK, Altered, altered, digest, sealed, unsealed

RECORD = "release: 2026Q4\nby: 经理\n"


def flipped(data: bytes, place: int, mask: int = 1) -> bytes:
    return data[:place] + bytes((data[place] ^ mask,)) + data[place + 1 :]


def test_a_digest_begins_with_the_sha_256_of_the_whole() -> None:
    whole, _, blocks = digest(b"x" * (BLOCK + 1)).partition(" ")
    assert whole == hashlib.sha256(b"x" * (BLOCK + 1)).hexdigest()
    assert len(blocks) == 2 * 8


@given(st.binary(max_size=3000))
def test_nothing_is_altered_in_the_same_bytes(data: bytes) -> None:
    assert altered(data, digest(data)) is None


@pytest.mark.parametrize("place", [0, 5, BLOCK - 1, BLOCK, 2 * BLOCK + 3])
def test_a_single_altered_byte_is_named(place: int) -> None:
    data = bytes(range(256)) * 9
    wrong = altered(flipped(data, place, 64), digest(data))
    assert wrong == Altered(place, place + 1)
    assert wrong.exact


def test_of_several_altered_bytes_the_first_block_is_named() -> None:
    data = bytes(range(256)) * 20
    twice = flipped(flipped(data, BLOCK + 7), BLOCK + 9)
    assert altered(twice, digest(data)) == Altered(BLOCK, 2 * BLOCK)


@pytest.mark.parametrize("length", [0, 1, BLOCK - 1, BLOCK, BLOCK + 1])
def test_bytes_that_are_cut_off_or_added_are_found_where_they_end(length: int) -> None:
    data = b"\0" * (2 * BLOCK)
    cut = altered(data[:length], digest(data))
    assert cut is not None
    assert cut.start <= length < cut.end
    assert altered(data + b"\0", digest(data)) == Altered(2 * BLOCK, 2 * BLOCK + 1)


def test_a_sealed_record_comes_back_without_its_seal() -> None:
    assert unsealed(sealed(RECORD)) == (RECORD.encode(), None)


@pytest.mark.parametrize("mask", [1, 32, 128])
def test_every_flipped_byte_of_a_record_and_of_its_seal_is_named(mask: int) -> None:
    data = sealed(RECORD)
    for place in range(len(data)):
        assert unsealed(flipped(data, place, mask))[1] == Altered(place, place + 1), place


@given(st.binary(max_size=400))
def test_what_was_never_sealed_is_altered_somewhere(data: bytes) -> None:
    body, wrong = unsealed(data)
    assert wrong is not None
    assert data.startswith(body)


@given(st.text(max_size=300), st.data())
def test_whatever_is_put_in_the_place_of_a_byte_is_found(text: str, chance: st.DataObject) -> None:
    data = sealed(text.replace("\r", "") + "\n")
    place = chance.draw(st.integers(0, len(data) - 1))
    other = data[:place] + chance.draw(st.binary(max_size=4)) + data[place + 1 :]
    assert (unsealed(other)[1] is None) == (other == data)
