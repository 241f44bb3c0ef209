"""The formulas of the sheet as a whole, which say the same as `scoring.score` and `scoring.grading`."""

from __future__ import annotations

from decimal import Decimal

from generator.model.base import Unspecified
from generator.model.schemes import Grade
from generator.model.spreadsheet import IDENTITY
from generator.scoring.plan import Plan
from generator.scoring.results import Result
from generator.views.wording import Wording
from generator.views.workbook.formulas import LEFT_OUT, added, coarse, fine, num, quoted
from generator.views.workbook.grades import BAND, CERTAIN, GRADE, RESULT, VOID, GradeFormulas
from generator.views.workbook.grid import Cell, Formula
from generator.views.workbook.parts import (
    FULL,
    INCOMPLETE,
    NOT_APPLICABLE,
    POINTS,
    RATE,
    SCORED,
    STATE,
    STATES,
    UNKNOWN,
    UNSCORED,
    WEIGHT,
    PartFormulas,
)  # fmt: skip
from generator.views.workbook.places import Places, part_tag

MISSING, BONUS, FINAL = "missing", "bonus", "lost"
"""Columns of the reckoning as the line of the result uses them, besides those of a section."""


class TotalFormulas(GradeFormulas):
    """Makes the formulas of the sheet. `blank` is what the engine makes of it with nothing filled in."""

    def __init__(
        self, wording: Wording, plan: Plan, places: Places, sections: tuple[PartFormulas, ...], blank: Result
    ) -> None:
        super().__init__(plan, places, sections)
        self.words, self.unspecified, self.blank = wording.words, wording.unspecified.text, blank
        self.final = blank.state == "scored"

    def hidden(self) -> tuple[Cell, ...]:
        """Return the reckoning."""
        zero, result = Decimal(0), self.blank.result or Decimal(0)
        band = self.grades.index(self._grade_of()) + 1 if self._grade_of() else 0
        made = {
            STATE: Formula(self._state(), Decimal(STATES.index(self.blank.state) + 1)),
            MISSING: Formula(self._missing(), Decimal(int(self.blank.state == "unknown"))),
            FULL: Formula(f"SUM({self.parts(FULL)})", self._blank_sum(FULL)),
            WEIGHT: Formula(f"SUM({self.parts(WEIGHT)})", self._blank_sum(WEIGHT)),
            VOID: Formula(self._void(), zero),
            CERTAIN: Formula(self._certain(), zero),
            BONUS: Formula(self._bonus(), zero),
            POINTS: Formula(self._points(), self._blank_sum(POINTS)),
            FINAL: Formula(self._final(), self.blank.unrounded or zero),
            RESULT: Formula(self._rounded(), result),
            BAND: Formula(self._band(), Decimal(band)),
            GRADE: Formula(self._grade(), Decimal(band)),
        }
        return tuple(Cell(self.places.letter(key), formula, "reckoning") for key, formula in made.items())

    def _blank_sum(self, key: str) -> Decimal:
        """Return what the sections make together while nothing is filled in."""
        return sum((section.blank_number(key) for section in self.sections), Decimal(0))

    def _grade_of(self) -> Grade | None:
        return next((grade for grade in self.grades if grade.id == self.blank.grade), None)

    # ------------------------------------------------------------------------------ state

    def _missing(self) -> str:
        if not self._settles:
            return f"IF({self._unknown()}>0,1,0)"
        # All is lost, however much it would have been.
        bare = f"SUMPRODUCT(({self.parts(STATE)}={UNKNOWN})*({self.parts('bare')}>0))"
        return f"IF(IF({self.at(VOID)}=1,{bare},{self._unknown()})>0,1,0)"

    def _unknown(self) -> str:
        terms = [f"COUNTIF({self.parts(STATE)},{UNKNOWN})"]
        if self.scheme.result == "weighted":
            unstated = [part for part in self.plan.parts if not isinstance(part.weight, Decimal)]
            terms += [f"IF({self.places.at(part_tag(part.id), STATE)}<={UNKNOWN},1,0)" for part in unstated]
            terms.append(f"IF({self._counting()}>0,IF({self.at(WEIGHT)}>0,0,1),0)")
        return added(terms)

    def _counting(self) -> str:
        return f'COUNTIF({self.parts(STATE)},"<={UNKNOWN}")'

    def _state(self) -> str:
        none = f"IF(COUNTIF({self.parts(STATE)},{NOT_APPLICABLE})>0,{NOT_APPLICABLE},{UNSCORED})"
        counted = f"IF({self._counting()}>0,{SCORED},{none})"
        pending = f"IF(SUM({self.rows('pending')})>0,{INCOMPLETE},{counted})"
        return f"IF({self.at(MISSING)}>0,{UNKNOWN},{pending})"

    # ------------------------------------------------------------------------------ points

    def _bonus(self) -> str:
        bonus, most = fine(f"SUM({self.rows('bonus')})"), self.scheme.bonus_at_most
        capped = bonus if most is None else f"MIN({bonus},{num(most)})"
        return f"IF({self.at(VOID)}=1,0,{capped})"

    def _points(self) -> str:
        return self._settled(f"SUM({self.parts(POINTS)})", self.at(FULL))

    def _settled(self, points: str, full: str) -> str:
        lower = self.plan.lower_is_better
        void = f"MAX({points},{full})" if lower else f"MIN({points},0)"
        with_bonus = f"{points}{'-' if lower else '+'}{self.at(BONUS)}"
        least = with_bonus if self.scheme.below_zero else f"MAX(0,{with_bonus})"
        return f"IF({self.at(VOID)}=1,{void},{least})"

    def _final(self) -> str:
        if self.scheme.result == "points":
            final = self.at(POINTS)
        elif self.scheme.result == "percent":
            final = f"{self.at(POINTS)}/{self.at(FULL)}*100"
        else:
            shares = f"SUMPRODUCT({self.parts(WEIGHT)},{self.parts(RATE)})/{self.at(WEIGHT)}*100"
            final = self._settled(shares, "100")
        if self._settles:
            lost = self.at(FULL) if self.scheme.result == "points" else "100"
            final = f"IF({self.at(VOID)}=1,{lost if self.plan.lower_is_better else '0'},{final})"
        return f"IF({self._stands()},{final},0)"

    def _rounded(self) -> str:
        final = coarse(self.at(FINAL))
        return final if self.scheme.decimals is None else f"ROUND({final},{self.scheme.decimals})"

    # ------------------------------------------------------------------------------ what is shown

    def shown(self, key: str) -> Formula:
        """Return a total by its name, or why there is none."""
        made, blank = {
            "full": (coarse(self.at(FULL)), self.blank.full),
            "points": (coarse(self.at(POINTS)), self.blank.points),
            "bonus": (coarse(self.at(BONUS)), self.blank.bonus),
        }[key]
        return self._unless(made, blank, {INCOMPLETE})

    def rate(self) -> Formula:
        """Return points out of full points, in per cent."""
        return self._unless(coarse(f"{self.at(POINTS)}/{self.at(FULL)}*100"), self.blank.rate, set())

    def result(self) -> Formula:
        """Return the result."""
        return self._unless(self.at(RESULT), self.blank.result, set(), f"{self.at(CERTAIN)}=1")

    def reason(self) -> Formula:
        """Return why the result or the grade stands although something is open; empty where nothing does."""
        told = quoted(self.words("workbook.total.certain"))
        stands = f"OR({self.at(CERTAIN)}=1,{self.at(GRADE)}>0)"
        return Formula(f'IF({self.at(STATE)}={SCORED},"",IF({stands},{told},""))')

    def grade(self) -> Formula:
        """Return the name of the grade."""
        grade = self._grade_of()
        titles = None if grade is None else grade.title
        blank = self.unspecified if isinstance(titles, Unspecified) else titles
        return self._listed("G", blank)

    def coefficient(self) -> Formula:
        """Return the coefficient of the grade."""
        grade = self._grade_of()
        factor = None if grade is None else grade.coefficient
        return self._listed("H", self.unspecified if isinstance(factor, Unspecified) else factor)

    def _listed(self, column: str, blank: str | Decimal | None) -> Formula:
        first = self.places.first_grade
        listed = f"{IDENTITY}!${column}${first}:${column}${first + len(self.grades) - 1}"
        formula = f"IF({self.at(GRADE)}=0,{quoted(LEFT_OUT)},INDEX({listed},{self.at(GRADE)}))"
        none = LEFT_OUT if blank is None and self.final else blank
        return self._unless(formula, none, set(), f"{self.at(GRADE)}>0")

    def _unless(self, formula: str, blank: str | Decimal | None, also: set[int], *certain: str) -> Formula:
        """Return a number where there is one: of a scored sheet, of those other states, or if certain."""
        unknown = quoted(self.unspecified)
        states = [f"{self.at(STATE)}={state}" for state in sorted({SCORED, *also})]
        none = f'IF({self.at(STATE)}={UNKNOWN},{unknown},"")'
        shown = f"IF(OR({','.join([*states, *certain])}),{formula},{none})"
        instead = self.unspecified if self.blank.state == "unknown" else ""
        known = self.final or STATES.index(self.blank.state) + 1 in also
        return Formula(shown, blank if known and blank is not None else instead)
