"""What follows from changes: which scores can be compared, and whom a change concerns."""

from __future__ import annotations

import pytest

from generator.changes.compare import compare, told
from generator.changes.effects import Effects, effects
from generator.changes.links import Links
from generator.model.handbook import Handbook
from tests.unit.changes.edits import Data, Edit, add, amount, at, before, edited, put, remove, turn

SHEET = "desk-sheet"


def followed(edit: Edit, old: Handbook | None = None) -> Effects:
    start = old or before()
    new = edited(edit)
    return effects(Links(start), Links(new), told(compare(start, new)))


def sheet(found: Effects) -> tuple[bool, set[str]]:
    """Return whether the sheet's scores can be compared, and what else its criteria ask otherwise."""
    effect = next(one for one in found.sheets if one.sheet == SHEET)
    return effect.comparable, {change.id for change in effect.content}


def by_rate(data: Data) -> None:
    at(data, "desk.seen")["rule"] = {
        "type": "rate-penalty",
        "target": "desk.share",
        "each": "5%",
        "deduct": "1",
        "rounding": "unspecified",
    }


def graded(data: Data) -> None:
    at(data, "desk.seen")["rule"] = {"type": "graded", "responses": "answers"}


def each_by_name(data: Data) -> None:
    at(data, "desk-sheet.all")["items"] = [one["id"] for one in at(data, "desk")["criteria"]]


def own_rule(data: Data) -> None:
    at(data, "desk.seen")["rule"] = at(data, "deduction")["item"]


def same_scheme(data: Data) -> None:
    at(data, "deduction")["id"] = "deducting"
    at(data, SHEET)["scheme"] = "deducting"


def split(data: Data) -> None:
    at(data, "desk-sheet.all")["items"] = ["desk.seen"]
    at(data, SHEET)["sections"].append({"id": "rest", "title": "the rest", "items": ["desk.answered"]})


def scheme_rule(data: Data) -> None:
    at(data, "deduction")["item"]["each"] = "0.7"


def after(first: Edit, second: Edit) -> Effects:
    """Return what follows from a second edit alone."""

    def both(data: Data) -> None:
        first.edit(data)
        second.edit(data)

    old, new = edited(first), edited(Edit((), "", both))
    return effects(Links(old), Links(new), told(compare(old, new)))


BREAKING = (
    Edit((), "the sheet's scheme", put(SHEET, scheme="plain")),
    Edit((), "another section", split),
    Edit((), "the rule of the scheme", scheme_rule),
    Edit((), "the items of a section", put("desk-sheet.all", items=["desk.seen"])),
    Edit((), "points of a criterion", put("desk.answered", points="1")),
    Edit((), "a criterion more in the standard that a section asks for", add("desk.seen")),
    Edit((), "a criterion less", remove("desk.seen")),
    Edit((), "whether it is critical", put("desk.answered", critical=False)),
    Edit((), "what a finding costs", put("desk.answered.late", takes="0.3")),
    Edit((), "the scheme", put("deduction", decimals=1)),
    Edit((), "a grade", put("deduction.low", below="50")),
    Edit((), "where the standard applies", put("desk", applies_to=["owned"])),
    Edit((), "what it fails", put("deduction", automatic_fail={"score": "zero"})),
)
KEEPING = (
    Edit((), "the standard in place of each of its criteria", each_by_name),
    Edit((), "the rule written where the scheme said it", own_rule),
    Edit((), "the same scheme under another name", same_scheme),
    Edit((), "a weight that nothing is weighed by", put("desk-sheet.all", weight="80%")),
    Edit((), "declared points that only add up", put("desk-sheet.all", total="8")),
    Edit((), "the order of the criteria", turn("desk.seen")),
    Edit((), "points written with more zeros", put("desk.answered", points="0.50")),
    Edit((), "the name of a grade", put("deduction.low", title="poor")),
    Edit((), "another section of the same rows", put("desk-sheet.all", id="desk-sheet.whole")),
    Edit((), "the title of the sheet", put(SHEET, title="sheet for the desk")),
    Edit((), "the sum that the standard declares", put("desk", total="1")),
    Edit((), "blank rows", put("desk-sheet.all", blank_rows=3)),
    Edit((), "a criterion that it does not ask for", put("rooms.clean", expects="no")),
    Edit((), "who checks", put(SHEET, checks=[{"by": ["head"], "frequency": amount("1", "month")}])),
    Edit((), "a step", remove("handling.end")),
)


@pytest.mark.parametrize("edit", BREAKING, ids=lambda edit: edit.what)
def test_what_scores_are_made_of_makes_them_another_measure(edit: Edit) -> None:
    assert sheet(followed(edit))[0] is False


@pytest.mark.parametrize("edit", KEEPING, ids=lambda edit: edit.what)
def test_all_else_leaves_scores_comparable(edit: Edit) -> None:
    assert sheet(followed(edit)) == (True, set())


@pytest.mark.parametrize(
    "change",
    [put("desk.share", at_least="70%"), put("desk.share", counted="all calls of the day")],
    ids=["what must be reached", "what is counted"],
)
def test_a_target_that_a_score_falls_short_of_is_part_of_it(change: object) -> None:
    edit = Edit((), "", change)  # type: ignore[arg-type]
    assert sheet(followed(edit))[0] is True
    assert sheet(after(Edit((), "", by_rate), edit))[0] is False


def test_the_answers_to_choose_from_are_part_of_a_score() -> None:
    edit = Edit((), "", put("answers.good", share="90%"))
    assert sheet(followed(edit))[0] is True
    assert sheet(after(Edit((), "", graded), edit))[0] is False


@pytest.mark.parametrize(
    ("setting", "change"),
    [
        ({"result": "weighted"}, put("desk-sheet.all", weight="80%")),
        ({"section": "pool"}, put("desk-sheet.all", total="8")),
    ],
    ids=["a weight", "a pool"],
)
def test_what_a_section_is_worth_is_part_of_a_score_where_the_scheme_asks(
    setting: dict[str, str], change: object
) -> None:
    weighed = Edit((), "", put("deduction", **setting))
    assert sheet(after(weighed, Edit((), "", change)))[0] is False  # type: ignore[arg-type]


def test_the_cause_is_named_by_who_states_it() -> None:
    def breaking(edit: Edit) -> tuple[str, ...]:
        return next(one for one in followed(edit).sheets if one.sheet == SHEET).breaking

    assert breaking(Edit((), "", put("desk.answered.late", takes="0.3"))) == ("desk.answered.late",)
    assert breaking(Edit((), "", scheme_rule)) == ("deduction",)
    assert breaking(Edit((), "", remove("desk.seen"))) == ("desk.seen",)
    assert breaking(Edit((), "", put("deduction.low", below="50"))) == ("deduction.low",)
    assert set(breaking(Edit((), "", split))) == {"desk-sheet.all", "rest"}


def test_what_is_a_finding_is_content_and_no_other_measure() -> None:
    finding = Edit((), "", put("desk.answered.late", title="later than 3 hours"))
    assert sheet(followed(finding)) == (True, {"desk.answered.late"})


def test_what_a_site_leaves_out_makes_its_sheets_others() -> None:
    edit = Edit((), "", put("garden", without=[{"items": ["desk.seen"], "reason": "no desk"}]))
    comparable, _ = sheet(followed(edit))
    assert comparable is False


def test_what_criteria_ask_otherwise_is_told_beside_comparable_scores() -> None:
    asked = put("desk.answered", text="answered within [[desk.limit]]")
    shorter = Edit((), "", put("desk.limit", within=amount("30", "minute")))
    assert sheet(followed(Edit((), "", asked))) == (True, {"desk.answered"})
    assert sheet(after(Edit((), "", asked), shorter)) == (True, {"desk.limit"})


def test_without_changes_nothing_follows() -> None:
    found = effects(Links(before()), Links(before()), ())
    assert all(one.comparable and not one.content for one in found.sheets)
    assert not found.concerned
    assert not found.must_know


@pytest.mark.parametrize(
    ("identifier", "concerned"),
    [
        ("handling.take", {"clerk"}),
        ("desk.answer", {"clerk"}),
        ("desk.answered", {"clerk", "head", "office"}),  # who meets what it verifies, and who checks it
        ("desk.answered.late", {"clerk", "head", "office"}),
        ("handling.limit", {"clerk", "head"}),  # the steps that it holds for
        ("slip", {"clerk"}),  # the step that uses it
        ("slip.name", {"clerk"}),  # who fills it in
        ("log", {"office"}),
        ("keep", {"clerk"}),
        ("clerk", {"clerk", "head"}),
        ("greeting", {"clerk"}),
        ("clerks", {"clerk"}),
        ("owner", set()),
        ("a", set()),
    ],
)
def test_whom_an_entity_concerns(identifier: str, concerned: set[str]) -> None:
    assert set(Links(before()).concerned(identifier)) == concerned


def test_a_decision_concerns_whoever_holds_what_it_settles() -> None:
    def merge(data: Data) -> None:
        decided = at(data, "two-names")
        decided["between"] = ["clerk", "outsider"]
        decided["decision"] = {"text": "one and the same", "follows": ["clerk"], "by": "head"}

    def limits(data: Data) -> None:
        decided = at(data, "two-times")
        decided["decision"] = {"text": "the first", "follows": ["handling.limit"], "by": "unspecified"}

    merged = followed(Edit((), "", merge))
    assert set(merged.concerned["two-names"]) == {"clerk", "outsider", "head"}
    assert {"clerk", "outsider"} <= set(merged.must_know)
    assert "clerk" in followed(Edit((), "", limits)).must_know  # whose step has that limit
    assert "two-times" not in followed(Edit((), "", put("clerk", title="officer"))).concerned


def test_whom_a_text_names_is_concerned() -> None:
    named = followed(
        Edit((), "", put("desk.answer", text="The clerk must tell [[outsider]] within 2 hours."))
    )
    assert "outsider" in named.concerned["desk.answer"]
    links = Links(edited(Edit((), "", put("desk.answer", text="Tell [[outsider]] of each call."))))
    assert "outsider" in links.concerned("desk.answered")  # which verifies it


def test_whoever_checks_by_a_scheme_is_concerned_by_its_answers() -> None:
    def scored_by_answers(data: Data) -> None:
        at(data, "plain")["item"] = {"type": "graded", "responses": "answers"}
        at(data, SHEET)["scheme"] = "plain"
        at(data, SHEET)["checks"] = [{"by": ["outsider"], "frequency": amount("1", "month")}]

    links = Links(edited(Edit((), "", scored_by_answers)))
    assert "outsider" in links.concerned("answers.good")
    assert "outsider" in links.concerned("plain")


def test_the_department_in_charge_is_told_apart() -> None:
    links = Links(before())
    assert links.departments("desk.answered") == ("office",)
    assert links.departments("handling.take") == ()


def test_both_sides_of_a_change_must_know() -> None:
    found = followed(Edit((), "", put("handling.take", who=["head"])))
    assert set(found.concerned["handling.take"]) == {"clerk", "head"}
    assert {"clerk", "head"} <= set(found.must_know)


def test_what_only_reads_otherwise_need_not_be_known() -> None:
    assert followed(Edit((), "", put("handling.take", title="take a call"))).must_know == ()


def looks(found: Effects) -> dict[str, tuple[str, ...]]:
    return {look.criterion: look.requirements for look in found.looks}


SOONER = put("desk.answer", text="The clerk must answer each call within 1 hour, and writes it down.")
REFERRING = put("desk.answer", text="The clerk must answer each call within [[desk.limit]].")
SHORTER = Edit((), "", put("desk.limit", within=amount("30", "minute")))


def test_what_verifies_a_changed_requirement_is_to_be_looked_at() -> None:
    assert looks(followed(Edit((), "", SOONER))) == {"desk.answered": ("desk.answer",)}


def test_so_it_is_where_the_requirement_changed_by_what_it_refers_to() -> None:
    assert looks(after(Edit((), "", REFERRING), SHORTER)) == {"desk.answered": ("desk.answer",)}


def test_a_criterion_that_refers_to_the_same_needs_no_look() -> None:
    def both(data: Data) -> None:
        REFERRING(data)
        at(data, "desk.answered")["text"] = "answered within [[desk.limit]]"

    assert looks(after(Edit((), "", both), SHORTER)) == {}


def test_a_criterion_that_was_rewritten_too_needs_no_look() -> None:
    def both(data: Data) -> None:
        SOONER(data)
        at(data, "desk.answered")["text"] = "each call is answered within 1 hour"

    assert looks(followed(Edit((), "", both))) == {}
    assert looks(followed(Edit((), "", put("desk.answer", text=at_text("notes"))))) == {}


def test_a_new_criterion_needs_no_look() -> None:
    def both(data: Data) -> None:
        SOONER(data)
        add("desk.answered")(data)

    assert looks(followed(Edit((), "", both))) == {"desk.answered": ("desk.answer",)}


def at_text(word: str) -> str:
    """Return the text of the requirement with another word that changes nothing."""
    return f"The clerk must answer each call within 2 hours, and {word} it down."
