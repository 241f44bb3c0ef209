"""The control table at the head of a sheet: what the document is, without what is still open."""

from __future__ import annotations

from generator.views.control import Control
from generator.views.imprint import Labelled
from generator.words import Words


def control_cells(control: Control, words: Words) -> tuple[Labelled, ...]:
    """Return number, edition, department in charge and effective date, as far as they are known."""
    effective = "" if control.draft else control.effective
    cells = (
        Labelled(words("print.number"), control.number),
        Labelled(words("print.version"), control.version),
        Labelled(words("print.owner"), control.owner),
        Labelled(words("print.effective"), effective),
    )
    return tuple(cell for cell in cells if cell.text not in {"", words("common.unspecified")})


def signed_cells(control: Control, words: Words) -> tuple[Labelled, ...]:
    """Return who prepared, reviewed and approved the document, and when; nothing before it is approved."""
    if control.draft:
        return ()
    cells = (
        Labelled(words("print.prepared"), control.prepared),
        Labelled(words("print.reviewed"), control.reviewed),
        Labelled(words("print.approved"), control.approved),
    )
    return tuple(cell for cell in cells if cell.text)
