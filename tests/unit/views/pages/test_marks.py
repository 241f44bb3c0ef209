"""Marks of change at clauses, and when each document last changed."""

from __future__ import annotations

from typing import Any

import pytest

from generator.render.markdown import markdown
from generator.views.pages import Page
from generator.views.wording import Prose, plain
from generator.words import Words
from tests.unit.views.pages.releases import issue, version_pages
from tests.unit.views.pages.sample import form, procedure, sample, sample_pages, standard, unchanged

WORDS = Words("en")


def desk(**changes: Any) -> dict[str, Any]:
    """Return the standard, some of whose parts are given anew by their ids."""
    whole = standard(unchanged)
    return whole | {
        key: [one | changes.get(one["id"], {}) for one in whole[key]] for key in ("requirements", "criteria")
    }


FIRST = sample()
SECOND = sample(services=[desk(**{"desk.answer": {"text": "another text"}})])
THIRD_DESK = desk(**{"desk.answer": {"text": "a third text"}, "desk.seen": {"points": "2"}})
THIRD_DESK["requirements"] = [*THIRD_DESK["requirements"], {"id": "desk.new", "text": "new", "who": ["head"]}]
THIRD = sample(services=[THIRD_DESK])
RELEASES = [issue("2026Q2", FIRST), issue("2026Q3", SECOND), issue("2026Q4", THIRD)]


@pytest.fixture(scope="module")
def pages() -> dict[str, Page]:
    return version_pages(RELEASES)


def chip(page: Page, anchor: str) -> str:
    return plain(page.frame.marks[anchor].chip)


def history(page: Page, anchor: str) -> list[str]:
    return [plain(line) for line in page.frame.marks[anchor].history]


def target(prose: Prose) -> str:
    return next(span.address.href("services/desk") for span in prose if span.address)


def test_what_this_version_changed_or_added_carries_a_mark(pages: dict[str, Page]) -> None:
    page = pages["services/desk"]
    assert chip(page, "desk.answer") == "Changed in 2026Q4"
    assert chip(page, "desk.new") == "New in 2026Q4"
    assert chip(page, "desk.see") == ""
    assert target(page.frame.marks["desk.answer"].chip) == "../changes/2026Q4.html#desk.answer"


def test_what_an_older_release_changed_carries_none_and_tells_it() -> None:
    page = version_pages(RELEASES[:2], SECOND)["services/desk"]
    assert chip(page, "desk.answer") == ""
    assert [line.partition(":")[0] for line in history(page, "desk.answer")] == [
        "2026Q3 (effective 2026-07-01)",
        "2026Q2 (effective 2026-04-01)",
    ]


def test_the_history_goes_back_to_the_release_that_brought_a_clause(pages: dict[str, Page]) -> None:
    page = pages["services/desk"]
    found = history(page, "desk.answer")
    assert [line[:6] for line in found] == ["2026Q4", "2026Q3", "2026Q2"]
    assert found[-1] == "2026Q2 (effective 2026-04-01): first release"
    assert WORDS("changes.kind.points-changed") in history(page, "desk.seen")[0]
    assert [line[:6] for line in history(page, "desk.new")] == ["2026Q4"]
    assert history(page, "desk.see") == ["2026Q2 (effective 2026-04-01): first release"]
    assert [target(line) for line in page.frame.marks["desk.answer"].history] == [
        "../changes/2026Q4.html#desk.answer",
        "../changes/2026Q3.html#desk.answer",
        "../quality/releases.html#_2026Q2",
    ]


def test_in_the_draft_the_mark_tells_what_changed_since_the_last_release() -> None:
    page = version_pages(RELEASES[:2], THIRD)["services/desk"]
    assert chip(page, "desk.answer") == "Changed in Draft"
    assert history(page, "desk.answer")[0].startswith("Draft (not in force): ")
    assert target(page.frame.marks["desk.answer"].chip) == "../changes/draft.html#desk.answer"


def test_a_page_shows_the_mark_and_folds_the_history(pages: dict[str, Page]) -> None:
    text = markdown(pages["services/desk"], WORDS)
    at = text.index('id="desk.answer"')
    clause = text[at : text.index("</li>\n<li id=", at)]
    assert clause.count("hb-ref--modified") == 1
    assert '<details class="hb-history"' in clause
    assert clause.index("hb-ref--modified") < clause.index("hb-history")


def test_rows_of_tables_have_marks_too() -> None:
    fields = form(unchanged)
    fields["content"][0]["fields"][0]["title"] = "renamed"
    log = {"id": "log", "number": "unspecified", "title": "log", "content": "unspecified"}
    page = version_pages([issue("2026Q2", FIRST)], sample(forms=[fields, log]))["forms/slip"]
    text = markdown(page, WORDS)
    assert text.count("hb-ref--modified") == 1
    row = text[text.index('<tr id="slip.name"') :]
    assert "hb-ref--modified" in row[: row.index("</tr>")]


def test_without_releases_nothing_shows() -> None:
    for page in sample_pages(FIRST, "en"):
        assert page.frame.marks == {}
        text = markdown(page, WORDS)
        assert "hb-history" not in text
        assert "Last changed:" not in text


def last(page: Page) -> str:
    return plain(page.frame.revised)


def test_a_document_tells_the_version_in_which_it_last_changed(pages: dict[str, Page]) -> None:
    assert last(pages["services/desk"]) == "Last changed: 2026Q4 (effective 2026-10-01)"
    assert last(pages["procedures/handling"]) == "Last changed: 2026Q2 (effective 2026-04-01)"
    assert last(pages["quality/gaps"]) == ""


def test_a_sheet_changes_with_the_criteria_that_it_asks_for() -> None:
    pages = version_pages(RELEASES[:2])
    assert last(pages["sheets/desk-sheet"]) == "Last changed: 2026Q2 (effective 2026-04-01)"
    assert last(version_pages(RELEASES)["sheets/desk-sheet"]).startswith("Last changed: 2026Q4")


def test_a_document_changes_by_what_is_taken_out_of_it() -> None:
    shorter = standard(unchanged)
    shorter["criteria"] = shorter["criteria"][:1]
    found = version_pages([issue("2026Q2", FIRST)], sample(services=[shorter]))
    assert last(found["services/desk"]) == "Last changed: Draft (not in force)"


def test_the_home_page_names_every_version_with_its_changes() -> None:
    home = version_pages(RELEASES[:2], THIRD)["index"]
    assert [plain(line) for line in home.content.versions] == [
        "Draft (not in force)",
        "2026Q3 (effective 2026-07-01)",
        "2026Q2 (effective 2026-04-01)",
    ]
    assert sample_pages(FIRST, "en")[0].content.versions == ()


def test_suggestions_carry_no_marks() -> None:
    assert version_pages(RELEASES[:1], FIRST)["quality/suggestions"].frame.marks == {}


def test_a_document_changes_with_what_its_print_says() -> None:
    releases = [
        issue("2026Q2", FIRST, codes={"slip": "A", "desk-sheet": "S"}),
        issue("2026Q3", FIRST, codes={"slip": "B", "desk-sheet": "S", "log": "L"}),
    ]
    pages = version_pages(releases, FIRST)
    assert last(pages["forms/slip"]).startswith("Last changed: 2026Q3")
    assert last(pages["forms/log"]).startswith("Last changed: 2026Q2")
    assert last(pages["sheets/desk-sheet"]).startswith("Last changed: 2026Q2")


def referring(hours: str) -> Any:
    """Return the handbook in which a requirement refers to a limit of so many hours."""
    told = desk(**{"desk.answer": {"text": "answer within [[desk.limit]]"}})
    told["limits"] = [
        one | {"within": {"form": "elapsed", "amount": hours, "unit": "hour"}} for one in told["limits"]
    ]
    return sample(services=[told])


def test_a_clause_tells_what_became_of_the_limit_that_it_refers_to() -> None:
    page = version_pages([issue("2026Q2", referring("24")), issue("2026Q3", referring("2"))])["services/desk"]
    assert chip(page, "desk.answer") == "Changed in 2026Q3"
    assert target(page.frame.marks["desk.answer"].chip) == "../changes/2026Q3.html#desk.limit"
    newest, first = history(page, "desk.answer")
    assert newest == "2026Q3 (effective 2026-07-01): time limit shortened (“end event”, referred to)"
    assert first.endswith("first release")
    assert target(page.frame.marks["desk.answer"].history[0]) == "../changes/2026Q3.html#desk.limit"
    assert chip(page, "desk.seen") == ""
    assert "referred" not in history(page, "desk.limit")[0]


def test_what_uses_a_limit_elsewhere_changes_with_it() -> None:
    def slower(hours: str) -> Any:
        handling = procedure(unchanged)
        handling["limits"] = [
            one | {"within": {"form": "elapsed", "amount": hours, "unit": "hour"}}
            for one in handling["limits"]
        ]
        return sample(procedures=[handling])

    page = version_pages([issue("2026Q2", slower("1")), issue("2026Q3", slower("3"))])["procedures/handling"]
    assert "lengthened" in history(page, "handling.take")[0]  # by its field of limits, not a text
