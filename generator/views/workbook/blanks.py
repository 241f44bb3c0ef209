"""The formulas of an empty row: what a finding that no criterion names takes from its section."""

from __future__ import annotations

from decimal import Decimal

from generator.model.scoring import Deduct, Discretionary
from generator.scoring.plan import Plan
from generator.views.wording import Wording
from generator.views.workbook.entries import NOT_CHECKED, Entries
from generator.views.workbook.formulas import fine, num, quoted
from generator.views.workbook.grid import Cell, Formula
from generator.views.workbook.places import Places, blank_tag
from generator.views.workbook.rows import left, within_hand

FOUND = NOT_CHECKED + 1
"""Number of a finding that is written down as it must be."""
OTHER = 4
"""In place of a verdict: something was found, of no criterion."""
NUMBERS = ("choice", "code", "wrong", "pending", "missing", "lost", "verdict")


class BlankFormulas:
    """Makes the formulas of an empty row."""

    def __init__(self, wording: Wording, plan: Plan, part: str, entries: Entries, places: Places) -> None:
        self.words, self.unspecified = wording.words, wording.unspecified.text
        self.plan, self.part, self.entries, self.places = plan, part, entries, places
        self.tag = blank_tag(entries.row.id)
        self.text = self.at("standard")
        self.amount = self.at("hand" if entries.hand else "amount") if entries.amount or entries.hand else ""

    def at(self, key: str) -> str:
        """Return the address of a cell of the row."""
        return self.places.at(self.tag, key)

    def cells(self) -> tuple[Cell, ...]:
        """Return the hidden reckoning and what is shown of it."""
        code, found = self.at("code"), f"{self.at('code')}={FOUND}"
        entered = f'OR({self.text}<>"",{self.amount}<>"")' if self.amount else f'{self.text}<>""'
        made = {
            "code": f'IF({self.text}="",{NOT_CHECKED},IF({self._fits()},{FOUND},{NOT_CHECKED}))',
            "wrong": f"IF({code}={NOT_CHECKED},IF({entered},1,0),0)",
            "pending": self.at("wrong") if self.entries.row.scored else "0",
            "missing": f'IF({found},IF({self.amount}="",1,0),0)' if self.entries.hand else "0",
            "lost": f"IF({found},{self._cost()},0)",
            "verdict": f"IF({found},{OTHER},0)",
        }
        blank = {"code": Decimal(NOT_CHECKED)}
        hidden = (
            Cell(self.places.letter(key), Formula(text, blank.get(key, Decimal(0))), "reckoning")
            for key, text in made.items()
        )
        return (*hidden, *self._shown())

    def _fits(self) -> str:
        """Return whether the number beside a finding is as it must be."""
        number = self.amount
        if self.entries.hand:
            return f'IF({number}="",TRUE,{within_hand(self.plan, self.entries, number)})'
        if not number:
            return "TRUE"
        whole = "TRUE" if isinstance(self.entries.row.rule, Discretionary) else f"{number}=INT({number})"
        return f"IF(ISNUMBER({number}),IF({number}>0,{whole},FALSE),FALSE)"

    def _cost(self) -> str:
        match self.entries.row.rule:
            case _ if self.entries.hand:
                return f'IF({self.amount}="",0,{fine(self.amount)})'
            case Deduct(each=Decimal() as each):
                return fine(f"{self.amount}*{num(each)}")
            case Discretionary(at_most=most):
                return fine(self.amount if most is None else f"MIN({self.amount},{num(most)})")
        return "0"

    def _shown(self) -> tuple[Cell, ...]:
        wrong = quoted(self.words("workbook.row.incomplete"))
        unknown, lost = quoted(self.unspecified), self.at("lost")
        told = f"IF({self.at('missing')}>0,{unknown},{lost})" if self.entries.hand else lost
        shown = {}
        if self.entries.row.scored:
            key = "score" if self.plan.lower_is_better else "deduction"
            shown[key] = f'IF({self.at("code")}={FOUND},{told},"")'
        if self.places.has("left") and self.entries.row.scored:
            rest = left(self.places, self.part, self.tag)
            shown["left"] = f'IF({self.at("code")}={FOUND},{rest},"")'
        last = next(reversed(shown), "")
        return tuple(
            Cell(
                self.places.letter(key),
                Formula(f"IF({self.at('wrong')}=1,{wrong},{text})" if key == last else text),
                "number",
            )
            for key, text in shown.items()
        )
