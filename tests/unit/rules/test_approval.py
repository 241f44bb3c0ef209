"""What forbids a release: each objection alone, on a handbook that nothing else speaks against."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from generator.findings import Finding, Place
from generator.model.base import Text
from generator.model.handbook import Handbook
from generator.model.plain import handbook_of, plain
from generator.model.release import Proposal, ReleaseName, Role, Signed
from generator.rules.approval import Asked, Former, objections, unproposed
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
) -> Asked:
    known = signed() if people is None else people
    return Asked(ReleaseName(release), known, date.fromisoformat(effective), date.fromisoformat(today))


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
    early = Asked(request_.release, people, request_.effective, request_.today)
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
        "approval-effective-not-later",
        "approval-release-exists",
        "approval-conflict-undecided",
        "suggestion-undecided",
    ]


def test_every_objection_is_shown_here() -> None:
    text = Path(__file__).read_text(encoding="utf-8")
    worded = {key.partition(".")[0] for key in Words("zh").section("findings") if key.startswith("approval-")}
    assert {rule for rule in worded if f'"{rule}"' not in text} == set()
