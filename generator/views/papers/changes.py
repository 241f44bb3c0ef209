"""The list of changes between two versions on paper: counted, side by side, with what follows."""

from __future__ import annotations

from collections.abc import Iterator

from generator.views.changes.followups import SheetTold, parties_told, sheets_told
from generator.views.changes.highlights import highlights, tally
from generator.views.changes.looks import looks_told, outcome
from generator.views.changes.minor import minor_told
from generator.views.changes.pairs import Pair
from generator.views.changes.reprints import Reprint, Reprints
from generator.views.changes.told import Told
from generator.views.changes.view import ChangeList, ClauseChanges, DocumentChanges
from generator.views.imprint import Labelled
from generator.views.papers.paper import PaperView, about, columns, listed, prose, runs, text, titled
from generator.views.volume.blocks import Block, Clause, Heading, Line, Paragraph, Piece
from generator.words import Words

BREAK = Piece("\n")


def changes_paper(changes: ChangeList, reprints: Reprints) -> PaperView:
    """Return the list of changes as a paper of its own."""
    words, old, new = changes.new.words, changes.old, changes.new
    title = words("changes.paper.title", old=old.name, new=new.name)
    blocks = (
        *titled(1, words("changes.highlight.title"), points(changes)),
        *summary(changes),
        *titled(1, words("changes.paper.compared"), comparison(changes, 2)),
        *followups(changes, reprints, 1),
        *minor(changes, 2),
    )
    facts = (
        Labelled(words("changes.paper.handbook"), new.wording.plain(new.handbook.about.title)),
        Labelled(words("changes.paper.old"), old.name),
        Labelled(words("changes.paper.new"), new.name),
    )
    return PaperView(about(new.wording, title), facts, (), (), contents=False, blocks=blocks)


def summary(changes: ChangeList) -> Iterator[Block]:
    """Yield how many clauses changed, by what that affects."""
    words = changes.new.words
    if not changes.groups:
        yield Paragraph(text(words("changes.page.nothing")), "lead")
        return
    heads = ((words("changes.page.significance"), "name"), (words("changes.paper.clauses"), "number"))
    rows = ((text(label), text(str(n))) for label, n in tally(changes))
    yield from columns(heads, rows)
    yield Paragraph(text(words("changes.paper.legend")), "small")


def points(changes: ChangeList) -> Iterator[Block]:
    """Yield the main points, a sentence each."""
    yield from listed(text(one.text) for one in highlights(changes))


def minor(changes: ChangeList, level: int) -> Iterator[Block]:
    """Yield what no reader needs, a line each, under a heading of a level."""
    if changes.minor:
        words = changes.new.words
        yield Heading(level, words("changes.page.minor", n=changes.minor_count))
        yield Paragraph(text(words("changes.page.minor-lead")), "small")
        yield from listed(text(one.text) for one in minor_told(changes))


def comparison(changes: ChangeList, level: int) -> Iterator[Block]:
    """Yield every change with its wording side by side, kinds of documents under headings of a level."""
    for group in changes.main:
        yield Heading(level, group.title)
        for document in group.documents:
            yield Heading(level + 1, document.title, document.code, _fate(changes.new.words, document.fate))
            for clause in document.clauses:
                yield from _clause(changes, document, clause)


def _fate(words: Words, fate: str) -> str:
    return "" if fate == "changed" else words(f"changes.fate.{fate}")


def _clause(changes: ChangeList, document: DocumentChanges, clause: ClauseChanges) -> Iterator[Block]:
    words = changes.new.words
    fate = _fate(words, clause.fate) if clause.id != document.id else ""
    flags = (Piece(words(f"changes.significance.{clause.significance}"), "badge"), *text(fate, "strong"))
    yield Clause(
        clause.label
        or words(f"pages.kind.{clause.kind}" if clause.kind == "handbook" else f"kinds.{clause.kind}"),
        flags=flags,
    )
    heads = (
        (words("changes.paper.change"), "text"),
        (words("changes.page.old", version=changes.old.name), "wide"),
        (words("changes.page.new", version=changes.new.name), "wide"),
    )
    yield from columns(heads, (row for told in clause.told for row in _told(told, words)))
    for reason in clause.reasons:
        yield Paragraph((Piece(f"{words('changes.page.reason')} "), *prose(reason.text)), "small")


def _told(told: Told, words: Words) -> Iterator[tuple[Line, ...]]:
    label = (*text(told.label, "strong"), *((BREAK, Piece(told.field)) if told.field else ()))
    same = words("changes.reads-same")
    for place, pair in enumerate(told.pairs or (Pair(),)):
        sides = runs(pair.old), runs(pair.new)
        yield (
            label if place == 0 else (),
            *(sides if told.pairs or not told.field else (text(same), text(same))),
        )


def followups(changes: ChangeList, reprints: Reprints, level: int) -> Iterator[Block]:
    """Yield what follows: for scores, for criteria, for prints, and who must know."""
    words = changes.new.words
    yield from titled(level, words("changes.page.sheets"), sheets(changes))
    yield from titled(level, words("changes.page.looks"), looks(changes))
    yield from titled(level, words("changes.page.reprints"), prints(reprints, words, level + 1))
    yield from titled(level, words("changes.page.reading"), reading(changes))


def sheets(changes: ChangeList) -> Iterator[Block]:
    """Yield the sheets, those whose scores can't be compared first."""
    words = changes.new.words
    heads = (
        (words("pages.column.sheet"), "name"),
        (words("changes.page.comparable"), "text"),
        (words("changes.page.because"), "wide"),
    )
    ordered = sorted(sheets_told(changes), key=lambda sheet: sheet.comparable)
    yield from columns(heads, (_sheet(sheet, words) for sheet in ordered))


def _sheet(sheet: SheetTold, words: Words) -> tuple[Line, ...]:
    because = words("changes.semicolon").join(sheet.breaking)
    if sheet.comparable and sheet.content:
        because = words("changes.page.content", n=sheet.content)
    key = "changes.page.is-comparable" if sheet.comparable else "changes.page.not-comparable"
    kind = "" if sheet.comparable else "notice"
    return text(_numbered(sheet.code, sheet.title, words)), text(words(key), kind), text(because)


def _numbered(number: str, title: str, words: Words) -> str:
    return words("changes.numbered", number=number, title=title) if number else title


def looks(changes: ChangeList) -> Iterator[Block]:
    """Yield the criteria to look at again, those first that nobody has said to stand."""
    words = changes.new.words
    heads = (
        (words("changes.page.criterion"), "name"),
        (words("changes.page.look-because"), "wide"),
        (words("changes.page.look-outcome"), "text"),
    )
    rows = (
        (
            text(one.name),
            text("\n".join(one.because)),
            text(outcome(one, words), "" if one.stands else "notice"),
        )
        for one in looks_told(changes)
    )
    yield from columns(heads, rows)


def prints(found: Reprints, words: Words, level: int) -> Iterator[Block]:
    """Yield the prints to replace, to hand out and to recall, with their content codes."""
    lists = {"changed": found.changed, "added": found.added, "withdrawn": found.withdrawn}
    for name, reprinted in lists.items():
        title = words(f"changes.reprint.{name}", n=len(reprinted))
        yield from titled(level, title, columns(_heads(words), (_print(one, words) for one in reprinted)))


def _heads(words: Words) -> tuple[tuple[str, str], ...]:
    return (words("print.code"), "code"), (words("changes.paper.document"), "name")


def _print(one: Reprint, words: Words) -> tuple[Line, ...]:
    title = _numbered(one.number, one.title, words)
    return text(one.code, "code"), text(
        words("changes.chart", title=title) if one.kind == "procedure" else title
    )


def reading(changes: ChangeList) -> Iterator[Block]:
    """Yield who must know of the changes, with what each has to read."""
    words = changes.new.words
    heads = ((words("changes.page.party"), "name"), (words("changes.page.reads"), "wide"))
    separator = words("common.list-separator")
    yield from columns(
        heads,
        (
            (
                text(party.title),
                text("\n".join(_reads(one.name, separator.join(one.labels), words) for one in party.reading)),
            )
            for party in parties_told(changes)
        ),
    )


def _reads(document: str, clauses: str, words: Words) -> str:
    return words("changes.labelled", label=document, value=clauses) if clauses else document
