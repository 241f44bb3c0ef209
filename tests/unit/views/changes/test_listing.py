"""Changes are told as the pages tell things, once each, at their place, with their reasons."""

from __future__ import annotations

import copy
import dataclasses
from typing import Any

import pytest
from pydantic import BaseModel

from generator.changes.compare import compare, told
from generator.model.base import kebab
from generator.model.edition import Edition
from generator.model.handbook import Handbook, Organisation
from generator.model.plain import handbook_of, plain
from generator.model.release import Approval
from generator.source.shape import models_in
from generator.views.changes.followups import sheets_told
from generator.views.changes.listing import change_list
from generator.views.changes.values import WHOLE, slot_of
from generator.views.changes.values import lines as values
from generator.words import LANGUAGES, Words
from tests.unit.changes.edits import Data, Edit, add, amount, at, before, edited, put, remove
from tests.unit.changes.test_kinds import EDITS
from tests.unit.views.changes.sides import clause, lines, listed, side
from tests.unit.views.pages.releases import approval
from tests.unit.views.pages.sample import HIDDEN, sample


def one_edit(edit: Any) -> Handbook:
    return edited(Edit((), "", edit))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("edit", EDITS, ids=str)
def test_every_kind_of_change_is_told(edit: Edit, language: str) -> None:
    changes = listed(before(), edited(edit), language)
    assert changes.clauses
    for one in changes.clauses:
        assert one.told
        for each in one.told:
            assert each.label
            assert each.field or one.fate in {"added", "removed", "changed"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_of_every_entity_can_be_told(language: str) -> None:
    for handbook in (before(), sample()):
        there = side("there", handbook, language)
        for located in there.handbook.entities:
            entity = located.entity
            if entity.kind in {"withheld", "suggestion"}:  # told elsewhere, or not at all
                continue
            for name in type(entity).model_fields:
                slot = slot_of(entity.kind, kebab(name))
                if name != "id" and getattr(entity, name) not in {None, ()}:
                    assert values(there, entity, slot)


@pytest.mark.parametrize(
    ("edit", "old", "new"),
    [
        (put("desk.answered", points="1"), "0.5 points", "1 points"),
        (put("desk.limit", within=amount("2", "hour")), "within 1 hour", "within 2 hours"),
        (put("desk.share", at_least="70%"), "at least 65%", "at least 70%"),
        (put("keep", period=amount("3", "year")), "2 years", "3 years"),
        (put("handling.take", who=["head"]), "post", "head"),
        (put("desk-sheet.all", weight="80%"), "100 %", "80 %"),
        (put("deduction.low", below="50"), "at least 0 and below 60", "at least 0 and below 50"),
        (put("answers.bad", points="1"), "nonconforming, 0", "nonconforming, 1"),
        (put("handling.take", delegable=False), "yes", "no"),
        (put("slip.kind", type="text"), "tick", "text"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_values_are_told_as_the_pages_tell_them(edit: Any, old: str, new: str) -> None:
    found = [line for one in listed(before(), one_edit(edit)).clauses for line in lines(one)]
    assert (old, new) in found


def test_a_text_is_told_with_its_references_as_each_version_has_them() -> None:
    text = "answer [[desk.limit]]"
    first = one_edit(put("desk.answer", text=text))

    def second(data: Data) -> None:
        at(data, "desk.answer")["text"] = f"always {text}"
        at(data, "desk.limit")["within"] = amount("2", "hour")

    found = listed(first, one_edit(second))
    assert lines(clause(found, "desk.answer")) == [("answer within 1 hour", "always answer within 2 hours")]


def test_a_changed_limit_names_where_it_is_used() -> None:
    found = listed(before(), one_edit(put("handling.limit", within=amount("2", "hour"))))
    used = [span.text for span in clause(found, "handling.limit").used_in]
    assert used == ["QP-10 procedure › step 1: step", "QP-10 procedure › step 2: decision"]


def test_a_document_that_comes_or_goes_is_told_once_with_what_it_holds() -> None:
    new = one_edit(add("rooms", title="second list", criteria=[{"id": "rooms.other", "title": "other"}]))
    for there, fate in ((listed(before(), new), "added"), (listed(new, before()), "removed")):
        (document,) = [one for one in there.documents if one.id == "rooms-new"]
        (only,) = document.clauses
        assert (document.fate, only.fate, only.inside) == (fate, fate, ("rooms.other",))
        side_of_it = 1 if fate == "added" else 0
        assert any("criterion 1" in line[side_of_it] for line in lines(only))


def test_what_was_moved_is_told_with_both_places() -> None:
    def move_and_reword(data: Data) -> None:
        criterion = at(data, "desk")["criteria"].pop()
        at(data, "rooms")["criteria"].append(criterion | {"title": "seen anew"})

    found = clause(listed(before(), one_edit(move_and_reword)), "desk.seen")
    assert found.fate == "moved"
    assert ("in “KF-08 standard”", "in “list of questions”") in lines(found)


def test_another_order_tells_only_what_has_another_place() -> None:
    def reorder(data: Data) -> None:
        steps = at(data, "handling")["steps"]
        steps.insert(0, steps.pop(1))

    assert lines(clause(listed(before(), one_edit(reorder)), "handling")) == [
        ("place 2: decision", "place 1: decision")
    ]


def test_references_that_only_are_written_out_are_said_to_read_the_same() -> None:
    first = one_edit(put("desk.answer", text="answer [[desk.limit]]"))
    second = one_edit(put("desk.answer", text="answer within 1 hour"))
    (only,) = clause(listed(first, second), "desk.answer").told
    assert only.pairs == ()


def test_two_clauses_with_the_same_title_are_told_apart() -> None:
    """Taking one of two clauses with the same title away is just that, not a change of the other."""
    both = one_edit(add("desk.seen", title="second criterion", text="another text"))
    data = copy.deepcopy(plain(both))
    remove("desk.seen")(data)
    found = listed(both, handbook_of(data))
    assert [(one.id, one.fate) for one in found.clauses] == [("desk.seen", "removed")]


def test_what_waits_for_a_review_is_never_told() -> None:
    review = [{"type": "legal", "question": HIDDEN}]
    secret = one_edit(put("desk.answer", text=HIDDEN, reviews=review))
    hidden = one_edit(put("clerks", note=HIDDEN, reviews=review))
    for old, new in ((before(), secret), (before(), hidden), (hidden, before()), (secret, hidden)):
        assert HIDDEN not in str(dataclasses.asdict(_shown(old, new)))
    found = clause(listed(before(), hidden), "clerks")
    assert (found.fate, found.told) == ("withheld", ())


def _shown(old: Handbook, new: Handbook) -> Any:
    @dataclasses.dataclass(frozen=True)
    class Shown:
        groups: Any

    return Shown(listed(old, new).groups)


def test_what_is_no_longer_withheld_comes_as_new() -> None:
    hidden = one_edit(put("clerks", reviews=[{"type": "legal", "question": HIDDEN}]))
    assert clause(listed(hidden, before()), "clerks").fate == "added"


def release(name: str) -> Edition:
    return Edition(Approval.model_validate(approval(name)))


def test_reasons_stand_at_what_they_are_for_and_all_inside_it() -> None:
    def changed(data: Data) -> None:
        at(data, "desk.answered")["points"] = "1"
        at(data, "desk.answer")["text"] = "another text"
        data["reasons"] = [
            {"at": ["desk"], "reason": "because of the desk", "release": "2026Q3"},
            {"at": ["desk.answered"], "reason": "because it matters", "release": "2026Q3"},
            {"at": ["desk"], "reason": "of an older release", "release": "2026Q2"},
        ]

    new = one_edit(changed)
    found = change_list(side("a", before(), "en", release("2026Q2")), side("b", new, "en", release("2026Q3")))
    assert _reasons(found, "desk.answered") == ["because it matters"]
    assert _reasons(found, "desk.answer") == ["because of the desk"]


def test_between_two_that_are_no_releases_the_new_reasons_hold() -> None:
    def first(data: Data) -> None:
        data["reasons"] = [{"at": ["desk"], "reason": "known", "release": "2026Q2"}]

    def second(data: Data) -> None:
        first(data)
        data["reasons"].append({"at": ["desk"], "reason": "new", "release": "2026Q2"})
        at(data, "desk.answered")["points"] = "1"

    assert _reasons(listed(one_edit(first), one_edit(second)), "desk.answered") == ["new"]


def test_a_suggestion_that_was_adopted_is_a_reason() -> None:
    def undecided(data: Data) -> None:
        del at(data, "say-it-shorter")["decision"]

    old, new = one_edit(undecided), one_edit(put("desk.answer", text="shorter"))
    (reason,) = clause(listed(old, new), "desk.answer").reasons
    assert reason.suggestion == "say-it-shorter"
    assert all(one.kind != "suggestion" for one in listed(old, new).clauses)


def _reasons(changes: Any, identifier: str) -> list[str]:
    return ["".join(span.text for span in reason.text) for reason in clause(changes, identifier).reasons]


def test_what_is_told_is_all_that_changed() -> None:
    """Every change is in the list, or inside what came or went as a whole."""
    for edit in EDITS:
        old, new = before(), edited(edit)
        found = listed(old, new)
        ids = {identifier for one in found.clauses for identifier in (one.id, *one.inside)}
        changed = {change.id for change in told(compare(old, new)) if change.entity != "suggestion"}
        assert ids == changed - {""} | ({""} if "" in ids else set())


def test_counts_are_of_clauses_by_the_weightiest_change() -> None:
    def two(data: Data) -> None:
        at(data, "desk.answered")["points"] = "1"
        at(data, "desk.answered")["title"] = "another title"

    assert dict(listed(before(), one_edit(two)).counts) == {"scores": 1}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_setting_of_the_handbook_is_named(language: str) -> None:
    """At every depth, but in what is told as a whole."""
    models: list[type[BaseModel]] = [Organisation]
    keys = set[str]()
    for model in models:
        for field in model.model_fields.values():
            keys.add(str(field.alias))
            parts = (one for one in models_in(field.annotation) if not issubclass(one, WHOLE))
            models += [one for one in parts if one not in models]
    assert {"separate-roles", "approved-by", "numbering", "form"} <= keys
    assert keys <= Words(language).section("changes.key").keys()


def test_where_only_one_site_has_another_sheet_the_reason_says_so() -> None:
    left_off = put("garden", without=[{"items": ["desk.seen"], "reason": "no desk"}])
    sheet = next(one for one in sheets_told(listed(before(), one_edit(left_off))) if not one.comparable)
    assert sheet.breaking == ("only scores of site",)
