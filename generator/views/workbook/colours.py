"""Which cells light up, and when. Colour never speaks alone: the cells say the same in words."""

from __future__ import annotations

from generator.views.workbook.entries import NOT_CHECKED
from generator.views.workbook.grid import Colouring
from generator.views.workbook.outcomes import NONCONFORMING, PARTLY
from generator.views.workbook.places import Places


def colourings(places: Places, row: int) -> tuple[Colouring, ...]:
    """Return the fills of the rows, the most important first; formulas are those of the first row."""

    def of(key: str) -> str:
        return f"${places.letter(key)}{row}"

    keys = [column.key for column in places.visible]
    first, reason = places.letter("number"), places.letter("reason")
    last = places.letter(keys[keys.index("reason") - 1])
    if not places.has("answer"):
        return (Colouring(first, last, f"{of('wrong')}=1", "missing"),)
    answer = places.letter("answer")
    bare = f'AND({of("verdict")}>={PARTLY},{of("verdict")}<={NONCONFORMING},{of("reason")}="")'
    left_out = f"AND({of('code')}>{NOT_CHECKED},{of('verdict')}=0,{of('missing')}=0,{of('bonus')}=0)"
    open_ = f"AND({of('code')}={NOT_CHECKED},{of('open')}=1)"
    return (
        Colouring(reason, reason, bare, "missing"),
        Colouring(answer, last, f"{of('wrong')}=1", "missing"),
        Colouring(first, last, f"{of('verdict')}={NONCONFORMING}", "nonconforming"),
        Colouring(first, last, f"{of('verdict')}={PARTLY}", "partly"),
        Colouring(first, last, left_out, "left-out"),
        Colouring(answer, answer, f"{of('verdict')}=1", "conforming"),
        Colouring(answer, answer, open_, "open"),
    )
