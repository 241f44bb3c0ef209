"""What the engine is told: every page once, under its folder, with names that can't be markup."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from generator.model.edition import Edition
from generator.views.pages import navigation
from generator.views.wording import Wording
from generator.words import Words
from tests.unit.views.pages.releases import approval
from tests.unit.views.pages.sample import Say, sample, sample_pages, sample_wording, unchanged

WORDS = Words("en")


def told(say: Say = unchanged, language: str = "en") -> dict[str, Any]:
    handbook = sample(say)
    settings: dict[str, Any] = json.loads(
        navigation(sample_pages(handbook, language), sample_wording(handbook, language))
    )
    return settings


def leaves(entries: list[Any]) -> Iterator[str]:
    for entry in entries:
        value = next(iter(entry.values())) if isinstance(entry, dict) else entry
        yield from leaves(value) if isinstance(value, list) else [value]


def test_every_page_is_named_once() -> None:
    named = list(leaves(told()["nav"]))
    assert sorted(named) == sorted(f"{page.path}.md" for page in sample_pages(sample()))


def section(title: str) -> list[Any]:
    return next(entry[title] for entry in told()["nav"] if title in entry)


def test_a_folder_begins_with_its_list_and_keeps_other_industries_apart() -> None:
    assert section("Service standards") == [
        "services/index.md",
        {"department": [{"standard": "services/desk.md"}]},
        {"Other industry: another industry": [{"list of questions": "services/rooms.md"}]},
    ]


def test_a_folder_of_one_kind_of_page_has_no_headings() -> None:
    assert section("Procedures") == ["procedures/index.md", {"procedure": "procedures/handling.md"}]


def test_pages_of_the_first_level_stand_in_one_section() -> None:
    assert section("Reference")[0] == {"How we score": "scoring.md"}


def test_names_are_escaped_since_the_theme_shows_them_as_they_are() -> None:
    settings = told(lambda where: f"<b>{where}</b>")
    assert settings["site_name"] == "&lt;b&gt;title&lt;/b&gt;"
    assert "<b>" not in json.dumps(settings["nav"]) + settings["copyright"]


def test_other_names_lead_the_search_to_the_name_in_use() -> None:
    assert told()["extra"]["handbook"]["synonyms"] == {
        "term alias": "term",
        "post alias": "post",
        "department alias": "department",
        "form alias": "form",
        "document alias": "document",
    }


def test_a_release_warns_of_nothing_by_itself_and_a_preview_knows_no_other_version() -> None:
    draft = told()["extra"]["handbook"]
    assert draft["notice"] == WORDS("common.state-note.draft")
    assert (draft["folder"], draft["above"]) == ("draft", "../")
    wording = Wording(sample(), WORDS, Edition(approval("2026Q4")))
    release = json.loads(navigation((), wording, above=""))["extra"]["handbook"]
    assert (release["notice"], release["folder"], release["above"]) == ("", "2026Q4", "")
    assert release["label"] == "Version of the handbook: 2026Q4"


def test_the_language_is_that_of_the_words() -> None:
    assert told(language="zh")["theme"]["language"] == "zh"
