"""Where things lie: the handbook's own folder and the tool's own parts."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from generator.findings import CommandError

TOOL = Path(__file__).resolve().parents[2]
"""The folder that holds `generator/`, `site_templates/`, `printables/` and `mkdocs.yml`."""


@dataclass(frozen=True)
class Project:
    """A handbook's folder: `standards/` in it is read, `build/` and `site/` are written."""

    root: Path

    @property
    def standards(self) -> Path:
        """The YAML source."""
        return self.root / "standards"

    @property
    def work(self) -> Path:
        """Files on the way, safe to delete."""
        return self.root / "build"

    @property
    def site(self) -> Path:
        """The result."""
        return self.root / "site"

    def shown(self, path: Path) -> Path:
        """Return a path as people see it: below the current folder when it is, else whole."""
        try:
            return path.resolve().relative_to(Path.cwd())
        except ValueError:
            return path.resolve()


def project_at(root: Path | None) -> Project:
    """Return the project at a folder, or the nearest one from the current folder upwards.

    Raises CommandError when there is none.
    """
    if root is not None:
        return Project(root.resolve())
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / "standards").is_dir():
            return Project(folder)
    raise CommandError("cli.no-project", folder=str(here))
