"""Small sheets to score, built without any file."""

from __future__ import annotations

from typing import Any

from generator.model.handbook import Handbook
from generator.scoring.marks import Answered, Conforming, Mark
from generator.scoring.plan import Plan, plan
from generator.scoring.results import Result
from generator.scoring.score import score

Data = dict[str, Any]
ABOUT = {
    "title": "t",
    "organisation": "o",
    "owner": "unspecified",
    "address": "unspecified",
    "review-cycle": "unspecified",
}
WHOLE = {"type": "all-or-nothing"}
LEVELS = {
    "id": "levels",
    "title": "Levels",
    "responses": [
        {"id": "yes", "title": "yes", "meaning": "conforming", "share": "100%"},
        {"id": "partly", "title": "partly", "meaning": "partly", "share": "60%"},
        {"id": "no", "title": "no", "meaning": "nonconforming", "share": "0%"},
        {"id": "unseen", "title": "unseen", "meaning": "not-observed"},
        {"id": "none", "title": "none", "meaning": "not-applicable"},
    ],
}
GOOD, BAD = Conforming(), Answered("no")


def item(identifier: str, points: str | None = "1", rule: Any = None, **more: Any) -> Data:
    """Return a criterion."""
    known = {"points": points, "rule": rule}
    return {
        "id": identifier,
        "title": identifier,
        **{k: v for k, v in known.items() if v is not None},
        **more,
    }


def section(identifier: str, *items: Data, **more: Any) -> Data:
    """Return a section with the criteria that it holds."""
    return {"id": identifier, "title": identifier, "items": items, **more}


def sheet(*sections: Data, **more: Any) -> Plan:
    """Return the plan of a sheet with these sections and settings of the scheme."""
    made = book(*sections, **more)
    return plan(made, made.sheets[0])


def book(*sections: Data, **more: Any) -> Handbook:
    """Return a handbook with one sheet; `more` are settings of its scheme, targets and response sets."""
    targets, responses = more.pop("targets", ()), more.pop("responses", (LEVELS,))
    settings = {"id": "scheme", "title": "Scheme", "item": WHOLE, "not-applicable": "exclude", **more}
    standards = [
        {
            "id": f"of-{part['id']}",
            "title": "s",
            "number": "unspecified",
            "department": "unspecified",
            "criteria": part["items"],
            "targets": targets if not position else (),
        }
        for position, part in enumerate(sections)
    ]
    parts = [{**part, "items": [f"of-{part['id']}"]} for part in sections]
    data = {
        "about": ABOUT,
        "schemes": [settings],
        "responses": responses,
        "services": standards,
        "sheets": [
            {
                "id": "sheet",
                "title": "Sheet",
                "number": "unspecified",
                "scheme": "scheme",
                "checks": "unspecified",
                "sections": parts,
            }
        ],
    }
    return Handbook.model_validate(data)


def filled(made: Plan, **marks: Mark) -> Result:
    """Return the score of a sheet, of which all rows that no mark is given for conform."""
    return score(made, {row.id: GOOD for row in made.rows} | marks)


def told(*values: object) -> list[str]:
    """Return values as they are written, so that numbers and tuples of different types compare."""
    return [f"({', '.join(told(*value))})" if isinstance(value, tuple) else str(value) for value in values]
