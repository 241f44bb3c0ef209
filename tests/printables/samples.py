"""Small handbooks to print, built without any file."""

from __future__ import annotations

from typing import Any

from generator.model.handbook import Handbook
from generator.views.wording import Wording
from generator.words import Words

Data = dict[str, Any]

RARE = "\u56cd"
LONG = RARE * 5000
"""A text longer than a page, of a character that no other text has."""

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
DEDUCT = {"type": "deduct", "each": "0.3"}
WHOLE = {"type": "all-or-nothing"}


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
        ],
        "schemes": [{"id": "deduct", "title": "倒扣分", "item": DEDUCT, "not-applicable": "unspecified"}],
    }
    return Handbook.model_validate({**data, **parts})


def wording(book: Handbook, language: str = "zh") -> Wording:
    """Return the wording of a handbook."""
    return Wording(book, Words(language))


def criterion(number: int, **more: Any) -> Data:
    """Return a criterion with words of its own."""
    usual = {
        "id": f"c{number}",
        "title": f"要点{number}",
        "text": f"第{number}条要求登记完整、签字齐全，记录编号{number:04}",
        "points": "1",
    }
    return {**usual, **more}


def sheet_handbook(*sections: list[Data], **more: Any) -> Handbook:
    """Return a handbook with one sheet whose sections hold these criteria; `more` goes to the sheet."""
    sheet = {
        "id": "sheet",
        "number": "RF-01",
        "title": "检查评分表",
        "scheme": "deduct",
        "checks": "unspecified",
        "total": "unspecified",
        "sections": [
            {"id": f"part{place}", "title": f"第{place}部分", "items": [f"standard{place}"]}
            for place in range(len(sections))
        ],
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
    return handbook(services=services, sheets=[sheet])


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
