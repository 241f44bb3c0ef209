"""The facts beside a chart: which post, by when, on which form."""

from __future__ import annotations

from generator.model.base import UNSPECIFIED, Unspecified
from generator.model.handbook import Handbook
from generator.model.procedures import Procedure, Step
from generator.model.time_limits import Case, Limit, LimitReference
from generator.views.flowchart.layout import SMALL, SMALL_LEADING
from generator.views.flowchart.shapes import PIXEL, Cell, Chip, Column, Line, Rectangle
from generator.views.flowchart.text import EM, across, wrapped
from generator.views.wording import Wording

HEAD = 34 * PIXEL
"""Height of the head row."""
HEAD_SIZE = 13 * PIXEL
WIDTHS = {"who": 88 * PIXEL, "limit": 116 * PIXEL, "form": 122 * PIXEL}
PADDING = 8 * PIXEL
CHIP_PADDING = 8 * PIXEL
CHIP_EDGE = 3 * PIXEL
GAP = 5 * PIXEL


class Facts:
    """The columns of facts of one chart."""

    def __init__(self, handbook: Handbook, procedure: Procedure, wording: Wording, left: int) -> None:
        self.handbook = handbook
        self.wording = wording
        keys = [
            key
            for key, needed in (
                ("who", True),
                ("limit", any(step.limits for step in procedure.steps)),
                ("form", any(step.forms for step in procedure.steps)),
            )
            if needed
        ]
        self.texts = [[self._texts(step, key) for key in keys] for step in procedure.steps]
        self.keys = keys
        self.lefts = [left + sum(WIDTHS[other] for other in keys[:index]) for index in range(len(keys))]
        self.right = left + sum(WIDTHS[key] for key in keys)
        words = wording.words
        titles = {
            "who": words("print.chart.who"),
            "limit": words("print.chart.limit"),
            "form": words("print.chart.form"),
        }
        self.columns = (
            _column(0, left, words("print.chart.step")),
            *(_column(x, WIDTHS[key], titles[key]) for key, x in zip(keys, self.lefts, strict=True)),
        )

    def _texts(self, step: Step, key: str) -> tuple[str, ...]:
        if key == "who":
            return tuple(span.text for span in self.wording.names(step.who))
        if key == "form":
            return tuple(span.text for span in self.wording.names(step.forms))
        if isinstance(step.limits, Unspecified):
            return (self.wording.unspecified.text,)
        return tuple(self._limit(reference) for reference in step.limits)

    def _limit(self, reference: LimitReference) -> str:
        limit = self.handbook.get(reference, Limit)
        amount = self.wording.name(limit.id).text
        if limit.case is None or limit.within is UNSPECIFIED:
            return amount
        title = self.wording.plain(self.handbook.get(limit.case, Case).title)
        case = self.wording.words("print.chart.case", case=title)
        fits = len(self._lines("limit", case + amount)) == 1
        return case + amount if fits else f"{case.rstrip()}\n{amount}"

    def height(self, row: int) -> int:
        """Return the height that the fullest cell of a row needs."""
        return max(self._height(key, texts) for key, texts in zip(self.keys, self.texts[row], strict=True))

    def _height(self, key: str, texts: tuple[str, ...]) -> int:
        blocks = [len(self._lines(key, text)) * SMALL_LEADING for text in texts]
        edge = 2 * CHIP_EDGE if key == "limit" else 0
        return sum(blocks) + len(blocks) * edge + GAP * max(len(blocks) - 1, 0)

    def _lines(self, key: str, text: str) -> tuple[str, ...]:
        edge = CHIP_PADDING if key == "limit" else 0
        return wrapped(text, EM * (WIDTHS[key] - 2 * PADDING - 2 * edge) // SMALL)

    def cells(self, row: int, middle: int) -> tuple[Cell, ...]:
        """Return the cells of a row, centred on a height."""
        return tuple(
            self._cell(key, texts, left, middle)
            for key, texts, left in zip(self.keys, self.texts[row], self.lefts, strict=True)
        )

    def _cell(self, key: str, texts: tuple[str, ...], left: int, middle: int) -> Cell:
        x = left + WIDTHS[key] // 2
        if not texts:
            return Cell((Line(x, middle, self.wording.words("print.chart.none"), "middle", SMALL),))
        y = middle - self._height(key, texts) // 2
        lines: list[Line] = []
        chips: list[Chip] = []
        edge = CHIP_EDGE if key == "limit" else 0
        for text in texts:
            first = y + edge + SMALL_LEADING // 2
            chip = key == "limit" and text != self.wording.unspecified.text
            block = [
                Line(x, first + index * SMALL_LEADING, line, "middle", SMALL, strong=chip)
                for index, line in enumerate(self._lines(key, text))
            ]
            height = len(block) * SMALL_LEADING + 2 * edge
            if chip:
                chips.append(_chip(x, y, height, block))
            else:
                lines += block
            y += height + GAP
        return Cell(tuple(lines), tuple(chips))


def _chip(x: int, y: int, height: int, lines: list[Line]) -> Chip:
    wide = max(across(line.text, SMALL) for line in lines) + 2 * CHIP_PADDING
    return Chip(Rectangle(x - wide // 2, y, wide, height), tuple(lines))


def _column(x: int, wide: int, title: str) -> Column:
    return Column(x, wide, Line(x + wide // 2, HEAD // 2, title, "middle", HEAD_SIZE, strong=True))
