"""What waits for a review is in no file of the site: no page, no search, no print, no name of a file."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pypdf
import pytest

from generator.app.project import Project
from tests.handbooks import build_now

STANDARDS = Path(__file__).parent / "withheld" / "standards"
SECRET = re.compile("sesame", re.IGNORECASE)
"""Stands in every text of every entity of the case that waits for a review, and in no other."""
HIDDEN = {"night-clerk", "night-staff", "desk.password", "desk.safe", "keys-form", "opening"}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("withheld")
    shutil.copytree(STANDARDS, folder / "standards")
    return build_now(Project(folder)).start.parent


def text(path: Path) -> str:
    """Return what a file says, a PDF with its bookmarks and all that it tells of itself."""
    if path.suffix != ".pdf":
        return path.read_bytes().decode("utf-8", errors="replace")
    reader = pypdf.PdfReader(path)
    return "".join(page.extract_text() for page in reader.pages) + str(reader.metadata) + str(reader.outline)


def test_no_file_of_the_site_holds_a_word_of_it(site: Path) -> None:
    files = [path for path in site.rglob("*") if path.is_file()]
    assert {".html", ".json", ".pdf"} <= {path.suffix for path in files}
    assert [path.name for path in files if SECRET.search(path.name + text(path))] == []


def test_it_has_no_page_and_no_print(site: Path) -> None:
    assert [path.name for path in site.rglob("*") if path.stem in HIDDEN] == []
    assert {path.stem for path in site.rglob("*.pdf")} == {"visitors", "desk-sheet", "handbook"}


def test_what_names_it_says_that_it_waits(site: Path) -> None:
    duty = text(site / "draft" / "posts" / "clerk.html")
    assert "(not published, waiting for security review)" in duty
    assert "(not published, waiting for privacy review)" in duty


def test_lists_lack_it_and_keep_the_rest(site: Path) -> None:
    sheet = text(site / "draft" / "sheets" / "desk-sheet.html")
    assert "Greeting" in sheet
    assert "desk.safe" not in sheet
    assert "desk.bell" in text(site / "draft" / "services" / "desk.html")


def test_the_workbench_lists_its_id_kind_and_review(site: Path) -> None:
    page = text(site / "draft" / "quality" / "withheld.html")
    assert all(f'id="{identifier}"' in page for identifier in HIDDEN)
    assert "legal review" in page


def test_search_finds_none_of_it(site: Path) -> None:
    index = json.loads((site / "draft" / "search" / "search_index.json").read_text(encoding="utf-8"))
    assert index["docs"]
    assert not SECRET.search(json.dumps(index))
