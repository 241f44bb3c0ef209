"""See to the programs and fonts that the tests use but pip cannot bring.

Where apt-get may be used (as root, or with a sudo that asks no password) what is missing is installed;
elsewhere it is said what is missing and how to get it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from tools.places import PYTHON

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "/Library/Fonts", "~/.local/share/fonts")


class Need(NamedTuple):
    what: str
    purpose: str
    found: Callable[[], object]
    package: str
    """One or more, with spaces between."""
    elsewhere: str


def chromium() -> str | None:
    return next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)


def pdftotext() -> str | None:
    return shutil.which("pdftotext")


def git() -> str | None:
    return shutil.which("git")


def ssh_keygen() -> str | None:
    return shutil.which("ssh-keygen")


def browser_driver() -> bool:
    """Tell whether the node that the browser's driver brings along can run."""
    return succeeds(str(PYTHON), "-m", "playwright", "--version")


def soffice() -> str | None:
    return shutil.which("soffice")


def chinese_font() -> Path | None:
    folders = (Path(folder).expanduser() for folder in FONT_FOLDERS)
    return next((font for folder in folders for font in folder.rglob("NotoSansCJK*")), None)


def ensurepip() -> bool:
    return succeeds(sys.executable, "-c", "import ensurepip, venv")


FOR_THE_TESTS = (
    Need(
        "git",
        "takes out the revisions that are compared",
        git,
        "git",
        "install git so that it is on the PATH",
    ),
    Need(
        "ssh-keygen",
        "signs releases and verifies signatures",
        ssh_keygen,
        "openssh-client",
        "macOS has it; on Windows add the optional feature OpenSSH Client",
    ),
    Need(
        "Chromium",
        "opens the built site as a reader would",
        chromium,
        "chromium",
        f"install Chromium or Chrome so that one of {', '.join(CHROMIUM_NAMES)} is on the PATH",
    ),
    Need(
        "libatomic",
        "is what the node of the browser's driver runs with",
        browser_driver,
        "libatomic1",
        f"see what {Path('.venv', 'bin', 'python')} -m playwright --version says",
    ),
    Need(
        "pdftotext",
        "reads the sheets back",
        pdftotext,
        "poppler-utils",
        "install the command line tools of Poppler",
    ),
    Need(
        "LibreOffice",
        "opens the Word documents and the workbooks",
        soffice,
        "libreoffice-writer libreoffice-calc",
        "install LibreOffice so that soffice is on the PATH",
    ),
    Need(
        "Noto Sans CJK",
        "shows Chinese in the browser and in LibreOffice",
        chinese_font,
        "fonts-noto-cjk",
        "install this font for all users",
    ),
)
# Debian and Ubuntu pack the module that makes environments apart from Python itself.
VENV = Need(
    "Python's module venv",
    "keeps the program's packages apart from all others",
    ensurepip,
    "python3-venv",
    "install a Python that has venv and pip",
)


def provide(needs: tuple[Need, ...]) -> None:
    """Install what is missing, or end the program with the whole list of what is."""
    missing = [need for need in needs if not need.found()]
    if missing and (root := way_to_root()) is not None:
        packages = [package for need in missing for package in need.package.split()]
        print("Installing with apt-get:", *packages, flush=True)
        apt_get = [*root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "--quiet", "--quiet"]
        subprocess.run([*apt_get, "update"], check=False)
        subprocess.run([*apt_get, "install", "--yes", "--no-install-recommends", *packages], check=False)
        missing = [need for need in needs if not need.found()]
    for need in missing:
        print(f"Missing: {need.what} ({need.purpose}).", file=sys.stderr)
        print(f"  Debian: sudo apt-get install {need.package}. Elsewhere: {need.elsewhere}.", file=sys.stderr)
    if missing:
        sys.exit("Install what is missing and run again.")
    print("All there:", ", ".join(need.what for need in needs))


def way_to_root() -> list[str] | None:
    """Return what to write before apt-get, or None where it may not be used."""
    if not shutil.which("apt-get"):
        return None
    if os.geteuid() == 0:
        return []
    without_password = ["sudo", "--non-interactive"]
    return without_password if shutil.which("sudo") and succeeds(*without_password, "true") else None


def succeeds(*command: str) -> bool:
    silent = subprocess.DEVNULL
    try:
        return subprocess.run(command, check=False, stdout=silent, stderr=silent).returncode == 0
    except OSError:
        return False


if __name__ == "__main__":
    provide(FOR_THE_TESTS)
