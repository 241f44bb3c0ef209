"""Serve: show the draft in a browser and follow each edit of the source."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date
from typing import Never

from generator.app.generate import CONFIG, GENERATING, Work, generate, work_of
from generator.app.progress import Progress
from generator.app.project import Project
from generator.app.versions import versions
from generator.findings import Finding, InputError
from generator.publish.mkdocs import serving
from generator.words import Words

PAUSE = 0.3
"""Seconds between two looks at the source: an edit is seen before the editor's window is left."""


def serve(
    project: Project, words: Words, port: int, day: date, tell: Callable[[tuple[Finding, ...]], None]
) -> Never:
    """Show the draft at a port of this machine until interrupted; its releases are those of a day.

    After each edit the changed pages and prints are written anew, but for the whole handbook as one document;
    what is wrong is told, and the pages stay as they were until it is mended. Raises InputError when the
    source is wrong from the start, ToolError when the engine stops.
    """
    work = _follow(project, words, day)
    with serving(CONFIG, work.pages, work.navigation, work.site, port) as check_alive:
        Progress(words, 0).line(words("serve.ready", address=f"http://127.0.0.1:{port}/"))
        seen = _state(project)
        while True:
            time.sleep(PAUSE)
            check_alive()
            if (now := _state(project)) != seen:
                seen = now
                try:
                    _follow(project, words, day)
                except InputError as error:
                    tell(error.findings)


def _follow(project: Project, words: Words, day: date) -> Work:
    """Write the draft's pages and prints anew, but for the whole handbook as one document."""
    progress = Progress(words, 1 + GENERATING)
    progress.step("build.checking")
    draft = versions(project, day).draft
    return generate(draft, work_of(project, draft), progress, preview=True).work


def _state(project: Project) -> dict[str, tuple[int, int]]:
    """Return what tells that a file of the source changed."""
    files = (path for path in project.standards.rglob("*.yml") if path.is_file())
    return {str(path): ((stat := path.stat()).st_mtime_ns, stat.st_size) for path in files}
