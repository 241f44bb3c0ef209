"""Workbooks: a view becomes an XLSX file. The same view gives the same bytes.

Every text of the source is written as a string, never as a formula, whatever it begins with.
"""

from __future__ import annotations

import io
import re
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_cell_to_rowcol
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from generator.model.spreadsheet import IDENTITY
from generator.render.excel_entries import MESSAGE_MOST, validation
from generator.render.excel_looks import COLOURS, FONT, LOOKS
from generator.render.package import uncompressed
from generator.render.qr import qr_png
from generator.views.workbook import Page, WorkbookView
from generator.views.workbook.grid import Cell, Entry, Formula, Line

QR_SIDE = 152
"""Pixels of the QR code, 96 to the inch: at least 16 mm in print, also when the page is scaled down."""
A4 = 9
ESCAPE = re.compile(r"_x[0-9A-Fa-f]{4}_")
"""What is read as a character by its code, unless it is escaped itself."""
UNDOUBTED = ("number_stored_as_text", "formula_differs", "formula_range")
MARGINS = {"left": 0.4, "right": 0.4, "top": 0.6, "bottom": 0.6}
PROTECTION = {"format_columns": True, "format_rows": True, "objects": True}
"""What stays allowed on a protected sheet: making columns and rows larger."""


def workbook(view: WorkbookView) -> bytes:
    """Return a workbook as a file."""
    target = io.BytesIO()
    book = xlsxwriter.Workbook(
        target, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    book.set_properties(_properties(view))
    book.set_calc_mode("auto")
    picture = qr_png(view.sheet.imprint.qr)
    for page in (view.main, view.notes):
        _Writer(book, view, page).write(picture)
    _lists(book, view)
    book.close()
    return uncompressed(target)


def _properties(view: WorkbookView) -> dict[str, Any]:
    control = view.sheet.imprint.control
    date = datetime.fromisoformat(control.date) if control.date else datetime(1970, 1, 1, tzinfo=UTC)
    return {
        "title": control.title[:MESSAGE_MOST],
        "subject": control.number[:MESSAGE_MOST],
        "author": control.organisation[:MESSAGE_MOST],
        "comments": f"{control.version} {view.sheet.imprint.printed}",
        # A draft has no date, and the clock's would make every build differ.
        "created": date.replace(tzinfo=None),
    }


class _Writer:
    """Writes one sheet."""

    def __init__(self, book: Workbook, view: WorkbookView, page: Page) -> None:
        self.book, self.view, self.page = book, view, page
        self.sheet: Worksheet = book.add_worksheet(page.name)
        self.formats: dict[tuple[str, int | None], Format] = {}

    def write(self, picture: bytes) -> None:
        """Write everything."""
        for column in self.page.columns:
            letters = f"{column.letter}:{column.letter}"
            self.sheet.set_column(letters, column.width or None, None, {"hidden": not column.width})
        asked: dict[Entry, list[str]] = {}
        for row, line in enumerate(self.page.lines, start=1):
            self._line(row, line, asked)
            if line.tag == "qr":
                self._picture(row, picture)
        for entry, cells in asked.items():
            self._ask(entry, cells)
        self._colour()
        self._print()
        # Points are texts here, and formulas differ from row to row: no reason for green corners.
        area = f"A1:{self.page.columns[-1].letter}{len(self.page.lines)}"
        self.sheet.ignore_errors(dict.fromkeys(UNDOUBTED, area))
        self.sheet.protect("", PROTECTION)

    def _format(self, style: str, places: int | None = None) -> Format:
        if (style, places) not in self.formats:
            look = dict(LOOKS[style])
            if places is not None:
                look["num_format"] = f"0.{'0' * places}".rstrip(".")
            self.formats[style, places] = self.book.add_format(look)
        return self.formats[style, places]

    def _line(self, row: int, line: Line, asked: dict[Entry, list[str]]) -> None:
        self.sheet.set_row(row - 1, line.height or None, None, {"hidden": not line.height})
        for cell in line.cells:
            form = self._format(cell.style, cell.places)
            place = f"{cell.column}{row}"
            if cell.last:
                self.sheet.merge_range(f"{place}:{cell.last}{row}", "", form)
            self._cell(place, cell, form)
            if cell.entry is not None:
                asked.setdefault(cell.entry, []).append(place)

    def _cell(self, place: str, cell: Cell, form: Format) -> None:
        match cell.content:
            case Formula(text=text, blank=blank):
                self.sheet.write_formula(place, f"={text}", form, _stored(blank))
            case Decimal() as number:
                self.sheet.write_number(place, float(number), form)
            case "":
                self.sheet.write_blank(place, None, form)
            case str() as text if cell.strong and text != cell.strong and _rich(text, cell.strong):
                strong = self._format("strong")
                self.sheet.write_rich_string(
                    place, strong, cell.strong, self._format("weak"), text.removeprefix(cell.strong), form
                )
            case str() as text:
                self.sheet.write_string(place, text, self._format("bold") if cell.strong else form)

    def _picture(self, row: int, picture: bytes) -> None:
        # The width stands in the picture's head (PNG, IHDR).
        scale = QR_SIDE / int.from_bytes(picture[16:20])
        self.sheet.insert_image(
            row - 1,
            0,
            "qr.png",
            {
                "image_data": io.BytesIO(picture),
                "x_scale": scale,
                "y_scale": scale,
                "x_offset": 6,
                "y_offset": 4,
                "description": self.view.qr_told,
            },
        )

    def _ask(self, entry: Entry, cells: list[str]) -> None:
        options = validation(entry)
        if options is None:
            return
        options["other_cells"] = [_zero_based(cell) for cell in cells[1:]]
        self.sheet.data_validation(cells[0], options)

    def _colour(self) -> None:
        first, last = self.page.coloured
        for colouring in self.page.colourings:
            area = f"{colouring.first}{first}:{colouring.last}{last}"
            form = self.book.add_format(COLOURS[colouring.colour])
            self.sheet.conditional_format(
                area, {"type": "formula", "criteria": f"={colouring.formula}", "format": form}
            )

    def _print(self) -> None:
        sheet, page, imprint = self.sheet, self.page, self.view.sheet.imprint
        control = imprint.control
        sheet.set_paper(A4)
        if page.landscape:
            sheet.set_landscape()
        sheet.set_margins(**MARGINS)
        sheet.fit_to_pages(1, 0)
        sheet.center_horizontally()
        sheet.hide_gridlines(2)
        shown = page.visible
        sheet.print_area(f"{shown[0].letter}1:{shown[-1].letter}{len(page.lines)}")
        if page.repeated:
            sheet.repeat_rows(page.repeated - 1)
        if page.frozen:
            sheet.freeze_panes(page.frozen, 0)
        mark = f'&C&"{FONT},Bold"&16{_plain(control.mark)}' if control.mark else ""
        head = f"&L{_plain(imprint.running.organisation)}{mark}&R{_plain(imprint.running.number)}"
        about = f"{_plain(control.version)} {_plain(control.state)} {_plain(imprint.printed)}"
        foot = f"&L{about}&R{self.view.page_of}"
        sheet.set_header(head)
        sheet.set_footer(foot)


def _rich(text: str, strong: str) -> bool:
    """Return whether the beginning of a text can stand out: in rich text XlsxWriter escapes escapes twice."""
    return text.startswith(strong) and not ESCAPE.search(text)


def _stored(blank: str | Decimal) -> str | float | int:
    """Return the result of a formula as the file keeps it."""
    if isinstance(blank, str):
        return blank
    return int(blank) if blank == blank.to_integral_value() else float(blank)


def _plain(text: str) -> str:
    """Return a text for head or foot, where `&` begins a command."""
    return " ".join(text.split()).replace("&", "&&")


def _zero_based(cell: str) -> tuple[int, int, int, int]:
    row, column = xl_cell_to_rowcol(cell)
    return (row, column, row, column)


def _lists(book: Workbook, view: WorkbookView) -> None:
    """Write what people need not see: what the workbook is based on, and the lists to choose from."""
    sheet = book.add_worksheet(IDENTITY)
    for row, (key, text) in enumerate(view.identity):
        sheet.write_string(row, 0, key)
        sheet.write_string(row, 1, text)
    for row, choice in enumerate(view.choices, start=1):
        sheet.write_string(row, 3, choice.text)
        sheet.write_number(row, 4, choice.code)
    for row, (title, coefficient) in enumerate(view.grades, start=1):
        sheet.write_string(row, 6, title)
        if isinstance(coefficient, Decimal):
            sheet.write_number(row, 7, float(coefficient))
        else:
            sheet.write_string(row, 7, coefficient)
    sheet.protect("", PROTECTION)
    sheet.very_hidden()
