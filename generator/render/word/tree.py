"""Pandoc's document tree, built in this process: paragraphs, headings, layout tables, the QR code."""

from __future__ import annotations

from typing import Any

from pandocfilters import Div, Header, Image, LineBreak, Para, RawBlock, RawInline, Span, Str, elt

from generator.render.word.xml import Xml

API_VERSION = (1, 23, 1)
"""Of the tree's definition (pandoc-types) that `pypandoc_binary` speaks; a test fails when it moves on."""

Node = dict[str, Any]
_PLAIN: list[Any] = ["", [], []]
_AS_SET = {"t": "AlignDefault"}
_table = elt("Table", 6)


def _styled(style: str) -> list[Any]:
    return ["", [], [["custom-style", style]]]


def text(words: str) -> list[Node]:
    """Return inlines of a text; line ends become breaks."""
    parts: list[Node] = []
    for place, line in enumerate(words.split("\n")):
        parts += [LineBreak()] if place else []
        parts += [Str(line)] if line else []
    return parts


def span(style: str, words: str) -> Node:
    """Return a text in a character style, by its name in `styles.xml`."""
    node: Node = Span(_styled(style), text(words))
    return node


def paragraph(style: str, *inlines: Node) -> Node:
    """Return a paragraph in a style, by its name in `styles.xml`."""
    node: Node = Div(_styled(style), [Para(list(inlines))])
    return node


def heading(level: int, *inlines: Node) -> Node:
    """Return a heading."""
    node: Node = Header(level, _PLAIN, list(inlines))
    return node


def picture(path: str, description: str, millimetres: int) -> Node:
    """Return a square picture of the media of the document, described for whoever hears it read aloud."""
    node: Node = Image(["", [], [["width", f"{millimetres}mm"]]], [Str(description)], [path, ""])
    return node


def raw(xml: Xml) -> Node:
    """Return OpenXML that goes into the document as it is."""
    node: Node = RawBlock("openxml", xml)
    return node


def inline(xml: Xml) -> Node:
    """Return OpenXML that goes into a paragraph as it is."""
    node: Node = RawInline("openxml", xml)
    return node


def cell(*blocks: Node, across: int = 1, down: int = 1) -> list[Any]:
    """Return a cell over one or more columns and rows."""
    return [_PLAIN, _AS_SET, down, across, list(blocks)]


def layout(shares: tuple[float, ...], *rows: list[list[Any]], style: str = "HandbookLayout") -> Node:
    """Return a table that sets things beside each other, as a rule without lines; `shares` make 1."""
    columns = [[_AS_SET, {"t": "ColWidth", "c": share}] for share in shares]
    body = [_PLAIN, 0, [], [[_PLAIN, row] for row in rows]]
    node: Node = _table(_styled(style), [None, []], columns, [_PLAIN, []], [body], [_PLAIN, []])
    return node


def document(blocks: list[Node], **metadata: str | list[str]) -> Node:
    """Return a whole document with its metadata."""
    return {
        "pandoc-api-version": list(API_VERSION),
        "meta": {key: _meta(value) for key, value in metadata.items()},
        "blocks": blocks,
    }


def _meta(value: str | list[str]) -> Node:
    if isinstance(value, list):
        return {"t": "MetaList", "c": [_meta(each) for each in value]}
    return {"t": "MetaInlines", "c": [Str(value)]}
