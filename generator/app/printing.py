"""What is printed on a day: the version with its state on that day, and the copy that somebody is given."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from generator.app.distribution import HandedOut, hand_out
from generator.app.project import Project
from generator.app.rounds import Asked
from generator.app.versions import Version, Versions
from generator.findings import CommandError
from generator.model.base import Id
from generator.model.edition import Copy, Printing
from generator.model.parties import Department, Post
from generator.model.sites import Site
from generator.views.control import MARKED, control
from generator.views.imprint import Imprint
from generator.views.wording import Wording

WORDS_MOST = {"--copy": 20, "--holder": 40}
"""Characters that stand on one line of a head."""
HOLDERS = (Post, Department, Site)
"""What may be given a copy."""


def on_the_day(known: Versions, asked: Asked, day: date) -> Wording:
    """Return the version that is asked for, or else the one in use, as it is on the day of printing.

    Raises CommandError when there is no such version, or it can't be handed out as a controlled copy.
    """
    version = _version(known, asked.release)
    copy = _copy(version, asked)
    wording, edition = version.wording, version.wording.edition
    if edition.approval is None:
        if copy:
            raise CommandError("copies.only-release")
        return wording
    state = known.states[edition.approval.release]
    successor = str(known.in_force.name) if known.in_force and state == "superseded" else ""
    told = replace(edition, printing=Printing(day, state, successor, copy))
    if copy and state != "effective":
        name = wording.words(f"common.state.{state}")
        raise CommandError("copies.only-effective", release=str(edition.approval.release), state=name)
    return Wording(wording.written, wording.words, told)


def _version(known: Versions, name: str | None) -> Version:
    """Return the version of a name, or else the one in use."""
    if name is None:
        return known.in_use
    if name == known.draft.name:
        return known.draft
    release = next((release for release in known.releases if release.name == name), None)
    if release is None:
        names = (*(each.name for each in known.releases), known.draft.name)
        listed = "".join(f"\n    {name}" for name in names)
        raise CommandError("cli.no-such-choice", option="--release", value=name, choices=listed)
    return known.of(release)


def _copy(version: Version, asked: Asked) -> Copy | None:
    given = {"--copy": asked.copy, "--holder": asked.holder}
    if all(text is None for text in given.values()):
        return None
    told = {option: (text or "").strip() for option, text in given.items()}
    if not all(told.values()):
        raise CommandError("copies.both")
    for option, text in told.items():
        if len(text) > WORDS_MOST[option] or not text.isprintable():
            raise CommandError("copies.one-line", option=option, most=WORDS_MOST[option])
    return Copy(told["--copy"], _holder(version.wording, told["--holder"]))


def _holder(wording: Wording, text: str) -> str:
    """Return the title of the post, department or site of an id; else the text itself."""
    located = wording.handbook.by_id.get(Id(text))
    return wording.title(located.entity) if located and isinstance(located.entity, HOLDERS) else text


def noted(project: Project, wording: Wording, prints: Sequence[Imprint]) -> tuple[str, ...]:
    """Note a controlled copy in the distribution register; return its former editions that are still out.

    Raises CommandError, and then nothing may be printed.
    """
    printing, approval, words = wording.edition.printing, wording.edition.approval, wording.words
    if printing is None or approval is None or printing.copy is None:
        return ()
    handed = [
        HandedOut(
            document=one.control.title,
            release=str(approval.release),
            effective=approval.effective.isoformat(),
            code=one.printed,
            copy=printing.copy,
            on=printing.on,
        )
        for one in prints
    ]
    return hand_out(project.standards, words, handed)


def state_of(wording: Wording) -> tuple[tuple[str, str], bool, Copy | None]:
    """Return the state of what is printed with what it means, whether one may work by it, and the copy."""
    about, printing = control(wording, "", ""), wording.edition.printing
    return (about.state, about.state_note), about.validity not in MARKED, printing.copy if printing else None
