"""Build: check the source, then make the printables and the pages, then the site from them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from generator.app.bundle import bundle
from generator.app.check import tellable
from generator.app.printables import documents, printables
from generator.app.progress import Progress
from generator.app.project import TOOL, Project
from generator.findings import Finding
from generator.model.publication import published
from generator.publish.artifacts import made
from generator.publish.files import clear, mirror, write_changed, write_folder
from generator.publish.mkdocs import build_site
from generator.render.markdown import markdown
from generator.render.registers import registers
from generator.render.root import root_files
from generator.views.coverage import coverage
from generator.views.pages import navigation, pages
from generator.views.prints import Print, prints
from generator.views.script import same_in_search
from generator.views.wording import Wording

CONFIG = TOOL / "mkdocs.yml"
VERSION = "draft"
"""Folder of the working draft below the site."""
GENERATING, BUILDING = 3, 5
"""Steps of `generate` alone and of a whole `build`."""


@dataclass(frozen=True)
class Draft:
    """Where the working files of the draft lie."""

    folder: Path

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


@dataclass(frozen=True)
class Generated:
    """What the source has become before the site is built."""

    wording: Wording
    findings: tuple[Finding, ...]
    """Warnings; an error would have stopped the build."""
    draft: Draft
    pages: int
    printables: int
    known: tuple[Print, ...]
    """The documents that were printed."""


@dataclass(frozen=True)
class Built:
    """What a build has made."""

    generated: Generated
    changed: int
    """Files of the site that changed or went."""
    start: Path
    """The page to open first."""


def build(project: Project, progress: Progress) -> Built:
    """Build the working draft.

    Raises InputError with all findings when there is an error, and ToolError when a tool fails; in both cases
    the site stays as it was.
    """
    generated = generate(project, progress)
    draft = generated.draft

    progress.step("build.rendering")
    clear(draft.site)
    build_site(CONFIG, draft.pages, draft.navigation, draft.site)

    progress.step("build.publishing", folder=project.shown(project.site / VERSION))
    changed = mirror(draft.site, project.site / VERSION)
    root = root_files(generated.wording, generated.known, VERSION)
    changed += sum(write_changed(project.site / path, data) for path, data in root.items())
    return Built(generated, changed, project.site / "index.html")


def generate(project: Project, progress: Progress, *, volume: bool = True) -> Generated:
    """Check the source and write its pages and printables into the work folder. Raises as `build` does.

    Without the `volume`, the whole handbook as one document, a preview follows edits sooner.
    """
    progress.step("build.checking")
    source = tellable(project)
    wording, words = source.wording, source.wording.words
    draft = Draft(project.work / VERSION)

    views, cache = tuple(documents(wording)), project.work / "cache"
    known = prints(wording, {entity: view.imprint for entity, _, view in views})
    parts = printables(wording, views, project.work / "fonts", volume=volume)
    progress.step("build.printing", count=len(parts))
    artifacts = (*parts, bundle(parts, known, words, cache))
    printed = dict(progress.counted(made(artifacts, cache), len(artifacts)))

    made_pages = pages(wording, frozenset(printed), coverage(source.whole), known)
    progress.step("build.writing", count=len(made_pages))
    files = {f"{page.path}.md": markdown(page, words).encode() for page in made_pages}
    files |= registers(made_pages, words)
    write_folder(draft.pages, files | {f"printables/{path}": data for path, data in printed.items()})
    settings = navigation(made_pages, wording, same_in_search(published(source.checked.handbook)))
    write_changed(draft.navigation, settings.encode())
    return Generated(wording, source.checked.findings, draft, len(made_pages), len(parts), known)
