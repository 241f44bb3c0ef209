"""What else stands in the folders of releases, besides what their records freeze."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from itertools import count
from pathlib import Path

from generator.findings import Finding, Position
from generator.model.control import Dropped
from generator.source.record import read_record
from generator.source.releases import (
    DROPPED,
    FROZEN,
    PROPOSAL,
    RECORD,
    WITHDRAWAL,
    Files,
    elsewhere,
    proposal_in,
)

SIGNATURE = ".sig"
"""The ending of signatures of the record."""
SYSTEM = frozenset({"Thumbs.db", "desktop.ini"})
"""What Windows puts into folders by itself; other systems' such files begin with a dot."""


def signatures(files: Files) -> dict[str, bytes]:
    """Return the signatures among the files of a release's folder by name."""
    return {name: data for name, data in files.items() if name.endswith(SIGNATURE)}


def next_signature(files: Files) -> str:
    """Return the name of one more signature; they are counted, so that none is written over."""
    names = (f"{RECORD}.{number}{SIGNATURE}" for number in count(1))
    return next(name for name in names if name not in files)


def drops(files: Files) -> dict[str, bytes]:
    """Return the records of dropped proposals among the files of a release's folder, in their order."""
    names = [name for name in files if DROPPED.fullmatch(name)]
    return {name: files[name] for name in sorted(names, key=lambda name: (len(name), name))}


def next_drop(files: Files) -> str:
    """Return the name of one more record of a dropped proposal."""
    return f"dropped.{len(drops(files)) + 1}.yml"


def dropped_findings(files: Files, shown: Path) -> list[Finding]:
    """Return what is wrong with the records of dropped proposals: altered, of another release, or missing."""
    findings: list[Finding] = []
    for number, (name, data) in enumerate(drops(files).items(), start=1):
        if name != f"dropped.{number}.yml":
            findings.append(
                Finding("release-file-missing", Position((shown / f"dropped.{number}.yml").as_posix()))
            )
            break
        dropped = read_record(data, shown / name, Dropped, findings)
        if dropped is not None and dropped.release != shown.name:
            findings.append(elsewhere(shown / name, dropped.release))
    return findings


def strays(names: Iterable[str], shown: Path) -> Iterator[Finding]:
    """Yield a finding for each file or folder that does not belong into a release's folder."""
    names = frozenset(names)
    known = {PROPOSAL, RECORD, WITHDRAWAL, *FROZEN}
    for name in sorted(names - known - SYSTEM):
        signs = RECORD in names and name.endswith(SIGNATURE)
        if not signs and not DROPPED.fullmatch(name) and not name.startswith("."):
            yield Finding("release-stray", Position((shown / name).as_posix()))


def proposal_findings(files: Files, approved: bytes | None, shown: Path) -> list[Finding]:
    """Return what is wrong with the proposal of a release: it was altered, or is not of what was approved.

    `approved` is the snapshot of the release; none where there is none that could be compared.
    """
    findings: list[Finding] = []
    proposal = proposal_in(files, shown, findings)
    if proposal and approved and proposal.snapshot != hashlib.sha256(approved).hexdigest():
        findings.append(Finding("proposal-differs", Position((shown / PROPOSAL).as_posix())))
    return findings
