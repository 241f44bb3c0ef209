"""What each answer of a row comes to: constants of the engine, formulas where a number decides.

These formulas say the same as `scoring.costs` and `scoring.rows`, and are tested against them.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from generator.model.base import Unspecified
from generator.model.numbers import Level
from generator.model.scoring import (
    Bonus,
    ByRange,
    ByTable,
    Deduct,
    Discretionary,
    RangeBand,
    RatePenalty,
    overflows,
)
from generator.scoring.costs import full_points, holds
from generator.scoring.marks import Mark, Measured, NotApplicable, RateMeasured, Unanswered
from generator.scoring.plan import Plan, Row
from generator.scoring.rows import Reckoned, reckon
from generator.views.workbook.entries import FIRST, Entries
from generator.views.workbook.formulas import added, coarse, fine, num, when, within

VERDICTS = {None: "0", "conforming": "1", "partly": "2", "nonconforming": "3"}
PARTLY, NONCONFORMING = 2, 3
OPEN = {"unanswered", "forbidden"}


@dataclass(frozen=True)
class Outcome:
    """What an answer comes to; each a number or a formula."""

    open: str = "0"
    """1 while it is still to be answered."""
    pending: str = "0"
    """1 while there is no score before it is answered."""
    missing: str = "0"
    """1 or more where the handbook does not state what the score depends on."""
    bare: str = "0"
    """1 or more where it is full points that are not known, and not only what is lost of them."""
    counts: str = "1"
    """1 where its full points are due."""
    out: str = "0"
    """Full points that are left out."""
    waiting: str = "0"
    """Full points not gained yet."""
    lost: str = "0"
    over: str = "0"
    """Points lost beyond the item, taken from its section."""
    bonus: str = "0"
    verdict: str = "0"


@dataclass(frozen=True)
class Numbers:
    """Addresses of the numbers that a row takes."""

    amount: str
    """In the row itself; of a rate the one that counts, wherever it comes from."""
    parts: tuple[str, ...] = ()
    """In the lines below, in their order."""


def outcomes(plan: Plan, entries: Entries, numbers: Numbers) -> tuple[Outcome, ...]:
    """Return what the answers of a row come to, by their numbers from 1."""
    row = entries.row
    general = tuple(constant(reckon(plan, row, mark)) for mark in (Unanswered(), NotApplicable()))
    return (*general, *_judged(plan, entries, numbers))


def _judged(plan: Plan, entries: Entries, numbers: Numbers) -> tuple[Outcome, ...]:
    row, count = entries.row, numbers.amount
    match row.rule:
        case Deduct(each=Decimal() as each):
            nonconforming = _scored(plan, row, fine(f"{count}*{num(each)}"))
        case ByTable():
            nonconforming = _by_table(plan, row, row.rule, numbers.parts)
        case Discretionary(at_most=most):
            nonconforming = _scored(plan, row, fine(count if most is None else f"MIN({count},{num(most)})"))
        case ByRange(bands=bands):
            return tuple(_constant(plan, row, Measured(value)) for value in samples(bands))
        case RatePenalty():
            return _by_rate(plan, row, row.rule, count)
        case Bonus(each=each, at_most=most):
            merits = fine(f"{count}*{num(each)}")
            bonus = merits if most is None else f"MIN({merits},{num(most)})"
            return (Outcome(counts="0", bonus=bonus),)
        case _:
            own = [choice.code for choice in entries.choices if choice.code >= FIRST]
            return tuple(_constant(plan, row, entries.mark(code, Decimal(1), {})) for code in sorted(own))
    return _constant(plan, row, entries.mark(FIRST, None, {})), nonconforming


def _constant(plan: Plan, row: Row, mark: Mark) -> Outcome:
    return constant(reckon(plan, row, mark))


def constant(reckoned: Reckoned) -> Outcome:
    """Return what the engine has reckoned."""
    row, full = reckoned.row, reckoned.full or Fraction(0)
    return Outcome(
        open=str(int(reckoned.state in OPEN)),
        pending=str(int(reckoned.pending)),
        missing=str(int(bool(reckoned.missing))),
        bare=str(int(bool(reckoned.due_unknown))),
        counts=str(int(row.scored and reckoned.counts)),
        out=num(full) if row.scored and not reckoned.counts else "0",
        waiting=num(full) if reckoned.pending else "0",
        lost=num(reckoned.lost or 0),
        over=num(reckoned.overflow),
        bonus=num(reckoned.bonus),
        verdict=VERDICTS[reckoned.verdict],
    )


def _scored(
    plan: Plan, row: Row, cost: str, *missing: str, verdict: str = "3", bare: tuple[str, ...] = ()
) -> Outcome:
    """Return what a cost comes to: down to the floor, beyond it only where the rule says so.

    `missing` are the gaps that it depends on, `bare` those of them that are gaps of full points.
    """
    full, found = full_points(row), list(missing)
    if full is None and not row.blank:
        if not plan.pooled:
            bare = (*bare, "1")
        elif isinstance(row.full, Unspecified):
            bare = (*bare, f"IF({cost}<>0,1,0)")
    if full is None:
        return Outcome(missing=added([*found, *bare]), bare=added(bare), lost=cost, verdict=verdict)
    rule = row.rule
    known = rule.floor if isinstance(rule, Deduct | ByTable | RatePenalty) else Decimal(0)
    if isinstance(known, Unspecified):
        found.append(f"IF({cost}<>0,1,0)")
    floor = Fraction(0) if isinstance(known, Unspecified) else Fraction(known)
    lost = f"MIN({cost},{num(full - min(floor, full))})"
    over = fine(f"{cost}-{lost}") if overflows(rule) else "0"
    return Outcome(missing=added(found), lost=lost, over=over, verdict=verdict)


def _by_table(plan: Plan, row: Row, table: ByTable, counts: tuple[str, ...]) -> Outcome:
    full, terms, missing, bare = full_points(row), [], [], []
    for found, count in zip(table.deductions, counts, strict=True):
        if isinstance(found.takes, Unspecified):
            missing.append(f"IF({count}>0,1,0)")
        elif found.takes != "all":
            terms.append(f"{count}*{num(Decimal(found.takes))}")
        elif full is None:
            bare.append(f"IF({count}>0,1,0)")
        else:
            terms.append(f"({count}>0)*{num(full)}")
    return _scored(plan, row, fine(added(terms)), *missing, bare=tuple(bare))


def _by_rate(plan: Plan, row: Row, rule: RatePenalty, rate: str) -> tuple[Outcome, ...]:
    """Return what a rate comes to that reaches its target, and one that falls short."""
    if (short := shortfall(row, rate)) is None:
        unknown = _constant(plan, row, RateMeasured(Decimal(0)))
        return unknown, unknown
    reached = _scored(plan, row, "0", verdict="1")
    if rule.each <= 0:
        return reached, Outcome(missing="1", verdict="3")
    steps = fine(f"({short})/{num(rule.each)}")
    counted = {
        "whole-steps": f"INT({coarse(steps)})",
        "started-steps": f"-INT(-{coarse(steps)})",
        "proportional": steps,
    }
    if isinstance(rule.rounding, Unspecified):
        whole = coarse(steps)
        cost = fine(f"{whole}*{num(rule.deduct)}")
        return reached, _scored(plan, row, cost, when(f"{whole}=INT({whole})", "0", "1"))
    return reached, _scored(plan, row, fine(f"({counted[rule.rounding]})*{num(rule.deduct)}"))


def shortfall(row: Row, rate: str) -> str | None:
    """Return by how much a rate misses its target; none where the handbook does not state the target."""
    target = row.target
    if target is None:
        return None
    levels = [(target.at_least, -1), (target.at_most, 1)]
    stated = [(level, sign) for level, sign in levels if level is not None]
    if not stated or any(not isinstance(level, Level) for level, _ in stated):
        return None
    short = (
        f"{num(level.value)}-{rate}" if sign < 0 else f"{rate}-{num(level.value)}"
        for level, sign in stated
        if isinstance(level, Level)
    )
    return f"MAX(0,{','.join(short)})"


def samples(bands: tuple[RangeBand, ...]) -> tuple[Decimal, ...]:
    """Return a value for each band, and one that none holds; a band that others cover gets that one too."""
    bounds = sorted({bound for band in bands for bound in _bounds(band)}) or [Decimal(0)]
    between = [(low + high) / 2 for low, high in pairwise(bounds)]
    values = [bounds[0] - 1, *bounds, *between, bounds[-1] + 1]
    found: dict[int, Decimal] = {}
    for value in values:
        place = next((place for place, band in enumerate(bands) if holds(band, Fraction(value))), len(bands))
        found.setdefault(place, value)
    spare = found.get(len(bands), values[0])
    return tuple(found.get(place, spare) for place in range(len(bands) + 1))


def _bounds(band: RangeBand) -> list[Decimal]:
    bounds = (band.above, band.at_least, band.up_to, band.below)
    return [bound for bound in bounds if bound is not None]


def band_number(bands: tuple[RangeBand, ...], value: str) -> str:
    """Return which band holds a value, counted from 1; one more than there are where none does."""
    formula = str(len(bands) + 1)
    for place in range(len(bands), 0, -1):
        formula = f"IF({within(bands[place - 1], value)},{place},{formula})"
    return formula
