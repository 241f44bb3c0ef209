"""A small handbook that has everything once, with words of the test's own choice in every text."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from generator.model.handbook import Handbook
from generator.model.publication import published
from generator.views.coverage import coverage
from generator.views.pages import Page, pages
from generator.views.wording import Wording
from generator.words import Words

PRINTABLE = frozenset({"desk-sheet.pdf", "desk-sheet.docx", "slip.pdf", "slip.docx", "handling.pdf"})
HIDDEN = "not for anybody"
"""Stands in every text of what waits for a review; no page may hold it."""
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
            {
                "id": "office",
                "title": say("department"),
                "aliases": [say("department alias")],
                "duties": [say("duty of the department")],
            },
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
        "types": [{"id": "owned", "title": say("type of site")}],
        "sites": [{"id": "garden", "title": say("site"), "types": ["owned"]}],
        "events": [{"id": "received", "title": say("event")}, {"id": "answered", "title": say("end event")}],
        "cases": [{"id": "urgent", "title": say("case")}],
        "schemes": [scheme(say)],
        "responses": [responses(say)],
        "marks": [{"id": "unseen", "symbol": "\u25bc", "title": say("mark"), "definition": say("mark text")}],
        "methods": [{"id": "looking", "title": say("way of checking"), "text": say("how to look")}],
        "services": [standard(say), elsewhere(say)],
        "procedures": [procedure(say)],
        "sheets": [sheet(say)],
        "forms": [
            form(say),
            {"id": "log", "number": "unspecified", "title": say("log"), "content": "unspecified"},
        ],
        "records": [retention(say)],
    }
    return Handbook.model_validate(parts | people(say) | register(say) | changes)


def sample_wording(handbook: Handbook, language: str = "zh") -> Wording:
    return Wording(published(handbook), Words(language))


def sample_pages(handbook: Handbook, language: str = "zh") -> tuple[Page, ...]:
    return pages(sample_wording(handbook, language), PRINTABLE, coverage(handbook))


def people(say: Say) -> dict[str, Any]:
    """Return scripts, competences and staffing; one of the latter waits for a review."""
    script = {
        "id": "greeting",
        "title": say("script"),
        "occasion": say("occasion"),
        "channel": "telephone",
        "who": ["clerk"],
        "lines": [{"when": say("first"), "say": say("words of greeting")}, {"say": say("goodbye")}],
    }
    competence = {
        "id": "skills",
        "title": say("competence"),
        "group": say("kind of competence"),
        "who": ["clerk"],
        "topics": [say("topic")],
        "assessed-by": [say("exam")],
    }
    staff = {
        "id": "clerks",
        "title": say("staffing"),
        "post": "clerk",
        "department": "office",
        "head-count": "2",
        "pay": say("pay"),
        "conditions": [say("condition")],
        "note": say("staffing note"),
    }
    hidden = {
        "id": "tall-clerks",
        "title": HIDDEN,
        "post": "clerk",
        "head-count": "2",
        "conditions": [HIDDEN],
        "reviews": [{"type": "legal", "question": HIDDEN}],
        "basis": [{"source": "a", "evidence": "stated", "note": HIDDEN}],
    }
    return {"scripts": [script], "competences": [competence], "staffing": [staff, hidden]}


def register(say: Say) -> dict[str, Any]:
    """Return documents only named, contradictions, areas and accepted findings."""
    document = {
        "id": "head-office-standard",
        "number": "unspecified",
        "title": say("document"),
        "aliases": [say("document alias")],
        "group": say("kind of document"),
        "purpose": say("document purpose"),
        "kept-at": "unspecified",
    }
    other = {"id": "law", "number": "GB 1", "title": say("second document"), "kept-at": say("place")}
    pending = {
        "id": "two-times",
        "title": say("contradiction"),
        "between": ["desk.limit", "handling.limit", "desk.share"],
        "differs": say("difference"),
    }
    decided = {
        "id": "two-names",
        "title": say("second contradiction"),
        "between": ["clerk", "head"],
        "differs": say("second difference"),
        "decision": {"text": say("decision"), "both": say("why both"), "by": "head"},
    }
    suggestion = {
        "id": "say-it-shorter",
        "from": "clerk",
        "on": "desk.answer",
        "received": "2026-08-12",
        "text": "suggestion",
        "decision": {
            "outcome": "adopted-in-part",
            "reason": "reason of the decision",
            "by": "head",
            "release": "2026Q4",
        },
    }
    clause = {
        "id": "clause-7.4",
        "standard": "standard of management",
        "number": "7.4",
        "title": "clause",
        "met-by": ["head"],
    }
    return {
        "documents": [document, other],
        "suggestions": [suggestion],
        "clauses": [clause],
        "conflicts": [pending, decided],
        "areas": [{"id": "area", "title": say("area"), "holds": ["desk", "tall-clerks"]}],
        "accepted": [
            {"rule": "term-unused", "at": "owner", "reason": say("reason")},
            {"rule": "term-unused", "at": "tall-clerks", "reason": HIDDEN},
        ],
    }


def responses(say: Say) -> dict[str, Any]:
    return {
        "id": "answers",
        "title": say("response set"),
        "responses": [
            {
                "id": "answers.good",
                "title": say("good"),
                "symbol": "+",
                "meaning": "conforming",
                "share": "100%",
            },
            {"id": "answers.bad", "title": say("bad"), "meaning": "nonconforming", "points": "0"},
        ],
    }


def elsewhere(say: Say) -> dict[str, Any]:
    """Return a list of questions of another industry."""
    return {
        "id": "rooms",
        "number": "unspecified",
        "title": say("list of questions"),
        "department": "unspecified",
        "industry": say("another industry"),
        "criteria": [
            {"id": "rooms.clean", "title": say("question"), "expects": "yes"},
            {
                "id": "rooms.dust",
                "title": say("second question"),
                "expects": "no",
                "rule": {"type": "unscored", "responses": "answers"},
            },
        ],
    }


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
    head = {"id": "head", "title": say("head"), "duties": ["[[tall-clerks]]"], "department": "unspecified"}
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
        "result": "percent",
        "grades": [
            {"id": "deduction.low", "title": say("low grade"), "at-least": "0", "below": "60"},
            {
                "id": "deduction.high",
                "title": say("high grade"),
                "at-least": "60",
                "up-to": "100",
                "coefficient": "1.1",
            },
        ],
    }


def limit(identifier: str) -> dict[str, Any]:
    return {"id": identifier, "from": "received", "to": "answered", "case": "urgent", "within": HOUR}


def standard(say: Say) -> dict[str, Any]:
    answered = {
        "id": "desk.answered",
        "title": say("criterion"),
        "text": say("criterion text"),
        "points": "0.5",
        "number": say("QPI.9"),
        "rule": {
            "type": "table",
            "deductions": [
                {"id": "desk.answered.late", "title": say("deduction"), "takes": "0.2"},
                {"id": "desk.answered.never", "title": say("second deduction"), "takes": "all"},
            ],
        },
        "critical": "true",
        "marks": ["unseen"],
        "verifies": ["desk.answer"],
        "checks": [
            {"by": ["head"], "how": ["looking"], "frequency": "unspecified"},
            {"by": ["office"], "how": ["looking"], "frequency": HOUR, "coverage": say("coverage")},
        ],
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
                "penalty": {"target": "desk.share", "each": "5%", "deduct": "1", "rounding": "unspecified"},
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
                "delegable": "true",
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
        "sections": [
            {
                "id": "desk-sheet.all",
                "title": say("section"),
                "items": ["desk"],
                "weight": "100%",
                "blank-rows": "2",
            }
        ],
        "total": "unspecified",
    }


def form(say: Say) -> dict[str, Any]:
    fields = [
        {
            "id": "slip.name",
            "title": say("field"),
            "hint": say("hint"),
            "filled-by": "clerk",
            "required": "true",
        },
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
