"""The versions that a change list compares: the draft, a release, a folder, or a revision of git."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from generator.app.check import Checked, sound
from generator.app.project import Project
from generator.app.versions import edition
from generator.content import WHOLE, carried
from generator.findings import CommandError
from generator.model.edition import DRAFT, Edition
from generator.model.handbook import Handbook, Organisation
from generator.model.publication import published
from generator.model.release import ReleaseName
from generator.source.releases import Release, releases
from generator.source.revisions import unpacked
from generator.views.changes.side import Side
from generator.views.script import Script
from generator.views.wording import Wording
from generator.words import Words

DRAFT_NAME = "draft"
SETTINGS = "handbook.yml"
"""The file that every source folder has."""
STANDARDS = "standards"


@dataclass(frozen=True)
class Source:
    """A version as it was asked for, before it is put into words."""

    name: str
    """As readers are told it; empty for the draft."""
    handbook: Handbook
    edition: Edition = DRAFT
    checked: Checked | None = None
    """Of what was read from YAML; a release was judged when it was made."""

    def side(self, about: Organisation) -> Side:
        """Return the version in words, in the language and script of these settings."""
        script = Script(about)
        wording = Wording(published(script.of(self.handbook)), script.words, self.edition)
        return Side(self.name or _draft(self.edition, script.words), wording)


def _draft(told: Edition, words: Words) -> str:
    """Return what a draft is called: after the release for which it is put forward, if it is."""
    if told.proposed is None:
        return words("common.draft")
    return words("common.proposed", release=str(told.proposed))


def content_codes(old: Side, new: Side) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """Return the content codes of the sheets, forms and charts of two versions, by id.

    They are as given, else what was given to the other version for the same content, else as they are. The
    whole handbook is not printed anew for one change.
    """
    return _codes(old, new), _codes(new, old)


def _codes(side: Side, other: Side) -> Mapping[str, str]:
    kept = carried(other.wording.edition.codes, other.wording.contents, side.wording.contents)
    known = kept | dict(side.wording.edition.codes)
    ids = (one for one in side.wording.contents.ids if one != WHOLE)
    return {one: known.get(one) or side.wording.code(one) for one in ids}


class Sources:
    """Finds the versions of one project."""

    def __init__(self, project: Project) -> None:
        self.project = project

    @cached_property
    def releases(self) -> tuple[Release, ...]:
        """All releases, the oldest first. Raises InputError when one was altered."""
        return releases(self.project.standards, self.project.shown(self.project.standards))

    @cached_property
    def draft(self) -> Source:
        """The working draft. Raises InputError with its findings when it has errors."""
        checked = sound(self.project)
        return Source("", checked.handbook, checked=checked)

    def release(self, release: Release) -> Source:
        """Return a release."""
        return Source(str(release.name), release.handbook, edition(release))

    def last(self) -> Source:
        """Return the last release. Raises CommandError when there is none."""
        if not self.releases:
            raise CommandError("changes.cli.no-release")
        return self.release(self.releases[-1])

    def find(self, asked: str) -> Source:
        """Return the version that is asked for: `draft`, a release, a folder, or a revision of git.

        Raises CommandError when it is none of these, and InputError when what is found has errors.
        """
        if asked == DRAFT_NAME:
            return self.draft
        for release in self.releases if ReleaseName.fits(asked) else ():
            if release.name == asked:
                return self.release(release)
        if _is_folder(asked):
            return _read(_Elsewhere.of(Path(asked)))
        return self._revision(asked)

    def _revision(self, asked: str) -> Source:
        with tempfile.TemporaryDirectory(prefix="handbook-revision-") as folder:
            if not unpacked(self.project.root, asked, STANDARDS, Path(folder)):
                known = ", ".join([DRAFT_NAME, *(str(release.name) for release in self.releases)])
                raise CommandError("changes.cli.no-version", value=asked, known=known)
            return _read(_Elsewhere(Path(folder), Path(folder) / STANDARDS, asked))


def _is_folder(asked: str) -> bool:
    try:
        return Path(asked).is_dir()
    except OSError:  # such as a name that is too long for a path
        return False


@dataclass(frozen=True)
class _Elsewhere(Project):
    """A source that lies elsewhere."""

    folder: Path
    """The folder with the YAML."""
    label: str
    """What it is called in findings and in the change list."""

    @classmethod
    def of(cls, path: Path) -> _Elsewhere:
        """Return a project's folder, or the folder of its source. Raises CommandError when it is neither."""
        folder = path if (path / SETTINGS).is_file() else path / STANDARDS
        if not (folder / SETTINGS).is_file():
            raise CommandError("changes.cli.no-source", folder=path, file=SETTINGS)
        return cls(path, folder, path.as_posix())

    @property
    def standards(self) -> Path:
        """The YAML source."""
        return self.folder

    def shown(self, path: Path) -> Path:
        """Return a path below the name that it was asked for by."""
        return Path(self.label) / path.relative_to(self.root)


def _read(project: _Elsewhere) -> Source:
    checked = sound(project)
    return Source(project.label, checked.handbook, checked=checked)
