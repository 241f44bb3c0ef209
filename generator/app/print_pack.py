"""Print: check the source, then give out the sheets of one round, as one PDF or as files to fill in."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.app.printables import LAYOUTS
from generator.app.printing import noted, on_the_day, state_of
from generator.app.project import Project
from generator.app.rounds import Asked, Choices
from generator.app.versions import versions
from generator.app.writing import write_all
from generator.findings import CommandError
from generator.model.edition import Copy
from generator.render.excel import workbook
from generator.render.fonts import prepared
from generator.render.typst import Typesetter, pack_document
from generator.render.word import WordWriter, word_document
from generator.views.imprint import Labelled, site_address
from generator.views.pack import pack_view
from generator.views.pack.sheets import Round, round_of
from generator.views.pack.wanted import Wanted
from generator.views.prints import NAME_MOST, distinct, file_name
from generator.views.wording import Wording
from generator.views.workbook import workbook_of

PDF, WORD = "pdf", "docx"
FORMS = (PDF, "xlsx", WORD)
"""The formats: one PDF for all, or files to fill in, one for each sheet."""


@dataclass(frozen=True)
class Printed:
    """What was written for a round."""

    place: Path
    """The file, or the folder of several."""
    sheets: int
    left_off: tuple[Labelled, ...]
    """Sheets that do not apply to the site, with the reason."""
    not_asked: tuple[Labelled, ...]
    """Sheets of which the round asks for no row, with the reason."""
    state: tuple[str, str]
    """What the version is on that day, and what that means for whoever holds the print."""
    usable: bool
    """Whether one may work by it."""
    copy: Copy | None
    """The controlled copy that it is."""
    still_out: tuple[str, ...] = ()
    """Former editions of a controlled copy that did not come back."""


@dataclass(frozen=True)
class _Made:
    """A round that is ready to be written."""

    wording: Wording
    wanted: Wanted
    round: Round
    day: date

    def pack(self, fonts: Path) -> bytes:
        """Return all sheets as one PDF, behind a cover."""
        words = self.wording.words
        data = pack_document(pack_view(self.wording, self.wanted, self.round), words)
        characters = frozenset(json.dumps(data, ensure_ascii=False))
        return Typesetter(LAYOUTS, prepared(characters, fonts, words.script)).pdf("pack.typ", data)

    def sheets(self, form: str) -> Iterator[tuple[str, bytes]]:
        """Yield each sheet to fill in, by id."""
        writer, words = WordWriter(LAYOUTS / "word"), self.wording.words
        for taken in self.round.sheets:
            if form == WORD:
                made = writer.docx(word_document(taken.view, words))
            else:
                made = workbook(workbook_of(self.wording.handbook, self.wording, taken, self.wanted.named))
            yield taken.view.id, made

    def names(self) -> dict[str, str]:
        """Return what each sheet's file is called, by id.

        With the site and the day: files leave their folders, and the same sheet is filled in each month.
        """
        place = self.wording.plain(self.wanted.place.title) if self.wanted.place else ""
        silent, names = self.wording.unspecified.text, {}
        for taken in self.round.sheets:
            papers = taken.view.imprint.control
            number = "" if papers.number == silent else papers.number
            day = f" {self.day.isoformat()}"
            name = file_name(number, papers.title, place)[: NAME_MOST - len(day)].rstrip(" .")
            names[taken.view.id] = f"{name}{day}"
        return distinct(names)


def print_pack(
    project: Project, asked: Asked, day: date, output: Path | None, form: str | None = None
) -> Printed:
    """Write the sheets of a round to `output`, or below `build/prints/`.

    They are those of the release that is asked for, or else of the version in use on a day: that of the
    round, which the names of files to fill in carry.

    `form` is one of `FORMS`; without it the ending of `output` tells, or else it is PDF. Only PDF holds
    several sheets in a file; else `output` is a folder, unless it has the ending and there is one sheet.

    Raises InputError when the source has errors, and CommandError when what is asked for does not exist,
    leaves nothing to print, or would overwrite a sheet that may be filled in.
    """
    form = _form(output, form)
    wording = on_the_day(versions(project, day), asked, day)
    choices = Choices(wording)
    wanted = choices.wanted(asked)
    found = round_of(wording.handbook, wording, wanted, site_address(wording))
    if not found.sheets:
        raise CommandError("cli.nothing-to-print", choices=choices.told())
    made, prints = _Made(wording, wanted, found, day), project.work / "prints"
    if form == PDF:
        place = output or prints / f"{asked.name}.pdf"
        place = place / f"{asked.name}.pdf" if place.is_dir() else place
        files = {place: made.pack(project.work / "fonts")}
    else:
        place = output or prints / asked.name
        files = _files(made, place, form)
        _unfilled(project, files)
    still_out = noted(project, wording, [taken.view.imprint for taken in found.sheets])
    write_all(files)
    return Printed(place, len(found.sheets), found.left_off, found.not_asked, *state_of(wording), still_out)


def _form(output: Path | None, form: str | None) -> str:
    """Return the format; a name of a file that ends otherwise contradicts it."""
    ending = output.suffix.lower().removeprefix(".") if output else ""
    if form is not None and ending in FORMS and ending != form:
        raise CommandError("cli.other-ending", file=output, form=form)
    return form or (ending if ending in FORMS else PDF)


def _files(made: _Made, place: Path, form: str) -> dict[Path, bytes]:
    """Return the files of a round that are filled in, one for each sheet, by where they go."""
    whole, names = place.suffix.lower() == f".{form}", made.names()
    if whole and len(names) > 1:
        raise CommandError("cli.several-sheets", file=place, count=len(names))
    return {place if whole else place / f"{names[sheet]}.{form}": data for sheet, data in made.sheets(form)}


def _unfilled(project: Project, files: Mapping[Path, bytes]) -> None:
    """Raise CommandError where a file that is filled in later would replace another that differs."""
    for file, data in files.items():
        if file.exists() and (not file.is_file() or file.read_bytes() != data):
            raise CommandError("cli.maybe-filled", file=project.shown(file))
