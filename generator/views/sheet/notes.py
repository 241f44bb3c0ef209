"""What a sheet says besides its rows: above them what is needed while filling in, the rest at its end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.views.imprint import Labelled
from generator.views.sheet.view import SheetView
from generator.views.wording import Wording

Pairs = tuple[Labelled, ...]
ABOVE_MOST = 60
"""A text of more characters stands at the end, so that the rows begin soon."""


def around_rows(wording: Wording, view: SheetView, common: Iterable[Labelled]) -> tuple[Pairs, Pairs]:
    """Return what stands above the rows, and what stands at the end; each text once.

    `common` is what every row says alike, which no column has to say. Who checks and how often stands above
    where it is known; what is open of several things is said of them together.
    """
    checking, common = _checking(wording, view), tuple(common)
    known = (fact for fact in checking if fact.text != wording.unspecified.text)
    above = tuple(fact for fact in (*known, *common) if len(fact.text) <= ABOVE_MOST)
    said = (*checking, *common)
    others = (fact for fact in (*view.facts, *view.explained) if fact not in checking)
    below = (*(fact for fact in said if fact not in above), *others, *view.conditions)
    return _joined(wording, above), _joined(wording, (*below, *_imprint(wording, view)))


def _imprint(wording: Wording, view: SheetView) -> Iterator[Labelled]:
    words, imprint = wording.words, view.imprint
    yield from imprint.legend
    yield Labelled(words("print.basis"), words("print.semicolon").join(imprint.basis))
    for rule in imprint.keeping:
        yield Labelled(words("print.retention-period"), rule.period)
        yield Labelled(words("print.retention-start"), rule.start)
        yield Labelled(words("print.retention-keeper"), rule.keeper)
        yield Labelled(words("print.retention-disposal"), rule.disposal)


def _checking(wording: Wording, view: SheetView) -> Pairs:
    """Return by whom, how often and over how much is checked."""
    told = {wording.words(f"print.sheet.{key}") for key in ("by", "frequency", "coverage", "arranged")}
    return tuple(fact for fact in (*view.facts, *view.explained) if fact.label in told)


def _joined(wording: Wording, pairs: Iterable[Labelled]) -> Pairs:
    """Return each text once, with the labels of all that it is said of."""
    labels: dict[str, list[str]] = {}
    for pair in pairs:
        labels.setdefault(pair.text, []).append(pair.label)
    both = wording.words("print.and")
    return tuple(Labelled(both.join(dict.fromkeys(named)), text) for text, named in labels.items())
