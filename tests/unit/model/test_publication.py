"""What waits for a review stays out of all that is published."""

from __future__ import annotations

from typing import Any

from generator.model.base import Entity
from generator.model.handbook import Handbook, references, texts
from generator.model.publication import published, withheld
from generator.model.standing import Withheld
from tests.printables.samples import criterion, sheet_handbook

OPEN = {"type": "legal", "question": "允许吗？"}
DECIDED = {**OPEN, "decision": "允许"}


def handbook(*reviews: dict[str, str], **more: Any) -> Handbook:
    return sheet_handbook([criterion(1, reviews=list(reviews)), criterion(2, text="另见[[c1]]")], **more)


def ids(book: Handbook) -> set[str]:
    return {entity.id for _, entity in book.entities if not isinstance(entity, Withheld)}


def test_a_handbook_without_open_reviews_is_published_as_it_is() -> None:
    for book in (handbook(), handbook(DECIDED)):
        assert withheld(book) == ()
        assert published(book) is book


def test_an_entity_under_review_is_not_published() -> None:
    book = handbook(DECIDED, OPEN)
    assert ids(book) - ids(published(book)) == {"c1"}
    assert not any("第1条" in text for _, text in texts(published(book)))


def test_what_stands_inside_is_not_published_either() -> None:
    book = sheet_handbook([criterion(1)], [criterion(2)])
    data = book.model_dump(by_alias=True, mode="json")
    data["services"][0]["reviews"] = [OPEN]
    left = published(Handbook.model_validate(data))
    assert {stub.id for stub in left.withheld} == {"standard0", "c1"}
    assert [standard.id for standard in left.services] == ["standard1"]


def test_lists_lose_their_references_to_it_and_texts_find_a_stand_in() -> None:
    book = handbook(OPEN, sections=[{"id": "part", "title": "部分", "items": ["c1", "c2"]}])
    left = published(book)
    assert left.sheets[0].sections[0].items == ("c2",)
    assert "c1" not in {reference for _, reference in references(left)}
    stub = left.by_id["c1"].entity
    assert isinstance(stub, Withheld)
    assert (stub.was, stub.reviews) == ("criterion", ("legal",))


def test_a_contradiction_with_it_waits_as_well() -> None:
    data = handbook(OPEN).model_dump(by_alias=True, mode="json")
    between = [["c1", "c2", "standard0"], ["c2", "standard0"]]
    data["conflicts"] = [
        {"id": f"conflict{place}", "title": "矛盾", "between": members, "differs": "不同"}
        for place, members in enumerate(between)
    ]
    left = published(Handbook.model_validate(data))
    assert [conflict.id for conflict in left.conflicts] == ["conflict1"]
    stub = left.by_id["conflict0"].entity
    assert isinstance(stub, Withheld)
    assert stub.reviews == ("legal",)


def test_nothing_known_of_the_whole_handbook_is_carried_over() -> None:
    """The indexes of a handbook are kept once made; the published one must have its own."""
    book = handbook(OPEN)
    assert "c1" in book.by_id
    assert isinstance(published(book).by_id["c1"].entity, Withheld)
    assert all(isinstance(entity, Entity) for _, entity in published(book).entities)


def test_suggestions_on_it_wait_and_why_it_was_changed_is_not_told() -> None:
    data = handbook(OPEN).model_dump(by_alias=True, mode="json")
    data["suggestions"] = [
        {"id": f"on-{on}", "from": "unspecified", "on": on, "received": "2026-08-01", "text": "改"}
        for on in ("c1", "c2", "gone")
    ]
    data["reasons"] = [
        {"at": at, "reason": "原因", "release": "2026Q4"} for at in (["c2", "c1"], ["c2"], ["gone"])
    ]
    left = published(Handbook.model_validate(data))
    assert [one.id for one in left.suggestions] == ["on-c2", "on-gone"]
    assert {stub.id for stub in left.withheld} == {"c1", "on-c1"}
    assert [one.at for one in left.reasons] == [("c2",), ("gone",)]
