"""The sheets of a round as they are printed and filled in: narrowed down to it, and saying so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from generator.content import part_code
from generator.lens.checks import known, periods
from generator.model.handbook import Handbook
from generator.model.schemes import Scheme
from generator.model.sheets import Sheet
from generator.model.sites import Site
from generator.model.standards import Criterion
from generator.views.imprint import Labelled, joined, stamped
from generator.views.pack.parts import Parts
from generator.views.pack.selection import Chosen, LeftOff, NotAsked, selection
from generator.views.pack.wanted import Wanted
from generator.views.sheet import SheetView, sheet_view
from generator.views.wording import Wording


@dataclass(frozen=True)
class Taken:
    """A sheet as a round takes it along."""

    sheet: Sheet
    """With the rows of the round only: what is scored."""
    view: SheetView
    told: tuple[Labelled, ...] = ()
    """What it says of the rows that it has not; nothing where it is the whole sheet."""


@dataclass(frozen=True)
class Round:
    """All that a round takes along."""

    sheets: tuple[Taken, ...]
    left_off: tuple[Labelled, ...]
    """Sheets that do not apply to the site, with the reason."""
    not_asked: tuple[Labelled, ...] = ()
    """Sheets of which it asks for no row, with how often they are checked where a plan was chosen."""


def round_of(handbook: Handbook, wording: Wording, wanted: Wanted, address: str) -> Round:
    """Return what a round takes along; maybe no sheets. For `address` see `stamped`."""
    taking, found = _Taking(handbook, wording, wanted, address), selection(handbook, wording.lens, wanted)
    return Round(
        tuple(map(taking.taken, found.chosen)),
        tuple(Labelled(wording.plain(off.entity.title), taking.why(off)) for off in found.left_off),
        tuple(Labelled(wording.plain(one.sheet.title), taking.often(one)) for one in found.not_asked),
    )


def rows_told(wording: Wording, wanted: Wanted) -> str:
    """Return in words which rows a round asks for; empty where it asks for all."""
    words = wording.words
    told = []
    if wanted.plan:
        told.append(words("print.pack.by-plan", plan=words(f"amounts.every.{wanted.plan}")))
    if wanted.mark:
        symbol, title = wording.plain(wanted.mark.symbol), wording.plain(wanted.mark.title)
        told.append(words("print.pack.by-mark", symbol=symbol, title=title))
    if wanted.department:
        told.append(words("print.pack.by-department", title=wording.plain(wanted.department.title)))
    return words("print.semicolon").join(told)


def with_site(
    wording: Wording, wanted: Wanted, label: str, blanks: tuple[Labelled, ...]
) -> tuple[Labelled, ...]:
    """Return places to fill in, the one for the site with its name where one was chosen."""
    if not isinstance(wanted.place, Site):
        return blanks
    name = wording.plain(wanted.place.title)
    return tuple(replace(blank, text=name) if blank.label == label else blank for blank in blanks)


@dataclass(frozen=True)
class _Taking:
    handbook: Handbook
    wording: Wording
    wanted: Wanted
    address: str

    @cached_property
    def parts(self) -> Parts:
        """What the codes of its prints say of what was taken."""
        return Parts(self.wording, self.wanted)

    def taken(self, chosen: Chosen) -> Taken:
        """Return a sheet that says what was left off; its code begins with that of the whole one."""
        whole = sheet_view(self.handbook, chosen.whole, self.wording, self.address)
        view = sheet_view(self.handbook, chosen.sheet, self.wording, self.address)
        told = tuple(self._told(chosen, scored=view.total != ""))
        if chosen.sheet is chosen.whole and not told:
            return Taken(chosen.whole, self._at_the_site(whole))
        part_of = self.wording.words("print.pack.part-of", code=whole.imprint.code)
        told = (*told, Labelled(self.wording.words("print.pack.whole"), part_of))
        view = replace(view, told=told)
        code = part_code(whole.imprint.code, *self.parts.of(chosen))
        return Taken(chosen.sheet, self._at_the_site(stamped(view, self.address, code)), told)

    def _at_the_site(self, view: SheetView) -> SheetView:
        """Return a sheet with the name of the site put in: that is an entry, and no matter of its code."""
        label = self.wording.words("print.sheet.head.site")
        return replace(view, head=with_site(self.wording, self.wanted, label, view.head))

    def _told(self, chosen: Chosen, *, scored: bool) -> Iterator[Labelled]:
        """Yield what a sheet says of the rows that it has not."""
        words = self.wording.words
        if self.wanted.narrows:
            rows = rows_told(self.wording, self.wanted)
            if chosen.asked < chosen.of:
                key = "scored" if scored else "listed"
                rows = words(f"print.pack.partly.{key}", rows=rows, asked=chosen.asked, of=chosen.of)
            if chosen.undated:
                undated = words("print.pack.undated", count=chosen.undated)
                rows = words("print.semicolon").join((rows, undated))
            yield Labelled(words("print.pack.rows"), rows)
        if chosen.left_off:
            told = (self._left_off(off) for off in chosen.left_off)
            yield Labelled(words("print.pack.left-off"), words("print.semicolon").join(told))
        weighted = self.handbook.get(chosen.whole.scheme, Scheme).result == "weighted"
        if weighted and len(chosen.sheet.sections) < len(chosen.whole.sections):
            yield Labelled(words("print.pack.weights"), words("print.pack.weights-scaled"))

    def _left_off(self, off: LeftOff) -> str:
        title = self.wording.plain(off.entity.title)
        if isinstance(off.entity, Criterion) and off.entity.number is not None:
            title = f"{self.wording.plain(off.entity.number)} {title}"
        return self.wording.words("print.pack.left-off-why", title=title, why=self.why(off))

    def often(self, one: NotAsked) -> str:
        """Return why a round asks for nothing of a sheet: how often its rows are checked, or its choice."""
        words = self.wording.words
        if self.wanted.plan is None or any(self.wanted.plan in periods(checks) for checks in one.checks):
            return words("print.pack.no-rows")
        often = dict.fromkeys(
            self.wording.amount(check.frequency) for checks in one.checks for check in known(checks)
        )
        if not often or any(not known(checks) for checks in one.checks):
            often[self.wording.unspecified.text] = None
        return words("print.pack.other-plan", often=words("print.and").join(often))

    def why(self, off: LeftOff) -> str:
        """Return why something does not apply to the site."""
        if off.types:
            return self.wording.words("print.sheet.applies-to", types=joined(self.wording, off.types))
        return self.wording.plain(off.reason)
