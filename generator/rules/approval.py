"""What forbids a release (ISO 9001:2015 7.5.2, 7.5.3; ISO 10013:2021 6).

Nothing here takes effect by itself: an approval that one of these findings speaks against is not recorded.
Findings about the handbook lie in the handbook. Those about the approval lie in the record that was asked
for, as `("approval", "reviewed", "on")`, and those about what was put forward at `("proposal",)`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from generator.findings import Finding, Place, Worded
from generator.lens.decisions import provisional
from generator.model.handbook import Handbook
from generator.model.register import Conflict
from generator.model.release import ROLES, Proposal, ReleaseName, Role, Signed, Suggestion
from generator.rules.signers import may_be_one
from generator.rules.suggestions import unknown_subject, without_decision


@dataclass(frozen=True)
class Asked:
    """An approval as it was asked for."""

    release: ReleaseName
    signed: Mapping[Role, Signed]
    effective: date
    today: date
    """The day on which it is recorded."""
    proposed: date | None = None
    """The day on which the draft was put forward."""


@dataclass(frozen=True)
class Former:
    """A release that was made before."""

    name: ReleaseName
    effective: date
    withdrawn: bool
    handbook: Handbook


def objections(asked: Asked, draft: Handbook, former: Sequence[Former]) -> Iterator[Finding]:
    """Yield all that forbids the release of a draft. `former` releases come in their order, the oldest first.

    That the draft has no errors and was put forward as it is, is asked elsewhere.
    """
    yield from _roles(asked, draft)
    yield from _days(asked, former)
    yield from _versions(asked, former)
    yield from _identities(draft, former)
    yield from _conflicts(draft, asked.effective)
    yield from _suggestions(asked, draft, former)
    yield from _reasons(asked, draft, former)


def unproposed(proposal: Proposal | None, snapshot: str) -> Iterator[Finding]:
    """Yield a finding when another handbook was put forward than the one of this snapshot, or none."""
    if proposal is None:
        yield Finding("approval-not-proposed", Place(("proposal",)))
    elif proposal.snapshot != snapshot:
        arguments = {"proposed": proposal.proposed, "release": str(proposal.release)}
        yield Finding("approval-draft-changed", Place(("proposal",)), arguments)


def _roles(asked: Asked, draft: Handbook) -> Iterator[Finding]:
    """Every part of the approval has somebody; where the handbook wants it, each somebody else."""
    control, before = draft.about.control, list[Signed]()
    for role in ROLES:
        if role not in asked.signed:
            yield Finding("approval-role-missing", Place(("approval", role, "by")))
            continue
        signed = asked.signed[role]
        if control is None or control.separate_roles:
            same = next((other for other in before if may_be_one(draft, other, signed)), None)
            if same is not None:
                arguments = {"by": str(signed.by), "other": str(same.by)}
                yield Finding("approval-role-repeated", Place(("approval", role, "by")), arguments)
        before.append(signed)


def _days(asked: Asked, former: Sequence[Former]) -> Iterator[Finding]:
    """The days are in the order of the work: what is signed is what was put forward, and none is to come.

    Put forward, prepared, reviewed, approved, registered; and it takes effect when it is approved or later.
    Each day is compared with the latest of all before it.
    """
    signed = [(role, asked.signed[role].on) for role in ROLES if role in asked.signed]
    latest = ("proposed", asked.proposed) if asked.proposed else None
    for step, day in [*signed, ("effective", asked.effective)]:
        parts = (step,) if step == "effective" else (step, "on")
        place = Place(("approval", *parts))
        if step != "effective" and day > asked.today:
            yield Finding("approval-date-future", place, {"day": day, "today": asked.today})
        if latest is not None and day < latest[1]:
            arguments = {"day": day, "before": latest[1], "step": Worded(f"releases.step.{latest[0]}")}
            yield Finding(f"approval-{step}-early", place, arguments)
        else:
            latest = step, day
    before_it = (release for release in former if release.name.order < asked.release.order)
    last = next((release for release in reversed([*before_it]) if not release.withdrawn), None)
    if last is not None and asked.effective <= last.effective:
        arguments = {"day": str(asked.effective), "release": str(last.name), "before": str(last.effective)}
        yield Finding("approval-effective-not-later", Place(("approval", "effective")), arguments)


def _versions(asked: Asked, former: Sequence[Former]) -> Iterator[Finding]:
    """A release comes after all others, and once."""
    place, name = Place(("approval", "release")), str(asked.release)
    if asked.release in {release.name for release in former}:
        yield Finding("approval-release-exists", place, {"release": name})
    elif former and asked.release.order <= former[-1].name.order:
        arguments = {"release": name, "last": str(former[-1].name)}
        yield Finding("approval-version-not-later", place, arguments)


def _identities(draft: Handbook, former: Sequence[Former]) -> Iterator[Finding]:
    """An id stays what it was, and one that has gone never comes back: it stands for ever for what it was."""
    if not former:
        return
    last = former[-1].handbook.by_id
    gone = {identifier: release.name for release in former[:-1] for identifier in release.handbook.by_id}
    for path, entity in draft.entities:
        place, known = Place((*path, "id")), last.get(entity.id)
        if known is None and entity.id in gone:
            arguments = {"id": str(entity.id), "release": str(gone[entity.id])}
            yield Finding("approval-id-retired", place, arguments)
        elif known is not None and known.entity.kind != entity.kind:
            arguments = {"id": str(entity.id), "was": known.entity.kind, "kind": entity.kind}
            yield Finding("approval-id-other-kind", place, arguments)


def _conflicts(draft: Handbook, effective: date) -> Iterator[Finding]:
    """Every contradiction is decided, if only for a time that lasts until the release is in force."""
    for path, conflict in draft.of(Conflict):
        if conflict.decision is None:
            arguments = {"title": str(conflict.title)}
            yield Finding("approval-conflict-undecided", Place((*path, "id")), arguments)
    for until, conflict in provisional(draft):
        if until < effective:
            arguments = {
                "title": str(conflict.title),
                "until": until.isoformat(),
                "effective": str(effective),
            }
            place = Place((*draft.by_id[conflict.id].path, "decision", "until"))
            yield Finding("approval-decision-due", place, arguments)


def _suggestions(asked: Asked, draft: Handbook, former: Sequence[Former]) -> Iterator[Finding]:
    """Every suggestion is decided: in this release, or for good in a former one that tells so."""
    yield from without_decision(draft)
    known = frozenset[str](draft.by_id).union(*(release.handbook.by_id for release in former))
    for path, suggestion in draft.of(Suggestion):
        if suggestion.on not in known:
            yield unknown_subject(draft, (*path, "on"), str(suggestion.on))
        decision = suggestion.decision
        if decision and decision.release != asked.release and not _settled(suggestion, former):
            arguments = {
                "id": str(suggestion.id),
                "named": str(decision.release),
                "release": str(asked.release),
            }
            place = Place((*path, "decision", "release"))
            yield Finding("approval-suggestion-elsewhere", place, arguments)


def _settled(suggestion: Suggestion, former: Sequence[Former]) -> bool:
    """Tell whether the release that a decision names has told it so, and not carried it over."""
    decision = suggestion.decision
    if decision is None or decision.outcome == "carried-over":
        return False
    told = (release.handbook for release in former if release.name == decision.release)
    then = next((handbook.find(suggestion.id, Suggestion) for handbook in told), None)
    return then is not None and then.decision is not None and then.decision.outcome == decision.outcome


def _reasons(asked: Asked, draft: Handbook, former: Sequence[Former]) -> Iterator[Finding]:
    """The reason of a change names what stands in the handbook, or stood in the last release."""
    known = {*draft.by_id, *(former[-1].handbook.by_id if former else ())}
    for number, reason in enumerate(draft.reasons):
        for position, identifier in enumerate(reason.at):
            if reason.release == asked.release and identifier not in known:
                yield unknown_subject(draft, ("reasons", number, "at", position), str(identifier))
