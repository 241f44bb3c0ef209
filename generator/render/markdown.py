"""Pages as Markdown: a view through its template, every text of the source kept from being markup.

The pages are Markdown for two reasons only: headings, which give the table of contents and the search their
sections, and the front matter, which gives the title. All else is raw HTML, where text needs nothing but the
escaping that every HTML needs.
"""

from __future__ import annotations

import json
import string
from functools import cache
from pathlib import Path

from jinja2 import FileSystemLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from generator.render.flowchart import flowchart_svg
from generator.views.flowchart.shapes import FlowchartView
from generator.views.pages import Page
from generator.words import Words

TEMPLATES = Path(__file__).resolve().parents[2] / "site_templates" / "pages"
ENTITIES = {ord(mark): f"&#{ord(mark)};" for mark in string.punctuation}
"""Every mark that could be Markdown, as the numeric entity that no Markdown extension looks into."""


def markdown(page: Page, words: Words) -> str:
    """Return a page as Markdown with front matter."""
    template = environment().get_template(f"{page.template}.md.j2")
    return tidy(template.render(page=page, t=words))


@cache
def environment() -> ImmutableSandboxedEnvironment:
    """Return the environment of the templates: they loop, branch, include, escape, and see `page` and `t`."""
    made = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {"heading": heading, "lines": lines, "quoted": quoted, "svg": svg}
    return made


def heading(text: str) -> Markup:
    """Return a text on one line, fit for a Markdown heading that is to show exactly this."""
    return Markup(" ".join(text.split()).translate(ENTITIES))  # noqa: S704 - each mark is an entity now


def lines(text: str) -> Markup:
    """Return a text as HTML with its line ends as line breaks."""
    return Markup("<br>").join(text.split("\n"))


def quoted(text: str) -> Markup:
    """Return a text for the front matter, whose title the theme puts into its pages as HTML."""
    shown = str(escape(" ".join(text.split())))
    return Markup(json.dumps(shown, ensure_ascii=False))  # noqa: S704 - JSON of escaped text


def svg(chart: FlowchartView) -> Markup:
    """Return a flowchart as inline SVG."""
    return Markup(flowchart_svg(chart))  # noqa: S704 - the drawing escapes its texts itself


def tidy(text: str) -> str:
    """Take out indentation and empty lines, which mean something in Markdown; set headings apart."""
    tidied: list[str] = []
    for line in (line.strip(" ") for line in text.split("\n")):
        if line.startswith("#"):
            tidied += ["", line, ""]
        elif line:
            tidied.append(line)
    return "\n".join(tidied) + "\n"
