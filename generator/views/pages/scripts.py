"""What is said to customers: scripts by channel and occasion, line by line."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.people import Script
from generator.views.pages.book import Book
from generator.views.pages.grouping import grouped
from generator.views.pages.page import Fact, Notes, Page
from generator.views.wording import Prose


@dataclass(frozen=True)
class LineView:
    """What is said, and when."""

    when: Prose
    say: Prose


@dataclass(frozen=True)
class ScriptView:
    """A script."""

    title: str
    occasion: Prose
    lines: tuple[LineView, ...]
    who: Fact
    channel: str
    notes: Notes


@dataclass(frozen=True)
class ScriptGroup:
    """The scripts of one channel, or of another industry."""

    anchor: str
    title: str
    scripts: tuple[ScriptView, ...]


@dataclass(frozen=True)
class ScriptsView:
    """All scripts."""

    groups: tuple[ScriptGroup, ...]


def scripts_page(book: Book) -> Page:
    """Return the page of the scripts: the organisation's own by channel, then those of other industries."""
    groups = grouped(book, book.handbook.scripts, lambda script: (_channel(book, script),))
    view = ScriptsView(
        tuple(
            ScriptGroup(group.anchor, group.title, tuple(_script(book, script) for script in group.members))
            for group in groups
        )
    )
    return Page("scripts", book.words("pages.title.scripts"), "scripts", view)


def _channel(book: Book, script: Script) -> str:
    return book.words(f"pages.channel.{script.channel}")


def _script(book: Book, script: Script) -> ScriptView:
    wording = book.wording
    return ScriptView(
        title=book.title(script),
        occasion=wording.text(script.occasion),
        lines=tuple(LineView(wording.text(line.when), wording.text(line.say)) for line in script.lines),
        who=book.who(script.who),
        channel=_channel(book, script),
        notes=book.notes(script),
    )
