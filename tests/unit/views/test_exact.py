"""Lengths are exact: no float is in any view, and a chart is the same under every Python."""

from __future__ import annotations

import ast
import pickle
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

import pytest

import generator.views
from generator.app.printables import documents
from generator.views.coverage import coverage
from generator.views.flowchart import flowchart_view
from generator.views.imprint import site_address
from generator.views.pack import pack_view
from generator.views.pack.sheets import round_of
from generator.views.pack.wanted import Wanted
from generator.views.pages import pages
from generator.views.wording import Wording
from generator.views.workbook import workbook_view
from generator.words import Words
from tests.handbooks import copy_case, handbook_of
from tests.printables.samples import branching, procedure_handbook, step, wording
from tests.unit.views import elsewhere

VIEWS = Path(str(generator.views.__file__)).parent
SHARES = {"changes/lexicon.py", "changes/pairs.py", "changes/runs.py"}
"""How alike two texts are is a share, only ever compared with another."""
OTHERS = [f"python3.{minor}" for minor in range(11, 15) if minor != sys.version_info.minor]


@pytest.fixture(scope="module", params=["base", "english", "withheld"])
def told(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Wording:
    """Return a whole handbook with its words."""
    book = handbook_of(copy_case(request.param, tmp_path_factory.mktemp(request.param)))
    return Wording(book, Words("en" if request.param == "english" else "zh"))


def floats(value: Any, place: str) -> Iterator[str]:
    """Yield where a view holds a float."""
    if isinstance(value, float):
        yield place
    elif is_dataclass(value) and not isinstance(value, type):
        for each in fields(value):
            yield from floats(getattr(value, each.name), f"{place}.{each.name}")
    elif isinstance(value, Mapping):
        for key, each in value.items():
            yield from floats(each, f"{place}[{key}]")
    elif isinstance(value, tuple | list | set | frozenset):
        for each in value:
            yield from floats(each, f"{place}[]")


def views(told: Wording) -> Iterator[Any]:
    """Yield every view of a handbook, sheets on their own, in a pack and in a workbook."""
    book = told.handbook
    yield from (view for _, _, view in documents(told))
    yield from (flowchart_view(book, one, told) for one in book.procedures)
    yield from (workbook_view(book, sheet, told, site_address(told)) for sheet in book.sheets)
    yield pack_view(told, Wanted(), round_of(book, told, Wanted(), ""))
    yield pages(told, frozenset(), coverage(book))


def test_no_view_holds_a_float(told: Wording) -> None:
    assert [place for view in views(told) for place in floats(view, type(view).__name__)] == []


def with_floats() -> set[str]:
    """Return the files of the views that write, make or declare a float."""
    return {
        file.relative_to(VIEWS).as_posix()
        for file in VIEWS.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if (isinstance(node, ast.Constant) and isinstance(node.value, float))
        or (isinstance(node, ast.Name) and node.id == "float")
    }


def test_no_view_reckons_in_floats() -> None:
    assert with_floats() == SHARES


def found(name: str) -> str | None:
    """Return another Python that runs: on the path, or installed beside this one, as pyenv and uv do."""
    beside = sorted(Path(sys.base_prefix).parent.glob(f"*/bin/{name}"))
    for command in filter(None, (shutil.which(name), *map(str, beside))):
        if subprocess.run([command, "-I", "-c", ""], capture_output=True, check=False).returncode == 0:
            return command
    return None


def coded(told: Wording) -> Wording:
    """Return the words of a handbook with its codes given: what is tried is what is drawn."""
    given = {str(one): told.contents.code(one) for one in told.contents.ids}
    return Wording(told.handbook, told.words, replace(told.edition, codes=given))


@pytest.mark.parametrize("name", OTHERS)
def test_charts_are_the_same_under_another_python(name: str, told: Wording) -> None:
    python = found(name)
    if python is None:
        pytest.skip(f"there is no {name}")
    turns = [(1, 2, 3), (3, 0, 4, 5), (5, 1)]
    made = procedure_handbook(
        *(
            step(
                place,
                title="先登记，再按职责分工转交ABC（见2.1）" * (place % 3 + 1),
                limits=["soon", "late"],
                type="decision" if place < len(turns) else "task",
                **({"branches": branching(*turns[place], loop=0)} if place < len(turns) else {}),
            )
            for place in range(30)
        )
    )
    data = pickle.dumps([(one.handbook, coded(one)) for one in (told, wording(made))])
    command = [python, "-I", elsewhere.__file__]
    drawn = subprocess.run(command, input=data, capture_output=True, check=True).stdout.decode()
    assert drawn == elsewhere.drawn(data)
