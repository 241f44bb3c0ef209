"""A question of a check list asks one thing, or a yes or no says nothing (ISO 19011: verifiable criteria).

The words by which a language asks and joins stand in the catalogue (`vocabulary.question`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.findings import Finding, Place
from generator.model.scoring import Unscored
from generator.model.standards import Criterion
from generator.rules.known import Known
from generator.words import Words


def doubled(known: Known) -> Iterator[Finding]:
    """No question asks two things at once."""
    grammar = QuestionGrammar.of(known.handbook.about.language)
    listed = {item.criterion.id for item in known.items if isinstance(item.rule, Unscored)}
    for path, criterion in known.handbook.of(Criterion):
        if not criterion.expects and criterion.id not in listed:
            continue
        for key, text in ("title", criterion.title), ("text", criterion.text):
            if text and (second := grammar.second(text)):
                arguments = {"title": criterion.title, "second": second}
                yield Finding("question-doubled", Place((*path, key), second), arguments)
                break


@dataclass(frozen=True)
class QuestionGrammar:
    """How a language asks."""

    asks: re.Pattern[str]
    """Words that make a question."""
    tells: re.Pattern[str]
    """What stands before such words when they only report a question, as "ask whether"."""
    joins: re.Pattern[str]
    """From the first question on: what joins a second one (the group `second`) without asking anew."""
    marks: str
    """Punctuation marks that end a clause."""

    @classmethod
    def of(cls, language: str) -> QuestionGrammar:
        """Return the grammar of a language."""
        words = Words(language).section("vocabulary.question")
        asks, tells, joins = (re.compile(words[name], re.IGNORECASE) for name in ("asks", "tells", "joins"))
        return cls(asks, tells, joins, words["marks"])

    def second(self, text: str) -> str:
        """Return the clause with which a text starts to ask a second thing, or nothing."""
        asked = [match for match in self.asks.finditer(text) if not self.tells.search(text[: match.start()])]
        if not asked:
            return ""
        joined = None if asked[1:] else self.joins.match(text, asked[0].start())
        if not (asked[1:] or joined):
            return ""
        rest = text[joined.start("second") if joined else asked[1].start() :].lstrip(self.marks + " ")
        return re.split(f"[{self.marks}]", rest)[0].strip()
