"""Put the program and what it needs into .venv: `python -m tools.install build` or `… test`.

Only pinned packages whose sha256 is in the list get in, ready-built, so that no package runs code of its own
while it is installed. A mark in .venv remembers what was installed; while that is unchanged nothing is done
and no network is needed.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import venv
from pathlib import Path

from tools.places import ENVIRONMENT, PYTHON, ROOT
from tools.system_packages import VENV, provide

OLDEST_PYTHON = (3, 11)
if sys.version_info < OLDEST_PYTHON:
    sys.exit(
        f"Python 3.11 or newer is needed, not {sys.version.split()[0]}. Try: make build PYTHON=python3.12"
    )

LISTS = {"build": ROOT / "constraints.txt", "test": ROOT / "constraints-test.txt"}


def install(purpose: str) -> None:
    wanted = fingerprint(purpose)
    # What is installed for the tests is enough to build with.
    if wanted == installed(purpose) or (purpose == "build" and fingerprint("test") == installed("test")):
        print("Nothing to do: .venv holds all that", LISTS[purpose].name, "names")
        return
    # A fresh environment each time: nothing that an older list brought in stays behind.
    print("Making .venv with Python", sys.version.split()[0])
    shutil.rmtree(ENVIRONMENT, ignore_errors=True)
    make_environment()
    print("Installing", LISTS[purpose].name, "- a minute or two where nothing is cached yet")
    pip("--require-hashes", "--only-binary", ":all:", "--requirement", str(LISTS[purpose]))
    pip("--no-deps", "--no-build-isolation", "--editable", str(ROOT))
    mark(purpose).write_text(wanted)


def fingerprint(purpose: str) -> str:
    """Return a hash of all that decides what is installed; the folder too, for .venv cannot be moved."""
    head_of_project = (ROOT / "pyproject.toml").read_text(encoding="utf-8").partition("\n[tool.")[0]
    packages = LISTS[purpose].read_text(encoding="utf-8")
    state = "\n".join((sys.version, sys.base_prefix, str(ROOT), head_of_project, packages))
    return hashlib.sha256(state.encode()).hexdigest()


def mark(purpose: str) -> Path:
    return ENVIRONMENT / f"installed-for-{purpose}"


def installed(purpose: str) -> str:
    return mark(purpose).read_text() if mark(purpose).exists() else ""


def make_environment() -> None:
    try:
        venv.create(ENVIRONMENT, with_pip=True)
    except subprocess.CalledProcessError:
        provide((VENV,))
        venv.create(ENVIRONMENT, with_pip=True, clear=True)


def pip(*arguments: str) -> None:
    command = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *arguments]
    if subprocess.run(command, check=False).returncode:
        sys.exit("pip could not install the packages; what it says stands above. The next run starts afresh.")


if __name__ == "__main__":
    install(sys.argv[1])
