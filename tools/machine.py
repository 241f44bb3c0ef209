"""What a bare system takes over from the machine that it is made on: where packages come from, and no more.

The project names no mirror and no index. Debian's come from the sources of apt, Python's from what pip is set
to; files and folders that these settings name are shown to the bare system where they lie.
"""

from __future__ import annotations

import ast
import os
import platform
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from tools.places import PYTHON

HANDED_ON = re.compile(
    r"PIP_(?!CONFIG_FILE$)\w+|\w+_proxy|SSL_CERT_(FILE|DIR)|(REQUESTS|CURL)_CA_BUNDLE", re.IGNORECASE
)
"""Variables that say where and how to fetch; pip's own file of settings is read instead of named."""
APT_SETTING = re.compile(r"Acquire::(https?|Retries|Check-\w[\w-]*)\b", re.IGNORECASE)
CERTIFICATES = Path("usr/local/share/ca-certificates")


class AptSource(NamedTuple):
    uri: str
    suite: str
    component: str


def said(*command: str) -> str:
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    return done.stdout if done.returncode == 0 else ""


def apt_sources(listed: str, own: str, suite: str) -> list[AptSource]:
    """Return the machine's sources of its own suite, with its updates, as they are for another suite.

    `listed` has a line for each list of packages that apt knows, as `ask_apt` asks for them.
    """
    found = []
    for line in listed.splitlines():
        uri, release, codename, component = line.split("|")
        told = codename if codename.startswith(own) else release
        # bookworm, bookworm-updates and bookworm-security, but not what others offer for bookworm.
        if re.fullmatch(rf"{re.escape(own)}(-updates|-security)?", told):
            found.append(AptSource(uri, suite + told.removeprefix(own), component))
    return sorted(set(found), key=lambda source: (len(source.suite), source))


def ask_apt() -> str:
    form = "$(REPO_URI)|$(RELEASE)|$(CODENAME)|$(COMPONENT)"
    return said("apt-get", "indextargets", "--format", form, "Created-By: Packages")


def own_suite() -> str:
    try:
        return platform.freedesktop_os_release().get("VERSION_CODENAME", "")
    except OSError:
        return ""


def apt_settings() -> str:
    return "".join(f"{line}\n" for line in said("apt-config", "dump").splitlines() if APT_SETTING.match(line))


def pip_settings(listed: str) -> dict[str, str]:
    """Return as variables what `pip config list` tells; what stands for installing alone comes last."""
    found: dict[str, str] = {}
    for section in ("global", "install"):
        for name, value in re.findall(rf"^{section}\.([\w-]+)=(.+)$", listed, re.MULTILINE):
            found[f"PIP_{name.upper().replace('-', '_')}"] = " ".join(str(ast.literal_eval(value)).split())
    return found


def ask_pip() -> str:
    pythons = [str(PYTHON)] if PYTHON.exists() else []
    tried = (said(python, "-m", "pip", "config", "list") for python in (sys.executable, *pythons))
    return next(filter(None, tried), "")


def variables() -> dict[str, str]:
    """Return the variables to hand on."""
    return pip_settings(ask_pip()) | {
        name: value for name, value in os.environ.items() if HANDED_ON.fullmatch(name)
    }


def named_paths(values: Iterable[str]) -> set[Path]:
    """Return the files and folders of this machine that settings name.

    Of an index that lies on the disk the folder around it, since its pages refer to files beside it.
    """
    found = set()
    for word in " ".join(values).split():
        if word.startswith("file:"):
            path = Path(unquote(urlsplit(word).path))
            found.add(path.parent if len(path.parts) > 3 else path)  # noqa: PLR2004 - /, a folder, the index
        elif word.startswith("/"):
            found.add(Path(word))
    return {path for path in found if path.exists()}


def take_over(system: Path, sources: Iterable[AptSource]) -> None:
    """Write into a bare system where its packages come from, whom it trusts, and how it finds hosts."""
    listed = [f"deb {source.uri} {source.suite} {source.component}\n" for source in sources]
    (system / "etc/apt/sources.list").write_text("".join(listed), encoding="utf-8")
    settings = system / "etc/apt/apt.conf.d/90machine"
    settings.touch(mode=0o600)  # a proxy may be told with a password
    settings.write_text(apt_settings(), encoding="utf-8")
    for name in ("etc/resolv.conf", "etc/hosts"):
        if (file := Path("/", name)).exists():
            (system / name).unlink(missing_ok=True)
            shutil.copyfile(file, system / name)
    if Path("/", CERTIFICATES).is_dir():
        shutil.copytree(Path("/", CERTIFICATES), system / CERTIFICATES, dirs_exist_ok=True)
    # A package that is installed starts no service here.
    policy = system / "usr/sbin/policy-rc.d"
    policy.write_text("#!/bin/sh\nexit 101\n", encoding="utf-8")
    policy.chmod(0o755)


def show(system: Path, settings: Mapping[str, str]) -> list[Path]:
    """Mount below a bare system, read-only, what settings name and it has not; return what was mounted."""
    shown = []
    for path in sorted(named_paths(settings.values())):
        place = system / path.relative_to("/")
        if path.is_dir():
            place.mkdir(parents=True, exist_ok=True)
            there = any(place.iterdir())
        else:
            place.parent.mkdir(parents=True, exist_ok=True)
            place.touch()
            there = place.stat().st_size > 0
        if there:
            continue
        subprocess.run(["mount", "--bind", path, place], check=True)
        subprocess.run(["mount", "-o", "remount,ro,bind", place], check=True)
        shown.append(path)
    return shown
