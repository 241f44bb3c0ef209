"""What a score waits for: what the handbook leaves open, where it would be written, for which rows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.app.scored import ScoredSheet
from generator.findings import Finding, Place, Position, Severity
from generator.scoring.by_hand import takes_by_hand
from generator.scoring.plan import Missing
from generator.source.load import Reading
from generator.views.scoring import missing_words
from generator.views.wording import Wording

NAMED_MOST = 3
"""So many items are named; of more only how many there are."""
WITHIN_RULE = frozenset({"each", "floor", "rounding", "target", "bands"})
"""Keys that stand in a rule: that of a criterion under `rule`, that of a scheme under `item`."""


@dataclass(frozen=True)
class Undecided:
    """One thing that the handbook leaves open."""

    missing: Missing
    path: tuple[str, ...]
    """Keys that lead to it from its entity, as they are written in the source."""
    items: tuple[str, ...]
    """Titles of the rows or sections that have no score because of it."""
    by_hand: bool
    """Whether the inspector may put the points down by hand until it is decided."""


def undecided(sheet: ScoredSheet) -> Iterator[Undecided]:
    """Yield what a score waits for, in the order of the sheet."""
    found: dict[Missing, list[str]] = {each: [] for each in sheet.result.missing}
    hand: set[Missing] = set()
    rows = {row.id: row for row in (*sheet.plan.rows, *sheet.plan.blanks)}
    for part in sheet.result.parts:
        for result in (*part.rows, *part.blanks):
            row = rows[result.id]
            for each in result.missing:
                name = part.id if row.blank else row.id
                found.setdefault(each, []).append(sheet.wording.name(name).text)
                if takes_by_hand(sheet.plan, row) and each.key != "not-applicable":
                    hand.add(each)
    kinds = {part.id: "section" for part in sheet.plan.parts} | {sheet.plan.scheme.id: "scheme"}
    for each, items in found.items():
        names = items or [sheet.wording.name(each.id).text]
        yield Undecided(
            each, _path(each, kinds.get(each.id, "")), tuple(dict.fromkeys(names)), by_hand=each in hand
        )


def _path(missing: Missing, kind: str) -> tuple[str, ...]:
    if missing.key not in WITHIN_RULE:
        return (missing.key,)
    return ("item" if kind == "scheme" else "rule", missing.key)


def doubts(sheet: ScoredSheet, source: Reading, file: str) -> Iterator[Finding]:
    """Yield a finding for each, at the place in the source; at the workbook where the source has none."""
    for each in undecided(sheet):
        rule = "filled-open-by-hand" if each.by_hand else "filled-open"
        known = {
            "path": ".".join(each.path),
            "what": missing_words(sheet.wording, each.missing),
            "items": _listed(sheet.wording, each.items),
        }
        yield Finding(rule, _position(source, each, file), known, Severity.WARNING)


def _position(source: Reading, open_: Undecided, file: str) -> Position:
    located = source.handbook.by_id.get(open_.missing.id)
    if located is None:
        return Position(file)
    found = source.position(Place((*located.path, *open_.path)))
    return found if found.file else Position(file)


def _listed(wording: Wording, items: tuple[str, ...]) -> str:
    told = wording.words("common.list-separator").join(items[:NAMED_MOST])
    if len(items) <= NAMED_MOST:
        return told
    return wording.words("scoring.missing-more", listed=told, n=len(items))
