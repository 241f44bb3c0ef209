"""A small handbook and the sample one, shown in traditional characters: not a simplified one is left."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pypdf
import pytest
from opencc import OpenCC

from generator.app.check import check
from generator.app.project import Project
from generator.app.report import as_text
from generator.model.handbook import texts
from generator.views.script import same_in_search, shown
from generator.words import Words
from tests.handbooks import build_now, in_traditional

HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    folder = tmp_path_factory.mktemp("traditional")
    copied(HERE / "base", folder)
    build_now(Project(folder))
    return Project(folder)


def copied(source: Path, folder: Path) -> None:
    """Copy a handbook and let it be shown in traditional characters."""
    shutil.copytree(source / "standards", folder / "standards")
    in_traditional(Project(folder))


@pytest.fixture(scope="module")
def simplified_only() -> re.Pattern[str]:
    """Return what finds the characters that OpenCC changes and that Taiwan's character set (Big5) lacks."""
    to_traditional = OpenCC("s2tw")
    ideographs = [chr(code) for code in range(0x4E00, 0x9FFF + 1)]
    changed = [each for each in ideographs if to_traditional.convert(each) != each]
    only = [each for each in changed if not each.encode("big5", errors="ignore")]
    assert len(only) > 2000
    assert {*"质软诉标检录"} <= {*only}
    assert not {*"后里面台程序質軟訴標檢錄"} & {*only}
    return re.compile(f"[{''.join(only)}]")


def pages(project: Project) -> dict[str, str]:
    """Return the pages without the groups of characters for the search, which need both."""
    site = project.site / "draft"
    found = {path.relative_to(site).as_posix(): path.read_text("utf-8") for path in site.rglob("*.html")}
    return {name: re.sub('data-(?:variants|synonyms)="[^"]*"', "", text) for name, text in found.items()}


def prints(project: Project) -> dict[str, pypdf.PdfReader]:
    return {path.name: pypdf.PdfReader(path) for path in sorted((project.site / "draft").rglob("*.pdf"))}


def test_pages_hold_no_simplified_character(project: Project, simplified_only: re.Pattern[str]) -> None:
    made = pages(project)
    assert len(made) > 20
    assert {name: found for name, text in made.items() if (found := simplified_only.findall(text))} == {}
    index = (project.site / "draft" / "search" / "search_index.json").read_text(encoding="utf-8")
    assert simplified_only.findall(index) == []
    assert simplified_only.findall((project.site / "index.html").read_text(encoding="utf-8")) == []


def test_prints_hold_no_simplified_character_and_are_set_in_the_typeface_of_taiwan(
    project: Project, simplified_only: re.Pattern[str]
) -> None:
    made = prints(project)
    assert sorted(made) == ["complaint-form.pdf", "complaint.pdf", "desk-sheet.pdf", "handbook.pdf"]
    for name, reader in made.items():
        told = "".join(page.extract_text() for page in reader.pages) + str(reader.metadata)
        assert simplified_only.findall(told) == [], name
        assert str(reader.root_object["/Lang"]) == "zh-TW"
        fonts = {str(font["/BaseFont"]).partition("+")[2] for font in fonts_of(reader)}
        assert fonts == {"NotoSansTC-Regular", "NotoSansTC-Bold"}


def fonts_of(reader: pypdf.PdfReader) -> list[pypdf.generic.DictionaryObject]:
    resources = [page["/Resources"]["/Font"] for page in reader.pages]  # type: ignore[index]
    return [font.get_object() for each in resources for font in each.values()]


def test_the_site_speaks_the_language_of_taiwan(project: Project) -> None:
    page = pages(project)["services/desk.html"]
    assert '<html lang="zh-TW"' in page
    assert 'placeholder="搜尋"' in page


def test_the_longest_word_of_the_glossary_stands_on_pages_and_prints(project: Project) -> None:
    form = pages(project)["forms/complaint-form.html"]
    assert "客訴紀錄表" in form
    assert "申訴人" in form
    assert "客訴紀錄表" in prints(project)["complaint-form.pdf"].pages[0].extract_text()


def test_names_of_files_and_anchors_are_those_of_the_simplified_handbook(project: Project) -> None:
    made, simplified = project.work / "draft" / "pages", HERE / "base" / "expected"
    names = {path.relative_to(made).as_posix() for path in made.rglob("*.md")}
    assert names == {path.relative_to(simplified).as_posix() for path in simplified.rglob("*.md")}
    for name in names:
        assert addresses(made / name) == addresses(simplified / name)


def addresses(page: Path) -> list[str]:
    """Return a page's anchors and links; what a mail is prefilled with is a text, not an address."""
    return re.findall(r'(?:id|href)="(?!mailto:)[^"]*"|\{ ?#[^ }]+', page.read_text(encoding="utf-8"))


def test_the_checker_speaks_of_the_source_as_it_is_written(tmp_path: Path) -> None:
    copied(HERE / "base", tmp_path)
    (tmp_path / "standards" / "terms.yml").write_text(
        "terms:\n  - {id: unused, title: 无人问津, definition: 质量}\n", encoding="utf-8"
    )
    told = as_text(check(Project(tmp_path)).findings, Words("zh"))
    assert "无人问津" in told
    assert "無" not in told


def test_the_sample_handbook_in_traditional_characters_holds_no_simplified_one(
    root: Path, simplified_only: re.Pattern[str], tmp_path: Path
) -> None:
    copied(root, tmp_path)
    checked = check(Project(tmp_path))
    assert not checked.errors
    handbook, _ = shown(checked.handbook)
    told = [text for _, text in texts(handbook)]
    assert len(told) > 1000
    assert [text for text in told if simplified_only.search(text)] == []


def test_whoever_searches_may_type_either_script(root: Path, tmp_path: Path) -> None:
    shutil.copytree(root / "standards", tmp_path / "standards")
    with (tmp_path / "standards" / "handbook.yml").open("a", encoding="utf-8") as file:
        file.write("script: traditional\n")
    source = check(Project(tmp_path)).handbook
    first = {each: group[0] for group in same_in_search(source) for each in group}
    for (_, written), (_, told) in zip(texts(source), texts(shown(source)[0]), strict=True):
        assert folded(written, first) == folded(told, first)


def folded(text: str, first: dict[str, str]) -> str:
    return "".join(first.get(each, each) for each in text)
