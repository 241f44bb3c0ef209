"""The site as a whole: which versions it has, what each is now, and which prints are valid."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from generator.model.release import State
from generator.views.prints import Print

VersionState = State | Literal["draft", "proposed"]
Verdict = Literal["valid", "replaced", "dropped", "withdrawn", "not-yet", "draft"]
IN_FORCE: tuple[VersionState, ...] = ("effective", "superseded")
"""States of what is in force, or was until something later took its place."""
NEVER_IN_FORCE: tuple[tuple[VersionState, Verdict], ...] = (
    ("withdrawn", "withdrawn"),
    ("approved", "not-yet"),
)
"""States of releases that are not, with the verdict on what only they have."""


@dataclass(frozen=True)
class SiteVersion:
    """A version as the root of the site knows it."""

    name: str
    """Its folder."""
    state: VersionState
    """On the day of the build."""
    pages: frozenset[str]
    """Its pages, as `services/desk.html`."""
    prints: tuple[Print, ...]
    approved: str = ""
    """The day of its approval, as `2026-09-20`; empty for a draft, and likewise below."""
    effective: str = ""
    withdrawn: str = ""
    """The day on which it was withdrawn."""
    reason: str = ""
    """Why it was."""
    parts: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """What is now taken of its sheets for which sites, by the sheet's id and the part of a code; only of the
    version in use."""

    @property
    def is_release(self) -> bool:
        """Whether it was approved."""
        return self.state not in {"draft", "proposed"}


@dataclass(frozen=True)
class Known:
    """What the site knows of a content code: a row of `prints.js`.

    It is told as it stands in one version: the one in use; else the last that was in force and has the code;
    of what never was in force, the last release or the draft.
    """

    code: str
    printed: str
    """The code as it stands on paper, with its check character."""
    id: str
    """Id of its document: prints with the same id are versions of one document."""
    title: str
    number: str
    version: str
    effective: str
    note: str
    page: str
    file: str
    folder: str
    """Of that version."""
    status: VersionState
    """Of that version on the day of the build."""
    versions: tuple[str, ...]
    """The folders of all versions in which the document has this code, the oldest first."""
    verdict: Verdict
    valid: bool
    """Whether it is the one to use; at most one of a document is."""
    since: str = ""
    """The release that replaced or dropped it; empty where none did."""
    changes: str = ""
    """What that release changed of the document: a place below the site's root; empty where no page tells."""
    parts: Mapping[str, str] = field(default_factory=dict)
    """Of the one to use: the sites for which a part of it is taken now, in words, by the part of a code."""
    now: str = ""
    """Id of the document that it is one with in the version in use; empty where it is itself."""


@dataclass(frozen=True)
class Site:
    """All versions: the releases, the oldest first, and the draft as the last."""

    versions: tuple[SiteVersion, ...]
    merged: Mapping[str, str] = field(default_factory=dict)
    """What stays of documents that the version in use has made one with another, by the ids of these."""

    @cached_property
    def latest(self) -> SiteVersion:
        """The version in use: the effective release; where none is, the draft."""
        return next((one for one in self.versions if one.state == "effective"), self.versions[-1])

    @cached_property
    def _current(self) -> frozenset[str]:
        """The ids of the documents that the version in use has."""
        return frozenset(one.id for one in self.latest.prints)

    @property
    def pages(self) -> tuple[str, ...]:
        """The pages that any version has, sorted."""
        return tuple(sorted(frozenset[str]().union(*(one.pages for one in self.versions))))

    def successor(self, version: SiteVersion) -> str:
        """Return the release that took the place of another; empty where none did."""
        if version.state != "superseded":
            return ""
        later = self.versions[self.versions.index(version) + 1 :]
        return next(one.name for one in later if one.state in IN_FORCE)

    def nearest(self, version: SiteVersion, page: str) -> str:
        """Return a page of a version: the one asked for, else the list of its folder, else home."""
        folder, _, _ = page.rpartition("/")
        return next(one for one in (page, f"{folder}/index.html", "index.html") if one in version.pages)

    def known(self) -> tuple[Known, ...]:
        """Return what is known of every code of every version, by document and code."""
        holders: dict[tuple[str, str], list[tuple[SiteVersion, Print]]] = {}
        for version in self.versions:
            for one in version.prints:
                holders.setdefault((one.id, one.code), []).append((version, one))
        return tuple(self._known(found) for _, found in sorted(holders.items()))

    def _known(self, holders: list[tuple[SiteVersion, Print]]) -> Known:
        verdict, (version, one) = self._judged(holders)
        since = self._since(holders) if verdict in {"replaced", "dropped"} else None
        page = f"changes/{since.name}.html" if since else ""
        told = since is not None and page in since.pages
        return Known(
            code=one.code,
            printed=one.printed,
            id=one.id,
            title=one.title,
            number=one.number,
            version=one.version,
            effective=one.effective,
            note=one.note,
            page=one.page,
            file=one.file,
            folder=version.name,
            status=version.state,
            versions=tuple(holder.name for holder, _ in holders),
            verdict=verdict,
            valid=verdict == "valid",
            since=since.name if since else "",
            changes=f"{since.name}/{page}#print-{one.id}" if since and told else "",
            parts=version.parts.get(one.id, {}) if verdict == "valid" else {},
            now=self.merged.get(one.id, ""),
        )

    def _judged(self, holders: list[tuple[SiteVersion, Print]]) -> tuple[Verdict, tuple[SiteVersion, Print]]:
        """Return the verdict on a code, and the version that it is told by."""
        by_version = {version.name: (version, one) for version, one in holders}
        if self.latest.name in by_version:
            return "valid", by_version[self.latest.name]
        was = [pair for pair in holders if pair[0].state in IN_FORCE]
        if was:
            last = was[-1][1].id
            return "replaced" if self.merged.get(last, last) in self._current else "dropped", was[-1]
        for state, verdict in NEVER_IN_FORCE:
            found = [pair for pair in holders if pair[0].state == state]
            if found:
                return verdict, found[-1]
        return "draft", holders[-1]

    def _since(self, holders: list[tuple[SiteVersion, Print]]) -> SiteVersion | None:
        """Return the first release in force after the last that had the code."""
        in_force = [version for version in self.versions if version.state in IN_FORCE]
        last = max(in_force.index(version) for version, _ in holders if version in in_force)
        return next(iter(in_force[last + 1 :]), None)


def pages_of(files: Iterable[str]) -> Iterator[str]:
    """Yield the pages among the files of a version's site."""
    return (file for file in files if file.endswith(".html") and file != "404.html")
