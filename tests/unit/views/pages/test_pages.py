"""What the pages say: every entity has its place, everything is found from both of its ends."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

import pytest

from generator.model.base import Entity
from generator.model.publication import published
from generator.render.markdown import markdown
from generator.source.kinds import FILE_KINDS
from generator.views.address import addresses
from generator.views.pages import Page
from generator.views.pages.book import Book
from generator.views.pages.gaps import gaps
from generator.views.places import in_order, natural
from generator.views.wording import Prose, Wording, plain
from generator.words import LANGUAGES, Words
from tests.unit.views.pages.sample import HIDDEN, PRINTABLE, limit, sample, sample_pages, standard, unchanged

WORDS = Words("en")


@pytest.fixture(scope="module")
def pages() -> dict[str, Page]:
    return {page.path: page for page in sample_pages(sample(), "en")}


def anchors(page: Page) -> list[str]:
    text = markdown(page, WORDS)
    return [*re.findall(r' id="([^"]+)"', text), *re.findall(r"\{#(\S+) ", text)]


def links(page: Page) -> list[str]:
    return re.findall(r' href="([^"]+)"', markdown(page, WORDS))


def texts(values: tuple[Prose, ...]) -> list[str]:
    return [plain(value) for value in values]


def test_every_entity_with_an_address_stands_there(pages: dict[str, Page]) -> None:
    missing = [
        identifier
        for identifier, address in addresses(published(sample())).items()
        if address.page not in pages
        or (address.anchor and address.anchor not in anchors(pages[address.page]))
    ]
    assert missing == []


def test_every_kind_of_entity_is_in_the_sample() -> None:
    """But persons, whom nobody invents."""
    kinds = {located.entity.kind for located in published(sample()).entities}
    assert kinds | {"person"} == {*WORDS.section("kinds"), "withheld"}


def test_an_anchor_stands_once_on_its_page(pages: dict[str, Page]) -> None:
    for page in pages.values():
        assert [anchor for anchor, count in Counter(anchors(page)).items() if count > 1] == [], page.path


def test_a_page_offers_what_was_made_of_its_sheet_form_or_chart(pages: dict[str, Page]) -> None:
    for path, files in (
        ("sheets/desk-sheet", ["desk-sheet.pdf", "desk-sheet.docx"]),
        ("forms/slip", ["slip.pdf", "slip.docx"]),
        ("procedures/handling", ["handling.pdf"]),
        ("forms/log", []),
    ):
        offered = [link.rpartition("/")[2] for link in links(pages[path]) if "printables/" in link]
        assert [file for file in offered if file.startswith(path.rpartition("/")[2])] == files


def test_links_lead_to_pages_and_anchors_that_are_there(pages: dict[str, Page]) -> None:
    for page in pages.values():
        for link in links(page):
            target, _, anchor = link.partition("#")
            if target.startswith("mailto:") or target.endswith(".csv"):
                continue
            if "printables/" in target:
                assert target.removeprefix("../").removeprefix("printables/") in PRINTABLE
                continue
            folders = [*page.path.split("/")[:-1], *target.split("/")] if target else page.path.split("/")
            while ".." in folders:
                position = folders.index("..")
                del folders[position - 1 : position + 1]
            path = "/".join(folders).removesuffix(".html")
            assert path in pages, f"{page.path}: {link}"
            assert not anchor or anchor in anchors(pages[path]), f"{page.path}: {link}"


def test_only_what_has_a_pdf_offers_one(pages: dict[str, Page]) -> None:
    offering = {path for path, page in pages.items() if any(link.endswith(".pdf") for link in links(page))}
    assert {"sheets/desk-sheet", "forms/slip", "procedures/handling", "index"} <= offering
    assert "forms/log" not in offering


def test_numbers_sort_by_their_value() -> None:
    assert sorted(["KF-10", "KF-2", "A", "KF-2a"], key=natural) == ["A", "KF-2", "KF-2a", "KF-10"]


def test_documents_without_a_number_come_last() -> None:
    numbers = {"c": "10", "a": "unspecified", "d": "9", "b": "unspecified"}
    services = [standard(unchanged) | {"id": name, "number": number} for name, number in numbers.items()]
    handbook = sample(services=[service | {"requirements": [], "criteria": []} for service in services])
    assert [service.id for service in in_order(handbook.services)] == ["d", "c", "a", "b"]


def test_a_requirement_tells_its_criteria_and_a_criterion_its_requirements(pages: dict[str, Page]) -> None:
    view = pages["services/desk"].content
    facts = {
        fact.label: texts(fact.values)
        for item in (view.requirements[0], view.criteria[0])
        for fact in item.facts
    }
    assert facts["Verified by"] == ["criterion"]
    assert facts["Verifies"] == ["standard, requirement 1"]
    assert facts["Responsible"] == ["post"]
    assert facts["On sheets"] == ["sheet"]


def test_a_criterion_without_a_rule_is_scored_by_the_scheme_of_its_sheet(pages: dict[str, Page]) -> None:
    facts = {fact.label: texts(fact.values) for fact in pages["services/desk"].content.criteria[1].facts}
    assert facts["Scoring rule"] == ["scheme: Minus 0.3 for each nonconforming item, down to 0"]
    assert facts["Check"] == [WORDS("common.unspecified")]


def test_a_decision_tells_where_each_way_leads_and_how_a_loop_is_left(pages: dict[str, Page]) -> None:
    first, second = pages["procedures/handling"].content.steps[1].branches
    assert (plain(first.when), plain(first.goes_to)) == ("done", "step 3: end")
    assert texts(first.limits) == ["case: within 1 hour contradicted"]
    assert plain(second.loop) == "Again until until; at most [not stated in the source] rounds, then to head"


def test_a_step_tells_where_it_goes_on_only_when_that_is_not_below() -> None:
    steps = [
        {"id": "p.a", "title": "a", "who": "unspecified", "next": "p.b"},
        {"id": "p.b", "title": "b", "who": "unspecified", "next": "p.a"},
    ]
    procedure = {"id": "p", "number": "1", "title": "p", "department": "unspecified", "steps": steps}
    nothing: dict[str, Any] = {"services": [], "sheets": [], "records": [], "areas": [], "conflicts": []}
    handbook = sample(procedures=[procedure], **nothing)
    page = next(page for page in sample_pages(handbook) if page.title == "p")
    assert [bool(step.goes_to) for step in page.content.steps] == [False, True]


def test_a_post_finds_all_that_it_has_to_do(pages: dict[str, Page]) -> None:
    clerk, head = pages["posts/clerk"].content, pages["posts/head"].content
    assert texts(clerk.duties) == ["duty"]
    assert texts(clerk.steps.rows[0].cells) == [
        "step",
        "case: within 1 hour contradicted",
        "“form”",
        "procedure",
    ]
    assert texts(clerk.requirements.rows[0].cells)[0] == "requirement"
    assert texts(clerk.forms.rows[0].cells)[0] == "form"
    assert texts(clerk.records.rows[0].cells)[:2] == ["retention", "2 years"]
    assert texts(head.checks) == ["standard: QPI.9 criterion"]
    assert pages["posts/outsider"].content.empty


def test_a_form_tells_where_it_is_used_and_who_keeps_it(pages: dict[str, Page]) -> None:
    view = pages["forms/slip"].content
    assert set(texts(view.uses)) == {"procedure, step 1: step", "second criterion"}
    facts = {fact.label: texts(fact.values) for fact in view.facts}
    assert (facts["Keeper"], facts["Period"]) == (["post"], ["2 years"])
    assert pages["forms/log"].content.unknown_content


def test_gaps_are_counted_and_listed(pages: dict[str, Page]) -> None:
    handbook = sample()
    book = Book(Wording(handbook, WORDS), frozenset())
    found = gaps(book)
    listed = pages["quality/gaps"].content
    assert len(found) == handbook.model_dump_json().count('"unspecified"')
    assert listed.count == len(found) == sum(group.count for group in listed.groups)
    assert pages["quality/index"].content.tiles[0].number == len(found)


def test_gaps_are_summed_up_by_kind_and_by_what_is_missing(pages: dict[str, Page]) -> None:
    view = pages["quality/gaps"].content
    assert sum(matter.count for matter in view.matters) == view.count
    assert len({(matter.kind, matter.missing) for matter in view.matters}) == len(view.matters)
    kinds = [matter.kind for matter in view.matters]
    assert list(dict.fromkeys(kinds)) == [group.title for group in view.groups]
    for kind, group in zip(dict.fromkeys(kinds), view.groups, strict=True):
        counts = [matter.count for matter in view.matters if matter.kind == kind]
        assert counts == sorted(counts, reverse=True)
        assert sum(counts) == group.count
        named = {name for matter in view.matters if matter.kind == kind for name in matter.documents}
        assert named == {document.name for document in group.documents}


def test_silence_of_the_source_is_shown_wherever_a_value_is_missing() -> None:
    unknown = limit("desk.limit") | {"within": "unspecified", "from": "unspecified"}
    handbook = sample(services=[standard(unchanged) | {"limits": [unknown]}])
    page = next(page for page in sample_pages(handbook) if page.path == "services/desk")
    row = page.content.limits.rows[0]
    assert [cell[0].kind for cell in row.cells[:2]] == ["unspecified", "unspecified"]


def test_sentences_take_links_into_their_places() -> None:
    handbook = sample()
    wording = Wording(handbook, WORDS)
    said = Book(wording, frozenset()).says("pages.limit-in-case", case="c", amount=wording.name("desk.limit"))
    assert plain(said) == "c: within 1 hour"
    assert [span.address is not None for span in said] == [False, True]


def test_what_waits_for_a_review_is_on_no_page(pages: dict[str, Page]) -> None:
    assert HIDDEN in sample().model_dump_json()
    assert [path for path, page in pages.items() if HIDDEN in markdown(page, WORDS)] == []


def test_a_text_that_names_what_waits_for_a_review_says_only_that(pages: dict[str, Page]) -> None:
    duty = pages["posts/head"].content.duties[0]
    assert plain(duty) == WORDS("common.withheld", reviews=WORDS("common.review.legal"))
    assert [span.kind for span in duty] == ["withheld"]


def test_the_workbench_tells_what_waits_for_which_review(pages: dict[str, Page]) -> None:
    row = pages["quality/withheld"].content.table.rows[0]
    assert texts(row.cells) == ["tall-clerks", "staffing", "legal review"]
    accepted = pages["quality/accepted"].content.table.rows
    assert [texts(row.cells)[1:] for row in accepted] == [
        ["", "(not published, waiting for legal review)"],
        ["reason", "term"],
    ]


def test_coverage_counts_what_is_withheld_without_naming_it(pages: dict[str, Page]) -> None:
    row = pages["quality/coverage"].content.table.rows[0]
    assert row.anchor == "area"
    assert texts(row.cells)[-1] == "1"


def test_a_contradiction_is_told_at_each_member_and_in_the_register(pages: dict[str, Page]) -> None:
    limits = pages["services/desk"].content.limits.rows[0].cells[0]
    assert "Contradicts “procedure”: within 1 hour, “standard”: target, at least 65%; not decided" in plain(
        limits
    )
    assert {span.address.page for span in limits if span.kind == "notice"} == {"quality/conflicts"}
    assert texts(pages["posts/head"].content.notes.notices) == ["Decided: decision"]
    pending, decided = pages["quality/conflicts"].content.conflicts
    assert [plain(member.value) for member in pending.members] == [
        "case: within 1 hour",
        "case: within 1 hour",
        "target: at least 65%",
    ]
    assert [member.place[0].text for member in pending.members] == ["standard", "procedure", "standard"]
    assert {fact.label: texts(fact.values) for fact in decided.facts} == {
        "Decision": ["decision"],
        "Decided by": ["head"],
        "Why both stand": ["why both"],
    }


def test_another_industry_is_badged_and_stands_apart(pages: dict[str, Page]) -> None:
    own, other = pages["services/index"].content.groups
    assert [group.title for group in (own, other)] == ["department", "Other industry: another industry"]
    assert [span.kind for span in other.table.rows[0].cells[0]] == ["standard", "badge"]
    assert (pages["services/rooms"].badge, pages["services/desk"].badge) == ("another industry", "")


def test_the_own_industry_is_not_badged() -> None:
    about = sample().about.model_dump(mode="json", by_alias=True, exclude_none=True)
    own = sample(about=about | {"industry": "another industry"})
    assert {page.badge for page in sample_pages(own)} == {""}


def test_a_question_tells_which_answer_conforms(pages: dict[str, Page]) -> None:
    view = pages["services/rooms"].content
    assert view.questions
    assert [plain(criterion.expected) for criterion in view.criteria] == ["yes", "no"]
    assert not pages["services/desk"].content.questions


def test_a_criterion_shows_its_number_its_marks_and_that_it_is_critical(pages: dict[str, Page]) -> None:
    view = pages["services/desk"].content
    first = view.criteria[0]
    assert (first.number, plain(first.flags)) == ("QPI.9", "\u25bccritical")
    assert texts(view.legend) == ["\u25bcmark: mark text"]
    assert [plain(row.cells[0]) for row in pages["sheets/desk-sheet"].content.sections[0].items.rows] == [
        "QPI.9",
        "2",
    ]


def test_what_holds_for_every_criterion_is_told_once() -> None:
    criteria = [
        {"id": f"desk.{name}", "title": name, "text": name, "points": "1"} for name in ("a", "b", "c")
    ]
    changed = standard(unchanged) | {"criteria": criteria}
    page = next(
        page for page in sample_pages(sample(services=[changed]), "en") if page.path == "services/desk"
    )
    assert [fact.label for fact in page.content.shared] == ["Scoring rule", "Check", "On sheets"]
    assert [criterion.facts for criterion in page.content.criteria] == [(), (), ()]


def test_columns_without_a_word_are_left_out(pages: dict[str, Page]) -> None:
    other = pages["services/index"].content.groups[1].table
    assert [column.label for column in other.columns] == ["Service standard", "Criteria"]


def test_what_may_be_delegated_says_so(pages: dict[str, Page]) -> None:
    step = pages["procedures/handling"].content.steps[0]
    assert texts(step.who) == ["post", "or somebody they authorise"]


def test_a_method_tells_which_criteria_use_it(pages: dict[str, Page]) -> None:
    view = pages["methods"].content
    assert texts(view.methods[0].used) == texts(view.marks[0].used) == ["standard: QPI.9 criterion"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_that_a_file_holds_has_a_heading(language: str) -> None:
    """A gap in any of them is listed under it."""
    models = [model for kind in FILE_KINDS for model in (kind.model, *dict(kind.lists).values()) if model]
    kinds = {model.kind for model in models if issubclass(model, Entity)}
    assert kinds <= Words(language).section("pages.kind").keys()
