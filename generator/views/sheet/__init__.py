"""A scoring sheet or check list, ready to print: all that an inspector reads, ticks and writes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from functools import cached_property

from generator.model.base import Basis, Entity
from generator.model.handbook import Handbook, texts
from generator.model.people import Script
from generator.model.schemes import Scheme
from generator.model.sheets import Section, Sheet
from generator.model.standards import Criterion
from generator.model.text import mentions
from generator.views.control import control
from generator.views.imprint import Labelled, imprint, joined, stamped, suggestion_box
from generator.views.marked import with_mark
from generator.views.scoring import not_applicable_words
from generator.views.sheet.checks import Plan
from generator.views.sheet.layout import Arrangement
from generator.views.sheet.legend import legend
from generator.views.sheet.result import Result
from generator.views.sheet.rows import Rows
from generator.views.sheet.view import (
    UNARRANGED,
    BlankRows,
    ScriptWords,
    SheetRow,
    SheetSection,
    SheetView,
    Slip,
)
from generator.views.wording import Wording, plain

__all__ = ["SheetView", "sheet_view"]

COUNTED_MOST = 7
"""More answers than these are not counted on a scored sheet: each of many rules has answers of its own."""


def sheet_view(handbook: Handbook, sheet: Sheet, wording: Wording, address: str) -> SheetView:
    """Return a sheet ready to print. For `address` see `stamped`."""
    draft = _Draft.of(handbook, sheet, wording)
    content = with_mark(draft.view(), wording)
    layout = Arrangement(wording, draft.result, content).layout()
    return stamped(replace(content, layout=layout), address)


@dataclass(frozen=True)
class _Draft:
    """A sheet with all that its print is made from."""

    handbook: Handbook
    sheet: Sheet
    wording: Wording
    scheme: Scheme
    criteria: tuple[Criterion, ...]
    plan: Plan
    result: Result

    @classmethod
    def of(cls, handbook: Handbook, sheet: Sheet, wording: Wording) -> _Draft:
        scheme = handbook.get(sheet.scheme, Scheme)
        criteria = tuple(one for section in sheet.sections for one in handbook.criteria(section))
        plan, result = Plan(wording, sheet, criteria), Result(wording, scheme, sheet.sections, criteria)
        return cls(handbook, sheet, wording, scheme, criteria, plan, result)

    def view(self) -> SheetView:
        words, wording, sheet, result = self.wording.words, self.wording, self.sheet, self.result
        makes = Rows(wording, sheet, self.scheme, self.plan, result.scored)
        sections = tuple(self._sections(makes))
        rows = tuple(row for section in sections for row in section.rows)
        papers = control(wording, wording.plain(sheet.title), sheet.number, sheet.department)
        signs = legend(wording, self.criteria, rows, scored=result.scored)
        lower = result.scored and result.better == "lower"
        return SheetView(
            id=sheet.id,
            imprint=imprint(self.handbook, wording, sheet, papers, tuple(self._basis()), signs),
            layout=UNARRANGED,
            subject=sheet.subject or "site",
            told=(),
            notice=words("print.sheet.lower-is-better") if lower else "",
            checks=self.plan.sheet_checks(),
            facts=(*self.plan.facts(), self._not_applicable()),
            explained=tuple(self._explained()),
            conditions=result.conditions(ruled=bool(rows)) if result.scored else (),
            head=self._blanks(f"head{self._whose}"),
            sections=sections,
            total=result.full(sheet.total) if result.scored else "",
            totals=result.totals(sheet.total) if result.scored else (),
            counts=self._counts(rows),
            formula=result.formula() if result.scored else "",
            grades=result.grades() if result.scored else (),
            follow_up=self._blanks("follow-up"),
            signatures=self._blanks(f"signatures{self._whose}"),
            slip=None if sheet.subject == "person" else self._slip(),
            suggestion=suggestion_box(self.wording),
            methods=self.plan.explained(),
            scripts=self.scripts,
        )

    def _basis(self) -> Iterator[Basis]:
        """Yield what the sheet, its sections and its criteria are based on."""
        entities: list[Entity] = [self.sheet]
        for section in self.sheet.sections:
            entities += [section, *self.handbook.criteria(section)]
        yield from self.wording.lens.basis_of_print(entities)

    def _sections(self, makes: Rows) -> Iterator[SheetSection]:
        position = 0
        several = len(self.sheet.sections) > 1
        for section in self.sheet.sections:
            criteria = self.handbook.criteria(section)
            yield SheetSection(
                id=section.id,
                title=self.wording.plain(section.title),
                subtotal=self.result.subtotal(section, criteria),
                rows=tuple(makes.row(one, position + place) for place, one in enumerate(criteria, 1)),
                blank=self._blank(section),
                reckoning=self.result.reckoning(section, criteria, several=several),
            )
            position += len(criteria)

    def _blank(self, section: Section) -> BlankRows | None:
        if section.blank_rows is None:
            return None
        words, scored = self.wording.words, self.result.scored and self.result.others
        return BlankRows(
            count=section.blank_rows,
            place=words("print.sheet.blank.place"),
            finding=words("print.sheet.blank.finding"),
            deduction=words("print.sheet.column.deduction") if scored else "",
            left=words("print.sheet.blank.left") if scored and self.result.pool else "",
        )

    def _not_applicable(self) -> Labelled:
        told = plain(not_applicable_words(self.wording, self.scheme))
        return Labelled(self.wording.words("print.sheet.not-applicable"), told)

    def _explained(self) -> Iterator[Labelled]:
        words, wording, scheme = self.wording.words, self.wording, self.scheme
        if self.sheet.purpose is not None:
            yield Labelled(words("print.purpose"), wording.plain(self.sheet.purpose))
        if self.sheet.applies_to:
            yield Labelled(words("print.sheet.applies"), joined(wording, self.sheet.applies_to))
        title = wording.plain(scheme.title)
        told = (
            words("print.sheet.told", title=title, text=wording.plain(scheme.text)) if scheme.text else title
        )
        yield Labelled(words("print.sheet.scheme"), told)
        yield from self.plan.arrangements()

    @cached_property
    def scripts(self) -> tuple[ScriptWords, ...]:
        """The words to say that criteria name, each once, in the order of the rows."""
        named = (mention.id for one in self.criteria for _, text in texts(one) for mention in mentions(text))
        scripts = (self.handbook.find(identifier, Script) for identifier in dict.fromkeys(named))
        return tuple(self._script(script) for script in scripts if script)

    def _script(self, script: Script) -> ScriptWords:
        plain = self.wording.plain
        lines = tuple(Labelled(plain(line.when), plain(line.say)) for line in script.lines)
        return ScriptWords(plain(script.title), plain(script.occasion), lines)

    def _blanks(self, group: str) -> tuple[Labelled, ...]:
        """Return places to fill in, in the order in which the catalogue lists them."""
        labels = self.wording.words.section(f"print.sheet.{group}")
        patterns = self.wording.words.section(f"print.sheet.pattern.{group}")
        return tuple(Labelled(label, pattern=patterns.get(key, "")) for key, label in labels.items())

    @property
    def _whose(self) -> str:
        """Return how the catalogue names the places to fill in of a sheet about a person."""
        return "-person" if self.sheet.subject == "person" else ""

    def _slip(self) -> Slip:
        labels = self.wording.words.section("print.sheet.slip")
        patterns = self.wording.words.section("print.sheet.pattern.slip")
        return Slip(
            **{
                field.name: Labelled(labels[field.name], pattern=patterns.get(field.name, ""))
                for field in fields(Slip)
            }
        )

    def _counts(self, rows: tuple[SheetRow, ...]) -> tuple[Labelled, ...]:
        """Return how many items there are, and places for how many were found to be what."""
        words = self.wording.words
        counts = [Labelled(words("print.sheet.counts.items"), str(len(rows)))] if rows else []
        if any(answer.expected for row in rows for answer in row.answers):
            titles = [words("print.sheet.counts.expected"), words("print.sheet.counts.other")]
            titles += [words("print.tick.not-applicable"), words("print.tick.not-checked")]
        else:
            titles = [*dict.fromkeys(answer.title for row in rows for answer in row.answers)]
        # Where each rule has its own answers, they would be more than anybody counts.
        counts += [
            Labelled(title) for title in titles if len(titles) <= COUNTED_MOST or not self.result.scored
        ]
        if any(section.blank_rows for section in self.sheet.sections):
            counts.append(Labelled(words("print.sheet.counts.others")))
        return tuple(counts)
