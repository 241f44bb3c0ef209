"""In which characters a handbook is shown. Its source is always written in simplified ones."""

from __future__ import annotations

from generator.model.handbook import Handbook, texts
from generator.model.script import rewritten
from generator.words import Words, catalogue
from generator.words.traditional import Traditional, TraditionalWords, variants


def shown(handbook: Handbook) -> tuple[Handbook, Words]:
    """Return a handbook as readers see it, and the program's words beside it, both in its script."""
    about = handbook.about
    if about.script == "simplified":
        return handbook, Words(about.language)
    write = Traditional({entry.simplified: entry.traditional for entry in about.glossary})
    return rewritten(handbook, write), TraditionalWords(write)


def same_in_search(handbook: Handbook) -> tuple[str, ...]:
    """Return groups of characters that the search takes for one; none for a handbook in one script.

    `handbook` is the one of the source, not the one that is shown.
    """
    if handbook.about.script == "simplified":
        return ()
    return variants([*(text for _, text in texts(handbook)), *catalogue(handbook.about.language).values()])
