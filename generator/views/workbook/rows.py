"""The formulas of one row: from what is entered to what it comes to."""

from __future__ import annotations

from dataclasses import fields
from decimal import Decimal

from generator.model.scoring import Bonus, ByRange, ByTable, Discretionary, RatePenalty
from generator.scoring.by_hand import most_by_hand
from generator.scoring.costs import full_points
from generator.scoring.plan import Plan
from generator.scoring.rows import weighs
from generator.views.wording import Wording
from generator.views.workbook.entries import (
    CONFORMS_NOT,
    FIRST,
    NOT_CHECKED,
    Entries,
)
from generator.views.workbook.formulas import LEFT_OUT, choose, coarse, fine, num, quoted
from generator.views.workbook.grid import Cell, Formula
from generator.views.workbook.outcomes import (
    NONCONFORMING,
    Numbers,
    Outcome,
    band_number,
    outcomes,
    shortfall,
)
from generator.views.workbook.places import DUE, Places, number_tag, part_tag, row_tag, section_tag


def within_hand(plan: Plan, entries: Entries, hand: str) -> str:
    """Return whether points by hand are a number from nothing to the most that they may be."""
    most = most_by_hand(plan, entries.row)
    bound = "TRUE" if most is None else f"{hand}<={num(most)}"
    return f"IF(ISNUMBER({hand}),AND({hand}>=0,{bound}),FALSE)"


def left(places: Places, part: str, tag: str) -> str:
    """Return what a row leaves of its section's pool, after all rows above it."""
    lost = "+".join(f"SUM({places.span(key, section_tag(part), tag)})" for key in ("lost", "over"))
    return coarse(f"MAX(0,{places.at(part_tag(part), DUE)}-({lost}))")


class RowFormulas:
    """Makes the formulas of a row."""

    def __init__(self, wording: Wording, plan: Plan, entries: Entries, places: Places) -> None:
        self.words, self.unspecified = wording.words, wording.unspecified.text
        self.plan, self.row, self.entries, self.places = plan, entries.row, entries, places
        self.tag = row_tag(self.row.id)
        self.answer = self.at("answer")
        self.parts = tuple(places.at(number_tag(self.row.id, part.key), "amount") for part in entries.parts)
        self.amount = self.at("amount") if places.has("amount") else ""
        self.hand = self.at("hand") if entries.hand else ""
        self.outcomes = outcomes(plan, entries, Numbers(fine(self.amount) if self.amount else "", self.parts))

    def at(self, key: str) -> str:
        """Return the address of a cell of the row."""
        return self.places.at(self.tag, key)

    def cells(self) -> tuple[Cell, ...]:
        """Return the hidden reckoning and what is shown of it."""
        choice, code = self.at("choice"), self.at("code")
        made = {
            "choice": Formula(self._choice(), Decimal(NOT_CHECKED)),
            "answered": Formula(self._code(choice), Decimal(NOT_CHECKED)),
            "handed": Formula(self._handed(), Decimal(0)),
            "code": Formula(self._agreed(), Decimal(NOT_CHECKED)),
            "wrong": Formula(self._wrong(choice, code), Decimal(0)),
        }
        for field in fields(Outcome):
            options = [getattr(outcome, field.name) for outcome in self.outcomes]
            found = self._or_by_hand(field.name, choose(code, options))
            made[field.name] = Formula(found, Decimal(options[0]))
        verdict = self.at("verdict")
        fails = f"IF({verdict}=3,1,0)" if self.row.critical else "0"
        made["fails"] = Formula(fails, Decimal(0))
        made["solid"] = Formula(self.at("fails") if weighs(self.row) else "0", Decimal(0))
        hidden = [Cell(self.places.letter(key), made[key], "reckoning") for key in made]
        return (*hidden, *self._shown())

    # ------------------------------------------------------------------------------ what is entered

    def _choice(self) -> str:
        if not self.entries.choices:
            return str(NOT_CHECKED)
        texts, codes = self.places.lists[self.entries.choices]
        return f"MAX({NOT_CHECKED},SUMPRODUCT(EXACT({texts},{self.answer})*{codes}))"

    def _code(self, choice: str) -> str:
        """Return the number of the answer that counts: that of an unanswered row where entries disagree."""
        if isinstance(self.row.rule, Bonus):
            return f"IF({self._is_count(0)},{FIRST},{NOT_CHECKED})"
        if self.entries.by_number:
            measured = self._measured()
            return (
                f'IF({self.answer}="",IF(ISNUMBER({self.amount}),{measured},{NOT_CHECKED}),'
                f"IF({self._empty()},{choice},{NOT_CHECKED}))"
            )
        fits = self._fits()
        if not fits:
            return choice
        nonconforming = f"IF({fits},{CONFORMS_NOT},{NOT_CHECKED})"
        return f"IF({choice}={CONFORMS_NOT},{nonconforming},IF({self._empty()},{choice},{NOT_CHECKED}))"

    def _measured(self) -> str:
        if isinstance(self.row.rule, ByRange):
            return f"{FIRST - 1}+{band_number(self.row.rule.bands, fine(self.amount))}"
        short = shortfall(self.row, fine(self.amount))
        return f"IF({self.amount}<0,{NOT_CHECKED},{FIRST}+IF({coarse(short or '0')}>0,1,0))"

    def _fits(self) -> str:
        """Return whether the numbers beside "does not conform" are as they must be; empty without any."""
        if isinstance(self.row.rule, ByTable):
            numbers = self._range()
            whole = f"IF(SUMPRODUCT(ABS({numbers}-INT({numbers})))=0,SUM({numbers})>0,FALSE)"
            return f"IF(COUNT({numbers})=COUNTA({numbers}),IF(MIN({numbers})>=0,{whole},FALSE),FALSE)"
        if self.entries.amount is None:
            return ""
        if isinstance(self.row.rule, Discretionary):
            return f"IF(ISNUMBER({self.amount}),{self.amount}>0,FALSE)"
        return self._is_count(1)

    def _is_count(self, least: int) -> str:
        number = self.amount
        return f"IF(ISNUMBER({number}),IF({number}>={least},{number}=INT({number}),FALSE),FALSE)"

    def _range(self) -> str:
        return f"{self.parts[0]}:{self.parts[-1]}"

    def _empty(self) -> str:
        """Return whether no number is entered, or none but 0."""
        if self.parts:
            return f"COUNTA({self._range()})=COUNTIF({self._range()},0)"
        return f'OR({self.amount}="",{self.amount}=0)'

    def _wrong(self, choice: str, code: str) -> str:
        """Return 1 where something is entered that does not add up to an answer."""
        entered = []
        if self.entries.choices:
            none = quoted(self.words("print.tick.not-checked"))
            entered.append(f'AND({self.answer}<>"",NOT(EXACT({self.answer},{none})))')
            entered.append(f"{choice}>{NOT_CHECKED}")
        if self.parts:
            entered.append(f"COUNTA({self._range()})>0")
        elif self.entries.amount:
            entered.append(f'{self.amount}<>""')
        if self.hand:
            entered.append(f'{self.hand}<>""')
        return f"IF({code}={NOT_CHECKED},IF(OR({','.join(entered)}),1,0),0)"

    # ------------------------------------------------------------------------------ points by hand

    def _handed(self) -> str:
        """Return 1 where points were put down by hand, and the answer leaves open what it costs."""
        if not self.hand:
            return "0"
        answered = self.at("answered")
        open_ = choose(answered, [outcome.missing for outcome in self.outcomes])
        fits = f"IF({answered}>={FIRST},({open_})>0,FALSE)"
        return f"IF({within_hand(self.plan, self.entries, self.hand)},IF({fits},1,0),0)"

    def _agreed(self) -> str:
        """Return the number of the answer; that of an unanswered row where points by hand do not fit it."""
        answered = self.at("answered")
        if not self.hand:
            return answered
        return f'IF({self.at("handed")}=1,{answered},IF({self.hand}="",{answered},{NOT_CHECKED}))'

    def _or_by_hand(self, name: str, found: str) -> str:
        """Return a number of the row, or what points by hand put in its place."""
        points = fine(self.hand) if self.hand else ""
        instead = {
            "missing": "0",
            "bare": "0",
            "lost": points,
            "over": "0",
            "verdict": f"IF(({found})>0,{found},IF({points}>0,{NONCONFORMING},1))",
        }
        if not self.hand or name not in instead or found == instead[name]:
            return found
        return f"IF({self.at('handed')}=1,{instead[name]},{found})"

    # ------------------------------------------------------------------------------ what is shown

    def _shown(self) -> tuple[Cell, ...]:
        made: dict[str, Formula] = {}
        if self.entries.parts and isinstance(self.row.rule, RatePenalty):
            made["amount"] = Formula(self._rate())
        if self.places.has("deduction"):
            made["deduction"] = self._number(fine(f"{self.at('lost')}+{self.at('over')}"), "deduction")
        if self.places.has("score"):
            made["score"] = self._number(self._points(), "score")
        if self.places.has("left") and self.row.scored:
            rest = left(self.places, self.part, self.tag)
            shown = f"AND({self.at('code')}>{NOT_CHECKED},{self.at('lost')}>0)"
            made["left"] = Formula(f'IF({shown},{rest},"")')
        return tuple(Cell(self.places.letter(key), formula, "number") for key, formula in made.items())

    @property
    def part(self) -> str:
        """The id of the section that the row stands in."""
        return next(part.id for part in self.plan.parts if self.row in part.rows)

    def _rate(self) -> str:
        """Return the rate that counts: of the two numbers, or as it is entered; none where both are."""
        counted, out_of, rate = self.parts
        share = fine(f"{counted}/{out_of}*100")
        reckoned = f'IF(ISNUMBER({counted}),IF(ISNUMBER({out_of}),IF({out_of}>0,{share},""),""),"")'
        entered = f'IF(ISNUMBER({rate}),{fine(rate)},"")'
        return f'IF(AND({counted}="",{out_of}=""),{entered},IF({rate}="",{reckoned},""))'

    def _points(self) -> str | None:
        """Return the points that a row gives; none where it has none of its own."""
        if isinstance(self.row.rule, Bonus):
            return self.at("bonus")
        full = full_points(self.row)
        if self.plan.lower_is_better:
            return self.at("lost")
        return None if full is None else fine(f"{num(full)}-{self.at('lost')}")

    def _number(self, points: str | None, key: str) -> Formula:
        """Return a number, or why there is none; the reasons stand in the last column of the two."""
        blank = self.outcomes[NOT_CHECKED - 1]
        speaks = key == "score" or not self.places.has("score")
        wrong = quoted(self.words("workbook.row.incomplete")) if speaks else '""'
        unknown = quoted(self.unspecified) if speaks else '""'
        if isinstance(self.row.rule, Bonus):
            shown = f'IF({self.at("bonus")}=0,"",{self.at("bonus")})' if key == "score" else '""'
            return Formula(f"IF({self.at('wrong')}=1,{wrong},{shown})")
        if not self.row.scored:
            return Formula(f'IF({self.at("wrong")}=1,{wrong},"")')
        number = points or '""'
        counted = f'IF({self.at("pending")}=1,"",IF({self.at("counts")}=0,{quoted(LEFT_OUT)},{number}))'
        formula = f"IF({self.at('wrong')}=1,{wrong},IF({self.at('missing')}>0,{unknown},{counted}))"
        return Formula(formula, self._blank(blank, key, speaks=speaks))

    def _blank(self, blank: Outcome, key: str, *, speaks: bool) -> str | Decimal:
        """Return what is shown of a row that nothing is entered in."""
        if Decimal(blank.missing):
            return self.unspecified if speaks else ""
        if Decimal(blank.pending):
            return ""
        lost, full = Decimal(blank.lost), full_points(self.row)
        if key == "deduction" or self.plan.lower_is_better:
            return lost + (Decimal(blank.over) if key == "deduction" else 0)
        return "" if full is None else Decimal(num(full)) - lost
