"""The versions up to one, each ready to be told and compared, with what each changed."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from generator.changes.history import Revision
from generator.model.edition import Edition
from generator.views.changes.highlights import sentences
from generator.views.changes.lexicon import Lexicon
from generator.views.changes.listing import change_list
from generator.views.changes.side import Side
from generator.views.changes.view import ChangeList
from generator.views.pages.marks import Marks
from generator.views.pages.past import Past
from generator.views.wording import Wording


class Versions:
    """The versions that a book knows of, its own the last."""

    def __init__(self, marks: Marks) -> None:
        self.marks = marks
        self._sides: dict[str, Side] = {}

    def side(self, name: str) -> Side:
        """Return a version: what was removed since has its name and its place there."""
        if name not in self._sides:
            self._sides[name] = Side(self.marks.name(name), self._wording(name))
        return self._sides[name]

    def _wording(self, name: str) -> Wording:
        own, issue = self.marks.wording, self.marks.past.by_name.get(name)
        if issue is None or name == self.marks.current:
            return own
        return Wording(issue.handbook, own.words, Edition(issue.approval, codes=issue.codes))

    def list(self, revision: Revision, lexicon: Lexicon | None = None) -> ChangeList:
        """Return what one version changed."""
        sides = self.side(revision.before), self.side(revision.version)
        return change_list(*sides, revision.changes, lexicon)

    @cached_property
    def changes(self) -> Mapping[str, ChangeList]:
        """What each version changed, the newest first; of the first release and without releases nothing."""
        past = self.marks.past
        lexicon = Lexicon([*(issue.handbook for issue in past.issues), self.marks.wording.handbook])
        return {one.version: self.list(one, lexicon) for one in reversed(past.history.revisions)}


def main_points(wording: Wording, past: Past) -> tuple[str, ...]:
    """Return what a version changed against the one before it, in sentences; nothing of a first one."""
    if not past.history.revisions:
        return ()
    changes = Versions(Marks(wording, past, {})).list(past.history.revisions[-1])
    return tuple(sentences(changes)) if changes.groups else ()
