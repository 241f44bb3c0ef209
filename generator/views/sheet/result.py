"""From rows to a result: what is reckoned below a section and at the end, and how, by the scheme."""

from __future__ import annotations

from dataclasses import dataclass

from generator.lens.rules import row_rule
from generator.model.base import UNSPECIFIED, Unspecified
from generator.model.schemes import Grade, Scheme
from generator.model.scoring import Bonus, Unscored, overflows
from generator.model.sheets import Section
from generator.model.standards import Criterion
from generator.scoring.plan import blank_rule
from generator.views.imprint import Labelled
from generator.views.scoring import Context, bound_words, full_words, scheme_facts
from generator.views.scoring.full import Declared
from generator.views.sheet.view import GradeBox
from generator.views.wording import Wording, number, plain

LEFT_OUT = (UNSPECIFIED, "exclude", "exclude-in-section")
"""The conventions by which, or perhaps by which, "not applicable" lowers the points due."""


@dataclass(frozen=True)
class Result:
    """What one sheet's scheme makes of its rows."""

    wording: Wording
    scheme: Scheme
    sections: tuple[Section, ...]
    criteria: tuple[Criterion, ...]

    @property
    def scored(self) -> bool:
        """Whether anything on the sheet gets points; else findings are only counted."""
        if not self.criteria:
            return not isinstance(self.scheme.item, Unscored)
        return any(not isinstance(row_rule(one, self.scheme), Unscored) for one in self.criteria)

    @property
    def better(self) -> str:
        """Which score is better, `higher` or `lower`."""
        return Context.of(self.scheme).better

    @property
    def weighted(self) -> bool:
        """Whether sections count by weight."""
        return self.scheme.result == "weighted"

    @property
    def pool(self) -> bool:
        """Whether items deduct from their section's points."""
        return self.scheme.section == "pool"

    def full(self, declared: Declared) -> str:
        """Return the full points of the sheet: as declared, which a rule has checked, else the sum."""
        if not self.pool:
            return full_words(self.wording, declared, [criterion.points for criterion in self.criteria])
        pools = [section.total for section in self.sections]
        return full_words(
            self.wording, declared, [UNSPECIFIED if points is None else points for points in pools]
        )

    def _of_section(self, section: Section, criteria: tuple[Criterion, ...]) -> str:
        points = [] if self.pool else [criterion.points for criterion in criteria]
        return full_words(self.wording, section.total, points)

    def subtotal(self, section: Section, criteria: tuple[Criterion, ...]) -> str:
        """Return what a section counts for: its full points and weight, or how many items it has."""
        words = self.wording.words
        if not self.scored:
            return words("print.sheet.items", count=len(criteria)) if criteria else ""
        told = [words(f"print.sheet.subtotal.{self.better}", points=self._of_section(section, criteria))]
        if self.weighted:
            told.append(words("print.sheet.weight", weight=self._weight(section)))
        return words("print.semicolon").join(told)

    def _weight(self, section: Section) -> str:
        if section.weight is None or isinstance(section.weight, Unspecified):
            return self.wording.unspecified.text
        return self.wording.words("amounts.say.rate", n=number(section.weight), unit="").strip()

    def reckoning(
        self, section: Section, criteria: tuple[Criterion, ...], *, several: bool
    ) -> tuple[Labelled, ...]:
        """Return the line below a section's rows; none where the end of the sheet says all."""
        if not self.scored:
            return ()
        within = self._within(section, criteria)
        keys = [*within, "rate"] if self._rated else [*within]
        # A part of one item scores what the item does, and an only part what the sheet does.
        if len(keys) == 1 and (not several or (len(criteria) == 1 and section.blank_rows is None)):
            return ()
        words = self.wording.words
        line = [Labelled(words(f"print.sheet.section.{key}"), pattern="%" * (key == "rate")) for key in keys]
        if self.weighted:
            line.append(Labelled(words("print.sheet.section.weight"), self._weight(section)))
            line.append(Labelled(words("print.sheet.section.weighted")))
        return tuple(line)

    @property
    def _rated(self) -> bool:
        return self.weighted or self.scheme.gate is not None

    @property
    def others(self) -> bool:
        """Whether a finding that no criterion names costs its section points."""
        return not isinstance(blank_rule(self.scheme), Unscored)

    def _within(self, section: Section, criteria: tuple[Criterion, ...]) -> tuple[str, ...]:
        """Return the keys of what is reckoned within a section."""
        if self.pool:
            return ("deducted", "left")
        excluded = ("less", "due") if self.scheme.not_applicable == "exclude-in-section" else ()
        rules = (row_rule(criterion, self.scheme) for criterion in criteria)
        # What no criterion names has no points of its own either.
        over = any(map(overflows, rules)) or (bool(section.blank_rows) and self.others)
        gained = "gained" if self.better == "higher" else "lost"
        return (*excluded, *(("overflow",) if over else ()), gained)

    def totals(self, declared: Declared) -> tuple[Labelled, ...]:
        """Return the reckoning at the end of the sheet."""
        words = self.wording.words
        known = {"full": self.full(declared)}
        patterns = {"rate": "%", "lost-rate": "%"}
        if self.scheme.bonus_at_most is not None:
            patterns["bonus"] = words("print.sheet.at-most", most=number(self.scheme.bonus_at_most))
        return tuple(
            Labelled(words(f"print.sheet.totals.{key}"), known.get(key, ""), patterns.get(key, ""))
            for key in self._slots()
        )

    def _slots(self) -> tuple[str, ...]:
        lower, scheme = self.better == "lower", self.scheme
        rules = [row_rule(criterion, scheme) for criterion in self.criteria]
        shown = {
            "full": not self.weighted,
            "less": not self.weighted and scheme.not_applicable in LEFT_OUT,
            "due": not self.weighted and scheme.not_applicable in LEFT_OUT,
            "critical": any(criterion.critical for criterion in self.criteria),
            "bonus": any(isinstance(rule, Bonus) for rule in rules),
            "lost": lower,
            "worst": lower and any(grade.worst_part is not None for grade in scheme.grades),
            "gained": not lower and not self.weighted,
            "weighted": self.weighted,
            "rate": not lower and not self.weighted,
            "lost-rate": lower and scheme.result == "percent",
        }
        return tuple(key for key, on in shown.items() if on)

    def formula(self) -> str:
        """Return how the result follows from the points, and the rate, where there is one besides."""
        words, left_out = self.wording.words, self.scheme.not_applicable in LEFT_OUT
        percent = "percent" if left_out else "percent-of-all"
        ways = {"points": "pool" if self.pool else "points", "percent": percent, "weighted": "weighted"}
        way, decimals = ways[self.scheme.result], self.scheme.decimals
        told = [words(f"print.sheet.formula.{way}.{self.better}")]
        if decimals is not None:
            told[0] += plain(self.wording.says("scoring.scheme.rounded", n=decimals))
        if way != percent and "rate" in self._slots():
            told.append(words(f"print.sheet.formula.{percent}.{self.better}"))
        return words("print.semicolon").join(told)

    def conditions(self, *, ruled: bool) -> tuple[Labelled, ...]:
        """Return what the scheme settles and nothing else on the sheet says; `ruled`: rows tell rules."""
        words = self.wording.words
        elsewhere = {"direction", "not-applicable", "result", *(("rule",) if ruled else ())}
        told = {words(f"scoring.fact.{key}") for key in elsewhere}
        facts = scheme_facts(self.wording, self.scheme)
        return tuple(Labelled(fact.label, plain(fact.told)) for fact in facts if fact.label not in told)

    def grades(self) -> tuple[GradeBox, ...]:
        """Return the grades to tick."""
        return tuple(self._grade(grade) for grade in self.scheme.grades)

    def _grade(self, grade: Grade) -> GradeBox:
        words, more = self.wording.words, []
        if grade.coefficient is not None:
            more.append(words("print.sheet.coefficient", coefficient=self.wording.points(grade.coefficient)))
        if grade.worst_part is not None:
            more.append(words(f"print.sheet.worst.{self.better}", points=number(grade.worst_part)))
        return GradeBox(self.wording.plain(grade.title), bound_words(self.wording, grade), tuple(more))
