"""The command line: parse, call a verb, tell its findings, return its exit code.

Exit codes: 0 clean, 1 the input is wrong, 2 the command is wrong, 3 a tool failed. Anything else is a bug and
shows its traceback.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from typing import Any

import click

from generator import __version__
from generator.app.build import BUILDING, build
from generator.app.check import check
from generator.app.coverage import coverage_table, write_table
from generator.app.progress import Progress
from generator.app.project import Project, project_at
from generator.app.report import STYLES, told
from generator.app.schema import write_schema
from generator.app.serve import serve
from generator.findings import Accepted, CommandError, Finding, InputError, ToolError
from generator.words import DEFAULT_LANGUAGE, LANGUAGES, Words

CLEAN, INPUT_WRONG, COMMAND_WRONG, TOOL_FAILED = range(4)
LANGUAGE_VARIABLE = "HANDBOOK_LANG"


class WordedCommand(click.Command):
    """A command whose help speaks the chosen language throughout."""

    words: Words

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the usage line."""
        formatter.write_usage(
            ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), self.words("cli.usage")
        )

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options, and of a group its commands."""
        records = [record for option in self.get_params(ctx) if (record := option.get_help_record(ctx))]
        with formatter.section(self.words("cli.options")):
            formatter.write_dl(records)
        if isinstance(self, click.Group):
            commands = [(name, command.get_short_help_str(60)) for name, command in self.commands.items()]
            with formatter.section(self.words("cli.commands")):
                formatter.write_dl(commands)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return the help option, worded."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = self.words("cli.help.help")
        return option


class WordedGroup(WordedCommand, click.Group):
    """A group of worded commands."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; an unknown one is told in the chosen language."""
        if args and not args[0].startswith("-") and args[0] not in self.commands:
            raise CommandError("cli.no-command", name=args[0])
        return super().resolve_command(ctx, args)


def commands(words: Words) -> WordedGroup:
    """Return the command line in a language."""
    WordedCommand.words = words
    root = click.Option(["--root"], type=click.Path(path_type=Path), help=words("cli.help.root"))
    telling = click.Option(
        ["--format", "style"], type=click.Choice(STYLES), default="text", help=words("cli.help.format")
    )
    port = click.Option(["--port"], type=click.IntRange(1, 65535), default=8000, help=words("cli.help.port"))
    output = click.Option(
        ["--output"], type=click.Path(dir_okay=False, path_type=Path), help=words("cli.help.output")
    )
    verbs: list[click.Command] = [
        WordedCommand("check", callback=_check, params=[root, telling], help=words("cli.help.check")),
        WordedCommand("build", callback=_build, params=[root, telling], help=words("cli.help.build")),
        WordedCommand("serve", callback=_serve, params=[root, port], help=words("cli.help.serve")),
        WordedCommand("coverage", callback=_coverage, params=[root, output], help=words("cli.help.coverage")),
        WordedCommand("schema", callback=_schema, params=[root], help=words("cli.help.schema")),
    ]
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
        commands={str(verb.name): verb for verb in verbs},
        params=[language, version],
        help=words("cli.help.handbook"),
        context_settings={"obj": words, "help_option_names": ["-h", "--help"], "max_content_width": 100},
        no_args_is_help=False,
        invoke_without_command=True,
        callback=_help_without_command,
    )


@click.pass_context
def _help_without_command(context: click.Context) -> None:
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


def _version(context: click.Context, _option: click.Parameter, wanted: bool) -> None:  # noqa: FBT001 - called by click
    if wanted:
        click.echo(f"handbook {__version__}")
        context.exit()


@click.pass_obj
def _check(words: Words, root: Path | None, style: str) -> int:
    checked = check(project_at(root))
    if style == "text" and not checked.findings:
        click.echo(words("report.clean", count=len(checked.handbook.entities)))
    _tell(checked.findings, words, style, checked.accepted)
    return INPUT_WRONG if checked.errors else CLEAN


@click.pass_obj
def _build(words: Words, root: Path | None, style: str) -> int:
    project = project_at(root)
    try:
        built = build(project, Progress(words, BUILDING))
    except InputError as error:
        _tell(error.findings, words, style)
        click.echo(words("cli.stopped"), err=True)
        return INPUT_WRONG
    _tell(built.generated.findings, words, style)
    generated = built.generated
    counts = {"pages": generated.pages, "printables": generated.printables, "changed": built.changed}
    click.echo(words("build.done", **counts), err=True)
    click.echo(words("build.open", start=project.shown(built.start)), err=True)
    return CLEAN


@click.pass_obj
def _serve(words: Words, root: Path | None, port: int) -> int:
    # Whoever ends it without a keyboard ends the engine below it too.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        serve(project_at(root), words, port, lambda findings: _tell(findings, words, "text"))
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
    if output is None:
        click.echo(table, nl=False)
    else:
        write_table(output, table)
        click.echo(words("cli.written", file=output))
    return CLEAN


@click.pass_obj
def _schema(words: Words, root: Path | None) -> int:
    project: Project = project_at(root)
    count, changed = write_schema(project)
    folder = project.shown(project.standards / "schema")
    click.echo(words("cli.schema-written", count=count, changed=changed, folder=folder))
    return CLEAN


def _tell(
    findings: tuple[Finding, ...], words: Words, style: str, accepted: tuple[Accepted, ...] = ()
) -> None:
    if text := told(style, findings, accepted, words):
        click.echo(text)


def chosen_language(arguments: list[str]) -> str:
    """Return the command line's language before it is parsed: `--lang`, the environment, or the default."""
    wanted = os.environ.get(LANGUAGE_VARIABLE, "")
    for number, argument in enumerate(arguments):
        if argument == "--lang":
            wanted = "".join(arguments[number + 1 : number + 2])
        elif argument.startswith("--lang="):
            wanted = argument.partition("=")[2]
    return wanted if wanted in LANGUAGES else DEFAULT_LANGUAGE


def run(arguments: list[str]) -> int:
    """Run a command line and return its exit code."""
    words = Words(chosen_language(arguments))
    try:
        result: Any = commands(words).main(arguments, prog_name="handbook", standalone_mode=False)
    except click.UsageError as error:
        context = error.ctx.command_path if error.ctx else "handbook"
        click.echo(words("cli.error", detail=_usage_error(error, words)), err=True)
        click.echo(words("cli.see-help", command=context), err=True)
        return COMMAND_WRONG
    except CommandError as error:
        click.echo(words("cli.error", detail=words(error.key, **error.arguments)), err=True)
        return COMMAND_WRONG
    except ToolError as error:
        click.echo(words("cli.tool-failed", tool=error.tool), err=True)
        click.echo(error.detail, err=True)
        return TOOL_FAILED
    except (click.Abort, KeyboardInterrupt):
        click.echo(words("cli.interrupted"), err=True)
        return COMMAND_WRONG
    return result if isinstance(result, int) else CLEAN


def _usage_error(error: click.UsageError, words: Words) -> str:
    match error:
        case click.NoSuchOption():
            return words("cli.no-option", name=error.option_name)
        case click.BadOptionUsage():
            return words("cli.no-value", name=error.option_name)
        case click.BadParameter(param=click.Option(type=click.Choice(choices=choices)) as option):
            return words("cli.bad-value", name=option.opts[0], choices=", ".join(choices))
    return words("cli.wrong-usage", detail=error.format_message())


def main() -> None:
    """Run the command line of this process."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # A redirected stream on Windows would otherwise be written in the system's code page.
            stream.reconfigure(encoding="utf-8", errors="replace")
    sys.exit(run(sys.argv[1:]))
