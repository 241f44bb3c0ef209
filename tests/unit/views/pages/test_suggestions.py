"""Suggestions: the register of them, and the mail that every page offers."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from generator.render.markdown import markdown
from generator.views.pages import Page
from generator.views.wording import plain
from generator.words import Words
from tests.unit.views.pages.sample import about, sample, sample_pages, unchanged


def suggestion(identifier: str, received: str = "2026-08-01", **more: Any) -> dict[str, Any]:
    return {"id": identifier, "from": "clerk", "on": "desk", "received": received, "text": identifier} | more


def decided(outcome: str, release: str) -> dict[str, Any]:
    return {"decision": {"outcome": outcome, "reason": "because", "by": "head", "release": release}}


def pages(**changes: Any) -> dict[str, Page]:
    return {page.path: page for page in sample_pages(sample(**changes), "en")}


def listed(*suggestions: dict[str, Any]) -> dict[str, list[str]]:
    groups = pages(suggestions=suggestions)["quality/suggestions"].content.groups
    return {group.title: [str(row.anchor) for row in group.table.rows] for group in groups}


def test_the_open_ones_come_first_then_release_by_release() -> None:
    found = listed(
        suggestion("a", **decided("adopted", "2026Q2")),
        suggestion("b", **decided("declined", "2026Q1")),
        suggestion("c", "2026-09-02"),
        suggestion("d", "2026-09-01", **decided("carried-over", "2026Q2")),
        suggestion("e", **decided("adopted-in-part", "2026Q3")),
    )
    assert found == {"Open": ["d", "c"], "2026Q3": ["e"], "2026Q2": ["a"], "2026Q1": ["b"]}
    assert list(found) == ["Open", "2026Q3", "2026Q2", "2026Q1"]


def test_what_a_suggestion_is_about_may_be_gone() -> None:
    content = pages(suggestions=[suggestion("a", on="gone"), suggestion("b")])["quality/suggestions"].content
    about_gone, about_desk = (row.cells[1] for row in content.groups[0].table.rows)
    assert (plain(about_gone), about_gone[0].address) == ("gone", None)
    assert about_desk[0].address is not None


def settings(**control: Any) -> dict[str, Any]:
    return {"about": about(unchanged) | {"address": "https://example.com/h/", "control": control}}


def test_every_page_offers_a_mail_that_names_it() -> None:
    found = pages(**settings(**{"suggestions-to": "q & a@example.com"}))
    for path, page in found.items():
        assert page.frame.mail.startswith("mailto:q%20%26%20a@example.com?")
        said = parse_qs(urlsplit(page.frame.mail).query, strict_parsing=True)
        assert page.title in said["subject"][0]
        assert f"https://example.com/h/draft/{path}.html" in said["body"][0]
        assert "\r\n" in said["body"][0]
        assert "data-hb-suggest" in markdown(page, Words("en"))
    assert "Id: desk-sheet\r\n" in unquote(found["sheets/desk-sheet"].frame.mail)


def test_without_an_address_the_mail_goes_to_nobody_yet() -> None:
    silent = pages(**settings(**{"suggestions-to": "unspecified"}))
    for found in (pages(), silent):
        assert found["index"].frame.mail.startswith("mailto:?subject=")


def test_the_blank_form_is_offered_where_there_is_one() -> None:
    settings_ = {"suggestions-to": "unspecified", "suggestion-form": "slip"}
    found = pages(**settings(**settings_))
    assert plain(found["services/desk"].frame.form) == "form"
    assert '<a class="hb-ref hb-ref--form" href="../forms/slip.html">' in markdown(
        found["services/desk"], Words("en")
    )
    assert pages()["services/desk"].frame.form == ()


def test_a_clause_that_nothing_meets_is_marked() -> None:
    clauses = [
        {"id": f"c{number}", "standard": standard, "number": number, "title": "t", "met-by": met}
        for number, standard, met in (
            ("7.10", "one", ["desk", "desk.answer"]),
            ("7.2", "one", []),
            ("8", "two", "unspecified"),
        )
    ]
    groups = pages(clauses=clauses)["quality/clauses"].content.groups
    rows = {row.anchor: row.cells[2] for group in groups for row in group.table.rows}
    assert list(rows) == ["c7.2", "c7.10", "c8"]
    assert [span.kind for span in rows["c7.2"]] == ["pending"]
    assert [span.kind for span in rows["c8"]] == ["unspecified"]
    assert plain(rows["c7.10"]) == "standard: requirement 1"
    assert "quality/clauses" not in pages(clauses=[])
