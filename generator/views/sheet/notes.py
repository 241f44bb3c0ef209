"""What a sheet says besides its rows: above them what is needed while filling in, the rest at its end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.views.imprint import Labelled
from generator.views.sheet.view import SheetView
from generator.views.wording import Wording


def shared_lines(wording: Wording, view: SheetView, common: Iterable[Labelled]) -> tuple[Labelled, ...]:
    """Return what stands above the table: who checks and how often, and what no column has to say.

    `common` is what every row says alike. Who checks stands here where it is known, else among the notes.
    """
    known = (fact for fact in _checking(wording, view) if not _open(wording, fact))
    return _joined(wording, (*known, *common))


def end_notes(wording: Wording, view: SheetView) -> tuple[Labelled, ...]:
    """Return what stands at the end; what is open of several things is said of them together."""
    return _joined(wording, _notes(wording, view))


def _notes(wording: Wording, view: SheetView) -> Iterator[Labelled]:
    words, imprint = wording.words, view.imprint
    checking = _checking(wording, view)
    yield from (fact for fact in checking if _open(wording, fact))
    yield from (fact for fact in view.facts if fact not in checking)
    yield from (fact for fact in view.explained if fact not in checking)
    yield from view.conditions
    yield from imprint.legend
    yield Labelled(words("print.basis"), words("print.semicolon").join(imprint.basis))
    for rule in imprint.keeping:
        yield Labelled(words("print.retention-period"), rule.period)
        yield Labelled(words("print.retention-start"), rule.start)
        yield Labelled(words("print.retention-keeper"), rule.keeper)
        yield Labelled(words("print.retention-disposal"), rule.disposal)


def _checking(wording: Wording, view: SheetView) -> tuple[Labelled, ...]:
    """Return by whom, how often and over how much is checked."""
    told = {wording.words(f"print.sheet.{key}") for key in ("by", "frequency", "coverage", "arranged")}
    return tuple(fact for fact in (*view.facts, *view.explained) if fact.label in told)


def _open(wording: Wording, fact: Labelled) -> bool:
    return fact.text == wording.unspecified.text


def _joined(wording: Wording, pairs: Iterable[Labelled]) -> tuple[Labelled, ...]:
    """Return each text once, with the labels of all that it is said of."""
    labels: dict[str, list[str]] = {}
    for pair in pairs:
        labels.setdefault(pair.text, []).append(pair.label)
    both = wording.words("print.and")
    return tuple(Labelled(both.join(dict.fromkeys(named)), text) for text, named in labels.items())
