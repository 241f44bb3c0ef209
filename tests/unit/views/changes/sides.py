"""Two versions ready to be compared."""

from __future__ import annotations

from generator.model.edition import Edition
from generator.model.handbook import Handbook
from generator.model.publication import published
from generator.views.changes.listing import change_list
from generator.views.changes.side import Side
from generator.views.changes.view import ChangeList, ClauseChanges
from generator.views.wording import Wording
from generator.words import Words


def side(name: str, handbook: Handbook, language: str = "en", edition: Edition | None = None) -> Side:
    return Side(name, Wording(published(handbook), Words(language), edition or Edition()))


def listed(old: Handbook, new: Handbook, language: str = "en") -> ChangeList:
    return change_list(side("old", old, language), side("new", new, language))


def clause(changes: ChangeList, identifier: str) -> ClauseChanges:
    return next(one for one in changes.clauses if one.id == identifier)


def lines(one: ClauseChanges) -> list[tuple[str, str]]:
    """Return the lines that differ, as they were and as they are."""
    return [
        ("".join(run.text for run in pair.old), "".join(run.text for run in pair.new))
        for told in one.told
        for pair in told.pairs
    ]
