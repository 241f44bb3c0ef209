"""What readers see of decisions: one page for what is one, ways on from its other names, the register."""

from __future__ import annotations

import json
from typing import Any

import pytest

from generator.render.markdown import markdown
from generator.views.address import Address
from generator.views.pages import Page, navigation
from generator.views.wording import plain
from generator.words import Words
from tests.unit.views.pages.sample import sample, sample_pages, sample_wording

WORDS = Words("en")


def conflict(identifier: str, between: list[str], **effect: Any) -> dict[str, Any]:
    decision = {"text": f"decision of {identifier}", "by": "head", **effect}
    return {
        "id": identifier,
        "title": identifier,
        "between": between,
        "differs": "differs",
        "decision": decision,
    }


HANDBOOK = sample(
    conflicts=[
        conflict("posts-one", ["clerk", "head"], one="head"),
        conflict("forms-one", ["slip", "log"], one="slip"),
        conflict("departments-one", ["office", "team"], one="office"),
        conflict("limits", ["desk.limit", "handling.limit"], use="desk.limit"),
        conflict("later", ["outsider", "office"], both="for two reasons", until="2027-06-30"),
        conflict("sooner", ["outsider", "head"], both="for one reason", until="2027-03-31"),
    ]
)


@pytest.fixture(scope="module")
def pages() -> dict[str, Page]:
    return {page.path: page for page in sample_pages(HANDBOOK, "en")}


def test_the_pages_of_other_names_lead_on(pages: dict[str, Page]) -> None:
    moved = {path: page.content.to for path, page in pages.items() if page.template == "moved"}
    assert moved == {"posts/clerk": Address("posts/head"), "forms/log": Address("forms/slip")}
    told = markdown(pages["posts/clerk"], WORDS)
    assert 'src="../assets/javascripts/lead.js" data-to="head.html"' in told
    assert "search: {exclude: true}" in told


def test_they_are_in_no_list_and_not_in_the_navigation(pages: dict[str, Page]) -> None:
    settings = json.loads(navigation(tuple(pages.values()), sample_wording(HANDBOOK, "en")))
    assert settings["not_in_nav"].split() == ["/posts/clerk.md", "/forms/log.md"]
    for path in ("posts/clerk", "forms/log"):
        assert f'"{path}.md"' not in json.dumps(settings["nav"])
        linked = [page.path for page in pages.values() if f"{path}.html" in markdown(page, WORDS)]
        assert linked == []


def test_the_search_knows_the_other_names(pages: dict[str, Page]) -> None:
    settings = json.loads(navigation(tuple(pages.values()), sample_wording(HANDBOOK, "en")))
    synonyms = settings["extra"]["handbook"]["synonyms"]
    assert {synonyms[name] for name in ("post", "post alias")} == {"head"}
    assert (synonyms["log"], synonyms["team"]) == ("form", "department")


def test_the_anchors_of_other_names_stand_where_they_share_a_page(pages: dict[str, Page]) -> None:
    assert '<a id="team"></a>' in markdown(pages["posts/index"], WORDS)
    assert '<a id="clerk"></a>' not in markdown(pages["posts/head"], WORDS)


def test_what_lost_is_struck_in_the_register_alone(pages: dict[str, Page]) -> None:
    anchored = [path for path, page in pages.items() if 'id="handling.limit"' in markdown(page, WORDS)]
    assert anchored == []
    register = {one.notes.id: one for one in pages["quality/conflicts"].content.conflicts}
    holds, lost = register["limits"].members
    assert (holds.lost, holds.gone, lost.lost, plain(lost.gone)) == (False, (), True, "no longer used")
    assert markdown(pages["quality/conflicts"], WORDS).count("<s>") == 1


def test_states_are_counted_and_listed_by_what_is_due(pages: dict[str, Page]) -> None:
    view = pages["quality/conflicts"].content
    assert plain(view.counted) == "Not decided: 0. For the time being: 2. Decided: 4."
    assert [one.notes.id for one in view.conflicts][:3] == ["sooner", "later", "posts-one"]
    assert view.conflicts[0].flag == "For the time being, until 2027-03-31"
    tiles = {tile.label: tile.number for tile in pages["quality/index"].content.tiles}
    assert tiles[WORDS("pages.tile.provisional")] == 2
    notices = [plain(notice) for notice in pages["posts/outsider"].content.notes.notices]
    assert "For the time being, until 2027-03-31: decision of sooner" in notices
