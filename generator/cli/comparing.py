"""The verbs that compare versions and put the draft forward: diff and propose."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import click

from generator.app.diff import Difference, diff
from generator.app.diff_json import diff_json
from generator.app.diff_text import diff_text
from generator.app.papers import PAPERS, changes_as
from generator.app.progress import Progress
from generator.app.project import Project, project_at
from generator.app.propose import PROPOSING, Proposed, propose
from generator.app.sides import DRAFT_NAME
from generator.app.writing import write_all
from generator.cli.days import as_day, today
from generator.cli.pasting import pasted
from generator.cli.releasing import release_argument
from generator.cli.worded import WordedCommand
from generator.findings import CommandError, Finding, InputError
from generator.model.release import ReleaseName
from generator.views.prints import file_name
from generator.words import Words

Tell = Callable[[tuple[Finding, ...], Words, str], None]
"""Shows findings in a format."""
CLEAN, INPUT_WRONG = 0, 1
FORMATS = ("text", "json", *PAPERS)
WIDTH, NARROW, WIDE = 100, 60, 160
"""Columns of a text that goes to no terminal, and of the narrowest and widest terminal that is followed."""


def comparing_commands(words: Words, root: click.Option, tell: Tell) -> list[WordedCommand]:
    """Return the verbs."""
    return [diff_command(words, root, tell), propose_command(words, root, tell)]


def diff_command(words: Words, root: click.Option, tell: Tell) -> WordedCommand:
    """Return the verb that compares two versions."""
    old = click.Argument(["old"], required=False, metavar="[OLD]")
    new = click.Argument(["new"], required=False, metavar="[NEW]", default=DRAFT_NAME)
    form = click.Option(
        ["--format", "form"], type=click.Choice(FORMATS), help=words("changes.help.diff-format")
    )
    output = click.Option(
        ["--output"], type=click.Path(path_type=Path), help=words("changes.help.diff-output")
    )

    @click.pass_obj
    def run(  # noqa: PLR0913 - each option of the command line
        words: Words,
        /,
        *,
        old: str | None,
        new: str,
        root: Path | None,
        form: str | None,
        output: Path | None,
    ) -> int:
        project, chosen = project_at(root), _format(output, form)
        try:
            found = diff(project, old, new)
        except InputError as error:
            tell(error.findings, words, "text")
            return INPUT_WRONG
        _give(project, found, chosen, output, words)
        return CLEAN

    options: list[click.Parameter] = [old, new, form, output, root]
    return WordedCommand("diff", callback=run, params=options, help=words("changes.help.diff"))


def _give(project: Project, found: Difference, form: str, output: Path | None, words: Words) -> None:
    """Show what was found, or write it to a file."""
    if form in PAPERS:
        file = output or project.work / "changes" / _name(found, form)
        _write(project, file, changes_as(found, form, project.work / "fonts"), words)
        return
    text = diff_json(found) if form == "json" else diff_text(found, _width(output))
    if output is None:
        click.echo(text, nl=False)
    else:
        _write(project, output, text.encode(), words)


def _format(output: Path | None, form: str | None) -> str:
    """Return the format; a name of a paper that ends otherwise contradicts it."""
    ending = output.suffix.lower().removeprefix(".") if output else ""
    if form is not None and ending in {*PAPERS, "json"} and ending != form:
        raise CommandError("cli.other-ending", file=output, form=form)
    return form or (ending if ending in FORMATS else "text")


def _name(found: Difference, form: str) -> str:
    return f"{file_name(found.changes.old.name, found.changes.new.name)}.{form}"


def _width(output: Path | None) -> int:
    """Return how many columns a line may take."""
    if output is not None or not sys.stdout.isatty():
        return WIDTH
    return min(WIDE, max(NARROW, shutil.get_terminal_size((WIDTH, 0)).columns))


def _write(project: Project, file: Path, data: bytes, words: Words) -> None:
    write_all({file: data})
    click.echo(words("changes.cli.written", file=project.shown(file)))


def propose_command(words: Words, root: click.Option, tell: Tell) -> WordedCommand:
    """Return the verb that puts the draft forward for approval."""
    output = click.Option(
        ["--output"],
        type=click.Path(file_okay=False, path_type=Path),
        help=words("changes.help.propose-output"),
    )

    @click.pass_obj
    def run(
        words: Words, /, *, release: ReleaseName, root: Path | None, output: Path | None, day: date
    ) -> int:
        project = project_at(root)
        try:
            proposed = propose(project, release, day, output, Progress(words, PROPOSING))
        except InputError as error:
            tell(error.findings, words, "text")
            click.echo(words("changes.propose.refused"), err=True)
            return INPUT_WRONG
        tell(proposed.findings, words, "text")
        for line in _told(proposed, project, release, words, pasted(root, day)):
            click.echo(line)
        return CLEAN

    day = click.Option(
        ["--date", "day"],
        type=as_day,
        default=today,
        metavar="YYYY-MM-DD",
        help=words("changes.help.propose-date"),
    )
    options: list[click.Parameter] = [release_argument(), day, output, root]
    return WordedCommand("propose", callback=run, params=options, help=words("changes.help.propose"))


def _told(
    proposed: Proposed, project: Project, release: ReleaseName, words: Words, again: Callable[..., str]
) -> list[str]:
    files = [words("changes.cli.pack", file=project.shown(file)) for file in proposed.files]
    record = words("changes.cli.proposed", release=release, file=project.shown(proposed.record))
    return [*files, record, *_next(proposed, release, words, again)]


def _next(proposed: Proposed, release: ReleaseName, words: Words, again: Callable[..., str]) -> list[str]:
    """Return what to do now, and the command for it on a line of its own."""
    if proposed.approval is not None:
        return [words("changes.cli.then-approve"), again(*proposed.approval)]
    key = "changes.cli.then-solve" if proposed.forbidden else "changes.cli.then-signers"
    return [words(key), again("propose", str(release))]
