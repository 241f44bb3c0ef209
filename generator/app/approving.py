"""The approval that a proposal leads to, asked for as completely as it can be known beforehand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from generator.app.signers import signed_by
from generator.app.versions import former_of
from generator.findings import Finding, Position
from generator.model.handbook import Handbook
from generator.model.parties import Person, Post
from generator.model.publication import published
from generator.model.release import ROLES, ReleaseName, Role, Signed
from generator.rules.approval import Asked, objections
from generator.source.releases import Release

MONTHS = 3
"""Of a quarter."""


def expected(
    draft: Handbook, before: Sequence[Release], release: ReleaseName, day: date
) -> tuple[str, ...] | None:
    """Return the words of an approval on the day of the proposal; none when it would be refused.

    Whoever signs is stated in the handbook or signed last time; it takes effect with its quarter.
    """
    people = published(draft)
    signed = dict(_signed(people, before, day))
    effective = _effective(before, release, day)
    former = [former_of(one) for one in before]
    asked = Asked(release, signed, effective, day, day)
    if any(objections(asked, draft, former)):
        return None
    signs = [
        part
        for role, one in signed.items()
        for part in (f"--{role}-by", str(one.id), f"--{role}-on", day.isoformat())
    ]
    return ("approve", str(release), *signs, "--effective", effective.isoformat())


def _signed(people: Handbook, before: Sequence[Release], day: date) -> Iterator[tuple[Role, Signed]]:
    """Yield who is to sign, as far as that is known."""
    control = people.about.control
    for role in ROLES:
        stated = getattr(control, f"{role}_by") if control else None
        last = getattr(before[-1].approval, role).id if before else None
        for who in (stated, last):
            if who is not None and (people.find(who, Person) or people.find(who, Post)):
                wrong = list[Finding]()
                signed = signed_by(people, who, day, Position(f"--{role}-by"), wrong)
                if not wrong:
                    yield role, signed
                    break


def _effective(before: Sequence[Release], release: ReleaseName, day: date) -> date:
    """Return the first day of the release's quarter, or the first one after it that is possible."""
    year, quarter, _ = release.order
    days = [date(year, (quarter - 1) * MONTHS + 1, 1), day]
    days += [one.approval.effective + timedelta(1) for one in before if one.withdrawal is None]
    return max(days)
