"""The approval pack of a release: what is to be approved, what follows from it, and what is still open."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.model.release import ROLES, Suggestion
from generator.views.changes.reprints import Reprints
from generator.views.changes.side import Side
from generator.views.changes.told import WEIGHTS
from generator.views.changes.unexplained import needs_reason, unexplained
from generator.views.changes.view import ChangeList, ClauseChanges, DocumentChanges
from generator.views.imprint import Labelled
from generator.views.pages.gaps import Matter
from generator.views.pages.page import Page
from generator.views.papers.changes import (
    comparison,
    looks,
    minor,
    points,
    prints,
    reading,
    sheets,
    summary,
)
from generator.views.papers.paper import PaperView, about, columns, listed, prose, text, titled
from generator.views.volume import documents, registers
from generator.views.volume.blocks import Block, Line, Paragraph, Piece, linked
from generator.words import Words

NAMED_MOST = 3
"""So many of the documents with gaps of one kind are named; of more the first ones and how many there are."""
LISTS = ("services/index", "procedures/index", "sheets/index", "forms/index")
"""The pages that list what a first release holds."""


@dataclass(frozen=True)
class PackInput:
    """All that a pack is made of."""

    release: str
    proposed: str
    """The day on which it is put forward."""
    new: Side
    pages: Mapping[str, Page]
    """The pages of the draft's site, by path."""
    suggestions: tuple[Suggestion, ...]
    """Those that this release decides."""
    objections: tuple[str, ...]
    """What will forbid the approval, in words."""
    changes: ChangeList | None = None
    """None for the first release, which changes nothing."""
    reprints: Reprints | None = None

    @property
    def words(self) -> Words:
        """The words of the handbook's language."""
        return self.new.words


def pack(given: PackInput) -> PaperView:
    """Return the approval pack."""
    words, wording = given.words, given.new.wording
    title = words("changes.pack.title", release=given.release)
    before = given.changes.old.name if given.changes else words("changes.pack.first")
    facts = (
        Labelled(words("changes.paper.handbook"), wording.plain(given.new.handbook.about.title)),
        Labelled(words("changes.pack.release"), given.release),
        Labelled(words("changes.pack.before"), before),
        Labelled(words("changes.pack.proposed"), given.proposed),
        Labelled(words("changes.pack.effective"), ""),
    )
    heads = ("role", "name", "signature", "date")
    return PaperView(
        imprint=about(wording, title),
        facts=facts,
        heads=tuple(words(f"changes.pack.sign.{head}") for head in heads),
        signatures=tuple(words(f"changes.pack.sign.{role}") for role in ROLES),
        contents=True,
        blocks=linked(_chapters(given)),
    )


def _chapters(given: PackInput) -> Iterator[Block]:
    words, changes = given.words, given.changes
    if changes is not None:
        yield from titled(1, words("changes.highlight.title"), (*points(changes), *summary(changes)))
    yield from titled(1 if changes is None else 2, words("changes.pack.objections"), _objections(given))
    if changes is None:
        yield from titled(1, words("changes.pack.contents"), _contents(given))
    else:
        yield from titled(1, words("changes.pack.summary"), _summary(changes))
        yield from titled(1, words("changes.page.sheets"), sheets(changes))
        yield from titled(1, words("changes.page.looks"), looks(changes))
        if given.reprints:
            yield from titled(1, words("changes.page.reprints"), prints(given.reprints, words, 2))
        yield from titled(1, words("changes.page.reading"), reading(changes))
        yield from titled(1, words("changes.paper.compared"), comparison(changes, 2))
        yield from minor(changes, 2)
    yield from titled(1, words("changes.page.suggestions"), _suggestions(given))
    conflicts = given.pages["quality/conflicts"]
    yield from titled(1, conflicts.title, registers.conflicts(conflicts, words))
    yield from titled(1, given.pages["quality/gaps"].title, _gaps(given))


def _objections(given: PackInput) -> Iterator[Block]:
    if given.objections:
        yield Paragraph(text(given.words("changes.pack.objections-lead")), "notice")
        yield from listed(map(text, given.objections))


def _contents(given: PackInput) -> Iterator[Block]:
    """Yield what a first release holds, kind by kind."""
    for path in LISTS:
        if page := given.pages.get(path):
            yield from titled(2, page.title, documents.listed(page, 3))


def _summary(changes: ChangeList) -> Iterator[Block]:
    """Yield the changed clauses with their reasons, the weightiest first."""
    words = changes.new.words
    if missing := sum(1 for _ in unexplained(changes)):
        yield Paragraph(text(words("changes.pack.without-reason", n=missing)), "notice")
    heads = (
        (words("changes.paper.clause"), "name"),
        (words("changes.paper.change"), "text"),
        (words("changes.page.reason"), "wide"),
    )
    for significance in WEIGHTS[:3]:
        found = [
            (document, clause)
            for group in changes.main
            for document in group.documents
            for clause in document.clauses
            if clause.significance == significance
        ]
        title = words("changes.text.count", label=words(f"changes.significance.{significance}"), n=len(found))
        yield from titled(2, title, columns(heads, (_changed(changes, *each) for each in found)))


def _changed(changes: ChangeList, document: DocumentChanges, clause: ClauseChanges) -> tuple[Line, ...]:
    words = changes.new.words
    name = (
        words("changes.numbered", number=document.code, title=document.title)
        if document.code
        else document.title
    )
    place = words("changes.trail").join(filter(None, (name, clause.label)))
    labels = dict.fromkeys(told.label for told in clause.told if not told.quiet or len(clause.told) == 1)
    kinds = words("common.list-separator").join(labels) or words(f"changes.fate.{clause.fate}")
    reasons = [part for reason in clause.reasons for part in (Piece("\n"), *prose(reason.text))]
    if needs_reason(clause):
        return text(place), text(kinds), text(words("changes.pack.no-reason"), "strong")
    return text(place), text(kinds), tuple(reasons[1:])


def _suggestions(given: PackInput) -> Iterator[Block]:
    """Yield the suggestions that this release decides."""
    words = given.words
    heads = (
        (words("pages.column.suggestion"), "wide"),
        (words("pages.column.from-whom"), "text"),
        (words("pages.column.outcome"), "wide"),
    )
    yield from columns(heads, (_suggestion(one, given) for one in given.suggestions))
    if not given.suggestions:
        yield Paragraph(text(words("changes.pack.no-suggestions")), "lead")


def _suggestion(one: Suggestion, given: PackInput) -> tuple[Line, ...]:
    words, wording = given.words, given.new.wording
    sent = f"{wording.name(one.from_).text}\n{one.received.isoformat()}"
    decision = one.decision
    outcome = words(f"pages.outcome.{decision.outcome if decision else 'none'}")
    reason = prose(wording.text(decision.reason)) if decision else ()
    told = (*text(outcome, "strong"), *((Piece("\n"), *reason) if reason else ()))
    return prose(wording.text(one.text)), text(sent), told


def _gaps(given: PackInput) -> Iterator[Block]:
    """Yield how many values the sources leave open, of what kind and in which documents; not each of them."""
    page, words = given.pages["quality/gaps"], given.words
    told = words("changes.pack.gaps", n=page.content.count, title=page.title)
    yield Paragraph(text(told), "lead")
    heads = (
        (words("pages.column.kind"), "text"),
        (words("changes.pack.missing"), "text"),
        (words("pages.column.gaps"), "number"),
        (words("changes.pack.where"), "wide"),
    )
    yield from columns(heads, (_matter(matter, words) for matter in page.content.matters))


def _matter(matter: Matter, words: Words) -> tuple[Line, ...]:
    named = words("common.list-separator").join(matter.documents[:NAMED_MOST])
    if len(matter.documents) > NAMED_MOST:
        named = words("changes.pack.more-documents", names=named, n=len(matter.documents))
    return text(matter.kind), text(matter.missing), text(str(matter.count)), text(named)
