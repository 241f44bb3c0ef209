"""The whole handbook as one PDF: nothing left out, found by bookmarks, archivable, always the same."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

import pypdf
import pytest

from generator.model.edition import DRAFT, Edition
from generator.model.handbook import Handbook
from generator.model.publication import published
from generator.model.standards import Criterion, Requirement, Target
from generator.model.time_limits import Limit
from generator.views.flowchart.pages import flowchart_print
from generator.views.pages import pages as site_pages
from generator.views.volume import VolumeView, volume_view
from generator.views.volume.blocks import Heading, Lines
from generator.views.wording import Wording
from generator.words import Words
from tests.printables.press import LEGIBLE, Press, headless, metadata, pages, smallest, squeezed, text
from tests.printables.samples import HOSTILE, LONG, RARE, criterion, sheet_handbook
from tests.unit.views.pages.releases import approval
from tests.unit.views.pages.sample import sample


def volume(book: Handbook, language: str = "zh", edition: Edition = DRAFT) -> VolumeView:
    """Return the volume of a handbook."""
    shown = published(book)
    wording = Wording(shown, Words(language), edition)
    charts = {str(one.id): flowchart_print(shown, one, wording, "") for one in shown.procedures}
    return volume_view(wording, site_pages(wording, frozenset(), ()), charts)


@pytest.fixture(scope="module")
def whole(press: Press) -> tuple[Handbook, VolumeView, bytes]:
    """Return the volume of a handbook with one entity of every kind."""
    book = sample()
    view = volume(book)
    return book, view, press.volume(view)


def test_every_cell_names_the_head_of_its_column(whole: tuple[Handbook, VolumeView, bytes]) -> None:
    assert headless(whole[2]) == []


def test_no_type_is_smaller_than_is_legible(whole: tuple[Handbook, VolumeView, bytes]) -> None:
    assert smallest(whole[2]) >= LEGIBLE


def outline(pdf: bytes) -> list[tuple[int, str, int]]:
    """Return the bookmarks: depth, title without white space, number of the page."""
    reader = pypdf.PdfReader(io.BytesIO(pdf))

    def walk(marks: list[Any], depth: int) -> Iterator[tuple[int, str, int]]:
        for mark in marks:
            if isinstance(mark, list):
                yield from walk(mark, depth + 1)
            else:
                number = reader.get_destination_page_number(mark)
                yield depth, squeezed(str(mark.title)), -1 if number is None else number + 1

    return list(walk(reader.outline, 1))


def test_what_a_version_changed_opens_the_volume_and_leaves_its_code() -> None:
    shown = published(sample())
    wording = Wording(shown, Words("zh"), DRAFT)
    site = site_pages(wording, frozenset(), ())
    bare, told = (volume_view(wording, site, {}, points) for points in ((), ("答复的时限缩短", "共1条变化")))
    heading, lines = told.record[:2]
    assert isinstance(heading, Heading)
    assert heading.title == "本版要点"
    assert isinstance(lines, Lines)
    assert [piece.text for item in lines.items for piece in item] == ["答复的时限缩短", "共1条变化"]
    assert told.imprint.code == bare.imprint.code
    assert bare.record == ()


def test_every_word_of_standards_and_posts_is_there(whole: tuple[Handbook, VolumeView, bytes]) -> None:
    book, _, pdf = whole
    found, wording = text(pdf), Wording(published(book), Words("zh"))
    names = [
        wording.plain(words)
        for _, one in published(book).entities
        if isinstance(one, Criterion | Requirement | Target)
        for words in (getattr(one, "title", None), getattr(one, "text", None))
    ]
    names += [wording.within(one.within) for _, one in published(book).of(Limit)]
    names += [wording.plain(duty) for post in published(book).posts for duty in post.duties]
    assert len(names) > 10
    assert [name for name in names if squeezed(name) not in found] == []


def test_what_waits_for_a_review_is_not_there(whole: tuple[Handbook, VolumeView, bytes]) -> None:
    book, _, pdf = whole
    found = text(pdf)
    hidden = [
        one for _, one in book.entities if getattr(one, "withheld", False) and getattr(one, "title", None)
    ]
    assert hidden
    assert [one for one in hidden if squeezed(str(getattr(one, "title", ""))) in found] == []


def test_bookmarks_name_chapters_and_documents_other_industries_last(
    whole: tuple[Handbook, VolumeView, bytes],
) -> None:
    book, view, pdf = whole
    marks = outline(pdf)
    chapters = [title for depth, title, _ in marks if depth == 1]
    assert chapters[:3] == ["服务标准", "工作程序", "怎样计分"]
    assert chapters[-1] == "其他行业的内容"
    last = [title for _, title, _ in marks].index("其他行业的内容")
    foreign = [one for one in published(book).services if one.industry != book.about.industry]
    assert foreign
    for standard in foreign:
        places = [place for place, (_, title, _) in enumerate(marks) if squeezed(standard.title) in title]
        assert places
        assert min(places) > last
    assert len([block for block in view.blocks if block.block == "heading"]) == len(marks)


def test_sites_documents_only_named_and_all_gaps_have_chapters(
    whole: tuple[Handbook, VolumeView, bytes],
) -> None:
    book, view, pdf = whole
    shown = published(book)
    site = {page.path: page for page in site_pages(Wording(shown, Words("zh")), frozenset(), ())}
    chapters = [title for depth, title, _ in outline(pdf) if depth == 1]
    for path in ("documents", "sites", "quality/gaps"):
        assert site[path].title in chapters
    found = text(pdf)
    named = (*shown.documents, *shown.types, *shown.sites)
    assert not [one.id for one in named if squeezed(str(getattr(one, "title", ""))) not in found]
    rows = [row.cells for block in view.blocks for row in getattr(block, "rows", ())]
    told = ["".join(piece.text for cell in row for piece in cell) for row in rows]
    for group in site["quality/gaps"].content.groups:
        for document in group.documents:
            alike = [words for words in told if words.startswith(document.name)]
            assert any(all(gap.missing in words for gap in document.gaps) for words in alike)


def test_the_contents_name_the_pages_of_the_chapters(whole: tuple[Handbook, VolumeView, bytes]) -> None:
    _, _, pdf = whole
    found = pages(pdf)
    contents = "".join(found[1:4])
    for title, number in [(title, number) for depth, title, number in outline(pdf) if depth == 1]:
        assert title in found[number - 1]
        assert re.search(rf"{re.escape(title)}\D*{number}(?!\d)", contents)


def test_every_page_is_numbered_and_carries_the_code(whole: tuple[Handbook, VolumeView, bytes]) -> None:
    _, view, pdf = whole
    found = pages(pdf)
    for number, page in enumerate(found, start=1):
        assert f"第{number}页/共{len(found)}页" in page
        assert f"内容码{view.imprint.code}" in page


def test_it_is_archivable_accessible_and_always_the_same(
    press: Press, whole: tuple[Handbook, VolumeView, bytes]
) -> None:
    book, view, pdf = whole
    assert "<pdfaid:part>2</pdfaid:part>" in metadata(pdf)
    assert "<pdfuaid:part>1</pdfuaid:part>" in metadata(pdf)
    assert volume(book) == view
    assert press.volume(view) == pdf


def test_references_lead_to_places_in_the_document(whole: tuple[Handbook, VolumeView, bytes]) -> None:
    _, _, pdf = whole
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    links = [note.get_object() for page in reader.pages[3:] for note in page.get("/Annots", ())]
    assert links
    assert not [link for link in links if "/URI" in link.get("/A", {})]


def test_it_prints_in_english_too(press: Press) -> None:
    assert "Servicestandards" in text(press.volume(volume(sample(), "en"), "en"))


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_come_out_as_words(press: Press, words: str) -> None:
    words = words.replace("[[", "[").replace("]]", "]")
    book = sheet_handbook([criterion(1, title=words, text=words)], title=words)
    assert text(press.volume(volume(book))).count(squeezed(words)) >= 3


def test_a_text_longer_than_a_page_is_whole(press: Press) -> None:
    book = sheet_handbook([criterion(1, text=LONG)])
    assert text(press.volume(volume(book))).count(RARE) >= len(LONG)


def test_the_volume_of_a_release_begins_with_the_record_of_approvals(press: Press) -> None:
    edition = Edition(approval("2026Q3"), former=(approval("2026Q2"),))
    view = volume(sample(), edition=edition)
    pdf = press.volume(view)
    found = text(pdf)
    for release in ("2026Q2", "2026Q3"):
        assert release in found
    for who in ("reviewer", "approver"):
        assert found.count(squeezed(who)) >= 2
    assert outline(pdf)[0][1] == squeezed(Words("zh")("print.volume.record"))
    assert [one.label for one in view.signed] == [
        Words("zh")(f"print.volume.{role}") for role in ("prepared", "reviewed")
    ]


def test_a_release_that_changes_nothing_leaves_the_code_of_the_volume_as_it_was() -> None:
    codes = {
        volume(sample(), edition=edition).imprint.code
        for edition in (DRAFT, Edition(approval("2026Q2")), Edition(former=(approval("2026Q2"),)))
    }
    assert len(codes) == 1
