"""The site's engine: all that is known about MkDocs besides `mkdocs.yml`. It runs as a child process."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.findings import ToolError

FIXED_DATE = "315532800"
"""1980-01-01, the first day that archives can hold: the same pages give the same bytes on any day."""
PACKED_MAP = "sitemap.xml.gz"
TAIL = 30
"""So many last lines of the engine's output tell what went wrong."""


def build_site(config: Path, pages: Path, navigation: Path, target: Path) -> None:
    """Build the site of a folder of pages into a target folder; what stood there is gone then.

    `config` is the hand-written configuration, `navigation` the generated one that it inherits from.
    Raises ToolError with the engine's words when it fails or finds something to warn of.
    """
    run = subprocess.run(  # noqa: S603 - our own interpreter, our own arguments
        _command(config, "build", "--strict"),
        env=_environment(pages, navigation, target),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if run.returncode:
        said = [line for line in run.stdout.splitlines() if line.strip() and not line.startswith("INFO")]
        raise ToolError("mkdocs", "\n".join(said[-TAIL:]))
    # Beside it stands the same, not compressed; what compresses gives other bytes on other machines.
    (target / PACKED_MAP).unlink(missing_ok=True)


@contextmanager
def serving(
    config: Path, pages: Path, navigation: Path, target: Path, port: int
) -> Iterator[Callable[[], None]]:
    """Show the site at a port of this machine while the context lasts, following changes of the pages.

    Gives a function that raises ToolError when the engine has stopped.
    """
    engine = subprocess.Popen(  # noqa: S603 - our own interpreter, our own arguments
        _command(config, "serve", "--dirty", "--quiet", "--dev-addr", f"127.0.0.1:{port}"),
        env=_environment(pages, navigation, target),
        stdin=subprocess.DEVNULL,
    )

    def check_alive() -> None:
        if engine.poll() is not None:
            raise ToolError("mkdocs", f"exit code {engine.returncode}")

    try:
        yield check_alive
    finally:
        engine.terminate()
        engine.wait()


def _command(config: Path, *arguments: str) -> list[str]:
    verb, *options = arguments
    return [sys.executable, "-m", "mkdocs", verb, "--config-file", str(config.resolve()), *options]


def _environment(pages: Path, navigation: Path, target: Path) -> dict[str, str]:
    return dict(os.environ) | {
        "HANDBOOK_NAVIGATION": str(navigation.resolve()),
        "HANDBOOK_PAGES": str(pages.resolve()),
        "HANDBOOK_SITE": str(target.resolve()),
        "NO_MKDOCS_2_WARNING": "1",
        "SOURCE_DATE_EPOCH": FIXED_DATE,
        "PYTHONUTF8": "1",
    }
