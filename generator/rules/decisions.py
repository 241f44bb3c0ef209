"""Decisions of contradictions: each states one effect, which can be carried out and which a reader sees."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from generator.findings import DataPath, Finding, Place
from generator.lens.decisions import NAMED, VALUES, Decisions, provisional
from generator.model.register import Conflict, Decision
from generator.rules.known import Known


class _Decided(NamedTuple):
    path: DataPath
    """Of the decision."""
    conflict: Conflict
    decision: Decision

    @property
    def chosen(self) -> tuple[str, str] | None:
        """The key and the id of the side that holds or stays, where there is one."""
        for key in ("use", "one"):
            if identifier := getattr(self.decision, key):
                return key, str(identifier)
        return None

    @property
    def sound(self) -> tuple[str, str] | None:
        """The same of a decision with this effect alone, on a side of its conflict."""
        sides, only = self.conflict.between, len(self.decision.effects) == 1
        return self.chosen if self.chosen and only and self.chosen[1] in sides else None


def _decided(known: Known) -> Iterator[_Decided]:
    for path, conflict in known.handbook.of(Conflict):
        if conflict.decision:
            yield _Decided((*path, "decision"), conflict, conflict.decision)


def effects(known: Known) -> Iterator[Finding]:
    """A decision states exactly one effect, on a side of its conflict."""
    for one in _decided(known):
        arguments = {"title": str(one.conflict.title)}
        if one.decision.follows:
            yield Finding("decision-follows", Place((*one.path, "follows")), arguments)
        elif len(one.decision.effects) != 1:
            yield Finding("decision-effect", Place(one.path), arguments)
        if one.chosen and one.chosen[1] not in one.conflict.between:
            yield Finding("decision-outside", Place((*one.path, one.chosen[0])), {"id": one.chosen[1]})


def kinds(known: Known) -> Iterator[Finding]:
    """Only what is of one kind, and has names, becomes one."""
    decisions = Decisions(known.handbook)
    for one in _decided(known):
        if others := _mixed(decisions, one):
            arguments: dict[str, object] = {
                "id": str(one.decision.one),
                "kind": decisions.kind(one.decision.one),
                "kinds": others,
            }
            yield Finding("decision-of-many-kinds", Place((*one.path, "one")), arguments)


def _mixed(decisions: Decisions, one: _Decided) -> tuple[str, ...]:
    """Return the kinds of the sides where a decision makes one what can't be; empty where it can."""
    if one.sound is None or one.sound[0] != "one":
        return ()
    kind = decisions.kind(one.sound[1])
    sides = {found for side in one.conflict.between if (found := decisions.kind(side))}
    if kind is None or (kind in NAMED and not (sides & NAMED) - {kind}):
        return ()
    return tuple(sorted(sides - {kind} or sides))


def consistent(known: Known) -> Iterator[Finding]:
    """What holds or stays by one decision does not give way by another."""
    decisions = Decisions(known.handbook)
    for one in _decided(known):
        if one.sound and (now := decisions.now(one.sound[1])) != one.sound[1]:
            arguments = {"id": one.sound[1], "now": now}
            yield Finding("decision-overruled", Place((*one.path, one.sound[0])), arguments)


def idle(known: Known) -> Iterator[Finding]:
    """A decision changes something that a reader sees: a side gives way, or names are found under another.

    That sides stand side by side is told at each of them, with the reason.
    """
    decisions = Decisions(known.handbook)
    for one in _decided(known):
        located = known.handbook.by_id.get(one.sound[1]) if one.sound else None
        if one.sound is None or located is None or _mixed(decisions, one):
            continue
        seen = decisions.losers(one.conflict)
        if one.sound[0] == "one":
            seen = decisions.joined(one.conflict) or getattr(located.entity, "aliases", ())
        if not seen:
            arguments: dict[str, object] = {"title": str(one.conflict.title), "kinds": tuple(sorted(VALUES))}
            yield Finding("decision-idle", Place((*one.path, one.sound[0])), arguments)


def due(known: Known) -> Iterator[Finding]:
    """What was decided for the time being is decided again when its time is over."""
    for until, conflict in provisional(known.handbook):
        if known.day is not None and until < known.day:
            path = known.handbook.by_id[conflict.id].path
            arguments = {"title": str(conflict.title), "until": until.isoformat()}
            yield Finding("decision-due", Place((*path, "decision", "until")), arguments)
