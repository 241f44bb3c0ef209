"""The prints that a site knows, the pages that tell about them, and their names in the bundle."""

from __future__ import annotations

from dataclasses import asdict, replace

import pytest

from generator.app.printables import documents
from generator.content import BLANK_RECORD, OPEN_FORMS, WHOLE
from generator.render.markdown import markdown
from generator.views.coverage import coverage
from generator.views.pages import pages
from generator.views.prints import NAME_MOST, Print, in_bundle, names_in_bundle, prints, recorded
from generator.words import Words
from tests.printables.samples import field, form_handbook, wording
from tests.unit.views.pages.releases import approval
from tests.unit.views.pages.sample import sample, sample_wording

HANDBOOK = sample()
WORDING = sample_wording(HANDBOOK)
VIEWS = tuple(documents(WORDING))
KNOWN = prints(WORDING, {entity: view.imprint for entity, _, view in VIEWS})
ONE = replace(KNOWN[0], id="desk", number="BD-01", title="Slip", page="forms/desk.html")


def test_each_document_has_a_row_with_the_code_that_it_prints() -> None:
    assert {one.id: one.code for one in KNOWN} == {entity: view.imprint.code for entity, _, view in VIEWS}
    assert len({one.code for one in KNOWN}) == len(KNOWN) > 2
    assert {one.page.partition("/")[0] for one in KNOWN} == {"sheets", "forms", "procedures", "index.html"}


def test_a_print_is_read_from_the_list_of_a_release() -> None:
    row = asdict(ONE) | {"files": {"desk.pdf": "0"}, "later": "x"}
    told = recorded(row, approval("2026Q4"))
    assert told == replace(ONE, version="2026Q4", effective="2026-10-01", note="")


def test_a_number_that_no_source_gives_is_empty() -> None:
    imprint = VIEWS[0][2].imprint
    silent = replace(imprint, control=replace(imprint.control, number=WORDING.unspecified.text))
    assert prints(WORDING, {"desk": silent})[0].number == ""


def test_each_page_of_a_print_knows_its_code_and_one_page_all() -> None:
    made = pages(WORDING, frozenset(), coverage(HANDBOOK), KNOWN)
    told = {page.path: markdown(page, WORDING.words) for page in made}
    for one in KNOWN:
        assert one.code in told["verify"]
        if one.page.removesuffix(".html") not in {"index", "forms/index"}:
            assert f'data-code="{one.code}"' in told[one.page.removesuffix(".html")]
    assert "data-hb-verdict" not in told["services/desk"]


def test_the_bundle_is_offered_where_people_look_for_prints() -> None:
    files = frozenset({"printables.zip", "other.pdf", f"{KNOWN[0].id}.pdf", f"{KNOWN[1].id}.docx"})
    made = pages(WORDING, files, coverage(HANDBOOK), KNOWN)
    offered = {page.path for page in made if "printables.zip" in markdown(page, WORDING.words)}
    assert offered == {"index", "sheets/index", "forms/index"}
    home = markdown(made[0], WORDING.words)
    assert WORDING.words("prints.bundle", n=2) in home


@pytest.mark.parametrize(
    ("number", "title", "name"),
    [
        ("BD-01", "Slip", "BD-01 Slip"),
        ("", "Slip", "Slip"),
        ("A/1", 'a\\b:c*"d"<e>|?', "A_1 a_b_c_d_e_"),
        ("1", "x" * 200, "1 " + "x" * (NAME_MOST - 2)),
        ("1", "ends in a stop. ", "1 ends in a stop"),
        ("..", "../up", "_up"),
    ],
)
def test_names_in_the_bundle_are_fit_for_every_system(number: str, title: str, name: str) -> None:
    named = names_in_bundle(Words("en"), [replace(ONE, number=number, title=title)], ["desk.pdf"])
    folder, _, file = named["desk.pdf"].partition("/")
    assert folder == Words("en")("pages.title.forms")
    assert file.removesuffix(".pdf") == name


def test_the_whole_handbook_stands_on_top_of_the_bundle() -> None:
    whole = next(one for one in KNOWN if one.id == WHOLE)
    assert names_in_bundle(Words("en"), KNOWN, ["handbook.pdf"]) == {"handbook.pdf": f"{whole.title}.pdf"}


def test_one_page_stands_in_the_bundle_for_all_forms_with_open_fields() -> None:
    book = form_handbook("unspecified")
    told = wording(book)
    made = [(entity, view) for entity, _, view in documents(told)]
    known = prints(told, {entity: view.imprint for entity, view in made})
    assert {one.id for one in known} == {"form", BLANK_RECORD, OPEN_FORMS, WHOLE}
    kept = {one.id: one for one in in_bundle(book, known)}
    assert set(kept) == {BLANK_RECORD, OPEN_FORMS, WHOLE}
    files = frozenset(f"{one.id}.pdf" for one in known)
    named = names_in_bundle(told.words, kept.values(), files)
    assert named[f"{BLANK_RECORD}.pdf"] == "表单/通用记录页.pdf"
    assert named[f"{OPEN_FORMS}.pdf"] == "表单/栏目待定的表单.pdf"
    page = {one.path: markdown(one, told.words) for one in pages(told, files, coverage(book), known)}
    assert "form.pdf" not in page["forms/index"]
    assert "栏目待定" in page["forms/index"]
    assert f"{BLANK_RECORD}.pdf" in page["forms/index"]
    assert "form.pdf" in page["forms/form"]


def test_nothing_stands_for_open_fields_where_none_are() -> None:
    book = form_handbook([{"title": "内容", "fields": [field(1)]}])
    told = wording(book)
    assert {entity for entity, _, _ in documents(told)} == {"form", WHOLE}
    page = next(
        one for one in pages(told, frozenset({"form.pdf"}), coverage(book)) if one.path == "forms/index"
    )
    assert "form.pdf" in markdown(page, told.words)


def test_names_in_the_bundle_differ_in_more_than_case() -> None:
    twin: Print = replace(ONE, id="desk-two", title="SLIP")
    named = names_in_bundle(Words("en"), [ONE, twin], ["desk.pdf", "desk.docx", "desk-two.pdf", "book.pdf"])
    assert "book.pdf" not in named
    assert len({name.casefold() for name in named.values()}) == len(named) == 3
    assert named["desk.docx"].removesuffix("docx") == named["desk.pdf"].removesuffix("pdf")
