"""Procedures lead from their start through every step to an end, and loops say how they are left."""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import DataPath, Finding, Place
from generator.model.procedures import Branch, Procedure, Step
from generator.rules.known import Known
from generator.rules.ways import reached


def shape(known: Known) -> Iterator[Finding]:
    """A decision has at least two branches and nothing else has any; an end goes nowhere."""
    for path, step in known.handbook.of(Step):
        if step.type == "decision" and len(step.branches) < 2:  # noqa: PLR2004 - a choice is between two
            yield Finding("branches-missing", Place((*path, "id")), {"id": step.id, "title": step.title})
        if step.type != "decision" and step.branches:
            yield Finding(
                "branches-unexpected", Place((*path, "branches")), {"id": step.id, "type": step.type}
            )
        if step.type in {"end", "decision"} and step.next:
            yield Finding("end-goes-on", Place((*path, "next")), {"id": step.id, "type": step.type})


def starts(known: Known) -> Iterator[Finding]:
    """A procedure has one start, from which every step is reached; its last step ends or goes elsewhere."""
    for path, procedure in known.handbook.of(Procedure):
        begins = [number for number, step in enumerate(procedure.steps) if step.type == "start"]
        if not begins:
            yield Finding("start-missing", Place((*path, "id")), {"title": procedure.title})
        for number in begins[1:]:
            yield Finding("start-repeated", _step(path, number), {"title": procedure.title})
        last = procedure.steps[-1] if procedure.steps else None
        if last and last.type in {"start", "task"} and not last.next:
            yield Finding("runs-out", _step(path, len(procedure.steps) - 1), {"title": last.title})
        ways = procedure.ways()
        met = reached({step.id for step in procedure.steps if step.type == "start"}, ways)
        for number, step in enumerate(procedure.steps):
            if begins and step.id not in met:
                yield Finding("unreachable-step", _step(path, number), {"title": step.title})


def ends(known: Known) -> Iterator[Finding]:
    """Every step has a way to an end."""
    for path, procedure in known.handbook.of(Procedure):
        back: dict[str, list[str]] = {}
        for start, targets in procedure.ways().items():
            for target in targets:
                back.setdefault(target, []).append(start)
        ways = {start: tuple(targets) for start, targets in back.items()}
        ending = reached({step.id for step in procedure.steps if step.type == "end"}, ways)
        for number, step in enumerate(procedure.steps):
            if step.id not in ending:
                yield Finding("no-way-to-end", _step(path, number), {"title": step.title})


def loops(known: Known) -> Iterator[Finding]:
    """A way that leads back says how its loop is left (`repeat`); no other way says so."""
    for path, procedure in known.handbook.of(Procedure):
        returns = procedure.returns()
        order = {step.id for step in procedure.steps}
        for place, step, way in _exits(path, procedure):
            arguments = {"title": step.title, "target": str(way.next)}
            back = (step.id, way.next) in returns
            if back and way.repeat is None:
                yield Finding("loop-without-exit", Place((*place, "next")), arguments)
            if not back and way.repeat is not None and way.next in order:
                yield Finding("repeat-without-loop", Place((*place, "repeat")), arguments)


def _exits(path: DataPath, procedure: Procedure) -> Iterator[tuple[DataPath, Step, Branch | Step]]:
    for number, step in enumerate(procedure.steps):
        for position, branch in enumerate(step.branches):
            yield (*path, "steps", number, "branches", position), step, branch
        if step.next:
            yield (*path, "steps", number), step, step


def _step(path: DataPath, number: int) -> Place:
    return Place((*path, "steps", number, "id"))
