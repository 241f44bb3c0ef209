"""Score a filled workbook: understand it, check that it is what the handbook gave out, reckon it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from generator.app.check import tellable
from generator.app.filled import Reading, shown
from generator.app.project import Project
from generator.findings import CommandError, Finding, Position, Severity
from generator.model.sheets import Sheet
from generator.scoring.marks import Mark
from generator.scoring.plan import Plan, plan
from generator.scoring.results import Result
from generator.scoring.score import score
from generator.source.workbook import UnreadableError, Workbook, read_workbook
from generator.views.imprint import Labelled, site_address
from generator.views.pack.sheets import Taken, round_of
from generator.views.pack.wanted import UnknownChoiceError, Wanted
from generator.views.scoring import mark_words
from generator.views.sheet import SheetView
from generator.views.wording import Wording
from generator.views.workbook import workbook_of
from generator.views.workbook.places import row_tag, total_tag

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
    reason: str
    who: str
    due: str


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

    @property
    def wrong(self) -> bool:
        """Whether there is an error among the findings."""
        return any(finding.severity is Severity.ERROR for finding in self.findings)


def score_workbook(project: Project, file: Path) -> Scored:
    """Score a filled workbook by the handbook as it is now.

    Raises CommandError when there is no such file or it can't be read, and InputError when the handbook's
    source has errors.
    """
    if not file.is_file():
        raise CommandError("cli.no-file", file=str(file))
    wording = tellable(project).wording
    name = str(project.shown(file))
    try:
        book = read_workbook(file)
    except UnreadableError as error:
        return Scored((Finding(error.rule, Position(name), {"detail": error.detail}),))
    except OSError as error:
        raise CommandError("cli.not-read", file=name, reason=error.strerror or "") from error
    return scored(wording, name, book)


def scored(wording: Wording, name: str, book: Workbook) -> Scored:
    """Score a workbook by a handbook; `name` is the file as people see it."""
    sheet = next((sheet for sheet in wording.handbook.sheets if sheet.id == book.identity.get("sheet")), None)
    foreign = _foreign(wording, book, sheet)
    if sheet is None or foreign:
        return _refused(foreign, name, book)
    try:
        wanted = Wanted.of(wording.handbook, book.identity, sheet)
    except UnknownChoiceError as error:
        return _refused("filled-unknown-choice", name, book, name=error.name, value=error.value)
    taken = round_of(wording.handbook, wording, wanted, site_address(wording)).sheets
    if not taken:
        return _refused("filled-nothing-left", name, book, title=wording.plain(sheet.title))
    return _of_this_handbook(wording, name, book, taken[0], wanted)


def _refused(rule: str, name: str, book: Workbook, /, **more: object) -> Scored:
    """Return the finding that a workbook can't be scored."""
    keys = ("organisation", "handbook", "sheet", "version", "code")
    return Scored((Finding(rule, Position(name), {key: book.identity.get(key, "") for key in keys} | more),))


def _foreign(wording: Wording, book: Workbook, sheet: Sheet | None) -> str:
    """Return the rule by which a workbook does not belong to this handbook; empty where it may."""
    about = wording.handbook.about
    if book.identity.get("organisation") != wording.plain(about.organisation):
        return "filled-foreign"
    if sheet is None:
        same = book.identity.get("handbook") == wording.plain(about.title)
        return "filled-unknown-sheet" if same else "filled-foreign"
    return ""


def _of_this_handbook(wording: Wording, name: str, book: Workbook, taken: Taken, wanted: Wanted) -> Scored:
    view, printed = workbook_of(wording.handbook, wording, taken, wanted.named), taken.view
    if (book.identity.get("code"), book.identity.get("rules")) != (printed.imprint.code, view.rules):
        now = {"now": printed.imprint.code, "version_now": printed.imprint.control.version}
        rule = "filled-other-version"
        if book.identity.get("code") == printed.imprint.code:
            rule = "filled-other-rules"
        return _refused(rule, name, book, **now)
    plan_ = plan(wording.handbook, taken.sheet)
    reading = Reading(name, book, view, plan_, wording)
    reading.unaltered()
    marks = reading.marks()
    if any(finding.severity is Severity.ERROR for finding in reading.findings):
        return Scored(tuple(reading.findings))
    result = score(plan_, marks)
    _doubts(reading, result)
    _compare(reading, result)
    rectify = (*_nonconforming(reading, marks, result), *_others(reading))
    head = tuple(_head(reading, printed))
    chosen = dict(wanted.named)
    sheet = ScoredSheet(wording, printed, taken.told, chosen, plan_, marks, result, head, rectify)
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
    for identifier in result.nonconformities:
        tag = row_tag(identifier)
        yield Rectified(
            number=numbers[identifier],
            id=identifier,
            title=reading.wording.name(identifier).text,
            found=mark_words(reading.wording, rows[identifier], marks[identifier]),
            **_follow_up(reading, tag),
        )


def _others(reading: Reading) -> Iterator[Rectified]:
    """Yield findings that no criterion names."""
    for line in reading.view.main.lines:
        if line.tag.startswith("other|") and (found := shown(reading.cell(line.tag, "standard").value)):
            section = reading.wording.name(line.tag.split("|")[1]).text
            yield Rectified("", "", section, found, **_follow_up(reading, line.tag))


def _follow_up(reading: Reading, tag: str) -> dict[str, str]:
    return {key: shown(reading.cell(tag, key).value) for key in ("reason", "who", "due")}


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
