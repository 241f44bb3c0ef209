"""Which ways lead from step to step, by which lane each goes, and what is written beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.base import Unspecified
from generator.model.procedures import Procedure, Repeat
from generator.views.flowchart.shapes import Kind
from generator.views.wording import Wording

LEFT: frozenset[Kind] = frozenset({"loop", "back"})
RIGHT: frozenset[Kind] = frozenset({"jump", "leave"})
"""The kinds of way that run on either side of the boxes."""


@dataclass(frozen=True)
class Way:
    """A way out of a step, by the positions of the steps. `target` is none where it leaves the procedure."""

    source: int
    target: int | None
    target_id: str
    text: str
    """The case in which it is taken and its limits, on lines of their own; empty for a plain way on."""
    note: str
    """How a loop is left, on lines of its own."""
    number: int
    """Its place among all ways: two branches of the same words and target stay two."""
    kind: Kind

    @property
    def rows(self) -> tuple[int, int]:
        """The first and last row that it passes."""
        end = self.source if self.target is None else self.target
        return min(self.source, end), max(self.source, end)


def ways(procedure: Procedure, wording: Wording) -> tuple[Way, ...]:
    """Return every way of a procedure, in the order of the steps and branches.

    Of the ways from a step to the one below it, the first goes straight down; another one takes a lane, so
    that each keeps a line and words of its own.
    """
    position: dict[str, int] = {step.id: row for row, step in enumerate(procedure.steps)}
    returns = procedure.returns()
    found: list[Way] = []
    for row in range(len(procedure.steps)):
        straight = False
        for target_id, text, note in _ways_out(procedure, position, row, wording):
            target = position.get(target_id)
            kind = _kind(row, target, straight=straight)
            if kind == "back" and (target == row or (procedure.steps[row].id, target_id) in returns):
                kind = "loop"
            straight = straight or kind == "next"
            found.append(Way(row, target, target_id, text, note, len(found), kind))
    return tuple(found)


def _kind(row: int, target: int | None, *, straight: bool) -> Kind:
    if target is None:
        return "leave"
    if target == row + 1 and not straight:
        return "next"
    return "jump" if target > row else "back"


def _ways_out(
    procedure: Procedure, position: dict[str, int], row: int, wording: Wording
) -> Iterator[tuple[str, str, str]]:
    """Yield the target, the words and the note of each way out of a step."""
    step = procedure.steps[row]
    for branch in step.branches:
        texts = [wording.plain(branch.when), *(wording.name(limit).text for limit in branch.limits)]
        if branch.next not in position:
            texts.append(wording.words("print.chart.leave", title=wording.name(branch.next).text))
        yield branch.next, "\n".join(texts), _until(wording, branch.repeat) if branch.repeat else ""
    yield from _onward(procedure, position, row, wording)


def _onward(
    procedure: Procedure, position: dict[str, int], row: int, wording: Wording
) -> Iterator[tuple[str, str, str]]:
    """Yield the way on of a step without branches, and how it is repeated."""
    step = procedure.steps[row]
    below = procedure.steps[row + 1].id if row + 1 < len(procedure.steps) else None
    onward = None if step.type == "end" or step.branches else step.next or below
    until = _until(wording, step.repeat) if step.repeat else ""
    back = onward is not None and position.get(onward, len(position)) <= row
    if onward in position:
        yield onward, "", until if back else ""
    elif onward:
        yield onward, wording.words("print.chart.leave", title=wording.name(onward).text), ""
    if until and not back:
        # Nothing leads back, so it is the step itself that is done again.
        yield step.id, "", until


def _until(wording: Wording, repeat: Repeat) -> str:
    words = wording.words
    texts = [words("print.chart.until", until=wording.plain(repeat.until))]
    if isinstance(repeat.at_most, Unspecified):
        texts.append(words("print.chart.no-maximum", unspecified=wording.unspecified.text))
    else:
        texts.append(words("print.chart.at-most", rounds=repeat.at_most))
    if not isinstance(repeat.escalate_to, Unspecified):
        texts.append(words("print.chart.escalate", party=wording.name(repeat.escalate_to).text))
    return "\n".join(texts)


def lanes(found: tuple[Way, ...], kinds: frozenset[Kind]) -> dict[int, int]:
    """Return the lane of every target that ways of some kinds lead to; 0 is the one nearest to the boxes.

    All ways to one step share a lane, with one arrow. Short lanes lie inside; two of one lane share no row.
    """
    spans: dict[int, tuple[int, int]] = {}
    for way in found:
        if way.kind in kinds and way.target is not None:
            low, high = spans.get(way.target, way.rows)
            spans[way.target] = min(low, way.rows[0]), max(high, way.rows[1])
    taken: list[list[tuple[int, int]]] = []
    chosen: dict[int, int] = {}
    for target, (low, high) in sorted(spans.items(), key=lambda item: (item[1][1] - item[1][0], item[1])):
        free = (k for k, lane in enumerate(taken) if all(high < first or low > last for first, last in lane))
        lane = next(free, len(taken))
        if lane == len(taken):
            taken.append([])
        taken[lane].append((low, high))
        chosen[target] = lane
    return chosen
