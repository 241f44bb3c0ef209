"""Charts as SVG: well-formed whatever the words, linked, described, themable."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest

from generator.render.flowchart import flowchart_svg
from generator.views.flowchart import flowchart_view
from tests.printables.samples import HOSTILE, branching, procedure_handbook, step, wording

NAMESPACE = "{http://www.w3.org/2000/svg}"


def drawn(text: str = "步骤") -> str:
    book = procedure_handbook(
        step(0, title=text, type="start", forms=["form"], limits=["soon", "late"]),
        step(1, title=text, type="decision", branches=branching(0, 2, 3, loop=0)),
        step(2, title=text),
        step(3, title=text, type="end"),
        title=text,
    )
    return flowchart_svg(flowchart_view(book, book.procedures[0], wording(book)))


def parsed(svg: str) -> ET.Element:
    return ET.fromstring(svg)  # noqa: S314 - our own output


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_come_out_as_words(text: str) -> None:
    tree = parsed(drawn(text))
    title = tree.find(f"{NAMESPACE}title")
    assert title is not None
    assert title.text == text
    shown = "".join("".join(one.itertext()) for one in tree.iter(f"{NAMESPACE}text"))
    assert "".join(text.split()) in "".join(shown.split())
    assert {element.tag.removeprefix(NAMESPACE) for element in tree.iter()} <= {
        "svg",
        "title",
        "desc",
        "g",
        "a",
        "path",
        "rect",
        "circle",
        "text",
    }


def test_every_box_is_a_link_to_its_step() -> None:
    links = [one.attrib for one in parsed(drawn()).iter(f"{NAMESPACE}a")]
    assert [one["href"] for one in links] == ["#s0", "#s1", "#s2", "#s3"]
    assert links[0]["aria-label"] == "1 步骤"


def test_the_chart_has_a_name_and_is_told_in_words() -> None:
    tree = parsed(drawn())
    ids = {element.get("id"): element for element in tree.iter() if element.get("id")}
    assert ids[tree.attrib["aria-labelledby"]].text == "步骤"
    assert "转第3步" in str(ids[tree.attrib["aria-describedby"]].text)
    assert all(str(one).startswith("chart-procedure-") for one in ids)


def test_nothing_leaks_into_the_page_and_nothing_is_fetched() -> None:
    svg = drawn()
    assert "\n" not in svg
    assert not re.search(r"<style|<script|url\(|href=\"(?!#)|@font-face", svg)


def test_every_colour_can_be_themed_and_has_a_fallback() -> None:
    colours = re.findall(r"(?:fill|stroke):([^;\"]+)", drawn())
    assert colours
    assert all(
        colour == "none" or re.fullmatch(r"var\(--[a-z-]+,#[0-9a-f]{3,6}\)", colour) for colour in colours
    )


def test_the_same_chart_gives_the_same_bytes() -> None:
    assert drawn() == drawn()
