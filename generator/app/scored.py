"""A filled sheet, scored: its result, what was put down at its head, and what is to be put right."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from generator.app.cells import shown
from generator.app.days import doubtful_days
from generator.app.filled import Reading
from generator.findings import Finding, Severity
from generator.scoring.marks import Mark
from generator.scoring.plan import Plan
from generator.scoring.results import Result, RowResult
from generator.scoring.score import score
from generator.views.imprint import Labelled
from generator.views.pack.sheets import Taken
from generator.views.pack.wanted import Wanted
from generator.views.scoring import mark_words
from generator.views.sheet import SheetView
from generator.views.wording import Wording
from generator.views.workbook.places import FOLLOW_UP, blank_tag, row_tag, total_tag

NEARLY = Decimal("1e-6")


@dataclass(frozen=True)
class Rectified:
    """Something to be put right."""

    number: str
    """Position on the sheet; empty of what no criterion names."""
    id: str
    title: str
    found: str
    """What was found, in words."""
    lost: Decimal | None
    """Points that it cost; none where it has none, or they are not known."""
    by_hand: bool
    """Whether these points were put down by hand, since the handbook leaves them open."""
    reason: str
    who: str
    due: str
    checker: str
    """Who looked again."""
    checked: str
    """On which day."""
    recheck: str
    """How it was then."""


@dataclass(frozen=True)
class ScoredSheet:
    """A filled sheet with its score."""

    wording: Wording
    view: SheetView
    told: tuple[Labelled, ...]
    """What the sheet says of the rows that it has not, when it is one of a round."""
    chosen: Mapping[str, str]
    """What the round asked for, by name and id."""
    plan: Plan
    marks: Mapping[str, Mark]
    result: Result
    head: tuple[Labelled, ...]
    """What was put down at the head: site, date, people."""
    rectify: tuple[Rectified, ...]
    """In the order of the sheet."""


@dataclass(frozen=True)
class Scored:
    """What became of a filled workbook."""

    findings: tuple[Finding, ...]
    sheet: ScoredSheet | None = None
    """None where the workbook can't be scored; then the findings say why."""
    known: bool = True
    """Whether it belongs to the version by which it was to be scored."""

    @property
    def wrong(self) -> bool:
        """Whether there is an error among the findings."""
        return any(finding.severity is Severity.ERROR for finding in self.findings)


def scored_sheet(reading: Reading, taken: Taken, wanted: Wanted) -> Scored:
    """Score a workbook that belongs to a sheet, if all that stands in it can be understood."""
    reading.unaltered()
    marks = reading.marks()
    if any(finding.severity is Severity.ERROR for finding in reading.findings):
        return Scored(tuple(reading.findings))
    result = score(reading.plan, marks)
    doubtful_days(reading)
    _doubts(reading, result)
    _untouched(reading, marks)
    _compare(reading, result)
    sheet = ScoredSheet(
        wording=reading.wording,
        view=taken.view,
        told=taken.told,
        chosen=dict(wanted.named),
        plan=reading.plan,
        marks=marks,
        result=result,
        head=tuple(_head(reading, taken.view)),
        rectify=(*_nonconforming(reading, marks, result), *_others(reading, marks, result)),
    )
    return Scored(tuple(reading.findings), sheet)


def _doubts(reading: Reading, result: Result) -> None:
    """Note rows that are still open, and what was found without a reason."""
    waits = reading.plan.scheme.unanswered == "incomplete"
    scored = any(row.scored for row in reading.plan.rows)
    for row in result.rows:
        tag, title = row_tag(row.id), reading.wording.name(row.id).text
        at = reading.cell(tag, "answer" if reading.rows[row.id].choices else "amount")
        # Where nothing is scored, "not checked" is an outcome like others.
        if row.id in result.unanswered and (scored or at.value == ""):
            severity = Severity.ERROR if waits else Severity.WARNING
            reading.found("filled-unanswered", at, severity, title=title)
        if row.id in result.nonconformities and reading.cell(tag, "reason").value == "":
            reading.found("filled-no-reason", reading.cell(tag, "reason"), Severity.WARNING, title=title)


def _untouched(reading: Reading, marks: Mapping[str, Mark]) -> None:
    """Note sections that stand whole only because nobody wrote down a finding."""
    for part in reading.plan.parts:
        if part.declared and not any(row.id in marks for row in part.blanks):
            at = reading.cell(blank_tag(part.blanks[0].id), "standard")
            title = reading.wording.name(part.id).text
            reading.found("filled-nothing-found", at, Severity.WARNING, title=title)


def _compare(reading: Reading, result: Result) -> None:
    """Note that the workbook shows another result than is reckoned here."""
    tag = total_tag("result")
    cell = reading.cell(tag, "worth")
    if not isinstance(cell.value, Decimal) or result.result is None:
        return
    if abs(cell.value - result.result) > NEARLY:
        known = {"seen": shown(cell.value), "result": shown(result.result)}
        reading.found("filled-result-differs", cell, Severity.WARNING, **known)


def _nonconforming(reading: Reading, marks: dict[str, Mark], result: Result) -> Iterator[Rectified]:
    numbers = {row.id: row.number for section in reading.view.sheet.sections for row in section.rows}
    rows = {row.id: row for row in reading.plan.rows}
    results = {row.id: row for row in result.rows}
    for identifier in result.nonconformities:
        tag = row_tag(identifier)
        yield Rectified(
            number=numbers[identifier],
            id=identifier,
            title=reading.wording.name(identifier).text,
            found=mark_words(reading.wording, rows[identifier], marks[identifier]),
            lost=_lost(results[identifier]),
            by_hand=results[identifier].by_hand,
            **_follow_up(reading, tag),
        )


def _others(reading: Reading, marks: Mapping[str, Mark], result: Result) -> Iterator[Rectified]:
    """Yield findings that no criterion names."""
    for part in result.parts:
        for row in part.blanks:
            tag = blank_tag(row.id)
            if row.id in marks:
                yield Rectified(
                    number="",
                    id="",
                    title=reading.wording.name(part.id).text,
                    found=shown(reading.cell(tag, "standard").value),
                    lost=_lost(row),
                    by_hand=row.by_hand,
                    **_follow_up(reading, tag),
                )


def _lost(row: RowResult) -> Decimal | None:
    return None if row.lost is None or row.state == "recorded" else row.lost + row.overflow


def _follow_up(reading: Reading, tag: str) -> dict[str, str]:
    return {key: shown(reading.cell(tag, key).value) for key in FOLLOW_UP}


def _head(reading: Reading, printed: SheetView) -> Iterator[Labelled]:
    """Yield what was put down at the head of the sheet."""
    letters = {column.letter: column.key for column in reading.view.main.columns}
    entered = [
        shown(reading.cell(line.tag, letters[cell.column]).value)
        for line in reading.view.main.lines
        if line.tag.startswith("head|")
        for cell in line.cells
        if cell.entry is not None
    ]
    for place, text in zip(printed.head, entered, strict=True):
        if text:
            yield Labelled(place.label, text)
