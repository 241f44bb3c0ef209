"""What every maker of a page needs at hand: the handbook, its phrases, its contradictions, its printables."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from generator.findings import DataPath
from generator.lens.decisions import state
from generator.model.base import Entity, Unspecified
from generator.model.forms import Form
from generator.model.register import Conflict
from generator.model.time_limits import Limit
from generator.views.control import control
from generator.views.coverage import Coverage, silences
from generator.views.pages.marks import Marks
from generator.views.pages.page import Box, Download, Fact, Notes
from generator.views.pages.past import NO_PAST, Past
from generator.views.pages.phrases import Phrases
from generator.views.pages.versions import Versions
from generator.views.prints import Print
from generator.views.wording import Prose, Span, Wording

NAMED_MOST = 2
"""So many of the others in a contradiction are named at each of its members; of more only how many."""


class Book(Phrases):
    """One published handbook with all that is known about it.

    `coverage` is counted on the whole handbook, before anything is withheld from it.
    """

    def __init__(
        self,
        wording: Wording,
        printables: frozenset[str],
        coverage: tuple[Coverage, ...] = (),
        prints: tuple[Print, ...] = (),
        past: Past = NO_PAST,
    ) -> None:
        super().__init__(wording)
        self.printables = printables
        self.coverage = coverage
        self.prints = {one.id: one for one in prints}
        self.past = past
        self.changed = Marks(wording, past, {one.id: one.code for one in prints})

    @cached_property
    def versions(self) -> Versions:
        """The versions up to this one, and what each changed."""
        return Versions(self.changed)

    @cached_property
    def silences(self) -> tuple[tuple[DataPath, Entity | None], ...]:
        """Every value that the sources leave open, with the entity that it belongs to or none."""
        return tuple(silences(self.handbook))

    def foreign(self, entity: Entity) -> str:
        """Return the industry that an entity was written for; empty where it is the organisation's own."""
        held = self.wording.lens.industry(entity)
        return self.wording.plain(held.value) if held.way == "own" else ""

    def titled(self, entity: Entity) -> Prose:
        """Return an entity's name as a link, with a badge where it was written for another industry."""
        badge = self.foreign(entity)
        return (self.link(entity), Span(badge, kind="badge")) if badge else (self.link(entity),)

    def about(self, identifier: str) -> Prose:
        """Return what an id names, as a link; the bare id where it has been removed."""
        located = self.handbook.by_id.get(identifier)
        return (self.link(located.entity),) if located else (Span(identifier, kind="code"),)

    def blank(self, form: str | None) -> Prose:
        """Return the link to a blank form; nothing where there is none."""
        found = self.handbook.find(form, Form) if form else None
        return (self.link(found),) if found else ()

    def notes(self, entity: Entity, *, own_page: bool = False) -> Notes:
        """Return what stands around an entity."""
        return Notes(
            id="" if own_page else entity.id,
            basis=self.basis_of(entity),
            notices=self.notices(entity),
            badge="" if own_page else self.foreign(entity),
            former=() if own_page else self.wording.decisions.names(entity.id),
        )

    def notices(self, entity: Entity) -> tuple[Prose, ...]:
        """Return what an entity contradicts, each leading to the register of contradictions."""
        return tuple(
            (self._notice(entity, conflict),) for conflict in self.relations.conflicts_of.get(entity.id, ())
        )

    def _notice(self, entity: Entity, conflict: Conflict) -> Span:
        address = self.wording.addresses[conflict.id]
        if conflict.decision is not None:
            key, until = f"pages.conflict.{state(conflict)}", conflict.decision.until
            last_day = {"until": until.isoformat()} if until else {}
            text = self.words(key, text=self.wording.plain(conflict.decision.text), **last_day)
            return Span(text, address, "settled-notice")
        others = [self.entity(other) for other in conflict.between if other != entity.id]
        if len(others) > NAMED_MOST:
            return Span(self.words("pages.conflict.pending-many", n=len(others)), address, "notice")
        named = self.words("common.list-separator").join(map(self.place, others))
        return Span(self.words("pages.conflict.pending", others=named), address, "notice")

    def parties(self, who: tuple[str, ...] | Unspecified, *, delegable: bool = False) -> tuple[Prose, ...]:
        """Return who does something, a value each; whom they authorise comes last."""
        named = self.named(who)
        return (*named, self.says("pages.delegable")) if delegable else named

    def who(self, who: tuple[str, ...] | Unspecified) -> Fact:
        """Return the fact "who", as chips."""
        return self.fact("pages.fact.who", *self.parties(who), shape="chips")

    def chips(self, limits: tuple[str, ...] | Unspecified) -> tuple[Prose, ...]:
        """Return time limits, each with the case that it holds for and what it contradicts."""
        if isinstance(limits, Unspecified):
            return (self.says("pages.limit-unknown", unspecified=self.wording.unspecified),)
        return tuple(self._chip(self.handbook.get(identifier, Limit)) for identifier in limits)

    def limit(self, limit: Limit) -> Prose:
        """Return a time limit with the case that it holds for."""
        amount = self.wording.name(limit.id)
        if limit.case is None:
            return (amount,)
        return self.says("pages.limit-in-case", case=self.wording.name(limit.case).text, amount=amount)

    def _chip(self, limit: Limit) -> Prose:
        conflicts = self.relations.conflicts_of.get(limit.id, ())
        pending = next((conflict for conflict in conflicts if conflict.decision is None), None)
        if pending is None:
            return self.limit(limit)
        address = self.wording.addresses[pending.id]
        notice = Span(self.words("pages.conflict.short"), address, "notice")
        return (*self.limit(limit), Span(" "), notice)

    def download(self, entity: Any) -> Download | None:
        """Return the PDF of a sheet, form or chart when there is one."""
        return next(iter(self.downloads(entity)), None)

    def downloads(self, entity: Any) -> tuple[Download, ...]:
        """Return the files of a sheet, form or chart: PDF to print, Word and Excel to fill in."""
        return self.files(entity.id, self.wording.plain(entity.title))

    def files(self, identifier: str, name: str) -> tuple[Download, ...]:
        """Return the files of a print by its id and name."""
        words = self.words
        kinds = (
            ("pdf", words("pages.pdf"), words("pages.pdf-of", name=name)),
            ("docx", words("word.download"), words("word.download-of", name=name)),
            ("xlsx", words("workbook.download"), words("workbook.download-of", name=name)),
        )
        files = ((f"{identifier}.{ending}", label, told) for ending, label, told in kinds)
        return tuple(
            Download(f"printables/{file}", label, told)
            for file, label, told in files
            if file in self.printables
        )

    def box(self, entity: Any, owner: Any = None) -> Box:
        """Return the document box of a numbered document; `owner` is the department in charge of it."""
        about = control(self.wording, self.wording.plain(entity.title), entity.number)
        number_ = (Span(about.number),) if isinstance(entity.number, str) else (self.wording.unspecified,)
        in_charge = self.wording.name(owner) if owner is not None else Span(about.owner)
        facts = (
            self.fact("pages.fact.number", number_),
            self.fact("pages.fact.owner", (in_charge,)),
        )
        return Box(
            facts=facts,
            version=about.version,
            effective=about.effective,
            draft=about.draft,
            downloads=self.downloads(entity),
            print=self.prints.get(entity.id),
        )
