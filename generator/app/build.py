"""Build: check the source, then make the printables and the pages, then the site from them."""

from __future__ import annotations

import html
from dataclasses import dataclass
from pathlib import Path

from generator.app.check import check
from generator.app.printables import printables
from generator.app.progress import Progress
from generator.app.project import TOOL, Project
from generator.findings import Finding, InputError
from generator.model.handbook import Handbook
from generator.publish.artifacts import made
from generator.publish.files import clear, mirror, write_changed, write_folder
from generator.publish.mkdocs import build_site
from generator.render.markdown import markdown
from generator.views.pages import navigation, pages
from generator.views.wording import Wording
from generator.words import Words

STEPS = 5
VERSION = "draft"
"""Folder of the working draft below the site."""


@dataclass(frozen=True)
class Built:
    """What a build has made."""

    handbook: Handbook
    findings: tuple[Finding, ...]
    """Warnings; an error would have stopped the build."""
    pages: int
    printables: int
    changed: int
    """Files of the site that changed or went."""
    start: Path
    """The page to open first."""


def build(project: Project, progress: Progress) -> Built:
    """Build the working draft.

    Raises InputError with all findings when there is an error, and ToolError when a tool fails; in both cases
    the site stays as it was.
    """
    progress.step("build.checking")
    checked = check(project)
    if checked.errors:
        raise InputError(checked.findings)
    wording = Wording(checked.handbook, Words(checked.handbook.about.language))
    draft = project.work / VERSION

    artifacts = printables(wording, project.work / "fonts")
    progress.step("build.printing", count=len(artifacts))
    prints = dict(progress.counted(made(artifacts, project.work / "cache"), len(artifacts)))

    made_pages = pages(checked.handbook, wording, frozenset(artifact.entity for artifact in artifacts))
    progress.step("build.writing", count=len(made_pages))
    files = {f"{page.path}.md": markdown(page, wording.words).encode() for page in made_pages}
    write_folder(draft / "pages", files | {f"printables/{path}": data for path, data in prints.items()})
    write_changed(draft / "navigation.yml", navigation(made_pages, checked.handbook, wording).encode())

    progress.step("build.rendering")
    clear(draft / "site")
    build_site(TOOL / "mkdocs.yml", draft / "pages", draft / "navigation.yml", draft / "site")

    progress.step("build.publishing", folder=project.shown(project.site / VERSION))
    changed = mirror(draft / "site", project.site / VERSION)
    changed += write_changed(project.site / "index.html", _index(wording).encode())
    return Built(
        checked.handbook, checked.findings, len(made_pages), len(prints), changed, project.site / "index.html"
    )


def _index(wording: Wording) -> str:
    """Return the page at the site's root, which leads to the one version there is."""
    title = html.escape(wording.plain(wording.handbook.about.title))
    go = html.escape(wording.words("build.go-to-draft"))
    return f"""<!doctype html>
<html lang="{wording.words("common.html-language")}">
<head>
<meta charset="utf-8">
<title>{title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="refresh" content="0; url={VERSION}/index.html">
</head>
<body><p><a href="{VERSION}/index.html">{go}</a></p></body>
</html>
"""
