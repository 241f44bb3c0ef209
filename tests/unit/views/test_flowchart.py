"""The geometry of flowcharts: laws for procedures of any shape."""

from __future__ import annotations

from itertools import combinations, pairwise, product
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.views.flowchart import FlowchartView, flowchart_view
from generator.views.flowchart.pages import LARGEST, LEAST, POINT, FlowchartPrint, flowchart_print
from generator.views.flowchart.shapes import PIXEL, Box, Line, Rectangle
from generator.views.flowchart.text import across
from tests.printables.samples import branching, procedure_handbook, step, wording

LONG = "当值人员接到投诉后先登记再按职责分工转交ABC（见2.1）。"
TITLES = st.text(alphabet=LONG, min_size=1, max_size=60).map(lambda text: text.strip() or "空")
NEAR = 1
"""A hundredth of a pixel: what is halved is rounded down."""


def chart(*steps: dict[str, Any]) -> FlowchartView:
    book = procedure_handbook(*steps)
    return flowchart_view(book, book.procedures[0], wording(book))


def printed(*steps: dict[str, Any]) -> FlowchartPrint:
    book = procedure_handbook(*steps)
    return flowchart_print(book, book.procedures[0], wording(book), "")


@st.composite
def steps(draw: st.DrawFn, most: int = 12) -> list[dict[str, Any]]:
    """Procedures of any shape: branches anywhere, loops, jumps, repeats, two branches to one step."""
    count = draw(st.integers(1, most))
    found: list[dict[str, Any]] = []
    for number in range(count):
        one = step(
            number, title=draw(TITLES), type=draw(st.sampled_from(["start", "task", "decision", "end"]))
        )
        one["who"] = draw(st.sampled_from([["clerk"], ["clerk", "manager"], "unspecified"]))
        one["limits"] = draw(st.sampled_from([[], ["soon", "late"], "unspecified"]))
        one["forms"] = draw(st.sampled_from([[], ["form"]]))
        targets = draw(st.lists(st.integers(0, count - 1), min_size=2, max_size=6))
        if one["type"] == "decision":
            one["branches"] = branching(*targets, loop=targets[0])
            for branch in one["branches"]:
                branch["when"] = draw(TITLES)
        elif one["type"] == "task" and draw(st.booleans()):
            one["next"] = f"s{targets[0]}"
            if draw(st.booleans()):
                one["repeat"] = {"until": draw(TITLES), "at-most": "3", "escalate-to": "unspecified"}
        found.append(one)
    return found


def inside(inner: Rectangle, outer: Rectangle) -> bool:
    return (
        inner.x >= outer.x - NEAR
        and inner.y >= outer.y - NEAR
        and inner.x + inner.width <= outer.x + outer.width + NEAR
        and inner.y + inner.height <= outer.y + outer.height + NEAR
    )


def apart(one: Rectangle, other: Rectangle) -> bool:
    return (
        one.x + one.width <= other.x + NEAR
        or other.x + other.width <= one.x + NEAR
        or one.y + one.height <= other.y + NEAR
        or other.y + other.height <= one.y + NEAR
    )


def area(line: Line) -> Rectangle:
    wide = across(line.text, line.size)
    left = {"start": line.x, "middle": line.x - wide // 2, "end": line.x - wide}
    return Rectangle(left[line.anchor], line.y - line.size // 2, wide, line.size)


def segment(start: tuple[int, int], end: tuple[int, int]) -> Rectangle:
    return Rectangle(
        min(start[0], end[0]), min(start[1], end[1]), abs(start[0] - end[0]), abs(start[1] - end[1])
    )


def on_border(point: tuple[int, int], box: Box) -> bool:
    """Whether a point lies on the upright box's border, or on the round or slanted part just inside it."""
    x, y = point
    place = box.area
    if not inside(Rectangle(x, y, 0, 0), place):
        return False
    reach = 20 * PIXEL
    level = min(abs(x - place.x), abs(x - place.x - place.width)) <= reach
    upright = min(abs(y - place.y), abs(y - place.y - place.height)) <= NEAR
    return level or upright


def squeezed(texts: list[str]) -> str:
    return "".join("".join(text.split()) for text in texts)


@settings(max_examples=80, deadline=None)
@given(steps())
def test_nothing_lies_over_anything_else(procedure: list[dict[str, Any]]) -> None:
    view = chart(*procedure)
    boxes = [box.area for box in view.boxes]
    labels = [edge.label.area for edge in view.edges if edge.label]
    chips = [chip.area for row in view.rows for cell in row.cells for chip in cell.chips]
    for one, other in combinations(boxes + labels + chips, 2):
        assert apart(one, other)
    whole = Rectangle(0, 0, view.width, view.height)
    first = Rectangle(0, view.head_height, view.columns[0].width, view.height - view.head_height)
    assert all(inside(one, whole) for one in chips)
    assert all(inside(one, first) for one in boxes + labels)


@settings(max_examples=80, deadline=None)
@given(steps())
def test_lines_end_at_boxes_and_cross_neither_boxes_nor_words(procedure: list[dict[str, Any]]) -> None:
    view = chart(*procedure)
    boxes = {box.id: box for box in view.boxes}
    labels = [edge.label.area for edge in view.edges if edge.label]
    first = Rectangle(0, view.head_height, view.columns[0].width, view.height)
    for edge in view.edges:
        assert on_border(edge.points[0], boxes[edge.source])
        assert on_border(edge.points[-1], boxes[edge.target])
        assert edge.arrow[0] == edge.points[-1]
        for start, end in pairwise(edge.points):
            assert start[0] == end[0] or start[1] == end[1]
            line = segment(start, end)
            assert inside(line, first)
            assert all(apart(line, label) for label in labels)
            for box in boxes.values():
                inner = box.area
                core = Rectangle(
                    inner.x + 20 * PIXEL, inner.y + NEAR, inner.width - 40 * PIXEL, inner.height - 2 * NEAR
                )
                assert apart(line, core)


@settings(max_examples=80, deadline=None)
@given(steps())
def test_ways_to_different_steps_never_run_along_each_other(procedure: list[dict[str, Any]]) -> None:
    view = chart(*procedure)
    for one, other in combinations(view.edges, 2):
        if one.target == other.target:
            continue
        for (a, b), (c, d) in product(pairwise(one.points), pairwise(other.points)):
            along = 0 if a[1] == b[1] else 1
            if a[1 - along] == b[1 - along] == c[1 - along] == d[1 - along]:
                first, second = sorted((a[along], b[along])), sorted((c[along], d[along]))
                assert first[1] <= second[0] + NEAR or second[1] <= first[0] + NEAR


@settings(max_examples=80, deadline=None)
@given(steps())
def test_words_stay_in_their_boxes_and_none_is_lost(procedure: list[dict[str, Any]]) -> None:
    view = chart(*procedure)
    for row, written in zip(view.rows, procedure, strict=True):
        assert squeezed([line.text for line in row.box.lines]) == squeezed([written["title"]])
        assert all(inside(area(line), row.box.area) for line in row.box.lines)
        for cell, column in zip(row.cells, view.columns[1:], strict=True):
            place = Rectangle(column.x, row.y, column.width, row.height)
            assert all(inside(area(line), place) for line in cell.lines)
            for chip in cell.chips:
                assert all(inside(area(line), chip.area) for line in chip.lines)
    words = squeezed([line.text for edge in view.edges if edge.label for line in edge.label.lines])
    for written in procedure:
        for branch in written.get("branches", ()):
            assert squeezed([branch["when"]]) in words


@settings(max_examples=40, deadline=None)
@given(steps(most=40))
def test_pages_hold_every_row_once_and_no_line_ends_in_nothing(procedure: list[dict[str, Any]]) -> None:
    view = printed(*procedure)
    rows = [row.box.id for page in view.pages for row in page.rows]
    assert rows == [one["id"] for one in procedure]
    for page in view.pages:
        boxes = {row.box.id: row.box for row in page.rows}
        discs = {(disc.x, disc.y) for disc in page.connectors}
        for edge in page.edges:
            for point, box in ((edge.points[0], edge.source), (edge.points[-1], edge.target)):
                at_box = box in boxes and on_border(point, boxes[box])
                assert at_box or any(x == point[0] and abs(y - point[1]) == 9 * PIXEL for x, y in discs)
            top, bottom = page.shift + view.head_height, page.shift + page.height
            assert all(top - NEAR <= y <= bottom + NEAR for _, y in edge.points)


def test_a_step_leads_to_the_next_one() -> None:
    view = chart(step(0, type="start"), step(1), step(2, type="end"))
    assert [(edge.source, edge.target, edge.kind) for edge in view.edges] == [
        ("s0", "s1", "next"),
        ("s1", "s2", "next"),
    ]


def test_six_branches_have_six_ports() -> None:
    later = [step(number) for number in range(1, 7)]
    view = chart(step(0, type="decision", branches=branching(1, 2, 3, 4, 5, 6)), *later)
    out = [edge for edge in view.edges if edge.source == "s0"]
    assert len({edge.points[0] for edge in out}) == 6
    assert {line.text for edge in out if edge.label for line in edge.label.lines} == {
        f"情形{place}" for place in range(6)
    }


def test_ways_to_one_step_share_a_lane_and_an_arrow() -> None:
    view = chart(step(0, next="s3"), step(1, next="s3"), step(2), step(3, type="end"))
    jumps = [edge for edge in view.edges if edge.kind == "jump"]
    assert len({edge.points[1][0] for edge in jumps}) == 1
    assert len({edge.arrow for edge in jumps}) == 1


def test_only_what_makes_steps_happen_again_is_a_loop() -> None:
    view = chart(
        step(0, type="decision", branches=branching(1, 3)),
        step(1, next="s0"),
        step(2, type="end"),
        step(3, next="s2"),
    )
    assert {(edge.source, edge.kind) for edge in view.edges if edge.kind in {"loop", "back"}} == {
        ("s1", "loop"),
        ("s3", "back"),
    }


def test_a_loop_says_how_it_is_left() -> None:
    view = chart(step(0), step(1, type="decision", branches=branching(0, 2, loop=0)), step(2, type="end"))
    label = next(edge.label for edge in view.edges if edge.kind == "loop")
    assert label is not None
    words = squeezed([line.text for line in label.lines])
    assert "至合格为止" in words
    assert "【原文未载】" in words
    assert "项目经理" in words


def test_a_step_repeated_without_a_way_back_loops_on_itself() -> None:
    again = {"until": "合格", "at-most": "2", "escalate-to": "unspecified"}
    view = chart(step(0, repeat=again), step(1, type="end"))
    assert ("s0", "s0", "loop") in {(edge.source, edge.target, edge.kind) for edge in view.edges}


def test_a_column_without_facts_is_left_out() -> None:
    assert len(chart(step(0)).columns) == 2
    assert len(chart(step(0, forms=["form"])).columns) == 3


def test_unspecified_is_shown() -> None:
    view = chart(step(0, who="unspecified", limits="unspecified"))
    assert [line.text for cell in view.rows[0].cells for line in cell.lines] == ["【原文未载】"] * 2


def test_the_chart_is_told_in_words() -> None:
    view = chart(step(0, type="decision", branches=branching(1, 0)), step(1, type="end"))
    assert view.description == "1 步骤0（值班员）；情形0：转第2步；情形1：转第1步。2 步骤1（值班员）；结束。"


def test_a_title_of_5000_characters_stays_in_its_box() -> None:
    view = chart(step(0, title="长" * 5000), step(1))
    assert sum(len(line.text) for line in view.boxes[0].lines) == 5000
    assert printed(step(0, title="长" * 5000), step(1)).pages[0].scale < 30_000


def test_type_on_paper_is_never_smaller_than_eight_points() -> None:
    for count in (3, 30, 90):
        view = printed(*(step(number) for number in range(count)))
        assert all(page.scale * 12 >= 8 * POINT for page in view.pages)


def test_a_divided_chart_is_drawn_as_large_as_its_fewest_pages_allow() -> None:
    for count in range(20, 60):
        pages = printed(*map(step, range(count))).pages
        scale = pages[0].scale
        assert LEAST <= scale <= LARGEST
        assert {page.scale for page in pages} == {scale}


def test_pages_are_full_and_the_last_one_holds_a_few_rows() -> None:
    for count in range(20, 60):
        rows = [len(page.rows) for page in printed(*map(step, range(count))).pages]
        assert sum(rows) == count
        assert len(rows) == 1 or rows[-1] >= 3
        # Of pages alike, only the one before the last may have given rows to it.
        assert len(set(rows[1:-2])) <= 1


def test_the_title_of_a_chart_says_no_word_twice() -> None:
    for title, language, told in (
        ("处理程序", "zh", "处理程序流程图"),
        ("处理流程", "zh", "处理流程图"),
        ("处理流程图", "zh", "处理流程图"),
        ("Complaints", "en", "Flowchart: Complaints"),
        ("Flowchart of complaints", "en", "Flowchart of complaints"),
    ):
        book = procedure_handbook(step(0), title=title)
        view = flowchart_print(book, book.procedures[0], wording(book, language), "")
        assert view.imprint.control.title == told
