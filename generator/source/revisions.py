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
    or when the revision has no such folder. Raises CommandError when there is no git or a link leads out of
    the folder, and ToolError when git fails otherwise.
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
        for member in files:
            _unpack(files, member, target, revision)
    return True


def _unpack(files: tarfile.TarFile, member: tarfile.TarInfo, target: Path, revision: str) -> None:
    """Write a member of an archive as a plain file: a link becomes a copy of what it leads to.

    Written by ourselves, since the filters of `extractall` are younger than Python 3.11.0, and since without
    any link in the target no name can lead out of it but one that says so.
    """
    path = target / member.name
    if not path.resolve().is_relative_to(target.resolve()):
        raise ToolError("git archive", member.name)
    try:
        content = files.extractfile(member)
    except (KeyError, RecursionError) as error:  # to what is not in the archive, or round in a circle
        named = {"file": member.name, "to": member.linkname, "revision": revision}
        raise CommandError("changes.cli.link-out", **named) from error
    if content is None:  # a folder, or a link to one, which no source is read through
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.read())


def _said(repository: Path, *arguments: str) -> bytes | None:
    """Return what git says, or none when it refuses."""
    git = shutil.which("git")
    if git is None:
        raise CommandError("changes.cli.no-git")
    done = subprocess.run([git, *arguments], cwd=repository, capture_output=True, check=False)  # noqa: S603 - no shell
    return done.stdout if done.returncode == 0 else None
