"""Building blocks of workbooks: room for texts, numbers in formulas, what a row takes."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.spreadsheet import letters
from generator.scoring.marks import Answered, Conforming, Deducted, Findings, Occurrences, Responded
from generator.scoring.plan import plan
from generator.views.workbook.entries import CONFORMS, CONFORMS_NOT, Entries, entries
from generator.views.workbook.fields import LABEL_WIDTH, rooms
from generator.views.workbook.formulas import choose, num, quoted, sentence, when
from generator.views.workbook.grid import Column
from generator.views.workbook.measure import MOST_LINES, pieces, width, wrapped
from tests.printables.samples import every_rule, questions, scheme, sheet_handbook, wording
from tests.unit.scoring.sheets import book, item, section

TEXTS = st.text(st.sampled_from("ab W\n。物业-=1"), max_size=400)


@given(TEXTS, st.integers(6, 60))
def test_lines_joined_are_the_text_and_none_is_too_wide(text: str, column: int) -> None:
    lines = wrapped(text, column)
    assert "".join(lines) == text
    assert all(width(line.rstrip()) <= max(2 * column - 3, 4) for line in lines)


@given(TEXTS, st.integers(6, 60))
def test_pieces_joined_are_the_text_and_each_fits_into_a_row(text: str, column: int) -> None:
    parts = pieces(text, column)
    assert "".join(parts) == text
    assert all(len(wrapped(part.removesuffix("\n"), column)) <= MOST_LINES for part in parts)


def test_words_stay_whole_where_they_can() -> None:
    assert wrapped("alpha beta gamut", 13) == ["alpha beta ", "gamut"]
    assert wrapped("abcdefghijkl", 7) == ["abcde", "fghij", "kl"]


@pytest.mark.parametrize(
    ("value", "told"),
    [(Fraction(1, 2), "0.5"), (Decimal("0.30"), "0.3"), (12, "12"), (Fraction(2, 3), "0.666666666667")],
)
def test_numbers_are_written_without_exponent(value: Fraction | Decimal | int, told: str) -> None:
    assert num(value) == told


def test_texts_choices_and_sentences_become_formulas() -> None:
    assert quoted('say "so"') == '"say ""so"""'
    assert choose("A1", ["1", "1"]) == "1"
    assert choose("A1", ["1", "2"]) == "CHOOSE(A1,1,2)"
    assert when("A1=1", "0", "0") == "0"
    assert sentence("已查 {n} 项", n="A1") == '"已查 "&A1&" 项"'


def test_letters_of_columns_go_on_after_z() -> None:
    assert [letters(place) for place in (1, 26, 27, 702, 703)] == ["A", "Z", "AA", "ZZ", "AAA"]


def taken(row: int, rows: list[dict[str, object]]) -> Entries:
    whole = sheet_handbook(rows, scheme=scheme())
    made = plan(whole, whole.sheets[0])
    return entries(wording(whole), made, made.rows[row])


def test_answers_mean_marks() -> None:
    rows = every_rule()
    assert taken(0, rows).mark(CONFORMS, None, {}) == Conforming()
    assert taken(0, rows).mark(CONFORMS_NOT, None, {}) == Answered("no")
    assert taken(1, rows).mark(CONFORMS_NOT, Decimal(3), {}) == Occurrences(3)
    late = {"table.late": Decimal(2)}
    assert taken(2, rows).mark(CONFORMS_NOT, None, late) == Findings((("table.late", 2),))
    graded = taken(3, rows)
    assert graded.mark(4, None, {}) == Responded(graded.row.responses[1].id)
    assert taken(5, rows).mark(CONFORMS_NOT, Decimal("0.5"), {}) == Deducted(Decimal("0.5"))


def test_questions_are_answered_by_yes_and_no_whichever_conforms() -> None:
    yes, no = taken(0, questions(3)), taken(2, questions(3))
    assert [choice.text for choice in yes.choices[:2]] == ["是", "否"]
    assert [choice.code for choice in yes.choices[:2]] == [CONFORMS, CONFORMS_NOT]
    assert [choice.code for choice in no.choices[:2]] == [CONFORMS_NOT, CONFORMS]
    assert no.mark(CONFORMS_NOT, Decimal(2), {}) == Occurrences(2)


def test_two_responses_of_one_name_can_be_told_apart_and_long_names_are_cut() -> None:
    names = ["same", "same", "long " * 20]
    responses = [
        {"id": f"r{place}", "title": name, "meaning": "conforming", "share": "100%"}
        for place, name in enumerate(names)
    ]
    graded = item("c", rule={"type": "graded", "responses": "set"})
    made = book(section("s", graded), responses=({"id": "set", "title": "t", "responses": responses},))
    sheet = plan(made, made.sheets[0])
    shown = [choice.text for choice in entries(wording(made), sheet, sheet.rows[0]).choices[:3]]
    assert shown[:2] == ["same", "same [r1]"]
    assert len(shown[2]) == 60


COLUMNS = st.lists(st.integers(6, 60), min_size=2, max_size=12).map(
    lambda widths: tuple(
        Column(str(place), letters(place + 1), "", width) for place, width in enumerate(widths)
    )
)


@given(COLUMNS, st.integers(1, 4))
def test_fields_share_all_columns_and_each_has_room_for_its_label(
    columns: tuple[Column, ...], most: int
) -> None:
    made = rooms((Column("label", "A", "", LABEL_WIDTH), *columns), most)
    assert 1 <= len(made) <= most
    assert [column for room in made for column in (*room.label, *room.place)][1:] == [*columns]
    assert all(sum(column.width for column in room.label) >= LABEL_WIDTH for room in made)
    assert all(room.place for room in made)


def test_fields_stand_where_the_narrowest_place_is_widest() -> None:
    columns = tuple(
        Column(key, key, "", width) for key, width in zip("ABCDEF", (10, 40, 10, 10, 30, 20), strict=True)
    )
    told = [("".join(c.key for c in room.label), room.width) for room in rooms(columns, 2)]
    assert told == [("A", 50), ("D", 50)]
