"""The changes since the last release that nobody gave a reason for, told where they stand in the source."""

from __future__ import annotations

from collections.abc import Iterator

from generator.app.check import Checked, in_order
from generator.app.project import Project
from generator.app.sides import Source
from generator.app.versions import edition
from generator.findings import Finding, Place, Position, Severity
from generator.model.release import ReleaseName
from generator.source.releases import last_release
from generator.views.changes.listing import change_list
from generator.views.changes.unexplained import unexplained
from generator.views.changes.view import ChangeList, ClauseChanges

REGISTER = "reasons.yml"
QUARTERS = 4


def reasons_missing(project: Project, checked: Checked) -> tuple[Finding, ...]:
    """Return a warning for each change of the draft since the last release that has no reason.

    None while the source has errors, before the first release, and where the last one was altered, which
    `verify` tells.
    """
    last = None if checked.errors else last_release(project.standards)
    if last is None:
        return ()
    about = checked.handbook.about
    old = Source(str(last.name), last.handbook, edition(last)).side(about)
    new = Source("", checked.handbook, checked=checked).side(about)
    return in_order(missing_reasons(change_list(old, new), checked, following(last.name)))


def missing_reasons(changes: ChangeList, checked: Checked, release: ReleaseName) -> Iterator[Finding]:
    """Yield a warning for each change without a reason; `release` is the one to give it for."""
    for title, clause in unexplained(changes):
        arguments = {"id": clause.id, "title": title, "release": str(release)}
        where = _where(clause, checked)
        yield Finding("reason-missing", where, arguments, Severity.WARNING)


def _where(clause: ClauseChanges, checked: Checked) -> Position:
    """Return where a changed clause stands; of one that has gone, where its reason is to stand."""
    located = checked.handbook.by_id.get(clause.id)
    if located is None:
        return Position((checked.reading.shown / REGISTER).as_posix())
    return checked.reading.position(Place((*located.path, "id")))


def following(release: ReleaseName) -> ReleaseName:
    """Return the name of the quarter after a release's."""
    year, quarter, _ = release.order
    years, before = divmod(quarter, QUARTERS)
    return ReleaseName(f"{year + years}Q{before + 1}")
