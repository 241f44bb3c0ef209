"""The verb that gives out the sheets of one round."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import click

from generator.app.print_pack import FORMS, print_pack
from generator.app.project import project_at
from generator.app.rounds import PLANS, Asked
from generator.cli.days import day_option
from generator.cli.worded import WordedCommand
from generator.findings import Finding, InputError
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
            printed = print_pack(project, Asked(**asked), day, output, form)  # type: ignore[arg-type]
        except InputError as error:
            tell(error.findings, words, "text")
            return 1
        click.echo(words("cli.printed", count=printed.sheets, place=project.shown(printed.place)))
        for off in printed.left_off:
            click.echo(words("cli.left-off", title=off.label, why=off.text))
        return 0

    return WordedCommand("print", callback=run, params=[*_options(words), root], help=words("cli.help.print"))


def _options(words: Words) -> list[click.Option]:
    ids = [
        click.Option([f"--{name}"], metavar="ID", help=words(f"cli.help.{name}"))
        for name in ("site", "department", "mark")
    ]
    return [
        click.Option(["--plan"], type=click.Choice([*PLANS]), help=words("cli.help.plan")),
        *ids,
        click.Option(["--sheet", "sheets"], multiple=True, metavar="ID", help=words("cli.help.sheet")),
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
