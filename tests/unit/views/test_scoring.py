"""Rules, schemes and worked examples in words."""

from __future__ import annotations

from typing import Any

import pytest

from generator.model.handbook import Handbook
from generator.model.schemes import Scheme
from generator.model.standards import Target
from generator.scoring.plan import Missing, plan, row
from generator.views.scoring import (
    Context,
    example_lines,
    ladder_words,
    missing_words,
    penalty_lines,
    rule_words,
    scheme_facts,
    sheet_example_lines,
)
from generator.views.wording import Wording, plain
from generator.words import LANGUAGES, Words
from tests.unit.scoring.sheets import WHOLE, book, item, section
from tests.unit.scoring.test_items import DEDUCT, GRADED, RANGE, RETURN, TABLE, penalty

BONUS = {"type": "bonus", "each": "0.4", "at-most": "1"}
RULES: list[Any] = [
    WHOLE,
    DEDUCT,
    TABLE,
    GRADED,
    RANGE,
    BONUS,
    {"type": "discretionary"},
    penalty(),
    {"type": "unscored"},
    {"type": "unscored", "responses": "levels"},
    "unspecified",
]


def wording(made: Handbook, language: str = "zh") -> Wording:
    return Wording(made, Words(language))


def one(rule: Any, full: str | None = "1", **scheme: Any) -> Handbook:
    """Return a handbook with a sheet of one row."""
    return book(section("part", item("x", full, rule), total="25"), targets=(RETURN,), **scheme)


def rule(rule: Any, full: str | None = "1", language: str = "zh", **scheme: Any) -> str:
    """Return a rule in words."""
    made = one(rule, full, **{"item": "unspecified", **scheme})
    found = row(made, made.schemes[0], made.services[0].criteria[0])
    return plain(rule_words(wording(made, language), found.rule, Context.of(made.schemes[0])))


def examples(rule: Any, full: str | None = "1", language: str = "zh", **scheme: Any) -> tuple[str, ...]:
    """Return the examples of a rule in words."""
    made = one(rule, full, **scheme)
    found = row(made, made.schemes[0], made.services[0].criteria[0])
    return example_lines(wording(made, language), found, made.schemes[0])


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (WHOLE, "符合得满分，不符合得0分"),
        (DEDUCT, "每次不符合扣0.3分，扣完为止"),
        ({**DEDUCT, "per": "place", "floor": "0.5"}, "每处不符合扣0.3分，最低得0.5分"),
        ({**DEDUCT, "overflow": "section"}, "每次不符合扣0.3分，扣完为止；本项不够扣的，再从本部分里扣"),
        ({**DEDUCT, "each": "unspecified"}, "每次不符合扣【原文未载】分，扣完为止"),
        (TABLE, "late：每次不符合扣0.5分；forged：本项不得分；lost：每次不符合扣【原文未载】分；扣完为止"),
        (
            GRADED,
            "按“Levels”评定：yes得满分；partly得满分的60%；no得0分；unseen不参加计分；none按不适用处理",
        ),
        (RANGE, "按测得的数值（%）：不低于98得5分；不低于90且低于98得3分；不低于50且低于90得0分"),
        ({"type": "discretionary"}, "由检查人酌情扣分，扣完为止"),
        ({"type": "discretionary", "at-most": "2"}, "由检查人酌情扣分，最多扣2分"),
        (BONUS, "每次加0.4分，最多1分"),
        (penalty(), "return不低于50%；每低5个百分点扣1分，不满5个百分点时怎样扣【原文未载】"),
        (penalty("whole-steps"), "return不低于50%；每低5个百分点扣1分，不满5个百分点的部分不扣"),
        (penalty("proportional"), "return不低于50%；每低5个百分点扣1分，按比例扣"),
        ({"type": "unscored"}, "只记录，不计分"),
        ({"type": "unscored", "responses": "levels"}, "按“Levels”记录，不计分"),
        ("unspecified", "【原文未载】"),
    ],
)
def test_every_rule_is_told(told: Any, words: str) -> None:
    assert rule(told) == words


def test_the_scheme_adds_to_the_sense_of_a_rule() -> None:
    assert rule(DEDUCT, section="pool") == "每次不符合扣0.3分，从本部分的总分里扣"
    assert rule(WHOLE, direction="lower-is-better") == "符合记0分，不符合记满分"
    assert rule(DEDUCT, direction="lower-is-better") == "每次不符合记0.3分，记满为止"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("told", RULES)
def test_every_rule_is_told_in_every_language_and_sense(told: Any, language: str) -> None:
    for direction in ("higher-is-better", "lower-is-better"):
        for part in ("sum", "pool"):
            assert rule(told, language=language, direction=direction, section=part)
            examples(told, "10", language, direction=direction, section=part)


@pytest.mark.parametrize(
    ("told", "full", "lines"),
    [
        (DEDUCT, "1", ("没有不符合：1分", "3次不符合：1 − 3 × 0.3 = 0.1", "4次不符合：扣完，得0分")),
        (
            {**DEDUCT, "floor": "0.5", "per": "place"},
            "1",
            ("没有不符合：1分", "1处不符合：1 − 1 × 0.3 = 0.7", "2处不符合：扣到0.5分为止"),
        ),
        (
            {**DEDUCT, "each": "unspecified"},
            "1",
            ("没有不符合：1分", "1次不符合：算不出得分，“x”的扣分数额【原文未载】"),
        ),
        (
            {**DEDUCT, "overflow": "section", "each": "0.5"},
            "1",
            (
                "没有不符合：1分",
                "1次不符合：1 − 1 × 0.5 = 0.5",
                "2次不符合：1 − 2 × 0.5 = 0",
                "3次不符合：扣完，得0分，再从本部分扣0.5分",
            ),
        ),
        (
            TABLE,
            "2",
            (
                "没有不符合：2分",
                "late1次：2 − 0.5 = 1.5",
                "forged1次：2 − 2 = 0",
                "late1次、forged1次：2 − 2 = 0",
            ),
        ),
        (
            GRADED,
            "4",
            ("yes：4分", "partly：4 × 60% = 2.4", "no：0分", "unseen：不参加计分", "none：按不适用处理"),
        ),
        (
            {"type": "discretionary"},
            "3",
            ("酌情扣0分：3分", "酌情扣1分：3 − 1 = 2", "酌情扣3分：3 − 3 = 0"),
        ),
        (BONUS, None, ("做到1次：1 × 0.4 = 0.4", "做到4次：加满1分")),
        (
            penalty(),
            "10",
            (
                "实际50%：10分",
                "实际45%，相差5个百分点：10 − 1 = 9",
                "实际42.5%，相差7.5个百分点：算不出得分，“x”的零头算法【原文未载】",
            ),
        ),
        (WHOLE, "1", ()),
        (RANGE, "5", ()),
        ({"type": "unscored"}, None, ()),
        ("unspecified", "1", ()),
    ],
)
def test_examples_work_a_rule_out(told: Any, full: str | None, lines: tuple[str, ...]) -> None:
    assert examples(told, full) == lines


def test_examples_in_a_pool_and_where_lower_is_better() -> None:
    assert examples(DEDUCT, None, section="pool")[1] == "1次不符合：从本部分扣 1 × 0.3 = 0.3"
    assert examples(DEDUCT, direction="lower-is-better")[1:] == (
        "3次不符合：3 × 0.3 = 0.9",
        "4次不符合：记到1分为止",
    )


def test_a_long_ladder_is_shortened() -> None:
    made = one({**DEDUCT, "each": "1"}, "20")
    found = row(made, made.schemes[0], made.services[0].criteria[0])
    assert ladder_words(found.full, found.rule) == ("20", "19", "18", "17", "…", "0")


def facts(**scheme: Any) -> dict[str, str]:
    """Return what a scheme settles."""
    made = one(WHOLE, **scheme)
    told = scheme_facts(wording(made), made.get("scheme", Scheme))
    return {fact.label: plain(fact.told) for fact in told}


def test_a_scheme_is_told_by_what_it_settles() -> None:
    grades = [{"id": "low", "title": "合格", "at-least": "0"}]
    fail = {"automatic-fail": {"scope": "section", "score": "zero", "grade": "low"}}
    capped = {"bonus-at-most": "3", "below-zero": "true", **fail}
    gate = {"at-least": "60%", "grade": "low"}
    assert facts(section="pool", result="percent", decimals="1", gate=gate, grades=grades, **capped) == {
        "评分规则": "符合得满分，不符合得0分",
        "各部分计分": "每部分有一个总分，各条都从里面扣，可以扣到零分以下",
        "不适用项": "从得分和满分中一并剔除",
        "未查项": "没有查完，不出最后得分",
        "最后得分": "得分 ÷ 应得满分 × 100，四舍五入，保留1位小数",
        "加分上限": "全表最多加3分",
        "部分底线": "任何一部分得分率低于60%，等级最高为“合格”",
        "一票否决": "关键项不符合，所在部分不得分，等级最高为“合格”",
    }
    lower = facts(direction="lower-is-better", unanswered="zero", **{"not-applicable": "unspecified"})
    assert lower["分数方向"] == "记失分，分数越低越好"
    assert (lower["未查项"], lower["不适用项"]) == ("按满失分计", "【原文未载】")
    assert facts(item={"type": "unscored"}).keys() == {"评分规则", "不适用项"}


def sheet_lines(*sections: Any, **scheme: Any) -> tuple[str, ...]:
    """Return the examples of a sheet."""
    made = book(*sections, **scheme)
    return sheet_example_lines(wording(made), plan(made, made.sheets[0]))


FOUND = "“a”199次不符合、“c”不适用，其余都符合："
TWO = (
    section("s", item("a", "60", DEDUCT), item("b", "40"), weight="60%"),
    section("t", item("c", "100"), weight="40%"),
)


@pytest.mark.parametrize(
    ("scheme", "line"),
    [
        ({}, "满分减去100分；满分100，得40.3分"),
        (
            {"result": "percent", "decimals": "2"},
            "满分减去100分；40.3 ÷ 100 × 100 = 40.3",
        ),
        (
            {"result": "weighted"},
            "满分减去100分；（60% × 40.3）÷ 60% = 40.3",
        ),
        (
            {"not-applicable": "zero"},
            "这一条按0分计；满分200，得40.3分",
        ),
        (
            {"not-applicable": "full"},
            "这一条按满分计；满分200，得140.3分",
        ),
        (
            {"not-applicable": "forbidden"},
            "这张表不允许判为不适用，要改判才有得分",
        ),
        (
            {"not-applicable": "unspecified"},
            "算不出得分，“Scheme”的不适用项算法【原文未载】",
        ),
    ],
)
def test_conventions_are_worked_out(scheme: dict[str, Any], line: str) -> None:
    assert sheet_lines(*TWO, **scheme)[1] == FOUND + line


def test_what_is_left_out_within_a_section_is_worked_out() -> None:
    part = section("s", item("a", "1", DEDUCT), item("b", "2"), item("c", "3"))
    line = sheet_lines(part, **{"not-applicable": "exclude-in-section"})[1]
    assert line == "“a”3次不符合、“c”不适用，其余都符合：“s”按 2.1 ÷ 3 × 6 = 4.2 计；满分6，得4.2分"


def test_weights_rounding_and_grades_are_worked_out() -> None:
    grades = [{"id": "good", "title": "良好", "above": "60", "up-to": "95", "coefficient": "1.1"}]
    parts = section("s", item("a", "3", DEDUCT), weight="60%"), section("t", item("b", "3"), weight="40%")
    assert sheet_lines(*parts, result="weighted", decimals="1", grades=grades)[0] == (
        "“a”9次不符合，其余都符合：60% × 10 + 40% × 100 = 46"
    )
    part = section("s", item("a", "3", {**DEDUCT, "each": "1"}), item("b", "3"))
    assert sheet_lines(part, result="percent", decimals="1", grades=grades)[0] == (
        "“a”2次不符合，其余都符合：4 ÷ 6 × 100 ≈ 66.7；等级“良好”；系数1.1"
    )


def test_pools_bonus_gates_and_automatic_fails_are_worked_out() -> None:
    bonus = {"type": "bonus", "each": "1", "at-most": "2"}
    lines = sheet_lines(
        section("s", item("x", None, critical="true"), item("z", None), item("p", None, bonus), total="25"),
        section("t", item("y", None), total="25"),
        item={**DEDUCT, "each": "2"},
        section="pool",
        gate={"at-least": "60%", "grade": "low"},
        grades=[{"id": "low", "title": "合格", "at-least": "0"}],
        **{"automatic-fail": {"score": "zero"}},
    )
    assert lines[2:] == (
        "“z”1次不符合，其余都符合：“s”总分25，剩23分；满分50，得48分；等级“合格”",
        "“z”13次不符合，其余都符合：“s”总分25，剩0分；满分50，得25分；等级“合格”",
        "“p”做到3次，其余都符合：满分50，得52分；其中加分2分；等级“合格”",
        "“y”13次不符合，其余都符合：“t”得分率0%，低于60%；满分50，得25分；等级“合格”",
        "“x”1次不符合，其余都符合：关键项不符合；满分50，得0分；等级“合格”",
    )


def test_a_section_under_the_gate_is_worked_out() -> None:
    grades = [{"id": "good", "title": "良好", "at-least": "8"}, {"id": "low", "title": "合格", "below": "8"}]
    gate = {"at-least": "60%", "grade": "low"}
    parts = section("s", item("a"), item("b")), section("t", item("c", "8"))
    assert sheet_lines(*parts, gate=gate, grades=grades)[2] == (
        "“s”各条都不符合，其余都符合：“s”得分率0%，低于60%；满分10，得8分；等级“合格”"
    )


def test_what_a_missed_target_costs_another_is_worked_out() -> None:
    """Each 5 points of the return below its target cost the satisfaction one; the rounding is not stated."""
    satisfaction = {**RETURN, "id": "satisfaction", "penalty": penalty()}
    made = book(section("part", item("x")), targets=(RETURN, satisfaction))
    told = wording(made)
    assert penalty_lines(told, made.get("return", Target)) == ()
    assert penalty_lines(told, made.get("satisfaction", Target)) == (
        "实际50%：扣0分",
        "实际45%，相差5个百分点：扣1分",
        "实际42.5%，相差7.5个百分点：算不出得分，“不低于50%”的零头算法【原文未载】",
    )


def test_what_is_missing_is_named() -> None:
    made = one(WHOLE)
    assert missing_words(wording(made), Missing("x", "points")) == "“x”的分值"
    assert missing_words(wording(made, "en"), Missing("scheme", "item")) == "scoring rule of “Scheme”"
