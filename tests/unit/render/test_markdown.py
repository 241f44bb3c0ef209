"""Every text of the source comes back as itself from a real Markdown engine, on every kind of page."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import markdown as engine  # type: ignore[import-untyped]
import pytest
from hypothesis import given
from hypothesis import strategies as st
from mkdocs.utils.yaml import yaml_load

from generator.render.markdown import heading, markdown
from generator.views.pages import Page
from generator.words import Words
from tests.unit.views.pages.sample import sample, sample_pages

WORDS = Words("zh")
HOSTILE = [
    "<script>alert(1)</script>",
    "</div></section></table>",
    "<!-- comment -->",
    "<img src=x onerror=alert(1)>",
    "[x](javascript:alert(1))",
    "![x](http://elsewhere/x.png)",
    "<http://elsewhere>",
    "http://elsewhere",
    "**bold** _em_ ~~gone~~ ==mark==",
    "`code` ``more``",
    "{#id} {.class}",
    "{: .x onclick=alert(1)}",
    "{{ page }} {% raw %}",
    "{# comment #}",
    "a | b | c",
    "&amp; &lt;b&gt; &#35; &copy;",
    "\\* \\# \\\\",
    "# heading",
    "trailing #",
    "- item",
    "1. item",
    "> quote",
    "one\n\ntwo\n\n    three",
    "one\n---\ntwo\n===",
    "\ttabbed\ttext",
    '--8<-- "file"',
    "[TOC]",
    "*[abbr]: long",
    "[^1]: note",
    "[ref]: http://elsewhere",
    ":smile: :material-home:",
    "\"quoted\" 'text'",
    "!!! note",
    "??? note",
    "~~~",
    "```",
    "$x$ \\(y\\)",
    "[[not an id",
    "a\u2028b\u0085c".replace("\u0085", ""),
    "\u202eturned\u202c \ufeffmark",
    "klzzwxh:0001 wzxhzdk:0",
    "{}",
    "%s %(x)s",
    "---\ntitle: x\n---",
    "\U0001f600 \U00020000",
]


class Reader(HTMLParser):
    """Collects the text and the elements of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.text = ""
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self.text += " " if tag in {"br", "p", "li", "td", "th", "dd", "div", "text"} else ""

    def handle_data(self, data: str) -> None:
        self.text += data


def squeezed(text: str) -> str:
    """Return a text without any white space: the chart and the page break lines where they like."""
    return re.sub(r"\s+", "", text)


@pytest.fixture(scope="module")
def extensions() -> tuple[list[str], dict[str, dict[str, object]]]:
    settings = yaml_load((Path(__file__).parents[3] / "mkdocs.yml").read_text(encoding="utf-8"))
    names: list[str] = ["tables", "fenced_code"]  # what MkDocs always adds
    options: dict[str, dict[str, object]] = {}
    for entry in settings["markdown_extensions"]:
        name, chosen = next(iter(entry.items())) if isinstance(entry, dict) else (entry, {})
        names.append(name)
        options[name] = chosen
    return names, options


def html_of(
    page: Page, extensions: tuple[list[str], dict[str, dict[str, object]]]
) -> tuple[str, str, list[str]]:
    """Return the HTML of a page, its title, and the names in its table of contents."""
    _, front, body = markdown(page, WORDS).split("---\n", 2)
    made = engine.Markdown(extensions=extensions[0], extension_configs=extensions[1])
    html = made.convert(body)
    title = json.loads(front.splitlines()[0].removeprefix("title: "))
    return html, title, list(names(made.toc_tokens))


def names(tokens: list[dict[str, object]]) -> Iterator[str]:
    for token in tokens:
        yield str(token["name"])
        yield from names(token["children"])  # type: ignore[arg-type]


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_text_comes_back_as_itself(
    hostile: str, extensions: tuple[list[str], dict[str, dict[str, object]]]
) -> None:
    said: list[str] = []

    def say(where: str) -> str:
        said.append(f"{where} {hostile}")
        return said[-1]

    pages = sample_pages(sample(say))
    harmless = [html_of(page, extensions) for page in sample_pages(sample())]
    made = [html_of(page, extensions) for page in pages]
    text = squeezed(" ".join(Reader(html).text for html, _, _ in made))
    assert [one for one in said if squeezed(one) not in text] == []
    for (html, title, contents), (plain_html, _, plain_contents), page in zip(
        made, harmless, pages, strict=True
    ):
        assert elements(html) == elements(plain_html), page.path
        assert squeezed(page.title) in squeezed(Reader(title).text)
        assert len(contents) == len(plain_contents)
        assert not any("<" in name for name in contents)


def elements(html: str) -> list[tuple[str, list[str]]]:
    """Return the elements with the names of their attributes; line breaks may differ, and the chart."""
    chart = {"br", "text", "rect", "path", "circle", "g"}
    return [(tag, sorted(attributes)) for tag, attributes in Reader(html).elements if tag not in chart]


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Co", "Cn"]), min_size=1))
def test_a_heading_shows_exactly_its_text(text: str) -> None:
    shown = " ".join(text.split())
    html = engine.markdown(f"## {heading(text)} {{#id}}", extensions=["attr_list"])
    reader = Reader(html)
    assert [tag for tag, _ in reader.elements] == ["h2"]
    assert squeezed(reader.text) == squeezed(shown)


def test_front_matter_holds_the_title_and_nothing_else() -> None:
    page = sample_pages(sample(lambda where: f'{where}: "x"\n---\n- y'))[1]
    text = markdown(page, WORDS)
    assert text.startswith("---\ntitle: ")
    assert text.split("\n")[2] == "---"


def test_templates_fail_loudly_on_what_a_view_lacks() -> None:
    with pytest.raises(Exception, match="has no attribute"):
        markdown(Page("x", "x", "standard", object()), WORDS)
