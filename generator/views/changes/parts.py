"""The parts of entities that are no values of their own, each as one line."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from generator.model.base import Basis, Model, Unspecified
from generator.model.forms import FieldGroup
from generator.model.handbook import Override
from generator.model.people import Line
from generator.model.procedures import Branch, Repeat
from generator.model.register import Acceptance
from generator.model.sites import Exclusion
from generator.model.standards import Check
from generator.model.standing import Review
from generator.views.changes.side import Side
from generator.views.wording import Prose, Span


def _basis(side: Side, basis: Basis) -> Prose:
    wording, words = side.wording, side.words
    source, evidence = wording.name(basis.source), words(f"pages.evidence.{basis.evidence}")
    note = wording.says("pages.basis.note", note=wording.text(basis.note)) if basis.note else ()
    if basis.item is None:
        return (*wording.says("pages.basis.whole", source=source, evidence=evidence), *note)
    item = wording.text(basis.item)
    return (*wording.says("pages.basis.item", source=source, item=item, evidence=evidence), *note)


def _check(side: Side, check: Check) -> Prose:
    wording = side.wording
    often = wording.amount(check.frequency)
    line = wording.says("pages.check.line", by=side.references(check.by), frequency=often)
    if check.how is not None:
        line += wording.says("pages.check.how", how=side.references(check.how))
    if check.coverage is not None:
        line += wording.says("pages.check.coverage", coverage=wording.text(check.coverage))
    return line


def _branch(side: Side, branch: Branch) -> Prose:
    wording = side.wording
    line = wording.says("changes.branch", when=wording.text(branch.when), next=side.reference(branch.next))
    if branch.limits:
        line += wording.says("changes.branch-within", limits=side.references(branch.limits))
    if branch.repeat is not None:
        line += wording.says("changes.branch-loop", loop=_repeat(side, branch.repeat))
    return line


def _repeat(side: Side, repeat: Repeat) -> Prose:
    unknown = isinstance(repeat.at_most, Unspecified)
    return side.wording.says(
        "pages.loop",
        until=side.wording.text(repeat.until),
        rounds=side.wording.unspecified if unknown else Span(str(repeat.at_most)),
        party=side.reference(repeat.escalate_to),
    )


def _line(side: Side, line: Line) -> Prose:
    said = side.wording.text(line.say)
    if line.when is None:
        return said
    return side.wording.says("changes.labelled", label=side.wording.text(line.when), value=said)


def _group(side: Side, group: FieldGroup) -> Prose:
    fields = side.joined(side.wording.text(field.title) for field in group.fields)
    return side.wording.says("changes.labelled", label=side.wording.text(group.title), value=fields)


def _exclusion(side: Side, exclusion: Exclusion) -> Prose:
    items, reason = side.references(exclusion.items), side.wording.text(exclusion.reason)
    return side.wording.says("pages.without", items=items, reason=reason)


def _acceptance(side: Side, acceptance: Acceptance) -> Prose:
    """Return an accepted finding; nothing where its entity waits for a review."""
    entity = side.entity(acceptance.at)
    if entity is None:
        return ()
    found, reason = side.words(f"pages.accepted.{acceptance.rule}"), side.wording.text(acceptance.reason)
    return side.wording.says("changes.accepted", found=found, place=side.place(entity), reason=reason)


def _review(side: Side, review: Review) -> Prose:
    wording = side.wording
    label, question = side.words(f"common.review.{review.type}"), wording.text(review.question)
    line = wording.says("changes.labelled", label=label, value=question)
    if review.decision is None:
        return line
    return line + wording.says("changes.review-decided", decision=wording.text(review.decision))


def _override(side: Side, override: Override) -> Prose:
    return (Span(f"{override.simplified} {side.words('print.arrow').strip()} {override.traditional}"),)


PARTS: Mapping[type[Model], Callable[[Side, Any], Prose]] = {
    Basis: _basis,
    Check: _check,
    Branch: _branch,
    Repeat: _repeat,
    Line: _line,
    FieldGroup: _group,
    Exclusion: _exclusion,
    Acceptance: _acceptance,
    Review: _review,
    Override: _override,
}
"""How each is told."""
