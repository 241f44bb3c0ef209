"""The site's root: ways from printed links and bookmarks, and what every version reads of all."""

from __future__ import annotations

import json
import re
from typing import Any

from generator.render.root import latest_files, root_files
from generator.views.site import Site
from tests.unit.views.pages.sample import sample, sample_wording
from tests.unit.views.test_site import DRAFT, FIRST, SITE, THIRD, printed, version

WORDING = sample_wording(sample())


def script(data: bytes, name: str) -> Any:
    found = re.fullmatch(rf"window\.{name} = (.*);\n", data.decode(), re.DOTALL)
    assert found
    return json.loads(found[1])


def target(page: bytes) -> str:
    found = re.search(r'data-to="([^"]*)"', page.decode())
    assert found
    assert f"url={found[1]}" in page.decode()
    return found[1]


def test_the_way_in_leads_to_the_version_in_use() -> None:
    made = root_files(WORDING, SITE)
    assert target(made["index.html"]) == "2026Q4/index.html"
    assert b'src="2026Q4/assets/javascripts/lead.js"' in made["index.html"]
    assert target(root_files(WORDING, Site((DRAFT,)))["index.html"]) == "draft/index.html"


def test_every_printed_link_has_a_page_that_leads_on() -> None:
    made = root_files(WORDING, SITE)
    assert made.keys() == {
        "index.html",
        "verify.html",
        "versions.js",
        "versions.json",
        "prints.js",
        "forms/slip.html",
        "forms/book.html",
        "forms/gone.html",
        "forms/new.html",
    }
    assert target(made["forms/slip.html"]) == "../2026Q4/forms/slip.html"
    assert target(made["forms/gone.html"]) == "../2026Q4/verify.html", "dropped: its print is only verified"
    assert b'src="../2026Q4/assets/javascripts/lead.js"' in made["forms/slip.html"]


def test_latest_leads_to_each_page_or_the_nearest() -> None:
    made = latest_files(WORDING, SITE)
    assert made.keys() == {*SITE.pages}
    assert target(made["index.html"]) == "../2026Q4/index.html"
    assert target(made["services/desk.html"]) == "../../2026Q4/services/desk.html"
    assert target(made["services/new.html"]) == "../../2026Q4/services/index.html?missed"


def test_the_title_of_the_handbook_is_text() -> None:
    made = root_files(sample_wording(sample(lambda where: f"{where} <b>&")), Site((DRAFT,)))
    assert b"<b>" not in made["index.html"]


def test_every_version_is_told_with_its_state_and_the_pages_it_lacks() -> None:
    told = script(root_files(WORDING, SITE)["versions.js"], "handbookVersions")
    assert told["latest"] == "2026Q4"
    assert [one["name"] for one in told["versions"]] == ["draft", "2027Q1", "2026Q4", "2026Q3", "2026Q2"]
    assert told["versions"][-1]["successor"] == "2026Q3"
    for one in SITE.versions:
        row = next(each for each in told["versions"] if each["name"] == one.name)
        assert row["state"] == one.state
        assert {*told["pages"]} - {*row["lacks"]} == one.pages


def test_other_tools_read_the_versions_as_mike_lists_them() -> None:
    told = json.loads(root_files(WORDING, Site((FIRST, THIRD, DRAFT)))["versions.json"])
    assert told == [
        {"version": "draft", "title": WORDING.words("common.draft"), "aliases": []},
        {"version": "2026Q4", "title": "2026Q4", "aliases": ["latest"]},
        {"version": "2026Q2", "title": "2026Q2", "aliases": []},
    ]


def test_the_list_of_prints_has_a_row_for_each_code() -> None:
    rows = script(root_files(WORDING, SITE)["prints.js"], "handbookPrints")
    assert [*rows] == sorted("ABCDEFGHN")
    assert rows["C"]["versions"] == ["2026Q3", "2026Q4", "2027Q1", "draft"]
    assert {row["code"] for row in rows.values()} == {*rows}


def test_no_text_of_a_print_ends_the_script() -> None:
    hostile = printed("slip", "A", "</script><b>")
    one = version("draft", "draft")
    rows = root_files(WORDING, Site((type(one)(one.name, one.state, one.pages, (hostile,)),)))["prints.js"]
    assert script(rows, "handbookPrints")["A"]["version"] == "</script><b>"
