"""A scoring sheet, ready to print: all that an inspector reads, ticks and writes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from generator.model.base import Basis, Entity, Unspecified
from generator.model.handbook import Handbook
from generator.model.scoring import AllOrNothing, Deduct, ItemRule, Scheme
from generator.model.sheets import Section, Sheet
from generator.model.standards import Check, Criterion, ServiceStandard
from generator.scoring.ladder import Ladder
from generator.scoring.totals import total
from generator.views.control import control
from generator.views.imprint import Imprint, Labelled, imprint, joined, stamped
from generator.views.wording import Wording, number

LADDER_MOST = 6
"""So many rungs of a deduction ladder fit into two lines of its column."""


@dataclass(frozen=True)
class SheetRow:
    """One criterion."""

    id: str
    number: str
    """Its position on the sheet, counted through all sections."""
    title: str
    text: str
    points: str
    rule: str
    """How it is scored, in words."""
    ladder: tuple[str, ...]
    """Points left after none, one, two … occurrences; only where each occurrence costs a stated amount."""
    method: str
    """How it is checked."""
    check: str
    """By whom and how often, where that differs from the sheet as a whole; else empty."""


@dataclass(frozen=True)
class SheetSection:
    """A part of the sheet with its full points."""

    id: str
    title: str
    subtotal: str
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
    """Return a sheet ready to print.

    `address` is the absolute address of the sheet's page on the published site, without an anchor; empty for
    a handbook that is published nowhere. See `stamped` for what the QR code then holds.
    """
    words = wording.words
    scheme = handbook.get(sheet.scheme, Scheme)
    sections = _sections(wording, sheet, scheme)
    full = _full(
        wording, sheet.total, [points for section in sheet.sections for points in _points(handbook, section)]
    )
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
        head=_blanks(words.section("print.sheet.head")),
        columns=_columns(wording),
        sections=sections,
        total=full,
        totals=(Labelled(words("print.sheet.full"), full), *_blanks(words.section("print.sheet.totals"))),
        follow_up=_blanks(words.section("print.sheet.follow-up")),
        signatures=_blanks(words.section("print.sheet.signatures")),
        suggestion=words("print.suggestion"),
    )
    return stamped(view, address)


def criteria(handbook: Handbook, section: Section) -> Iterator[Criterion]:
    """Yield the criteria of a section in their order; a service standard stands for all of its criteria."""
    for item in section.items:
        entity = handbook.by_id[item].entity
        if isinstance(entity, ServiceStandard):
            yield from entity.criteria
        elif isinstance(entity, Criterion):
            yield entity


def _points(handbook: Handbook, section: Section) -> Iterator[Decimal | Unspecified]:
    return (criterion.points for criterion in criteria(handbook, section))


def _basis(handbook: Handbook, sheet: Sheet) -> Iterator[Basis]:
    """Yield what the sheet, its sections and its criteria are based on."""
    entities: list[Entity] = [sheet]
    for section in sheet.sections:
        entities += [section, *criteria(handbook, section)]
    for entity in entities:
        yield from entity.basis


def _sections(wording: Wording, sheet: Sheet, scheme: Scheme) -> tuple[SheetSection, ...]:
    sections, position = [], 0
    for section in sheet.sections:
        rows = []
        for criterion in criteria(wording.handbook, section):
            position += 1
            rows.append(_row(wording, sheet, scheme, criterion, position))
        subtotal = _full(wording, section.total, list(_points(wording.handbook, section)))
        sections.append(SheetSection(section.id, wording.plain(section.title), subtotal, tuple(rows)))
    return tuple(sections)


def _row(wording: Wording, sheet: Sheet, scheme: Scheme, criterion: Criterion, position: int) -> SheetRow:
    rule = scheme.item if criterion.rule is None else criterion.rule
    check = sheet.check if criterion.check is None else criterion.check
    own = isinstance(criterion.check, Check)
    return SheetRow(
        id=criterion.id,
        number=str(position),
        title=wording.plain(criterion.title),
        text=wording.plain(criterion.text),
        points=wording.points(criterion.points),
        rule=rule_words(wording, rule),
        ladder=_ladder(criterion.points, rule),
        method=_method(wording, check),
        check=_check(wording, criterion.check) if own and isinstance(criterion.check, Check) else "",
    )


def rule_words(wording: Wording, rule: ItemRule | Unspecified) -> str:
    """Return how an item is scored, in words."""
    words = wording.words
    match rule:
        case AllOrNothing():
            return words("print.rule.all-or-nothing")
        case Deduct(each=each, per=per, floor=floor):
            unit = words(f"print.rule.per.{per}")
            key = "print.rule.deduct-to-floor" if floor else "print.rule.deduct"
            known = {"unit": unit, "each": wording.points(each)}
            return words(key, **known, floor=number(floor)) if floor else words(key, **known)
        case _:
            return wording.unspecified.text


def _ladder(points: Decimal | Unspecified, rule: ItemRule | Unspecified) -> tuple[str, ...]:
    if not isinstance(rule, Deduct) or not isinstance(rule.each, Decimal) or not isinstance(points, Decimal):
        return ()
    ladder = Ladder(points, rule.each, rule.floor)
    scores = ladder.scores(LADDER_MOST)
    return tuple("\u2026" if score is None else number(score) for score in scores) if ladder.steps else ()


def _method(wording: Wording, check: Check | Unspecified) -> str:
    if isinstance(check, Unspecified) or isinstance(check.how, Unspecified):
        return wording.unspecified.text
    return wording.words("print.and").join(wording.plain(way) for way in check.how)


def _check(wording: Wording, check: Check) -> str:
    return wording.words(
        "print.sheet.check", by=joined(wording, check.by), often=wording.amount(check.frequency)
    )


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
    words, silent = wording.words, wording.unspecified.text
    check = sheet.check
    not_applicable = scheme.not_applicable
    return (
        Labelled(words("print.sheet.scheme"), wording.plain(scheme.title)),
        Labelled(words("print.sheet.by"), joined(wording, check.by) if isinstance(check, Check) else silent),
        Labelled(
            words("print.sheet.frequency"),
            wording.amount(check.frequency) if isinstance(check, Check) else silent,
        ),
        Labelled(
            words("print.sheet.not-applicable"),
            silent
            if isinstance(not_applicable, Unspecified)
            else words(f"print.not-applicable.{not_applicable}"),
        ),
    )


def _blanks(labels: dict[str, str]) -> tuple[Labelled, ...]:
    """Return places to fill in, in the order in which the catalogue lists them."""
    return tuple(Labelled(label) for label in labels.values())


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
