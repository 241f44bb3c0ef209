"""What the site knows of its versions: the one in use, the nearest page, and which prints are valid."""

from __future__ import annotations

from generator.views.prints import Print
from generator.views.site import Known, Site, SiteVersion, VersionState, pages_of

PAGES = frozenset({"index.html", "verify.html", "services/index.html", "services/desk.html"})


def printed(document: str, code: str, version: str) -> Print:
    page, file = f"forms/{document}.html", f"printables/{document}.pdf"
    return Print(code, document, document.title(), "", version, "", "", page, file)


def version(name: str, state: VersionState, *pages: str, **codes: str) -> SiteVersion:
    """Return a version; `codes` are the content codes of its documents."""
    own = tuple(printed(document, code, name) for document, code in codes.items())
    return SiteVersion(name, state, PAGES | {*pages}, own)


FIRST = version("2026Q2", "superseded", slip="A", book="B", gone="G")
SECOND = version("2026Q3", "superseded", "changes/2026Q3.html", slip="A", book="C", gone="H")
THIRD = version("2026Q4", "effective", "changes/2026Q4.html", "forms/slip.html", slip="D", book="C")
FOURTH = version("2027Q1", "approved", slip="E", book="C")
DRAFT = version("draft", "draft", "services/new.html", slip="F", book="C", new="N")
SITE = Site((FIRST, SECOND, THIRD, FOURTH, DRAFT))


def known(site: Site, document: str, code: str) -> Known:
    return next(one for one in site.known() if (one.id, one.code) == (document, code))


def test_the_version_in_use_is_the_effective_release() -> None:
    assert SITE.latest is THIRD
    assert Site((version("2027Q1", "approved"), DRAFT)).latest is DRAFT
    assert Site((version("2027Q1", "withdrawn"), DRAFT)).latest is DRAFT


def test_a_superseded_release_names_what_took_its_place() -> None:
    assert [SITE.successor(one) for one in SITE.versions] == ["2026Q3", "2026Q4", "", "", ""]
    withdrawn = version("2026Q3", "withdrawn")
    assert Site((FIRST, withdrawn, THIRD, DRAFT)).successor(FIRST) == "2026Q4"


def test_the_nearest_page_is_the_list_of_its_folder_or_home() -> None:
    assert SITE.nearest(THIRD, "services/desk.html") == "services/desk.html"
    assert SITE.nearest(THIRD, "services/new.html") == "services/index.html"
    assert SITE.nearest(THIRD, "posts/clerk.html") == "index.html"
    assert SITE.nearest(THIRD, "terms.html") == "index.html"


def test_all_pages_of_all_versions_are_known() -> None:
    assert set(SITE.pages) == PAGES | {
        "changes/2026Q3.html",
        "changes/2026Q4.html",
        "forms/slip.html",
        "services/new.html",
    }


def test_a_code_of_several_versions_is_one_row_told_by_the_one_in_use() -> None:
    book = known(SITE, "book", "C")
    assert (book.valid, book.verdict, book.folder, book.status) == (True, "valid", "2026Q4", "effective")
    assert book.versions == ("2026Q3", "2026Q4", "2027Q1", "draft")
    assert (book.since, book.changes) == ("", "")


def test_a_code_no_longer_in_use_names_the_release_that_replaced_it() -> None:
    slip = known(SITE, "slip", "A")
    assert (slip.valid, slip.verdict, slip.folder, slip.status) == (False, "replaced", "2026Q3", "superseded")
    assert slip.versions == ("2026Q2", "2026Q3")
    assert (slip.since, slip.changes) == ("2026Q4", "2026Q4/changes/2026Q4.html#print-slip")
    book = known(SITE, "book", "B")
    assert (book.verdict, book.since, book.folder) == ("replaced", "2026Q3", "2026Q2")


def test_a_document_that_was_dropped_has_no_valid_print() -> None:
    gone = known(SITE, "gone", "H")
    assert (gone.verdict, gone.since, gone.valid) == ("dropped", "2026Q4", False)
    assert [one for one in SITE.known() if one.id == "gone" and one.valid] == []


def test_a_document_that_is_one_with_another_now_was_replaced() -> None:
    gone = known(Site(SITE.versions, {"gone": "slip"}), "gone", "H")
    assert (gone.verdict, gone.since, gone.valid, gone.now) == ("replaced", "2026Q4", False, "slip")


def test_what_never_was_in_force_says_why() -> None:
    assert known(SITE, "slip", "E").verdict == "not-yet"
    assert known(SITE, "slip", "F").verdict == "draft"
    taken_back = Site((FIRST, version("2026Q3", "withdrawn", slip="W"), DRAFT))
    assert known(Site((*taken_back.versions[:2], DRAFT)), "slip", "W").verdict == "withdrawn"


def test_a_change_is_only_led_to_where_a_page_tells_it() -> None:
    bare = Site((FIRST, version("2026Q3", "effective", slip="X"), DRAFT))
    assert (known(bare, "slip", "A").since, known(bare, "slip", "A").changes) == ("2026Q3", "")


def test_before_the_first_release_the_draft_is_the_measure() -> None:
    alone = Site((DRAFT,))
    assert {one.verdict for one in alone.known()} == {"valid"}
    ahead = Site((FOURTH, DRAFT))
    assert known(ahead, "slip", "E").verdict == "not-yet"
    assert known(ahead, "slip", "F").verdict == "valid"


def test_of_each_document_at_most_one_code_is_valid() -> None:
    valid = [one.id for one in SITE.known() if one.valid]
    assert len(valid) == len(set(valid))


def test_pages_are_what_readers_see() -> None:
    files = ["404.html", "index.html", "search/search_index.json", "services/desk.html"]
    assert [*pages_of(files)] == ["index.html", "services/desk.html"]
