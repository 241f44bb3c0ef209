"""Prove that the commands of the project hold on a bare Debian: `python -m tools.bare SUITE [--again]`.

A system with nothing but Python, its venv, make, git and certificates is made below build/bare/. It gets a
clone of what is committed, which is built and tested there by its own root. Root and debootstrap are needed.
All runs in a mount and process namespace of its own: no mount and no process stays behind, however it ends.
`--again` takes the system that stands there, to find a fault; what it shows is no proof. `PYTEST_ADDOPTS` is
handed on, to the same end.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections import deque
from pathlib import Path

from tools import machine
from tools.places import ROOT

PACKAGES = ("python3", "python3-venv", "make", "git", "ca-certificates")
FOLDER = ROOT / "build" / "bare"
CLONE = Path("root/handbook")
APART = ("unshare", "--mount", "--pid", "--fork", "--kill-child", "--propagation", "private")
COMMANDS = ("build", "test")
SCRIPTS = Path("/usr/share/debootstrap/scripts")
LAST_LINES = 6
INTERRUPTED = 130
MARK = "etc/bare-system-of-the-handbook"
"""Only a folder that has it is ever removed."""


def main() -> int:
    parser = argparse.ArgumentParser(prog="make bare", description=__doc__.splitlines()[0])
    parser.add_argument("suite", help="the Debian, by its code name, such as bookworm or trixie")
    parser.add_argument("--folder", type=Path, help="where to make it; build/bare/SUITE when left out")
    parser.add_argument("--again", action="store_true", help="use the system that stands there")
    parser.add_argument("--apart-from", help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    os.environ["PATH"] = f"{os.environ.get('PATH', os.defpath)}:/usr/sbin:/sbin"  # not on everyone's
    folder = (chosen.folder or FOLDER / chosen.suite).resolve()
    if not chosen.apart_from:
        ready()
        again = ["--again"] if chosen.again else []
        command = [*APART, sys.executable, "-m", "tools.bare", chosen.suite, "--folder", str(folder), *again]
        try:
            return subprocess.run([*command, "--apart-from", namespace()], check=False, cwd=ROOT).returncode
        except KeyboardInterrupt:
            print("\nBroken off; nothing is mounted and nothing runs any more.")
            return INTERRUPTED
    if chosen.apart_from == namespace():
        sys.exit("What is mounted here would stay behind.")
    try:
        return prove(chosen.suite, folder, again=chosen.again)
    except KeyboardInterrupt:
        return INTERRUPTED


def namespace() -> str:
    return str(Path("/proc/self/ns/mnt").readlink())


def ready() -> None:
    """End the program with all that is missing."""
    missing = []
    if getattr(os, "geteuid", lambda: -1)() != 0:
        missing.append(
            "root: a system in a folder is made and entered by root alone. Try: sudo make bare SUITE=…"
        )
    for program, package in (("debootstrap", "debootstrap"), ("unshare", "util-linux"), ("git", "git")):
        if not shutil.which(program):
            missing.append(f"{program}. Try: sudo apt-get install {package}")
    if missing:
        sys.exit("\n".join(f"Missing: {what}" for what in missing))
    if machine.said("git", "-C", str(ROOT), "status", "--porcelain"):
        print("Not all is committed; only what is committed is proved.")


def prove(suite: str, system: Path, *, again: bool) -> int:
    log = system.with_name(f"{system.name}.log")
    settings = machine.variables()
    if again and not (system / MARK).exists():
        sys.exit(f"There is no system in {system}; run without AGAIN.")
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("w", encoding="utf-8"):
        print("All that is said stands in", log, flush=True)
    if not again:
        step("1/4", f"A bare {suite} in {system}; a minute or two")
        make(suite, system, log)
    step("2/4", "What this machine tells: mirror, certificates, pip")
    mount(system)
    for path in machine.show(system, settings):
        print("shown:", path)
    silently(["chroot", str(system), "update-ca-certificates"], log)
    commit = clone(system)
    print("commit:", commit)
    closing, failed = [], False
    for number, command in enumerate(COMMANDS, start=3):
        step(f"{number}/4", f"make {command}")
        begun = time.monotonic()
        holds, last = run(system, command, settings, log)
        verdict = "holds" if holds else "does not hold"
        closing += [f"make {command} {verdict} ({time.monotonic() - begun:.0f} s)", *last]
        failed |= not holds
    print(f"\nBare {suite}, {python_of(system)}, commit {commit}:", *closing, sep="\n")
    if again or "PYTEST_ADDOPTS" in os.environ:
        print("This is no proof: the system was not bare any more, or not all tests were run.")
    return int(failed)


def step(number: str, text: str) -> None:
    print(f"\n[{number}] {text}", flush=True)


def make(suite: str, system: Path, log: Path) -> None:
    if system.exists():
        if any(system.iterdir()) and not (system / MARK).exists():
            sys.exit(f"{system} holds something else. Name another folder.")
        if any(str(system) in line for line in Path("/proc/self/mounts").read_text("utf-8").splitlines()):
            sys.exit(
                f"Something is still mounted below {system}. Unmount it first: umount --recursive {system}"
            )
        shutil.rmtree(system)
    listed, own = machine.ask_apt(), machine.own_suite()
    sources = machine.apt_sources(listed, own, suite)
    if not sources:
        sys.exit(f"The sources of apt on this machine name no mirror of its own suite ({own or 'unknown'}).")
    system.mkdir(parents=True)
    (system / "etc").mkdir()
    (system / MARK).write_text(f"{suite}\n", encoding="utf-8")
    mirror = next(source for source in sources if source.suite == suite)
    components = ",".join(source.component for source in sources if source[:2] == mirror[:2])
    include = f"--include={','.join(PACKAGES)}"
    command = ["debootstrap", "--variant=minbase", f"--components={components}", include]
    # A suite younger than this debootstrap is made as the youngest that it knows.
    script = [] if (SCRIPTS / suite).exists() else [str(SCRIPTS / "sid")]
    silently([*command, suite, str(system), mirror.uri, *script], log)
    machine.take_over(system, sources)


def mount(system: Path) -> None:
    """Mount what programs expect; in this namespace only, so that it is gone with it."""
    for kind, options in (
        ("proc", ["-t", "proc", "proc"]),
        ("sys", ["--rbind", "/sys"]),
        ("dev", ["--rbind", "/dev"]),
    ):
        subprocess.run(["mount", *options, system / kind], check=True)
    (system / "dev/shm").mkdir(exist_ok=True)
    subprocess.run(["mount", "-t", "tmpfs", "tmpfs", system / "dev/shm"], check=True)


def clone(system: Path) -> str:
    """Put what is committed into the system; return its commit."""
    place = system / CLONE
    shutil.rmtree(place, ignore_errors=True)
    with tempfile.TemporaryDirectory() as folder:
        # The project may belong to whoever called sudo, and git asks whether root trusts that folder.
        settings = Path(folder) / "gitconfig"
        settings.write_text("[safe]\ndirectory = *\n", encoding="utf-8")
        environment = os.environ | {"GIT_CONFIG_GLOBAL": str(settings)}
        command = ["git", "clone", "--quiet", "--no-hardlinks", str(ROOT), str(place)]
        subprocess.run(command, check=True, env=environment)
        commit = ["git", "-C", str(place), "log", "-1", "--format=%h %s"]
        return subprocess.run(commit, check=True, capture_output=True, text=True).stdout.strip()


def python_of(system: Path) -> str:
    return machine.said("chroot", str(system), "python3", "--version").strip()


def run(system: Path, command: str, settings: dict[str, str], log: Path) -> tuple[bool, list[str]]:
    """Run a command of the project in the system; return whether it holds, and its last lines."""
    inside = {"PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "HOME": "/root"}
    inside |= {name: os.environ[name] for name in ("PYTEST_ADDOPTS",) if name in os.environ} | settings
    entered = ["chroot", str(system), "sh", "-c", f"cd /{CLONE} && exec make {command}"]
    last: deque[str] = deque(maxlen=LAST_LINES)
    with (
        log.open("a", encoding="utf-8") as file,
        subprocess.Popen(
            entered, env=inside, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace"
        ) as running,
    ):
        for line in running.stdout or ():
            print(line, end="", flush=True)
            file.write(line)
            if line.strip():
                last.append(f"    {line.rstrip()}")
    return running.returncode == 0, list(last)


def silently(command: list[str], log: Path) -> None:
    """Run a command whose words go to the log; end the program with the last ones when it fails."""
    with log.open("a", encoding="utf-8") as file:
        done = subprocess.run(command, check=False, stdout=file, stderr=subprocess.STDOUT)
    if done.returncode:
        lines = log.read_text(encoding="utf-8", errors="replace").splitlines()[-LAST_LINES:]
        sys.exit("\n".join([*lines, f"{command[0]} failed; all it said stands in {log}"]))


if __name__ == "__main__":
    sys.exit(main())
