"""Papers about versions: all that they tell is there, marked by more than colour, archivable."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from generator.render.typst import paper_data
from generator.render.word import WordWriter, paper_document
from generator.views.changes.reprints import Reprints
from generator.views.changes.view import ChangeList
from generator.views.pages import pages as site_pages
from generator.views.papers.changes import changes_paper
from generator.views.papers.pack import PackInput, pack
from generator.views.papers.paper import PaperView
from generator.views.volume.blocks import (
    Block,
    Clause,
    Facts,
    Heading,
    Label,
    Lines,
    Paragraph,
    Piece,
    Table,
    TableRow,
)
from generator.words import LANGUAGES, Words
from tests.printables.press import LEGIBLE, Press, headless, metadata, pages, smallest, squeezed, text
from tests.printables.samples import HOSTILE, LONG, RARE
from tests.printables.word import FOLDER, Docx
from tests.unit.changes.edits import Data, Edit, at, before, edited
from tests.unit.views.changes.sides import listed

NOTHING = Reprints((), (), ())


def edit(data: Data) -> None:
    at(data, "desk.answered")["points"] = "1"
    at(data, "desk.answered")["text"] = " ".join(HOSTILE)
    at(data, "desk.answer")["text"] = "The clerk must answer each call within 3 hours, and writes it down."
    at(data, "handling")["rules"].pop()
    at(data, "slip")["title"] = "<slip> & {form}"
    data["reasons"] = [{"at": ["desk"], "reason": "reason for the desk", "release": "2026Q4"}]


def changes(language: str = "en") -> ChangeList:
    return listed(before(), edited(Edit((), "", edit)), language)


def approval_pack(language: str = "en", *, first: bool = False) -> PaperView:
    found = changes(language)
    return pack(
        PackInput(
            release="2026Q4",
            proposed="2026-09-15",
            new=found.new,
            pages={page.path: page for page in site_pages(found.new.wording, frozenset(), ())},
            suggestions=found.new.handbook.suggestions,
            objections=("it is not decided",),
            changes=None if first else found,
            reprints=None if first else NOTHING,
        )
    )


def set_pdf(press: Press, view: PaperView, language: str = "en") -> bytes:
    return press.paper(view, language)


def told(view: PaperView) -> Iterator[str]:
    """Yield every word of a paper."""
    yield from (fact.text for fact in view.facts)
    yield from view.heads
    yield from view.signatures
    for block in view.blocks:
        match block:
            case Heading():
                yield from (block.title, block.code, block.badge)
            case Paragraph():
                yield from (piece.text for piece in block.words)
            case Clause():
                yield from (block.title, *(piece.text for piece in block.flags))
            case Lines():
                yield from (piece.text for item in block.items for piece in item)
            case Table():
                yield from block.heads
                yield from (piece.text for row in block.rows for cell in row.cells for piece in cell)


PAPERS: dict[str, Callable[[], PaperView]] = {
    "changes": lambda: changes_paper(changes(), NOTHING),
    "pack": approval_pack,
    "first": lambda: approval_pack(first=True),
}


@pytest.fixture(scope="module", params=list(PAPERS))
def view(request: pytest.FixtureRequest) -> PaperView:
    return PAPERS[request.param]()


@pytest.fixture(scope="module")
def pdf(view: PaperView, press: Press) -> bytes:
    return set_pdf(press, view)


def test_every_cell_names_the_head_of_its_column(pdf: bytes) -> None:
    assert headless(pdf) == []


def test_no_type_is_smaller_than_is_legible(pdf: bytes) -> None:
    assert smallest(pdf) >= LEGIBLE


@pytest.fixture(scope="module")
def docx(view: PaperView) -> Docx:
    return Docx(WordWriter(FOLDER).docx(paper_document(view, Words("en"))))


def test_every_word_is_on_paper(view: PaperView, pdf: bytes) -> None:
    whole = text(pdf)
    for words in told(view):
        assert squeezed(words) in whole


def test_every_word_is_in_the_word_document(view: PaperView, docx: Docx) -> None:
    whole = docx.text()
    for words in told(view):
        assert squeezed(words) in whole


def test_it_is_archivable_and_accessible(pdf: bytes) -> None:
    packet = metadata(pdf)
    assert "<pdfaid:part>2</pdfaid:part>" in packet
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in packet
    assert "<pdfuaid:part>1</pdfuaid:part>" in packet


def test_every_page_says_what_it_is(view: PaperView, pdf: bytes) -> None:
    control = view.imprint.control
    for number, page in enumerate(pages(pdf), start=1):
        assert squeezed(control.organisation) in page
        assert squeezed(Words("en")("print.page-of", page=number, pages=len(pages(pdf)))) in page


def test_the_same_paper_is_the_same_bytes(view: PaperView, pdf: bytes, docx: Docx, press: Press) -> None:
    assert set_pdf(press, view) == pdf
    again = WordWriter(FOLDER).docx(paper_document(view, Words("en")))
    assert again == docx.data


@pytest.mark.parametrize("language", LANGUAGES)
def test_both_languages_can_be_set(language: str, press: Press) -> None:
    words = Words(language)
    assert squeezed(words("changes.pack.sign.approved")) in text(
        set_pdf(press, approval_pack(language), language)
    )


def test_what_differs_is_marked_by_line_and_weight_not_by_colour_alone(docx: Docx) -> None:
    styles = docx.files["word/styles.xml"].decode()
    deleted, inserted = (
        styles.split(f'w:styleId="{name}"')[1].split("</w:style>")[0] for name in ("Deleted", "Inserted")
    )
    assert "<w:strike" in deleted
    assert "<w:u " in inserted


def test_a_paper_is_no_print_that_could_be_verified(view: PaperView) -> None:
    assert view.imprint.code == ""
    assert paper_data(view, Words("en"))["view"]["imprint"]["qr"] == ""


def test_the_pack_is_signed_on_its_cover(press: Press) -> None:
    cover = pages(set_pdf(press, approval_pack()))[0]
    for words in ("Prepared", "Reviewed", "Approved", "Signature", "Date", "2026-09-15"):
        assert words in cover


def test_a_text_longer_than_a_page_is_not_cut(press: Press) -> None:
    def lengthen(data: Data) -> None:
        at(data, "desk.answered")["text"] = LONG

    found = listed(before(), edited(Edit((), "", lengthen)))
    pdf = set_pdf(press, changes_paper(found, NOTHING))
    assert len(pages(pdf)) > 1
    assert text(pdf).count(LONG[-1]) >= LONG.count(LONG[-1])


def filled(*blocks: Block) -> PaperView:
    """Return a paper of these blocks."""
    return replace(changes_paper(changes(), NOTHING), blocks=(Heading(1, "the chapter"), *blocks))


def line(words: str) -> Paragraph:
    return Paragraph((Piece(words),), "small")


@pytest.mark.parametrize("badge", ["", "hotels"])
def test_a_heading_stands_on_the_page_of_what_follows(press: Press, badge: str) -> None:
    first = set()
    for count in range(40, 64):
        above = (line("above") for _ in range(count))
        shown = filled(*above, Heading(2, "the heading", badge=badge), line("what follows"), line("more"))
        found = pages(set_pdf(press, shown))
        assert ["theheading" in page for page in found] == ["whatfollows" in page for page in found]
        first.add("theheading" in found[0])
    assert first == {True, False}


@pytest.mark.parametrize("above", ["paragraph", "clause", "lines", "facts", "table"])
def test_no_last_page_is_there_for_one_line(press: Press, above: str) -> None:
    said = (Piece("right above"),)
    kinds: dict[str, Block] = {
        "paragraph": line("right above"),
        "clause": Clause("right above", text=(Piece("of what"),)),
        "lines": Lines((said,)),
        "facts": Facts((Label("label", (said,), wide=True),)),
        "table": Table(("the head", "number"), ("wide", "number"), (TableRow((said, said)),)),
    }
    counts = set()
    for count in range(36, 66):
        found = pages(
            set_pdf(press, filled(*(line("text") for _ in range(count)), kinds[above], line("the end")))
        )
        assert "rightabove" in found[-1]
        assert "theend" in found[-1]
        counts.add(len(found))
    assert counts == {1, 2}


def test_the_last_rows_of_a_table_stand_together_below_its_heads(press: Press) -> None:
    lasts = set()
    for count in range(24, 50):
        rows = tuple(TableRow(((Piece(f"row {row};"),), (Piece("2"),))) for row in range(count))
        pdf = set_pdf(press, filled(Table(("the head", "number"), ("wide", "number"), rows)))
        last = pages(pdf)[-1]
        assert "theheadnumber" in last
        assert all(f"row{row};" in last for row in range(count - 3, count))
        assert headless(pdf) == []
        lasts.add(last.count("row"))
    assert min(lasts) == 3


def test_rows_longer_than_a_page_break(press: Press) -> None:
    rows = tuple(TableRow(((Piece(LONG),), (Piece("2"),))) for _ in range(2))
    found = text(set_pdf(press, filled(Table(("the head", "number"), ("wide", "number"), rows))))
    assert found.count(RARE) == 2 * len(LONG)
