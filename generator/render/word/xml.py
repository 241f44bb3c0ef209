"""WordprocessingML (ISO/IEC 29500): elements as text, with every text of the user's escaped in one place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NewType
from xml.sax.saxutils import escape, quoteattr

Xml = NewType("Xml", str)
"""Well-formed XML. Only `tag` and `characters` make it, so that no text gets in unescaped."""

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
"""Declared at the root of every part that is made here."""


def tag(name: str, attributes: Mapping[str, str | int], *content: Xml) -> Xml:
    """Return an element; attributes are given as they stand, prefix included."""
    told = "".join(f" {key}={quoteattr(str(value))}" for key, value in attributes.items())
    return Xml(f"<{name}{told}>{''.join(content)}</{name}>" if content else f"<{name}{told}/>")


def w(name: str, *content: Xml, **attributes: str | int) -> Xml:
    """Return an element of the main vocabulary, whose attributes all have the same prefix."""
    return tag(f"w:{name}", {f"w:{key}": value for key, value in attributes.items()}, *content)


def characters(words: str) -> Xml:
    """Return a text within an element."""
    return Xml(escape(words))


def run(words: str, style: str = "") -> Xml:
    """Return a run of text in a character style; line ends become breaks."""
    properties = (w("rPr", w("rStyle", val=style)),) if style else ()
    content: list[Xml] = []
    for place, line in enumerate(words.split("\n")):
        content += (w("br"),) if place else ()
        content.append(tag("w:t", {"xml:space": "preserve"}, characters(line)))
    return w("r", *properties, *content)


def field(code: str, shown: str) -> Xml:
    """Return a field that Word computes, such as PAGE, with what stands there until it has."""
    return w("fldSimple", run(shown), instr=f" {code} ")


def join(*parts: Xml) -> Xml:
    """Return elements one after the other."""
    return Xml("".join(parts))
