"""Sheets of every kind, with fillings, made up at random but the same in every run."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from random import Random
from typing import Any

from generator.model.handbook import Handbook
from generator.model.scoring import Bonus, ByRange, ByTable, Deduct, Discretionary, Graded, RatePenalty
from generator.scoring.by_hand import most_by_hand, takes_by_hand
from generator.scoring.marks import (
    Answered,
    ByHand,
    Conforming,
    Deducted,
    Findings,
    Mark,
    Measured,
    NotApplicable,
    Occurrences,
    RateMeasured,
    Responded,
    Unanswered,
)
from generator.scoring.plan import Plan, Row
from generator.scoring.rows import reckon
from generator.views.workbook.places import blank_tag, number_tag, row_tag
from tests.printables.workbooks import Entered
from tests.unit.scoring.sheets import book, item, section

Data = dict[str, Any]
HIGHER, LOWER = "higher-is-better", "lower-is-better"
SHARES = [
    {"id": "shares-good", "title": "=1+1", "meaning": "conforming", "share": "100%"},
    {"id": "shares-most", "title": "*", "meaning": "partly", "share": "66.5%"},
    {"id": "shares-some", "title": "some, few", "meaning": "partly"},
    {"id": "shares-bad", "title": "?", "meaning": "nonconforming", "share": "0%"},
    {"id": "shares-unseen", "title": "unseen", "meaning": "not-observed"},
    {"id": "shares-none", "title": "none", "meaning": "not-applicable"},
]
WORTH = [
    {"id": "worth-a", "title": "0", "meaning": "conforming", "points": "0"},
    {"id": "worth-b", "title": "1.5", "meaning": "partly", "points": "1.5"},
    {"id": "worth-c", "title": "4", "meaning": "nonconforming", "points": "4"},
]
ITEMS: list[Any] = [
    {"type": "all-or-nothing"},
    {"type": "deduct", "each": "0.3"},
    {"type": "deduct", "each": "unspecified"},
    {"type": "discretionary", "at-most": "2"},
    {"type": "unscored"},
    "unspecified",
]
"""Rules of the scheme, by which findings that no criterion names are scored too."""
CRITICAL = {"critical": "true"}
TARGETS = [
    {"id": "rate", "title": "r", "counted": "c", "out-of": "o", "at-least": "65%"},
    {"id": "open-rate", "title": "r", "counted": "c", "out-of": "o", "at-least": "unspecified"},
    {"id": "height", "title": "h", "counted": "c", "at-least": "20", "at-most": "30", "unit": "cm"},
]


def tenths(random: Random, most: int, least: int = 0) -> str:
    return str(Decimal(random.randint(least, most)) / 10)


def rule(random: Random, name: str) -> Any:
    """Return an item rule of any kind, of which something may be left open."""
    overflow = random.choice([{}, {"overflow": "section"}])
    floor = random.choice(["0", "0.5"])
    silent = random.random() < 0.12
    findings = [
        {"id": f"{name}-small", "title": "small", "takes": tenths(random, 20)},
        {"id": f"{name}-other", "title": "other", "takes": "unspecified" if silent else tenths(random, 9)},
        {"id": f"{name}-all", "title": "all", "takes": "all"},
    ]
    bands = [
        {"below": "10", "points": tenths(random, 60)},
        {"at-least": "10", "up-to": "20", "points": tenths(random, 60)},
        {"above": "20", "below": "40", "points": tenths(random, 60)},
    ]
    if not silent:
        bands.append({"at-least": "40", "points": "0.3"})
    rounding = random.choice(["whole-steps", "started-steps", "proportional"])
    penalty = {"target": random.choice(["rate", "rate", "height"]), "each": random.choice(["5%", "3%"])}
    if silent:
        penalty["target"] = "open-rate"
    penalty |= {
        "deduct": tenths(random, 20),
        "rounding": "unspecified" if silent else rounding,
        "floor": floor,
    }
    return random.choice(
        [
            {"type": "all-or-nothing"},
            {
                "type": "deduct",
                "each": "unspecified" if silent else tenths(random, 20),
                "floor": floor,
                **overflow,
            },
            {"type": "deduct", "each": tenths(random, 9, 1), "floor": floor, **overflow},
            {"type": "table", "deductions": findings, "floor": floor, **overflow},
            {"type": "graded", "responses": "shares"},
            {"type": "graded", "responses": "worth"},
            {"type": "range", "unit": "u", "bands": bands},
            {"type": "discretionary", **random.choice([{}, {"at-most": "2"}])},
            {"type": "bonus", "each": tenths(random, 9), **random.choice([{}, {"at-most": "1.5"}])},
            {"type": "rate-penalty", **penalty},
            {"type": "unscored", **random.choice([{}, {"responses": "shares"}])},
            "unspecified" if silent else {"type": "all-or-nothing"},
        ]
    )


def grades(random: Random, *, lower: bool) -> list[Data]:
    """Return grades without gaps, a name below them, some with coefficients and worst sections."""
    cuts = sorted(random.sample(range(1, 100), 3))
    bounds: list[Data] = [{"below": cuts[0]}]
    bounds += [{"at-least": low, "below": high} for low, high in pairwise(cuts)]
    bounds.append({"at-least": cuts[-1]})
    made = [
        {
            "id": f"grade-{place}",
            "title": random.choice(["=A1", "unspecified", f"grade {place}"]),
            **{key: str(value) for key, value in bound.items()},
            **random.choice([{}, {"coefficient": "1.1"}, {"coefficient": "unspecified"}]),
            **random.choice([{}, {"worst-part": tenths(random, 90)}]),
        }
        for place, bound in enumerate(bounds)
    ]
    random.shuffle(made)
    return [*made, {"id": "failed", "title": "failed", "coefficient": "0"}][: 5 - lower]


def fails(random: Random, grade: str) -> tuple[Data, Data]:
    """Return an automatic fail with a grade, and the same without."""
    fail = {
        "scope": random.choice(["sheet", "section"]),
        "score": random.choice(["zero", "zero", "keep"]),
    }
    return {"automatic-fail": {**fail, "grade": grade}}, {"automatic-fail": fail}


def handbook(random: Random, *, failing: bool = False) -> Handbook:
    """Return a handbook with one sheet of one to three sections.

    Critical items of a `failing` one decide mostly what becomes of it.
    """
    direction = random.choice([HIGHER, HIGHER, LOWER])
    settings: Data = {
        "direction": direction,
        "not-applicable": random.choice(
            ["exclude", "exclude-in-section", "zero", "full", "forbidden", "unspecified"]
        ),
        "unanswered": random.choice(["incomplete", "incomplete", "zero"]),
        "section": random.choice(["sum", "sum", "pool"]),
        "result": random.choice(["points", "percent", "weighted"]),
        "item": random.choice(ITEMS),
        **random.choice([{}, {"decimals": "1"}, {"decimals": "2"}]),
        **random.choice([{}, {}, {"below-zero": "true"}]),
        **random.choice([{}, {"bonus-at-most": "2"}]),
    }
    if random.random() < 0.7:
        settings["grades"] = grades(random, lower=direction == LOWER)
        last = settings["grades"][-1]["id"]
        settings |= random.choice([{}, {"gate": {"at-least": "60%", "grade": "grade-0"}}])
        settings |= random.choice([{}, *fails(random, last)])
    else:
        settings |= random.choice([{}, fails(random, "")[1]])
    if failing:
        last = settings["grades"][-1]["id"] if "grades" in settings else ""
        settings |= random.choice(fails(random, last)) if last else fails(random, "")[1]
        settings |= random.choice([{}, {"result": "points"}])
    parts = []
    for place in range(random.randint(1, 3)):
        rows = [
            item(
                name := f"c{place}-{number}",
                random.choice([tenths(random, 60, 1)] * 12 + [None, "unspecified"]),
                random.choice([rule(random, name)] * 4 + [None]),
                **random.choice([{}, {} if not failing else CRITICAL, CRITICAL]),
                **random.choice([{}, {}, {"expects": "yes"}, {"expects": "no"}]),
            )
            for number in range(random.choice([0, 1, 2, 3, 4, 5]))
        ]
        blank = random.choice([{}, {"blank-rows": str(random.randint(1, 3))}])
        total = random.choice([tenths(random, 200, 10)] * 9 + ["unspecified"])
        weight = random.choice([f"{random.randint(1, 50)}%"] * 9 + ["unspecified"])
        parts.append(section(f"s{place}", *rows, total=total, weight=weight, **blank))
    sets = [
        {"id": "shares", "title": "t", "responses": SHARES},
        {"id": "worth", "title": "t", "responses": WORTH},
    ]
    return book(*parts, responses=sets, targets=TARGETS, **settings)


def marks(random: Random, plan: Plan) -> dict[str, Mark]:
    """Return a filling; some rows are not applicable, and in some fillings some are open."""
    apart = random.choice([0.0, 0.1, 0.3, 1.0])
    open_ = random.choice([0.0, 0.0, 0.2, 0.5])
    made: dict[str, Mark] = {}
    for row in plan.rows:
        if random.random() < open_:
            made[row.id] = Unanswered()
        elif random.random() < apart and plan.scheme.not_applicable != "forbidden":
            made[row.id] = Unanswered() if isinstance(row.rule, Bonus) else NotApplicable()
        else:
            made[row.id] = by_hand(random, plan, row, mark(random, row))
    for row in plan.blanks:
        if random.random() < 0.6:
            made[row.id] = by_hand(random, plan, row, finding(random, row))
    return made


def by_hand(random: Random, plan: Plan, row: Row, found: Mark) -> Mark:
    """Return a mark, mostly with points by hand where the handbook leaves open what it costs."""
    open_ = takes_by_hand(plan, row) and reckon(plan, row, found).state == "unknown"
    if not open_ or random.random() < 0.3:
        return found
    most = most_by_hand(plan, row)
    most = Decimal(20) if most is None else most
    return ByHand(most * random.choice([0, 1, 2, 4]) / 4, found)


def finding(random: Random, row: Row) -> Mark:
    """Return a finding that no criterion names."""
    match row.rule:
        case Discretionary():
            return Deducted(Decimal(random.randint(1, 30)) / 10)
        case Deduct(each=Decimal()):
            return Occurrences(random.randint(1, 9))
    return Occurrences(1)


def mark(random: Random, row: Row) -> Mark:  # noqa: PLR0911 - one return a kind of mark
    """Return a mark that fits a row, better ones more often."""
    good = random.random() < 0.5
    match row.rule:
        case Bonus():
            return Occurrences(random.randint(0, 6))
        case ByTable(deductions=deductions):
            counts = tuple((found.id, random.choice([0, 0, 1, 2])) for found in deductions)
            return Conforming() if good or not any(count for _, count in counts) else Findings(counts)
        case ByRange():
            return Measured(
                random.choice([Decimal("-3.5"), Decimal(10), Decimal("10.1"), Decimal(20), Decimal(55)])
            )
        case Discretionary():
            return Conforming() if good else Deducted(Decimal(random.randint(1, 10)) / 10)
        case RatePenalty():
            return RateMeasured(
                random.choice([Decimal(65), Decimal("64.9"), Decimal(25), Decimal(33), Decimal(60)])
            )
        case Deduct():
            return Occurrences(0 if good else random.randint(1, 12))
        case Graded():
            return Responded(random.choice(row.responses).id)
    if row.responses:
        return Responded(random.choice(row.responses).id)
    return Answered("yes" if random.random() < 0.7 else "no")


def written(  # noqa: C901, PLR0912 - one case a kind of mark
    plan: Plan, marks_: dict[str, Mark], questions: set[str]
) -> Entered:
    """Return what a person enters to put these marks down."""
    entered: dict[tuple[str, str], str | Decimal | int] = {}
    for row in plan.rows:
        tag, made = row_tag(row.id), marks_[row.id]
        if isinstance(made, ByHand):
            entered[tag, "hand"] = made.points
            made = made.found
        yes, no = ("是", "否") if row.id in questions else ("符合", "不符合")
        if row.id in questions and row.conforms == "no":
            yes, no = no, yes
        match made:
            case Unanswered():
                continue
            case NotApplicable():
                has_own = any(each.meaning == "not-applicable" for each in row.responses)
                entered[tag, "answer"] = "none" if has_own else "不适用"
            case Conforming() | Occurrences(count=0) if not isinstance(row.rule, Bonus):
                entered[tag, "answer"] = yes
            case Answered(answer=answer):
                entered[tag, "answer"] = yes if answer == row.conforms else no
            case Occurrences(count=count):
                entered[tag, "amount"] = count
                if not isinstance(row.rule, Bonus):
                    entered[tag, "answer"] = no
            case Deducted(points=points):
                entered |= {(tag, "answer"): no, (tag, "amount"): points}
            case Findings(counts=counts):
                entered[tag, "answer"] = no
                entered |= {(number_tag(row.id, key), "amount"): count for key, count in counts if count}
            case Responded(response=chosen):
                entered[tag, "answer"] = next(each.title for each in row.responses if each.id == chosen)
            case Measured(value=value):
                entered[tag, "amount"] = value
            case RateMeasured(rate=rate) if row.target is not None and row.target.out_of is None:
                entered[tag, "amount"] = rate
            case RateMeasured(rate=rate) if rate == rate.to_integral_value():
                entered[number_tag(row.id, "counted"), "amount"] = int(rate) * 3
                entered[number_tag(row.id, "out-of"), "amount"] = 300
            case RateMeasured(rate=rate):
                entered[number_tag(row.id, "rate"), "amount"] = rate
    return entered | others(plan, marks_)


def others(plan: Plan, marks_: dict[str, Mark]) -> dict[tuple[str, str], str | Decimal | int]:
    """Return what a person enters of findings that no criterion names."""
    entered: dict[tuple[str, str], str | Decimal | int] = {}
    for row in plan.blanks:
        tag, made = blank_tag(row.id), marks_.get(row.id)
        if made is None:
            continue
        entered[tag, "standard"] = "=1+1"
        match made:
            case ByHand(points=points):
                entered[tag, "hand"] = points
            case Deducted(points=points):
                entered[tag, "amount"] = points
            case Occurrences(count=count) if isinstance(row.rule, Deduct) and not takes_by_hand(plan, row):
                entered[tag, "amount"] = count
    return entered
