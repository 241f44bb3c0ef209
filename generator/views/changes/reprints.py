"""Which prints a new version replaces: those whose content codes differ, those that are new or gone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.model.base import Entity
from generator.views.changes.side import Side
from generator.views.places import in_order

PRINTED = ("sheet", "form", "procedure")
"""Kinds of documents that are printed, in the order of the list; of a procedure it is the chart."""


@dataclass(frozen=True)
class Reprint:
    """A document whose paper is replaced, handed out for the first time, or recalled."""

    id: str
    kind: str
    number: str
    title: str
    code: str
    """The content code of the print that is valid from now on; of one that is gone, the last one."""


@dataclass(frozen=True)
class Reprints:
    """What to do with paper."""

    changed: tuple[Reprint, ...]
    added: tuple[Reprint, ...]
    withdrawn: tuple[Reprint, ...]


def reprints(old: Side, new: Side, before: Mapping[str, str], after: Mapping[str, str]) -> Reprints:
    """Return what is printed anew with a new version, by the content codes of the prints of both, by id.

    The codes leave version, state and dates out: what a version leaves as it was stays valid.
    """
    changed = [one for one, code in after.items() if before.get(one, code) != code]
    return Reprints(
        changed=_listed(new, after, changed),
        added=_listed(new, after, [one for one in after if one not in before]),
        withdrawn=_listed(old, before, [one for one in before if one not in after]),
    )


def _listed(side: Side, codes: Mapping[str, str], ids: list[str]) -> tuple[Reprint, ...]:
    entities: list[Entity] = [located.entity for one in ids if (located := side.handbook.by_id.get(one))]
    return tuple(
        Reprint(str(one.id), one.kind, side.code(one), side.title(one), codes[one.id])
        for kind in PRINTED
        for one in in_order(entity for entity in entities if entity.kind == kind)
    )
