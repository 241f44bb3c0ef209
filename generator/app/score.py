"""Score a filled workbook: understand it, check that it is what the handbook gave out, reckon it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from generator.app.filled import Reading
from generator.app.project import Project
from generator.app.scored import Scored, scored_sheet
from generator.app.undecided import doubts
from generator.app.versions import Version, Versions, codes, versions
from generator.content import whole_code
from generator.findings import CommandError, Finding, Position, Severity
from generator.model.sheets import Sheet
from generator.scoring.plan import plan
from generator.source.workbook import UnreadableError, Workbook, read_workbook
from generator.views.imprint import site_address
from generator.views.pack.sheets import Taken, round_of
from generator.views.pack.wanted import UnknownChoiceError, Wanted
from generator.views.wording import Wording
from generator.views.workbook import workbook_of


def score_workbook(project: Project, file: Path, day: date) -> Scored:
    """Score a filled workbook by the version that gave it out; one that is not in force on a day is doubted.

    Raises CommandError when there is no such file or it can't be read, and InputError when the handbook's
    source has errors.
    """
    if not file.is_file():
        raise CommandError("cli.no-file", file=str(file))
    known = versions(project, day)
    name = str(project.shown(file))
    try:
        book = read_workbook(file)
    except UnreadableError as error:
        return Scored((Finding(error.rule, Position(name), {"detail": error.detail}),))
    except OSError as error:
        raise CommandError("cli.not-read", file=name, reason=error.strerror or "") from error
    refused: dict[str, Scored] = {}
    for version in _candidates(known, book):
        found = scored(version.wording, name, book)
        if found.known:
            return _dated(_decided(found, known, name), known, name)
        refused.setdefault(found.findings[0].rule, found)
    # What is nearest says most.
    return refused.get("filled-other-rules", next(iter(refused.values())))


def _candidates(known: Versions, book: Workbook) -> Iterator[Version]:
    """Yield the versions that may have given a workbook out: the one in use, other releases, the draft."""
    yield known.in_use
    code = whole_code(book.identity.get("code", ""))
    for release in reversed(known.releases):
        if release is not known.in_force and codes(release).get(book.identity.get("sheet", "")) == code:
            yield known.of(release)
    yield known.draft


def _decided(found: Scored, known: Versions, name: str) -> Scored:
    """Return a score with a doubt for all that the handbook would have to settle for it."""
    if found.sheet is None:
        return found
    return replace(found, findings=(*found.findings, *doubts(found.sheet, known.checked.reading, name)))


def _dated(found: Scored, known: Versions, name: str) -> Scored:
    """Return a score, doubted where another version than that of the workbook is in force."""
    in_force, sheet = known.in_force, found.sheet
    if sheet is None or in_force is None or sheet.wording.edition.folder == in_force.name:
        return found
    arguments = {"version": sheet.view.imprint.control.version, "now": str(in_force.name)}
    doubt = Finding("filled-not-in-force", Position(name), arguments, Severity.WARNING)
    return replace(found, findings=(doubt, *found.findings))


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
    arguments = {key: book.identity.get(key, "") for key in keys} | more
    return Scored((Finding(rule, Position(name), arguments),), known=False)


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
    view, imprint = workbook_of(wording.handbook, wording, taken, wanted.named), taken.view.imprint
    now = {"now": imprint.code, "version_now": imprint.control.version}
    if book.identity.get("code") != imprint.code:
        return _refused("filled-other-version", name, book, **now)
    # Of a release nothing can have changed since; its rules may only be written otherwise by another program.
    frozen = not imprint.control.draft and book.identity.get("version") == imprint.control.version
    if book.identity.get("rules") != view.rules and not frozen:
        return _refused("filled-other-rules", name, book, **now)
    return scored_sheet(
        Reading(name, book, view, plan(wording.handbook, taken.sheet), wording), taken, wanted
    )
