"""Laws of comparing, over handbooks that are edited at random."""

from __future__ import annotations

import copy
import random
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st
from pydantic import ValidationError

from generator.changes.compare import applied, compare, told
from generator.changes.effects import effects
from generator.changes.links import Links
from generator.changes.records import canonical, records
from generator.model.handbook import Handbook
from generator.model.plain import handbook_of, plain
from generator.model.sheets import Sheet
from generator.scoring.marks import Conforming, Mark, NotApplicable, Occurrences, Unanswered
from generator.scoring.plan import Plan, plan
from generator.scoring.problems import problems
from generator.scoring.score import score
from generator.source.load import read

ROOT = Path(__file__).parents[2]
CASES = ROOT / "tests" / "cases"
Data = dict[str, Any]


@cache
def handbooks() -> tuple[Handbook, ...]:
    """Return the handbooks that are edited: a small one, and one with other rules."""
    folders = (CASES / "base" / "standards", CASES / "hygiene" / "standards")
    return tuple(read(folder, folder).handbook for folder in folders)


def lists(data: Any) -> Iterator[list[Any]]:
    """Yield every list in data that has members."""
    if isinstance(data, dict):
        for value in data.values():
            yield from lists(value)
    elif isinstance(data, list):
        if data:
            yield data
        for item in data:
            yield from lists(item)


def mappings(data: Any) -> Iterator[Data]:
    """Yield every mapping in data."""
    if isinstance(data, dict):
        yield data
        for value in data.values():
            yield from mappings(value)
    elif isinstance(data, list):
        for item in data:
            yield from mappings(item)


def edited(handbook: Handbook, seed: int, edits: int) -> Handbook | None:
    """Return the handbook after edits as people make them; none when it no longer has the shape of one."""
    chance = random.Random(seed)  # noqa: S311 - the same edits in every run
    data = copy.deepcopy(plain(handbook))
    for number in range(edits):
        chance.choice((_remove, _shuffle, _copy, _move, _exchange, _forget))(data, chance, number)
    try:
        return handbook_of(data)
    except ValidationError:
        return None


def _remove(data: Data, chance: random.Random, _number: int) -> None:
    found = chance.choice([*lists(data)])
    del found[chance.randrange(len(found))]


def _shuffle(data: Data, chance: random.Random, _number: int) -> None:
    chance.shuffle(chance.choice([*lists(data)]))


def _copy(data: Data, chance: random.Random, number: int) -> None:
    """Write an entity anew under another id, as alike as can be."""
    found = chance.choice([*lists(data)])
    one = copy.deepcopy(chance.choice(found))
    for mapping in mappings(one):
        if "id" in mapping:
            mapping["id"] = f"{mapping['id']}-new{number}"
    found.insert(chance.randrange(len(found) + 1), one)


def _move(data: Data, chance: random.Random, _number: int) -> None:
    """Put an entity into a list of its like."""
    found = [each for each in lists(data) if isinstance(each[0], dict) and "id" in each[0]]
    one, other = chance.choice(found), chance.choice(found)
    if set(one[0]) == set(other[0]):
        other.append(one.pop())


def _exchange(data: Data, chance: random.Random, _number: int) -> None:
    """Give an entity what another one says under the same key."""
    found = [each for each in mappings(data) if "id" in each]
    one, other = chance.choice(found), chance.choice(found)
    same = [
        key for key in one if key in other and key != "id" and "id" not in str(one[key]) + str(other[key])
    ]
    if same:
        key = chance.choice(same)
        one[key] = copy.deepcopy(other[key])


def _forget(data: Data, chance: random.Random, _number: int) -> None:
    found = chance.choice([each for each in mappings(data) if "id" in each])
    keys = [key for key in found if key not in {"id", "title", "text"}]
    if keys:
        del found[chance.choice(keys)]


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Handbook, Handbook]:
    """Return a handbook and what became of it."""
    old = draw(st.sampled_from(handbooks()))
    new = edited(old, draw(st.integers(0, 10**9)), draw(st.integers(0, 8)))
    assume(new is not None)
    assert new is not None
    ids = [located.entity.id for located in new.entities]
    assume(len(ids) == len(set(ids)))
    return old, new


@given(pairs())
def test_nothing_differs_from_itself(pair: tuple[Handbook, Handbook]) -> None:
    for handbook in pair:
        assert compare(handbook, handbook) == ()


@given(pairs())
def test_backwards_each_change_is_its_mirror(pair: tuple[Handbook, Handbook]) -> None:
    old, new = pair
    there = sorted(canonical(_told(change.mirrored())) for change in compare(old, new))
    back = sorted(canonical(_told(change)) for change in compare(new, old))
    assert there == back


def _told(change: Any) -> list[Any]:
    return [change.kind, change.id, change.entity, change.path, change.old, change.new]


@given(pairs())
def test_the_changes_make_the_new_handbook_of_the_old(pair: tuple[Handbook, Handbook]) -> None:
    old, new = pair
    assert records(applied(old, compare(old, new))).by_id == records(new).by_id
    if records(old).by_id != records(new).by_id:
        assert compare(old, new)


@given(pairs(), st.randoms(use_true_random=False))
def test_the_order_of_files_is_no_change(pair: tuple[Handbook, Handbook], chance: random.Random) -> None:
    handbook = pair[1]
    data = plain(handbook)
    for value in data.values():
        if isinstance(value, list):
            chance.shuffle(value)
    assert compare(handbook, handbook_of(data)) == ()


@given(pairs())
def test_of_no_change_nothing_follows(pair: tuple[Handbook, Handbook]) -> None:
    for handbook in pair:
        found = effects(Links(handbook), Links(handbook), compare(handbook, handbook))
        assert all(sheet.comparable and not sheet.content for sheet in found.sheets)
        assert not found.must_know


@given(pairs())
def test_comparable_sheets_score_the_same_filling_alike(pair: tuple[Handbook, Handbook]) -> None:
    old, new = pair
    for effect in effects(Links(old), Links(new), told(compare(old, new))).sheets:
        if effect.comparable:
            sheets = [(book, book.find(effect.sheet, Sheet)) for book in pair]
            try:
                one, other = (plan(book, sheet) for book, sheet in sheets if sheet is not None)
            except KeyError:  # of a sheet that refers to what is not there nothing can be reckoned
                continue
            if any(len({row.id for row in each.rows}) < len(each.rows) for each in (one, other)):
                continue  # an item that is asked twice is an error of the source
            for mark in (Conforming(), Occurrences(1), NotApplicable(), Unanswered()):
                marks: dict[str, Mark] = {row.id: mark for row in one.rows}
                if not problems(one, marks) and not problems(other, marks):
                    assert _score(one, marks) == _score(other, marks)


def _score(sheet: Plan, marks: dict[str, Mark]) -> list[Any]:
    found = score(sheet, marks)
    return [found.state, found.full, found.points, found.result, found.grade, found.coefficient]


@given(pairs())
def test_whoever_must_know_is_concerned_by_a_change(pair: tuple[Handbook, Handbook]) -> None:
    old, new = pair
    found = effects(Links(old), Links(new), told(compare(old, new)))
    named = {
        party for parties in (found.concerned, found.departments) for ids in parties.values() for party in ids
    }
    assert set(found.must_know) <= named


@given(pairs())
def test_a_frozen_handbook_is_the_same_handbook(pair: tuple[Handbook, Handbook]) -> None:
    for handbook in pair:
        assert handbook_of(plain(handbook)) == handbook


def test_the_laws_hold_for_the_whole_sample() -> None:
    old = read(ROOT / "standards", ROOT / "standards").handbook
    new = next(found for seed in range(100) if (found := edited(old, seed, 40)))
    changes = compare(old, new)
    assert len({change.kind for change in changes}) > 5
    assert records(applied(old, changes)).by_id == records(new).by_id
    assert compare(new, new) == ()
