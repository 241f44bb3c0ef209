"""A flowchart in words, for those who do not see it."""

from __future__ import annotations

from generator.model.procedures import Procedure
from generator.views.flowchart.ways import Way
from generator.views.imprint import joined
from generator.views.wording import Wording


def description(procedure: Procedure, found: tuple[Way, ...], wording: Wording) -> str:
    """Return each step with its post and where it leads to."""
    words = wording.words
    sentences = []
    for row, step in enumerate(procedure.steps):
        who = joined(wording, step.who)
        told = words("print.chart.describe-step", number=row + 1, title=wording.plain(step.title), who=who)
        onward = [_onward(way, wording) for way in found if way.source == row]
        sentences.append(
            words("print.chart.describe-separator").join(
                (told, *(onward or [words("print.chart.describe-end")]))
            )
        )
    stop = words("print.chart.describe-stop")
    return "".join(f"{sentence}{stop}" for sentence in sentences)


def _onward(way: Way, wording: Wording) -> str:
    words = wording.words
    told = "\n".join(text for text in (way.text, way.note) if text)
    text = told.replace("\n", words("print.and"))
    if way.target is None:
        return text
    if not text:
        return words("print.chart.describe-next", number=way.target + 1)
    return words("print.chart.describe-branch", when=text, number=way.target + 1)
