"""The sites of releases: each is built once, from its snapshot, and then left as it is."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.app.generate import Generated, generate, rendered, work_of
from generator.app.progress import Progress
from generator.app.project import Project
from generator.app.versions import Versions
from generator.findings import Finding, Position, Severity
from generator.model.release import RELEASE_PATTERN
from generator.publish.files import clear, mirror, write_changed
from generator.source.releases import PRINTS, RECORD, Release

MARK = "release.sha256"
"""The file in a release's site that tells that it is whole, and by which record: what `sha256sum` writes."""
NAMED_MOST = 5
"""So many of the prints that differ are named."""


@dataclass(frozen=True)
class Issued:
    """A release whose site was just built."""

    generated: Generated
    changed: int
    findings: tuple[Finding, ...]


def stands(project: Project, release: Release) -> bool:
    """Tell whether the site of a release stands, whole, built from this very record."""
    mark = project.site / str(release.name) / MARK
    return mark.is_file() and mark.read_bytes() == _mark(release)


def issue(project: Project, versions: Versions, release: Release, progress: Progress) -> Issued:
    """Build and publish the site of a release. Raises ToolError, and then there is none.

    The mark comes last: a site that was broken off half way is built anew.
    """
    version = versions.of(release)
    work, site = work_of(project, version), project.site / version.name
    generated = generate(version, work, progress)
    made = rendered(work, progress)
    progress.step("build.publishing", folder=project.shown(site))
    (site / MARK).unlink(missing_ok=True)
    changed = mirror(made, site)
    changed += write_changed(site / MARK, _mark(release))
    clear(work.folder)
    where = Position((project.shown(release.folder) / PRINTS).as_posix())
    return Issued(generated, changed, tuple(_differing(release, generated.printed.files, where)))


def _mark(release: Release) -> bytes:
    return f"{release.record_digest}  {RECORD}\n".encode()


def _differing(release: Release, files: Mapping[str, bytes], where: Position) -> Iterator[Finding]:
    """Yield a finding when prints are not, to the byte, those that were approved.

    Their content is what was approved; another version of a tool may set it otherwise.
    """
    other = [
        name
        for name, stated in sorted(release.print_digests.items())
        if name not in files or hashlib.sha256(files[name]).hexdigest() != stated
    ]
    if other:
        arguments = {
            "release": str(release.name),
            "count": len(other),
            "names": tuple(other[:NAMED_MOST]),
            "tool": str(release.approval.made_with),
        }
        yield Finding("prints-differ", where, arguments, Severity.WARNING)


def strays(project: Project, known: Iterable[Release]) -> Iterator[Finding]:
    """Yield a finding for each folder of the site that is named as a release which there is not.

    It is not deleted: it may be all that is left of that release.
    """
    names = {str(release.name) for release in known}
    for folder in sorted(project.site.iterdir()) if project.site.is_dir() else ():
        if folder.is_dir() and folder.name not in names and re.fullmatch(RELEASE_PATTERN, folder.name):
            place = Position(project.shown(folder).as_posix())
            yield Finding("site-without-release", place, {"name": folder.name}, Severity.WARNING)
