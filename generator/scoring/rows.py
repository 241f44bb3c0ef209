"""The reckoning of one row: what its mark counts for under the scheme."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from generator.model.base import Unspecified
from generator.model.scoring import Bonus, Unscored, overflows
from generator.scoring.costs import Cost, Verdict, cost, full_points, occurrences, verdict_of
from generator.scoring.marks import ByHand, Mark, NotApplicable, Occurrences, Responded, Unanswered
from generator.scoring.plan import Missing, Plan, Row

State = Literal[
    "scored", "bonus", "recorded", "not-applicable", "not-observed", "unanswered", "forbidden", "unknown"
]
"""What became of a row: `recorded` without points; `not-observed` left out, told apart from not applicable;
`forbidden`: marked not applicable where the scheme does not allow it, so still to be answered; `unknown`: no
score, since the handbook does not state what it depends on."""

DUE_KEYS = frozenset({"points", "not-applicable", "total"})
"""Keys of the source that full points depend on."""


@dataclass(frozen=True)
class Reckoned:
    """One row in exact fractions."""

    row: Row
    state: State
    verdict: Verdict | None = None
    full: Fraction | None = None
    """Full points of the row, whether they count or not; none where it has none."""
    counts: bool = True
    """Whether its full points are due: not of what is left out."""
    lost: Fraction | None = Fraction(0)
    """None where it is not known."""
    overflow: Fraction = Fraction(0)
    """Points lost beyond the item, taken from its section."""
    bonus: Fraction = Fraction(0)
    missing: tuple[Missing, ...] = ()
    pending: bool = False
    """Whether there is no score before it is answered."""
    by_hand: bool = False
    """Whether what it lost was put down by hand, since the rule is open."""

    @property
    def fails(self) -> bool:
        """Whether it is a critical item that does not conform. Conforming in part is no automatic fail."""
        return self.row.critical and self.verdict == "nonconforming"

    @property
    def due_unknown(self) -> tuple[Missing, ...]:
        """Of what is missing, that on which full points depend; the rest only decides what is lost."""
        return tuple(each for each in self.missing if each.key in DUE_KEYS)


def weighs(row: Row) -> bool:
    """Whether a row that does not conform has points for certain, so that its section has a score."""
    full = full_points(row)
    return row.scored and (full is None or full > 0)


def reckon(plan: Plan, row: Row, mark: Mark) -> Reckoned:
    """Return what a fitting mark counts for."""
    if isinstance(mark, ByHand):
        return _by_hand(reckon(plan, row, mark.found), Fraction(mark.points))
    mark, unseen = _meant(row, mark)
    start = Reckoned(row, "scored", full=full_points(row) if row.scored else None)
    if unseen:
        return _left_out(plan, replace(start, state="not-observed"))
    if isinstance(mark, Unanswered):
        return _unanswered(plan, replace(start, state="unanswered"))
    if isinstance(mark, NotApplicable):
        return _not_applicable(plan, start)
    return _judged(plan, start, mark)


def _by_hand(found: Reckoned, lost: Fraction) -> Reckoned:
    """Put points in place of a cost that is not known."""
    verdict = found.verdict or ("nonconforming" if lost else "conforming")
    return replace(found, state="scored", verdict=verdict, lost=lost, missing=(), by_hand=True)


def _judged(plan: Plan, start: Reckoned, mark: Mark) -> Reckoned:
    row = start.row
    if isinstance(row.rule, Bonus):
        return replace(start, state="bonus", bonus=_bonus(row.rule, mark))
    if isinstance(row.rule, Unscored):
        return replace(start, state="recorded", verdict=_recorded(row, mark))
    return _scored(plan, start, cost(row, mark, lower_is_better=plan.lower_is_better))


def _meant(row: Row, mark: Mark) -> tuple[Mark, bool]:
    """Return what a response says of the whole row: not applicable, or not observed (true)."""
    if isinstance(mark, Responded):
        meaning = row.response(mark.response).meaning
        if meaning == "not-applicable":
            return NotApplicable(), False
        return mark, meaning == "not-observed"
    return mark, False


def _recorded(row: Row, mark: Mark) -> Verdict:
    if isinstance(mark, Responded):
        return verdict_of(row.response(mark.response))
    return "nonconforming" if occurrences(row, mark) else "conforming"


def _bonus(rule: Bonus, mark: Mark) -> Fraction:
    merits = Fraction(rule.each) * (mark.count if isinstance(mark, Occurrences) else 0)
    return merits if rule.at_most is None else min(merits, Fraction(rule.at_most))


def _scored(plan: Plan, start: Reckoned, found: Cost) -> Reckoned:
    """Keep the cost within the item: down to its floor; what goes beyond overflows where the rule says so."""
    row, missing = start.row, found.missing
    if _lacks_points(plan, row, start.full, found.lost):
        missing = tuple(dict.fromkeys((*missing, Missing(row.id, "points"))))
    floor = getattr(row.rule, "floor", Decimal(0))
    if found.lost and isinstance(floor, Unspecified):
        missing = (*missing, Missing(row.rule_of, "floor"))
    if missing or found.lost is None:
        return replace(start, state="unknown", verdict=found.verdict, lost=None, missing=missing)
    if start.full is None:
        return replace(start, verdict=found.verdict, lost=found.lost)
    # What an item keeps whatever is found; not known only where nothing is lost.
    kept = Fraction(0) if isinstance(floor, Unspecified) else Fraction(floor)
    lost = min(found.lost, start.full - min(kept, start.full))
    overflow = found.lost - lost if overflows(row.rule) else Fraction(0)
    return replace(start, verdict=found.verdict, lost=lost, overflow=overflow)


def _lacks_points(plan: Plan, row: Row, full: Fraction | None, lost: Fraction | None = None) -> bool:
    """Whether full points would have to be known. A row of a pool can do without, unless they are open."""
    if full is not None or not row.scored or row.blank:
        return False
    return not plan.pooled or (isinstance(row.full, Unspecified) and lost != 0)


def _not_applicable(plan: Plan, start: Reckoned) -> Reckoned:
    """Apply the convention. What has no points loses none, and nothing is taken out with it."""
    scheme, convention = plan.scheme, plan.scheme.not_applicable
    if convention == "forbidden" and not isinstance(start.row.rule, Bonus):
        return _unanswered(plan, replace(start, state="forbidden"))
    start = replace(start, state="not-applicable")
    if not start.row.scored:
        return start
    if isinstance(convention, Unspecified):
        unknown = Missing(scheme.id, "not-applicable")
        return replace(start, state="unknown", lost=None, missing=(unknown,))
    if convention in {"exclude", "exclude-in-section"}:
        return _left_out(plan, start)
    whole = (convention == "full") == plan.lower_is_better
    return _losing_all(start) if whole else _with_points(plan, start)


def _left_out(plan: Plan, start: Reckoned) -> Reckoned:
    return _with_points(plan, replace(start, counts=False)) if start.row.scored else start


def _unanswered(plan: Plan, start: Reckoned) -> Reckoned:
    """Leave the row open, or let it lose all: unanswered is never better than the worst answer.

    A bonus that nobody claims is none, and an empty row no finding. A row without points is open only where
    it can fail the sheet.
    """
    if isinstance(start.row.rule, Bonus):
        return replace(start, state="bonus")
    if start.row.blank:
        return start
    if not start.row.scored and not (start.row.critical and plan.scheme.automatic_fail):
        return start
    if plan.scheme.unanswered == "incomplete":
        return replace(start, pending=True)
    return _losing_all(start) if start.row.scored else start


def _losing_all(start: Reckoned) -> Reckoned:
    if start.full is None:
        return replace(start, state="unknown", lost=None, missing=(Missing(start.row.id, "points"),))
    return replace(start, lost=start.full)


def _with_points(plan: Plan, start: Reckoned) -> Reckoned:
    """Return the row unless its full points would have to be known."""
    if _lacks_points(plan, start.row, start.full):
        return replace(start, state="unknown", lost=None, missing=(Missing(start.row.id, "points"),))
    return start
