"""In which characters a handbook is shown. Its source is always written in simplified ones."""

from __future__ import annotations

from typing import TypeVar

from generator.model.base import Model
from generator.model.handbook import Handbook, Organisation, texts
from generator.model.script import rewritten
from generator.words import Words, catalogue
from generator.words.traditional import Traditional, TraditionalWords, variants

M = TypeVar("M", bound=Model)


class Script:
    """The characters in which one handbook is shown, and the program's words in them."""

    def __init__(self, about: Organisation) -> None:
        if about.script == "simplified":
            self._write = None
            self.words = Words(about.language)
        else:
            self._write = Traditional({entry.simplified: entry.traditional for entry in about.glossary})
            self.words = TraditionalWords(self._write)

    def of(self, model: M) -> M:
        """Return a handbook or a record as readers see it."""
        return model if self._write is None else rewritten(model, self._write)


def shown(handbook: Handbook) -> tuple[Handbook, Words]:
    """Return a handbook as readers see it, and the program's words beside it, both in its script."""
    script = Script(handbook.about)
    return script.of(handbook), script.words


def same_in_search(handbook: Handbook) -> tuple[str, ...]:
    """Return groups of characters that the search takes for one; none for a handbook in one script.

    `handbook` is the one of the source, not the one that is shown.
    """
    if handbook.about.script == "simplified":
        return ()
    return variants([*(text for _, text in texts(handbook)), *catalogue(handbook.about.language).values()])
