"""Prove that every Python makes the same bytes: `python -m tools.pythons [--only CASE] [PYTHON …]`.

Each Python gets an environment of its own below build/pythons/ and builds the same small handbooks there,
each with another hash seed, time zone and locale. Without names all that are found are taken: those of pyenv
and those on the PATH, one of each minor version that pyproject.toml names, and the one that runs this.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

from tools.places import ROOT, python_in

FOLDER = ROOT / "build" / "pythons"
SURROUNDINGS = (("UTC", "C"), ("Asia/Shanghai", "C.UTF-8"), ("America/St_Johns", "POSIX"))
"""Time zones and locales that every system has, in turn."""
ENVIRONMENT, MADE = "environment", "made"
NAMED_MOST = 20
AROUND = 30
"""Bytes that are shown around the first one that differs."""


def main() -> int:
    parser = argparse.ArgumentParser(prog="make pythons", description=__doc__.splitlines()[0])
    parser.add_argument("pythons", nargs="*", help="the programs; all that are found when left out")
    parser.add_argument("--only", action="append", default=[], help="a handbook of tests/whole.py")
    chosen = parser.parse_args()
    pythons = {version: path for path in chosen.pythons or found() if (version := version_of(path))}
    if len(pythons) < 2:  # noqa: PLR2004 - there is nothing to compare
        sys.exit(
            f"Two Pythons or more are needed, found: {', '.join(pythons) or 'none'}. Name others: PYTHONS='…'"
        )
    versions = sorted(pythons, key=lambda version: tuple(map(int, version.split("."))))
    print("Pythons:", *versions, flush=True)
    for number, (version, around) in enumerate(zip(versions, cycle(SURROUNDINGS), strict=False), start=1):
        print(f"\n[{number}/{len(versions)}] Python {version} ({', '.join(around)})", flush=True)
        make(pythons[version], FOLDER / version, number, around, chosen.only)
    first, *others = versions
    outcomes = [compare(FOLDER / first / MADE, FOLDER / other / MADE, other) for other in others]
    return 0 if all(outcomes) else 1


def promised() -> list[str]:
    return re.findall(r'Language :: Python :: (3\.\d+)"', (ROOT / "pyproject.toml").read_text("utf-8"))


def found() -> list[str]:
    """Return a program for each promised minor version, the oldest of pyenv's where it has several."""
    of_pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    programs = []
    for minor in promised():
        kept = sorted(of_pyenv.glob(f"{minor}.*/bin/python"), key=lambda path: len(path.parts[-3]))
        on_path = shutil.which(f"python{minor}")
        candidates = [*map(str, kept), *([on_path] if on_path else [])]
        programs += [next(filter(version_of, candidates), "")]
    # Its own last, so that its version is not taken for a second one.
    return [program for program in (*programs, sys.executable) if program]


def version_of(program: str) -> str:
    """Return the whole version of a Python, or nothing when there is none or it isn't promised."""
    try:
        told = subprocess.run([program, "--version"], check=False, capture_output=True, text=True).stdout
    except OSError:
        return ""
    match = re.match(r"Python (\d+\.\d+)(\.\d+)$", told.strip())
    return f"{match[1]}{match[2]}" if match and match[1] in promised() else ""


def make(program: str, folder: Path, seed: int, around: tuple[str, str], only: list[str]) -> None:
    shutil.rmtree(folder / MADE, ignore_errors=True)
    folder.mkdir(parents=True, exist_ok=True)
    environment = folder / ENVIRONMENT
    install = [program, "-m", "tools.install", "build", str(environment)]
    zone, locale = around
    other = os.environ | {"PYTHONHASHSEED": str(seed), "TZ": zone, "LC_ALL": locale}
    whole = [str(python_in(environment)), "-m", "tests.whole", str(folder / MADE), *only]
    log = folder / "log"
    with log.open("w", encoding="utf-8") as file:
        made = subprocess.run(install, check=False, cwd=ROOT).returncode == 0
        made = (
            made
            and not subprocess.run(
                whole, check=False, cwd=ROOT, env=other, stdout=file, stderr=subprocess.STDOUT
            ).returncode
        )
    if not made:
        lines = log.read_text(encoding="utf-8", errors="replace").splitlines()[-NAMED_MOST:]
        sys.exit("\n".join([*lines, f"Python at {program} fails; all it said stands in {log}"]))


def compare(one: Path, other: Path, version: str) -> bool:
    """Tell whether two folders hold the same files; say where they differ."""
    names = [
        {path.relative_to(at).as_posix() for path in at.rglob("*") if path.is_file()} for at in (one, other)
    ]
    alone = sorted(names[0] ^ names[1])
    both = sorted(names[0] & names[1])
    differing = [name for name in both if (one / name).read_bytes() != (other / name).read_bytes()]
    told = [f"{name}: only one has it" for name in alone]
    told += [f"{name}: {difference(one / name, other / name)}" for name in differing[:NAMED_MOST]]
    print(f"\n{version}: {len(both) - len(differing)} of {len(names[0] | names[1])} files are the same bytes")
    print(*(f"  {line}" for line in told), sep="\n", end="\n" if told else "")
    return not told


def difference(one: Path, other: Path) -> str:
    """Return what first differs: of a package its part, of a text its words, else the place."""
    before, after = one.read_bytes(), other.read_bytes()
    part = ""
    if zipfile.is_zipfile(one) and zipfile.is_zipfile(other):
        with zipfile.ZipFile(one) as first, zipfile.ZipFile(other) as second:
            for name in sorted({*first.namelist()} & {*second.namelist()}):
                if first.read(name) != second.read(name):
                    before, after, part = first.read(name), second.read(name), f"{name}, "
                    break
    pairs = enumerate(zip(before, after, strict=False))
    at = next((place for place, pair in pairs if pair[0] != pair[1]), min(len(before), len(after)))
    return f"{part}byte {at}: {shown(before, at)} / {shown(after, at)}"


def shown(data: bytes, at: int) -> str:
    if b"\0" in data:
        return f"of {len(data)}"
    return repr(data[max(at - AROUND, 0) : at + AROUND].decode("utf-8", "replace"))


def standing() -> Iterator[Path]:
    """Yield the Pythons whose environments stand from an earlier run."""
    for environment in sorted(FOLDER.glob(f"*/{ENVIRONMENT}")):
        if (python := python_in(environment)).exists():
            yield python


def is_ready(python: Path) -> bool:
    """Tell whether a Python has what the lists now say; one of another place is taken to have it."""
    environment = python.parent.parent
    if not environment.is_relative_to(FOLDER):
        return True
    code = (
        "import pathlib, sys, tools.install as i; sys.exit(not i.ready('build', pathlib.Path(sys.argv[1])))"
    )
    return subprocess.run([python, "-c", code, environment], check=False, cwd=ROOT).returncode == 0


if __name__ == "__main__":
    sys.exit(main())
