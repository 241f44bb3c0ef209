"""Sheets as inspectors use them: a low head, type that can be read, room to write, no word in a rule."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from random import Random

import pytest

from generator.app.check import sound
from generator.app.project import Project
from generator.model.base import UNSPECIFIED
from generator.model.edition import Edition
from generator.model.release import Approval
from generator.render.fonts import prepared
from generator.render.typst import Typesetter, document
from generator.views.sheet import SheetView, sheet_view
from generator.views.wording import Wording
from generator.words import Words
from tests.printables.ink import Page, Rule, Tagged, Word, pages_of, tables_of
from tests.printables.made_up import handbook
from tests.printables.press import LAYOUTS, Press, pages, squeezed, text
from tests.printables.samples import criterion, listed, part, scheme, wording
from tests.printables.test_sheet_kinds import UNSCORED, every_kind, view

ROOT = Path(__file__).resolve().parents[2]
MADE_UP = 12
FIFTH = 0.2
WRITABLE = 8.0
"""Millimetres."""
DAYS = {"prepared": "2026-09-01", "reviewed": "2026-09-10", "approved": "2026-09-20"}
APPROVAL = {
    "format": "1",
    "release": "2026Q4",
    **{role: {"by": "品质管理部经理", "on": day} for role, day in DAYS.items()},
    "effective": "2026-10-01",
    "frozen": [],
    "made-with": "x",
}


@dataclass(frozen=True)
class Print:
    """A printed sheet."""

    view: SheetView
    pdf: bytes

    @cached_property
    def pages(self) -> list[Page]:
        return pages_of(self.pdf)


def sample() -> list[SheetView]:
    """Return the sheets of the sample as a release has them."""
    book = sound(Project(ROOT)).handbook
    words = Wording(book, Words("zh"), Edition(approval=Approval.model_validate(APPROVAL)))
    return [sheet_view(book, sheet, words, "https://handbook.example.com/") for sheet in book.sheets]


def made_up() -> Iterator[SheetView]:
    for seed in range(MADE_UP):
        book = handbook(Random(seed))  # noqa: S311 - the same in every run
        yield sheet_view(book, book.sheets[0], wording(book), "")


@pytest.fixture(scope="module")
def prints(tmp_path_factory: pytest.TempPathFactory) -> list[Print]:
    """Return sheets of the sample, of every kind, and made up at random, all printed."""
    shown = [*sample(), *every_kind().values(), *made_up()]
    words = "".join(str(one) for one in shown) + str(Words("zh").section("print"))
    typesetter = Typesetter(LAYOUTS, prepared(words, tmp_path_factory.mktemp("fonts")))
    return [Print(one, typesetter.pdf("sheet.typ", document(one, Words("zh")))) for one in shown]


def binding(page: Page) -> float:
    """Return where the head of a sheet begins: below the margin to bind a landscape page."""
    return 20.0 if page.width > page.height else 10.0


def test_the_head_is_a_fifth_of_the_first_page_at_the_most(prints: list[Print]) -> None:
    for one in prints:
        shown, first = one.view, one.pages[0]
        rows = first.first(shown.layout.columns[0].head).top if shown.sections else 0.0
        assert rows - binding(first) <= FIFTH * first.height, shown.id


def test_nothing_stands_where_a_page_is_bound(prints: list[Print]) -> None:
    for one in prints:
        for page in one.pages:
            bound = [word.top if one.view.layout.landscape else word.left for word in page.words]
            assert min(bound) >= 19.5, one.view.id


def test_type_is_large_enough_to_read(prints: list[Print]) -> None:
    for one in prints:
        assert min(size for page in one.pages for size in page.sizes) >= 8, one.view.id


def test_no_word_runs_into_a_rule(prints: list[Print]) -> None:
    for one in prints:
        assert sum(len(page.rules) for page in one.pages) > 50, "rules are found"
        for page in one.pages:
            assert not [*page.crossed()], one.view.id


def test_english_words_stay_off_rules_too(press: Press) -> None:
    two = [criterion(1), criterion(2)]
    for shown in (
        view(two, language="en"),
        view(two, language="en", subject="person"),
        view(listed(3), scheme=UNSCORED, language="en"),
        view(two, language="en", scheme=scheme(result="weighted"), sections=[part(0, weight="100%")]),
    ):
        for page in pages_of(press.pdf("sheet.typ", shown, "en")):
            assert not [*page.crossed()]


def test_a_word_in_a_rule_would_be_found() -> None:
    word = Word("标题", 10, 50, 30, 54)
    for rule, found in (
        (Rule(0, 51, 100, 51), True),
        (Rule(0, 55, 100, 55), False),
        (Rule(20, 0, 20, 90), True),
        (Rule(9, 0, 9, 90), False),
    ):
        assert bool([*Page(210, 297, [word], [rule], set()).crossed()]) is found


def test_there_is_room_to_write(prints: list[Print]) -> None:
    for one in prints:
        shown, (first, *_) = one.view, one.pages
        for pair in shown.head:
            label = first.first(pair.label[:4])
            assert first.cell(label.left, (label.top + label.bottom) / 2) >= WRITABLE, (shown.id, pair.label)
        [signed] = [
            page for page in one.pages if any(word.text.startswith("审核人签字") for word in page.words)
        ]
        label = signed.first("审核人签字")
        assert signed.cell(label.left, label.top + 1) >= WRITABLE, shown.id


def test_the_rows_are_high_enough_to_write_in(press: Press) -> None:
    for shown in (view([criterion(1), criterion(2)]), view(listed(3), scheme=UNSCORED)):
        first, *_ = pages_of(press.pdf("sheet.typ", shown))
        rows = [word for word in first.words if word.text.startswith("要点")]
        assert len(rows) == len(shown.sections[0].rows)
        assert all(first.cell(word.left, word.top + 1) >= WRITABLE for word in rows)


def test_the_last_page_is_never_there_for_a_line(prints: list[Print]) -> None:
    for one in prints:
        shown, last = one.view, one.pages[-1]
        lines = {round(word.top) for word in last.words if word.bottom < last.height - 12}
        assert len(lines) > 5, shown.id
        reach = max(word.bottom for word in last.words if word.bottom < last.height - 12)
        assert reach > last.height / 3, shown.id


@pytest.mark.parametrize("count", range(1, 40, 5))
def test_the_last_page_is_filled_whatever_the_count_of_rows(press: Press, count: int) -> None:
    for shown in (
        view([criterion(number) for number in range(count)]),
        view(listed(count), scheme=UNSCORED, subject="person"),
    ):
        found = pages_of(press.pdf("sheet.typ", shown))
        reach = max(word.bottom for word in found[-1].words if word.bottom < found[-1].height - 12)
        assert reach > found[-1].height / 3


def test_all_that_rows_say_is_on_paper(prints: list[Print]) -> None:
    for one in prints:
        shown, found = one.view, text(one.pdf)
        for row in (row for section in shown.sections for row in section.rows):
            for words in (row.title, row.text, row.points, *row.method, *row.flags, *row.ladder):
                assert squeezed(words) in found, (shown.id, row.id)


def test_each_cell_of_a_table_names_the_head_of_its_own_column(prints: list[Print]) -> None:
    for one in prints:
        shown, tables = one.view, tables_of(one.pdf)
        assert len(tables) == 1 + bool(shown.sections), shown.id
        for table in tables:
            heads = {cell.name: cell for cell in table if cell.kind == "TH"}
            assert len([head for head in heads.values() if not head.heads]) >= 5, shown.id
            for cell in table:
                if cell.kind == "TD":
                    roots = {*_roots(cell, heads)}
                    assert roots, shown.id
                    assert all({*cell.columns} & {*heads[root].columns} for root in roots), shown.id


def _roots(cell: Tagged, heads: dict[str, Tagged]) -> Iterator[str]:
    for name in cell.heads:
        if heads[name].heads:
            yield from _roots(heads[name], heads)
        else:
            yield name


def test_what_all_rows_say_stands_once_and_gives_its_room_to_reasons(press: Press) -> None:
    alike = view([criterion(1), criterion(2)])
    others = view([criterion(1), criterion(2, points="2", rule={"type": "all-or-nothing"})])
    assert [pair.label for pair in alike.layout.shared] == ["检查方法", "评分细则", "分值"]
    assert [pair.label for pair in others.layout.shared] == ["检查方法"]
    wide, narrow = (
        next(column.width for column in one.layout.columns if column.key == "reason")
        for one in (alike, others)
    )
    assert wide > narrow
    assert text(press.pdf("sheet.typ", alike)).count("每次不符合扣0.3分") == 1


def test_what_is_open_is_left_out_of_the_head(press: Press) -> None:
    first = pages(press.pdf("sheet.typ", view([criterion(1)], number="unspecified")))[0]
    assert str(UNSPECIFIED) not in first.partition("序号")[0]
    assert "【原文未载】" not in first.partition("受检项目")[0]


def test_a_personal_sheet_names_the_person_and_has_no_notice_for_a_site(press: Press) -> None:
    shown = view([criterion(1)], subject="person")
    found = text(press.pdf("sheet.typ", shown))
    assert [pair.label for pair in shown.head] == ["姓名", "岗位", "部门", "考核期间", "考核日期", "考核人"]
    assert "被考核人签字" in found
    assert "整改通知" not in found
    assert "受检项目" not in found


def test_the_notice_stands_at_the_foot_of_a_page_below_its_cut(press: Press) -> None:
    for count in (1, 5, 12, 30):
        found = pages_of(press.pdf("sheet.typ", view([criterion(number) for number in range(count)])))
        [page] = [page for page in found if any(word.text.startswith("整改通知") for word in page.words)]
        cut, receipt = page.first("沿此线裁下"), page.first("签收人签字")
        assert cut.top < page.first("整改通知").top < receipt.top
        assert page.height - receipt.bottom < 25


def test_pools_keep_rows_for_findings_of_their_own(press: Press) -> None:
    sections = [part(0, total="25", **{"blank-rows": "4"})]
    shown = view([criterion(1)], scheme=scheme(section="pool"), sections=sections)
    first, *_ = pages_of(press.pdf("sheet.typ", shown))
    place = first.first("部位或地点")
    for line in range(1, 5):
        assert first.cell(place.left, place.bottom + 9 * line - 4) >= WRITABLE
