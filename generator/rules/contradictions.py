"""Rules that cannot all hold: the candidates that the checker finds, and the register of contradictions.

Two time limits are compared where they run on the same clock: the same trigger, the same end event and the
same case. What recurs is compared where the same thing happens in the same case. What is not stated is
comparable with nothing.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass

from generator.findings import DataPath, Finding, Place
from generator.model.base import Entity, Unspecified
from generator.model.forms import Form
from generator.model.numbers import Level
from generator.model.parties import Department, Post, Term
from generator.model.register import Conflict, Document
from generator.model.standards import Target
from generator.model.time_limits import Amount, CalendarDay, Case, Elapsed, Event, Limit, Recurrence
from generator.rules.known import Known

MINUTES = {"minute": 1, "hour": 60, "day": 24 * 60, "week": 7 * 24 * 60}
MONTHS = {"month": 1, "year": 12}
NAMED = (Post, Department, Form, Term, Document)


@dataclass(frozen=True)
class Stated:
    """What an entity states about something: `topic` is the something, `measure` equal where they agree."""

    path: DataPath
    entity: Entity
    topic: Hashable
    measure: Hashable
    title: tuple[str, ...]
    value: object


def unlisted(known: Known) -> Iterator[Finding]:
    """No two limits or targets say different things about the same, unless a conflict lists both."""
    listed = _Listed(known)
    topics: dict[Hashable, list[Stated]] = {}
    for stated in (*_limits(known), *_targets(known)):
        topics.setdefault(stated.topic, []).append(stated)
    for members in topics.values():
        for later, earlier in listed.differing(members):
            arguments = {
                "title": later.title,
                "value": later.value,
                "other": str(earlier.entity.id),
                "other-value": earlier.value,
            }
            yield Finding("conflict-unlisted", Place(later.path), arguments)


def shared_names(known: Known) -> Iterator[Finding]:
    """No name belongs to two posts, departments, forms, terms or documents, unless a conflict lists both."""
    listed = _Listed(known)
    first: dict[tuple[str, str], Entity] = {}
    for path, entity in known.handbook.entities:
        if not isinstance(entity, NAMED):
            continue
        for place, name in (
            (("title",), entity.title),
            *((("aliases", number), alias) for number, alias in enumerate(entity.aliases)),
        ):
            other = first.setdefault((entity.kind, plain_words(name)), entity)
            if other is not entity and not listed.together(entity, other):
                arguments = {"name": str(name), "id": str(entity.id), "other": str(other.id)}
                yield Finding("name-shared", Place((*path, *place)), arguments)


def members(known: Known) -> Iterator[Finding]:
    """A conflict is between at least two entities, each named once."""
    for path, conflict in known.handbook.of(Conflict):
        if len(set(conflict.between)) < 2:  # noqa: PLR2004 - a contradiction is between two
            yield Finding("conflict-alone", Place((*path, "between")), {"title": conflict.title})
        for number, member in enumerate(conflict.between):
            if member in conflict.between[:number]:
                yield Finding("conflict-repeats", Place((*path, "between", number)), {"id": str(member)})


def settled(known: Known) -> Iterator[Finding]:
    """Limits and targets of an undecided conflict still differ. A decided one stays as the record of why."""
    stated: dict[str, list[Hashable]] = {}
    for one in (*_limits(known), *_targets(known)):
        stated.setdefault(one.entity.id, []).append(one.measure)
    for path, conflict in known.handbook.of(Conflict):
        measures = [stated.get(member) for member in set(conflict.between)]
        agree = len(measures) > 1 and measures[0] and all(measure == measures[0] for measure in measures)
        if agree and conflict.decision is None:
            yield Finding("conflict-settled", Place((*path, "between")), {"title": conflict.title})


class _Listed:
    """Which entities stand together in a conflict of the register."""

    def __init__(self, known: Known) -> None:
        self._conflicts: dict[str, set[str]] = {}
        for _, conflict in known.handbook.of(Conflict):
            for member in conflict.between:
                self._conflicts.setdefault(member, set()).add(conflict.id)

    def together(self, one: Entity, other: Entity) -> bool:
        return not self._conflicts.get(one.id, set()).isdisjoint(self._conflicts.get(other.id, ()))

    def differing(self, members: Iterable[Stated]) -> Iterator[tuple[Stated, Stated]]:
        """Yield each member with the first before it that it contradicts and is not listed with."""
        before: dict[Hashable, list[Stated]] = {}
        for member in members:
            others = (
                seen for measure, stated in before.items() if measure != member.measure for seen in stated
            )
            for other in others:
                if not self.together(member.entity, other.entity):
                    yield member, other
                    break
            before.setdefault(member.measure, []).append(member)


def _limits(known: Known) -> Iterator[Stated]:
    title = _titles(known)
    for path, limit in known.handbook.of(Limit):
        if isinstance(limit.to, Unspecified) or isinstance(limit.within, Unspecified):
            continue
        recurring = isinstance(limit.within, Recurrence | CalendarDay)
        if recurring or (limit.from_ is not None and not isinstance(limit.from_, Unspecified)):
            clock = (limit.within.form, limit.to) if recurring else ("once", limit.from_, limit.to)
            yield Stated(
                (*path, "within"),
                limit,
                (*clock, limit.case),
                _measure(limit.within),
                tuple(title(part) for part in (limit.to, limit.case) if part),
                limit.within,
            )


def _titles(known: Known) -> Callable[[str], str]:
    def title(identifier: str) -> str:
        named = known.handbook.find(identifier, Event) or known.handbook.find(identifier, Case)
        return str(named.title) if named else identifier

    return title


def _measure(amount: Amount) -> Hashable:
    """Return what is equal for equal amounts: 24 hours are one day, and "by the 5th" is on the 5th."""
    match amount:
        case Elapsed(unit=unit) if unit in MINUTES:
            return amount.amount * MINUTES[unit]
        case Elapsed(unit=unit):
            return "months", amount.amount * MONTHS[unit]
        case Recurrence():
            return amount.times, amount.span, amount.every
        case CalendarDay():
            return amount.model_copy(update={"by": False})
    return amount


def _targets(known: Known) -> Iterator[Stated]:
    for path, target in known.handbook.of(Target):
        if isinstance(target.counted, Unspecified) or isinstance(target.out_of, Unspecified):
            continue
        of = plain_words(target.counted), target.out_of and plain_words(target.out_of), target.unit
        for bound, sign, level in ("at-least", "≥", target.at_least), ("at-most", "≤", target.at_most):
            if isinstance(level, Level):
                yield Stated(
                    (*path, bound),
                    target,
                    ("target", bound, level.is_rate, *of),
                    level.value,
                    (str(target.title),),
                    f"{sign} {level}",
                )


def plain_words(text: str) -> str:
    """Return a text without what does not change its meaning: case, width, blanks and punctuation."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(character for character in folded if character.isalnum() or character in "[].-%")
