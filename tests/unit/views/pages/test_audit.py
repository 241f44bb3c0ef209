"""The approval record and the lists that auditors ask for."""

from __future__ import annotations

from typing import Any

from generator.render.markdown import markdown
from generator.views.pages import Page
from generator.views.pages.page import Table
from generator.views.wording import plain
from generator.words import Words
from tests.unit.views.pages.releases import issue, version_pages, withdrawal
from tests.unit.views.pages.sample import about, form, sample, sample_pages, unchanged

FIRST = sample()
SLIP = form(unchanged) | {"purpose": "another purpose"}
LOG = {"id": "log", "number": "unspecified", "title": "log", "content": "unspecified"}
RENAMED = sample(forms=[SLIP, LOG])
SHORTER = sample(
    forms=[SLIP],
    procedures=[],
    conflicts=[],
    services=[],
    sheets=[],
    areas=[],
    records=[],
    reasons=[{"at": ["log"], "reason": "nobody used it", "release": "2026Q4"}],
)
RELEASES = [issue("2026Q2", FIRST), issue("2026Q3", RENAMED), issue("2026Q4", SHORTER)]


def rows(table: Table) -> list[list[str]]:
    return [[plain(cell) for cell in row.cells] for row in table.rows]


def listed(page: Page) -> dict[str, list[list[str]]]:
    return {group.title: rows(group.table) for group in page.content.groups}


def facts(page: Page) -> dict[str, dict[str, str]]:
    return {
        one.title: {fact.label: "".join(map(plain, fact.values)) for fact in one.facts}
        for one in page.content.releases
    }


def test_the_approval_record_tells_each_release_the_newest_first() -> None:
    found = facts(version_pages(RELEASES)["quality/releases"])
    assert list(found) == ["2026Q4", "2026Q3", "2026Q2"]
    assert found["2026Q3"] == {
        "Prepared by": "post, 2026-03-01",
        "Reviewed by": "reviewer, 2026-03-02",
        "Approved by": "approver, 2026-03-03",
        "Effective": "2026-07-01",
        "Replaced": "by 2026Q4 from 2026-10-01",
        "Changes": "0 of scores, 1 of duties, 0 editorial",
        "Made with": "1.0",
        "Digest of the record (SHA-256)": "digest of 2026Q3",
    }
    assert found["2026Q2"]["Changes"] == "first release"
    assert found["2026Q4"]["Suggestions"] == "Adopted in part: 1"
    assert "Replaced" not in found["2026Q4"]


def test_a_release_knows_no_states_and_the_draft_does() -> None:
    states = {"2026Q2": "superseded", "2026Q3": "effective"}
    frozen = version_pages(RELEASES[:2])["quality/releases"].content.releases
    assert [one.state for one in frozen] == [(), ()]
    draft = version_pages(RELEASES[:2], SHORTER, states)["quality/releases"].content.releases  # type: ignore[arg-type]
    assert [(one.title, plain(one.state)) for one in draft] == [
        ("Draft", ""),
        ("2026Q3", "Effective"),
        ("2026Q2", "Superseded"),
    ]


def test_a_withdrawn_release_says_why_and_the_one_before_is_not_replaced_by_it() -> None:
    back = [RELEASES[0], issue("2026Q3", RENAMED, withdrawal=withdrawal("2026Q3"))]
    page = version_pages(back, RENAMED)["quality/releases"]
    assert "Replaced" not in facts(page)["2026Q2"]
    told = {one.title: plain(one.withdrawn) for one in page.content.releases}
    assert told["2026Q3"] == "Withdrawn by approver, 2026-08-08. a figure was wrong"
    obsolete = listed(version_pages(back, RENAMED)["quality/obsolete"])
    assert obsolete == {"Releases": [["2026Q3", "2026-07-01", "2026-08-08", told["2026Q3"]]]}


def test_before_the_first_release_the_record_says_so() -> None:
    page = {page.path: page for page in sample_pages(FIRST, "en")}["quality/releases"]
    assert "Nothing has been approved yet." in markdown(page, Words("en"))


def test_controlled_documents_name_the_version_that_last_changed_them() -> None:
    found = listed(version_pages(RELEASES[:2], RENAMED)["quality/controlled"])
    assert found["Forms"] == [
        ["RF-10", "form", "2026Q3", "2026-07-01", "department"],
        [Words("en")("common.unspecified"), "log", "2026Q2", "2026-04-01", "department"],
    ]
    assert list(found) == ["Service standards", "Procedures", "Scoring sheets", "Forms"]
    drafts = listed({page.path: page for page in sample_pages(FIRST, "en")}["quality/controlled"])
    assert drafts["Forms"][0][2:4] == ["Draft", "not in force"]


def reviewed(cycle: Any) -> dict[str, list[list[str]]]:
    handbook = sample(about=about(unchanged) | {"review-cycle": cycle})
    new = sample(
        forms=[form(unchanged), LOG, {"id": "new", "number": "RF-11", "title": "new", "content": []}]
    )
    draft = new.model_copy(update={"about": handbook.about})
    return listed(version_pages([issue("2026Q2", FIRST), issue("2026Q3", FIRST)], draft)["quality/reviews"])


def test_a_document_is_to_be_reviewed_a_cycle_after_it_was_last_approved() -> None:
    found = reviewed({"form": "recurrence", "times": "1", "every": "quarter"})["Forms"]
    assert found[0] == ["RF-10", "form", "2026Q3", "2026-07-01", "2026-10-01"]
    assert found[1] == ["RF-11", "new", "not approved", "", ""]
    assert reviewed("unspecified")["Forms"][0][-1] == Words("en")("common.unspecified")


def test_documents_that_a_release_took_out_are_obsolete() -> None:
    found = listed(version_pages(RELEASES)["quality/obsolete"])
    assert found["Releases"] == [
        ["2026Q3", "2026-07-01", "2026-10-01", "2026Q4"],
        ["2026Q2", "2026-04-01", "2026-07-01", "2026Q3"],
    ]
    taken = {row[1]: row for row in found["Documents taken out"]}
    assert taken["log"] == ["", "log", "form", "2026-10-01", "2026Q4", "nobody used it"]
    assert {"standard", "procedure", "sheet", "log"} <= taken.keys()


def test_what_only_the_draft_takes_out_is_in_force() -> None:
    found = listed(version_pages(RELEASES[:2], SHORTER)["quality/obsolete"])
    assert list(found) == ["Releases"]


def test_the_index_of_lists_says_where_copies_are_registered() -> None:
    def told(**control: Any) -> str:
        settings = {"control": {"suggestions-to": "unspecified"} | control} if control else {}
        found = {page.path: page for page in sample_pages(sample(about=about(unchanged) | settings), "en")}
        return rows(found["quality/audit"].content.table)[-1][-1]

    assert told(**{"distribution-form": "slip"}).endswith("Kept on form.")
    assert told().endswith(f"Kept on {Words('en')('common.unspecified')}.")


def test_the_record_of_changes_has_a_line_for_each_changed_clause() -> None:
    found = listed(version_pages(RELEASES)["quality/changed"])
    assert list(found) == ["2026Q4 (effective 2026-10-01)", "2026Q3 (effective 2026-07-01)"]
    changed = Words("en")("changes.kind.rewritten")
    assert found["2026Q3 (effective 2026-07-01)"] == [["RF-10 form", changed]]
    taken = next(row for row in found["2026Q4 (effective 2026-10-01)"] if row[0] == "log")
    assert taken[-1] == "nobody used it"


def test_the_register_of_forms_names_the_version_of_each_once_there_are_releases() -> None:
    found = listed(version_pages(RELEASES[:2], RENAMED)["forms/index"])
    lines = [row for group in found.values() for row in group]
    assert [("form" in row, "2026Q3" in row, "2026Q2" in row) for row in lines] == [
        (True, True, False),
        (False, False, True),
    ]
    before = {page.path: page for page in sample_pages(FIRST, "en")}["forms/index"].content
    labels = {column.label for group in before.groups for column in group.table.columns}
    assert "Last changed in" not in labels
    assert before.csv.path == "forms/index.csv"
