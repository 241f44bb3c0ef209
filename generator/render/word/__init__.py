"""Word documents from the same views as the PDF: sheets and forms to fill in, papers about versions to edit.

Pandoc writes them from a tree built here. What its tree cannot say (rows that stay whole, heads that repeat,
boxes that a click ticks) stands in it as raw OpenXML; styles and frame come from `printables/word/`.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from generator.render.qr import qr_png
from generator.render.word import tree
from generator.render.word.controls import Controls
from generator.render.word.form import form_blocks
from generator.render.word.furniture import QR_FILE
from generator.render.word.pandoc import Pandoc
from generator.render.word.paper import paper_blocks
from generator.render.word.reference import Sides, frame, reference, settings
from generator.render.word.sheet import sheet_blocks
from generator.views.form import FormView
from generator.views.imprint import Imprint
from generator.views.papers.paper import PaperView
from generator.views.sheet import SheetView
from generator.words import Words

SCRIPT, TEMPLATE, PARTS = "write.lua", "document.xml", "parts"
"""Files and a folder of `printables/word/`."""


@dataclass(frozen=True)
class WordDocument:
    """All that makes a Word document besides what all share: texts only, ready to be hashed."""

    tree: str
    """Pandoc's document tree as JSON."""
    frame: dict[str, str]
    """Header, footer, page and metadata, by the name of their part."""
    shared: dict[str, str]
    """What the shared parts leave to the language."""
    qr: str
    """What the QR code holds; empty where there is none."""


def word_document(view: SheetView | FormView, words: Words) -> WordDocument:
    """Return a view as it stands in Word."""
    if isinstance(view, SheetView):
        blocks, sides = sheet_blocks(view, words, Controls(words)), Sides(view.layout.landscape, bound=True)
    else:
        blocks, sides = form_blocks(view, words, Controls(words)), Sides(view.landscape)
    return _document(blocks, view.imprint, words, sides, locked=True)


def paper_document(view: PaperView, words: Words) -> WordDocument:
    """Return a paper about versions as it stands in Word."""
    return _document(paper_blocks(view, words), view.imprint, words, Sides(landscape=False), locked=False)


def _document(
    blocks: list[tree.Node], imprint: Imprint, words: Words, sides: Sides, *, locked: bool
) -> WordDocument:
    control = imprint.control
    content = tree.document(
        blocks,
        title=control.title,
        author=[control.organisation],
        subject=control.handbook,
        description=control.state_note,
        keywords=[control.number, control.version, imprint.printed],
        lang=words("word.language"),
    )
    return WordDocument(
        json.dumps(content, ensure_ascii=False, sort_keys=True),
        frame(imprint, words, sides),
        settings(words, locked=locked),
        imprint.qr,
    )


class WordWriter:
    """Writes Word documents; starts pandoc only when there is really one to write."""

    def __init__(self, folder: Path) -> None:
        """Take the folder `printables/word`."""
        self.folder = folder

    @cached_property
    def _pandoc(self) -> Pandoc:
        return Pandoc(self.folder / SCRIPT, self.folder / TEMPLATE)

    def docx(self, document: WordDocument) -> bytes:
        """Return the bytes of a document; the same document gives the same bytes. Raises ToolError."""
        example = reference(self.folder / PARTS, document.frame, document.shared)
        pictures = {QR_FILE: qr_png(document.qr)} if document.qr else {}
        return self._pandoc.docx(document.tree, example, pictures)
