"""What an inspector ticks, measures and counts in a row, by the rule of its item."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from generator.lens.rules import row_rule
from generator.model.base import Unspecified
from generator.model.schemes import Scheme
from generator.model.scoring import (
    AllOrNothing,
    Bonus,
    ByRange,
    ByTable,
    Deduct,
    Deduction,
    Discretionary,
    Graded,
    ItemRule,
    RatePenalty,
    Response,
    ResponseSet,
    Unscored,
)
from generator.model.standards import Criterion, Target
from generator.scoring.by_hand import is_open
from generator.scoring.plan import row as planned
from generator.views.imprint import Labelled
from generator.views.scoring import Context
from generator.views.sheet.view import Answer, Finding
from generator.views.wording import Wording, number, plain

Rule = ItemRule | Unspecified
COUNTED = (Deduct, Bonus)
"""The rules by which occurrences are counted in the row itself; a table's are counted finding by finding."""
TAKEN_OFF = (Unspecified, AllOrNothing, Deduct, ByTable, Discretionary, RatePenalty)
"""The rules by which points are taken off; the others give points at once."""
FULL = Decimal(100)


@dataclass(frozen=True)
class Places:
    """The places to write on in one row."""

    wording: Wording
    scheme: Scheme
    criterion: Criterion

    @property
    def rule(self) -> Rule:
        """The rule of the row."""
        return row_rule(self.criterion, self.scheme)

    @property
    def better(self) -> str:
        """Which score is better, `higher` or `lower`; where lower is, points are those lost."""
        return Context.of(self.scheme).better

    @property
    def tally(self) -> bool:
        """Whether occurrences are counted."""
        return isinstance(self.rule, COUNTED)

    @property
    def deduction(self) -> bool:
        """Whether points are taken off. Where lower is better there is only what is lost."""
        rules = (*TAKEN_OFF, Graded, ByRange) if self.pool else TAKEN_OFF
        return isinstance(self.rule, rules) and self.better == "higher"

    @property
    def score(self) -> bool:
        """Whether the row gets points; one of a pool only takes from it."""
        return not isinstance(self.rule, Unscored) and not (self.pool and self.deduction)

    @property
    def pool(self) -> bool:
        """Whether items take from their section's points instead of having their own."""
        return self.scheme.section == "pool"

    def hint(self) -> str:
        """Return what is printed faintly where the points of the row are written."""
        if isinstance(self.rule, Discretionary | Bonus) and self.rule.at_most is not None:
            return self.wording.words("print.sheet.at-most", most=number(self.rule.at_most))
        return self.wording.words("print.sheet.by-hand") if self.by_hand else ""

    @property
    def by_hand(self) -> bool:
        """Whether the inspector may put the points down by hand, since the rule is open."""
        return is_open(planned(self.wording.handbook, self.scheme, self.criterion), pooled=self.pool)

    def answers(self) -> tuple[Answer, ...]:
        """Return the boxes of the row."""
        match self.rule:
            case Bonus():
                return ()
            case ByRange() | RatePenalty():
                return self._left_out(frozenset())
            case Graded(responses=str(chosen)) | Unscored(responses=str(chosen)):
                return self._responses(self.wording.handbook.get(chosen, ResponseSet))
            case _:
                return self._judgement() + self._left_out(frozenset())

    def _judgement(self) -> tuple[Answer, ...]:
        """Return yes and no for a question, else conforming and not."""
        words, expects = self.wording.words, self.criterion.expects
        if expects is None:
            return (Answer(words("print.tick.conforms")), Answer(words("print.tick.not")))
        return tuple(Answer(words(f"print.tick.{one}"), expected=one == expects) for one in ("yes", "no"))

    def _left_out(self, meanings: frozenset[str]) -> tuple[Answer, ...]:
        """Return the boxes for what is not judged, unless answers of these meanings say it already."""
        words = self.wording.words
        allowed = self.scheme.not_applicable != "forbidden" and "not-applicable" not in meanings
        return (
            *((Answer(words("print.tick.not-applicable")),) if allowed else ()),
            *(() if "not-observed" in meanings else (Answer(words("print.tick.not-checked")),)),
        )

    def _responses(self, chosen: ResponseSet) -> tuple[Answer, ...]:
        own = tuple(self._response(response) for response in chosen.responses)
        return own + self._left_out(frozenset(one.meaning for one in chosen.responses))

    def _response(self, response: Response) -> Answer:
        symbol, worth = self.wording.plain(response.symbol), self._worth(response)
        return Answer(self.wording.plain(response.title), symbol, "" if worth == symbol else worth)

    def _worth(self, response: Response) -> str:
        """Return the points of an answer in this row."""
        full = self.criterion.points
        if isinstance(self.rule, Unscored) or response.meaning in {"not-observed", "not-applicable"}:
            return ""
        if response.points is not None:
            return number(response.points)
        if response.share is None or not isinstance(full, Decimal):
            return ""
        share = response.share if self.better == "higher" else FULL - response.share
        return number(full * share / FULL)

    def inputs(self) -> tuple[Labelled, ...]:
        """Return what is measured or counted in the row."""
        wording, words = self.wording, self.wording.words
        match self.rule:
            case ByRange(unit=unit):
                return (Labelled(words("print.sheet.input.measured"), pattern=wording.plain(unit)),)
            case RatePenalty(target=identifier):
                target = wording.handbook.get(identifier, Target)
                counted = wording.plain(target.counted)
                if target.out_of is None:
                    return (Labelled(counted, pattern=wording.plain(target.unit)),)
                rate = Labelled(words("print.sheet.input.rate"), pattern="%")
                return (Labelled(counted), Labelled(wording.plain(target.out_of)), rate)
            case _:
                return ()

    def findings(self) -> tuple[Finding, ...]:
        """Return the rows of a table of deductions."""
        if not isinstance(self.rule, ByTable):
            return ()
        return tuple(Finding(self.wording.plain(row.title), self._takes(row)) for row in self.rule.deductions)

    def _takes(self, row: Deduction) -> str:
        wording, words = self.wording, self.wording.words
        if row.takes == "all":
            return words(f"print.sheet.all.{self.better}")
        each = row.takes if isinstance(row.takes, Unspecified) else Decimal(row.takes)
        unit = words(f"scoring.per.finding.{row.per}")
        return plain(wording.says(f"scoring.rule.deduct.{self.better}", unit=unit, each=wording.points(each)))
