"""Pandoc as a child process that stays: a start takes longer than a document."""

from __future__ import annotations

import os
import subprocess
import tempfile
import weakref
from pathlib import Path

import pypandoc

from generator.findings import ToolError

FIXED_DATE = "315532800"
"""1980-01-01, the first day that archives can hold: the same document gives the same bytes on any day."""
DONE = "done"


class Pandoc:
    """Writes Word documents. One for a run; its process ends with it."""

    def __init__(self, script: Path, template: Path) -> None:
        """Take the script that pandoc runs and the template of the document's main part."""
        self._folder = tempfile.TemporaryDirectory(prefix="handbook-word-")
        self._process = subprocess.Popen(  # noqa: S603 - the program of our own environment
            [pypandoc.get_pandoc_path(), "lua", str(script), str(template)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=dict(os.environ) | {"SOURCE_DATE_EPOCH": FIXED_DATE},
            encoding="utf-8",
        )
        weakref.finalize(self, _end, self._process, self._folder)

    def docx(self, tree: str, reference: bytes, media: dict[str, bytes]) -> bytes:
        """Return the document of a tree (JSON); its pictures are named in it as in `media`.

        Raises ToolError with pandoc's words when it fails.
        """
        folder = Path(self._folder.name)
        (folder / "tree.json").write_text(tree, encoding="utf-8")
        (folder / "reference.docx").write_bytes(reference)
        for name, data in media.items():
            (folder / name).write_bytes(data)
        said = self._asked(f"{folder}\t{' '.join(sorted(media))}")
        if said != DONE:
            raise ToolError("pandoc", said)
        return (folder / "document.docx").read_bytes()

    def _asked(self, job: str) -> str:
        assert self._process.stdin is not None  # noqa: S101 - opened as a pipe
        assert self._process.stdout is not None  # noqa: S101 - the same
        try:
            self._process.stdin.write(f"{job}\n")
            self._process.stdin.flush()
        except BrokenPipeError as error:
            raise ToolError("pandoc", f"exit code {self._process.wait()}") from error
        return self._process.stdout.readline().strip() or f"exit code {self._process.wait()}"


def _end(process: subprocess.Popen[str], folder: tempfile.TemporaryDirectory[str]) -> None:
    """End the process, which stops when nothing more can come in, and remove its files."""
    process.communicate()
    folder.cleanup()
