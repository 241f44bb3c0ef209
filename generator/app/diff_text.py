"""A change list for the terminal: without colours, in lines that fit, Chinese characters two columns wide."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.app.diff import Difference
from generator.views.changes.followups import PartyTold, SheetTold, parties_told, sheets_told
from generator.views.changes.highlights import highlights, tally
from generator.views.changes.looks import LookTold, looks_told, outcome
from generator.views.changes.minor import minor_told
from generator.views.changes.pairs import Pair
from generator.views.changes.reprints import Reprint
from generator.views.changes.runs import Run
from generator.views.changes.told import Told
from generator.views.changes.view import ClauseChanges, DocumentChanges
from generator.views.wording import plain
from generator.words import Words

INDENT = "  "
NO_START = frozenset(",.;:!?)]}\u3001\u3002\uff0c\uff1b\uff1a\uff01\uff1f\uff09\u300b\u201d\u3011\u3015")
"""Marks that no line begins with."""


def diff_text(found: Difference, width: int) -> str:
    """Return a change list as lines."""
    return "".join(f"{line}\n" for line in _Text(found, width).lines())


@dataclass(frozen=True)
class _Text:
    found: Difference
    width: int

    @property
    def words(self) -> Words:
        """The words of the new version."""
        return self.found.changes.new.words

    def lines(self) -> Iterator[str]:
        changes, words = self.found.changes, self.words
        handbook = changes.new.wording.plain(changes.new.handbook.about.title)
        yield from self.wrapped(
            words("changes.text.title", handbook=handbook, old=changes.old.name, new=changes.new.name)
        )
        if not changes.groups:
            yield words("changes.page.nothing")
            return
        counts = (words("changes.text.count", label=label, n=n) for label, n in tally(changes))
        yield words("changes.comma").join(counts)
        yield from self.points()
        yield from self.wrapped(words("changes.text.legend"))
        for group in changes.main:
            yield from self.head(group.title)
            for document in group.documents:
                yield from self.document(document)
        yield from self.sheets(sheets_told(changes))
        yield from self.looks(looks_told(changes))
        yield from self.prints()
        yield from self.parties(parties_told(changes))
        yield from self.minor()

    def points(self) -> Iterator[str]:
        """Yield the main points."""
        found = highlights(self.found.changes)
        if found:
            yield from self.head(self.words("changes.highlight.title"))
        for one in found:
            yield from self.wrapped(one.text, 1, "* ")
        if found:
            yield ""

    def minor(self) -> Iterator[str]:
        """Yield what no reader needs, in short."""
        changes = self.found.changes
        if changes.minor:
            yield from self.head(self.words("changes.page.minor", n=changes.minor_count))
        for one in minor_told(changes):
            yield from self.wrapped(one.text, 1)

    def head(self, title: str) -> Iterator[str]:
        yield ""
        yield f"== {title} {'=' * max(2, self.width - columns(title) - 4)}"

    def document(self, document: DocumentChanges) -> Iterator[str]:
        yield ""
        code = f"{document.code} " if document.code else ""
        fate = f" [{self.fate(document.fate)}]" if document.fate != "changed" else ""
        yield from self.wrapped(f"{code}{document.title}{fate}")
        for clause in document.clauses:
            yield from self.clause(clause)

    def fate(self, fate: str) -> str:
        return self.words(f"changes.fate.{fate}")

    def clause(self, clause: ClauseChanges) -> Iterator[str]:
        weight = self.words(f"changes.significance.{clause.significance}")
        fate = f" [{self.fate(clause.fate)}]" if clause.label and clause.fate != "changed" else ""
        yield from self.wrapped(f"{clause.label}{fate} ({weight})".strip(), 1)
        for told in clause.told:
            yield from self.told(told)
        for reason in clause.reasons:
            yield from self.labelled("changes.page.reason", plain(reason.text))
        if clause.parties:
            yield from self.labelled("changes.page.concerns", self.names(clause.parties))
        if clause.used_in:
            used = self.words("changes.semicolon").join(span.text for span in clause.used_in)
            yield from self.labelled("changes.page.used-in", used)

    def told(self, told: Told) -> Iterator[str]:
        if told.field:
            yield from self.wrapped(
                self.words("changes.labelled", label=told.label, value=told.field).strip(), 2
            )
        for pair in told.pairs:
            yield from self.pair(pair)
        if told.field and not told.pairs:
            yield from self.wrapped(self.words("changes.reads-same"), 3)

    def pair(self, pair: Pair) -> Iterator[str]:
        """Yield a line as it was and as it is; where there are both, what differs stands in brackets."""
        both = bool(pair.old and pair.new)
        for mark, side in (("- ", pair.old), ("+ ", pair.new)):
            if side:
                yield from self.wrapped(self.runs(side, marked=both), 3, mark)

    def runs(self, runs: Iterable[Run], *, marked: bool) -> str:
        return "".join(
            self.words("changes.text.marked", text=run.text) if marked and run.fate != "equal" else run.text
            for run in runs
        )

    def labelled(self, key: str, text: str) -> Iterator[str]:
        yield from self.wrapped(self.words("changes.labelled", label=self.words(key), value=text), 2)

    def names(self, ids: Iterable[str]) -> str:
        changes = self.found.changes
        entities = ((changes.side(one), changes.side(one).entity(one)) for one in ids)
        return self.words("common.list-separator").join(side.title(one) for side, one in entities if one)

    def sheets(self, sheets: tuple[SheetTold, ...]) -> Iterator[str]:
        if sheets:
            yield from self.head(self.words("changes.page.sheets"))
        for sheet in sorted(sheets, key=lambda sheet: sheet.comparable):
            key = "is-comparable" if sheet.comparable else "not-comparable"
            because = self.words("changes.semicolon").join(sheet.breaking)
            if sheet.comparable and sheet.content:
                because = self.words("changes.page.content", n=sheet.content)
            told = self.words("changes.labelled", label=sheet.title, value=self.words(f"changes.page.{key}"))
            yield from self.wrapped(
                told + (self.words("changes.text.because", why=because) if because else ""), 1
            )

    def looks(self, looks: tuple[LookTold, ...]) -> Iterator[str]:
        words = self.words
        if looks:
            yield from self.head(words("changes.page.looks"))
        for look in looks:
            told = words("changes.labelled", label=look.name, value=outcome(look, words))
            because = words("changes.semicolon").join(look.because)
            yield from self.wrapped(told + words("changes.text.because", why=because), 1)

    def prints(self) -> Iterator[str]:
        found = self.found.reprints
        lists = {"changed": found.changed, "added": found.added, "withdrawn": found.withdrawn}
        if any(lists.values()):
            yield from self.head(self.words("changes.page.reprints"))
        for name, listed in lists.items():
            if listed:
                yield from self.wrapped(self.words(f"changes.reprint.{name}", n=len(listed)), 1)
                for one in listed:
                    yield from self.wrapped(f"{one.code}  {named(one, self.words)}", 2)

    def parties(self, parties: tuple[PartyTold, ...]) -> Iterator[str]:
        if parties:
            yield from self.head(self.words("changes.page.reading"))
        for party in parties:
            reads = self.words("changes.semicolon").join(one.name for one in party.reading)
            yield from self.wrapped(self.words("changes.labelled", label=party.title, value=reads), 1)

    def wrapped(self, text: str, level: int = 0, mark: str = "") -> Iterator[str]:
        """Yield a text in lines that fit, all but the first below the text of the first."""
        start = INDENT * level + mark
        for place, line in enumerate(_lines(text, max(20, self.width - columns(start)))):
            yield f"{start if place == 0 else ' ' * len(start)}{line}".rstrip()


def named(one: Reprint, words: Words) -> str:
    """Return a print's document by number and title."""
    title = words("changes.numbered", number=one.number, title=one.title) if one.number else one.title
    return words("changes.chart", title=title) if one.kind == "procedure" else title


def columns(text: str) -> int:
    """Return how many columns a text takes on a terminal."""
    return sum(_wide(character) for character in text)


def _wide(character: str) -> int:
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _lines(text: str, width: int) -> Iterator[str]:
    """Yield the lines of a text: broken at blanks, and between Chinese characters."""
    for part in text.split("\n"):
        line, used = "", 0
        for piece in _pieces(part):
            size = columns(piece)
            if line and used + size > width and piece[0] not in NO_START:
                yield line.rstrip()
                line, used = "", 0
                piece = piece.lstrip()  # noqa: PLW2901 - no line begins with a blank
                size = columns(piece)
            line, used = line + piece, used + size
        yield line.rstrip()


def _pieces(text: str) -> Iterator[str]:
    """Yield what is not broken: Latin words with the blank before them, other characters one by one."""
    word = ""
    for character in text:
        if _wide(character) == 1 and character != " ":
            word += character
            continue
        if word:
            yield word
        word = ""
        if character == " ":
            word = " "
        else:
            yield character
    if word:
        yield word
