"""Every command that a verb prints as the next one can be pasted, and works: quoting included."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.app.commands import line
from generator.app.project import TOOL, Project
from tests.handbooks import copy_case, edit
from tests.unit.app.approving import approve_now, options

COMMAND = re.compile(r"  (\S.*)")
PROGRAM = f"""#!{sys.executable}
import sys
from generator.cli import main
main()
"""
SIGNERS = "prepared-by: clerk, reviewed-by: manager, approved-by: director"
CONTROL = f"control: {{suggestions-to: unspecified, {SIGNERS}}}\n"


class Shell:
    """A terminal in which nothing but what was printed is typed, in a folder with blanks and quotes."""

    def __init__(self, folder: Path) -> None:
        self.home = folder
        bin_ = folder / "bin"
        bin_.mkdir()
        program = bin_ / "handbook"
        program.write_text(PROGRAM, encoding="utf-8")
        program.chmod(0o755)
        (folder / ".ssh").mkdir()
        self.environment = os.environ | {
            "PATH": f"{bin_}{os.pathsep}{os.environ['PATH']}",
            "HOME": str(folder),
            "PYTHONPATH": str(TOOL),
        }
        self.environment.pop("HANDBOOK_LANG", None)

    def run(self, command: str) -> tuple[int, list[str]]:
        """Return the exit code, and the commands that are printed to be pasted."""
        done = subprocess.run(
            ["sh", "-c", command],
            cwd=self.home,
            env=self.environment,
            input="\n\n",  # no words protect the key
            capture_output=True,
            text=True,
            check=False,
        )
        told = [found[1] for each in done.stdout.splitlines() if (found := COMMAND.fullmatch(each))]
        return done.returncode, [each for each in told if each.startswith(("handbook", "ssh-keygen", "/"))]


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    project = copy_case("base", tmp_path / '手册 A\'s & "$B"')
    yield project
    shutil.rmtree(project.root)


def control(project: Project) -> None:
    path = project.standards / "handbook.yml"
    path.write_text(path.read_text(encoding="utf-8") + CONTROL, encoding="utf-8")


def test_from_proposal_to_the_site_all_that_is_printed_works_as_it_stands(
    project: Project, tmp_path: Path
) -> None:
    """It is put forward, dropped, put forward, approved, signed, built, withdrawn."""
    shell, root = Shell(tmp_path), line(["--root", str(project.root)], windows=False)
    code, printed = shell.run(f"handbook propose 2026Q4 {root}")
    assert (code, len(printed)) == (0, 1)
    assert printed[0].startswith("handbook propose 2026Q4 --root ")  # it is not known who signs
    control(project)

    code, printed = shell.run(printed[0])
    assert (code, printed[0].split()[:2]) == (0, ["handbook", "approve"])
    code, printed = shell.run(f"handbook drop 2026Q4 --by manager --reason 印错 {root}")
    assert (code, [each.split()[1] for each in printed]) == (0, ["propose"])

    ran = []
    while printed:
        ran.append(printed[0].split()[:2])
        code, after = shell.run(printed[0])
        assert code == 0, printed[0]
        printed = [*after, *printed[1:]]
    assert ran == [
        ["handbook", "propose"],
        ["handbook", "approve"],
        ["ssh-keygen", "-t"],
        ["handbook", "sign"],
        ["handbook", "build"],
    ]
    assert (project.site / "2026Q4" / "index.html").is_file()
    assert shell.run(f"handbook verify 2026Q4 {root}")[0] == 0
    assert {path.name for path in (project.standards / "releases" / "2026Q4").iterdir()} >= {
        "release.yml",
        "release.yml.1.sig",
        "dropped.1.yml",
    }
    code, printed = shell.run(
        f"handbook withdraw 2026Q4 --by director --on 2999-01-01 --date 2999-01-01 --reason 印错 {root}"
    )
    assert (code, [each.split()[1] for each in printed]) == (0, ["build"])


def test_a_key_that_is_known_signs_and_the_signature_is_verified(project: Project, tmp_path: Path) -> None:
    shell, root = Shell(tmp_path), line(["--root", str(project.root)], windows=False)
    control(project)
    approve_now(project, "2026Q4", options())
    key = tmp_path / ".ssh" / "id_ed25519"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key], check=True)
    public = key.with_suffix(".pub").read_text(encoding="utf-8").split()
    allowed = f'director namespaces="handbook" {public[0]} {public[1]}\n'
    (project.standards / "releases" / "allowed_signers").write_text(allowed, encoding="utf-8")
    code, printed = shell.run(f"handbook sign 2026Q4 --key ~/.ssh/id_ed25519 {root}")
    assert (code, [each.split()[1] for each in printed]) == (0, ["verify"])
    assert shell.run(printed[0])[0] == 0


def test_a_day_to_come_is_kept_and_whoever_signed_last_time_signs_again(
    project: Project, tmp_path: Path
) -> None:
    shell, root = Shell(tmp_path), line(["--root", str(project.root)], windows=False)
    control(project)
    edit(project, "suggestions.yml", "release: 2026Q4", "release: 2999Q1")
    code, printed = shell.run(f"handbook propose 2999Q1 --date 2998-12-10 {root}")
    assert (code, "--date 2998-12-10" in printed[0], "--effective 2999-01-01" in printed[0]) == (
        0,
        True,
        True,
    )
    assert shell.run(printed[0])[0] == 0
    edit(project, "handbook.yml", CONTROL, "")
    code, printed = shell.run(f"handbook propose 2999Q1.1 --date 2998-12-20 {root}")
    assert "--approved-by director --approved-on 2998-12-20 --effective 2999-01-02" in printed[0]
    assert shell.run(printed[0])[0] == 0


def test_what_cannot_be_approved_yet_prints_how_to_propose_it_again(project: Project, tmp_path: Path) -> None:
    shell, root = Shell(tmp_path), line(["--root", str(project.root)], windows=False)
    control(project)
    (project.standards / "conflicts.yml").write_text(
        "conflicts:\n  - {id: open, title: 未定, between: [clerk, manager], differs: 不一}\n",
        encoding="utf-8",
    )
    code, printed = shell.run(f"handbook propose 2026Q4 {root}")
    assert (code, [each.split()[1] for each in printed]) == (0, ["propose"])
    (project.standards / "conflicts.yml").unlink()
    code, printed = shell.run(printed[0])
    assert (code, [each.split()[1] for each in printed]) == (0, ["approve"])


def test_a_program_that_no_shell_finds_by_name_is_called_by_its_path(
    project: Project, tmp_path: Path
) -> None:
    shell = Shell(tmp_path)
    program = tmp_path / "my tools" / "handbook"
    program.parent.mkdir()
    (tmp_path / "bin" / "handbook").rename(program)
    control(project)
    shell.environment["PATH"] = "/usr/bin:/bin"
    command = line([str(program), "propose", "2026Q4", "--root", str(project.root)], windows=False)
    code, printed = shell.run(command)
    assert code == 0
    assert line([str(program)], windows=False) not in printed  # it is quoted, and so found below
    done = subprocess.run(
        ["sh", "-c", command], cwd=tmp_path, env=shell.environment, capture_output=True, text=True, check=True
    )
    (approval,) = [each.strip() for each in done.stdout.splitlines() if " approve 2026Q4 " in each]
    assert approval.startswith(f"'{program}' approve 2026Q4")
    assert shell.run(approval)[0] == 0


# --------------------------------------------------------------------------------------------- on Windows

WORDS = [
    "handbook",
    r"C:\Users\质量 部\手册",
    "C:\\a folder\\",
    "C:\\plain\\",
    "a&b",
    "(x)",
    "50%",
    'say "so"',
    'back\\"slash',
    "",
    "全角",
    "it's",
    "a;b",
    "2026Q4.1",
    "--root",
]


def windows_words(given: str) -> list[str]:
    """Take a line apart as programs on Windows do (CommandLineToArgvW)."""
    words: list[str] = []
    word: str | None = None
    quoted, place = False, 0
    while place < len(given):
        slashes = len(given[place:]) - len(given[place:].lstrip("\\"))
        after = given[place + slashes : place + slashes + 1]
        if after == '"':
            word = (word or "") + "\\" * (slashes // 2)
            if slashes % 2:
                word += '"'
            else:
                quoted = not quoted
            place += slashes + 1
        elif slashes:
            word = (word or "") + "\\" * slashes
            place += slashes
        elif after == " " and not quoted:
            words += [] if word is None else [word]
            word, place = None, place + 1
        else:
            word, place = (word or "") + after, place + 1
    return words + ([] if word is None else [word])


def test_a_line_for_windows_is_taken_apart_into_the_same_words() -> None:
    assert windows_words(line(WORDS, windows=True)) == WORDS


def test_nothing_that_a_shell_of_windows_reads_otherwise_stands_without_quotes() -> None:
    for word in WORDS:
        told = line([word], windows=True)
        assert told.startswith('"') or not set(told) & set(" &|<>^()%;,'`$@{}\"")


def test_options_and_ids_need_no_quotes_in_any_shell() -> None:
    words = ["handbook", "approve", "2026Q4.1", "--prepared-by", "a-b.c", "--effective", "2026-10-01"]
    assert line(words, windows=True) == line(words, windows=False) == " ".join(words)
