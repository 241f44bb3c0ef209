"""In which characters the handbook is shown, and by which glossary."""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding, Place
from generator.rules.known import Known


def without_chinese(known: Known) -> Iterator[Finding]:
    """Only what is written in Chinese has another script."""
    about = known.handbook.about
    if about.script == "traditional" and about.language != "zh":
        yield Finding("script-without-chinese", Place(("about", "script")), {"language": about.language})


def repeated(known: Known) -> Iterator[Finding]:
    """A word stands in the glossary once."""
    seen: set[str] = set()
    for position, entry in enumerate(known.handbook.about.glossary):
        if entry.simplified in seen:
            place = Place(("about", "glossary", position, "simplified"))
            yield Finding("override-repeated", place, {"word": entry.simplified})
        seen.add(entry.simplified)
