"""What one version changed, made ready for its page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from generator.changes.history import Revision
from generator.views.address import Address
from generator.views.changes.followups import (
    Filter,
    PartyTold,
    SheetTold,
    parties_told,
    sheets_told,
)
from generator.views.changes.highlights import highlights
from generator.views.changes.looks import looks_told
from generator.views.changes.minor import minor_told
from generator.views.changes.reprints import Reprint, Reprints, reprints
from generator.views.changes.told import WEIGHTS
from generator.views.changes.view import ChangeList, ClauseChanges, DocumentChanges, GroupChanges
from generator.views.pages.book import Book
from generator.views.pages.looks import looks_table
from generator.views.pages.marks import changes_page
from generator.views.pages.page import Row, Table, table
from generator.views.pages.revision_view import (
    ChangesView,
    Choice,
    ClauseView,
    DocumentView,
    GroupView,
    SuggestionView,
)
from generator.views.wording import Prose, Span

TOLD = WEIGHTS[:3]
"""The significances that readers are told."""


@dataclass(frozen=True)
class RevisionMaker:
    """Makes the page of what one version changed."""

    book: Book
    revision: Revision
    changes: ChangeList
    before: Mapping[str, str]
    """The content codes of the prints of the version before, by id."""
    after: Mapping[str, str]

    def view(self) -> ChangesView:
        """Return the content of the page."""
        book, changes = self.book, self.changes
        sheets = sheets_told(changes)
        return ChangesView(
            old=changes.old.name,
            new=changes.new.name,
            lead=self._lead(),
            highlights=tuple(self._highlights()),
            significances=tuple(
                Choice(name, book.words(f"changes.significance.{name}"), changes.counts.get(name, 0))
                for name in TOLD
            ),
            parties=tuple(self._parties()),
            groups=tuple(map(self._group, changes.main)),
            minor=minor_told(changes),
            sheets=self._sheets([one for one in sheets if _touched(one)]),
            others=tuple((self._sheet_name(one),) for one in sheets if not _touched(one)),
            looks=looks_table(book, looks_told(changes)),
            reprints=tuple(self._reprints()),
            reading=self._reading(parties_told(changes)),
            suggestions=tuple(self._suggestions()),
        )

    def _lead(self) -> Prose:
        link = self.book.changed.link
        key = (
            "changes.page.lead"
            if self.revision.version in self.book.past.by_name
            else "changes.page.lead-draft"
        )
        effective = self.book.changed.since(self.revision.version)
        told = {"effective": effective} if self.revision.version in self.book.past.by_name else {}
        return self.book.says(key, old=link(self.revision.before), **told)

    def _highlights(self) -> Iterator[Prose]:
        page = changes_page(self.revision.version)
        for one in highlights(self.changes):
            yield (Span(one.text, Address(page, one.id)),)

    def _group(self, group: GroupChanges) -> GroupView:
        documents = tuple(self._document(one) for one in group.documents)
        return GroupView(f"_{group.kind}", group.title, documents)

    def _address(self, identifier: str) -> Address | None:
        """Return where an entity stands on this site: what was removed since stands nowhere."""
        return self.book.wording.addresses.get(identifier)

    def _party(self, identifier: str) -> Span:
        side = self.changes.side(identifier)
        entity = side.entity(identifier)
        return Span(side.title(entity) if entity else "", self._address(identifier), "")

    @cached_property
    def _filter(self) -> Filter:
        return Filter(self.changes)

    def _parties(self) -> Iterator[Choice]:
        counts: dict[str, int] = {}
        documents = (document for group in self.changes.main for document in group.documents)
        for clause in (clause for document in documents for clause in document.clauses):
            for party in self._filter.of(clause):
                counts[party] = counts.get(party, 0) + 1
        for side in (self.changes.new, self.changes.old):
            for one in (*side.handbook.departments, *side.handbook.posts):
                if count := counts.pop(one.id, 0):
                    yield Choice(str(one.id), side.title(one), count)

    def _document(self, document: DocumentChanges) -> DocumentView:
        return DocumentView(
            anchor=f"_in-{document.id}",
            title=document.title,
            code=document.code,
            address=self._address(document.id),
            fate=self._fate(document.fate),
            clauses=tuple(self._clause(document, clause) for clause in document.clauses),
        )

    def _fate(self, fate: str) -> str:
        return "" if fate == "changed" else self.book.words(f"changes.fate.{fate}")

    def _clause(self, document: DocumentChanges, clause: ClauseChanges) -> ClauseView:
        names = tuple(self._party(one) for one in clause.parties)
        own = clause.id == document.id
        return ClauseView(
            id=clause.id,
            anchors=clause.inside,
            label=(Span(clause.label, self._address(clause.id)),) if clause.label else (),
            fate="" if own else self._fate(clause.fate),
            whole=clause.fate in {"added", "removed"},
            significance=clause.significance,
            parties=self.book.listed(names),
            filtered=" ".join(self._filter.of(clause)),
            told=tuple(one for one in clause.told if not one.quiet),
            grounds=tuple(one for one in clause.told if one.quiet),
            used_in=self.book.listed(tuple(map(self._linked, clause.used_in))),
            reasons=tuple(self._unlinked(reason.text) for reason in clause.reasons),
        )

    def _linked(self, span: Span) -> Span:
        """Keep a link only where this site has its target."""
        known = span.address in self._known if span.address else False
        return span if known else Span(span.text, kind=span.kind)

    @cached_property
    def _known(self) -> frozenset[Address]:
        return frozenset(self.book.wording.addresses.values())

    def _unlinked(self, text: Prose) -> Prose:
        return tuple(map(self._linked, text))

    def _sheet_name(self, sheet: SheetTold) -> Span:
        return Span(sheet.title, self._address(sheet.id), "sheet")

    def _sheets(self, sheets: list[SheetTold]) -> Table | None:
        book = self.book
        columns = book.columns(
            ("pages.column.number", "code"),
            ("pages.column.sheet", "name"),
            ("changes.page.comparable", "text"),
            ("changes.page.because", "text"),
        )
        rows = tuple(Row(self._sheet(sheet)) for sheet in sorted(sheets, key=lambda sheet: sheet.comparable))
        return table(columns, rows) if rows else None

    def _sheet(self, sheet: SheetTold) -> tuple[Prose, ...]:
        words, name = self.book.words, self._sheet_name(sheet)
        if sheet.comparable:
            told = Span(words("changes.page.is-comparable"))
            because = words("changes.page.content", n=sheet.content)
        else:
            told = Span(words("changes.page.not-comparable"), kind="pending")
            because = words("changes.semicolon").join(sheet.breaking)
        return _text(sheet.code), (name,), (told,), _text(because)

    def _reprints(self) -> Iterator[tuple[str, tuple[Row, ...]]]:
        if self.before and self.after:
            found: Reprints = reprints(self.changes.old, self.changes.new, self.before, self.after)
            for name in ("changed", "added", "withdrawn"):
                listed: Iterable[Reprint] = getattr(found, name)
                if told := tuple(self._reprint(one) for one in listed):
                    yield self.book.words(f"changes.reprint.{name}", n=len(told)), told

    def _reprint(self, one: Reprint) -> Row:
        """Return a document with its anchor, to which whoever verifies an old print of it is led."""
        words = self.book.words
        title = words("changes.numbered", number=one.number, title=one.title) if one.number else one.title
        if one.kind == "procedure":
            title = words("changes.chart", title=title)
        told = (Span(title, self._address(one.id), one.kind), Span(" "), Span(one.code, kind="code"))
        return Row((told,), anchor=f"print-{one.id}")

    def _reading(self, parties: tuple[PartyTold, ...]) -> Table | None:
        book = self.book
        columns = book.columns(("changes.page.party", "name"), ("changes.page.reads", "text"))
        rows = tuple(Row((((self._party(one.id)),), self._reads(one))) for one in parties)
        return table(columns, rows) if rows else None

    def _reads(self, party: PartyTold) -> Prose:
        page = changes_page(self.revision.version)
        return self.book.listed(
            tuple(
                Span(one.name, self._address(one.id) or Address(page, one.clauses[0]), "")
                for one in party.reading
            )
        )

    def _suggestions(self) -> Iterator[SuggestionView]:
        """Yield the suggestions that changed: made since, or decided."""
        changed = {change.id for change in self.revision.changes if change.entity == "suggestion"}
        new = self.changes.new
        for one in new.handbook.suggestions:
            if one.id in changed:
                outcome = one.decision.outcome if one.decision else "none"
                text = self._unlinked(new.wording.text(one.text))
                told = self.book.words(f"pages.outcome.{outcome}")
                yield SuggestionView(str(one.id), (*text, Span(" "), Span(told, kind="outcome")))


def _text(text: str) -> Prose:
    return (Span(text),) if text else ()


def _touched(sheet: SheetTold) -> bool:
    """Tell whether a sheet is scored, or asks, otherwise than before."""
    return not sheet.comparable or sheet.content > 0
