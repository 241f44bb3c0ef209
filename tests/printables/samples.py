"""Small handbooks to print, built without any file."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from generator.model.handbook import Handbook
from generator.views.wording import Wording
from generator.words import Words

Data = dict[str, Any]

RARE = "\u56cd"
LONG = RARE * 5000
"""A text longer than a page, of a character that no other text has."""

AT_LENGTH = "先看记录，再到现场核对，最后打电话向当事人逐项核实。"

HOSTILE = (
    "#let x = 1",
    "*x* _y_ `z`",
    "$a^2$ \\ \\n",
    "@ref <label>",
    "// comment /* more */",
    "=cmd|' /C calc'!A0",
    "<script>alert(1)</script> &amp; &#65;",
    "\"quoted\" 'single' {{ braces }} {% block %}",
    '#{panic()} #import "x"',
    "- list\n+ list\n/ term: text",
    "]]> [[not an id]] [link](x)",
)
"""Texts that are code to someone."""

ABOUT = {
    "title": "手册",
    "organisation": "示例物业",
    "owner": "unspecified",
    "address": "unspecified",
    "review-cycle": "unspecified",
}
RESPONSES = [
    {
        "id": "levels",
        "title": "三档",
        "responses": [
            {"id": "levels.good", "title": "优", "meaning": "conforming", "share": "100%"},
            {"id": "levels.fair", "title": "中", "meaning": "partly", "share": "60%"},
            {"id": "levels.bad", "title": "差", "meaning": "nonconforming", "share": "0%"},
        ],
    },
    {
        "id": "status",
        "title": "四种状态",
        "responses": [
            {"id": "status.in", "title": "达标", "symbol": "IN", "meaning": "conforming"},
            {"id": "status.out", "title": "未达标", "symbol": "OUT", "meaning": "nonconforming"},
            {"id": "status.unseen", "title": "未观察", "symbol": "N/O", "meaning": "not-observed"},
            {"id": "status.none", "title": "不涉及", "symbol": "N/A", "meaning": "not-applicable"},
        ],
    },
    {
        "id": "faults",
        "title": "七档",
        "responses": [
            {
                "id": f"faults.f{points}",
                "title": f"失分{points}分的情形",
                "symbol": f"{points}",
                "meaning": "conforming" if points < 10 else "nonconforming",
                "points": f"{points}",
            }
            for points in range(0, 35, 5)
        ],
    },
]
DEDUCT = {"type": "deduct", "each": "0.3"}
WHOLE = {"type": "all-or-nothing"}
SCHEMES = [{"id": "deduct", "title": "倒扣分", "item": DEDUCT, "not-applicable": "unspecified"}]


def handbook(**parts: Any) -> Handbook:
    """Return a handbook with a department, a few posts and a scheme besides what is given."""
    data: Data = {
        "about": ABOUT,
        "sources": [{"id": "manual", "title": "标准手册"}],
        "departments": [{"id": "quality", "title": "品质部"}],
        "posts": [
            {"id": "clerk", "title": "值班员", "department": "quality"},
            {"id": "manager", "title": "项目经理", "department": "quality"},
        ],
        "methods": [
            {"id": "logs", "title": "看记录"},
            {"id": "call", "title": "回访"},
            {"id": "ask", "title": "询问"},
            {"id": "long", "title": LONG},
            {"id": "briefly", "title": "简法", "text": "看一眼。"},
            {"id": "at-length", "title": "细法", "text": AT_LENGTH},
        ],
        "marks": [
            {"id": "visit", "symbol": "▼", "title": "可能暗访", "definition": "不打招呼"},
            {"id": "leader", "symbol": "◎", "title": "分管领导必查", "definition": "unspecified"},
        ],
        "responses": RESPONSES,
        "schemes": SCHEMES,
    }
    return Handbook.model_validate({**data, **parts})


def wording(book: Handbook, language: str = "zh") -> Wording:
    """Return the wording of a handbook."""
    return Wording(book, Words(language))


def criterion(position: int, /, **more: Any) -> Data:
    """Return a criterion with words of its own."""
    usual = {
        "id": f"c{position}",
        "title": f"要点{position}",
        "text": f"第{position}条要求登记完整、签字齐全，记录编号{position:04}",
        "points": "1",
    }
    return {**usual, **more}


RULES: dict[str, Data] = {
    "all-or-nothing": WHOLE,
    "deduct": {**DEDUCT, "per": "place", "overflow": "section"},
    "table": {
        "type": "table",
        "deductions": [
            {"id": "table.late", "title": "迟到", "takes": "0.2"},
            {"id": "table.missing", "title": "缺记录", "takes": "all"},
            {"id": "table.other", "title": "其他情形", "takes": "unspecified", "per": "item"},
        ],
    },
    "graded": {"type": "graded", "responses": "levels"},
    "range": {
        "type": "range",
        "unit": "分钟",
        "bands": [{"up-to": "10", "points": "1"}, {"above": "10", "points": "0"}],
    },
    "discretionary": {"type": "discretionary", "at-most": "0.5"},
    "bonus": {"type": "bonus", "each": "0.5", "at-most": "2"},
    "rate-penalty": {
        "type": "rate-penalty",
        "target": "returned",
        "each": "5%",
        "deduct": "1",
        "rounding": "unspecified",
    },
    "unscored": {"type": "unscored"},
    "recorded": {"type": "unscored", "responses": "status"},
}
"""One item rule of every type."""
TARGET = {
    "id": "returned",
    "title": "回收率",
    "counted": "收回的问卷份数",
    "out-of": "发出的问卷份数",
    "at-least": "65%",
}


def every_rule() -> list[Data]:
    """Return a criterion for each type of rule, and one whose rule no source gives."""
    ruled = [criterion(number, rule=rule) for number, rule in enumerate(RULES.values(), start=1)]
    bonus = list(RULES).index("bonus")
    ruled[bonus] = {key: value for key, value in ruled[bonus].items() if key != "points"}
    return [*ruled, criterion(len(ruled) + 1, rule="unspecified")]


def questions(count: int) -> list[Data]:
    """Return questions to be answered by yes or no; every third expects no."""
    return [
        {
            "id": f"q{number}",
            "title": f"第{number}问，做得好不好？",
            "expects": "no" if number % 3 == 0 else "yes",
        }
        for number in range(1, count + 1)
    ]


def listed(count: int) -> list[Data]:
    """Return criteria without points."""
    rows = [criterion(number) for number in range(1, count + 1)]
    return [{key: value for key, value in row.items() if key != "points"} for row in rows]


def scheme(item: Any = DEDUCT, **more: Any) -> Data:
    """Return a scheme."""
    return {"id": "own", "title": "自定计分", "item": item, "not-applicable": "exclude", **more}


def grades(*bounds: int, **more: Any) -> list[Data]:
    """Return grades from the lowest bound up, each from its bound to below the next."""
    return [
        {"id": f"grade{low}", "title": f"{low}分等", "at-least": f"{low}", "below": f"{high}", **more}
        for low, high in pairwise(bounds)
    ]


def part(place: int, **more: Any) -> Data:
    """Return a section that holds the criteria of the standard of its place."""
    return {"id": f"part{place}", "title": f"第{place}部分", "items": [f"standard{place}"], **more}


def sheet_handbook(*sections: list[Data], scheme: Data | None = None, **more: Any) -> Handbook:
    """Return a handbook with one sheet whose sections hold these criteria; `more` goes to the sheet."""
    sheet = {
        "id": "sheet",
        "number": "RF-01",
        "title": "检查评分表",
        "scheme": scheme["id"] if scheme else "deduct",
        "checks": "unspecified",
        "total": "unspecified",
        "sections": [part(place) for place in range(len(sections))],
        **more,
    }
    services = [
        {
            "id": f"standard{place}",
            "number": f"KF-{place}",
            "title": f"标准{place}",
            "department": "unspecified",
            "criteria": criteria,
        }
        for place, criteria in enumerate(sections)
    ]
    measured = {"id": "measured", "number": "unspecified", "title": "指标", "department": "unspecified"}
    if any(row.get("rule") == RULES["rate-penalty"] for criteria in sections for row in criteria):
        services.append({**measured, "targets": [TARGET]})
    return handbook(services=services, sheets=[sheet], schemes=[*SCHEMES, *([scheme] if scheme else [])])


def with_scripts(book: Handbook, *ids: str) -> Handbook:
    """Return a handbook with scripts of these ids."""
    lines = [{"say": "您好！"}, {"when": "没听清", "say": "请再说一遍。"}]
    scripts = [
        {
            "id": one,
            "title": f"问候语{one}",
            "occasion": "接起来电",
            "channel": "telephone",
            "who": "unspecified",
            "lines": lines,
        }
        for one in ids
    ]
    return Handbook.model_validate({**book.model_dump(by_alias=True, mode="json"), "scripts": scripts})


def field(number: int, **more: Any) -> Data:
    """Return a field of a form."""
    return {"id": f"f{number}", "title": f"项目{number}", **more}


def form_handbook(content: Any, **more: Any) -> Handbook:
    """Return a handbook with one form."""
    form = {"id": "form", "number": "RF-02", "title": "记录表", "content": content, **more}
    return handbook(forms=[form])


def step(number: int, **more: Any) -> Data:
    """Return a step of a procedure."""
    return {"id": f"s{number}", "title": f"步骤{number}", "who": ["clerk"], **more}


def procedure_handbook(*steps: Data, **more: Any) -> Handbook:
    """Return a handbook with one procedure, which may refer to a limit and a form."""
    limits = [
        {"id": "soon", "from": "unspecified", "to": "unspecified", "within": {"form": "immediately"}},
        {
            "id": "late",
            "from": "unspecified",
            "to": "unspecified",
            "case": "rare",
            "within": {"form": "working-days", "amount": "2"},
        },
    ]
    procedure = {
        "id": "procedure",
        "number": "QP-01",
        "title": "处理程序",
        "department": "unspecified",
        "steps": list(steps),
        "limits": limits,
        **more,
    }
    forms = [{"id": "form", "number": "RF-02", "title": "记录表", "content": "unspecified"}]
    return handbook(procedures=[procedure], forms=forms, cases=[{"id": "rare", "title": "少见"}])


def branching(*targets: int, loop: int | None = None) -> list[Data]:
    """Return branches to steps; the one to `loop` says how it is left."""
    branches: list[Data] = []
    for place, target in enumerate(targets):
        branch: Data = {"when": f"情形{place}", "next": f"s{target}"}
        if target == loop:
            branch["repeat"] = {"until": "合格", "at-most": "unspecified", "escalate-to": "manager"}
        branches.append(branch)
    return branches
