"""The sheets of one round as one document: a cover that says what was chosen, then the sheets."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.model.handbook import Handbook
from generator.model.schemes import Scheme
from generator.model.sites import Site
from generator.model.standards import Criterion
from generator.views.control import control
from generator.views.imprint import Imprint, Labelled, Running, joined, shortened, stamped
from generator.views.pack.selection import Chosen, LeftOff, Selection, Wanted, selection
from generator.views.sheet import SheetView, sheet_view
from generator.views.wording import Wording

__all__ = ["PackView", "Wanted", "pack_view"]


@dataclass(frozen=True)
class Listed:
    """A sheet in the list of contents; its pages are known when it is set."""

    title: str
    number: str
    items: str
    full: str
    code: str


@dataclass(frozen=True)
class PackView:
    """All that one round takes along."""

    imprint: Imprint
    selection: tuple[Labelled, ...]
    """What was chosen, in words."""
    left_off: tuple[Labelled, ...]
    """Sheets that do not apply to the site, with the reason."""
    head: tuple[Labelled, ...]
    """To fill in before the round."""
    columns: Listed
    """The heads of the list of contents."""
    contents: tuple[Listed, ...]
    signatures: tuple[Labelled, ...]
    sheets: tuple[SheetView, ...]
    """As many as `contents`."""


def pack_view(handbook: Handbook, wording: Wording, wanted: Wanted, address: str) -> PackView | None:
    """Return the pack of a round; none where nothing is to be checked. For `address` see `stamped`."""
    found = selection(handbook, wanted)
    return _Pack(handbook, wording, wanted, address).view(found) if found.chosen else None


@dataclass(frozen=True)
class _Pack:
    handbook: Handbook
    wording: Wording
    wanted: Wanted
    address: str

    def view(self, found: Selection) -> PackView:
        words = self.wording.words
        sheets = tuple(self._sheet(chosen) for chosen in found.chosen)
        return PackView(
            imprint=self._imprint(),
            selection=tuple(self._selection()),
            left_off=tuple(
                Labelled(self.wording.plain(off.entity.title), self._why(off)) for off in found.left_off
            ),
            head=tuple(self._head()),
            columns=Listed(**words.section("print.pack.column")),
            contents=tuple(map(self._listed, sheets)),
            signatures=self._blanks("signatures"),
            sheets=sheets,
        )

    def _imprint(self) -> Imprint:
        words, plan = self.wording.words, self.wanted.plan
        title = words("print.pack.title")
        if plan:
            title = words("print.pack.title-of", plan=words(f"print.pack.plan.{plan}"))
        papers = replace(control(self.wording, title, ""), number="")
        running = Running(shortened(papers.organisation), number="")
        return Imprint(papers, running, page="", language=words.language, basis=(), keeping=(), industry="")

    def _selection(self) -> Iterator[Labelled]:
        words, wanted = self.wording.words, self.wanted
        place = self.wording.plain(wanted.place.title) if wanted.place else words("print.pack.all")
        if isinstance(wanted.place, Site):
            place = words("print.pack.site-of", title=place, types=joined(self.wording, wanted.place.types))
        named = words("print.and").join(self.wording.plain(sheet.title) for sheet in wanted.sheets)
        yield Labelled(words("print.pack.site"), place)
        yield Labelled(words("print.pack.rows"), self._rows() or words("print.pack.all"))
        yield Labelled(words("print.pack.sheets"), named or words("print.pack.own"))

    def _rows(self) -> str:
        """Return in words which rows the round asks for; empty where it asks for all."""
        words, wanted = self.wording.words, self.wanted
        told = []
        if wanted.plan:
            told.append(words("print.pack.by-plan", plan=words(f"amounts.every.{wanted.plan}")))
        if wanted.mark:
            symbol, title = self.wording.plain(wanted.mark.symbol), self.wording.plain(wanted.mark.title)
            told.append(words("print.pack.by-mark", symbol=symbol, title=title))
        if wanted.department:
            title = self.wording.plain(wanted.department.title)
            told.append(words("print.pack.by-department", title=title))
        return words("print.semicolon").join(told)

    def _head(self) -> Iterator[Labelled]:
        """Yield the places to fill in; the site is known where one was chosen."""
        place, label = self.wanted.place, self.wording.words("print.pack.head.site")
        for blank in self._blanks("head"):
            known = blank.label == label and isinstance(place, Site)
            yield replace(blank, text=self.wording.plain(place.title)) if known and place else blank

    def _sheet(self, chosen: Chosen) -> SheetView:
        """Return a sheet that says what was left off; its code begins with that of the whole one."""
        whole = sheet_view(self.handbook, chosen.whole, self.wording, self.address)
        view = sheet_view(self.handbook, chosen.sheet, self.wording, self.address)
        told = tuple(self._told(chosen, scored=view.total != ""))
        if chosen.sheet is chosen.whole and not told:
            return whole
        part_of = self.wording.words("print.pack.part-of", code=whole.imprint.code)
        told = (*told, Labelled(self.wording.words("print.pack.whole"), part_of))
        bare = replace(view.imprint, code="", qr="")
        view = replace(view, explained=(*told, *view.explained), imprint=bare)
        return stamped(view, self.address, whole.imprint.code)

    def _told(self, chosen: Chosen, *, scored: bool) -> Iterator[Labelled]:
        """Yield what a sheet says of the rows that it has not."""
        words = self.wording.words
        if self.wanted.narrows:
            rows = self._rows()
            if chosen.asked < chosen.of:
                key = "scored" if scored else "listed"
                rows = words(f"print.pack.partly.{key}", rows=rows, asked=chosen.asked, of=chosen.of)
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
        return self.wording.words("print.pack.left-off-why", title=title, why=self._why(off))

    def _why(self, off: LeftOff) -> str:
        if off.types:
            return self.wording.words("print.sheet.applies-to", types=joined(self.wording, off.types))
        return self.wording.plain(off.reason)

    def _listed(self, sheet: SheetView) -> Listed:
        papers, rows = sheet.imprint.control, sum(len(section.rows) for section in sheet.sections)
        none = self.wording.words("print.chart.none")
        return Listed(papers.title, papers.number, str(rows or none), sheet.total or none, sheet.imprint.code)

    def _blanks(self, group: str) -> tuple[Labelled, ...]:
        labels = self.wording.words.section(f"print.pack.{group}")
        patterns = self.wording.words.section(f"print.pack.pattern.{group}")
        return tuple(Labelled(label, pattern=patterns.get(key, "")) for key, label in labels.items())
