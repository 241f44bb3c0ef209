"""What every maker of a page needs at hand: the handbook, its wording, its relations, its printables."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property
from typing import Any, TypeVar

from generator.model.base import Basis, Entity, Text, Unspecified
from generator.model.handbook import Handbook
from generator.model.procedures import Rule, Step
from generator.model.scoring import AllOrNothing, Deduct, ItemRule
from generator.model.standards import Check, Criterion, Requirement
from generator.model.time_limits import Limit
from generator.views.control import control
from generator.views.pages.page import Box, Column, Download, Fact, Row, Table
from generator.views.pages.relations import Relations
from generator.views.wording import Prose, Span, Wording, number

E = TypeVar("E", bound=Entity)
FIRST_MARK = 0xE000
"""Private-use characters stand for spans while a sentence is put together; no text may hold one."""


def natural(text: str) -> tuple[tuple[int, int | str], ...]:
    """Return a key that sorts numbers in texts by their value: KF-2 before KF-10."""
    return tuple(
        (0, int(part)) if part.isdecimal() else (1, part) for part in re.split(r"([0-9]+)", text) if part
    )


def in_order(entities: Iterable[E]) -> list[E]:
    """Sort by document number, those without one last, then by id."""

    def key(entity: Any) -> tuple[Any, ...]:
        numbered = isinstance(entity.number, str)
        return not numbered, natural(entity.number) if numbered else (), entity.id

    return sorted(entities, key=key)


class Book:
    """One handbook with all that is known about it, and the phrases that several pages share."""

    def __init__(self, handbook: Handbook, wording: Wording, printables: frozenset[str]) -> None:
        self.handbook = handbook
        self.wording = wording
        self.words = wording.words
        self.printables = printables

    @cached_property
    def relations(self) -> Relations:
        """Who refers to whom."""
        return Relations(self.handbook)

    def says(self, key: str, **parts: Prose | Span | str | int) -> Prose:
        """Return an entry of the catalogue with texts and links put into its places."""
        spans = [part for part in parts.values() if not isinstance(part, str | int)]
        marks = {id(part): chr(FIRST_MARK + position) for position, part in enumerate(spans)}
        text = self.words(key, **{name: marks.get(id(part), part) for name, part in parts.items()})
        found: list[Span] = []
        for piece in re.split(r"([\ue000-\uf8ff])", text):
            if re.fullmatch(r"[\ue000-\uf8ff]", piece):
                part = spans[ord(piece) - FIRST_MARK]
                found += [part] if isinstance(part, Span) else part
            elif piece:
                found.append(Span(piece))
        return tuple(found)

    def link(self, entity: Entity) -> Span:
        """Return an entity's bare title as a link; of a part without one, where it stands."""
        address = self.wording.addresses.get(entity.id)
        if isinstance(entity, Requirement | Rule | Step | Criterion):
            return Span(self.place(entity), address, entity.kind)
        if isinstance(entity, Limit):
            return self.wording.name(entity.id)
        return Span(self.wording.plain(getattr(entity, "title", Text(entity.id))), address, entity.kind)

    def place(self, entity: Entity) -> str:
        """Return where a part stands: its document, its number there and its title when it has one."""
        holder = self.relations.holder(entity)
        document = self.wording.plain(getattr(holder, "title", None))
        title = self.wording.plain(getattr(entity, "title", None))
        position = self.relations.numbers.get(entity.id, 0)
        if isinstance(entity, Requirement):
            return self.words("pages.place.requirement", document=document, n=position)
        if isinstance(entity, Step):
            return self.words("pages.place.step", document=document, n=position, title=title)
        if isinstance(entity, Rule):
            return self.words("pages.place.rule", document=document, title=title)
        return title

    def code(self, entity: Any) -> str:
        """Return a document number as text, empty where the source does not say."""
        return self.wording.plain(entity.number) if isinstance(entity.number, str) else ""

    def parties(self, who: tuple[str, ...] | Unspecified) -> Fact:
        """Return the fact "who", as chips."""
        return self.fact("pages.fact.who", *((span,) for span in self.wording.names(who)), shape="chips")

    def fact(self, key: str, *values: Prose, **options: Any) -> Fact:
        """Return a fact whose label stands in the catalogue."""
        return Fact(self.words(key), values, **options)

    def column(self, key: str, role: Any = "text") -> Column:
        """Return a column whose label stands in the catalogue."""
        return Column(self.words(key), role)

    def names(self, entities: Iterable[Entity]) -> tuple[Prose, ...]:
        """Return links to several entities, a value each."""
        return tuple((self.link(entity),) for entity in entities)

    def chips(self, limits: tuple[str, ...] | Unspecified) -> tuple[Prose, ...]:
        """Return time limits, each with the case that it holds for."""
        if isinstance(limits, Unspecified):
            return (self.says("pages.limit-unknown", unspecified=self.wording.unspecified),)
        return tuple(self._chip(self.handbook.get(identifier, Limit)) for identifier in limits)

    def _chip(self, limit: Limit) -> Prose:
        amount = self.wording.name(limit.id)
        if limit.case is None:
            return (amount,)
        return self.says("pages.limit-in-case", case=self.wording.name(limit.case).text, amount=amount)

    def listed(self, names: Prose) -> Prose:
        """Return names one after the other in one text."""
        separator = Span(self.words("common.list-separator"))
        return tuple(span for name in names for span in (separator, name))[1:]

    def points(self, points: Any) -> Prose:
        """Return points, or the mark of silence; nothing where there are none."""
        if points is None:
            return ()
        return (self.wording.unspecified,) if isinstance(points, Unspecified) else (Span(number(points)),)

    def scoring(self, rule: ItemRule | Unspecified) -> Prose:
        """Return a scoring rule in words."""
        if isinstance(rule, AllOrNothing):
            return self.says("pages.rule.all-or-nothing")
        if not isinstance(rule, Deduct):
            return (self.wording.unspecified,)
        per = self.words(f"pages.rule.per.{rule.per}")
        return self.says(
            "pages.rule.deduct", per=per, each=self.points(rule.each), floor=self.points(rule.floor)
        )

    def checking(self, checks: tuple[Check, ...] | Unspecified) -> tuple[Fact, ...]:
        """Return the facts of the checks: how, by whom, how often."""
        if isinstance(checks, Unspecified):
            return (self.fact("pages.fact.check", (self.wording.unspecified,)),)
        return tuple(fact for check in checks for fact in self._check(check))

    def often(self, checks: tuple[Check, ...] | Unspecified) -> Prose:
        """Return how often is checked."""
        if isinstance(checks, Unspecified):
            return (self.wording.unspecified,)
        return self.listed(tuple(span for check in checks for span in self.amount(check.frequency)))

    def _check(self, check: Check) -> tuple[Fact, ...]:
        how = tuple((span,) for span in self.wording.names(check.how))
        by = tuple((span,) for span in self.wording.names(check.by))
        return (
            self.fact("pages.fact.how", *how),
            self.fact("pages.fact.checked-by", *by, shape="chips"),
            self.fact("pages.fact.frequency", self.amount(check.frequency)),
        )

    def amount(self, amount: Any) -> Prose:
        """Return an amount of time, or the mark of silence."""
        return (
            (self.wording.unspecified,)
            if isinstance(amount, Unspecified)
            else (Span(self.wording.amount(amount)),)
        )

    def basis(self, bases: tuple[Basis, ...]) -> tuple[Prose, ...]:
        """Return what an entity is based on: document, item, how surely, a note."""
        return tuple(self._basis(basis) for basis in bases)

    def _basis(self, basis: Basis) -> Prose:
        source = self.wording.name(basis.source)
        evidence = self.words(f"pages.evidence.{basis.evidence}")
        note = self.says("pages.basis.note", note=self.wording.text(basis.note)) if basis.note else ()
        if basis.item is None:
            return (*self.says("pages.basis.whole", source=source, evidence=evidence), *note)
        item = self.wording.text(basis.item)
        return (*self.says("pages.basis.item", source=source, item=item, evidence=evidence), *note)

    def limits(self, limits: tuple[Limit, ...]) -> Table | None:
        """Return the table of time limits: case, trigger, end event and amount; or none."""
        if not limits:
            return None
        columns = (
            self.column("pages.column.within", "name"),
            self.column("pages.column.trigger"),
            self.column("pages.column.end"),
            self.column("pages.column.case"),
            self.column("pages.column.basis"),
        )
        return Table(columns, tuple(Row(self._limit(limit), limit.id) for limit in limits))

    def _limit(self, limit: Limit) -> tuple[Prose, ...]:
        name = self.wording.name
        within = (
            self.wording.unspecified
            if isinstance(limit.within, Unspecified)
            else Span(self.wording.within(limit.within), kind="limit")
        )
        case = (name(limit.case),) if limit.case else self.says("pages.case-any")
        trigger = (name(limit.from_),) if limit.from_ else self.says("pages.by-calendar")
        basis = tuple(span for basis in limit.basis for span in (*self._basis(basis), Span("\n")))[:-1]
        return (within,), trigger, (name(limit.to),), case, basis

    def download(self, entity: Any) -> Download | None:
        """Return the PDF of a sheet or form when there is one."""
        if entity.id not in self.printables:
            return None
        name = self.wording.plain(entity.title)
        return Download(
            f"printables/{entity.id}.pdf", self.words("pages.pdf"), self.words("pages.pdf-of", name=name)
        )

    def box(self, entity: Any, owner: Any = None) -> Box:
        """Return the document box of a numbered document; `owner` is the department in charge of it."""
        about = control(self.wording, self.wording.plain(entity.title), entity.number)
        number_ = (Span(about.number),) if isinstance(entity.number, str) else (self.wording.unspecified,)
        in_charge = self.wording.name(owner) if owner is not None else Span(about.owner)
        facts = (
            self.fact("pages.fact.number", number_),
            self.fact("pages.fact.effective", (Span(about.effective),)),
            self.fact("pages.fact.owner", (in_charge,)),
        )
        return Box(facts, about.version, about.draft, self.download(entity))
