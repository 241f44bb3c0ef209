"""The verbs of the command line: their options, and what each calls, tells and returns."""

from __future__ import annotations

import signal
from datetime import date
from pathlib import Path

import click

from generator import __version__
from generator.app.build import BUILDING, build
from generator.app.check import check, in_order
from generator.app.coverage import coverage_table
from generator.app.progress import Progress
from generator.app.project import Project, project_at
from generator.app.reasons import reasons_missing
from generator.app.report import STYLES, conflicts_told, told
from generator.app.schema import write_schema
from generator.app.score import score_workbook
from generator.app.score_told import FORMATS
from generator.app.serve import serve
from generator.app.writing import writing
from generator.cli.comparing import comparing_commands
from generator.cli.days import day_option
from generator.cli.numbering import number_command
from generator.cli.printing import print_command
from generator.cli.releasing import releasing_commands
from generator.cli.worded import WordedCommand, WordedGroup
from generator.findings import Accepted, Finding, InputError
from generator.words import LANGUAGES, Words

CLEAN, INPUT_WRONG = 0, 1


def commands(words: Words) -> WordedGroup:
    """Return the command line in a language."""
    WordedCommand.words = words
    language = click.Option(
        ["--lang"], type=click.Choice(LANGUAGES), help=words("cli.help.lang"), expose_value=False
    )
    version = click.Option(
        ["--version"],
        is_flag=True,
        is_eager=True,
        expose_value=False,
        callback=_version,
        help=words("cli.help.version"),
    )
    return WordedGroup(
        "handbook",
        commands={str(verb.name): verb for verb in _verbs(words)},
        params=[language, version],
        help=words("cli.help.handbook"),
        context_settings={"obj": words, "help_option_names": ["-h", "--help"], "max_content_width": 100},
        no_args_is_help=False,
        invoke_without_command=True,
        callback=_help_without_command,
    )


def _verbs(words: Words) -> list[click.Command]:
    root = click.Option(["--root"], type=click.Path(path_type=Path), help=words("cli.help.root"))
    telling = click.Option(
        ["--format", "style"], type=click.Choice(STYLES), default="text", help=words("cli.help.format")
    )
    port = click.Option(["--port"], type=click.IntRange(1, 65535), default=8000, help=words("cli.help.port"))
    output = click.Option(
        ["--output"], type=click.Path(dir_okay=False, path_type=Path), help=words("cli.help.output")
    )
    form = click.Option(
        ["--format", "style"],
        type=click.Choice([*FORMATS]),
        default="text",
        help=words("cli.help.score-format"),
    )
    day = day_option(words)
    filled = click.Argument(["file"], type=click.Path(path_type=Path), metavar="FILE.xlsx")
    return [
        WordedCommand("check", callback=_check, params=[root, telling, day], help=words("cli.help.check")),
        WordedCommand("build", callback=_build, params=[root, telling, day], help=words("cli.help.build")),
        WordedCommand("serve", callback=_serve, params=[root, port, day], help=words("cli.help.serve")),
        WordedCommand("coverage", callback=_coverage, params=[root, output], help=words("cli.help.coverage")),
        WordedCommand(
            "score", callback=_score, params=[filled, root, day, form, output], help=words("cli.help.score")
        ),
        print_command(words, root, _tell),
        number_command(words, root, _tell),
        *comparing_commands(words, root, _tell),
        *releasing_commands(words, root, _tell),
        WordedCommand("schema", callback=_schema, params=[root], help=words("cli.help.schema")),
    ]


@click.pass_context
def _help_without_command(context: click.Context) -> None:
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


def _version(context: click.Context, _option: click.Parameter, wanted: bool) -> None:  # noqa: FBT001 - called by click
    if wanted:
        click.echo(f"handbook {__version__}")
        context.exit()


@click.pass_obj
def _check(words: Words, root: Path | None, style: str, day: date) -> int:
    project = project_at(root)
    checked = check(project, day)
    findings = in_order((*checked.findings, *reasons_missing(project, checked)))
    if style == "text" and not findings:
        click.echo(words("report.clean", count=len(checked.handbook.entities)))
    _tell(findings, words, style, checked.accepted)
    if style == "text" and (counted := conflicts_told(checked.handbook, words)):
        click.echo(counted)
    return INPUT_WRONG if checked.errors else CLEAN


@click.pass_obj
def _build(words: Words, root: Path | None, style: str, day: date) -> int:
    project = project_at(root)
    try:
        built = build(project, Progress(words, BUILDING), day)
    except InputError as error:
        _tell(error.findings, words, style)
        click.echo(words("cli.stopped"), err=True)
        return INPUT_WRONG
    _tell(built.findings, words, style)
    draft = built.draft
    counts = {"pages": draft.pages, "printables": draft.printed.count, "changed": built.changed}
    click.echo(words("build.done", **counts), err=True)
    click.echo(words("build.open", start=project.shown(built.start)), err=True)
    return CLEAN


@click.pass_obj
def _serve(words: Words, root: Path | None, port: int, day: date) -> int:
    # Whoever ends it without a keyboard ends the engine below it too.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        serve(project_at(root), words, port, day, lambda findings: _tell(findings, words, "text"))
    except InputError as error:
        _tell(error.findings, words, "text")
        return INPUT_WRONG
    except KeyboardInterrupt:
        return CLEAN


@click.pass_obj
def _coverage(words: Words, root: Path | None, output: Path | None) -> int:
    try:
        table = coverage_table(project_at(root))
    except InputError as error:
        _tell(error.findings, words, "text")
        return INPUT_WRONG
    _give(table, output, words)
    return CLEAN


@click.pass_obj
def _score(  # noqa: PLR0913, PLR0917 - each option of the command line
    words: Words, /, file: Path, root: Path | None, day: date, style: str, output: Path | None
) -> int:
    try:
        scored = score_workbook(project_at(root), file, day)
    except InputError as error:
        _tell(error.findings, words, "text")
        return INPUT_WRONG
    if style == "csv" and scored.findings:
        # The table has no room for them.
        click.echo(told("text", scored.findings, (), words), err=True)
    _give(FORMATS[style](scored, words), output, words)
    return INPUT_WRONG if scored.wrong else CLEAN


@click.pass_obj
def _schema(words: Words, root: Path | None) -> int:
    project: Project = project_at(root)
    count, changed = write_schema(project)
    folder = project.shown(project.standards / "schema")
    click.echo(words("cli.schema-written", count=count, changed=changed, folder=folder))
    return CLEAN


def _give(text: str, output: Path | None, words: Words) -> None:
    """Show a result, or write it to a file."""
    if output is None:
        click.echo(text, nl=False)
    else:
        with writing(output):
            output.parent.mkdir(parents=True, exist_ok=True)
            output.write_bytes(text.encode())
        click.echo(words("cli.written", file=output))


def _tell(
    findings: tuple[Finding, ...], words: Words, style: str, accepted: tuple[Accepted, ...] = ()
) -> None:
    if text := told(style, findings, accepted, words):
        click.echo(text)
