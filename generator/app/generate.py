"""Generate: make the printables of one version and its pages, and have its site built from them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.app.bundle import bundle
from generator.app.printables import documents, printables
from generator.app.progress import Progress
from generator.app.project import TOOL, Project
from generator.app.versions import Version
from generator.lens.carried import in_effect
from generator.publish.artifacts import made
from generator.publish.files import clear, write_changed, write_folder
from generator.publish.mkdocs import build_site
from generator.render.markdown import markdown
from generator.render.registers import registers
from generator.views.coverage import coverage
from generator.views.pages import navigation, pages
from generator.views.pages.navigation import ABOVE
from generator.views.pages.prints import BUNDLE
from generator.views.pages.versions import main_points
from generator.views.prints import Print, prints

CONFIG = TOOL / "mkdocs.yml"
GENERATING, RENDERING = 2, 1
"""Steps of `generate` and of `rendered`."""


@dataclass(frozen=True)
class Work:
    """Where the working files of one version lie."""

    folder: Path
    cache: Path
    """The printables made so far, by key."""
    fonts: Path
    """The cut typeface, which all versions share."""

    @property
    def pages(self) -> Path:
        """Pages as Markdown, with the printables beside them."""
        return self.folder / "pages"

    @property
    def navigation(self) -> Path:
        """The generated part of the engine's configuration."""
        return self.folder / "navigation.yml"

    @property
    def site(self) -> Path:
        """The site as the engine built it, before it is published."""
        return self.folder / "site"


def work_of(project: Project, version: Version) -> Work:
    """Return where a version is worked on.

    The draft's printables outlast all else in a cache above. A release is made once: its cache, beside its
    other files, only serves a build that was broken off.
    """
    folder, fonts = project.work / version.name, project.work / "fonts"
    is_release = version.wording.edition.approval is not None
    return Work(folder, folder / "cache" if is_release else project.work / "cache", fonts)


@dataclass(frozen=True)
class Printed:
    """The printables of a version."""

    known: tuple[Print, ...]
    """The documents that were printed."""
    files: Mapping[str, bytes]
    """All of them by name, and the archive of all."""

    @property
    def count(self) -> int:
        """How many there are without the archive."""
        return sum(name != BUNDLE for name in self.files)


@dataclass(frozen=True)
class Generated:
    """What a version has become before its site is built."""

    work: Work
    pages: int
    printed: Printed


def generate(version: Version, work: Work, progress: Progress, *, preview: bool = False) -> Generated:
    """Write a version's pages and printables into its work folder. Raises ToolError when a tool fails.

    A `preview` stands alone, without other versions above it. It lacks the whole handbook as one document, so
    that it follows edits sooner.
    """
    wording, words = version.wording, version.wording.words
    printed = print_all(version, work, progress, volume=not preview)
    counted = coverage(in_effect(version.whole))
    made_pages = pages(wording, frozenset(printed.files), counted, printed.known, version.past)

    progress.step("build.writing", count=len(made_pages))
    files = {f"{page.path}.md": markdown(page, words).encode() for page in made_pages}
    files |= registers(made_pages, words)
    files |= {f"printables/{path}": data for path, data in printed.files.items()}
    write_folder(work.pages, files)
    settings = navigation(made_pages, wording, version.same_in_search, "" if preview else ABOVE)
    write_changed(work.navigation, settings.encode())
    return Generated(work, len(made_pages), printed)


def print_all(version: Version, work: Work, progress: Progress, *, volume: bool = True) -> Printed:
    """Return all printables of a version, made anew only where something changed."""
    wording = version.wording
    views = tuple(documents(wording, main_points(wording, version.past) if volume else ()))
    known = prints(wording, {entity: view.imprint for entity, _, view in views})
    parts = printables(wording, views, work.fonts, volume=volume)
    progress.step("build.printing", count=len(parts))
    artifacts = (*parts, bundle(parts, known, wording, work.cache))
    return Printed(known, dict(progress.counted(made(artifacts, work.cache), len(artifacts))))


def rendered(work: Work, progress: Progress) -> Path:
    """Have the engine build the site of what was generated; return its folder. Raises ToolError."""
    progress.step("build.rendering")
    clear(work.site)
    build_site(CONFIG, work.pages, work.navigation, work.site)
    return work.site
