"""The verb that prints: the sheets of one round, or whole documents; a copy may get a number."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import click

from generator.app.distribution import FILE
from generator.app.print_documents import print_documents
from generator.app.print_pack import FORMS, print_pack
from generator.app.project import project_at
from generator.app.rounds import PLANS, Asked
from generator.cli.days import day_option
from generator.cli.worded import WordedCommand
from generator.findings import Finding, InputError
from generator.model.edition import Copy
from generator.words import Words


def print_command(
    words: Words, root: click.Option, tell: Callable[[tuple[Finding, ...], Words, str], None]
) -> WordedCommand:
    """Return the verb; `tell` shows findings in a format."""

    @click.pass_obj
    def run(
        words: Words,
        /,
        root: Path | None,
        day: date,
        output: Path | None,
        form: str | None,
        **asked: str | tuple[str, ...] | None,
    ) -> int:
        project = project_at(root)
        try:
            wanted = Asked(**asked)  # type: ignore[arg-type]
            made = print_documents if wanted.documents else print_pack
            printed = made(project, wanted, day, output, form)
        except InputError as error:
            tell(error.findings, words, "text")
            return 1
        key = "cli.printed-documents" if wanted.documents else "cli.printed"
        click.echo(words(key, count=printed.sheets, place=project.shown(printed.place)))
        state, note = printed.state
        click.echo(words("cli.printed-state", state=state, note=note), err=not printed.usable)
        if printed.copy:
            _tell_copy(words, printed.copy, printed.still_out, project.shown(project.standards / FILE))
        for off in (*printed.left_off, *printed.not_asked):
            click.echo(words("cli.left-off", title=off.label, why=off.text))
        return 0

    return WordedCommand("print", callback=run, params=[*_options(words), root], help=words("cli.help.print"))


def _tell_copy(words: Words, copy: Copy, still_out: tuple[str, ...], file: Path) -> None:
    click.echo(words("copies.noted", number=copy.number, holder=copy.holder, file=file))
    if still_out:
        releases = words("common.list-separator").join(still_out)
        known = {"number": copy.number, "releases": releases, "file": file}
        click.echo(words("copies.still-out", **known), err=True)


def _options(words: Words) -> list[click.Option]:
    ids = [
        click.Option([f"--{name}"], metavar="ID", help=words(f"cli.help.{name}"))
        for name in ("site", "department", "mark")
    ]
    return [
        click.Option(["--plan"], type=click.Choice([*PLANS]), help=words("cli.help.plan")),
        *ids,
        click.Option(["--sheet", "sheets"], multiple=True, metavar="ID", help=words("cli.help.sheet")),
        click.Option(
            ["--document", "documents"], multiple=True, metavar="ID", help=words("cli.help.document")
        ),
        click.Option(["--copy"], metavar="NUMBER", help=words("cli.help.copy")),
        click.Option(["--holder"], metavar="WHO", help=words("cli.help.holder")),
        click.Option(["--release"], metavar="RELEASE", help=words("cli.help.print-release")),
        day_option(words, "cli.help.print-date"),
        click.Option(["--format", "form"], type=click.Choice(FORMS), help=words("cli.help.print-format")),
        click.Option(
            ["--output"],
            type=click.Path(path_type=Path),
            metavar="PATH",
            help=words("cli.help.print-output"),
        ),
    ]
