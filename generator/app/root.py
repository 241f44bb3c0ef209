"""The root of the site: what all versions are on the day of the build, and the ways to the one in use."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from generator.app.generate import Generated
from generator.app.project import Project
from generator.app.versions import Versions
from generator.publish.files import names, write_changed, write_folder
from generator.render.root import LATEST, latest_files, root_files
from generator.source.releases import Release
from generator.views.pack.parts import current
from generator.views.prints import Print, recorded
from generator.views.site import Site, SiteVersion, VersionState, pages_of
from generator.views.wording import Wording


def publish_root(project: Project, versions: Versions, draft: Generated) -> int:
    """Write what stands above the versions, all of which are built; return how many files changed.

    Files that something else has put there are left alone, but not in `latest`.
    """
    wording = versions.draft.wording
    site = _site(project, versions, draft.printed.known)
    changed = sum(
        write_changed(project.site / path, data) for path, data in root_files(wording, site).items()
    )
    return changed + write_folder(project.site / LATEST, latest_files(wording, site))


def _site(project: Project, versions: Versions, prints: Iterable[Print]) -> Site:
    releases = (
        _release(project.site, release, versions.states[release.name], versions.draft.wording)
        for release in versions.releases
    )
    state: VersionState = "proposed" if versions.draft.wording.edition.proposed else "draft"
    name = versions.draft.name
    draft = SiteVersion(name, state, _pages(project.site / name), tuple(prints))
    used = versions.in_use
    known = (
        replace(one, parts=current(used.wording)) if one.name == used.name else one
        for one in (*releases, draft)
    )
    return Site(tuple(known), used.wording.decisions.merged)


def _release(folder: Path, release: Release, state: VersionState, wording: Wording) -> SiteVersion:
    withdrawal = release.withdrawal if state == "withdrawn" else None
    return SiteVersion(
        name=str(release.name),
        state=state,
        pages=_pages(folder / release.name),
        prints=tuple(recorded(row, release.approval) for row in release.prints),
        approved=release.approval.approved.on.isoformat(),
        effective=release.approval.effective.isoformat(),
        withdrawn=withdrawal.withdrawn.on.isoformat() if withdrawal else "",
        reason=wording.plain(withdrawal.reason) if withdrawal else "",
    )


def _pages(folder: Path) -> frozenset[str]:
    return frozenset(pages_of(names(folder)))
