"""A scoring sheet as a workbook: filled in on site, with live scores, and read back by `app.score`.

The view holds every cell with its text, formula or entry. What the formulas reckon is told in `outcomes`,
`parts` and `totals`; the engine (`generator.scoring`) is what they are tested against.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from generator.content import content_code
from generator.model.base import Unspecified
from generator.model.handbook import Handbook
from generator.model.sheets import Sheet
from generator.model.spreadsheet import IDENTITY, TAG
from generator.scoring.grading import ranked
from generator.scoring.measure import measured
from generator.scoring.plan import plan
from generator.scoring.score import score
from generator.views.pack.sheets import Taken
from generator.views.sheet import SheetView, sheet_view
from generator.views.wording import Wording
from generator.views.workbook.asking import Asking, Lists, rechecks
from generator.views.workbook.blanks import BlankFormulas
from generator.views.workbook.colours import colourings
from generator.views.workbook.entries import entries
from generator.views.workbook.formulas import LEFT_OUT
from generator.views.workbook.grid import Cell, Choice, Colouring, Column, Line, visible
from generator.views.workbook.notes import COLUMNS, notes
from generator.views.workbook.outcomes import Outcome
from generator.views.workbook.outline import Outline
from generator.views.workbook.parts import PartFormulas
from generator.views.workbook.places import Places, blank_tag, columns, end_tag, row_tag, scores
from generator.views.workbook.results import Results, totals
from generator.views.workbook.rows import RowFormulas
from generator.views.workbook.totals import TotalFormulas

__all__ = ["Page", "WorkbookView", "workbook_of", "workbook_view"]

FROZEN_MOST = 120
"""So many points may stay in sight: more would leave no room below them on a telephone held sideways."""
FIRST_ROW = 2
"""Row of the sheet of lists in which the lists begin."""


@dataclass(frozen=True)
class Page:
    """One sheet of the workbook, as people see it."""

    name: str
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    landscape: bool
    frozen: int = 0
    """So many lines stay in sight."""
    repeated: int = 0
    """Row printed at the head of every page, counted from 1; 0 for none."""
    colourings: tuple[Colouring, ...] = ()
    coloured: tuple[int, int] = (0, 0)
    """First and last row that the colourings are for."""

    @property
    def visible(self) -> tuple[Column, ...]:
        """The columns that people see."""
        return visible(self.columns)


@dataclass(frozen=True)
class WorkbookView:
    """A scoring sheet as a workbook."""

    sheet: SheetView
    rules: str
    """Code of all that the score depends on: two workbooks with the same code score the same."""
    main: Page
    notes: Page
    identity: tuple[tuple[str, str], ...]
    """What tells on which sheet of which handbook the workbook is based, and what of it was chosen."""
    choices: tuple[Choice, ...]
    """All lists to choose from, one after the other."""
    grades: tuple[tuple[str, str | Decimal], ...]
    """Names and coefficients of the grades, best first."""
    qr_told: str
    """What the QR code is, for those who do not see it."""
    page_of: str
    """Number of the page, as a spreadsheet writes it in the foot."""


def workbook_view(handbook: Handbook, sheet: Sheet, wording: Wording, address: str) -> WorkbookView:
    """Return a whole sheet as a workbook. For `address` see `stamped`."""
    return workbook_of(handbook, wording, Taken(sheet, sheet_view(handbook, sheet, wording, address)))


def workbook_of(
    handbook: Handbook, wording: Wording, taken: Taken, chosen: tuple[tuple[str, str], ...] = ()
) -> WorkbookView:
    """Return a sheet as a round takes it along as a workbook; `chosen` names the round, as `Wanted.named`."""
    return _Draft(handbook, wording, taken).view(chosen)


class _Draft:
    """A workbook with all that it is made from."""

    def __init__(self, handbook: Handbook, wording: Wording, taken: Taken) -> None:
        self.wording, self.printed, self.told = wording, taken.view, taken.told
        self.plan = plan(handbook, taken.sheet)
        self.rules = content_code(measured(self.plan).data)
        rows = (*self.plan.rows, *self.plan.blanks)
        self.entries = {row.id: entries(wording, self.plan, row) for row in rows}
        self.columns = columns(wording, self.plan, tuple(self.entries.values()))
        self.scored = scores(self.plan)
        listed = [each.choices for each in self.entries.values()]
        self.choices, self.lists = _lists((*listed, rechecks(wording)))

    def view(self, chosen: tuple[tuple[str, str], ...]) -> WorkbookView:
        wording, printed = self.wording, self.printed
        words = wording.words
        name, other = words("workbook.sheet.main"), words("workbook.sheet.notes")
        return WorkbookView(
            sheet=printed,
            rules=self.rules,
            main=self._main(name),
            notes=Page(other, COLUMNS, notes(wording, printed, self.plan), landscape=False),
            identity=(
                ("organisation", printed.imprint.control.organisation),
                ("handbook", printed.imprint.control.handbook),
                ("sheet", printed.id),
                ("version", printed.imprint.control.version),
                ("state", printed.imprint.control.state),
                ("code", printed.imprint.code),
                ("rules", self.rules),
                *chosen,
            ),
            choices=self.choices,
            grades=tuple(
                (wording.plain(grade.title), _coefficient(wording, grade.coefficient))
                for grade in ranked(self.plan.scheme)
            ),
            qr_told=words("print.qr-alt", text=printed.imprint.qr),
            page_of=words("print.page-of", page="&P", pages="&N"),
        )

    def _main(self, name: str) -> Page:
        ended = tuple(totals(self.wording, self.plan)) if self.scored else ()
        asking = Asking(self.wording, self.plan, self.columns, self.lists)
        outline = Outline(self.columns, self.wording, self.printed, self.told, asking, self.entries, ended)
        top, head = tuple(outline.top()), tuple(outline.head())
        lines, rows = [*top, *head], {}
        outline = replace(outline, asking=replace(asking, day=_day(lines)))
        first = len(lines) + 1
        for section in self.printed.sections:
            lines += outline.section(section)
            rows[end_tag(section.id)] = len(lines)
        last = len(lines)
        lines += outline.end(scored=self.scored)
        rows |= {line.tag: place for place, line in enumerate(lines, start=1)}
        places = Places(self.columns, rows, self.lists, FIRST_ROW)
        reckoned = self._reckoned(places, outline)
        return Page(
            name=name,
            columns=self.columns,
            lines=tuple(_with(line, reckoned.get(line.tag, ()), places.letter(TAG)) for line in lines),
            landscape=self.printed.layout.landscape or self.scored,
            frozen=len(top) if sum(line.height for line in top) <= FROZEN_MOST else 0,
            repeated=rows["heads"],
            colourings=colourings(places, first),
            coloured=(first, max(last, first)),
        )

    def _reckoned(self, places: Places, outline: Outline) -> dict[str, tuple[Cell, ...]]:
        """Return the cells with formulas, by the tags of their lines."""
        wording, plan_ = self.wording, self.plan
        blank = score(plan_, {})
        made: dict[str, tuple[Cell, ...]] = {}
        outcomes: dict[str, Outcome] = {}
        for row in plan_.rows:
            formulas = RowFormulas(wording, plan_, self.entries[row.id], places)
            made[row_tag(row.id)] = formulas.cells()
            outcomes[row.id] = formulas.outcomes[0]
        for part in plan_.parts:
            for row in part.blanks:
                found = BlankFormulas(wording, plan_, part.id, self.entries[row.id], places)
                made[blank_tag(row.id)] = found.cells()
        parts: tuple[PartFormulas, ...] = ()
        if self.scored:
            parts = tuple(
                PartFormulas(
                    wording,
                    plan_,
                    part,
                    places,
                    [(self.entries[row.id], outcomes[row.id]) for row in part.rows],
                    result,
                )
                for part, result in zip(plan_.parts, blank.parts, strict=True)
            )
        total = TotalFormulas(wording, plan_, places, parts, blank) if self.scored else None
        shown = Results(wording, plan_, places, parts, total, len(blank.unanswered))
        band = outline.band_columns()[1][0]
        groups = (2 if plan_.rows else 1) + (2 if total else 0)
        return made | shown.cells(outline.groups(groups), places.letter(band))


def _day(lines: list[Line]) -> str:
    """Return the address of the cell with the day of the check."""
    cells = ((place, cell) for place, line in enumerate(lines, start=1) for cell in line.cells)
    days = (f"${cell.column}${place}" for place, cell in cells if cell.entry and cell.entry.kind == "date")
    return next(days, "")


def _coefficient(wording: Wording, value: Decimal | Unspecified | None) -> str | Decimal:
    if value is None:
        return LEFT_OUT
    return wording.unspecified.text if isinstance(value, Unspecified) else value


def _lists(listed: Iterable[tuple[Choice, ...]]) -> tuple[tuple[Choice, ...], Lists]:
    """Return all lists to choose from in one column, and where each stands."""
    choices: list[Choice] = []
    found: Lists = {}
    for each in listed:
        if each and each not in found:
            first = FIRST_ROW + len(choices)
            last = first + len(each) - 1
            found[each] = (f"{IDENTITY}!$D${first}:$D${last}", f"{IDENTITY}!$E${first}:$E${last}")
            choices += each
    return tuple(choices), found


def _with(line: Line, cells: Iterable[Cell], tag: str) -> Line:
    """Return a line with its tag and with reckoned cells in place of empty ones."""
    merged = {cell.column: cell for cell in (*line.cells, *cells)}
    if line.height:
        merged[tag] = Cell(tag, line.tag, "hidden")
    return replace(line, cells=tuple(merged.values()))
