"""The sheets of one round as one document: a cover that says what was chosen, then the sheets."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.model.sites import Site
from generator.views.control import control
from generator.views.imprint import Imprint, Labelled, Running, joined, shortened
from generator.views.pack.sheets import Round, rows_told, with_site
from generator.views.pack.wanted import Wanted
from generator.views.sheet import SheetView
from generator.views.wording import Wording


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
    """Without a code: the sheets have theirs."""
    selection: tuple[Labelled, ...]
    """What was chosen, in words."""
    left_off: tuple[Labelled, ...]
    """Sheets that do not apply to the site, with the reason."""
    not_asked: tuple[Labelled, ...]
    """Sheets of which the round asks for no row, with the reason."""
    head: tuple[Labelled, ...]
    """To fill in before the round."""
    columns: Listed
    """The heads of the list of contents; that of the numbers is empty where no sheet has one."""
    contents: tuple[Listed, ...]
    signatures: tuple[Labelled, ...]
    sheets: tuple[SheetView, ...]
    """As many as `contents`."""


def pack_view(wording: Wording, wanted: Wanted, found: Round) -> PackView:
    """Return the pack of a round, `found` being what it takes along."""
    return _Cover(wording, wanted).over(found)


@dataclass(frozen=True)
class _Cover:
    wording: Wording
    wanted: Wanted

    def over(self, found: Round) -> PackView:
        words = self.wording.words
        sheets = tuple(taken.view for taken in found.sheets)
        columns = Listed(**words.section("print.pack.column"))
        listed = tuple(map(self._listed, sheets))
        if all(one.number == self.wording.unspecified.text for one in listed):
            columns = replace(columns, number="")
        return PackView(
            imprint=self._imprint(),
            selection=tuple(self._selection()),
            left_off=found.left_off,
            not_asked=found.not_asked,
            head=with_site(self.wording, self.wanted, words("print.pack.head.site"), self._blanks("head")),
            columns=columns,
            contents=listed,
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
        yield Labelled(words("print.pack.rows"), rows_told(self.wording, wanted) or words("print.pack.all"))
        yield Labelled(words("print.pack.sheets"), named or words("print.pack.own"))

    def _listed(self, sheet: SheetView) -> Listed:
        papers, rows = sheet.imprint.control, sum(len(section.rows) for section in sheet.sections)
        none = self.wording.words("print.chart.none")
        return Listed(
            papers.title, papers.number, str(rows or none), sheet.total or none, sheet.imprint.printed
        )

    def _blanks(self, group: str) -> tuple[Labelled, ...]:
        labels = self.wording.words.section(f"print.pack.{group}")
        patterns = self.wording.words.section(f"print.pack.pattern.{group}")
        return tuple(Labelled(label, pattern=patterns.get(key, "")) for key, label in labels.items())
