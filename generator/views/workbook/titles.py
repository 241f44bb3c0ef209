"""The title of a workbook's sheets, which stays in sight."""

from __future__ import annotations

from generator.views.sheet import SheetView
from generator.views.wording import Wording
from generator.views.workbook.grid import Style


def marked_title(wording: Wording, sheet: SheetView) -> tuple[str, Style]:
    """Return the title of a sheet and its style: of one that is not valid, with what it is, in reverse."""
    control = sheet.imprint.control
    if not control.mark:
        return control.title, "title"
    return wording.words("workbook.marked", mark=control.mark, title=control.title), "title-marked"
