"""Releases on disk: reading them, with every altered byte found, and the text of their records.

A release is a folder of `standards/releases/`, named by the release:

- `release.yml`: the record of its approval, sealed, with the digests of the others and of the record before;
- `snapshot.json`: the whole handbook, frozen;
- `prints.json`: its prints, each with content code, title and the digests of its files;
- `*.sig`: signatures of `release.yml`, when there are any; `withdrawal.yml` once it is withdrawn.

`proposal.yml` in a folder without `release.yml` is what was put forward for approval.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import ValidationError

from generator.findings import Finding, InputError, Position
from generator.model.base import Model
from generator.model.handbook import Handbook
from generator.model.plain import plain
from generator.model.release import Approval, Proposal, ReleaseName, Withdrawal
from generator.source.seal import Altered, altered, sealed, unsealed
from generator.source.snapshot import ids, thawed

FOLDER = "releases"
RECORD, SNAPSHOT, PRINTS = "release.yml", "snapshot.json", "prints.json"
PROPOSAL, WITHDRAWAL = "proposal.yml", "withdrawal.yml"
FROZEN = (SNAPSHOT, PRINTS)

M = TypeVar("M", bound=Model)


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


def read_releases(standards: Path, shown: Path, findings: list[Finding]) -> Iterator[Release]:
    """Yield every release that is sound in itself, the oldest first; note what is wrong with any."""
    previous: Release | None = None
    for folder in folders(standards):
        release = _read(folder, shown / FOLDER / folder.name, findings)
        if release is None:
            continue
        findings += _chain(release, previous, shown / FOLDER / folder.name)
        previous = release
        yield release


def folders(standards: Path) -> list[Path]:
    """Return the folders of releases, also of those only proposed, by the order of their names."""
    root = standards / FOLDER
    names = [path.name for path in root.iterdir() if path.is_dir()] if root.is_dir() else []
    known = [name for name in names if _is_name(name)]
    return [root / name for name in sorted(known, key=lambda name: ReleaseName(name).order)]


def former_ids(standards: Path) -> frozenset[str]:
    """Return every id that stood in a release. Altered releases count too: `verify` tells of them."""
    files = (folder / SNAPSHOT for folder in folders(standards))
    return frozenset().union(*(ids(file.read_bytes()) for file in files if file.is_file()))


def _is_name(name: str) -> bool:
    try:
        ReleaseName.checked(name)
    except ValueError:
        return False
    return True


def _read(folder: Path, shown: Path, findings: list[Finding]) -> Release | None:
    """Return a release, or none with what is wrong noted; none for a folder with a proposal alone."""
    if not (folder / RECORD).is_file():
        missing = [name for name in FROZEN if (folder / name).exists()]
        if missing:
            findings.append(Finding("release-file-missing", Position((shown / RECORD).as_posix())))
        return None
    known = len(findings)
    approval = read_record(folder / RECORD, shown / RECORD, Approval, findings)
    if approval is None:
        return None
    if approval.release != folder.name:
        where = Position((shown / RECORD).as_posix(), 1, 1)
        findings.append(Finding("release-elsewhere", where, {"name": str(approval.release)}))
    data = {
        name: _frozen(folder / name, shown / name, dict(_digests(approval)).get(name), findings)
        for name in FROZEN
    }
    withdrawal = None
    if (folder / WITHDRAWAL).is_file():
        withdrawal = read_record(folder / WITHDRAWAL, shown / WITHDRAWAL, Withdrawal, findings)
    if len(findings) > known:
        return None
    release = Release(
        folder,
        approval,
        data[SNAPSHOT],
        tuple(json.loads(data[PRINTS])["prints"]),
        hashlib.sha256((folder / RECORD).read_bytes()).hexdigest(),
        withdrawal,
    )
    try:
        release.handbook  # noqa: B018 - reads the snapshot
    except ValueError as error:
        where = Position((shown / SNAPSHOT).as_posix())
        findings.append(Finding("release-unreadable", where, {"reason": str(error).splitlines()[0]}))
        return None
    return release


def _digests(approval: Approval) -> Iterator[tuple[str, str]]:
    for frozen in approval.frozen:
        yield frozen.file, frozen.digest


def _frozen(path: Path, shown: Path, digest: str | None, findings: list[Finding]) -> bytes:
    """Return a frozen file; note when it is not there or not what its record says."""
    if not path.is_file() or digest is None:
        findings.append(Finding("release-file-missing", Position(shown.as_posix())))
        return b""
    data = path.read_bytes()
    if wrong := altered(data, digest):
        findings.append(alteration(shown, data, wrong))
    return data


def read_record(path: Path, shown: Path, model: type[M], findings: list[Finding]) -> M | None:
    """Return a sealed record, or none with what is wrong noted."""
    data = path.read_bytes()
    body, wrong = unsealed(data)
    if wrong:
        findings.append(alteration(shown, data, wrong))
        return None
    try:
        return model.model_validate(yaml.load(body, Loader=yaml.BaseLoader))  # noqa: S506 - texts only
    except (yaml.YAMLError, ValidationError, ValueError) as error:
        where = Position(shown.as_posix())
        findings.append(Finding("release-unreadable", where, {"reason": str(error).splitlines()[0]}))
        return None


def record_bytes(record: Model) -> bytes:
    """Return the sealed text of a record."""
    return sealed(yaml.safe_dump(plain(record), allow_unicode=True, sort_keys=False, width=10**6))


def _chain(release: Release, previous: Release | None, shown: Path) -> Iterator[Finding]:
    """Yield a finding when a release does not follow the one before it."""
    link = release.approval.previous
    named = (str(link.release), str(link.record)) if link else None
    stands = (str(previous.name), previous.record_digest) if previous else None
    if named != stands:
        arguments = {"named": named[0] if named else "", "stands": stands[0] if stands else ""}
        yield Finding("chain-broken", Position((shown / RECORD).as_posix()), arguments)


def alteration(shown: Path, data: bytes, wrong: Altered) -> Finding:
    """Return the finding of an altered file, at the line and column of its first wrong byte."""
    before = data[: wrong.start]
    line = before.count(b"\n") + 1
    column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
    rule = "release-altered" if wrong.exact else "release-altered-within"
    arguments = {"first": wrong.start + 1, "last": wrong.end}
    return Finding(rule, Position(shown.as_posix(), line, column), arguments)


def read_proposal(folder: Path, shown: Path, findings: list[Finding]) -> Proposal | None:
    """Return what was put forward in a release's folder; none when nothing was."""
    if not (folder / PROPOSAL).is_file():
        return None
    return read_record(folder / PROPOSAL, shown / PROPOSAL, Proposal, findings)
