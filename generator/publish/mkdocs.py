"""The site's engine: all that is known about MkDocs beside `mkdocs.yml` itself. It runs as a child."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from generator.findings import ToolError

FIXED_DATE = "315532800"
"""1980-01-01, the first day that archives can hold: the same pages give the same bytes on any day."""
TAIL = 30
"""So many last lines of the engine's output tell what went wrong."""


def build_site(config: Path, pages: Path, navigation: Path, target: Path) -> None:
    """Build the site of a folder of pages into a target folder; what stood there is gone then.

    `config` is the hand-written configuration, `navigation` the generated one that it inherits from.
    Raises ToolError with the engine's words when it fails or finds something to warn of.
    """
    settings = {
        "HANDBOOK_NAVIGATION": str(navigation.resolve()),
        "HANDBOOK_PAGES": str(pages.resolve()),
        "HANDBOOK_SITE": str(target.resolve()),
        "NO_MKDOCS_2_WARNING": "1",
        "SOURCE_DATE_EPOCH": FIXED_DATE,
        "PYTHONUTF8": "1",
    }
    command = [
        sys.executable,
        "-m",
        "mkdocs",
        "build",
        "--strict",
        "--quiet",
        "--config-file",
        str(config.resolve()),
    ]
    run = subprocess.run(  # noqa: S603 - our own interpreter, our own arguments
        command,
        env=os.environ | settings,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if run.returncode:
        raise ToolError("mkdocs", "\n".join(run.stdout.strip().splitlines()[-TAIL:]))
