"""Changes that no reader needs, a line each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.views.changes.view import ChangeList, ClauseChanges, DocumentChanges, GroupChanges


@dataclass(frozen=True)
class MinorTold:
    """What became of one of them: its kind, its title and the kinds of its changes."""

    ids: tuple[str, ...]
    """Its own id, and those of what came or went inside it."""
    text: str


def minor_told(changes: ChangeList) -> tuple[MinorTold, ...]:
    """Return the changes that no reader needs."""
    return tuple(_told(changes))


def _told(changes: ChangeList) -> Iterator[MinorTold]:
    for group in changes.minor:
        for document in group.documents:
            for clause in document.clauses:
                ids = tuple(filter(None, (clause.id, *clause.inside)))
                yield MinorTold(ids, _line(changes, group, document, clause))


def _line(changes: ChangeList, group: GroupChanges, document: DocumentChanges, clause: ClauseChanges) -> str:
    words, named = changes.new.words, document.title
    if document.code:
        named = words("changes.numbered", number=document.code, title=document.title)
    labels = dict.fromkeys(told.label for told in clause.told if told.field)
    what = words("common.list-separator").join(labels) or words(f"changes.fate.{clause.fate}")
    title = words("changes.trail").join(filter(None, (named, clause.label)))
    return words("changes.page.minor-line", kind=group.title, title=title, what=what)
