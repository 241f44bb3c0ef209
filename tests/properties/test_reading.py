"""Laws of reading: what is dumped loads as itself, files have no order, a finding lies on its line."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.app.check import check
from generator.app.project import Project
from generator.findings import Position
from generator.model.handbook import Handbook, references
from generator.source.load import read

BASE = Path(__file__).parents[1] / "cases" / "base"
SAMPLE = Path(__file__).parents[2]
REFERENCE = re.compile(
    r"(?<![\w.-])(complaint-form|desk-sheet|desk\.reply-limit|complaint-received|clerk|deducting)(?![\w.-])"
)


@pytest.mark.parametrize("folder", [BASE, SAMPLE], ids=["base", "sample"])
def test_a_dumped_handbook_loads_as_itself(folder: Path) -> None:
    handbook = read(folder / "standards", Path("standards")).handbook
    dumped = handbook.model_dump(mode="json", by_alias=True)
    assert Handbook.model_validate(dumped) == handbook


@given(st.permutations([1, 2, 3, 4]))
@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_names_of_files_do_not_matter(tmp_path: Path, order: list[int]) -> None:
    """Splitting lists over files and naming files otherwise changes the order of entities at most."""
    project = tmp_path / "-".join(map(str, order))
    shutil.copytree(SAMPLE / "standards", project / "standards", ignore=shutil.ignore_patterns("schema"))
    for folder in ("services", "forms", "procedures", "sheets"):
        files = sorted((project / "standards" / folder).glob("*.yml"))
        for number, file in enumerate(files):
            file.rename(file.with_name(f"{order[number % 4]}-{file.name}"))
    one = read(SAMPLE / "standards", Path("standards"))
    other = read(project / "standards", Path("standards"))
    assert other.findings == ()
    assert {entity.id: entity for _, entity in other.handbook.entities} == {
        entity.id: entity for _, entity in one.handbook.entities
    }


class Written(NamedTuple):
    """A reference as it stands in a file of the base handbook; rows and columns count from 0."""

    name: str
    row: int
    start: int
    end: int


def written() -> Iterator[Written]:
    """Yield every reference written in the base handbook; an entity's own id is none."""
    for file in sorted((BASE / "standards").rglob("*.yml")):
        for row, line in enumerate(file.read_text(encoding="utf-8").splitlines()):
            for match in REFERENCE.finditer(line):
                if not line[: match.start()].endswith("id: "):
                    yield Written(file.relative_to(BASE).as_posix(), row, *match.span())


@pytest.mark.parametrize("at", list(written()), ids=lambda at: f"{at.name}:{at.row + 1}:{at.start + 1}")
def test_a_wrong_reference_is_found_where_it_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: Written
) -> None:
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    lines = (tmp_path / at.name).read_text(encoding="utf-8").splitlines(keepends=True)
    lines[at.row] = f"{lines[at.row][: at.start]}no-such-thing{lines[at.row][at.end :]}"
    (tmp_path / at.name).write_text("".join(lines), encoding="utf-8")
    found = [
        finding.where for finding in check(Project(tmp_path)).findings if finding.rule == "missing-reference"
    ]
    assert len(found) == 1
    where = found[0]
    assert isinstance(where, Position)
    assert (where.file, where.line) == (at.name, at.row + 1)
    assert where.source_line[where.column - 1 :][: where.length] in {"no-such-thing", "[[no-such-thing]]"}


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=200))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_as_a_file_gives_findings_and_no_traceback(tmp_path: Path, text: str) -> None:
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    (tmp_path / "standards" / "terms.yml").write_bytes(text.encode())
    check(Project(tmp_path))


@given(st.data())
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_file_cut_off_anywhere_gives_findings_and_no_traceback(tmp_path: Path, data: st.DataObject) -> None:
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    files = sorted((BASE / "standards").rglob("*.yml"))
    file = data.draw(st.sampled_from(files))
    content = file.read_bytes()
    cut = data.draw(st.integers(0, len(content) - 1))
    (tmp_path / file.relative_to(BASE)).write_bytes(content[:cut])
    for finding in check(Project(tmp_path)).findings:
        assert isinstance(finding.where, Position)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=8),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
        max_leaves=8,
    ),
    st.sampled_from(["terms", "posts", "services/desk", "procedures/complaint", "handbook"]),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_data_of_any_shape_gives_findings_and_no_traceback(
    tmp_path: Path, data: object, name: str
) -> None:
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    tree = yaml.safe_load((BASE / "standards" / f"{name}.yml").read_text(encoding="utf-8"))
    for key in tree:
        wrong = tree | {key: data}
        (tmp_path / "standards" / f"{name}.yml").write_text(
            yaml.safe_dump(wrong, allow_unicode=True), encoding="utf-8"
        )
        check(Project(tmp_path))


def test_every_reference_of_the_sample_is_typed_or_in_a_text() -> None:
    handbook = read(SAMPLE / "standards", Path("standards")).handbook
    assert sum(1 for _ in references(handbook)) > 100
