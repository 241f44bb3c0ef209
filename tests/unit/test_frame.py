"""Rules that hold for every file of the project, whatever it does."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

import generator

# Ideographs with their extension A and the compatibility block, then punctuation and full-width forms.
CHINESE = re.compile("[\u3400-\u9fff\uf900-\ufaff\u3000-\u303f\uff00-\uffef]")
CODE_FOLDERS = ("generator", "site_templates", "printables", "tools")
CODE_SUFFIXES = (".py", ".j2", ".html", ".typ", ".js", ".css", ".sh")

# Written in pieces, so that this file does not name what it forbids.
REGISTRY_HOSTS = tuple(
    ".".join(parts).encode()
    for parts in (
        ("pypi", "org"),
        ("files", "pythonhosted", "org"),
        ("tuna", "tsinghua", "edu"),
        ("mirrors", "aliyun"),
        ("deb", "debian", "org"),
        ("security", "debian", "org"),
        ("archive", "ubuntu", "com"),
        ("registry", "npmjs", "org"),
        ("registry", "npmmirror", "com"),
        ("registry", "yarnpkg", "com"),
        ("proxy", "golang", "org"),
        ("crates", "io"),
        ("ghcr", "io"),
        ("docker", "io"),
    )
)
NOT_THE_PROJECT = {".git", ".venv", "build", "site", "__pycache__"}

FILE_LINES = 250
FUNCTION_LINES = 40
LONGER_FILES: dict[str, str] = {}
"""Files that may be longer, each with the reason."""
LONGER_FUNCTIONS: dict[str, str] = {}
"""Functions that may be longer, as `path:name`, each with the reason."""


def files(folder: Path) -> Iterator[Path]:
    """Yield the project's own files below a folder, without what is built, installed or cached."""
    for path in sorted(folder.iterdir()):
        if path.name in NOT_THE_PROJECT or path.name.endswith(("_cache", ".egg-info")):
            continue
        if path.is_dir():
            yield from files(path)
        else:
            yield path


def functions(path: Path) -> Iterator[tuple[str, int]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno is not None:
            yield node.name, node.end_lineno - node.lineno + 1


def python_files(root: Path) -> dict[str, Path]:
    found = files(root / "generator")
    return {path.relative_to(root).as_posix(): path for path in found if path.suffix == ".py"}


@pytest.mark.parametrize("folder", CODE_FOLDERS)
def test_chinese_stands_only_in_yaml_and_markdown(root: Path, folder: str) -> None:
    code = [path for path in files(root / folder) if path.suffix in CODE_SUFFIXES]
    lines = [
        f"{path.relative_to(root)}:{number}: {line.strip()}"
        for path in code
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if CHINESE.search(line)
    ]
    assert code
    assert not lines, "Move these words into generator/words or standards:\n" + "\n".join(lines)


@pytest.mark.parametrize("text", ["\u7269\u4e1a", "a\u3002", "\uff08a\uff09", "\u3000", "\ufa0e"])
def test_chinese_is_recognised(text: str) -> None:
    assert CHINESE.search(text)


@pytest.mark.parametrize(
    "text", ["plain", "\u2264 5 \u00d7 2 \u2013 \u201cso\u201d \u2026", "\u2610 \u25bc \u25ce"]
)
def test_signs_are_not_taken_for_chinese(text: str) -> None:
    assert not CHINESE.search(text)


def test_no_file_names_a_registry_host(root: Path) -> None:
    named = [
        f"{path.relative_to(root)}: {host.decode()}"
        for path in files(root)
        for host in REGISTRY_HOSTS
        if host in path.read_bytes()
    ]
    assert not named, "Where packages come from is set on each machine, not here:\n" + "\n".join(named)


def test_files_are_short(root: Path) -> None:
    longer = {
        name: lines
        for name, path in python_files(root).items()
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) >= FILE_LINES
    }
    assert longer.keys() == LONGER_FILES.keys(), f"Split, or give a reason in LONGER_FILES: {longer}"


def test_functions_are_short(root: Path) -> None:
    longer = {
        f"{name}:{function}": lines
        for name, path in python_files(root).items()
        for function, lines in functions(path)
        if lines >= FUNCTION_LINES
    }
    assert longer.keys() == LONGER_FUNCTIONS.keys(), f"Split, or give a reason in LONGER_FUNCTIONS: {longer}"


def test_the_version_stands_once(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == generator.__version__
