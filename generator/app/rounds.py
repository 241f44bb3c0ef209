"""Rounds as the command line asks for them: words become what is wanted, or the answer says what there is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from generator.findings import CommandError
from generator.lens.checks import periods
from generator.model.base import Entity
from generator.model.parties import Department
from generator.model.sheets import Sheet
from generator.model.sites import Site, SiteType
from generator.model.standards import Criterion, Mark, ServiceStandard
from generator.model.time_limits import Period
from generator.views.pack.wanted import Wanted
from generator.views.prints import FORBIDDEN
from generator.views.wording import Wording

E = TypeVar("E", bound=Entity)

PLANS: dict[str, Period] = {
    "every-shift": "shift",
    "daily": "day",
    "weekly": "week",
    "monthly": "month",
    "quarterly": "quarter",
    "half-yearly": "half-year",
    "yearly": "year",
}
"""The check plans by the names that the command line has for them."""
EVERYTHING, COPY = "all-sheets", "copy-"
NAME_MOST = 100
"""Characters of a name made of ids: systems take 255 bytes."""


@dataclass(frozen=True)
class Asked:
    """What the command line asks for, as it was written."""

    plan: str | None = None
    site: str | None = None
    department: str | None = None
    mark: str | None = None
    sheets: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    """Whole documents instead of a round: sheets, forms, procedures, or the whole handbook."""
    release: str | None = None
    """Name of a release, or `draft`; none for the version in use."""
    copy: str | None = None
    """Number of a controlled copy; none for a print that nobody keeps track of."""
    holder: str | None = None
    """Who is given it: an id of the handbook, or a name."""

    @property
    def picks(self) -> tuple[str, ...]:
        """What narrows a round down."""
        parts = (self.plan, self.site, self.department, self.mark, *dict.fromkeys(self.sheets))
        return tuple(part for part in parts if part)

    @property
    def name(self) -> str:
        """The name of the file or folder when none is given."""
        copy = FORBIDDEN.sub("_", f"{COPY}{self.copy}") if self.copy else ""
        parts = (self.release, *self.picks, *dict.fromkeys(self.documents), copy)
        return "-".join(part for part in parts if part)[:NAME_MOST] or EVERYTHING


@dataclass(frozen=True)
class Choices:
    """What a handbook has to choose from."""

    wording: Wording

    def wanted(self, asked: Asked) -> Wanted:
        """Return what is asked for. Raises CommandError that says what there is when it does not exist."""
        book = self.wording.handbook
        places: tuple[Site | SiteType, ...] = (*book.sites, *book.types)
        named = (self._one("--sheet", identifier, book.sheets) for identifier in dict.fromkeys(asked.sheets))
        return Wanted(
            plan=None if asked.plan is None else PLANS[asked.plan],
            place=self._one("--site", asked.site, places),
            department=self._one("--department", asked.department, book.departments),
            mark=self._one("--mark", asked.mark, book.marks),
            sheets=tuple(sheet for sheet in named if sheet is not None),
        )

    def _one(self, option: str, identifier: str | None, known: tuple[E, ...]) -> E | None:
        if identifier is None:
            return None
        for entity in known:
            if entity.id == identifier:
                return entity
        arguments = {"option": option, "value": identifier, "choices": self._listed(known)}
        raise CommandError("cli.no-such-choice", **arguments)

    def told(self) -> str:
        """Return everything that can be chosen and leads to something, an option a block."""
        book = self.wording.handbook
        criteria = [criterion for _, criterion in book.of(Criterion)]
        marks = {mark for criterion in criteria for mark in criterion.marks}
        busy = {standard.department for _, standard in book.of(ServiceStandard) if standard.criteria}
        blocks: dict[str, Iterable[Site | SiteType | Department | Mark | Sheet]] = {
            "--site": (*book.sites, *book.types),
            "--department": (each for each in book.departments if each.id in busy),
            "--mark": (mark for mark in book.marks if mark.id in marks),
            "--sheet": book.sheets,
        }
        plans = "".join(f"\n    {name}" for name, period in PLANS.items() if period in self._periods())
        lists = (f"\n  {option}{self._listed(known)}" for option, known in blocks.items())
        return f"\n  --plan{plans}" + "".join(lists)

    def _periods(self) -> frozenset[Period]:
        book, lens = self.wording.handbook, self.wording.lens
        checks = [lens.checks(None, sheet).value for sheet in book.sheets]
        checks += [
            lens.checks(one, sheet).value
            for sheet in book.sheets
            for section in sheet.sections
            for one in book.criteria(section)
        ]
        return frozenset(period for each in checks for period in periods(each))

    def _listed(self, known: Iterable[Entity]) -> str:
        return "".join(f"\n    {entity.id}  {self.wording.title(entity)}" for entity in known)
