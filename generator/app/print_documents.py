"""Print whole documents on a day: a sheet, a form, a procedure's chart, or the whole handbook."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from generator.app.print_pack import PDF, Printed
from generator.app.printables import Views, documents, printables
from generator.app.printing import noted, on_the_day, state_of
from generator.app.project import Project
from generator.app.rounds import Asked
from generator.app.versions import versions
from generator.app.writing import write_all
from generator.content import WHOLE
from generator.findings import CommandError
from generator.views.form.blank import GENERAL
from generator.views.wording import Wording


def print_documents(
    project: Project, asked: Asked, day: date, output: Path | None, form: str | None = None
) -> Printed:
    """Write documents as they are on a day, into a folder `output` or below `build/prints/`.

    `form` is `pdf`; of sheets and forms also `docx`, of sheets `xlsx`. Raises InputError when the source has
    errors, and CommandError when what is asked for does not exist or can't be had so.
    """
    form = form or PDF
    if asked.picks:
        raise CommandError("cli.document-or-round")
    wording = on_the_day(versions(project, day), asked, day)
    views = _wanted(wording, frozenset(asked.documents))
    place = output or project.work / "prints" / asked.name
    names = {f"{entity}.{form}" for entity, _, _ in views}
    artifacts = {one.path: one for one in printables(wording, views, project.work / "fonts", volume=True)}
    if missing := sorted(names - artifacts.keys()):
        raise CommandError("cli.no-such-form", form=form, names=", ".join(missing))
    files = {place / name: artifacts[name].make() for name in sorted(names)}
    still_out = noted(project, wording, [view.imprint for _, _, view in views])
    write_all(files)
    return Printed(place, len(files), (), (), *state_of(wording), still_out)


def _wanted(wording: Wording, asked: frozenset[str]) -> Views:
    known = wording.contents.ids
    for one in sorted(asked.difference(known)):
        listed = "".join(f"\n    {each}  {_title(wording, each)}" for each in known)
        raise CommandError("cli.no-such-choice", option="--document", value=one, choices=listed)
    return tuple(found for found in documents(wording) if found[0] in asked)


def _title(wording: Wording, document: str) -> str:
    if document == WHOLE:
        return wording.plain(wording.handbook.about.title)
    if document in GENERAL:
        return wording.words(GENERAL[document])
    return wording.name(document).text
