"""Small handbooks built whole: other content, another language, twice the same bytes."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pypdf
import pytest

from generator import cli
from generator.app.project import Project
from tests.handbooks import DAY, build_now, copy_case
from tools.pythons import is_ready, standing

HERE = Path(__file__).parent


def files(folder: Path) -> dict[str, tuple[bytes, int]]:
    found = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {
        path.relative_to(folder).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns) for path in found
    }


@pytest.fixture(scope="module", params=["base", "english", "merged"])
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Project]:
    project = copy_case(request.param, tmp_path_factory.mktemp(request.param))
    build_now(project)
    return request.param, project


def test_pages_are_as_on_record(built: tuple[str, Project], *, refresh: bool) -> None:
    """The Markdown of every page stands in `expected/`; `make golden` writes it anew."""
    name, project = built
    pages = project.work / "draft" / "pages"
    made = {
        path.relative_to(pages).as_posix(): path.read_text("utf-8") for path in sorted(pages.rglob("*.md"))
    }
    expected = HERE / name / "expected"
    if refresh:
        shutil.rmtree(expected, ignore_errors=True)
        for path, text in made.items():
            (expected / path).parent.mkdir(parents=True, exist_ok=True)
            (expected / path).write_text(text, encoding="utf-8", newline="\n")
    recorded = {
        path.relative_to(expected).as_posix(): path.read_text("utf-8")
        for path in sorted(expected.rglob("*.md"))
    }
    assert made == recorded


def test_building_again_changes_no_byte_and_touches_no_file(built: tuple[str, Project]) -> None:
    _, project = built
    before = files(project.site)
    assert build_now(project).changed == 0
    assert files(project.site) == before


@pytest.mark.parametrize("python", [Path(sys.executable), *standing()], ids=lambda path: path.parts[-4])
def test_building_elsewhere_gives_the_same_bytes(
    root: Path, built: tuple[str, Project], tmp_path: Path, python: Path
) -> None:
    """In another folder, with another hash seed, time zone and locale, by each Python that stands ready."""
    if not is_ready(python):
        pytest.skip("its environment is that of other packages; make pythons makes it anew")
    name, project = built
    other = copy_case(name, tmp_path)
    around = {"PYTHONHASHSEED": "4711", "TZ": "Asia/Shanghai", "LC_ALL": "C", "PYTHONPATH": str(root)}
    build = [str(python), "-m", "generator", "build", "--date", DAY.isoformat()]
    subprocess.run(build, cwd=tmp_path, env=os.environ | around, check=True, capture_output=True)
    assert {name: data for name, (data, _) in files(other.site).items()} == {
        name: data for name, (data, _) in files(project.site).items()
    }


def test_a_site_holds_nothing_that_this_python_packed(built: tuple[str, Project]) -> None:
    """Another Python's zlib would give other bytes."""
    names = {path.name for path in built[1].site.rglob("*")}
    assert "sitemap.xml" in names
    assert "sitemap.xml.gz" not in names


def test_a_build_writes_into_its_own_folders_only(built: tuple[str, Project]) -> None:
    name, project = built
    assert sorted(path.name for path in project.root.iterdir()) == ["build", "site", "standards"]
    assert {path: data for path, (data, _) in files(project.standards).items()} == {
        path: data for path, (data, _) in files(HERE / name / "standards").items()
    }


def test_a_build_that_fails_leaves_the_site_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    project = copy_case("base", tmp_path)
    monkeypatch.chdir(tmp_path)
    assert cli.run(["build"]) == 0
    before = files(project.site)
    (project.standards / "terms.yml").write_text("terms: [", encoding="utf-8")
    assert cli.run(["build"]) == 1
    assert files(project.site) == before
    (project.standards / "terms.yml").write_text("terms: []\n", encoding="utf-8")
    monkeypatch.setattr("generator.app.generate.CONFIG", tmp_path / "no-such-config.yml")
    assert cli.run(["build"]) == 3
    assert files(project.site) == before
    assert "mkdocs" in capsys.readouterr().err


def test_the_start_page_leads_to_the_draft(built: tuple[str, Project]) -> None:
    _, project = built
    start = (project.site / "index.html").read_text(encoding="utf-8")
    assert 'url=draft/index.html"' in start
    assert (project.site / "draft" / "index.html").is_file()


CHINESE = re.compile("[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]")


def test_an_english_handbook_says_nothing_in_chinese(tmp_path: Path) -> None:
    project = copy_case("english", tmp_path)
    build_now(project)
    draft = project.site / "draft"
    texts = {path: path.read_text("utf-8") for path in draft.rglob("*.html")}
    texts |= {
        path: "".join(page.extract_text() for page in pypdf.PdfReader(path).pages)
        for path in draft.rglob("*.pdf")
    }
    assert len(texts) > 20
    assert [path.name for path, text in texts.items() if CHINESE.search(text)] == []
