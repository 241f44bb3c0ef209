"""Days of the calendar on the command line. The clock is read here and nowhere else."""

from __future__ import annotations

import re
from datetime import date, datetime

import click

from generator.findings import CommandError
from generator.words import Words


def day_option(words: Words, help_: str = "cli.help.date") -> click.Option:
    """Return the option that tells which day a verb takes for today; `help_` is the key of what it is for."""
    return click.Option(
        ["--date", "day"], type=as_day, default=today, metavar="YYYY-MM-DD", help=words(help_)
    )


def as_day(value: str | date) -> date:
    """Return a day written as `2026-10-01`. Raises CommandError when it is none."""
    if isinstance(value, date):
        return value
    try:
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
            return date.fromisoformat(value)
    except ValueError:
        pass
    raise CommandError("cli.bad-date", value=value)


def today() -> date:
    """Return the day that it is here."""
    return datetime.now().astimezone().date()
