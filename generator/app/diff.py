"""Diff: compare two versions of the handbook, and say what changed and what follows."""

from __future__ import annotations

from dataclasses import dataclass

from generator.app.project import Project
from generator.app.sides import DRAFT_NAME, Source, Sources, content_codes
from generator.views.changes.listing import change_list
from generator.views.changes.reprints import Reprints, reprints
from generator.views.changes.view import ChangeList


@dataclass(frozen=True)
class Difference:
    """What differs between two versions."""

    changes: ChangeList
    reprints: Reprints


def diff(project: Project, old: str | None = None, new: str = DRAFT_NAME) -> Difference:
    """Compare two versions, each as `sides.Sources.find` takes it; without an old one, with the last release.

    Raises CommandError when a version does not exist, and InputError when one has errors.
    """
    sources = Sources(project)
    after = sources.find(new)
    before = sources.last() if old is None else sources.find(old)
    return difference(before, after)


def difference(before: Source, after: Source) -> Difference:
    """Compare two versions; both are told in the language and script of the new one."""
    about = after.handbook.about
    old, new = before.side(about), after.side(about)
    codes = content_codes(old, new)
    return Difference(change_list(old, new), reprints(old, new, *codes))
