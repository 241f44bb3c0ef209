"""Nothing is left out: requirement, criterion and sheet meet, and every subject of a source is held."""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding, Place
from generator.model.base import Entity
from generator.model.register import Area
from generator.model.standards import Criterion, ServiceStandard
from generator.rules.known import Known

IN_AREAS = (
    "services",
    "procedures",
    "sheets",
    "forms",
    "records",
    "scripts",
    "competences",
    "staffing",
    "documents",
)
"""Fields of the handbook whose entities carry a source's subject over. The others only serve them."""


def unchecked_criteria(known: Known) -> Iterator[Finding]:
    """Every criterion stands on a sheet, so that somebody checks it."""
    placed = {item.criterion.id for item in known.items}
    for path, criterion in known.handbook.of(Criterion):
        if criterion.id not in placed:
            yield _finding("criterion-unchecked", (*path, "id"), criterion)


def unverified_requirements(known: Known) -> Iterator[Finding]:
    """In a standard with criteria, some criterion verifies each requirement."""
    verified = {item for _, criterion in known.handbook.of(Criterion) for item in criterion.verifies}
    for path, standard in known.handbook.of(ServiceStandard):
        for number, requirement in enumerate(standard.requirements):
            if standard.criteria and requirement.id not in verified:
                place = (*path, "requirements", number, "id")
                yield _finding("requirement-without-criterion", place, requirement)


def unfounded_criteria(known: Known) -> Iterator[Finding]:
    """In a standard with requirements, each criterion verifies some."""
    for path, standard in known.handbook.of(ServiceStandard):
        for number, criterion in enumerate(standard.criteria):
            if standard.requirements and not criterion.verifies:
                yield _finding("criterion-without-requirement", (*path, "criteria", number, "id"), criterion)


def outside_areas(known: Known) -> Iterator[Finding]:
    """Where areas are kept, one holds each entity that carries content: itself, or all its parts."""
    held = {identifier for _, area in known.handbook.of(Area) for identifier in area.holds}
    parts: dict[str, list[str]] = {}
    for identifier, parent in known.handbook.parents.items():
        parts.setdefault(parent.id, []).append(identifier)
    for path, entity in known.handbook.entities if held else ():
        if len(path) == 2 and path[0] in IN_AREAS and entity.id not in held:  # noqa: PLR2004 - at the top
            inside = parts.get(entity.id, [])
            if not inside or not held.issuperset(inside):
                yield _finding("outside-areas", (*path, "id"), entity)


def _finding(rule: str, path: tuple[str | int, ...], entity: Entity) -> Finding:
    title = getattr(entity, "title", None) or getattr(entity, "text", "")
    return Finding(rule, Place(path), {"id": str(entity.id), "title": str(title)})
