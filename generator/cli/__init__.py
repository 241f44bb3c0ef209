"""The command line: parse, call a verb, tell its findings, return its exit code.

Exit codes: 0 clean, 1 the input is wrong, 2 the command is wrong, 3 a tool failed. Anything else is a bug and
shows its traceback.
"""

from __future__ import annotations

import gc
import os
import sys
from typing import Any

import click

from generator.cli.verbs import CLEAN, commands
from generator.findings import CommandError, ToolError
from generator.words import DEFAULT_LANGUAGE, LANGUAGES, Words

COMMAND_WRONG, TOOL_FAILED = 2, 3
LANGUAGE_VARIABLE = "HANDBOOK_LANG"
OBJECTS_BETWEEN_COLLECTIONS = 100_000
"""A handbook is one large tree that stays: to search it for garbage at Python's 700 takes half the time."""


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
        case click.MissingParameter(param=click.Argument() as argument):
            return words("cli.no-argument", name=argument.make_metavar(click.Context(click.Command(None))))
        case click.BadParameter(param=click.Option(type=click.Choice(choices=choices)) as option):
            return words("cli.bad-value", name=option.opts[0], choices=", ".join(choices))
    return words("cli.wrong-usage", detail=error.format_message())


def main() -> None:
    """Run the command line of this process."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # A redirected stream on Windows would otherwise be written in the system's code page.
            stream.reconfigure(encoding="utf-8", errors="replace")
    gc.set_threshold(OBJECTS_BETWEEN_COLLECTIONS)
    sys.exit(run(sys.argv[1:]))
