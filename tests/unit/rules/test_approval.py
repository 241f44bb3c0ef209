"""What forbids a release: each objection alone, on a handbook that nothing else speaks against."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from generator.app.report import says
from generator.findings import Finding, Place
from generator.model.base import Id, Text
from generator.model.handbook import Handbook
from generator.model.plain import handbook_of, plain
from generator.model.release import Proposal, ReleaseName, Role, Signed
from generator.rules.approval import Asked, Former, objections, unproposed
from generator.rules.signers import is_placeholder
from generator.source.load import read
from generator.source.snapshot import fingerprint
from generator.words import Words

BASE = Path(__file__).parents[2] / "cases" / "base" / "standards"
HANDBOOK = read(BASE, BASE).handbook
DECISION = {"outcome": "adopted", "reason": "有用。", "by": "unspecified", "release": "2026Q4"}


def edited(change: Callable[[Any], None], handbook: Handbook = HANDBOOK) -> Handbook:
    """Return the handbook with its plain data changed."""
    data = plain(handbook)
    change(data)
    return handbook_of(data)


def signed(**days: str) -> dict[Role, Signed]:
    people: dict[Role, str] = {"prepared": "品质部主管", "reviewed": "经理", "approved": "总经理"}
    given = {"prepared": "2026-09-18", "reviewed": "2026-09-19", "approved": "2026-09-20"} | days
    return {role: Signed(by=Text(by), on=date.fromisoformat(given[role])) for role, by in people.items()}


def asked(
    release: str = "2026Q4",
    effective: str = "2026-10-01",
    people: dict[Role, Signed] | None = None,
    today: str = "2026-09-20",
    proposed: str = "2026-09-18",
) -> Asked:
    known, days = (
        signed() if people is None else people,
        map(date.fromisoformat, (effective, today, proposed)),
    )
    return Asked(ReleaseName(release), known, *days)


def former(name: str, handbook: Handbook = HANDBOOK, effective: str = "2026-07-01") -> Former:
    return Former(ReleaseName(name), date.fromisoformat(effective), withdrawn=False, handbook=handbook)


def found(
    request: Asked, handbook: Handbook = HANDBOOK, *releases: Former
) -> list[tuple[str, tuple[str | int, ...]]]:
    findings: list[Finding] = list(objections(request, handbook, releases))
    return [(one.rule, one.where.path) for one in findings if isinstance(one.where, Place)]


def without(entity: str) -> Callable[[Any], None]:
    """Return the change that takes a term, a suggestion … out of the handbook."""

    def change(data: Any) -> None:
        for name, members in data.items():
            if isinstance(members, list):
                data[name] = [member for member in members if member.get("id") != entity]

    return change


def other_kind(data: Any) -> None:
    without("valid-complaint")(data)
    data["cases"].append({"id": "valid-complaint", "title": "有效投诉"})


def conflict(data: Any) -> None:
    pair = {"between": ["clerk", "manager"], "differs": "两处不一"}
    decided = pair | {"id": "decided", "title": "已定", "decision": {"text": "照旧", "by": "manager"}}
    data["conflicts"] = [decided, pair | {"id": "open", "title": "未定"}]


def suggestion(**changes: Any) -> Callable[[Any], None]:
    def change(data: Any) -> None:
        given = data["suggestions"][0] | changes
        data["suggestions"] = [{key: value for key, value in given.items() if value is not None}]

    return change


def reason(at: str, release: str) -> Callable[[Any], None]:
    def change(data: Any) -> None:
        data["reasons"] = [{"at": ["desk", at], "reason": "不再需要。", "release": release}]

    return change


def by_id(**ids: str) -> dict[Role, Signed]:
    """Return an approval by persons and posts of the handbook."""
    given = {"prepared": "clerk", "reviewed": "manager", "approved": "director"} | ids
    return {role: Signed(id=Id(given[role]), by=one.by, on=one.on) for role, one in signed().items()}


def twice(by: str) -> dict[Role, Signed]:
    return signed() | {"approved": Signed(by=Text(by), on=date(2026, 9, 20))}


def three(text: str) -> dict[Role, Signed]:
    return {role: Signed(by=Text(text), on=one.on) for role, one in signed().items()}


def missing(role: Role) -> dict[Role, Signed]:
    return {name: one for name, one in signed().items() if name != role}


GONE = edited(without("valid-complaint"))
AT_DECISION = ("suggestions", 0, "decision", "release")


def test_nothing_speaks_against_a_first_release_or_one_after_another() -> None:
    assert found(asked()) == []
    assert found(asked(today="2027-01-01")) == []
    assert found(asked("2027Q1", "2027-01-01"), HANDBOOK, former("2026Q4")) == []
    assert found(asked("2026Q4.1", "2026-10-02"), HANDBOOK, former("2026Q4", effective="2026-10-01")) == []


@pytest.mark.parametrize(
    ("request_", "rule", "place"),
    [
        (asked(people=missing("prepared")), "approval-role-missing", ("approval", "prepared", "by")),
        (asked(people=missing("reviewed")), "approval-role-missing", ("approval", "reviewed", "by")),
        (asked(people=missing("approved")), "approval-role-missing", ("approval", "approved", "by")),
        (asked(people=twice("经理")), "approval-role-repeated", ("approval", "approved", "by")),
        (asked(people=twice(" 品质部 主管")), "approval-role-repeated", ("approval", "approved", "by")),
        (asked(proposed="2026-09-19"), "approval-prepared-early", ("approval", "prepared", "on")),
        (
            asked(people=signed(reviewed="2026-09-17")),
            "approval-reviewed-early",
            ("approval", "reviewed", "on"),
        ),
        (
            asked(people=signed(approved="2026-09-18")),
            "approval-approved-early",
            ("approval", "approved", "on"),
        ),
        (asked(effective="2026-09-19"), "approval-effective-early", ("approval", "effective")),
        (asked(today="2026-09-19"), "approval-date-future", ("approval", "approved", "on")),
    ],
)
def test_each_rule_about_people_and_days(request_: Asked, rule: str, place: tuple[str | int, ...]) -> None:
    assert found(request_) == [(rule, place)]


@pytest.mark.parametrize(
    ("request_", "releases", "rule", "place"),
    [
        (asked("2026Q4"), ["2026Q4"], "approval-release-exists", ("approval", "release")),
        (asked("2026Q4"), ["2026Q4", "2027Q1"], "approval-release-exists", ("approval", "release")),
        (asked("2026Q4"), ["2026Q4.1"], "approval-version-not-later", ("approval", "release")),
        (asked("2026Q4.2"), ["2026Q4", "2026Q4.10"], "approval-version-not-later", ("approval", "release")),
        (
            asked("2026Q4", "2026-07-01", signed(), "2026-09-20"),
            ["2026Q3"],
            "approval-effective-not-later",
            ("approval", "effective"),
        ),
    ],
)
def test_each_rule_about_releases_before(
    request_: Asked, releases: list[str], rule: str, place: tuple[str | int, ...]
) -> None:
    people = {role: Signed(by=one.by, on=date(2026, 6, 1)) for role, one in signed().items()}
    early = replace(request_, signed=people, proposed=None)
    assert (rule, place) in found(early, HANDBOOK, *(former(name) for name in releases))
    assert {found_rule for found_rule, _ in found(early, HANDBOOK, *map(former, releases))} <= {
        rule,
        "approval-suggestion-elsewhere",
    }


def test_a_withdrawn_release_puts_off_nothing() -> None:
    withdrawn = Former(ReleaseName("2026Q3"), date(2026, 12, 1), withdrawn=True, handbook=HANDBOOK)
    assert found(asked(), HANDBOOK, former("2026Q2"), withdrawn) == []


def test_an_id_that_has_gone_never_comes_back() -> None:
    releases = (former("2026Q1"), former("2026Q2", GONE), former("2026Q3", GONE))
    assert found(asked(), HANDBOOK, *releases) == [("approval-id-retired", ("terms", 0, "id"))]
    (finding,) = objections(asked(), HANDBOOK, releases)
    assert finding.arguments == {"id": "valid-complaint", "release": "2026Q1"}
    assert found(asked(), GONE, *releases) == []
    assert found(asked(), HANDBOOK, former("2026Q3", GONE)) == []


def test_an_id_stays_what_it_was() -> None:
    draft = edited(other_kind)
    assert found(asked(), draft, former("2026Q3")) == [("approval-id-other-kind", ("cases", 1, "id"))]
    (finding,) = objections(asked(), draft, (former("2026Q3"),))
    assert finding.arguments == {"id": "valid-complaint", "was": "term", "kind": "case"}


def test_one_for_several_parts_can_be_allowed() -> None:
    def allow(separate: str) -> Callable[[Any], None]:
        return lambda data: data["about"].update(
            control={"separate-roles": separate, "suggestions-to": "unspecified"}
        )

    assert found(asked(people=three("经理")), edited(allow("false"))) == []
    repeated = [("approval-role-repeated", ("approval", role, "by")) for role in ("reviewed", "approved")]
    assert found(asked(people=three("经理")), edited(allow("true"))) == repeated
    assert found(asked(people=three("经理"))) == repeated


def holding(*people: dict[str, Any], **aliases: list[str]) -> Handbook:
    """Return the handbook with these persons, and aliases of its posts."""

    def change(data: Any) -> None:
        data["people"] = list(people)
        for post in data["posts"]:
            post["aliases"] = aliases.get(post["id"], [])

    return edited(change)


ZHOU = {"id": "director", "name": "周岚", "posts": []}
REVIEWER, APPROVER = ("approval", "reviewed", "by"), ("approval", "approved", "by")


@pytest.mark.parametrize(
    ("people", "draft", "places"),
    [
        (by_id(), HANDBOOK, []),
        (by_id(reviewed="clerk"), HANDBOOK, [REVIEWER]),
        # A person may sign as the post that they hold.
        (by_id(), holding(ZHOU | {"posts": ["manager"]}), [APPROVER]),
        (by_id(), holding(ZHOU | {"posts": ["clerk", "manager"]}), [REVIEWER, APPROVER]),
        # Two posts of one person are one.
        (by_id(approved="manager", reviewed="director"), holding(ZHOU, ZHOU | {"id": "other"}), []),
        (
            by_id(approved="other"),
            holding(ZHOU, {"id": "other", "name": "郑和", "posts": ["clerk", "manager"]}),
            [REVIEWER, APPROVER],
        ),
        # Several hold the post: those who are named are told apart.
        (
            by_id(reviewed="director", approved="other"),
            holding(ZHOU | {"posts": ["manager"]}, {"id": "other", "name": "郑和", "posts": ["manager"]}),
            [],
        ),
        # One under two spellings.
        (
            by_id(reviewed="director", approved="other"),
            holding(ZHOU, {"id": "other", "name": "周 岚", "posts": []}),
            [APPROVER],
        ),
        (by_id(), holding(ZHOU, clerk=["经 理"]), [REVIEWER]),
    ],
)
def test_separate_duties_are_those_of_different_people(
    people: dict[Role, Signed], draft: Handbook, places: list[tuple[str, ...]]
) -> None:
    assert found(asked(people=people), draft) == [("approval-role-repeated", place) for place in places]


def test_two_titles_of_one_post_cannot_sign_apart() -> None:
    """The register of contradictions says that they may be one, decided or not."""
    draft = edited(conflict)
    assert ("approval-role-repeated", REVIEWER) in found(asked(people=by_id()), draft)
    apart = found(asked(people=by_id(prepared="director", approved="clerk")), draft)
    assert ("approval-role-repeated", APPROVER) in apart


def test_each_day_is_compared_with_the_latest_of_all_before_it() -> None:
    """One day is put in the wrong place; those after it are still compared with the right ones."""
    wrong = asked(
        people=signed(prepared="2026-09-19", reviewed="2026-09-10", approved="2026-09-12"),
        effective="2026-09-18",
        proposed="2026-09-15",
    )
    findings = [*objections(wrong, HANDBOOK, ())]
    assert [finding.rule for finding in findings] == [
        "approval-reviewed-early",
        "approval-approved-early",
        "approval-effective-early",
    ]
    assert {str(finding.arguments["before"]) for finding in findings} == {"2026-09-19"}
    assert all(says(finding, Words("zh")).endswith("早于编制日期 2026-09-19") for finding in findings)


def test_all_on_one_day_is_in_order() -> None:
    day = "2026-09-20"
    people = signed(prepared=day, reviewed=day, approved=day)
    assert found(asked(people=people, effective=day, today=day, proposed=day)) == []


@pytest.mark.parametrize(
    ("name", "nobody"),
    [
        *(
            (name, True)
            for name in ("某某", "某", "王某", "待定", " 待 定 ", "N/A", "Ｎ／Ａ", "n.a.", "xxx", "XX")
        ),
        *(
            (name, True)
            for name in ("×××", "unspecified", "TBD", "无", "——", "？？", "张三", "to be decided")
        ),
        *(
            (name, False)
            for name in ("王建国", "总经理", "Nan Xu", "吴待", "Tess Ting", "xiaoming", "何某勇")
        ),
    ],
)
def test_a_placeholder_is_no_person(name: str, *, nobody: bool) -> None:
    assert is_placeholder(name, "zh") is nobody


@pytest.mark.parametrize(
    ("name", "nobody"), [("N/A", True), ("Jane Doe", True), ("tbd", True), ("Tessa", False)]
)
def test_a_placeholder_in_english_is_no_person(name: str, *, nobody: bool) -> None:
    assert is_placeholder(name, "en") is nobody


def test_every_conflict_is_decided() -> None:
    assert found(asked(), edited(conflict)) == [("approval-conflict-undecided", ("conflicts", 1, "id"))]


@pytest.mark.parametrize(
    ("until", "due"), [("2026-09-30", True), ("2026-10-01", False), ("2027-03-31", False)]
)
def test_what_is_decided_for_the_time_being_lasts_until_the_release_is_in_force(
    until: str, *, due: bool
) -> None:
    def decided(data: Any) -> None:
        conflict(data)
        data["conflicts"] = data["conflicts"][:1]
        data["conflicts"][0]["decision"] |= {"both": "照旧", "until": until}

    expected = [("approval-decision-due", ("conflicts", 0, "decision", "until"))] if due else []
    assert found(asked(effective="2026-10-01"), edited(decided)) == expected


OPEN = edited(suggestion(decision=None))
LATER = edited(suggestion(decision=DECISION | {"outcome": "carried-over"}))
DECLINED = edited(suggestion(decision=DECISION | {"outcome": "declined"}))


@pytest.mark.parametrize(
    ("draft", "release", "before", "expected"),
    [
        (OPEN, "2026Q4", [], [("suggestion-undecided", ("suggestions", 0, "id"))]),
        (HANDBOOK, "2026Q3", [], [("approval-suggestion-elsewhere", AT_DECISION)]),
        (HANDBOOK, "2027Q1", [], [("approval-suggestion-elsewhere", AT_DECISION)]),
        (HANDBOOK, "2027Q1", [former("2026Q3")], [("approval-suggestion-elsewhere", AT_DECISION)]),
        (HANDBOOK, "2027Q1", [former("2026Q4")], []),
        (LATER, "2026Q4", [], []),
        (LATER, "2027Q1", [former("2026Q4", LATER)], [("approval-suggestion-elsewhere", AT_DECISION)]),
        (HANDBOOK, "2027Q1", [former("2026Q4", OPEN)], [("approval-suggestion-elsewhere", AT_DECISION)]),
        (HANDBOOK, "2027Q1", [former("2026Q4", DECLINED)], [("approval-suggestion-elsewhere", AT_DECISION)]),
        (DECLINED, "2027Q1", [former("2026Q4", DECLINED)], []),
        (
            HANDBOOK,
            "2027Q1",
            [former("2026Q4", edited(without("log-visitors")))],
            [("approval-suggestion-elsewhere", AT_DECISION)],
        ),
    ],
)
def test_every_suggestion_is_decided_in_this_release_or_told_by_a_former_one(
    draft: Handbook, release: str, before: list[Former], expected: list[Any]
) -> None:
    assert found(asked(release), draft, *before) == expected


def test_a_suggestion_is_about_what_is_or_was_ever_there() -> None:
    draft = edited(suggestion(on="valid-complaint"), GONE)
    assert found(asked(), draft) == [("subject-unknown", ("suggestions", 0, "on"))]
    assert found(asked(), draft, former("2026Q2"), former("2026Q3", GONE)) == []


def test_a_reason_is_about_what_is_or_was_in_the_last_release() -> None:
    draft = edited(reason("valid-complaint", "2026Q4"), GONE)
    unknown = [("subject-unknown", ("reasons", 0, "at", 1))]
    assert found(asked(), draft) == unknown
    assert found(asked(), draft, former("2026Q2"), former("2026Q3", GONE)) == unknown
    assert found(asked(), draft, former("2026Q3")) == []
    assert found(asked(), edited(reason("valid-complaint", "2026Q1"), GONE)) == []


def test_what_is_approved_is_what_was_put_forward() -> None:
    proposal = Proposal(
        format="1",
        release=ReleaseName("2026Q4"),
        proposed=date(2026, 9, 15),
        snapshot=Text(fingerprint(HANDBOOK)),
    )
    assert list(unproposed(proposal, fingerprint(HANDBOOK))) == []
    rules = [
        finding.rule
        for given, snapshot in ((None, fingerprint(HANDBOOK)), (proposal, fingerprint(GONE)))
        for finding in unproposed(given, snapshot)
    ]
    assert rules == ["approval-not-proposed", "approval-draft-changed"]


def test_everything_is_told_at_once() -> None:
    draft = edited(conflict, edited(suggestion(decision=None), GONE))
    releases = (former("2026Q3", HANDBOOK), former("2026Q4", GONE))
    rules = [rule for rule, _ in found(asked(people={}, effective="2026-01-01"), draft, *releases)]
    assert rules == [
        *["approval-role-missing"] * 3,
        "approval-effective-early",
        "approval-effective-not-later",
        "approval-release-exists",
        "approval-conflict-undecided",
        "suggestion-undecided",
    ]


def test_every_objection_is_shown_here() -> None:
    text = Path(__file__).read_text(encoding="utf-8")
    worded = {key.partition(".")[0] for key in Words("zh").section("findings") if key.startswith("approval-")}
    assert {rule for rule in worded if f'"{rule}"' not in text} == set()
