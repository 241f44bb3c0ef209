"""The verb that numbers documents."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import click

from generator.app.number import Numbered, Proposed, number
from generator.app.project import Project, project_at
from generator.app.report import place_of, width
from generator.cli.pasting import pasted
from generator.cli.worded import WordedCommand
from generator.findings import Finding, InputError
from generator.words import Words

COLUMNS = ("number", "kind", "document", "place")
GAP = 2


def number_command(
    words: Words, root: click.Option, tell: Callable[[tuple[Finding, ...], Words, str], None]
) -> WordedCommand:
    """Return the verb; `tell` shows findings in a format."""
    write = click.Option(["--write"], is_flag=True, help=words("numbers.help.write"))

    @click.pass_obj
    def run(words: Words, /, root: Path | None, *, write: bool) -> int:
        project = project_at(root)
        try:
            numbered = number(project, write=write)
        except InputError as error:
            tell(error.findings, words, "text")
            return 1
        for line in _told(numbered, project, words):
            click.echo(line)
        if not write and any(one.number for one in numbered.proposed):
            click.echo(words("numbers.then-write"))
            click.echo(pasted(root)("number", "--write"))
        return 0

    return WordedCommand("number", callback=run, params=[write, root], help=words("numbers.help.number"))


def _told(numbered: Numbered, project: Project, words: Words) -> Iterator[str]:
    made = [one for one in numbered.proposed if one.number]
    if made:
        yield from _table([[words(f"numbers.column.{name}") for name in COLUMNS], *_rows(made, words)])
    reasons = {one.hindrance: None for one in numbered.proposed if one.hindrance}
    for reason in reasons:
        without = [one for one in numbered.proposed if one.hindrance == reason]
        yield words(f"numbers.{reason}", count=len(without))
        yield from (f"  {row}" for row in _table(list(_rows(without, words))))
    if not numbered.proposed:
        yield words("numbers.complete")
    for file in numbered.files:
        yield words("numbers.written", file=project.shown(file))


def _rows(found: Sequence[Proposed], words: Words) -> Iterator[list[str]]:
    for one in found:
        cells = [one.number, words(f"kinds.{one.kind}"), one.title, place_of(one.where)]
        yield cells if one.number else cells[1:]


def _table(lines: list[list[str]]) -> Iterator[str]:
    widths = [max(map(width, column)) + GAP for column in zip(*lines, strict=True)]
    for cells in lines:
        row = (cell + " " * (wide - width(cell)) for cell, wide in zip(cells, widths, strict=True))
        yield "".join(row).rstrip()
