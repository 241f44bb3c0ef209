"""The signs on a sheet, explained: only those that stand on it."""

from __future__ import annotations

from collections.abc import Iterable

from generator.model.base import Unspecified
from generator.model.standards import Criterion, Mark
from generator.views.imprint import Labelled
from generator.views.sheet.view import Answer, SheetRow
from generator.views.wording import Wording


def legend(
    wording: Wording, criteria: tuple[Criterion, ...], rows: tuple[SheetRow, ...], *, scored: bool
) -> tuple[Labelled, ...]:
    """Return each sign that stands on a sheet with what it means."""
    words = wording.words
    signs = list(_answers(wording, [answer for row in rows for answer in row.answers]))
    if scored and any(row.tally or row.findings for row in rows):
        signs.append(Labelled(words("print.sheet.column.tally"), words("print.legend.tally")))
    by_hand = words("print.sheet.by-hand")
    if any(row.hint == by_hand for row in rows):
        signs.append(Labelled(by_hand, words("print.legend.by-hand")))
    if ladder := next((row.ladder for row in rows if row.ladder), None):
        signs.append(Labelled(words("print.arrow").join(ladder), words("print.legend.ladder")))
    signs += _marks(wording, criteria)
    if any(criterion.critical for criterion in criteria):
        signs.append(Labelled(words("print.sheet.critical"), words("print.legend.critical")))
    signs.append(Labelled(wording.unspecified.text, words("print.legend.unspecified")))
    return tuple(signs)


def _answers(wording: Wording, answers: list[Answer]) -> Iterable[Labelled]:
    """Yield the answers that need explaining, in the catalogue's order."""
    words = wording.words
    titles = {answer.title for answer in answers}
    for key, meaning in words.section("print.legend.tick").items():
        if (title := words(f"print.tick.{key}")) in titles:
            yield Labelled(title, meaning)
    if any(answer.expected for answer in answers):
        yield Labelled(words("print.sheet.expected"), words("print.legend.expected"))


def _marks(wording: Wording, criteria: Iterable[Criterion]) -> Iterable[Labelled]:
    for identifier in dict.fromkeys(mark for criterion in criteria for mark in criterion.marks):
        mark = wording.handbook.get(identifier, Mark)
        title = wording.plain(mark.title)
        if isinstance(mark.definition, Unspecified):
            yield Labelled(wording.plain(mark.symbol), title)
        else:
            told = wording.words("print.legend.mark", title=title, definition=wording.plain(mark.definition))
            yield Labelled(wording.plain(mark.symbol), told)
