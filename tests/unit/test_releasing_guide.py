"""The guide to releasing: its commands, one after the other, release a handbook; it leaves nothing out."""

from __future__ import annotations

import re
import shlex
import subprocess
from pathlib import Path

import click
import pytest

from generator import cli
from generator.cli.verbs import commands
from generator.model.release import ROLES
from generator.words import Words
from tests.handbooks import copy_case, edit
from tests.unit.app.approving import approve_now, options

BLOCK = re.compile(r"```sh\n(.*?)```", re.DOTALL)
RELEASE = "2027Q1"
POSTS = "".join(
    f"  - {{id: {identifier}, title: {title}, department: quality, duties: [管理手册]}}\n"
    for identifier, title in (
        ("quality-supervisor", "品质主管"),
        ("deputy-general-manager", "主管副总经理"),
        ("general-manager", "总经理"),
    )
)
"""Who signs in the guide."""


@pytest.fixture
def guide(root: Path) -> str:
    return (root / "docs" / "releasing.md").read_text(encoding="utf-8")


def lines(guide: str) -> list[list[str]]:
    return [shlex.split(line) for block in BLOCK.findall(guide) for line in block.splitlines()]


def test_a_quarter_can_be_played_through_as_it_says(
    guide: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without the building, which has tests of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("HANDBOOK_LANG", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / ".ssh").mkdir()
    project = copy_case("base", tmp_path)
    approve_now(project, "2026Q4", options())
    edit(project, "services/desk.yml", "within: 2小时", "within: 1小时")
    edit(project, "posts.yml", "people:\n", f"{POSTS}people:\n")

    for name, *arguments in lines(guide):
        given = [argument.replace("~", str(tmp_path)) for argument in arguments]
        if name == "ssh-keygen":
            subprocess.run([name, "-q", "-N", "", *given], check=True)
        elif given != ["build"]:
            assert cli.run(given) == 0, given
        if "sign" in given:
            line = capsys.readouterr().out.splitlines()[-1]
            assert line.startswith('总经理 namespaces="handbook" ssh-ed25519 ')
            (project.standards / "releases" / "allowed_signers").write_text(line + "\n", encoding="utf-8")
    assert cli.run(["verify", "--date", "2027-02-01"]) == 0
    rows = capsys.readouterr().out.splitlines()
    assert [row.split()[:2] for row in rows[-3:-1]] == [["2026Q4", "现行"], [RELEASE, "已撤回"]]
    files = {path.name for path in (project.standards / "releases" / RELEASE).iterdir()}
    assert {name for name in files if f"`{name}`" not in guide} == set()

    record = project.standards / "releases" / RELEASE / "release.yml"
    data = bytearray(record.read_bytes())
    data[47] ^= 1
    record.write_bytes(data)
    assert cli.run(["verify"]) == 1
    assert "\n".join(capsys.readouterr().out.splitlines()[:2]) in guide


def test_every_command_it_shows_exists(guide: str) -> None:
    verbs = commands(Words("zh")).commands
    for name, *arguments in lines(guide):
        if name == "handbook":
            known = {
                option
                for parameter in verbs[arguments[0]].params
                if isinstance(parameter, click.Option)
                for option in parameter.opts
            }
            assert {argument for argument in arguments if argument.startswith("--")} <= known


def test_every_state_and_every_part_of_an_approval_is_told(guide: str) -> None:
    states = Words("zh").section("releases.state")
    assert [name for key, name in states.items() if key != "unsound" and f"| {name} |" not in guide] == []
    assert [role for role in ROLES if f"--{role}-by" not in guide or f"--{role}-on" not in guide] == []
