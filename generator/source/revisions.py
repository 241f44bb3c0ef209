"""Folders of another revision of a git repository: git runs as a child process and changes nothing."""

from __future__ import annotations

import io
import shutil
import subprocess
import tarfile
from pathlib import Path

from generator.findings import CommandError, ToolError


def unpacked(repository: Path, revision: str, folder: str, target: Path) -> bool:
    """Unpack a folder of a revision, as its path below `repository`, into `target`.

    `repository` is the working tree, or a folder in it. Returns False when git knows no such revision there,
    or when the revision has no such folder. Raises CommandError when there is no git, and ToolError when it
    fails otherwise.
    """
    commit = _said(
        repository, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"
    )
    if commit is None:
        return False
    name = commit.decode().strip()
    if _said(repository, "cat-file", "-e", f"{name}:./{folder}") is None:
        return False
    archive = _said(repository, "archive", "--format=tar", name, folder)
    if archive is None:
        raise ToolError("git archive", f"{revision}:{folder}")
    with tarfile.open(fileobj=io.BytesIO(archive)) as files:
        files.extractall(target, filter="data")
    return True


def _said(repository: Path, *arguments: str) -> bytes | None:
    """Return what git says, or none when it refuses."""
    git = shutil.which("git")
    if git is None:
        raise CommandError("changes.cli.no-git")
    done = subprocess.run([git, *arguments], cwd=repository, capture_output=True, check=False)  # noqa: S603 - no shell
    return done.stdout if done.returncode == 0 else None
