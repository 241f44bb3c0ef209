"""A change list as JSON, for programs. `docs/change-lists.md` tells what it holds; what it holds stays."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from generator.app.diff import Difference
from generator.changes.compare import Change
from generator.views.changes.followups import SheetTold, parties_told, sheets_told
from generator.views.changes.highlights import highlights
from generator.views.changes.looks import LookTold, looks_told
from generator.views.changes.pairs import Pair
from generator.views.changes.reprints import Reprint
from generator.views.changes.runs import Run
from generator.views.changes.told import WEIGHTS, Told
from generator.views.changes.view import ClauseChanges, DocumentChanges
from generator.views.wording import plain

FORMAT = 1
"""Of this JSON; another number says that programs have to look at it anew."""
Json = dict[str, Any]


def diff_json(found: Difference) -> str:
    """Return a change list as JSON."""
    changes = found.changes
    documents = [_document(document) for document in changes.documents]
    counts = Counter(clause.significance for clause in changes.clauses)
    told: Json = {
        "format": FORMAT,
        "old": changes.old.name,
        "new": changes.new.name,
        "counts": {name: counts.get(name, 0) for name in WEIGHTS[:3]},
        "highlights": [{"id": one.id, "text": one.text} for one in highlights(changes)],
        "documents": documents,
        "sheets": [_sheet(one) for one in sheets_told(changes)],
        "looks": [_look(one) for one in looks_told(changes)],
        "prints": {
            "changed": _prints(found.reprints.changed),
            "added": _prints(found.reprints.added),
            "withdrawn": _prints(found.reprints.withdrawn),
        },
        "parties": [
            {
                "id": party.id,
                "kind": party.kind,
                "title": party.title,
                "reads": [
                    {"id": one.id, "title": one.name, "clauses": list(one.clauses)} for one in party.reading
                ],
            }
            for party in parties_told(changes)
        ],
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def _sheet(sheet: SheetTold) -> Json:
    return {
        "id": sheet.id,
        "title": sheet.title,
        "comparable": sheet.comparable,
        "because": list(sheet.breaking),
        "content": sheet.content,
    }


def _look(look: LookTold) -> Json:
    return {
        "id": look.id,
        "title": look.name,
        "because": list(look.because),
        "stands": look.stands,
        "reason": plain(look.reason),
    }


def _document(document: DocumentChanges) -> Json:
    return {
        "id": document.id,
        "kind": document.kind,
        "number": document.code,
        "title": document.title,
        "fate": document.fate,
        "significance": document.significance,
        "clauses": [_clause(clause) for clause in document.clauses],
    }


def _clause(clause: ClauseChanges) -> Json:
    return {
        "id": clause.id,
        "kind": clause.kind,
        "label": clause.label,
        "fate": clause.fate,
        "significance": clause.significance,
        "inside": list(clause.inside),
        "parties": list(clause.parties),
        "reasons": [{"text": plain(one.text), "suggestion": one.suggestion} for one in clause.reasons],
        "told": [_told(told) for told in clause.told],
    }


def _told(told: Told) -> Json:
    return {
        "kinds": list(told.kinds),
        "significance": told.significance,
        "label": told.label,
        "field": told.field,
        "lines": [_pair(pair) for pair in told.pairs],
        "changes": [_change(change) for change in told.changes],
    }


def _pair(pair: Pair) -> Json:
    return {"old": _runs(pair.old), "new": _runs(pair.new)}


def _runs(runs: Iterable[Run]) -> list[list[str]]:
    return [[run.fate, run.text] for run in runs]


def _change(change: Change) -> Mapping[str, Any]:
    return {"kind": change.kind, "path": list(change.path), "old": change.old, "new": change.new}


def _prints(prints: Iterable[Reprint]) -> list[Json]:
    return [
        {"id": one.id, "kind": one.kind, "number": one.number, "title": one.title, "code": one.code}
        for one in prints
    ]
