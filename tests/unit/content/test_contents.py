"""A content code is made of content alone: all of it, and nothing else."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import islice
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from generator.app.check import sound
from generator.app.printables import documents
from generator.app.project import Project
from generator.content import BLANK_RECORD, OPEN_FORMS, Contents, carried
from generator.content.canonical import canonical
from generator.model.base import Text
from generator.model.handbook import Handbook
from generator.model.publication import published
from generator.views.script import shown
from generator.views.wording import Wording
from tests.handbooks import CASES
from tests.printables.samples import field, form_handbook
from tests.unit.content.edits import edits
from tests.unit.views.pages.sample import sample

FROZEN = Path(__file__).parent / "frozen.json"
"""Codes as they were given; a program that gives others calls all paper in the field invalid."""
SEEN = frozenset({"required", "expected"})
"""Truth values that a reader sees as a mark."""
UNSEEN = frozenset({"id", "href", "anchor", "target", "qr", "code", "printed", "page", "kind", "type"})
"""Texts of a view that nobody reads."""


def case(name: str) -> Handbook:
    return sound(Project(CASES / name)).handbook


def told(handbook: Handbook) -> Wording:
    changed, words = shown(handbook)
    return Wording(published(changed), words)


def read(view: Any, name: str = "") -> Iterator[str]:
    """Yield all that people read in a view, in its order."""
    if is_dataclass(view):
        for field in fields(view):
            if field.name not in UNSEEN:
                yield from read(getattr(view, field.name), field.name)
    elif isinstance(view, tuple):
        for each in view:
            yield from read(each, name)
    elif (isinstance(view, str) and view) or (name in SEEN and view):
        yield str(view)


def seen(handbook: Handbook, *, whole: bool = True) -> dict[str, list[str]]:
    """Return what people read in each document; the whole handbook, which takes long, only if asked for."""
    wording = told(handbook)
    ids = wording.contents.ids if whole else wording.contents.ids[:-1]
    found = islice(documents(wording), len(ids))
    return {entity: [*read(view)] for entity, _, view in found}


def codes(handbook: Handbook) -> dict[str, str]:
    contents = told(handbook).contents
    return {one: contents.code(one) for one in contents.ids}


@pytest.mark.parametrize("name", ["sample", "base", "english", "hygiene", "observation"])
def test_each_word_figure_and_rule_that_is_read_is_in_the_code(name: str) -> None:
    handbook = sample() if name == "sample" else case(name)
    whole = name == "sample"
    texts, before = seen(handbook, whole=whole), codes(handbook)
    tried, missed = 0, []
    for edit in edits(handbook):
        try:
            now, after = seen(edit.handbook, whole=whole), codes(edit.handbook)
        except (KeyError, IndexError, StopIteration, ValueError):
            continue  # what the checker refuses before anything is made of it
        tried += 1
        other = (one for one in texts.keys() & now.keys() if now[one] != texts[one])
        missed += [(one, edit.where) for one in other if after[one] == before[one]]
    assert not missed
    assert tried > 200


@pytest.mark.parametrize("name", ["base", "english", "hygiene", "observation", "withheld"])
def test_codes_once_given_stay(name: str) -> None:
    """Where this fails, the canonical form has changed: give it another version, and these codes with it."""
    frozen = json.loads(FROZEN.read_text(encoding="utf-8"))
    assert codes(case(name)) == frozen[name]


NUMBERS = (int, float, Decimal, Fraction)


def geometry() -> Iterator[tuple[ModuleType, str]]:
    """Yield the constants with numbers of all modules that lay something out."""
    for module in [*sys.modules.values()]:
        if module.__name__.startswith(("generator.views", "generator.render")):
            for name, value in vars(module).items():
                if name.isupper() and type(value) in NUMBERS:
                    yield module, name


def test_no_length_is_in_a_code(monkeypatch: pytest.MonkeyPatch) -> None:
    handbook = case("base")
    before, views = codes(handbook), [*documents(told(handbook))]
    changed, moved = 0, 0
    for module, name in geometry():
        with monkeypatch.context() as patch:
            patch.setattr(module, name, getattr(module, name) * 2)
            assert codes(handbook) == before, (module.__name__, name)
            changed += 1
            moved += module.__name__.startswith("generator.views") and _moved(views, handbook)
    assert changed > 40
    assert moved > 10


def _moved(views: list[Any], handbook: Handbook) -> bool:
    """Tell whether a constant moved anything: else changing it would show nothing."""
    try:
        return [*documents(told(handbook))] != views
    except (ValueError, ZeroDivisionError, StopIteration):
        return True


def test_neither_place_nor_room_to_write_is_in_a_code() -> None:
    handbook = case("base")
    before = codes(handbook)
    address = handbook.about.model_copy(update={"address": Text("https://example.com/")})
    assert codes(handbook.model_copy(update={"about": address})) == before
    lines = [edit for edit in edits(handbook) if edit.where.endswith((".lines", ".blank_rows"))]
    assert lines
    assert all(codes(edit.handbook) == before for edit in lines)


def test_the_canonical_form_is_told_at_its_head_and_knows_one_way_to_write_a_number() -> None:
    contents = Contents(case("base"))
    text = canonical(contents.of(contents.ids[0]))
    assert text.startswith("content/1\n{")
    assert "." not in text.partition("\n")[0]


def test_a_code_stays_with_its_content_whatever_form_gave_it() -> None:
    old = sample()
    new = old.model_copy(update={"sheets": old.sheets[:0]})
    given = {"desk-sheet": "AAAA-AAAA", "slip": "BBBB-BBBB"}
    assert carried(given, Contents(old), Contents(old)) == given
    assert carried(given, Contents(old), Contents(new)) == {"slip": "BBBB-BBBB"}


def test_the_general_record_keeps_its_code_when_the_fields_of_a_form_are_decided() -> None:
    old = form_handbook("unspecified")
    decided = form_handbook([{"title": "内容", "fields": [field(1)]}]).forms
    more = old.model_copy(update={"forms": (*old.forms, decided[0].model_copy(update={"id": "other"}))})
    other = old.model_copy(
        update={"forms": tuple(one.model_copy(update={"title": Text("另一张表")}) for one in old.forms)}
    )
    for changed in (more, other):
        assert Contents(changed).code(BLANK_RECORD) == Contents(old).code(BLANK_RECORD)
    assert Contents(more).code(OPEN_FORMS) == Contents(old).code(OPEN_FORMS)
    assert Contents(other).code(OPEN_FORMS) != Contents(old).code(OPEN_FORMS)
    assert not {BLANK_RECORD, OPEN_FORMS} & {*Contents(form_handbook(decided[0].content)).ids}
