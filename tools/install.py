"""Put the program and what it needs into .venv: `python -m tools.install build` or `… test`.

A folder named after that is made the environment instead. Only pinned packages whose sha256 is in the list
get in, ready-built, so that no package runs code of its own while it is installed. A mark in the environment
remembers what was installed; while that is unchanged nothing is done and no network is needed.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import venv
from pathlib import Path

from tools.places import ENVIRONMENT, ROOT, python_in
from tools.system_packages import VENV, provide

OLDEST_PYTHON = (3, 11)
if sys.version_info < OLDEST_PYTHON:
    sys.exit(
        f"Python 3.11 or newer is needed, not {sys.version.split()[0]}. Try: make build PYTHON=python3.12"
    )

LISTS = {"build": ROOT / "constraints.txt", "test": ROOT / "constraints-test.txt"}


def install(purpose: str, folder: Path = ENVIRONMENT) -> None:
    if ready(purpose, folder):
        print("Nothing to do:", folder.name, "holds all that", LISTS[purpose].name, "names")
        return
    # A fresh environment each time: nothing that an older list brought in stays behind.
    print("Making", folder.name, "with Python", sys.version.split()[0])
    shutil.rmtree(folder, ignore_errors=True)
    make_environment(folder)
    print("Installing", LISTS[purpose].name, "- a minute or two where nothing is cached yet", flush=True)
    pip(folder, "--require-hashes", "--only-binary", ":all:", "--requirement", str(LISTS[purpose]))
    pip(folder, "--no-deps", "--no-build-isolation", "--editable", str(ROOT))
    mark(purpose, folder).write_text(fingerprint(purpose, folder))


def ready(purpose: str, folder: Path) -> bool:
    """Tell whether an environment holds what is wanted; what is installed for the tests will do to build."""
    enough = {purpose, "test"} if purpose == "build" else {purpose}
    return any(installed(one, folder) == fingerprint(one, folder) for one in enough)


def fingerprint(purpose: str, folder: Path) -> str:
    """Return a hash of all that decides what is installed; the folder too, for none can be moved."""
    head_of_project = (ROOT / "pyproject.toml").read_text(encoding="utf-8").partition("\n[tool.")[0]
    packages = LISTS[purpose].read_text(encoding="utf-8")
    state = "\n".join((sys.version, sys.base_prefix, str(folder), head_of_project, packages))
    return hashlib.sha256(state.encode()).hexdigest()


def mark(purpose: str, folder: Path) -> Path:
    return folder / f"installed-for-{purpose}"


def installed(purpose: str, folder: Path) -> str:
    return mark(purpose, folder).read_text() if mark(purpose, folder).exists() else ""


def make_environment(folder: Path) -> None:
    try:
        venv.create(folder, with_pip=True)
    except subprocess.CalledProcessError:
        provide((VENV,))
        venv.create(folder, with_pip=True, clear=True)


def pip(folder: Path, *arguments: str) -> None:
    options = ["install", "--quiet", "--disable-pip-version-check", *arguments]
    if subprocess.run([str(python_in(folder)), "-m", "pip", *options], check=False).returncode:
        sys.exit("pip could not install the packages; what it says stands above. The next run starts afresh.")


if __name__ == "__main__":
    install(sys.argv[1], *(Path(folder).resolve() for folder in sys.argv[2:]))
