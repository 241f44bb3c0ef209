"""A scoring sheet, ready to print: all that an inspector reads, ticks and writes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from generator.model.base import Basis, Entity, Unspecified
from generator.model.handbook import Handbook
from generator.model.schemes import Scheme
from generator.model.sheets import Section, Sheet
from generator.scoring.totals import total
from generator.views.control import control
from generator.views.imprint import Imprint, Labelled, imprint, stamped
from generator.views.scoring import not_applicable_words
from generator.views.sheet_row import SheetRow, checked_by, checked_often, sheet_row
from generator.views.wording import Wording, number, plain

REPEATED_MOST = 80
"""A longer title of a section stands once, not at the head of every page that the section goes on to."""


@dataclass(frozen=True)
class SheetSection:
    """A part of the sheet with its full points."""

    id: str
    title: str
    subtotal: str
    """Full points in words, or how many are known."""
    repeated: bool
    """Whether the title is short enough to stand on every page that the section goes on to."""
    rows: tuple[SheetRow, ...]


@dataclass(frozen=True)
class SheetColumns:
    """The heads of the columns of the main table, in their order."""

    number: str
    standard: str
    points: str
    rule: str
    method: str
    ticks: tuple[str, ...]
    """The four outcomes, each with a box in every row: conforms, does not, not applicable, not checked."""
    tally: str
    deduction: str
    score: str
    reason: str


@dataclass(frozen=True)
class SheetView:
    """A scoring sheet."""

    id: str
    imprint: Imprint
    purpose: str
    """Empty where nothing is said."""
    facts: tuple[Labelled, ...]
    """Known beforehand: the scheme, who checks and how often, what "not applicable" does."""
    head: tuple[Labelled, ...]
    """To fill in before the check: site, date, times, people."""
    columns: SheetColumns
    sections: tuple[SheetSection, ...]
    total: str
    """Full points of the sheet."""
    totals: tuple[Labelled, ...]
    """The reckoning at the end; empty texts are filled in by hand."""
    follow_up: tuple[Labelled, ...]
    """Rectification: who, by when, re-check."""
    signatures: tuple[Labelled, ...]
    suggestion: str
    """Label of the box for suggestions of revision."""


def sheet_view(handbook: Handbook, sheet: Sheet, wording: Wording, address: str) -> SheetView:
    """Return a sheet ready to print. For `address` see `stamped`."""
    words = wording.words
    scheme = handbook.get(sheet.scheme, Scheme)
    sections = _sections(handbook, wording, sheet, scheme)
    full = _full(wording, sheet.total, _points(handbook, *sheet.sections))
    title = wording.plain(sheet.title)
    view = SheetView(
        id=sheet.id,
        imprint=imprint(
            handbook,
            wording,
            sheet,
            control(wording, title, sheet.number),
            tuple(_basis(handbook, sheet)),
            _legend(wording, sections),
        ),
        purpose=wording.plain(sheet.purpose),
        facts=_facts(wording, sheet, scheme),
        head=_blanks(wording, "head"),
        columns=_columns(wording),
        sections=sections,
        total=full,
        totals=(Labelled(words("print.sheet.full"), full), *_blanks(wording, "totals")),
        follow_up=_blanks(wording, "follow-up"),
        signatures=_blanks(wording, "signatures"),
        suggestion=words("print.suggestion"),
    )
    return stamped(view, address)


def _basis(handbook: Handbook, sheet: Sheet) -> Iterator[Basis]:
    """Yield what the sheet, its sections and its criteria are based on."""
    entities: list[Entity] = [sheet]
    for section in sheet.sections:
        entities += [section, *handbook.criteria(section)]
    for entity in entities:
        yield from entity.basis


def _sections(handbook: Handbook, wording: Wording, sheet: Sheet, scheme: Scheme) -> tuple[SheetSection, ...]:
    sections, position = [], 0
    for section in sheet.sections:
        rows = []
        for criterion in handbook.criteria(section):
            position += 1
            rows.append(sheet_row(wording, sheet, scheme, criterion, position))
        title = wording.plain(section.title)
        full = _full(wording, section.total, _points(handbook, section))
        subtotal = wording.words("print.sheet.subtotal", points=full)
        sections.append(SheetSection(section.id, title, subtotal, len(title) <= REPEATED_MOST, tuple(rows)))
    return tuple(sections)


def _points(handbook: Handbook, *sections: Section) -> list[Decimal | Unspecified]:
    criteria = (criterion for section in sections for criterion in handbook.criteria(section))
    return [criterion.points for criterion in criteria if criterion.points is not None]


def _full(
    wording: Wording, declared: Decimal | Unspecified | None, points: list[Decimal | Unspecified]
) -> str:
    """Return full points: as declared, which a rule has checked; else the sum, saying what it leaves out."""
    if isinstance(declared, Decimal):
        return number(declared)
    sum_ = total(points)
    if not sum_.counted:
        return wording.unspecified.text
    if sum_.complete:
        return number(sum_.known)
    return wording.words("print.sheet.partly-known", known=number(sum_.known), unknown=sum_.unknown)


def _facts(wording: Wording, sheet: Sheet, scheme: Scheme) -> tuple[Labelled, ...]:
    words, checks = wording.words, sheet.checks
    return (
        Labelled(words("print.sheet.scheme"), wording.plain(scheme.title)),
        Labelled(words("print.sheet.by"), checked_by(wording, checks)),
        Labelled(words("print.sheet.frequency"), checked_often(wording, checks)),
        Labelled(words("print.sheet.not-applicable"), plain(not_applicable_words(wording, scheme))),
    )


def _blanks(wording: Wording, group: str) -> tuple[Labelled, ...]:
    """Return places to fill in, in the order in which the catalogue lists them."""
    labels = wording.words.section(f"print.sheet.{group}")
    patterns = wording.words.section(f"print.sheet.pattern.{group}")
    return tuple(Labelled(label, pattern=patterns.get(key, "")) for key, label in labels.items())


def _columns(wording: Wording) -> SheetColumns:
    words = wording.words
    return SheetColumns(
        number=words("print.sheet.column.number"),
        standard=words("print.sheet.column.standard"),
        points=words("print.sheet.column.points"),
        rule=words("print.sheet.column.rule"),
        method=words("print.sheet.column.method"),
        ticks=tuple(words.section("print.tick").values()),
        tally=words("print.sheet.column.tally"),
        deduction=words("print.sheet.column.deduction"),
        score=words("print.sheet.column.score"),
        reason=words("print.sheet.column.reason"),
    )


def _legend(wording: Wording, sections: tuple[SheetSection, ...]) -> tuple[Labelled, ...]:
    words = wording.words
    rows = [row for section in sections for row in section.rows]
    marks = [
        Labelled(words(f"print.tick.{key}"), text) for key, text in words.section("print.legend.tick").items()
    ]
    marks.append(Labelled(words("print.sheet.column.tally"), words("print.legend.tally")))
    if ladder := next((row.ladder for row in rows if row.ladder), None):
        marks.append(Labelled(words("print.arrow").join(ladder), words("print.legend.ladder")))
    marks.append(Labelled(wording.unspecified.text, words("print.legend.unspecified")))
    return tuple(marks)
