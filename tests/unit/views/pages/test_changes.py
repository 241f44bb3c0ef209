"""The page of what each version changed: an anchor for each change, links that lead somewhere, filters."""

from __future__ import annotations

import copy
import posixpath
import re
from collections.abc import Callable
from typing import Any

import pytest

from generator.changes.history import History
from generator.model.handbook import Handbook
from generator.model.plain import handbook_of, plain
from generator.model.publication import published
from generator.render.markdown import markdown
from generator.views.pages import Page
from generator.views.wording import Prose
from generator.words import LANGUAGES, Words
from tests.unit.changes.edits import Data, add, amount, at, before, put, remove
from tests.unit.views.pages.releases import issue, version_pages
from tests.unit.views.pages.sample import HIDDEN

HOSTILE = "</div><script>alert(1)</script> {#id} **bold** <!-- -->"


def after(handbook: Handbook, *edits: Callable[[Data], None]) -> Handbook:
    data = copy.deepcopy(plain(handbook))
    for edit in edits:
        edit(data)
    return handbook_of(data)


def reason(data: Data) -> None:
    data["reasons"] = [{"at": ["desk"], "reason": "the desk was moved", "release": "2026Q3"}]


def undecide(data: Data) -> None:
    del at(data, "say-it-shorter")["decision"]


FIRST = after(before(), undecide)
SECOND = after(
    before(),
    reason,
    put("desk.answered", points="1"),
    put("desk.limit", within=amount("2", "hour")),
    put("handling.take", who=["head"], title="take it down"),
    add("rooms", title="second list", criteria=[{"id": "rooms.new", "title": "new"}]),
    remove("desk.seen"),
    put("clerks", note=HIDDEN, reviews=[{"type": "legal", "question": HIDDEN}]),
    put("desk.see", text=f"{HOSTILE} [[desk.limit]]"),
)
THIRD = after(SECOND, put("desk.answered", points="2"), remove("rooms-new"), add("desk.answer"))
RELEASES = [
    issue("2026Q2", FIRST, codes={"desk-sheet": "AAAA-AAAA", "slip": "BBBB-BBBB", "gone": "CCCC-CCCC"}),
    issue("2026Q3", SECOND, codes={"desk-sheet": "AAAA-AAA1", "slip": "BBBB-BBBB", "log": "DDDD-DDDD"}),
]
REVISIONS = ("2026Q3", "draft")


@pytest.fixture(scope="module", params=LANGUAGES)
def pages(request: pytest.FixtureRequest) -> dict[str, Page]:
    return version_pages(RELEASES, THIRD, language=request.param)


@pytest.fixture(scope="module")
def rendered() -> dict[str, str]:
    found = version_pages(RELEASES, THIRD)
    return {path: markdown(page, Words("en")) for path, page in found.items()}


def test_each_version_but_the_first_has_a_page(pages: dict[str, Page]) -> None:
    changes = [path for path in pages if path.startswith("changes/")]
    assert changes == ["changes/index", "changes/draft", "changes/2026Q3"]
    assert pages["changes/2026Q3"].content.old == "2026Q2"


def test_before_there_is_anything_to_compare_there_is_no_page() -> None:
    for found in (version_pages([], FIRST), version_pages(RELEASES[:1])):
        assert not [path for path in found if path.startswith("changes/")]


def test_every_change_has_its_anchor(rendered: dict[str, str]) -> None:
    versions = [("2026Q2", published(FIRST)), ("2026Q3", published(SECOND)), ("draft", published(THIRD))]
    for revision in History(versions).revisions:
        ids = re.findall(r'id="([^"]+)"', rendered[f"changes/{revision.version}"])
        assert len(ids) == len(set(ids))
        assert set(revision.by_id) - {""} <= set(ids)


def test_links_lead_to_what_this_version_has(rendered: dict[str, str]) -> None:
    for name in REVISIONS:
        path = f"changes/{name}"
        for href in re.findall(r'<a[^>]* href="([^"]+)"', rendered[path]):
            if href.startswith(("mailto:", "#")):
                continue
            file, _, anchor = href.partition("#")
            target = posixpath.normpath(posixpath.join("changes", file)).removesuffix(".html")
            assert target in rendered, href
            assert not anchor or f"#{anchor} " in rendered[target] or f'id="{anchor}"' in rendered[target], (
                href
            )


def test_what_was_removed_since_is_told_without_a_link(rendered: dict[str, str]) -> None:
    assert "second list" in rendered["changes/2026Q3"]
    assert "rooms-new.html" not in rendered["changes/2026Q3"]


def test_nothing_that_waits_for_a_review_is_told(rendered: dict[str, str]) -> None:
    for name in REVISIONS:
        assert HIDDEN not in rendered[f"changes/{name}"]


def test_texts_are_never_markup(rendered: dict[str, str]) -> None:
    text = rendered["changes/2026Q3"]
    assert "<script>alert" not in text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text


def section(text: str, identifier: str) -> str:
    return next(part for part in text.split("<section ")[1:] if f' id="{identifier}"' in part)


def test_both_sides_are_marked_by_more_than_colour(rendered: dict[str, str]) -> None:
    assert re.search(
        r"<del>0\.5</del>.*<ins>1</ins>", section(rendered["changes/2026Q3"], "desk.answered"), re.DOTALL
    )


def test_a_change_names_its_reason_and_whom_it_concerns(rendered: dict[str, str]) -> None:
    told = section(rendered["changes/2026Q3"], "desk.answered")
    assert "the desk was moved" in told
    assert ">head</a>" in told
    assert 'data-hb-change="scores"' in told


def test_the_filter_counts_what_it_finds(pages: dict[str, Page]) -> None:
    view = pages["changes/2026Q3"].content
    clauses = [clause for group in view.groups for document in group.documents for clause in document.clauses]
    for choice in view.parties:
        found = [clause for clause in clauses if choice.id in clause.filtered.split()]
        assert len(found) == choice.count > 0
    assert sum(choice.count for choice in view.significances) == len(clauses)


def test_who_belongs_to_a_department_finds_what_it_does(pages: dict[str, Page]) -> None:
    view = pages["changes/2026Q3"].content
    clauses = {
        clause.id: clause
        for group in view.groups
        for document in group.documents
        for clause in document.clauses
    }
    assert {"office", "team", "clerk"} <= set(clauses["desk.answered"].filtered.split())


def test_sheets_that_are_scored_otherwise_are_told(pages: dict[str, Page]) -> None:
    table = pages["changes/2026Q3"].content.sheets
    assert [row.cells[1][0].text for row in table.rows] == ["sheet"]


def test_prints_are_compared_by_their_codes(pages: dict[str, Page]) -> None:
    told = pages["changes/2026Q3"].content.reprints
    rows = [[row.cells[0] for row in documents] for _, documents in told]
    listed = [[span.text for cell in cells for span in cell if span.text.strip()] for cells in rows]
    assert listed == [["RF-2 sheet", "AAAA-AAA1"], ["log", "DDDD-DDDD"]]
    assert pages["changes/draft"].content.reprints == ()


def test_suggestions_that_were_decided_are_listed(pages: dict[str, Page]) -> None:
    assert [one.id for one in pages["changes/2026Q3"].content.suggestions] == ["say-it-shorter"]


def test_the_index_counts_the_clauses_of_each_version(pages: dict[str, Page]) -> None:
    rows: Any = pages["changes/index"].content.table.rows
    assert [row.cells[0][0].address.page for row in rows] == ["changes/draft", "changes/2026Q3"]
    counts = [choice.count for choice in pages["changes/2026Q3"].content.significances]
    assert [int(cell[0].text) for cell in rows[1].cells[2:]] == counts


def test_main_points_open_the_page_and_registers_close_it_folded() -> None:
    second = after(
        before(),
        put("slip.name", title=HOSTILE),
        put("handling.take", title=HOSTILE, who=["head"]),
        add("answered", title=HOSTILE),
    )
    page = version_pages([issue("2026Q2", before()), issue("2026Q3", second)])["changes/2026Q3"]
    written = markdown(page, Words("en"))
    assert "<script>alert" not in written
    assert plain_text(page.content.highlights[0]).endswith("from post to head")
    head, _, rest = written.partition('class="hb-highlights"')
    assert "hb-change" not in head
    assert rest.index("who does it changed from") < rest.index("hb-tiles")
    folded = written[written.index('<details class="hb-fold" id="_minor">') :]
    assert "Changes of registers (1)" in folded
    assert '<span id="answered-new"></span>' in folded
    assert "data-hb-change" not in folded


def plain_text(prose: Prose) -> str:
    return "".join(span.text for span in prose)
