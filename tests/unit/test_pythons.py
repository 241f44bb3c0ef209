"""Nothing is used that a promised Python lacks.

What came with 3.12 or later, and what 3.14 has no more, the type checker knows: it runs for the oldest and
for the newest. What came between 3.11.0 and a later 3.11 it takes for granted; that stands in the table here:
what the reference of the standard library marks as of such a version.
"""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement

from tools.install import OLDEST_PYTHON

TARFILE = "the filters of tarfile, 3.11.4"
PARSERS = "parsing that is put off, 3.11.9"
NAMES = {
    "errno": {"ENOTCAPABLE": "an error of WASI, 3.11.1"},
    "tarfile": dict.fromkeys(
        (
            "AbsoluteLinkError",
            "AbsolutePathError",
            "FilterError",
            "LinkOutsideDestinationError",
            "OutsideDestinationError",
            "SpecialFileError",
            "data_filter",
            "fully_trusted_filter",
            "tar_filter",
        ),
        TARFILE,
    )
    | {"LinkFallbackError": "links that are copied, 3.11.13"},
    "os.path": {"ALLOW_MISSING": "strict in part, 3.11.13"},
}
"""What modules have got since, and from when on."""
MEMBERS = {
    "extraction_filter": TARFILE,
    "GetReparseDeferralEnabled": PARSERS,
    "SetReparseDeferralEnabled": PARSERS,
    "ALLOW_MISSING": "strict in part, 3.11.13",
    "verify_generated_headers": "headers that are verified, 3.11.10",
}
"""What objects have got since, whatever the object; no other thing is called so."""
KEYWORDS = {
    ("extract", "filter"): TARFILE,
    ("extractall", "filter"): TARFILE,
    ("unpack_archive", "filter"): TARFILE,
    ("getaddresses", "strict"): "addresses that are judged, 3.11.10",
    ("parseaddr", "strict"): "addresses that are judged, 3.11.10",
}
"""What functions take since."""
UNPACKERS = {"extractall", "unpack_archive"}
"""Without the filter they trust every name in an archive, up to 3.13: not used at all."""
FOLDERS = ("generator", "tests", "tools")


def too_young(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Yield the line and the name of what Python 3.11.0 has not."""
    for node in ast.walk(tree):
        match node:
            case ast.ImportFrom(module=str(module), names=names):
                found = [NAMES.get(module, {}).get(name.name) for name in names]
            case ast.Attribute(value=of, attr=name):
                found = [NAMES.get(ast.unparse(of), {}).get(name), MEMBERS.get(name)]
            case ast.Call(func=ast.Attribute(attr=name) | ast.Name(id=name), keywords=keywords):
                found = [KEYWORDS.get((name, keyword.arg or "")) for keyword in keywords]
                found += [f"{name}, which follows every name"] if name in UNPACKERS else []
            case _:
                continue
        yield from ((node.lineno, since) for since in found if since)


def test_nothing_is_younger_than_the_oldest_python(root: Path) -> None:
    found = [
        f"{path.relative_to(root)}:{line}: {since}"
        for folder in FOLDERS
        for path in sorted((root / folder).rglob("*.py"))
        for line, since in too_young(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert not found, "Python 3.11.0 has not:\n" + "\n".join(found)


@pytest.mark.parametrize(
    "code",
    [
        "files.extractall(target, filter='data')",
        "files.extractall(target)",
        "files.extract(member, filter=chosen)",
        "shutil.unpack_archive(file, target)",
        "from tarfile import data_filter",
        "from tarfile import open, FilterError as E",
        "tarfile.tar_filter(member, target)",
        "os.path.realpath(path, strict=os.path.ALLOW_MISSING)",
        "email.utils.parseaddr(text, strict=False)",
        "parser.SetReparseDeferralEnabled(False)",
    ],
)
def test_what_is_younger_is_recognised(code: str) -> None:
    assert list(too_young(ast.parse(code)))


@pytest.mark.parametrize(
    "code",
    [
        "files.extractfile(member)",
        "archive.extract(member)",
        "rows.filter(strict=True)",
        "zip(a, b, strict=True)",
        "path.resolve(strict=True)",
        "class FilterError(Exception): ...",
    ],
)
def test_what_is_old_enough_is_let_pass(code: str) -> None:
    assert not list(too_young(ast.parse(code)))


def test_the_oldest_and_the_newest_python_are_the_same_everywhere(root: Path) -> None:
    settings: Any = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    marks = re.findall(r"Python :: (3\.\d+)", "\n".join(settings["project"]["classifiers"]))
    oldest, newest = marks[0], marks[-1]
    assert marks == [f"3.{minor}" for minor in range(int(oldest[2:]), int(newest[2:]) + 1)]
    assert settings["project"]["requires-python"] == f">={oldest}"
    assert settings["tool"]["mypy"]["python_version"] == oldest
    assert settings["tool"]["ruff"]["target-version"] == f"py{oldest.replace('.', '')}"
    assert ".".join(map(str, OLDEST_PYTHON)) == oldest
    assert f"--python-version {oldest} " in (root / "tools" / "constraints.sh").read_text(encoding="utf-8")
    assert f"NEWEST := {newest}\n" in (root / "Makefile").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["constraints.txt", "constraints-test.txt"])
def test_all_pythons_get_the_same_versions(root: Path, name: str) -> None:
    """Two versions of a library make two sites of one handbook."""
    lines = re.findall(r"^(\S+==.*?) \\$", (root / name).read_text(encoding="utf-8"), re.MULTILINE)
    pinned = [Requirement(line) for line in lines]
    assert len(pinned) > 40
    got = {
        version: {one.name: str(one.specifier) for one in pinned if applies(one, version)}
        for version in ("3.11.0", "3.11.14", "3.12.0", "3.13.5", "3.14.0", "3.14.9")
    }
    for version, packages in got.items():
        assert packages == got["3.11.0"], version


def applies(package: Requirement, version: str) -> bool:
    python = {"python_full_version": version, "python_version": version.rpartition(".")[0]}
    return package.marker is None or package.marker.evaluate(python)
