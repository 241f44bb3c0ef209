"""Papers about versions as files: PDF to print and sign, Word to edit and hand round."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from generator.app.diff import Difference
from generator.app.printables import LAYOUTS
from generator.render.fonts import missing, prepared
from generator.render.typst import Typesetter, paper_data
from generator.render.word import WordWriter, paper_document
from generator.views.changes.side import Side
from generator.views.papers.changes import changes_paper
from generator.views.papers.paper import PaperView
from generator.words import Words

PDF, WORD = "pdf", "docx"
PAPERS = (PDF, WORD)


def paper(view: PaperView, words: Words, form: str, fonts: Path) -> bytes:
    """Return a paper in a format; the same paper is always the same bytes. Raises ToolError.

    `fonts` is the folder in which the cut typeface is kept.
    """
    if form == WORD:
        return WordWriter(LAYOUTS / "word").docx(paper_document(view, words))
    data = paper_data(view, words)
    characters = frozenset(json.dumps(data, ensure_ascii=False))
    return Typesetter(LAYOUTS, prepared(characters, fonts, words.script)).pdf("paper.typ", data)


def changes_as(found: Difference, form: str, fonts: Path) -> bytes:
    """Return a change list as a paper in a format. Raises ToolError."""
    changes = replace(found.changes, old=_printable(found.changes.old), new=_printable(found.changes.new))
    return paper(changes_paper(changes, found.reprints), changes.new.words, form, fonts)


def _printable(side: Side) -> Side:
    """Return a version whose name the typeface has: that of a folder can be anything."""
    lacking = set(missing(side.name, side.words.script))
    return Side("".join("?" if character in lacking else character for character in side.name), side.wording)


def papers(view: PaperView, words: Words, forms: Iterable[str], fonts: Path) -> dict[str, bytes]:
    """Return a paper in several formats, by ending."""
    return {form: paper(view, words, form, fonts) for form in forms}
