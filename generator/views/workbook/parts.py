"""The formulas of one section, which say the same as `scoring.sections`."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from generator.scoring.costs import full_points
from generator.scoring.plan import Part, Plan
from generator.scoring.results import PartResult
from generator.scoring.sections import State
from generator.views.wording import Wording
from generator.views.workbook.entries import Entries
from generator.views.workbook.formulas import LEFT_OUT, coarse, fine, num, quoted
from generator.views.workbook.grid import Cell, Formula
from generator.views.workbook.outcomes import Outcome
from generator.views.workbook.places import DUE, Places, end_tag, part_tag, section_tag

STATES: tuple[State, ...] = ("scored", "incomplete", "unknown", "not-applicable", "unscored")
"""In the order of the numbers by which formulas know them, from 1."""
SCORED, INCOMPLETE, UNKNOWN, NOT_APPLICABLE, UNSCORED = range(1, 6)
STATE, FULL, GAINED, POINTS, RATE, WEIGHT, VOID = (
    "code",
    "wrong",
    "lost",
    "over",
    "bonus",
    "verdict",
    "choice",
)
"""Columns of the reckoning as the line of a section uses them."""
SUMMED = ("open", "pending", "missing", "bare", "counts", "waiting", "fails", "solid")
"""Columns that hold the sums of the section's rows."""


class PartFormulas:
    """Makes the formulas of a section. `blank` is what the engine makes of it with nothing filled in."""

    def __init__(  # noqa: PLR0913, PLR0917 - what a section is made of
        self,
        wording: Wording,
        plan: Plan,
        part: Part,
        places: Places,
        rows: Sequence[tuple[Entries, Outcome]],
        blank: PartResult,
    ) -> None:
        self.words, self.unspecified = wording.words, wording.unspecified.text
        self.plan, self.part, self.places, self.rows, self.blank = plan, part, places, rows, blank
        self.tag = part_tag(part.id)
        self.scored = [entries.row for entries, _ in rows if entries.row.scored]
        self.pool = part.declared or (plan.pooled and bool(self.scored))
        self.unstated = self.pool and not isinstance(part.total, Decimal)
        fail = plan.scheme.automatic_fail
        self.costs_all = fail is not None and (fail.scope, fail.score) == ("section", "zero")
        self.stays = plan.scheme.not_applicable == "exclude-in-section"

    def at(self, key: str) -> str:
        """Return the address of a number of the section."""
        return self.places.at(self.tag, key)

    def _sum(self, key: str) -> str:
        return f"SUM({self.places.span(key, section_tag(self.part.id), end_tag(self.part.id))})"

    def hidden(self) -> tuple[Cell, ...]:
        """Return the reckoning."""
        return tuple(Cell(self.places.letter(key), made, "reckoning") for key, made in self.reckoning.items())

    @cached_property
    def reckoning(self) -> dict[str, Formula]:
        """The numbers of the section, by the columns that they stand in."""
        state = STATES.index(self.blank.state) + 1
        final = state in {SCORED, INCOMPLETE}
        gained, points = (value if final else Decimal(0) for value in (self.blank.gained, self.blank.points))
        outcomes = [outcome for _, outcome in self.rows]
        made = {key: Formula(self._sum(key), _total(outcomes, key)) for key in SUMMED}
        if self.unstated:
            bare = made["bare"]
            made["bare"] = Formula(f"{bare.text}+1", Decimal(bare.blank) + 1)
        void = f"IF({self.at(STATE)}<={UNKNOWN},IF({self.at('solid')}>0,1,0),0)"
        made |= {
            STATE: Formula(self._state(), Decimal(state)),
            DUE: Formula(self._due(), self._blank_due()),
            FULL: Formula(f"IF({self.at(STATE)}<={UNKNOWN},{self._full()},0)", self._blank_full(state)),
            GAINED: Formula(self._known(self._gained()), gained or Decimal(0)),
            POINTS: Formula(self._known(self._points()), points or Decimal(0)),
            RATE: Formula(self._rate(), (self.blank.rate or Decimal(0)) / 100),
            WEIGHT: Formula(self._weight(), self._blank_weight(state)),
            VOID: Formula(void if self._certain else "0", Decimal(0)),
        }
        return made

    def blank_number(self, key: str) -> Decimal:
        """Return a number of the section as it is while nothing is filled in."""
        return Decimal(self.reckoning[key].blank)

    # ------------------------------------------------------------------------------ full points

    def _whole(self) -> Fraction:
        if self.pool:
            return Fraction(self.part.total) if isinstance(self.part.total, Decimal) else Fraction(0)
        return sum((full_points(row) or Fraction(0) for row in self.scored), Fraction(0))

    def _due(self) -> str:
        out = self._sum("out")
        return f"MAX(0,{fine(f'{num(self._whole())}-{out}')})"

    def _blank_due(self) -> Decimal:
        out = sum((Fraction(outcome.out) for _, outcome in self.rows), Fraction(0))
        return Decimal(num(max(self._whole() - out, Fraction(0))))

    def _full(self) -> str:
        return num(self._whole()) if self.stays else self.at(DUE)

    def _blank_full(self, state: int) -> Decimal:
        if state > UNKNOWN:
            return Decimal(0)
        return Decimal(num(self._whole())) if self.stays else self._blank_due()

    # ------------------------------------------------------------------------------ state and points

    def _state(self) -> str:
        found = self.at("missing")
        if self._certain:
            # All is lost, however much it would have been.
            found = f"IF({self.at('fails')}>0,{self.at('bare')},{found})"
        missing = "TRUE" if self.unstated else f"{found}>0"
        settled = f"IF({self.at('pending')}>0,{INCOMPLETE},{SCORED})"
        known = f"IF({self.at(DUE)}=0,{UNSCORED},{settled})"
        if not self.scored:
            return f"IF({missing},{UNKNOWN},{known if self.pool else UNSCORED})"
        return f"IF({self.at('counts')}=0,{NOT_APPLICABLE},IF({missing},{UNKNOWN},{known}))"

    @property
    def _certain(self) -> bool:
        """Whether a failed critical item costs the section exactly all points."""
        return self.costs_all and not self.plan.scheme.below_zero

    def _known(self, formula: str) -> str:
        return f"IF({self.at(STATE)}<={INCOMPLETE},{formula},0)"

    def _gained(self) -> str:
        scheme, due = self.plan.scheme, self.at(DUE)
        lost = fine(f"{self._sum('lost')}+{self._sum('over')}")
        if not scheme.below_zero:
            lost = f"MIN({lost},{due})"
        if self.costs_all:
            lost = f"IF({self.at('fails')}>0,MAX({lost},{due}),{lost})"
        if self.plan.lower_is_better:
            return lost
        waiting = "" if self.plan.pooled else f"-{self.at('waiting')}"
        gained = fine(f"{due}{waiting}-{lost}")
        return gained if scheme.below_zero else f"MAX(0,{gained})"

    def _points(self) -> str:
        if not self.stays:
            return self.at(GAINED)
        return f"IF({self.at(DUE)}=0,0,{self.at(GAINED)}*{self.at(FULL)}/{self.at(DUE)})"

    def _rate(self) -> str:
        lost = self.at(VOID) if self.plan.lower_is_better else "0"
        return f"IF({self.at(STATE)}={SCORED},{self.at(POINTS)}/{self.at(FULL)},{lost})"

    def _final(self) -> str:
        """Return whether the points can't change any more."""
        final = f"{self.at(STATE)}={SCORED}"
        return f"OR({final},{self.at(VOID)}=1)" if self._certain else final

    def _weight(self) -> str:
        weight = self.part.weight if isinstance(self.part.weight, Decimal) else Decimal(0)
        return f"IF({self.at(STATE)}<={UNKNOWN},{num(weight)},0)"

    def _blank_weight(self, state: int) -> Decimal:
        return self.part.weight if isinstance(self.part.weight, Decimal) and state <= UNKNOWN else Decimal(0)

    # ------------------------------------------------------------------------------ what is shown

    def shown_number(self, key: str) -> Formula:
        """Return full points, points due, gained or counted; or why there is none."""
        blank = {
            FULL: self.blank.full,
            DUE: self.blank.due,
            GAINED: self.blank.gained,
            POINTS: self.blank.points,
        }
        formula = (
            f"IF({self.at(STATE)}={UNKNOWN},{quoted(self.unspecified)},"
            f"IF({self.at(STATE)}>={NOT_APPLICABLE},{quoted(LEFT_OUT)},{coarse(self.at(key))}))"
        )
        return Formula(formula, self._instead() or blank[key] or Decimal(0))

    def _instead(self) -> str:
        if self.blank.state == "unknown":
            return self.unspecified
        return LEFT_OUT if self.blank.state in {"not-applicable", "unscored"} else ""

    def shown_rate(self) -> Formula:
        """Return the rate in per cent."""
        formula = f'IF({self._final()},{coarse(f"{self.at(RATE)}*100")},"")'
        return Formula(formula, "" if self.blank.rate is None else self.blank.rate)

    def shown_state(self) -> Formula:
        """Return the state in words, with that of the gate."""
        texts = [self.words(f"workbook.state.{state}") for state in STATES]
        formula = f"CHOOSE({self.at(STATE)},{','.join(map(quoted, texts))})"
        blank = texts[STATES.index(self.blank.state)]
        if self._certain:
            void = quoted(self.words("workbook.state.void"))
            open_ = f"AND({self.at(VOID)}=1,{self.at(STATE)}<>{SCORED})"
            formula = f"IF({open_},{void},{formula})"
        if self.plan.scheme.gate is None:
            return Formula(formula, blank)
        passed, failed = self.words("workbook.gate.passed"), self.words("workbook.gate.failed")
        verdict = f"IF({reaches(self.plan, self.at(RATE))},{quoted(passed)},{quoted(failed)})"
        gate = f'IF({self._final()},{verdict},"")'
        told = {"passed": passed, "failed": failed, None: ""}[self.blank.gate]
        return Formula(f"{formula}&{gate}", blank + told)


def reaches(plan: Plan, rate: str) -> str:
    """Return whether a section's share of points reaches the gate."""
    least = num(plan.scheme.gate.at_least) if plan.scheme.gate else "0"
    kept = f"(1-{rate})*100" if plan.lower_is_better else f"{rate}*100"
    return f"{coarse(kept)}>={least}"


def _total(outcomes: Sequence[Outcome], key: str) -> Decimal:
    if key in {"fails", "solid"}:
        return Decimal(0)
    return sum((Decimal(getattr(outcome, key)) for outcome in outcomes), Decimal(0))
