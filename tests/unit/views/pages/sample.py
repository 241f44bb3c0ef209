"""A small handbook that has everything once, with words of the test's own choice in every text."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from generator.model.handbook import Handbook
from generator.views.pages import Page, pages
from generator.views.wording import Wording
from generator.words import Words

PRINTABLE = frozenset({"desk-sheet", "slip", "handling"})
Say = Callable[[str], str]
HOUR = {"form": "elapsed", "amount": "1", "unit": "hour"}


def unchanged(text: str) -> str:
    return text


def sample(say: Say = unchanged, **changes: Any) -> Handbook:
    """Return the handbook; `say` makes each text from a name that tells where it stands."""
    parts = {
        "about": about(say),
        "sources": [{"id": "a", "title": say("source"), "note": say("source note")}],
        "departments": [
            {"id": "office", "title": say("department"), "aliases": [say("department alias")]},
            {"id": "team", "title": say("team"), "part-of": "office"},
        ],
        "posts": posts(say),
        "terms": [
            {
                "id": "owner",
                "title": say("term"),
                "aliases": [say("term alias")],
                "definition": say("definition"),
            }
        ],
        "events": [{"id": "received", "title": say("event")}, {"id": "answered", "title": say("end event")}],
        "cases": [{"id": "urgent", "title": say("case")}],
        "schemes": [scheme(say)],
        "methods": [{"id": "looking", "title": say("way of checking")}],
        "services": [standard(say)],
        "procedures": [procedure(say)],
        "sheets": [sheet(say)],
        "forms": [
            form(say),
            {"id": "log", "number": "unspecified", "title": say("log"), "content": "unspecified"},
        ],
        "records": [retention(say)],
    }
    return Handbook.model_validate(parts | changes)


def sample_pages(handbook: Handbook, language: str = "zh") -> tuple[Page, ...]:
    return pages(handbook, Wording(handbook, Words(language)), PRINTABLE)


def basis(say: Say, where: str) -> list[dict[str, Any]]:
    return [
        {"source": "a", "item": say(f"{where} item"), "evidence": "inferred", "note": say(f"{where} note")}
    ]


def about(say: Say) -> dict[str, Any]:
    return {
        "title": say("title"),
        "organisation": say("organisation"),
        "owner": "office",
        "address": "unspecified",
        "review-cycle": "unspecified",
        "variables": [{"id": "site", "title": "unseen", "value": "the site"}],
    }


def posts(say: Say) -> list[dict[str, Any]]:
    clerk = {
        "id": "clerk",
        "title": say("post"),
        "aliases": [say("post alias")],
        "department": "office",
        "reports-to": "head",
        "duties": [say("duty")],
        "basis": basis(say, "post"),
    }
    head = {"id": "head", "title": say("head"), "department": "unspecified"}
    return [
        clerk,
        head,
        {"id": "outsider", "title": say("outsider"), "department": "unspecified", "external": "true"},
    ]


def scheme(say: Say) -> dict[str, Any]:
    return {
        "id": "deduction",
        "title": say("scheme"),
        "text": say("scheme text"),
        "item": {"type": "deduct", "each": "0.3", "per": "item"},
        "not-applicable": "exclude",
    }


def limit(identifier: str) -> dict[str, Any]:
    return {"id": identifier, "from": "received", "to": "answered", "case": "urgent", "within": HOUR}


def standard(say: Say) -> dict[str, Any]:
    answered = {
        "id": "desk.answered",
        "title": say("criterion"),
        "text": say("criterion text"),
        "points": "0.5",
        "rule": {"type": "all-or-nothing"},
        "verifies": ["desk.answer"],
        "checks": [{"by": ["head"], "how": ["looking"], "frequency": "unspecified"}],
        "basis": basis(say, "criterion"),
    }
    seen = {
        "id": "desk.seen",
        "title": say("second criterion"),
        "text": "on [[slip]]",
        "points": "unspecified",
    }
    return {
        "id": "desk",
        "number": say("KF-08"),
        "title": say("standard"),
        "department": "office",
        "scope": say("scope"),
        "total": "0.5",
        "requirements": [
            {"id": "desk.answer", "text": say("requirement"), "who": ["clerk"]},
            {
                "id": "desk.see",
                "text": "within [[desk.limit]], [[desk.share]], at [[site]]",
                "who": "unspecified",
            },
        ],
        "criteria": [answered, seen],
        "limits": [limit("desk.limit")],
        "targets": [
            {
                "id": "desk.share",
                "title": say("target"),
                "counted": say("numerator"),
                "out-of": say("denominator"),
                "at-least": "65%",
            }
        ],
        "basis": basis(say, "standard"),
    }


def procedure(say: Say) -> dict[str, Any]:
    repeat = {"until": say("until"), "at-most": "unspecified", "escalate-to": "head"}
    return {
        "id": "handling",
        "number": "QP-10",
        "title": say("procedure"),
        "department": "unspecified",
        "purpose": say("purpose"),
        "scope": say("procedure scope"),
        "steps": [
            {
                "id": "handling.take",
                "title": say("step"),
                "text": say("step text"),
                "who": ["clerk"],
                "limits": ["handling.limit"],
                "forms": ["slip"],
                "basis": basis(say, "step"),
            },
            {
                "id": "handling.judge",
                "type": "decision",
                "title": say("decision"),
                "who": ["head"],
                "branches": [
                    {"when": say("done"), "next": "handling.end", "limits": ["handling.limit"]},
                    {"when": say("not done"), "next": "handling.take", "repeat": repeat},
                ],
            },
            {"id": "handling.end", "type": "end", "title": say("end"), "who": "unspecified"},
        ],
        "rules": [
            {
                "id": "handling.report",
                "title": say("rule"),
                "text": say("rule text"),
                "who": ["office"],
                "forms": ["log"],
            }
        ],
        "limits": [limit("handling.limit")],
    }


def sheet(say: Say) -> dict[str, Any]:
    return {
        "id": "desk-sheet",
        "number": "RF-2",
        "title": say("sheet"),
        "scheme": "deduction",
        "purpose": say("sheet purpose"),
        "checks": "unspecified",
        "sections": [{"id": "desk-sheet.all", "title": say("section"), "items": ["desk"]}],
        "total": "unspecified",
    }


def form(say: Say) -> dict[str, Any]:
    fields = [
        {"id": "slip.name", "title": say("field"), "hint": say("hint"), "filled-by": "clerk"},
        {"id": "slip.kind", "title": say("choice"), "type": "choice", "options": [say("option")]},
    ]
    return {
        "id": "slip",
        "number": "RF-10",
        "title": say("form"),
        "aliases": [say("form alias")],
        "purpose": say("form purpose"),
        "groups": [say("group")],
        "content": [{"title": say("field group"), "fields": fields}],
        "personal-data": "true",
    }


def retention(say: Say) -> dict[str, Any]:
    return {
        "id": "keep",
        "title": say("retention"),
        "holds": ["slip", "desk-sheet"],
        "also": [say("letters")],
        "keeper": ["clerk"],
        "period": {"form": "elapsed", "amount": "2", "unit": "year"},
        "from": "answered",
        "disposal": say("disposal"),
    }
