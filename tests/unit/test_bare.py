"""What a bare system takes over from the machine: the mirror of its apt and the index of its pip."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools import bare
from tools.machine import apt_sources, named_paths, pip_settings

MIRROR, SECURITY, OTHER = (
    "http://mirror.example/debian/",
    "http://mirror.example/security/",
    "http://x.example/",
)
LISTED = f"""{MIRROR}|bookworm|bookworm|main
{MIRROR}|bookworm|bookworm|contrib
{MIRROR}|bookworm-updates|bookworm-updates|main
{SECURITY}|stable-security|bookworm-security|main
{OTHER}|bookworm-backports|bookworm-backports|main
{OTHER}|tools-bookworm|tools-bookworm|main
{OTHER}|nodistro|nodistro|main
"""


def test_the_mirror_of_another_suite_is_that_of_the_machine() -> None:
    assert apt_sources(LISTED, "bookworm", "trixie") == [
        (MIRROR, "trixie", "contrib"),
        (MIRROR, "trixie", "main"),
        (MIRROR, "trixie-updates", "main"),
        (SECURITY, "trixie-security", "main"),
    ]


def test_a_machine_without_sources_of_its_own_has_no_mirror() -> None:
    assert apt_sources("", "bookworm", "trixie") == []
    assert apt_sources(LISTED, "noble", "trixie") == []


def test_what_pip_is_set_to_is_handed_on_as_variables() -> None:
    listed = """:env:.index-url='not from here'
global.cert='/etc/ssl/one.pem'
global.extra-index-url='https://one.example/simple\\nhttps://two.example/simple'
global.no-index='true'
install.cert='/etc/ssl/two.pem'
"""
    assert pip_settings(listed) == {
        "PIP_CERT": "/etc/ssl/two.pem",
        "PIP_EXTRA_INDEX_URL": "https://one.example/simple https://two.example/simple",
        "PIP_NO_INDEX": "true",
    }


def test_files_and_folders_that_settings_name_are_found(tmp_path: Path) -> None:
    index, wheels, certificate = tmp_path / "index" / "simple", tmp_path / "wheels", tmp_path / "own.pem"
    index.mkdir(parents=True)
    wheels.mkdir()
    certificate.touch()
    named = [
        f"https://one.example/simple file://{index}",
        f"{wheels} {tmp_path}/gone",
        str(certificate),
        "180",
    ]
    assert named_paths(named) == {index.parent, wheels, certificate}


def test_without_root_it_is_said_what_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 1000, raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("shutil.which", lambda _: None)
    monkeypatch.setattr("sys.argv", ["bare", "bookworm"])
    with pytest.raises(SystemExit) as caught:
        bare.main()
    for word in ("root", "sudo apt-get install debootstrap", "sudo apt-get install util-linux"):
        assert word in str(caught.value)


def test_only_what_it_made_itself_is_removed(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").touch()
    with pytest.raises(SystemExit) as caught:
        bare.make("bookworm", tmp_path, tmp_path / "log")
    assert "Name another folder" in str(caught.value)
    assert (tmp_path / "letter.txt").exists()
