"""Releases on disk: reading them, with every altered byte found, and the text of their records.

A release is a folder of `standards/releases/`, named by the release:

- `release.yml`: the record of its approval, sealed, with the digests of the others and of the record before;
- `snapshot.json`: the whole handbook, frozen;
- `prints.json`: its prints, each with content code, title and the digests of its files;
- `*.sig`: signatures of `release.yml`, when there are any; `withdrawal.yml` once it is withdrawn.

`proposal.yml` in a folder without `release.yml` is what was put forward for approval. A proposal that was
dropped is gone, and `dropped.1.yml`, `dropped.2.yml` … tell of each.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from generator.findings import Finding, InputError, Position
from generator.model.base import Text
from generator.model.handbook import Handbook
from generator.model.release import (
    Approval,
    Previous,
    Proposal,
    ReleaseName,
    State,
    Withdrawal,
    states,
)
from generator.source.record import alteration, read_record, unreadable
from generator.source.seal import altered
from generator.source.snapshot import ids, numbers, thawed

FOLDER = "releases"
RECORD, SNAPSHOT, PRINTS = "release.yml", "snapshot.json", "prints.json"
PROPOSAL, WITHDRAWAL = "proposal.yml", "withdrawal.yml"
FROZEN = (SNAPSHOT, PRINTS)
DROPPED = re.compile(r"dropped\.[1-9][0-9]*\.yml")
NONE = "\u2014"
"""Stands in findings for no release."""

Files = Mapping[str, bytes]
"""The files of a folder by name."""


@dataclass(frozen=True)
class Release:
    """A release as it was frozen. Nothing in it was altered when it was read."""

    folder: Path
    approval: Approval
    snapshot: bytes = field(repr=False)
    prints: tuple[Mapping[str, Any], ...] = field(repr=False)
    """Its prints, as `prints.json` tells them."""
    record_digest: str
    """SHA-256 of its record: what the next release names."""
    withdrawal: Withdrawal | None = None

    @property
    def name(self) -> ReleaseName:
        """Its name."""
        return self.approval.release

    @property
    def print_digests(self) -> dict[str, str]:
        """The SHA-256 of each file of its prints, by name."""
        return {name: digest for row in self.prints for name, digest in row.get("files", {}).items()}

    @cached_property
    def handbook(self) -> Handbook:
        """The handbook as it was approved."""
        return thawed(self.snapshot)


def releases(standards: Path, shown: Path) -> tuple[Release, ...]:
    """Return all releases, the oldest first. `shown` is how the source folder is named in findings.

    Raises InputError with a finding for each thing that is wrong with any of them: altered releases are not
    worked with.
    """
    findings: list[Finding] = []
    found = tuple(read_releases(standards, shown, findings))
    if findings:
        raise InputError(tuple(findings))
    return found


def standing(known: Iterable[Release], day: date) -> dict[str, State]:
    """Return the state of each release on a day; a withdrawal counts from its own day."""
    known = tuple(known)
    withdrawn = {one.name for one in known if one.withdrawal and one.withdrawal.withdrawn.on <= day}
    return states((one.approval for one in known), withdrawn, day)


def read_releases(standards: Path, shown: Path, findings: list[Finding]) -> Iterator[Release]:
    """Yield every release that is sound in itself, the oldest first; note what is wrong with any."""
    archive = {folder: files_of(folder) for folder in folders(standards)}
    return read_archive(archive, shown / FOLDER, findings)


def read_archive(archive: Mapping[Path, Files], shown: Path, findings: list[Finding]) -> Iterator[Release]:
    """Yield the sound releases of folders, whose files are given; note what is wrong with any."""
    previous: Previous | None = None
    certain = True
    for folder, files in archive.items():
        place = shown / folder.name
        approval = _approval(folder.name, files, place, findings)
        if approval is None:
            # Of an altered record it is unknown what the next one should name.
            certain = certain and not {RECORD, *FROZEN} & files.keys()
            continue
        if certain:
            findings += _chain(approval, previous, place)
        previous, certain = Previous(release=approval.release, record=Text(record_digest(files))), True
        release = _release(folder, approval, files, place, findings)
        if release is not None:
            yield release


def last_release(standards: Path) -> Release | None:
    """Return the last release; none before the first, and where it is not sound."""
    known = [folder for folder in folders(standards) if (folder / RECORD).is_file()]
    archive = {folder: files_of(folder) for folder in known[-1:]}
    return next(read_archive(archive, standards / FOLDER, []), None)


def folders(standards: Path) -> list[Path]:
    """Return the folders of releases, also of those only proposed, by the order of their names."""
    root = standards / FOLDER
    names = [path.name for path in root.iterdir() if path.is_dir()] if root.is_dir() else []
    known = [name for name in names if ReleaseName.fits(name)]
    return [root / name for name in sorted(known, key=lambda name: ReleaseName(name).order)]


def files_of(folder: Path) -> dict[str, bytes]:
    """Return the files that stand directly in a folder."""
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file()}


def former_ids(standards: Path) -> frozenset[str]:
    """Return every id that stood in a release. Altered releases count too: `verify` tells of them."""
    files = (folder / SNAPSHOT for folder in folders(standards))
    return frozenset().union(*(ids(file.read_bytes()) for file in files if file.is_file()))


def former_numbers(standards: Path) -> dict[str, frozenset[str]]:
    """Return every number that a document had in a release, with the ids of those that had it."""
    found: dict[str, frozenset[str]] = {}
    for folder in folders(standards):
        file = folder / SNAPSHOT
        for number, identifier in numbers(file.read_bytes()) if file.is_file() else ():
            found[number] = found.get(number, frozenset()) | {identifier}
    return found


def record_digest(files: Files) -> str:
    """Return the SHA-256 of a release's record: what the next release names, and what is to be signed."""
    return hashlib.sha256(files[RECORD]).hexdigest()


def _approval(name: str, files: Files, shown: Path, findings: list[Finding]) -> Approval | None:
    """Return the record of a release, or none with what is wrong noted; none where it is only proposed."""
    if RECORD not in files:
        if files.keys() & {*FROZEN, WITHDRAWAL}:
            findings.append(Finding("release-file-missing", Position((shown / RECORD).as_posix())))
        return None
    approval = read_record(files[RECORD], shown / RECORD, Approval, findings)
    if approval is not None and approval.release != name:
        findings.append(elsewhere(shown / RECORD, approval.release))
        return None
    return approval


def elsewhere(shown: Path, name: str) -> Finding:
    """Return the finding of a record that speaks of another release than its folder."""
    return Finding("release-elsewhere", Position(shown.as_posix(), 1, 1), {"name": str(name)})


def _release(
    folder: Path, approval: Approval, files: Files, shown: Path, findings: list[Finding]
) -> Release | None:
    """Return a release, or none with what is wrong noted."""
    known = len(findings)
    stated = {str(frozen.file): str(frozen.digest) for frozen in approval.frozen}
    kept = (name for name in (*stated, *files) if DROPPED.fullmatch(name))
    for name in dict.fromkeys((*FROZEN, *kept)):
        findings += _frozen(files.get(name), stated.get(name), shown / name)
    withdrawal = None
    if WITHDRAWAL in files:
        withdrawal = read_record(files[WITHDRAWAL], shown / WITHDRAWAL, Withdrawal, findings)
        if withdrawal and withdrawal.release != approval.release:
            findings.append(elsewhere(shown / WITHDRAWAL, withdrawal.release))
    if len(findings) > known:
        return None
    try:
        prints = tuple(json.loads(files[PRINTS])["prints"])
        release = Release(folder, approval, files[SNAPSHOT], prints, record_digest(files), withdrawal)
        release.handbook  # noqa: B018 - reads the snapshot
    except (ValueError, KeyError, TypeError) as error:
        findings.append(unreadable(shown / SNAPSHOT, error))
        return None
    return release


def _frozen(data: bytes | None, stated: str | None, shown: Path) -> Iterator[Finding]:
    """Yield a finding when a frozen file is not there or not what its record says."""
    if data is None or stated is None:
        yield Finding("release-file-missing", Position(shown.as_posix()))
    elif wrong := altered(data, stated):
        yield alteration(shown, data, wrong)


def _chain(approval: Approval, previous: Previous | None, shown: Path) -> Iterator[Finding]:
    """Yield a finding when a release does not follow the one before it."""
    named = approval.previous
    if named != previous:
        names = {
            "named": named.release if named else NONE,
            "stands": previous.release if previous else NONE,
        }
        rule = "chain-broken" if names["named"] != names["stands"] else "chain-altered"
        yield Finding(rule, Position((shown / RECORD).as_posix()), names)


def read_proposal(folder: Path, shown: Path, findings: list[Finding]) -> Proposal | None:
    """Return what was put forward in a release's folder; none when nothing was."""
    if not (folder / PROPOSAL).is_file():
        return None
    return proposal_in({PROPOSAL: (folder / PROPOSAL).read_bytes()}, shown, findings)


def proposal_in(files: Files, shown: Path, findings: list[Finding]) -> Proposal | None:
    """Return what was put forward by the files of a release's folder; none when nothing was."""
    if PROPOSAL not in files:
        return None
    proposal = read_record(files[PROPOSAL], shown / PROPOSAL, Proposal, findings)
    if proposal is not None and proposal.release != shown.name:
        findings.append(elsewhere(shown / PROPOSAL, proposal.release))
        return None
    return proposal
