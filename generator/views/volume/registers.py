"""What is looked up: schemes, methods, scripts, competences, records, terms, contradictions; as blocks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator.views.pages.competences import CompetencesView, StaffingView
from generator.views.pages.conflicts import ConflictsView, MemberView
from generator.views.pages.documents import DocumentsView, DocumentView
from generator.views.pages.gaps import GapDocument, GapsView
from generator.views.pages.methods import MethodsView, UsedView
from generator.views.pages.page import Page
from generator.views.pages.records import RecordsView, RetentionView
from generator.views.pages.scheme import SchemeView
from generator.views.pages.scoring import ScoringView
from generator.views.pages.scripts import LineView, ScriptsView
from generator.views.pages.sites import SitesView, SiteView
from generator.views.pages.terms import TermsView
from generator.views.volume.blocks import (
    Block,
    Clause,
    Heading,
    Line,
    Lines,
    Paragraph,
    Piece,
    Table,
    TableRow,
    facts,
    line,
    lines,
    table,
)
from generator.views.volume.documents import basis, notices
from generator.views.wording import Prose, Span
from generator.words import Words


def schemes(page: Page, words: Words, *, foreign: bool) -> Iterator[Block]:
    """Yield the schemes of the own industry, or those of others; the answers stand with the own."""
    view: ScoringView = page.content
    for one in view.schemes:
        if bool(one.notes.badge) is foreign:
            yield from _scheme(one, words)
    for chosen in () if foreign else view.responses:
        yield Heading(2, words("pages.response-set", title=chosen.title), anchor=chosen.notes.id)
        yield from notices(chosen.notes)
        yield from table(chosen.responses)


def _scheme(view: SchemeView, words: Words) -> Iterator[Block]:
    yield Heading(2, view.title, badge=view.notes.badge, anchor=view.notes.id)
    for notice in view.notes.notices:
        yield Paragraph(line(notice), "notice")
    if view.text:
        yield Paragraph(line(view.text))
    yield from facts(view.facts)
    yield from table(view.deductions)
    yield from table(view.grades)
    if view.sheets:
        yield Paragraph((Piece(words("pages.used-by-sheets")),), "lead")
        yield Lines(lines(view.sheets))
    yield from basis(view.notes, words)


def methods(page: Page, words: Words) -> Iterator[Block]:
    """Yield the marks and the check methods."""
    view: MethodsView = page.content
    for key, found in (("marks", view.marks), ("methods", view.methods)):
        if found:
            yield Heading(2, words(f"pages.section.{key}"))
            for one in found:
                yield from _used(one)


def _used(view: UsedView) -> Iterator[Block]:
    yield Clause(title=view.title, number=view.symbol, text=line(view.text), anchor=view.notes.id)
    yield from notices(view.notes)


def _entry(view: StaffingView | RetentionView | SiteView | DocumentView, text: Line = ()) -> Iterator[Block]:
    yield Clause(view.title, text=text, anchor=view.notes.id)
    yield from notices(view.notes)
    yield from facts(view.facts)


def scripts(page: Page, _words: Words) -> Iterator[Block]:
    """Yield what is said to customers."""
    view: ScriptsView = page.content
    for group in view.groups:
        if group.title:
            yield Heading(2, group.title)
        for one in group.scripts:
            yield Clause(one.title, text=line(one.occasion), anchor=one.notes.id)
            yield from notices(one.notes)
            yield Lines(tuple((*_when(each), *line(each.say)) for each in one.lines))
            yield from facts((one.who,))


def _when(said: LineView) -> Line:
    return (*line(said.when), Piece(" ")) if said.when else ()


def competences(page: Page, words: Words) -> Iterator[Block]:
    """Yield what people must know, and how posts are staffed."""
    view: CompetencesView = page.content
    for group in view.groups:
        if group.title:
            yield Heading(2, group.title)
        for one in group.competences:
            yield Clause(one.title, anchor=one.notes.id)
            yield from notices(one.notes)
            yield Lines(lines(one.topics))
            yield from facts(one.facts)
    if view.staffing:
        yield Heading(2, words("pages.section.staffing"))
    for staffing in view.staffing:
        yield from _entry(staffing)


def records(page: Page, words: Words) -> Iterator[Block]:
    """Yield how long records are kept."""
    view: RecordsView = page.content
    for rule in view.rules:
        yield from _entry(rule)
    if view.without:
        yield Heading(2, words("pages.section.without-retention"))
        yield Lines(lines(view.without))


def sites(page: Page, words: Words) -> Iterator[Block]:
    """Yield the types of sites and the sites, with what holds for some only."""
    view: SitesView = page.content
    for title, found in ((words("pages.site-types"), view.types), (words("pages.sites"), view.sites)):
        if found:
            yield Heading(2, title)
        for one in found:
            yield from _entry(one)


def named_only(page: Page, _words: Words) -> Iterator[Block]:
    """Yield the documents that the handbook names and does not hold."""
    view: DocumentsView = page.content
    for group in view.groups:
        if group.title:
            yield Heading(2, group.title)
        for one in group.documents:
            yield from _entry(one, line(one.purpose))


def gaps(page: Page, words: Words) -> Iterator[Block]:
    """Yield all that no source says, a row for each document."""
    view: GapsView = page.content
    yield Paragraph((Piece(words("pages.lead.gaps", n=view.count)),), "lead")
    heads = (words("print.volume.document"), words("print.volume.missing"))
    for group in view.groups:
        yield Heading(2, words("print.volume.gaps", title=group.title, n=group.count))
        rows = (TableRow(((Piece(one.name),), tuple(_missing(one, words)))) for one in group.documents)
        yield Table(heads, ("text", "wide"), tuple(rows))


def _missing(document: GapDocument, words: Words) -> Iterator[Piece]:
    """Yield what is not known of each part of a document, without the document's name again."""
    for place, gap in enumerate(document.gaps):
        if place:
            yield Piece(words("print.semicolon"))
        first, *rest = line(gap.entity)
        part = replace(first, text=first.text.removeprefix(document.name).lstrip())
        if part.text:
            yield from (part, *rest, Piece(" "))
        yield Piece(gap.missing, "unspecified")


def terms(page: Page, _words: Words) -> Iterator[Block]:
    """Yield the terms."""
    view: TermsView = page.content
    for term in view.terms:
        yield Clause(term.title, text=line(term.definition), anchor=term.notes.id)
        yield from notices(term.notes)
        yield from facts(term.facts)


def _side(member: MemberView) -> Prose:
    return (*member.value, Span("\n"), *member.gone) if member.gone else member.value


def conflicts(page: Page, words: Words) -> Iterator[Block]:
    """Yield what cannot all hold, first what is pending."""
    view: ConflictsView = page.content
    for one in view.conflicts:
        yield Heading(2, one.title, anchor=one.notes.id)
        yield Paragraph((Piece(one.flag, "" if one.state == "decided" else "notice"),), "lead")
        yield Paragraph(line(one.differs))
        heads = (words("print.volume.where"), words("print.volume.says"))
        rows = tuple(TableRow((line(member.place), line(_side(member)))) for member in one.members)
        yield Table(heads, ("name", "text"), rows)
        yield from facts(one.facts)
