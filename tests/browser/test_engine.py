"""The engine itself: the same pages give the same bytes, hostile names stay text, faults are told."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path

import pytest

from generator.findings import ToolError
from generator.publish.mkdocs import build_site
from generator.render.markdown import markdown
from generator.views.pages import navigation
from generator.words import Words
from tests.unit.views.pages.sample import Say, sample, sample_pages, sample_wording, unchanged

HOSTILE = '<script>alert(1)</script> & "x" &lt; **b** {{ y }}'


def built(root: Path, work: Path, target: Path, say: Say = unchanged) -> dict[str, bytes]:
    """Build the sample handbook and return the site's files."""
    handbook, words = sample(say), Words("zh")
    made = sample_pages(handbook)
    for page in made:
        file = work / "pages" / f"{page.path}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(markdown(page, words), encoding="utf-8")
    generated = navigation(made, sample_wording(handbook))
    (work / "navigation.yml").write_text(generated, encoding="utf-8")
    build_site(root / "mkdocs.yml", work / "pages", work / "navigation.yml", target)
    return {
        path.relative_to(target).as_posix(): path.read_bytes() for path in target.rglob("*") if path.is_file()
    }


def test_two_builds_give_the_same_bytes(root: Path, tmp_path: Path) -> None:
    one = built(root, tmp_path, tmp_path / "one")
    assert "services/desk.html" in one
    assert built(root, tmp_path, tmp_path / "another") == one


def test_hostile_names_stay_text_in_every_part_of_a_page(root: Path, tmp_path: Path) -> None:
    harmless = built(root, tmp_path / "a", tmp_path / "a" / "site")
    hostile = built(root, tmp_path / "b", tmp_path / "b" / "site", lambda where: f"{where} {HOSTILE}")
    for name, data in hostile.items():
        if name.endswith(".html"):
            assert data.count(b"<script") == harmless[name].count(b"<script"), name
    page = hostile["services/desk.html"].decode()
    title = re.search("<title>(.*)</title>", page)
    assert title
    assert f"standard {HOSTILE}" in html.unescape(title[1])
    index = hostile["search/search_index.json"].decode()
    assert 'standard &lt;script&gt;alert(1)&lt;/script&gt; &amp; \\"x\\" &amp;lt; **b** {{ y }}' in index


def test_a_fault_is_told_in_the_engines_words(root: Path, tmp_path: Path) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "index.md").write_text("[nowhere](nowhere.md)\n", encoding="utf-8")
    settings = json.loads(navigation((), sample_wording(sample())))
    settings["nav"] = [{"home": "index.md"}]
    (tmp_path / "navigation.yml").write_text(json.dumps(settings), encoding="utf-8")
    with pytest.raises(ToolError, match=r"nowhere\.md"):
        build_site(root / "mkdocs.yml", pages, tmp_path / "navigation.yml", tmp_path / "site")
