"""What decisions of contradictions mean, and what is left of a handbook when they are carried out."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.lens.carried import in_effect
from generator.lens.decisions import Decisions, counted, provisional, state
from generator.model.forms import Form, Retention
from generator.model.handbook import Handbook, references, texts
from generator.model.parties import Post
from generator.model.register import Conflict
from generator.model.standards import Requirement
from generator.model.text import mentions
from generator.model.time_limits import Limit
from tests.printables.samples import handbook as sample

HOUR = {"form": "elapsed", "amount": "1", "unit": "hour"}
DAY = HOUR | {"unit": "day"}
POSTS = ("clerk", "manager", "head", "chief")


def decided(between: list[str], identifier: str = "names", **effect: Any) -> dict[str, Any]:
    decision = {"text": "照办", "by": "manager", **effect}
    return {"id": identifier, "title": "不一", "between": between, "differs": "不一", "decision": decision}


def book(*conflicts: dict[str, Any], **parts: Any) -> Handbook:
    limits = [
        {"id": "s.short", "from": "asked", "to": "answered", "within": HOUR},
        {"id": "s.long", "from": "asked", "to": "answered", "within": DAY},
    ]
    requirements = [
        {
            "id": "s.answer",
            "text": "[[s.long]]答复，由[[manager]]或[[head]]记在[[slip]]上。",
            "who": ["manager", "head"],
        },
        {"id": "s.other", "text": "照[[names]]办。", "who": ["chief"]},
    ]
    service = {"id": "s", "number": "unspecified", "title": "标准", "department": "quality"}
    usual = {
        "events": [{"id": name, "title": name} for name in ("asked", "answered")],
        "posts": [
            {"id": "clerk", "title": "值班员", "department": "quality"},
            {"id": "manager", "title": "经理", "department": "unspecified", "duties": ["管事"]},
            {
                "id": "head",
                "title": "主任",
                "aliases": ["头儿"],
                "department": "quality",
                "reports-to": "manager",
            },
            {"id": "chief", "title": "负责人", "department": "unspecified", "duties": ["负责"]},
        ],
        "services": [service | {"limits": limits, "requirements": requirements}],
        "forms": [
            {"id": "record", "number": "unspecified", "title": "记录表", "content": "unspecified"},
            {
                "id": "slip",
                "number": "JL-1",
                "title": "记录单",
                "content": [{"title": "一", "fields": [{"id": "slip.name", "title": "姓名"}]}],
            },
        ],
        "records": [
            rule("keep-record", ["record"], {"form": "elapsed", "amount": "2", "unit": "year"}),
            rule("keep-slip", ["slip"], "unspecified"),
        ],
    }
    return sample(**(usual | {"conflicts": list(conflicts)} | parts))


def rule(identifier: str, holds: list[str], period: Any) -> dict[str, Any]:
    return {
        "id": identifier,
        "title": identifier,
        "holds": holds,
        "keeper": ["quality"],
        "period": period,
        "from": "unspecified",
        "disposal": "unspecified",
    }


def test_without_effects_a_handbook_is_itself() -> None:
    for effect in ({}, {"both": "各管各的"}, {"follows": ["manager"]}, {"one": "manager", "both": "也留"}):
        written = book(decided(["manager", "head"], **effect))
        assert Decisions(written).instead == {}
        assert in_effect(written) is written


def test_what_is_one_stands_once_with_all_that_any_name_had() -> None:
    told = in_effect(book(decided(["manager", "head", "chief"], one="manager")))
    assert [post.id for post in told.posts] == ["clerk", "manager"]
    post = told.get("manager", Post)
    assert post.aliases == ("主任", "头儿", "负责人")
    assert post.duties == ("管事", "负责")
    assert post.department == "quality"
    assert post.reports_to is None
    assert told.get("s.answer", Requirement).who == ("manager",)
    assert told.get("s.other", Requirement).who == ("manager",)
    assert "由[[manager]]或[[manager]]" in told.get("s.answer", Requirement).text


def test_one_form_has_one_rule_of_retention() -> None:
    written = book(decided(["record", "slip"], one="record"))
    told = in_effect(written)
    assert [form.id for form in told.forms] == ["record"]
    form = told.get("record", Form)
    assert (form.title, form.number, form.aliases) == ("记录表", "JL-1", ("记录单",))
    assert [(one.id, one.holds) for one in told.records] == [("keep-record", ("record",))]
    assert Decisions(written).now("slip.name") == "record"


def test_the_rule_of_another_name_is_kept_where_the_name_that_stays_has_none() -> None:
    kept = [rule("keep-slip", ["slip"], "unspecified")]
    told = in_effect(book(decided(["record", "slip"], one="record"), records=kept))
    assert told.get("keep-slip", Retention).holds == ("record",)


def test_the_value_that_holds_is_told_where_the_other_was() -> None:
    told = in_effect(book(decided(["s.short", "s.long"], use="s.short")))
    assert told.find("s.long", Limit) is None
    assert "[[s.short]]答复" in told.get("s.answer", Requirement).text


def test_the_register_is_left_as_it_is_written() -> None:
    written = book(decided(["manager", "head"], one="manager"))
    assert in_effect(written).conflicts is written.conflicts


def test_several_decisions_join_the_same() -> None:
    one = decided(["manager", "head"], one="manager")
    other = decided(["head", "chief"], "others", one="chief")
    decisions = Decisions(book(one, other))
    assert decisions.merged == {"manager": "chief", "head": "chief"}
    assert decisions.names("chief") == ("manager", "head")


def test_of_two_that_hold_the_first_does() -> None:
    one = decided(["s.short", "s.long"], use="s.short")
    other = decided(["s.short", "s.long"], "others", use="s.long")
    assert Decisions(book(one, other)).replaced == {"s.long": "s.short"}


@pytest.mark.parametrize(
    ("between", "effect"),
    [
        (["clerk", "head"], {"one": "manager"}),
        (["manager", "record"], {"one": "manager"}),
        (["s.answer", "s.long"], {"use": "s.long"}),
        (["manager", "head"], {"use": "manager"}),
        (["s.short", "s.long"], {"one": "s.short"}),
        (["manager", "gone"], {"one": "manager"}),
    ],
)
def test_what_cannot_be_meant_has_no_effect(between: list[str], effect: dict[str, str]) -> None:
    assert Decisions(book(decided(between, **effect))).instead == {}


def test_states_are_told_apart_and_what_is_due_first_comes_first() -> None:
    later = decided(["clerk", "head"], "later", both="待统一", until="2027-06-30")
    sooner = decided(["clerk", "chief"], "sooner", both="待统一", until="2027-03-31")
    for_good = decided(["manager", "head"], both="各管各的")
    pending = {
        key: value for key, value in decided(["clerk", "manager"], "open").items() if key != "decision"
    }
    written = book(later, sooner, for_good, pending)
    assert counted(written) == {"provisional": 2, "decided": 1, "pending": 1}
    assert [(day, one.id) for day, one in provisional(written)] == [
        (date(2027, 3, 31), "sooner"),
        (date(2027, 6, 30), "later"),
    ]
    assert state(written.get("names", Conflict)) == "decided"


@given(
    st.lists(
        st.tuples(st.lists(st.sampled_from(POSTS), min_size=1, unique=True), st.sampled_from(POSTS)),
        max_size=5,
    )
)
def test_whatever_is_joined_is_exactly_one_and_nothing_refers_to_what_went(
    joined: list[tuple[list[str], str]],
) -> None:
    conflicts = [
        decided(list(dict.fromkeys([*sides, stays])), f"c{number}", one=stays)
        for number, (sides, stays) in enumerate(joined)
    ]
    written = book(*conflicts)
    decisions, told = Decisions(written), in_effect(written)
    for conflict in written.conflicts:
        assert len({decisions.now(side) for side in conflict.between}) == 1
    assert {decisions.now(post) for post in POSTS} == {post.id for post in told.posts}
    outside = told.model_copy(update={"conflicts": ()})
    referred = {str(one) for _, one in references(outside)}
    referred |= {mention.id for _, text in texts(outside) for mention in mentions(text)}
    assert referred.isdisjoint(decisions.instead)
