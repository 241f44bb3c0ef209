"""Criteria to look at again, since what they verify has changed, in words; and which of them stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.findings import Finding, Place, Severity
from generator.model.handbook import Handbook
from generator.model.release import Confirmation, ReleaseName, between
from generator.views.address import Address
from generator.views.changes.view import ChangeList
from generator.views.wording import Prose, plain
from generator.words import Words


@dataclass(frozen=True)
class LookTold:
    """A criterion whose requirements changed, while it did not."""

    id: str
    name: str
    """Where it stands."""
    because: tuple[str, ...]
    """Where the changed requirements stand."""
    stands: bool
    """Whether somebody said that it stands as it is."""
    reason: Prose
    """Why it stands; empty where nothing is said of it."""
    address: Address | None


def looks_told(changes: ChangeList) -> tuple[LookTold, ...]:
    """Return the criteria to look at again, those first of which nobody has said yet that they stand."""
    confirmed = confirmations(changes)
    side, found = changes.new, []
    for look in changes.effects.looks:
        entity, said = side.entity(look.criterion), confirmed.get(look.criterion)
        requirements = (side.entity(one) for one in look.requirements)
        if entity is not None:
            found.append(
                LookTold(
                    id=look.criterion,
                    name=side.place(entity),
                    because=tuple(side.place(one) for one in requirements if one is not None),
                    stands=said is not None,
                    reason=side.wording.text(said.reason) if said and said.reason else (),
                    address=side.wording.addresses.get(look.criterion),
                )
            )
    return tuple(sorted(found, key=lambda one: one.stands))


def outcome(look: LookTold, words: Words) -> str:
    """Return what came of looking at a criterion, in words."""
    told = words("changes.page.look-stands" if look.stands else "changes.page.look-open")
    return words("changes.labelled", label=told, value=plain(look.reason)) if look.reason else told


def confirmations(changes: ChangeList) -> dict[str, Confirmation]:
    """Return what was said, between the two versions, of criteria that stand; by their ids."""
    old, new = changes.old, changes.new
    known = set(old.handbook.stands) if old.release is None else set()
    return {
        str(criterion.id): said
        for said in new.handbook.stands
        if between(said.release, old.release, new.release) and said not in known
        for item in said.at
        for criterion in new.handbook.criteria_of(item)
    }


def unconfirmed(changes: ChangeList, release: ReleaseName, source: Handbook) -> Iterator[Finding]:
    """Yield a warning for each criterion of which nobody has said that it stands in a release.

    The places are those of `source`, the handbook with all that is not published.
    """
    separator = changes.new.words("changes.semicolon")
    for look in looks_told(changes):
        if not look.stands:
            arguments = {
                "title": look.name,
                "requirements": separator.join(look.because),
                "id": look.id,
                "release": str(release),
            }
            place = Place((*source.by_id[look.id].path, "id"))
            yield Finding("criterion-to-look-at", place, arguments, Severity.WARNING)


def idle(changes: ChangeList, release: ReleaseName, source: Handbook) -> Iterator[Finding]:
    """Yield a warning for what is said to stand in a release although nothing made anybody ask."""
    new, asked = changes.new, {look.criterion for look in changes.effects.looks}
    for number, said in enumerate(source.stands):
        for position, item in enumerate(said.at if said.release == release else ()):
            entity = new.entity(item)
            if entity and asked.isdisjoint(str(one.id) for one in new.handbook.criteria_of(item)):
                arguments = {"title": new.place(entity), "release": str(release)}
                place = Place(("stands", number, "at", position))
                yield Finding("stands-idle", place, arguments, Severity.WARNING)
