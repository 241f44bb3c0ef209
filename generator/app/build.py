"""Build: read all versions, build each that is not built yet and the draft, then what stands above them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.app.generate import GENERATING, RENDERING, Generated, generate, rendered, work_of
from generator.app.issued import issue, stands, strays
from generator.app.progress import Progress
from generator.app.project import Project
from generator.app.root import publish_root
from generator.app.versions import versions
from generator.findings import Finding
from generator.publish.files import mirror

PUBLISHING = 1
VERSION_STEPS = GENERATING + RENDERING + PUBLISHING
BUILDING = 1 + VERSION_STEPS
"""Steps of a build of the draft alone; each release that is not built yet adds those of a version."""


@dataclass(frozen=True)
class Built:
    """What a build has made."""

    draft: Generated
    findings: tuple[Finding, ...]
    """Warnings; an error would have stopped the build."""
    issued: tuple[str, ...]
    """The releases that were built now, since they were not before."""
    changed: int
    """Files of the site that changed or went."""
    start: Path
    """The page to open first."""


def build(project: Project, progress: Progress, day: date) -> Built:
    """Build the site: the releases as they stand on a day, and the working draft.

    Raises InputError with all findings when the source has an error or a release was altered, and ToolError
    when a tool fails; whatever stood whole before stays as it was.
    """
    progress.step("build.checking")
    known = versions(project, day)
    missing = tuple(release for release in known.releases if not stands(project, release))
    progress.expect(len(missing) * VERSION_STEPS)
    findings, changed = [*known.checked.findings, *strays(project, known.releases)], 0

    for release in missing:
        progress.version(str(release.name))
        issued = issue(project, known, release, progress)
        findings += issued.findings
        changed += issued.changed

    progress.version(known.draft.name if known.releases else "")
    draft = generate(known.draft, work_of(project, known.draft), progress)
    made = rendered(draft.work, progress)

    progress.step("build.publishing", folder=project.shown(project.site))
    changed += mirror(made, project.site / known.draft.name)
    changed += publish_root(project, known, draft)
    names = tuple(str(release.name) for release in missing)
    return Built(draft, tuple(findings), names, changed, project.site / "index.html")
