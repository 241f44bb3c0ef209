"""Taking a revision out of git: plain files below the target and nothing else, whatever the tree says."""

from __future__ import annotations

import io
import os
import subprocess
import tarfile
from pathlib import Path

import pytest

from generator.findings import CommandError, ToolError
from generator.source.revisions import unpacked

NAMES = ("-c", "user.name=tester", "-c", "user.email=tester@example.org")


def git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", *NAMES, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    folder = tmp_path / "repository"
    (folder / "standards" / "services").mkdir(parents=True)
    (folder / "standards" / "handbook.yml").write_text("title: 手册\n", encoding="utf-8")
    (folder / "standards" / "services" / "desk.yml").write_text("id: desk\n", encoding="utf-8")
    (folder / "other.txt").write_text("no part of it\n", encoding="utf-8")
    git(folder, "init", "--quiet")
    return folder


def committed(repository: Path) -> str:
    git(repository, "add", "--all")
    git(repository, "commit", "--quiet", "--message", "as it is")
    return "HEAD"


def taken(folder: Path) -> dict[str, bytes]:
    found = [path for path in folder.rglob("*") if not path.is_dir()]
    assert not [path for path in found if path.is_symlink()]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def test_the_folder_of_a_revision_is_unpacked(repository: Path, tmp_path: Path) -> None:
    revision, target = committed(repository), tmp_path / "target"
    (repository / "standards" / "handbook.yml").write_text("title: later\n", encoding="utf-8")
    assert unpacked(repository, revision, "standards", target)
    assert taken(target) == {
        "standards/handbook.yml": "title: 手册\n".encode(),
        "standards/services/desk.yml": b"id: desk\n",
    }


def test_what_is_not_there_is_not_unpacked(repository: Path, tmp_path: Path) -> None:
    revision = committed(repository)
    assert not unpacked(repository, "nonsuch", "standards", tmp_path / "target")
    assert not unpacked(repository, revision, "nonsuch", tmp_path / "target")
    assert not (tmp_path / "target").exists()


@pytest.mark.skipif(os.name == "nt", reason="making links needs a right there")
def test_a_link_becomes_a_copy_of_its_file(repository: Path, tmp_path: Path) -> None:
    standards = repository / "standards"
    (standards / "services" / "again.yml").symlink_to("../handbook.yml")
    (standards / "everything").symlink_to("services")
    assert unpacked(repository, committed(repository), "standards", tmp_path / "target")
    found = taken(tmp_path / "target")
    assert found["standards/services/again.yml"] == "title: 手册\n".encode()
    assert len(found) == 3


@pytest.mark.skipif(os.name == "nt", reason="making links needs a right there")
@pytest.mark.parametrize("to", ["../other.txt", "/etc/passwd", "nonsuch.yml", "link.yml"])
def test_a_link_to_what_is_not_there_is_named(repository: Path, tmp_path: Path, to: str) -> None:
    (repository / "standards" / "link.yml").symlink_to(to)
    with pytest.raises(CommandError) as caught:
        unpacked(repository, committed(repository), "standards", tmp_path / "target")
    assert caught.value.key == "changes.cli.link-out"
    assert caught.value.arguments == {"file": "standards/link.yml", "to": to, "revision": "HEAD"}


@pytest.mark.skipif(os.name == "nt", reason="the stand-in is a script of the shell")
@pytest.mark.parametrize("name", ["standards/../../out.yml", "/{here}/out.yml"])
def test_no_name_leads_out_of_the_target(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Today's git makes no such archive; another one may."""
    crafted = tarfile.TarInfo(name.format(here=tmp_path))
    crafted.size = 4
    with tarfile.open(tmp_path / "crafted.tar", "w") as archive:
        archive.addfile(crafted, io.BytesIO(b"out\n"))
    stand_in = tmp_path / "bin" / "git"
    stand_in.parent.mkdir()
    stand_in.write_text(f"#!/bin/sh\n[ $1 = archive ] && exec cat {tmp_path}/crafted.tar\nexit 0\n", "utf-8")
    stand_in.chmod(0o755)
    monkeypatch.setenv("PATH", f"{stand_in.parent}{os.pathsep}{os.environ['PATH']}")
    with pytest.raises(ToolError) as caught:
        unpacked(tmp_path, "HEAD", "standards", tmp_path / "target")
    assert caught.value.detail == crafted.name
    assert not list(tmp_path.rglob("out.yml"))
